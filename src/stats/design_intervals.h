#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/design_estimates.h"
#include "stats/intervals.h"

namespace sonder {

// Intervals of what a sample says of its population, where an estimate less and plus a multiple of
// its standard error would be none. Units that are not inside, a part of the sample such as those
// who were asked, still count as a part of the design.

struct ShareEstimate {
  Estimate share;
  /// How large a sample without design would be as uncertain: p(1 - p) by the variance, less for
  /// few degrees of freedom (Korn and Graubard 1998, Survey Methodology 24, 193-201). Where the
  /// standard error is below 1e-9, as for shares of 0 and 1, that of the weights alone
  /// (`effective_size` of stats/weighting.h).
  double effective_size = 0;
  Interval interval;  ///< `share_interval` of both
};

/// What an estimate of a share is worth, however its standard error came about. `weights` are those
/// of the units inside that have one. Requires one of them, and 0 < confidence < 1. O(weights).
ShareEstimate judge_share(Estimate share, std::span<const double> weights, double confidence);

/// The share of those who said it, by weight. `is_inside`: none for all.
/// Errors: kInvalidArgument for what estimates refuse (`stats/design_estimates.h`), nobody inside
/// with a weight, and a confidence that is not between 0 and 1. O(units log units).
Result<ShareEstimate> estimate_share(const std::vector<bool>& said,
                                     const std::vector<bool>& is_inside, const SampleDesign& design,
                                     double confidence);

/// The same of each of several answers to a question. O(units × (answers + log units)).
Result<std::vector<ShareEstimate>> estimate_shares(std::span<const std::vector<bool>> said,
                                                   const std::vector<bool>& is_inside,
                                                   const SampleDesign& design, double confidence);

struct QuantileEstimate {
  double value = 0;
  /// Each is absent where the sample does not reach as far.
  std::optional<double> low = std::nullopt;
  std::optional<double> high = std::nullopt;
  std::optional<double> standard_error = std::nullopt;  ///< from both
};

/// The least value that the `probability` of the population, by weight, does not exceed. The
/// interval takes that of the share at this value to the values (Woodruff 1952, Journal of the
/// American Statistical Association 47, 635-646), with Student's t of the design's degrees of
/// freedom; equal to R survey 4.1, svyquantile, qrule "math" and interval.type "mean", but for
/// probabilities below the part of the least value, whose quantile R takes to be the second least.
/// Shares that agree to 1e-12 are equal.
/// Errors: those of shares, values inside that are not finite, a probability that is not between 0
/// and 1, and a design without degrees of freedom. O(units log units).
Result<QuantileEstimate> estimate_quantile(std::span<const double> values,
                                           const std::vector<bool>& is_inside, double probability,
                                           const SampleDesign& design, double confidence);

}  // namespace sonder
