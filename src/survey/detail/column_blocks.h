#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "survey/detail/heading.h"

namespace sonder {

/// Neighbouring columns whose headings say that they belong to one question. Whether their cells
/// agree is another matter.
struct ColumnBlock {
  HeadingMark mark = HeadingMark::kDash;
  std::string stem;
  std::vector<std::size_t> columns;  ///< ascending, 2 or more
  std::vector<std::string> items;    ///< parallel to `columns`
  /// Of kSlash: the column that is headed by the stem alone. If the columns are options, it joins
  /// them.
  std::optional<std::size_t> joined = std::nullopt;
};

/// Finds the blocks among the columns that `is_free`. A column is in one block at most.
/// O(columns · log columns + length of the headings + texts of the columns headed by options).
std::vector<ColumnBlock> find_column_blocks(const Table& table, const std::vector<bool>& is_free);

}  // namespace sonder
