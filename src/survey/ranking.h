#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/bitset.h"
#include "survey/question.h"

namespace sonder {

/// The rank that each respondent gave to one item of a kRanking question, 1 being first; 0 where
/// the respondent did not rank it. One per row. Cells that are no rank, or no item, rank nothing.
/// Requires `item` < `question.options.size()`. O(rows × columns of the ranking).
std::vector<std::uint32_t> read_ranks(const Table& table, const Question& question,
                                      std::size_t item);

/// All ranks of a kRanking question.
struct ReadRanks {
  /// Per item and row, as `read_ranks` has them, but 0 in rows that are tied.
  std::vector<std::vector<std::uint32_t>> of_item;
  Bitset is_tied;  ///< rows that give one rank to two items: no order is known of them
};

/// O(rows × items × columns of the ranking).
ReadRanks read_all_ranks(const Table& table, const Question& question);

/// What `read_ranks` has of one respondent; absent for an item that was not ranked.
/// O(columns of the ranking, or length of the cell).
std::optional<std::uint32_t> rank_at(const Table& table, const Question& question, std::size_t item,
                                     std::size_t row);

}  // namespace sonder
