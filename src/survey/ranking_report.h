#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "survey/answer_figures.h"
#include "survey/question.h"
#include "survey/response_sample.h"

namespace sonder {

/// Strengths are fitted again and again to every order: beyond so many ranks it takes too long for
/// a page that waits.
inline constexpr std::uint64_t kMostFittedRanks = 1'000'000;

/// What respondents made of one item.
struct RankedAnswer {
  std::string label;
  Tally base;                                         ///< who ranked it
  Tally first;                                        ///< who put it first
  std::optional<NumberSummary> ranks = std::nullopt;  ///< given to it, 1 being first
  double borda = 0;        ///< items that a respondent prefers it to, on average; see `RankedItem`
  std::uint32_t wins = 0;  ///< items that more prefer it to than the other way round
  /// How likely it is to be put first of all, see `PlackettLuce`; they add up to 1. Absent where
  /// there is no best fit, and beyond `kMostFittedRanks`.
  std::optional<double> worth = std::nullopt;
};

/// A ranking by more than first places. What a respondent left out counts as liked less than what
/// the respondent ranked, but in mean ranks, which are of those who ranked the item. All figures
/// are by weight.
struct RankingFigures {
  Tally base;                  ///< who ranked something
  std::uint64_t left_out = 0;  ///< respondents who gave one rank twice: no order is known of them
  std::vector<RankedAnswer> items;
  /// The item that more prefer to each other one than the other way round, if there is one.
  std::optional<std::uint32_t> condorcet_winner = std::nullopt;
  /// Of the base, 0-1, who prefers the one to the other: `preferences[one * items + other]`.
  std::vector<double> preferences = {};
};

/// Of a kRanking question; absent where nobody of the sample with a weight ranked anything.
/// Requires a sample of the table. O(responses × items²), and the fit.
std::optional<RankingFigures> report_ranking(const Table& table, const Question& question,
                                             const ResponseSample& sample, double confidence);

}  // namespace sonder
