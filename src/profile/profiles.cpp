#include "profile/profiles.h"

#include <algorithm>
#include <utility>

#include "base/sorting.h"

namespace sonder {
namespace {

Grouping group_positions(const std::vector<std::uint32_t>& profile_of,
                         std::uint32_t profile_count) {
  return group_by_profile(profile_of, profile_count,
                          [](std::uint32_t position) { return position; });
}

std::vector<std::uint32_t> profiles_of_records(const Resolution& resolution) {
  std::vector<std::uint32_t> profile_of;
  profile_of.reserve(resolution.profile_of.size());
  for (const ProfileId profile : resolution.profile_of) profile_of.push_back(profile.index);
  return profile_of;
}

std::vector<std::uint32_t> profiles_of(const std::vector<RecordId>& record,
                                       const Bitset& has_record, const Resolution& resolution) {
  std::vector<std::uint32_t> profile_of(record.size(), kNobody);
  for (std::size_t position = 0; position < record.size(); ++position) {
    if (!has_record.test(position)) continue;
    profile_of[position] = resolution.profile_of[record[position].index].index;
  }
  return profile_of;
}

/// Within each profile by time, those without one last; equal ones by position.
void sort_by_time(const std::vector<Timestamp>& at, const Bitset& has_date, Grouping& grouping) {
  const auto is_earlier = [&](std::uint32_t a, std::uint32_t b) {
    const bool a_dated = has_date.test(a);
    const bool b_dated = has_date.test(b);
    if (a_dated != b_dated) return a_dated;
    if (a_dated && at[a] != at[b]) return at[a] < at[b];
    return a < b;
  };
  std::vector<std::uint32_t> sorted;
  for (std::size_t profile = 0; profile + 1 < grouping.starts.size(); ++profile) {
    auto* const begin = grouping.items.data() + grouping.starts[profile];
    auto* const end = grouping.items.data() + grouping.starts[profile + 1];
    if (std::is_sorted(begin, end, is_earlier)) continue;
    sorted.assign(begin, end);
    sort_stably(sorted, is_earlier);
    std::copy(sorted.begin(), sorted.end(), begin);
  }
}

Grouping group_by_time(const AboutWhom& about, const MomentColumn& at, const Resolution& who) {
  Grouping grouping =
      group_positions(profiles_of(about.record, about.has_record, who), who.profile_count);
  sort_by_time(at.values, at.known, grouping);
  return grouping;
}

MomentColumn first_moments(const Messages& messages) {
  MomentColumn moments;
  for (std::size_t message = 0; message < messages.size(); ++message) {
    moments.push_back(messages.first_moment(message));
  }
  return moments;
}

/// The first record of the best origin among those that `says` accepts.
template <class Predicate>
std::optional<RecordId> choose_record(const PersonRecords& records,
                                      std::span<const std::uint32_t> candidates, Predicate says) {
  std::optional<RecordId> chosen;
  for (const std::uint32_t record : candidates) {
    if (chosen && records.origin[record] >= records.origin[chosen->index]) continue;
    if (says(record)) chosen = RecordId{record};
  }
  return chosen;
}

std::optional<RecordId> choose_record(const PersonRecords& records,
                                      std::span<const std::uint32_t> candidates,
                                      const CodedText& column) {
  return choose_record(records, candidates,
                       [&](std::uint32_t record) { return !column.is_empty(record); });
}

std::string_view surviving_text(const PersonRecords& records,
                                std::span<const std::uint32_t> candidates,
                                const CodedText& column) {
  const auto record = choose_record(records, candidates, column);
  return record ? column.at(record->index) : std::string_view{};
}

std::string join_names(std::string_view first, std::string_view last) {
  std::string name(first);
  if (!first.empty() && !last.empty()) name += ' ';
  name += last;
  return name;
}

/// First and last name of one record, so that nobody gets a name that no file has.
std::string first_and_last_name(const PersonRecords& records,
                                std::span<const std::uint32_t> candidates) {
  const CodedText& first = records.field(PersonField::kFirstName);
  const CodedText& last = records.field(PersonField::kLastName);
  auto record = choose_record(records, candidates, [&](std::uint32_t candidate) {
    return !first.is_empty(candidate) && !last.is_empty(candidate);
  });
  if (!record) record = choose_record(records, candidates, last);
  if (!record) record = choose_record(records, candidates, first);
  if (!record) return {};
  return join_names(first.at(record->index), last.at(record->index));
}

/// The visitor's id behind each record, one code per record; nothing where no file has any.
std::vector<std::uint32_t> anonymous_codes(const Population& population) {
  const AnonymousIds& anonymous = population.anonymous;
  if (anonymous.size() == 0) return {};
  std::vector<std::uint32_t> codes(population.records.size(), TextDictionary::kEmpty);
  for (std::size_t entry = anonymous.size(); entry-- > 0;) {
    codes[anonymous.record[entry].index] = anonymous.id.codes[entry];
  }
  return codes;
}

std::string choose_display_name(const PersonRecords& records,
                                std::span<const std::uint32_t> candidates) {
  const CodedText& full_name = records.field(PersonField::kFullName);
  std::string name(surviving_text(records, candidates, full_name));
  if (name.empty()) name = first_and_last_name(records, candidates);
  if (name.empty()) name = surviving_text(records, candidates, records.customer_id);
  if (name.empty()) name = surviving_text(records, candidates, records.email);
  return name;
}

void append_text(std::string_view text, CodedText& column) {
  column.codes.push_back(column.dictionary.intern(text));
}

/// The record whose value of the field survives.
std::optional<RecordId> survivor(const Population& population, const SurvivorRules& rules,
                                 std::span<const std::uint32_t> members, const CodedText& column,
                                 Field field) {
  std::vector<FieldClaim> claims;
  for (const std::uint32_t record : members) {
    if (!column.is_empty(record)) claims.push_back({{record}, std::string(column.at(record))});
  }
  if (claims.empty()) return std::nullopt;
  if (claims.size() == 1) return claims.front().record;
  return choose_survivors(population, field, rules.of(field), std::move(claims))
      .kept.front()
      .record;
}

std::string_view surviving_email(const Population& population, const SurvivorRules& rules,
                                 std::span<const std::uint32_t> members) {
  const CodedText& emails = population.records.email;
  const auto record = survivor(population, rules, members, emails, Field::kEmail);
  return record ? emails.at(record->index) : std::string_view();
}

/// The first visitor's id of a profile, or the empty text.
std::string_view anonymous_name(const Population& population,
                                const std::vector<std::uint32_t>& codes,
                                std::span<const std::uint32_t> members) {
  if (codes.empty()) return {};
  const auto named = std::find_if(members.begin(), members.end(), [&](std::uint32_t record) {
    return codes[record] != TextDictionary::kEmpty;
  });
  return named == members.end() ? std::string_view()
                                : population.anonymous.id.dictionary.text(codes[*named]);
}

void describe_profiles(const Population& population, Profiles& profiles) {
  const PersonRecords& records = population.records;
  const std::vector<std::uint32_t> anonymous = anonymous_codes(population);
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    auto members = profiles.records.of({profile});
    const bool is_unknown = profiles.resolution.anonymous.test(members.front());
    profiles.anonymous.push_back(is_unknown);
    if (is_unknown) members = {};
    std::string name = choose_display_name(records, members);
    if (name.empty()) name = anonymous_name(population, anonymous, members);
    append_text(name, profiles.display_name);
    append_text(surviving_email(population, profiles.survivorship, members), profiles.email);
    append_text(surviving_text(records, members, records.customer_id), profiles.customer_id);
  }
}

}  // namespace

Profiles build_profiles(const Population& population, Resolution resolution,
                        const SurvivorRules& rules) {
  Profiles profiles;
  profiles.survivorship = rules;
  profiles.resolution = std::move(resolution);
  const Resolution& who = profiles.resolution;
  const Orders& orders = population.orders;
  const SurveyResponses& responses = population.responses;
  profiles.records = group_positions(profiles_of_records(who), who.profile_count);
  profiles.orders =
      group_positions(profiles_of(orders.record, orders.has_record, who), who.profile_count);
  profiles.responses =
      group_positions(profiles_of(responses.record, responses.has_record, who), who.profile_count);
  sort_by_time(orders.placed_at, orders.has_date, profiles.orders);
  sort_by_time(responses.answered_at, responses.has_date, profiles.responses);
  const auto grouped = [&](const AboutWhom& about, const MomentColumn& at) {
    return group_by_time(about, at, who);
  };
  profiles.events = grouped(population.events.about, population.events.at);
  profiles.messages = grouped(population.messages.about, first_moments(population.messages));
  profiles.tickets = grouped(population.tickets.about, population.tickets.opened);
  profiles.notes = grouped(population.notes.about, population.notes.written);
  describe_profiles(population, profiles);
  return profiles;
}

std::string name_of_record(const PersonRecords& records, RecordId record) {
  return choose_display_name(records, std::span(&record.index, 1));
}

std::optional<RecordId> surviving_record(const Population& population, const Profiles& profiles,
                                         ProfileId profile, PersonField field) {
  return survivor(population, profiles.survivorship, profiles.records.of(profile),
                  population.records.field(field), field);
}

Bitset known_beyond_surveys(const Population& population, const Profiles& profiles) {
  Bitset known(profiles.size());
  const std::vector<RecordOrigin>& origin = population.records.origin;
  for (std::size_t record = 0; record < origin.size(); ++record) {
    if (origin[record] == RecordOrigin::kResponse) continue;
    known.set(profiles.resolution.profile_of[record].index);
  }
  return known;
}

}  // namespace sonder
