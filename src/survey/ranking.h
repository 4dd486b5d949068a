#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "survey/question.h"

namespace sonder {

/// The rank that each respondent gave to one item of a kRanking question, 1 being first; 0 where
/// the respondent did not rank it. One per row. Cells that are no rank, or no item, rank nothing.
/// Requires `item` < `question.options.size()`. O(rows × columns of the ranking).
std::vector<std::uint32_t> read_ranks(const Table& table, const Question& question,
                                      std::size_t item);

/// The same of one respondent; absent for an item that was not ranked.
/// O(columns of the ranking, or length of the cell).
std::optional<std::uint32_t> rank_at(const Table& table, const Question& question, std::size_t item,
                                     std::size_t row);

}  // namespace sonder
