#include "identity/compared_records.h"

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

/// Interns the keys of the fields while the records are read.
class Preparation {
 public:
  explicit Preparation(const PersonRecords& records) : records_(records) {
    std::uint8_t next = kFirstOwnValues;
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      prepared_.values_of[field] = values_of(static_cast<ComparedField>(field), next);
    }
    dictionaries_.resize(next);
    prepared_.codes.resize(records.size());
  }

  void take_texts(ComparedField field, const CodedText& column) {
    std::vector<std::uint32_t> key_of(column.dictionary.size());
    for (std::uint32_t code = 1; code < key_of.size(); ++code) {
      key_of[code] = intern(field, detail::match_key(field, column.dictionary.text(code)));
    }
    for (std::size_t record = 0; record < column.codes.size(); ++record) {
      prepared_.codes[record][index_of(field)] = key_of[column.codes[record]];
    }
  }

  void take_birth_dates() {
    for (std::size_t record = 0; record < records_.size(); ++record) {
      const std::optional<Date> born = records_.birth_date.at(record);
      const std::string key = born ? detail::match_key(*born)
                                   : detail::match_key(kBirthDate, records_.birth_text.at(record));
      prepared_.codes[record][index_of(kBirthDate)] = intern(kBirthDate, key);
    }
  }

  void take_full_names() {
    const CodedText& names = records_.field(PersonField::kFullName);
    for (std::size_t record = 0; record < records_.size(); ++record) {
      ComparedCodes& codes = prepared_.codes[record];
      if (codes[index_of(kGivenName)] != 0 || codes[index_of(kSurname)] != 0) continue;
      if (names.is_empty(record)) continue;
      const detail::NameParts parts = detail::split_full_name(names.at(record));
      codes[index_of(kGivenName)] = intern(kGivenName, detail::match_key(kGivenName, parts.given));
      codes[index_of(kSurname)] = intern(kSurname, detail::match_key(kSurname, parts.surname));
    }
  }

  ComparedRecords finish() && {
    for (const TextDictionary& dictionary : dictionaries_) decode(dictionary);
    sort_by_content();
    count_values();
    return std::move(prepared_);
  }

 private:
  static std::uint8_t values_of(ComparedField field, std::uint8_t& next) {
    if (field == kGivenName || field == kSurname) return kNameValues;
    if (field == kStreet || field == kAddressLine2) return kAddressValues;
    return next++;
  }

  std::uint32_t intern(ComparedField field, const std::string& key) {
    return dictionaries_[prepared_.values_of[index_of(field)]].intern(key);
  }

  void decode(const TextDictionary& dictionary) {
    ComparedValues values;
    for (std::uint32_t code = 0; code < dictionary.size(); ++code) {
      const std::u32string text = to_code_points(dictionary.text(code));
      ComparedValues::Value value{static_cast<std::uint32_t>(values.text.size()),
                                  static_cast<std::uint32_t>(text.size())};
      for (const char32_t letter : text) value.letters |= std::uint64_t{1} << (letter & 63U);
      values.text += text;
      values.values.push_back(value);
    }
    prepared_.values.push_back(std::move(values));
  }

  /// FNV-1a of the code points, mixed once more for what it is added to.
  std::uint64_t hash_of(ComparedField field, std::uint32_t code) const {
    std::uint64_t hash = 0xcbf29ce484222325U + index_of(field);
    for (const char32_t letter : prepared_.values_for(field).at(code)) {
      hash = (hash ^ letter) * 0x100000001b3U;
    }
    return (hash ^ (hash >> 29U)) * 0xbf58476d1ce4e5b9U;
  }

  std::uint64_t hash_of(const ComparedCodes& codes) const {
    std::uint64_t hash = 0;
    for (std::size_t field = 0; field < kComparedFieldCount; ++field) {
      hash = (hash ^ (hash >> 31U)) * 0x94d049bb133111ebU;
      if (codes[field] != 0) hash += hash_of(static_cast<ComparedField>(field), codes[field]);
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
  std::vector<TextDictionary> dictionaries_;
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
