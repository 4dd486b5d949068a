#include "identity/record_preparation.h"

#include <algorithm>
#include <span>
#include <utility>

#include "identity/detail/match_keys.h"
#include "text/similarity.h"

namespace sonder {
namespace {

using enum ComparedField;

constexpr std::size_t kNameValues = 0;
constexpr std::size_t kAddressValues = 1;
constexpr std::size_t kFirstOwnValues = 2;

constexpr std::size_t index_of(ComparedField field) { return static_cast<std::size_t>(field); }

struct TextSource {
  ComparedField field;
  PersonField column;
};
constexpr TextSource kTextSources[] = {
    {kGivenName, PersonField::kFirstName},
    {kSurname, PersonField::kLastName},
    {kNationalId, PersonField::kNationalId},
    {kPhone, PersonField::kPhone},
    {kStreet, PersonField::kStreet},
    {kHouseNumber, PersonField::kHouseNumber},
    {kAddressLine2, PersonField::kAddressLine2},
    {kCity, PersonField::kCity},
    {kPostcode, PersonField::kPostcode},
    {kRegion, PersonField::kRegion},
    {kGender, PersonField::kGender},
};

/// Counts in ones and not in twos, so that one letter more or less is one bit: of each digit to
/// four, and whether any of a group of other letters is there.
std::uint64_t digits_in(std::u32string_view text) {
  constexpr unsigned kMost = 4;
  constexpr unsigned kOthers = 64 - 10 * kMost;
  std::array<unsigned, 10> counts = {};
  std::uint64_t bits = 0;
  for (const char32_t letter : text) {
    const bool is_digit = letter >= U'0' && letter <= U'9';
    if (!is_digit) {
      bits |= std::uint64_t{1} << (10 * kMost + letter % kOthers);
      continue;
    }
    unsigned& count = counts[letter - U'0'];
    if (count < kMost) bits |= std::uint64_t{1} << ((letter - U'0') * kMost + count++);
  }
  return bits;
}

/// The same of each letter from a to z to two.
std::uint64_t letters_in(std::u32string_view text) {
  constexpr unsigned kMost = 2;
  constexpr unsigned kOthers = 64 - 26 * kMost;
  std::array<unsigned, 26> counts = {};
  std::uint64_t bits = 0;
  for (const char32_t letter : text) {
    const bool is_latin = letter >= U'a' && letter <= U'z';
    if (!is_latin) {
      bits |= std::uint64_t{1} << (26 * kMost + letter % kOthers);
      continue;
    }
    unsigned& count = counts[letter - U'a'];
    if (count < kMost) bits |= std::uint64_t{1} << ((letter - U'a') * kMost + count++);
  }
  return bits;
}

/// Of the records from `first` on, how often each code comes.
std::vector<std::uint32_t> count_codes(const CodedText& column, std::size_t first) {
  std::vector<std::uint32_t> counts(column.dictionary.size());
  for (std::size_t row = first; row < column.codes.size(); ++row) ++counts[column.codes[row]];
  return counts;
}

std::uint8_t list_of(ComparedField field, std::uint8_t& next) {
  if (field == kGivenName || field == kSurname) return kNameValues;
  if (field == kStreet || field == kAddressLine2) return kAddressValues;
  return next++;
}

/// Whether the values of a list are mostly digits.
bool is_of_numbers(const ComparedRecords& records, std::size_t list) {
  constexpr ComparedField kNumbers[] = {kBirthDate, kNationalId, kPhone, kHouseNumber, kPostcode};
  return std::any_of(std::begin(kNumbers), std::end(kNumbers), [&](ComparedField field) {
    return records.values_of[index_of(field)] == list;
  });
}

ComparedValues::Value append(const std::u32string& text, bool is_number, std::u32string& all) {
  ComparedValues::Value value{static_cast<std::uint32_t>(all.size()),
                              static_cast<std::uint32_t>(text.size())};
  value.letters = is_number ? digits_in(text) : letters_in(text);
  all += text;
  return value;
}

/// FNV-1a of the bytes, mixed once more for what it is added to.
std::uint64_t hash_of_key(std::string_view key) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : key) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  return (hash ^ (hash >> 29U)) * 0xbf58476d1ce4e5b9U;
}

/// A record by what it says.
struct HashedRecord {
  std::uint64_t content = 0;
  std::uint32_t record = 0;

  friend bool operator<(const HashedRecord& a, const HashedRecord& b) {
    return a.content != b.content ? a.content < b.content : a.record < b.record;
  }
};

}  // namespace

RecordPreparation::RecordPreparation() {
  std::uint8_t next = kFirstOwnValues;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    prepared_.values_of[field] = list_of(static_cast<ComparedField>(field), next);
  }
  dictionaries_.resize(next);
  spellings_.resize(next);
  hashes_.resize(next);
  prepared_.values.resize(next);
}

RecordGrowth RecordPreparation::extend(const PersonRecords& records) {
  RecordGrowth growth;
  added_.assign(records.size() - prepared_.size(), ComparedCodes{});
  for (const TextSource& source : kTextSources) {
    take_texts(source.field, records.field(source.column));
  }
  take_texts(kEmail, records.email);
  take_birth_dates(records);
  take_full_names(records.field(PersonField::kFullName));
  for (std::size_t list = 0; list < dictionaries_.size(); ++list) decode(list, growth);
  sort_by_content(growth);
  count_values(growth);
  return growth;
}

void RecordPreparation::take_texts(ComparedField field, const CodedText& column) {
  const std::size_t first = prepared_.size();
  const std::vector<std::uint32_t> counts = count_codes(column, first);
  std::vector<std::uint32_t> key_of(counts.size());
  for (std::uint32_t code = 1; code < key_of.size(); ++code) {
    if (counts[code] > 0) key_of[code] = intern(field, column.dictionary.text(code), counts[code]);
  }
  for (std::size_t each = 0; each < added_.size(); ++each) {
    added_[each][index_of(field)] = key_of[column.codes[first + each]];
  }
}

void RecordPreparation::take_birth_dates(const PersonRecords& records) {
  struct KnownDay {
    std::int32_t day = 0;
    std::uint32_t code = 0;
  };
  constexpr std::size_t kKnownDays = std::size_t{1} << 15U;
  std::vector<KnownDay> known_days(kKnownDays);
  for (std::size_t each = 0; each < added_.size(); ++each) {
    const std::size_t record = prepared_.size() + each;
    const std::optional<Date> born = records.birth_date.at(record);
    std::uint32_t& code = added_[each][index_of(kBirthDate)];
    if (!born) {
      code = intern_key(kBirthDate, detail::match_key(kBirthDate, records.birth_text.at(record)));
      continue;
    }
    const std::int32_t day = born->days_since_epoch;
    KnownDay& known = known_days[static_cast<std::uint32_t>(day) % kKnownDays];
    if (known.code == 0 || known.day != day) {
      known = {day, intern_key(kBirthDate, detail::match_key(*born))};
    }
    code = known.code;
  }
}

void RecordPreparation::take_full_names(const CodedText& names) {
  const std::vector<std::uint32_t> counts = count_full_names(names);
  std::vector<FullNameCodes> codes_of(counts.size());
  for (std::uint32_t code = 1; code < counts.size(); ++code) {
    if (counts[code] == 0) continue;
    const detail::NameParts parts = detail::split_full_name(names.dictionary.text(code));
    codes_of[code] = {intern(kGivenName, parts.given, counts[code]),
                      intern(kSurname, parts.surname, counts[code])};
  }
  for (std::size_t each = 0; each < added_.size(); ++each) {
    if (!has_no_name(each)) continue;
    const FullNameCodes& codes = codes_of[names.codes[prepared_.size() + each]];
    added_[each][index_of(kGivenName)] = codes.given;
    added_[each][index_of(kSurname)] = codes.surname;
  }
}

/// By code, how many of the added records have no other name than this.
std::vector<std::uint32_t> RecordPreparation::count_full_names(const CodedText& names) const {
  std::vector<std::uint32_t> counts(names.dictionary.size());
  for (std::size_t each = 0; each < added_.size(); ++each) {
    if (has_no_name(each)) ++counts[names.codes[prepared_.size() + each]];
  }
  return counts;
}

bool RecordPreparation::has_no_name(std::size_t record) const {
  const ComparedCodes& codes = added_[record];
  return codes[index_of(kGivenName)] == 0 && codes[index_of(kSurname)] == 0;
}

std::uint32_t RecordPreparation::intern_key(ComparedField field, const std::string& key) {
  return dictionaries_[prepared_.values_of[index_of(field)]].intern(key);
}

std::uint32_t RecordPreparation::intern(ComparedField field, std::string_view text,
                                        std::uint64_t records) {
  const std::uint32_t key = intern_key(field, detail::match_key(field, text));
  if (key != 0 && detail::has_spelling(field)) {
    spellings_[prepared_.values_of[index_of(field)]].add(key, detail::match_spelling(field, text),
                                                         records);
  }
  return key;
}

/// Gives the new keys of a list their values, and the old ones the spelling that stands for them.
void RecordPreparation::decode(std::size_t list, RecordGrowth& growth) {
  const TextDictionary& keys = dictionaries_[list];
  detail::Spellings& spellings = spellings_[list];
  const bool has_spellings = !spellings.is_empty();
  const std::vector<std::uint32_t> respelt = spellings.settle();
  respell(list, respelt, growth);
  ComparedValues& values = prepared_.values[list];
  const bool is_number = is_of_numbers(prepared_, list);
  for (auto code = static_cast<std::uint32_t>(values.values.size()); code < keys.size(); ++code) {
    hashes_[list].push_back(hash_of_key(keys.text(code)));
    const std::string_view text = has_spellings ? spellings.chosen(code) : keys.text(code);
    values.values.push_back(append(to_code_points(text), is_number, values.text));
  }
}

void RecordPreparation::respell(std::size_t list, const std::vector<std::uint32_t>& keys,
                                RecordGrowth& growth) {
  ComparedValues& values = prepared_.values[list];
  for (const std::uint32_t key : keys) {
    if (key >= values.values.size()) return;
    growth.respelt.push_back({list, key, values.values[key]});
    values.values[key] = append(to_code_points(spellings_[list].chosen(key)),
                                is_of_numbers(prepared_, list), values.text);
  }
}

/// Merges the added records into those that are there.
void RecordPreparation::sort_by_content(RecordGrowth& growth) {
  const auto before = static_cast<std::uint32_t>(prepared_.size());
  std::vector<HashedRecord> order;
  for (std::uint32_t each = 0; each < added_.size(); ++each) {
    order.push_back({hash_of(added_[each]), before + each});
  }
  std::sort(order.begin(), order.end());
  ComparedRecords merged;
  merged.codes.reserve(before + order.size());
  merged.record.reserve(before + order.size());
  merged.content.reserve(before + order.size());
  std::uint32_t old = 0;
  const auto take_old = [&] {
    growth.position_of.push_back(static_cast<std::uint32_t>(merged.content.size()));
    merged.codes.push_back(prepared_.codes[old]);
    merged.record.push_back(prepared_.record[old]);
    merged.content.push_back(prepared_.content[old++]);
  };
  for (const HashedRecord& each : order) {
    while (old < before && prepared_.content[old] <= each.content) take_old();
    growth.added.push_back(static_cast<std::uint32_t>(merged.content.size()));
    merged.codes.push_back(added_[each.record - before]);
    merged.record.push_back({each.record});
    merged.content.push_back(each.content);
  }
  while (old < before) take_old();
  prepared_.codes = std::move(merged.codes);
  prepared_.record = std::move(merged.record);
  prepared_.content = std::move(merged.content);
  added_ = {};
}

void RecordPreparation::count_values(const RecordGrowth& growth) {
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    std::vector<std::uint32_t>& counts = prepared_.counts[field];
    counts.resize(prepared_.values[prepared_.values_of[field]].values.size());
    for (const std::uint32_t position : growth.added) ++counts[prepared_.codes[position][field]];
    prepared_.filled[field] = static_cast<std::uint32_t>(prepared_.size()) - counts[0];
  }
}

std::uint64_t RecordPreparation::hash_of(const ComparedCodes& codes) const {
  std::uint64_t hash = 0;
  for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
    hash = (hash ^ (hash >> 31U)) * 0x94d049bb133111ebU;
    if (codes[field] != 0) hash += hashes_[prepared_.values_of[field]][codes[field]];
  }
  return hash;
}

}  // namespace sonder
