#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace sonder {

/// A known distribution that weighted respondents are to have, such as the customers per region.
struct Margin {
  std::vector<std::uint32_t> category;  ///< per respondent, a position in `targets`
  std::vector<double> targets;          ///< per category the sum of weights that it is to have
};

struct RakingOptions {
  /// Done when every weighted total misses its target by at most this part of it; above 0.
  double tolerance = 1e-10;
  std::size_t most_rounds = 1'000;  ///< at least 1
};

struct RakedWeights {
  std::vector<double> weights;  ///< one per respondent
  std::size_t rounds = 0;       ///< through all margins
  double largest_miss = 0;      ///< of any target, as a part of it
  bool is_settled = false;      ///< false: margins contradict each other, or rounds ran out
};

/// Weights whose totals are those of every margin at once, as near to the given ones as that
/// allows: each margin in turn is met by multiplying the weights of each category, until all are
/// (iterative proportional fitting: Deming and Stephan, 1940, Annals of Mathematical Statistics 11,
/// 427-444). One margin alone is post-stratification, and met in one round. Errors:
/// kInvalidArgument for options outside their ranges, weights or targets that are negative or not
/// finite, categories that a margin lacks, margins of another length than the weights or of other
/// sums than the first, and targets that nobody can meet because no respondent with a weight is in
/// the category; each names the margin, from 1. O(rounds × margins × respondents).
Result<RakedWeights> rake(std::span<const double> weights, std::span<const Margin> margins,
                          const RakingOptions& options = {});

struct TrimmedWeights {
  std::vector<double> weights;
  std::size_t raised = 0;   ///< weights that were below the least
  std::size_t lowered = 0;  ///< that were above the most
};

/// Weights within `least` and `most`: what is cut off is spread evenly over those not cut, and this
/// again while it takes others out of the limits, so that the sum stays (Potter, 1990, Proceedings
/// of the Survey Research Methods Section, 225-230).
/// Errors: kInvalidArgument unless 0 <= least <= most, the weights are finite and their mean lies
/// within the limits. O(respondents × rounds), at most one round per respondent.
Result<TrimmedWeights> trim_weights(std::span<const double> weights, double least, double most);

/// The size of a sample without weights that tells as much: (Σw)² / Σw², 0 without weights.
/// Kish (1965), Survey Sampling, 11.7. O(respondents).
double effective_size(std::span<const double> weights);

/// How many times larger weights make the variance of a mean: n Σw² / (Σw)², at least 1; of those
/// with a weight above 0. 1 without any. O(respondents).
double weighting_effect(std::span<const double> weights);

}  // namespace sonder
