#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "identity/resolution.h"
#include "model/population.h"
#include "profile/grouping.h"
#include "profile/survivorship.h"

namespace sonder {

/// Every person once, with what belongs to them.
struct Profiles {
  Resolution resolution;
  Grouping records;    ///< positions in PersonRecords, ascending
  Grouping orders;     ///< positions in Orders, by time, then position; those without date last
  Grouping responses;  ///< positions in SurveyResponses, by time, then position
  Grouping events;     ///< positions in Events, in the same way, as those below
  Grouping messages;   ///< by `Messages::first_moment`
  Grouping tickets;    ///< by when they were opened
  Grouping notes;
  /// What to call the person, one code per profile: full name, else first and last name of one
  /// record, else customer id, else e-mail, else anonymous id; empty when no record says any.
  CodedText display_name;
  CodedText email;        ///< of the record that survives, see `surviving_record`
  CodedText customer_id;  ///< chosen in the same way
  /// One bit per profile: asked to stay unknown (see `find_anonymous`), so the three above are
  /// empty. Such a profile is one record.
  Bitset anonymous;
  SurvivorRules survivorship;  ///< which value of a field a profile keeps

  std::uint32_t size() const { return resolution.profile_count; }
};

/// Groups what the population holds by who it is about.
/// `resolution` is that of the population's records; `rules` say which values survive.
/// O(records + n log(n per profile)) for n orders, responses, events, messages, tickets and notes.
Profiles build_profiles(const Population& population, Resolution resolution,
                        const SurvivorRules& rules = {});

/// What to call the person of one record, chosen as `Profiles::display_name`.
std::string name_of_record(const PersonRecords& records, RecordId record);

/// Which record a field is taken from, by the rule of `Profiles::survivorship`; of several values
/// that all survive, the first. Absent when no record of the profile says it.
/// O(records of the profile).
std::optional<RecordId> surviving_record(const Population& population, const Profiles& profiles,
                                         ProfileId profile, PersonField field);

/// One bit per profile: a file of customers or orders knows the person, not surveys alone.
/// O(records).
Bitset known_beyond_surveys(const Population& population, const Profiles& profiles);

}  // namespace sonder
