#pragma once

#include <vector>

#include "survey/detail/column_blocks.h"
#include "survey/question.h"

namespace sonder {

/// Whether the columns of a block are answered from one list or scale, or all with numbers.
/// Columns where respondents write under "other" do not count. O(distinct texts).
bool is_grid_block(const Table& table, const ColumnBlock& block);

/// Makes rows of one matrix of questions that were understood one by one, in the order of the
/// block's columns: gives them the group and the item, one kind and one list of options or scale,
/// as far as their kinds allow.
void unite_rows(const Table& table, const ColumnBlock& block, std::vector<Question>& rows);

}  // namespace sonder
