#include "survey/ranking_report.h"

#include <algorithm>
#include <map>
#include <utility>

#include "stats/ranking.h"
#include "survey/ranking.h"

namespace sonder {
namespace {

/// As in `RankingSummary`: sums this near to each other, in parts of the base, are equal.
constexpr double kEqual = 1e-9;

/// Per item and row, 0 being none.
using Ranks = std::vector<std::vector<std::uint32_t>>;

/// The items that the respondent ranked, the best first.
std::vector<std::uint32_t> order_of(const Ranks& ranks, std::size_t row) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t item = 0; item < ranks.size(); ++item) {
    if (ranks[item][row] > 0) order.push_back(item);
  }
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return ranks[a][row] < ranks[b][row]; });
  return order;
}

/// Counts of the ranks that were given to one item.
using RankTallies = std::map<std::uint32_t, Tally>;

/// What is read of the respondents who count.
struct RankedSample {
  Rankings rankings;
  Tally base;
  std::uint64_t left_out = 0;
  std::vector<RankTallies> tallies;  ///< per item
};

void add_respondent(const Ranks& ranks, std::size_t row, double weight,
                    std::vector<std::uint32_t> order, RankedSample& ranked) {
  ranked.base.add(weight);
  for (const std::uint32_t item : order) ranked.tallies[item][ranks[item][row]].add(weight);
  ranked.rankings.orders.push_back(std::move(order));
  ranked.rankings.weights.push_back(weight);
}

RankedSample read_sample(const Table& table, const Question& question,
                         const ResponseSample& sample) {
  const ReadRanks read = read_all_ranks(table, question);
  const Ranks& ranks = read.of_item;
  RankedSample ranked{.rankings = {.items = ranks.size(), .orders = {}}, .base = {}, .tallies = {}};
  ranked.tallies.resize(ranks.size());
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (!sample.selected.test(row)) continue;
    ranked.left_out += read.is_tied.test(row) ? 1 : 0;
    std::vector<std::uint32_t> order = order_of(ranks, row);
    if (!order.empty()) add_respondent(ranks, row, sample.weight(row), std::move(order), ranked);
  }
  return ranked;
}

RankedAnswer describe(std::string label, const RankTallies& tallies, double confidence) {
  RankedAnswer item{.label = std::move(label), .base = {}, .first = {}};
  std::vector<NumberTally> numbers;
  for (const auto& [rank, tally] : tallies) {
    item.base += tally;
    if (rank == 1) item.first = tally;
    numbers.push_back({static_cast<double>(rank), tally});
  }
  if (item.base.weight > 0) item.ranks = summarise_numbers(numbers, confidence);
  return item;
}

std::uint32_t count_wins(const RankingSummary& summary, std::size_t item) {
  const std::size_t items = summary.items.size();
  std::uint32_t wins = 0;
  for (std::size_t other = 0; other < items; ++other) {
    const double lead =
        summary.preferences[item * items + other] - summary.preferences[other * items + item];
    wins += lead > kEqual * summary.weighted_base ? 1 : 0;
  }
  return wins;
}

void add_worths(const Rankings& rankings, RankingFigures& figures) {
  if (rankings.orders.size() * rankings.items > kMostFittedRanks) return;
  const Result<PlackettLuce> fit = fit_plackett_luce(rankings);
  if (!fit || !fit.value().is_settled) return;
  for (std::size_t item = 0; item < figures.items.size(); ++item) {
    figures.items[item].worth = fit.value().strengths[item];
  }
}

}  // namespace

std::optional<RankingFigures> report_ranking(const Table& table, const Question& question,
                                             const ResponseSample& sample, double confidence) {
  const RankedSample ranked = read_sample(table, question, sample);
  if (ranked.base.weight <= 0) return std::nullopt;
  const Result<RankingSummary> summary = summarise_rankings(ranked.rankings);
  if (!summary) return std::nullopt;
  RankingFigures figures{.base = ranked.base, .left_out = ranked.left_out, .items = {}};
  for (std::size_t item = 0; item < question.options.size(); ++item) {
    RankedAnswer& answer = figures.items.emplace_back(
        describe(question.options[item], ranked.tallies[item], confidence));
    answer.borda = summary.value().items[item].borda / ranked.base.weight;
    answer.wins = count_wins(summary.value(), item);
  }
  figures.condorcet_winner = summary.value().condorcet_winner;
  for (const double weight : summary.value().preferences) {
    figures.preferences.push_back(weight / ranked.base.weight);
  }
  add_worths(ranked.rankings, figures);
  return figures;
}

}  // namespace sonder
