#pragma once

#include <optional>

#include "survey/detail/column_blocks.h"
#include "survey/question.h"

namespace sonder {

/// The ranking that a block holds, if it does. See `understand_blocks`.
std::optional<Question> read_rank_block(const Table& table, const ColumnBlock& block);

}  // namespace sonder
