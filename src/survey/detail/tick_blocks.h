#pragma once

#include <vector>

#include "survey/detail/column_blocks.h"
#include "survey/question.h"

namespace sonder {

/// The questions of a block whose columns are options: one, or one per row where its options are
/// "row - option"; empty where the cells are no ticks. See `understand_blocks`.
std::vector<Question> read_tick_block(const Table& table, const ColumnBlock& block);

}  // namespace sonder
