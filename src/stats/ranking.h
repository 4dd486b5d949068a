#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/result.h"

namespace sonder {

/// What respondents put in order.
struct Rankings {
  std::size_t items = 0;
  /// Per respondent the items, by number from 0, that were ranked, the best first: all, some or
  /// none.
  std::vector<std::vector<std::uint32_t>> orders;
  std::vector<double> weights = {};  ///< per respondent, from 0; none: all 1
  /// Whether a respondent likes what was left out less than what was ranked, as when the best three
  /// were asked for. Else nothing is known of it, as when only some items were shown.
  bool unranked_are_worse = true;
};

struct RankedItem {
  std::size_t base = 0;      ///< respondents who ranked it
  double weighted_base = 0;  ///< their weights
  /// From 1, of those who ranked it; absent where nobody with a weight did. Of items that are left
  /// out where they are disliked it says too much good.
  std::optional<double> mean_rank = std::nullopt;
  /// How many other items it was preferred to, added up over respondents by weight, and half of
  /// those that it was left out with where these are worse (Borda 1781).
  double borda = 0;
};

struct RankingSummary {
  std::vector<RankedItem> items;
  std::size_t base = 0;      ///< respondents who ranked something
  double weighted_base = 0;  ///< their weights
  /// By weight who prefers the one item to the other: `preferences[one * items + other]`.
  std::vector<double> preferences;
  /// The item that more prefer to each other item than the other way round, if there is one
  /// (Condorcet 1785). Sums that agree to 1e-9 of the base are equal.
  std::optional<std::uint32_t> condorcet_winner = std::nullopt;
};

/// Errors: kInvalidArgument for weights that are none or not one per respondent, and orders with an
/// item twice or one that does not exist. O(respondents × items²).
Result<RankingSummary> summarise_rankings(const Rankings& rankings);

struct PlackettLuce {
  /// Per item how likely it is to be put first of all; they add up to 1. Empty where there is no
  /// best fit, which is when there is more than one group.
  std::vector<double> strengths;
  /// Per item the number of its group. Items are of one group when each was preferred to the other
  /// directly or by way of others; between groups everybody agrees, or nobody says anything.
  std::vector<std::uint32_t> groups;
  std::size_t rounds = 0;
  bool is_settled = false;    ///< false: no fit, or 10,000 rounds did not bring it to 1e-12
  double log_likelihood = 0;  ///< 0 without a fit
};

/// The strengths by which orders come about as likely as possible, if each place goes to one of the
/// items left with a chance in proportion to its strength: Luce (1959) and Plackett (1975), fitted
/// by minorisation and maximisation (Hunter 2004, Annals of Statistics 32, 384-406). Errors: as
/// above. O(respondents log respondents + rounds × orders that differ × items).
Result<PlackettLuce> fit_plackett_luce(const Rankings& rankings);

}  // namespace sonder
