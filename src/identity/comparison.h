#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "identity/compared_records.h"

namespace sonder {

/// How well two values of a field agree.
enum class AgreementLevel : std::uint8_t {
  kMissing,  ///< one of them is blank, or another field speaks for this one: says nothing
  kExact,
  kNear,     ///< as slips of a pen or keyboard leave it
  kFar,      ///< more alike than by chance
  kSwapped,  ///< it stands in the neighbouring field, or day and month changed places
  kDifferent,
};
inline constexpr std::size_t kAgreementLevelCount =
    static_cast<std::size_t>(AgreementLevel::kDifferent) + 1;

/// "missing", "exact", "near", "far", "swapped", "different".
std::string_view to_string(AgreementLevel level);

/// The levels of all fields of a pair, three bits each: pairs of one pattern are as likely to be
/// one person, so that all that is worked out is worked out once per pattern.
using AgreementPattern = std::uint64_t;
inline constexpr unsigned kPatternBitsPerField = 3;

inline AgreementLevel level_at(AgreementPattern pattern, std::size_t field) {
  return static_cast<AgreementLevel>((pattern >> (field * kPatternBitsPerField)) & 7U);
}
inline AgreementPattern pattern_of(std::size_t field, AgreementLevel level) {
  return static_cast<AgreementPattern>(level) << (field * kPatternBitsPerField);
}

/// Compares two records field by field, by the kind of each field:
///
/// - names and cities: near is one slip (`alignment_distance`) or Jaro-Winkler .93, far is .85, an
///   initial, or one name being the beginning of the other; of less than four letters only exact;
/// - lines of an address: near is one slip for every six letters, far one for every three;
/// - birth dates: swapped is day and month, near one slip, far two of year, month and day;
/// - numbers (national id, phone, postcode, house number): near is one slip, far two;
/// - e-mail addresses: near is two slips, far the same name at another provider; where a name
///   agrees of which both are made, neither says anything that the name does not;
/// - region and gender: near is one slip in three or more letters.
///
/// Given name and surname that changed places are one observation: the given name is kSwapped and
/// the surname kMissing; so it is with the two lines of an address. Postcode, city and region are
/// one as well, since each follows from the one before it: only the first of them that neither
/// record leaves blank is looked at. A postcode is one level further where the cities differ,
/// and kFar at least where they agree. A blank is like nothing, not even another
/// blank. The same for (a, b) and (b, a). A few comparisons of whole numbers where fields differ
/// altogether, O(length) each where they are alike.
AgreementPattern compare_records(const ComparedRecords& records, std::uint32_t a, std::uint32_t b);

/// Compares many pairs of the same records, as `compare_records` does each, and remembers of names,
/// streets and cities how alike they are. Takes half a megabyte.
class RecordComparer {
 public:
  explicit RecordComparer(const ComparedRecords& compared);

  AgreementPattern compare(std::uint32_t a, std::uint32_t b);
  /// Of two values of a field, by their codes.
  AgreementLevel compare(ComparedField field, std::uint32_t a, std::uint32_t b);

  const ComparedRecords& records;

 private:
  static constexpr unsigned kSlotBits = 16;
  static constexpr unsigned kCodeBits = 28;
  static constexpr std::uint32_t kMostCodes = (1U << kCodeBits) - 1;

  /// By hash of list and codes: these, and the level in the lowest bits. 0 where nothing is known.
  std::vector<std::uint64_t> remembered_;
};

}  // namespace sonder
