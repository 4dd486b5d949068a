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
  /// What to call the person, one code per profile: full name, else first and last name of one
  /// record, else customer id, else e-mail; empty when no record says any.
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
/// O(records + orders log(orders per profile) + responses log(responses per profile)).
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

enum class TimelineKind : std::uint8_t { kRegistered, kPurchase, kReturn, kCancelled, kResponse };

/// "registered", "purchase", "return", "cancelled", "response".
std::string_view to_string(TimelineKind kind);

/// One thing that happened.
struct TimelineEvent {
  TimelineKind kind = TimelineKind::kPurchase;
  Timestamp at;
  /// False when only the day is known. A file that gives midnight gives a day.
  bool has_time = false;
  SourceId source;
  std::uint64_t file_row = 0;                            ///< as in `Issue::row`
  std::optional<OrderId> order = std::nullopt;           ///< of orders
  std::optional<std::uint32_t> response = std::nullopt;  ///< position in SurveyResponses
};

/// What happened to one person on or before `as_of`, latest first; at the same moment a response
/// comes before a cancellation, a return, a purchase and a registration, and later rows before
/// earlier ones. Records of one file that name the same day of registration give one event.
/// Things without a date are left out and counted by the caller from the groupings.
/// O(events log events).
std::vector<TimelineEvent> build_timeline(const Population& population, const Profiles& profiles,
                                          ProfileId profile, Date as_of);

}  // namespace sonder
