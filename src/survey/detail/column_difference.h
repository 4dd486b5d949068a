#pragma once

#include <optional>
#include <span>
#include <vector>

#include "stats/part_means.h"
#include "survey/cross_table.h"

namespace sonder {

/// Tests whether columns differ that nobody is in two of. `numbers` are those of each column,
/// ascending; p-values are not adjusted yet. `by_design`, where there is a design: the means of all
/// respondents and then of the columns. O(numbers × columns).
ColumnDifference test_columns(std::span<const std::vector<NumberTally>> numbers, bool is_weighted,
                              const std::optional<PartMeans>& by_design);

}  // namespace sonder
