#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/population.h"

namespace sonder {

/// What two records are compared by. What a field is, and not which file it comes from, decides how
/// it is compared and what is expected of it.
enum class ComparedField : std::uint8_t {
  kGivenName,
  kSurname,
  kBirthDate,
  kNationalId,
  kPhone,
  kEmail,
  kStreet,
  kHouseNumber,
  kAddressLine2,
  kCity,
  kPostcode,
  kRegion,
  kGender,
};
inline constexpr std::size_t kComparedFieldCount =
    static_cast<std::size_t>(ComparedField::kGender) + 1;

/// "given_name", "surname", "birth_date", ...
std::string_view to_string(ComparedField field);

/// The distinct values of a field, decoded once, each as it is spelt most often. Given names and
/// surnames share one list, and so do the two lines of an address, so that what changed places has
/// the same code.
struct ComparedValues {
  struct Value {
    std::uint32_t begin = 0;
    std::uint32_t length = 0;   ///< code points; 0 only for the blank, which is code 0
    std::uint64_t letters = 0;  ///< bits of which a letter more or less changes at most one
  };
  std::u32string text;
  std::vector<Value> values;  ///< by code

  std::u32string_view at(std::uint32_t code) const {
    return std::u32string_view(text).substr(values[code].begin, values[code].length);
  }
};

/// Codes of one record's values, in the order of `ComparedField`; 0 is a blank.
using ComparedCodes = std::array<std::uint32_t, kComparedFieldCount>;

/// Records as they are compared, sorted by what they say, so that nothing found out from them
/// depends on the order of records or files. A position here is not a `RecordId`.
struct ComparedRecords {
  std::vector<ComparedCodes> codes;
  std::vector<RecordId> record;        ///< which record it is
  std::vector<std::uint64_t> content;  ///< hash of what it says, ascending
  std::array<std::uint8_t, kComparedFieldCount> values_of = {};  ///< position in `values`
  std::vector<ComparedValues> values;
  /// How many records have each value, by field and code.
  std::array<std::vector<std::uint32_t>, kComparedFieldCount> counts;
  std::array<std::uint32_t, kComparedFieldCount> filled = {};  ///< records that are not blank

  std::size_t size() const { return codes.size(); }
  const ComparedValues& values_for(ComparedField field) const {
    return values[values_of[static_cast<std::size_t>(field)]];
  }
  std::u32string_view text_at(std::size_t position, ComparedField field) const {
    return values_for(field).at(codes[position][static_cast<std::size_t>(field)]);
  }
};

/// Brings every value into the form in which it is compared: names and streets by what their
/// spellings in any alphabet share, with the short form for the full name where it stands for one
/// only, the last nine digits of a phone number, birth dates as 19900131. A full name stands in
/// where given name and surname are blank: its last word is taken for the surname; the comparison
/// finds out when it is the first. O(records + distinct values).
ComparedRecords prepare_records(const PersonRecords& records);

}  // namespace sonder
