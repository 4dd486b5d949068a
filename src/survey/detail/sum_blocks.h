#pragma once

#include <optional>

#include "survey/detail/column_blocks.h"
#include "survey/question.h"

namespace sonder {

/// A constant sum: the block's columns hold numbers from 0 on that add up to the same, 10 or more,
/// in at least 5 responses and 95 % of them, or 20 and 80 %. At least two columns hold different
/// numbers, so that ticks are none. A column of the totals is no item, nor is what was written
/// under "other". O(rows × columns).
std::optional<Question> read_sum_block(const Table& table, const ColumnBlock& block);

/// The commonest sum of what responses gave to the items of a question; 0 where nobody gave
/// as much as 10.
double find_commonest_total(const Table& table, const Question& question);

}  // namespace sonder
