#include "survey/detail/rank_blocks.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "survey/detail/wording.h"
#include "text/blanks.h"
#include "text/fold.h"
#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::size_t kFewestResponses = 5;
/// With two items alone a scale of 1-2 looks the same.
constexpr std::size_t kFewestUnstated = 3;
constexpr std::size_t kMostItems = 64;

using Places = std::vector<std::vector<std::uint32_t>>;  ///< per column, per code; 0 for none

std::uint32_t read_rank(std::string_view text, std::size_t columns) {
  const std::optional<std::int64_t> rank = parse_integer(trim(text));
  const bool fits = rank && *rank >= 1 && *rank <= static_cast<std::int64_t>(columns);
  return fits ? static_cast<std::uint32_t>(*rank) : 0;
}

/// Absent where a cell holds anything but a rank.
std::optional<Places> read_ranks(const Table& table, const ColumnBlock& block) {
  Places ranks;
  for (const std::size_t position : block.columns) {
    const TextDictionary& texts = table.columns[position].text.dictionary;
    std::vector<std::uint32_t>& of_code = ranks.emplace_back();
    for (std::uint32_t code = 0; code < texts.size(); ++code) {
      const std::string_view text = trim(texts.text(code));
      of_code.push_back(read_rank(text, block.columns.size()));
      const bool is_left_out = text.empty() || text == "-99";
      if (of_code.back() == 0 && !is_left_out) return std::nullopt;
    }
  }
  return ranks;
}

struct RankCounts {
  std::size_t ranked = 0;    ///< responses with two places or more
  std::size_t repeated = 0;  ///< of these, with a place or an item twice
  std::size_t gapped = 0;    ///< of these, where a place before the last one is missing

  bool is_ranking() const {
    return ranked >= kFewestResponses && repeated * 20 <= ranked && gapped * 20 <= ranked;
  }
};

void count_row(std::uint64_t used, std::size_t filled, bool repeats, bool needs_all,
               RankCounts& counts) {
  if (filled < 2) return;
  ++counts.ranked;
  counts.repeated += repeats ? 1 : 0;
  const bool has_gap = needs_all && (used & (used + 1)) != 0;
  counts.gapped += has_gap ? 1 : 0;
}

/// `needs_all`: whether the places must be 1, 2, 3, ... without one left out.
RankCounts count_ranks(const Table& table, const ColumnBlock& block, const Places& places,
                       bool needs_all) {
  RankCounts counts;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    std::uint64_t used = 0;
    std::size_t filled = 0;
    bool repeats = false;
    for (std::size_t at = 0; at < block.columns.size(); ++at) {
      const std::uint32_t place = places[at][table.columns[block.columns[at]].text.codes[row]];
      if (place == 0) continue;
      const std::uint64_t bit = std::uint64_t{1} << (place - 1);
      repeats = repeats || (used & bit) != 0;
      used |= bit;
      ++filled;
    }
    count_row(used, filled, repeats, needs_all, counts);
  }
  return counts;
}

Question begin_question(const ColumnBlock& block, RankingLayout layout) {
  Question question;
  question.column = block.columns.front();
  question.text = block.stem;
  question.kind = QuestionKind::kRanking;
  question.ranking = layout;
  question.option_columns.assign(block.columns.begin(), block.columns.end());
  return question;
}

std::string found_in(const RankCounts& counts) {
  return std::to_string(counts.ranked - counts.repeated) + " of " + std::to_string(counts.ranked) +
         " responses";
}

std::optional<Question> read_ranks_of_items(const Table& table, const ColumnBlock& block) {
  const std::optional<Places> ranks = read_ranks(table, block);
  if (!ranks) return std::nullopt;
  const bool is_stated = Wording(block.stem).asks_ranking();
  if (!is_stated && block.columns.size() < kFewestUnstated) return std::nullopt;
  const RankCounts counts = count_ranks(table, block, *ranks, true);
  if (!counts.is_ranking()) return std::nullopt;
  Question question = begin_question(block, RankingLayout::kRanksOfItems);
  question.options = block.items;
  question.evidence.push_back("Each item has a column that holds its rank: " + found_in(counts) +
                              " give no rank twice.");
  return question;
}

/// "Rank 1", "Rang 1" and the like.
bool names_rank(std::string_view item) {
  const std::string words = fold_words(item);
  const std::string_view first = std::string_view(words).substr(0, words.find(' '));
  constexpr std::string_view kRank[] = {"rank",  "ranking", "rang",  "platz",
                                        "ranga", "miejsce", "место", "puesto"};
  return std::find(std::begin(kRank), std::end(kRank), first) != std::end(kRank);
}

/// The texts of all columns, in the order in which they appear, and which each cell holds.
std::optional<Places> read_items(const Table& table, const ColumnBlock& block,
                                 std::vector<std::string>& items) {
  Places places;
  for (const std::size_t position : block.columns) {
    const TextDictionary& texts = table.columns[position].text.dictionary;
    if (texts.size() > 2 * kMostItems) return std::nullopt;
    std::vector<std::uint32_t>& of_code = places.emplace_back();
    for (std::uint32_t code = 0; code < texts.size(); ++code) {
      const std::string_view text = trim(texts.text(code));
      auto found = std::find(items.begin(), items.end(), text);
      if (found == items.end() && !text.empty()) found = items.emplace(found, text);
      of_code.push_back(text.empty() ? 0 : static_cast<std::uint32_t>(found - items.begin()) + 1);
    }
  }
  if (items.size() > kMostItems) return std::nullopt;
  return places;
}

std::optional<Question> read_items_of_ranks(const Table& table, const ColumnBlock& block) {
  if (!std::all_of(block.items.begin(), block.items.end(), names_rank)) return std::nullopt;
  std::vector<std::string> items;
  const std::optional<Places> places = read_items(table, block, items);
  if (!places) return std::nullopt;
  const RankCounts counts = count_ranks(table, block, *places, false);
  if (!counts.is_ranking()) return std::nullopt;
  Question question = begin_question(block, RankingLayout::kItemsOfRanks);
  std::sort(items.begin(), items.end());
  question.options = std::move(items);
  question.evidence.push_back("Each rank has a column that holds its item: " + found_in(counts) +
                              " name no item twice.");
  return question;
}

}  // namespace

std::optional<Question> read_rank_block(const Table& table, const ColumnBlock& block) {
  if (block.columns.size() > kMostItems || block.mark == HeadingMark::kOption) return std::nullopt;
  if (auto question = read_ranks_of_items(table, block)) return question;
  return read_items_of_ranks(table, block);
}

}  // namespace sonder
