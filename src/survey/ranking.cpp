#include "survey/ranking.h"

#include <algorithm>
#include <string_view>

#include "survey/detail/answer_pieces.h"
#include "text/blanks.h"
#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::int64_t kLowestRank = 1'000;

std::uint32_t read_rank(std::string_view cell) {
  const std::optional<std::int64_t> rank = parse_integer(trim(cell));
  const bool is_rank = rank && *rank >= 1 && *rank <= kLowestRank;
  return is_rank ? static_cast<std::uint32_t>(*rank) : 0;
}

/// Which piece of the cell the item is, from 1.
std::uint32_t place_in(std::string_view cell, const Question& question, std::string_view item) {
  std::uint32_t place = 0;
  for (const Piece& piece : cut_pieces(cell, question.separator, true)) {
    ++place;
    if (trim(cell.substr(piece.begin, piece.end - piece.begin)) == item) return place;
  }
  return 0;
}

/// By code of the column's dictionary.
template <class Read>
std::vector<std::uint32_t> read_texts(const Column& column, const Read& read) {
  const TextDictionary& texts = column.text.dictionary;
  std::vector<std::uint32_t> ranks;
  for (std::uint32_t code = 0; code < texts.size(); ++code) ranks.push_back(read(texts.text(code)));
  return ranks;
}

/// Takes the ranks of a column for the rows that have none yet.
void take_ranks(const Column& column, const std::vector<std::uint32_t>& of_code,
                std::vector<std::uint32_t>& ranks) {
  for (std::size_t row = 0; row < ranks.size(); ++row) {
    if (ranks[row] == 0) ranks[row] = of_code[column.text.codes[row]];
  }
}

std::vector<std::uint32_t> read_items_of_ranks(const Table& table, const Question& question,
                                               std::string_view item) {
  std::vector<std::uint32_t> ranks(table.row_count);
  std::uint32_t rank = 0;
  for (const auto& position : question.option_columns) {
    ++rank;
    const Column& column = table.columns[*position];
    take_ranks(
        column,
        read_texts(column, [&](std::string_view text) { return trim(text) == item ? rank : 0; }),
        ranks);
  }
  return ranks;
}

}  // namespace

std::vector<std::uint32_t> read_ranks(const Table& table, const Question& question,
                                      std::size_t item) {
  const std::string& name = question.cell_texts()[item];
  if (question.ranking == RankingLayout::kItemsOfRanks) {
    return read_items_of_ranks(table, question, name);
  }
  std::vector<std::uint32_t> ranks(table.row_count);
  if (question.ranking == RankingLayout::kRanksOfItems) {
    const Column& column = table.columns[*question.option_columns[item]];
    take_ranks(column, read_texts(column, read_rank), ranks);
    return ranks;
  }
  const Column& column = table.columns[question.column];
  take_ranks(
      column,
      read_texts(column,
                 [&](std::string_view text) { return place_in(trim(text), question, name); }),
      ranks);
  return ranks;
}

ReadRanks read_all_ranks(const Table& table, const Question& question) {
  ReadRanks ranks{.of_item = {}, .is_tied = Bitset(table.row_count)};
  for (std::size_t item = 0; item < question.options.size(); ++item) {
    ranks.of_item.push_back(read_ranks(table, question, item));
  }
  std::vector<std::uint32_t> given;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    given.clear();
    for (const auto& of_item : ranks.of_item) {
      if (of_item[row] > 0) given.push_back(of_item[row]);
    }
    std::sort(given.begin(), given.end());
    if (std::adjacent_find(given.begin(), given.end()) == given.end()) continue;
    ranks.is_tied.set(row);
    for (auto& of_item : ranks.of_item) of_item[row] = 0;
  }
  return ranks;
}

std::optional<std::uint32_t> rank_at(const Table& table, const Question& question, std::size_t item,
                                     std::size_t row) {
  const auto found = [](std::uint32_t rank) {
    return rank > 0 ? std::optional<std::uint32_t>(rank) : std::nullopt;
  };
  const std::string& name = question.cell_texts()[item];
  if (question.ranking == RankingLayout::kOrderedCell) {
    return found(place_in(trim(table.columns[question.column].text.at(row)), question, name));
  }
  if (question.ranking == RankingLayout::kRanksOfItems) {
    return found(read_rank(table.columns[*question.option_columns[item]].text.at(row)));
  }
  for (std::size_t rank = 0; rank < question.option_columns.size(); ++rank) {
    const Column& column = table.columns[*question.option_columns[rank]];
    if (trim(column.text.at(row)) == name) return static_cast<std::uint32_t>(rank) + 1;
  }
  return std::nullopt;
}

}  // namespace sonder
