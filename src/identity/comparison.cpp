#include "identity/comparison.h"

#include <algorithm>
#include <bit>

#include "text/similarity.h"

namespace sonder {
namespace {

using enum AgreementLevel;
using enum ComparedField;

constexpr std::size_t index_of(ComparedField field) { return static_cast<std::size_t>(field); }

/// Two values that are neither blank nor equal.
struct ValuePair {
  std::u32string_view a;
  std::u32string_view b;
  std::uint64_t letters_a;
  std::uint64_t letters_b;

  std::size_t longer() const { return std::max(a.size(), b.size()); }
  std::size_t shorter() const { return std::min(a.size(), b.size()); }
};

/// Whether it can be that at most `most` slips make one of the other. A slip takes one letter and
/// brings another, and changes the length by one at most, which settles most pairs.
bool may_be_within(const ValuePair& pair, std::size_t most) {
  if (pair.longer() - pair.shorter() > most) return false;
  return static_cast<std::size_t>(std::popcount(pair.letters_a ^ pair.letters_b)) <= 2 * most;
}

/// Whether they are one slip apart: what is left between their common beginning and end tells.
bool is_one_slip(const ValuePair& pair) {
  if (!may_be_within(pair, 1)) return false;
  const std::size_t length = pair.shorter();
  std::size_t front = 0;
  while (front < length && pair.a[front] == pair.b[front]) ++front;
  std::size_t back = 0;
  while (back < length - front &&
         pair.a[pair.a.size() - 1 - back] == pair.b[pair.b.size() - 1 - back]) {
    ++back;
  }
  const std::size_t rest_a = pair.a.size() - front - back;
  const std::size_t rest_b = pair.b.size() - front - back;
  if (rest_a <= 1 && rest_b <= 1) return true;
  return rest_a == 2 && rest_b == 2 && pair.a[front] == pair.b[front + 1] &&
         pair.a[front + 1] == pair.b[front];
}

/// How many slips they are apart, or `most` + 1 when they are more.
std::size_t count_slips(const ValuePair& pair, std::size_t most) {
  if (!may_be_within(pair, most)) return most + 1;
  return alignment_distance(pair.a, pair.b);
}

/// Jaro-Winkler where it reaches `least`, else 0. Letters that only one of them has bound it from
/// above.
double likeness_from(double least, const ValuePair& pair) {
  const auto only_a = static_cast<std::size_t>(std::popcount(pair.letters_a & ~pair.letters_b));
  const auto only_b = static_cast<std::size_t>(std::popcount(pair.letters_b & ~pair.letters_a));
  const auto most_common =
      static_cast<double>(std::min(pair.a.size() - only_a, pair.b.size() - only_b));
  const double most_jaro = (most_common / static_cast<double>(pair.a.size()) +
                            most_common / static_cast<double>(pair.b.size()) + 1) /
                           3;
  if (most_jaro + 0.4 * (1 - most_jaro) < least) return 0;
  // Jaro's pairing of letters may depend on which text comes first.
  const bool is_ordered = pair.a < pair.b;
  const double likeness =
      jaro_winkler_similarity(is_ordered ? pair.a : pair.b, is_ordered ? pair.b : pair.a);
  return likeness >= least ? likeness : 0;
}

bool begins_like(const ValuePair& pair) {
  const std::size_t length = pair.shorter();
  return pair.a.substr(0, length) == pair.b.substr(0, length);
}

AgreementLevel compare_names(const ValuePair& pair) {
  constexpr std::size_t kShortName = 4;
  if (pair.longer() >= kShortName && is_one_slip(pair)) return kNear;
  const double likeness = likeness_from(0.85, pair);
  if (likeness >= 0.93) return kNear;
  return likeness > 0 || begins_like(pair) ? kFar : kDifferent;
}

AgreementLevel compare_address_lines(const ValuePair& pair) {
  const std::size_t length = pair.longer();
  const std::size_t slips = count_slips(pair, length / 3);
  if (slips <= length / 6 || is_one_slip(pair)) return kNear;
  return slips <= length / 3 ? kFar : kDifferent;
}

AgreementLevel compare_birth_dates(const ValuePair& pair) {
  constexpr std::size_t kDigits = 8;
  if (pair.a.size() != kDigits || pair.b.size() != kDigits) return kDifferent;
  const bool same_year = pair.a.substr(0, 4) == pair.b.substr(0, 4);
  const bool same_month = pair.a.substr(4, 2) == pair.b.substr(4, 2);
  const bool same_day = pair.a.substr(6, 2) == pair.b.substr(6, 2);
  const bool is_swapped = same_year && pair.a.substr(4, 2) == pair.b.substr(6, 2) &&
                          pair.a.substr(6, 2) == pair.b.substr(4, 2);
  if (is_swapped) return kSwapped;
  if (is_one_slip(pair)) return kNear;
  const int same = (same_year ? 1 : 0) + (same_month ? 1 : 0) + (same_day ? 1 : 0);
  return same == 2 ? kFar : kDifferent;
}

AgreementLevel compare_numbers(const ValuePair& pair) {
  constexpr std::size_t kShortNumber = 4;
  if (pair.longer() > 1 && is_one_slip(pair)) return kNear;
  if (pair.shorter() >= kShortNumber && count_slips(pair, 2) <= 2) return kFar;
  return kDifferent;
}

AgreementLevel compare_emails(const ValuePair& pair) {
  if (count_slips(pair, 2) <= 2) return kNear;
  if (pair.a.front() != pair.b.front()) return kDifferent;
  const std::u32string_view name = pair.a.substr(0, pair.a.find(U'@'));
  return name == pair.b.substr(0, pair.b.find(U'@')) ? kFar : kDifferent;
}

AgreementLevel compare_words(const ValuePair& pair) {
  constexpr std::size_t kFewestLetters = 3;
  return pair.shorter() >= kFewestLetters && is_one_slip(pair) ? kNear : kDifferent;
}

AgreementLevel compare_different(ComparedField field, const ValuePair& pair) {
  switch (field) {
    case kGivenName:
    case kSurname:
    case kCity: return compare_names(pair);
    case kStreet:
    case kAddressLine2: return compare_address_lines(pair);
    case kBirthDate: return compare_birth_dates(pair);
    case kEmail: return compare_emails(pair);
    case kNationalId:
    case kPhone:
    case kHouseNumber:
    case kPostcode: return compare_numbers(pair);
    case kRegion:
    case kGender: return compare_words(pair);
  }
  return kMissing;
}

/// `field` says how; the codes may be of its neighbour, with which it shares its values.
AgreementLevel compare_values(const ComparedRecords& records, ComparedField field, std::uint32_t a,
                              std::uint32_t b) {
  if (a == 0 || b == 0) return kMissing;
  if (a == b) return kExact;
  const ComparedValues& values = records.values_for(field);
  return compare_different(
      field, {values.at(a), values.at(b), values.values[a].letters, values.values[b].letters});
}

constexpr ComparedField kNames[] = {kGivenName, kSurname};

bool agrees(AgreementLevel level) { return level == kExact || level == kNear; }
bool contradicts(AgreementLevel level) { return level == kDifferent; }

/// What values have in common, worked out each time.
struct PlainLevels {
  const ComparedRecords& records;

  AgreementLevel compare(ComparedField field, std::uint32_t a, std::uint32_t b) {
    return compare_values(records, field, a, b);
  }
};

struct NeighbourLevels {
  AgreementLevel first;
  AgreementLevel second;
};

/// Two fields that people mix up. They changed places when they agree crosswise and not straight.
template <class Levels>
NeighbourLevels compare_neighbours(Levels& levels, ComparedField first, ComparedField second,
                                   std::uint32_t a, std::uint32_t b) {
  const ComparedCodes& of_a = levels.records.codes[a];
  const ComparedCodes& of_b = levels.records.codes[b];
  const NeighbourLevels straight = {
      levels.compare(first, of_a[index_of(first)], of_b[index_of(first)]),
      levels.compare(second, of_a[index_of(second)], of_b[index_of(second)])};
  if (agrees(straight.first) || agrees(straight.second)) return straight;
  const AgreementLevel there = levels.compare(first, of_a[index_of(first)], of_b[index_of(second)]);
  const AgreementLevel back = levels.compare(first, of_a[index_of(second)], of_b[index_of(first)]);
  const bool is_swapped =
      (agrees(there) && !contradicts(back)) || (agrees(back) && !contradicts(there));
  return is_swapped ? NeighbourLevels{kSwapped, kMissing} : straight;
}

template <class Levels>
AgreementLevel compare_field(Levels& levels, ComparedField field, std::uint32_t a,
                             std::uint32_t b) {
  const std::size_t place = index_of(field);
  return levels.compare(field, levels.records.codes[a][place], levels.records.codes[b][place]);
}

AgreementLevel one_level_further(AgreementLevel level) {
  if (level == kExact) return kNear;
  return level == kNear ? kFar : kDifferent;
}

/// A postcode together with the place around it.
AgreementLevel compare_within(AgreementLevel postcode, AgreementLevel around) {
  if (contradicts(around)) return one_level_further(postcode);
  return postcode == kDifferent && agrees(around) ? kFar : postcode;
}

/// One observation: what lies within a place says all that the place says.
template <class Levels>
AgreementPattern compare_places(Levels& levels, std::uint32_t a, std::uint32_t b) {
  const AgreementLevel postcode = compare_field(levels, kPostcode, a, b);
  const AgreementLevel city = compare_field(levels, kCity, a, b);
  if (postcode != kMissing) return pattern_of(index_of(kPostcode), compare_within(postcode, city));
  if (city != kMissing) return pattern_of(index_of(kCity), city);
  return pattern_of(index_of(kRegion), compare_field(levels, kRegion, a, b));
}

/// Whether the address is made of the record's surname or given name, but for its ending.
bool is_made_of_name(const ComparedRecords& records, std::uint32_t record) {
  constexpr std::size_t kShortName = 3;
  constexpr std::size_t kEnding = 2;
  const std::u32string_view email = records.text_at(record, kEmail);
  return std::any_of(std::begin(kNames), std::end(kNames), [&](ComparedField field) {
    const std::u32string_view name = records.text_at(record, field);
    if (name.size() < kShortName) return false;
    const std::u32string_view stem = name.substr(0, std::max(kShortName, name.size() - kEnding));
    return email.find(stem) != std::u32string_view::npos;
  });
}

/// Addresses made of names are alike because the names are, whosoever they are.
template <class Levels>
AgreementLevel compare_email_beside(const NeighbourLevels& names, Levels& levels, std::uint32_t a,
                                    std::uint32_t b) {
  const AgreementLevel level = compare_field(levels, kEmail, a, b);
  if (level != kNear && level != kFar) return level;
  if (!agrees(names.first) && !agrees(names.second)) return level;
  const bool is_of_names = is_made_of_name(levels.records, a) && is_made_of_name(levels.records, b);
  return is_of_names ? kMissing : level;
}

template <class Levels>
AgreementPattern compare_all_fields(Levels& levels, std::uint32_t a, std::uint32_t b) {
  const NeighbourLevels names = compare_neighbours(levels, kGivenName, kSurname, a, b);
  const NeighbourLevels lines = compare_neighbours(levels, kStreet, kAddressLine2, a, b);
  AgreementPattern pattern = pattern_of(index_of(kGivenName), names.first) |
                             pattern_of(index_of(kSurname), names.second) |
                             pattern_of(index_of(kStreet), lines.first) |
                             pattern_of(index_of(kAddressLine2), lines.second);
  pattern |= pattern_of(index_of(kEmail), compare_email_beside(names, levels, a, b));
  for (const ComparedField field : {kBirthDate, kNationalId, kPhone, kHouseNumber, kGender}) {
    pattern |= pattern_of(index_of(field), compare_field(levels, field, a, b));
  }
  return pattern | compare_places(levels, a, b);
}

/// Whether values of the field are dear to compare and come again and again.
bool is_worth_remembering(ComparedField field) {
  return field == kGivenName || field == kSurname || field == kCity || field == kStreet;
}

}  // namespace

std::string_view to_string(AgreementLevel level) {
  switch (level) {
    case kMissing: return "missing";
    case kExact: return "exact";
    case kNear: return "near";
    case kFar: return "far";
    case kSwapped: return "swapped";
    case kDifferent: return "different";
  }
  return "";
}

AgreementPattern compare_records(const ComparedRecords& records, std::uint32_t a, std::uint32_t b) {
  PlainLevels levels{records};
  return compare_all_fields(levels, a, b);
}

RecordComparer::RecordComparer(const ComparedRecords& compared)
    : records(compared), remembered_(std::size_t{1} << kSlotBits) {}

AgreementPattern RecordComparer::compare(std::uint32_t a, std::uint32_t b) {
  return compare_all_fields(*this, a, b);
}

AgreementLevel RecordComparer::compare(ComparedField field, std::uint32_t a, std::uint32_t b) {
  const bool is_plain = a == b || a == 0 || b == 0 || !is_worth_remembering(field);
  if (is_plain || std::max(a, b) > kMostCodes) return compare_values(records, field, a, b);
  const std::uint64_t list = records.values_of[index_of(field)];
  const std::uint64_t key =
      (list << (2 * kCodeBits)) | (std::uint64_t{std::min(a, b)} << kCodeBits) | std::max(a, b);
  std::uint64_t& slot = remembered_[(key * 0x9e3779b97f4a7c15U) >> (64 - kSlotBits)];
  if (slot >> kPatternBitsPerField != key) {
    const auto level = static_cast<std::uint64_t>(compare_values(records, field, a, b));
    slot = (key << kPatternBitsPerField) | level;
  }
  return static_cast<AgreementLevel>(slot & 7U);
}

}  // namespace sonder
