#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/detail/sav_dictionary.h"
#include "table/raw_table.h"

namespace sonder::detail {

/// A text of more than 255 bytes lies in segments of 256, each holding 255 of it.
inline constexpr std::uint32_t kSavSegmentBytes = 256;

/// Where a column's cells are in a case.
struct SavColumn {
  std::uint32_t element = 0;  ///< its first word
  std::uint32_t width = 0;    ///< bytes of a text, without the gaps between segments; 0: a number
  std::uint8_t format = 0;    ///< see `format_sav_number`
};

struct SavLayout {
  std::vector<SavColumn> columns;
  /// All but the rows: names, labels, missing values, response sets, weight, issues. Its texts are
  /// in the file's encoding.
  RawTable table;
};

/// Makes columns of variables: joins the segments of long texts, gives them their long names
/// and what the file says of them. What of that cannot be read is left out with the Issue
/// kBrokenRecord.
/// Errors: kNotATable when there is no column; kLimitExceeded for more than `limits.columns`, or
/// for more than a million labels of values in all columns together.
/// O(variables log variables + labels).
Result<SavLayout> lay_out_columns(const SavDictionary& dictionary, const ReaderLimits& limits);

}  // namespace sonder::detail
