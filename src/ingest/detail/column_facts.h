#pragma once

#include <cstdint>
#include <vector>

#include "ingest/detail/field_names.h"
#include "table/table.h"

namespace sonder {

/// What the values of one column look like. Shares are of the distinct texts that were looked at.
struct ColumnShape {
  std::uint64_t filled = 0;    ///< rows with text
  std::uint64_t distinct = 0;  ///< different texts
  double email_share = 0;
  double digit_share = 0;  ///< texts with a digit
  bool is_date = false;
  bool is_number = false;
  bool is_whole = false;
  std::int32_t decimals = 0;
  std::int64_t lowest = 0;  ///< of whole numbers
  std::int64_t highest = 0;

  bool is_unique() const { return distinct == filled; }
  /// Different texts per filled row, 0-1.
  double distinct_share() const {
    return filled == 0 ? 0 : static_cast<double>(distinct) / static_cast<double>(filled);
  }
};

/// Everything that recognition knows about one column.
struct ColumnFacts {
  ColumnShape shape;
  std::vector<FieldName> names;  ///< empty in a file without a header
  bool is_question = false;
  bool is_survey_metadata = false;
};

std::vector<ColumnFacts> study_columns(const Table& table);

}  // namespace sonder
