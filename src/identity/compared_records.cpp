#include "identity/compared_records.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <unordered_map>
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

/// A spelling that so many records have of a key.
struct Spelling {
  std::uint32_t key = 0;
  std::uint32_t text = 0;
  std::uint64_t records = 0;
};

/// The spellings of the keys of one list, of which the most frequent stands for the key.
class Spellings {
 public:
  void add(std::uint32_t key, std::string_view text, std::uint64_t records) {
    seen_.push_back({key, texts_.intern(text), records});
  }

  /// By key, the code of the most frequent, and of those the first in the alphabet.
  std::vector<std::uint32_t> choose(std::uint32_t key_count) {
    std::sort(seen_.begin(), seen_.end(), [](const Spelling& a, const Spelling& b) {
      return std::tie(a.key, a.text) < std::tie(b.key, b.text);
    });
    std::vector<Spelling> best(key_count);
    for (std::size_t begin = 0; begin < seen_.size();) {
      Spelling sum = seen_[begin];
      std::size_t end = begin + 1;
      for (; end < seen_.size() && seen_[end].key == sum.key && seen_[end].text == sum.text;
           ++end) {
        sum.records += seen_[end].records;
      }
      begin = end;
      if (is_better(sum, best[sum.key])) best[sum.key] = sum;
    }
    std::vector<std::uint32_t> chosen;
    for (const Spelling& spelling : best) chosen.push_back(spelling.text);
    return chosen;
  }

  bool is_empty() const { return seen_.empty(); }
  std::string_view text(std::uint32_t code) const { return texts_.text(code); }

 private:
  bool is_better(const Spelling& a, const Spelling& b) const {
    if (a.records != b.records) return a.records > b.records;
    return texts_.text(a.text) < texts_.text(b.text);
  }

  TextDictionary texts_;
  std::vector<Spelling> seen_;
};

std::vector<std::uint32_t> count_codes(const CodedText& column) {
  std::vector<std::uint32_t> counts(column.dictionary.size());
  for (const std::uint32_t code : column.codes) ++counts[code];
  return counts;
}

/// Interns the keys of the fields while the records are read; every distinct text once.
class Preparation {
 public:
  explicit Preparation(const PersonRecords& records) : records_(records) {
    std::uint8_t next = kFirstOwnValues;
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      prepared_.values_of[field] = values_of(static_cast<ComparedField>(field), next);
    }
    dictionaries_.resize(next);
    spellings_.resize(next);
    prepared_.codes.resize(records.size());
  }

  void take_texts(ComparedField field, const CodedText& column) {
    const std::vector<std::uint32_t> counts = count_codes(column);
    std::vector<std::uint32_t> key_of(column.dictionary.size());
    for (std::uint32_t code = 1; code < key_of.size(); ++code) {
      if (counts[code] > 0)
        key_of[code] = intern(field, column.dictionary.text(code), counts[code]);
    }
    for (std::size_t record = 0; record < column.codes.size(); ++record) {
      prepared_.codes[record][index_of(field)] = key_of[column.codes[record]];
    }
  }

  void take_birth_dates() {
    std::unordered_map<std::int32_t, std::uint32_t> code_of_day;
    for (std::size_t record = 0; record < records_.size(); ++record) {
      const std::optional<Date> born = records_.birth_date.at(record);
      std::uint32_t& code = prepared_.codes[record][index_of(kBirthDate)];
      if (!born) {
        code =
            intern_key(kBirthDate, detail::match_key(kBirthDate, records_.birth_text.at(record)));
        continue;
      }
      std::uint32_t& known = code_of_day[born->days_since_epoch];
      if (known == 0) known = intern_key(kBirthDate, detail::match_key(*born));
      code = known;
    }
  }

  void take_full_names() {
    const CodedText& names = records_.field(PersonField::kFullName);
    const std::vector<std::uint32_t> counts = count_full_names(names);
    std::vector<FullNameCodes> codes_of(counts.size());
    for (std::uint32_t code = 1; code < counts.size(); ++code) {
      if (counts[code] == 0) continue;
      const detail::NameParts parts = detail::split_full_name(names.dictionary.text(code));
      codes_of[code] = {intern(kGivenName, parts.given, counts[code]),
                        intern(kSurname, parts.surname, counts[code])};
    }
    for (std::size_t record = 0; record < names.codes.size(); ++record) {
      if (!has_no_name(record)) continue;
      prepared_.codes[record][index_of(kGivenName)] = codes_of[names.codes[record]].given;
      prepared_.codes[record][index_of(kSurname)] = codes_of[names.codes[record]].surname;
    }
  }

  ComparedRecords finish() && {
    for (std::size_t list = 0; list < dictionaries_.size(); ++list) decode(list);
    sort_by_content();
    count_values();
    return std::move(prepared_);
  }

 private:
  struct FullNameCodes {
    std::uint32_t given = 0;
    std::uint32_t surname = 0;
  };

  static std::uint8_t values_of(ComparedField field, std::uint8_t& next) {
    if (field == kGivenName || field == kSurname) return kNameValues;
    if (field == kStreet || field == kAddressLine2) return kAddressValues;
    return next++;
  }

  bool has_no_name(std::size_t record) const {
    const ComparedCodes& codes = prepared_.codes[record];
    return codes[index_of(kGivenName)] == 0 && codes[index_of(kSurname)] == 0;
  }

  /// By code, how many records have no other name than this.
  std::vector<std::uint32_t> count_full_names(const CodedText& names) const {
    std::vector<std::uint32_t> counts(names.dictionary.size());
    for (std::size_t record = 0; record < names.codes.size(); ++record) {
      if (has_no_name(record)) ++counts[names.codes[record]];
    }
    return counts;
  }

  std::uint32_t intern_key(ComparedField field, const std::string& key) {
    return dictionaries_[prepared_.values_of[index_of(field)]].intern(key);
  }

  std::uint32_t intern(ComparedField field, std::string_view text, std::uint64_t records) {
    const std::uint32_t key = intern_key(field, detail::match_key(field, text));
    if (key != 0 && detail::has_spelling(field)) {
      spellings_[prepared_.values_of[index_of(field)]].add(key, detail::match_spelling(field, text),
                                                           records);
    }
    return key;
  }

  void decode(std::size_t list) {
    const TextDictionary& keys = dictionaries_[list];
    Spellings& spellings = spellings_[list];
    const bool has_spellings = !spellings.is_empty();
    const std::vector<std::uint32_t> chosen =
        has_spellings ? spellings.choose(keys.size()) : std::vector<std::uint32_t>{};
    const bool is_number = is_of_numbers(list);
    ComparedValues values;
    std::vector<std::uint64_t>& hashes = hashes_.emplace_back();
    for (std::uint32_t code = 0; code < keys.size(); ++code) {
      hashes.push_back(hash_of(keys.text(code)));
      append(to_code_points(has_spellings ? spellings.text(chosen[code]) : keys.text(code)),
             is_number, values);
    }
    prepared_.values.push_back(std::move(values));
  }

  /// Whether the values of a list are mostly digits.
  bool is_of_numbers(std::size_t list) const {
    constexpr ComparedField kNumbers[] = {kBirthDate, kNationalId, kPhone, kHouseNumber, kPostcode};
    return std::any_of(std::begin(kNumbers), std::end(kNumbers), [&](ComparedField field) {
      return prepared_.values_of[index_of(field)] == list;
    });
  }

  static void append(const std::u32string& text, bool is_number, ComparedValues& values) {
    ComparedValues::Value value{static_cast<std::uint32_t>(values.text.size()),
                                static_cast<std::uint32_t>(text.size())};
    value.letters = is_number ? digits_in(text) : letters_in(text);
    values.text += text;
    values.values.push_back(value);
  }

  /// FNV-1a of the bytes, mixed once more for what it is added to.
  static std::uint64_t hash_of(std::string_view key) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char byte : key) {
      hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    }
    return (hash ^ (hash >> 29U)) * 0xbf58476d1ce4e5b9U;
  }

  std::uint64_t hash_of(const ComparedCodes& codes) const {
    std::uint64_t hash = 0;
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      hash = (hash ^ (hash >> 31U)) * 0x94d049bb133111ebU;
      if (codes[field] != 0) hash += hashes_[prepared_.values_of[field]][codes[field]];
    }
    return hash;
  }

  void sort_by_content() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(records_.size());
    for (std::uint32_t record = 0; record < records_.size(); ++record) {
      order.emplace_back(hash_of(prepared_.codes[record]), record);
    }
    std::sort(order.begin(), order.end());
    std::vector<ComparedCodes> sorted;
    sorted.reserve(order.size());
    for (const auto& [hash, record] : order) {
      sorted.push_back(prepared_.codes[record]);
      prepared_.record.push_back({record});
    }
    prepared_.codes = std::move(sorted);
  }

  void count_values() {
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      std::vector<std::uint32_t>& counts = prepared_.counts[field];
      counts.resize(prepared_.values[prepared_.values_of[field]].values.size());
      for (const ComparedCodes& codes : prepared_.codes) ++counts[codes[field]];
      prepared_.filled[field] = static_cast<std::uint32_t>(records_.size()) - counts[0];
    }
  }

  const PersonRecords& records_;
  std::vector<TextDictionary> dictionaries_;        ///< of keys, by list of values
  std::vector<Spellings> spellings_;                ///< by list of values
  std::vector<std::vector<std::uint64_t>> hashes_;  ///< of keys, by list of values and code
  ComparedRecords prepared_;
};

}  // namespace

std::string_view to_string(ComparedField field) {
  switch (field) {
    case kGivenName: return "given_name";
    case kSurname: return "surname";
    case kBirthDate: return "birth_date";
    case kNationalId: return "national_id";
    case kPhone: return "phone";
    case kEmail: return "email";
    case kStreet: return "street";
    case kHouseNumber: return "house_number";
    case kAddressLine2: return "address_line_2";
    case kCity: return "city";
    case kPostcode: return "postcode";
    case kRegion: return "region";
    case kGender: return "gender";
  }
  return "";
}

ComparedRecords prepare_records(const PersonRecords& records) {
  Preparation preparation(records);
  for (const TextSource& source : kTextSources) {
    preparation.take_texts(source.field, records.field(source.column));
  }
  preparation.take_texts(kEmail, records.email);
  preparation.take_birth_dates();
  preparation.take_full_names();
  return std::move(preparation).finish();
}

}  // namespace sonder
