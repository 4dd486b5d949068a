#pragma once

#include <span>
#include <vector>

#include "survey/cross_table.h"

namespace sonder {

/// Tests whether columns differ that nobody is in two of. `numbers` are those of each column,
/// ascending; p-values are not adjusted yet. O(numbers × columns).
ColumnDifference test_columns(std::span<const std::vector<NumberTally>> numbers, bool is_weighted);

}  // namespace sonder
