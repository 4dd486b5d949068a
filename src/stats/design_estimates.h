#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"

namespace sonder {

/// How a sample was drawn, unit by unit. Only the weights must be there.
struct SampleDesign {
  std::vector<double> weights = {};          ///< how many of the population each stands for, from 0
  std::vector<std::uint32_t> strata = {};    ///< drawn apart from each other; none: one stratum
  std::vector<std::uint32_t> clusters = {};  ///< drawn together, numbered in any way within strata;
                                             ///< none: each unit was drawn by itself
  /// Per stratum the part of its clusters that was drawn, 0-1, for the finite population
  /// correction; none: a negligible one.
  std::vector<double> sampling_fractions = {};
};

struct Estimate {
  double value = 0;
  double standard_error = 0;
  std::size_t freedom = 0;  ///< degrees of freedom: clusters less strata
};

// What a sample says of its population. Standard errors are by Taylor linearisation, as if clusters
// had been drawn with replacement but for the correction above (Särndal, Swensson and Wretman,
// 1992, Model Assisted Survey Sampling, 4.3 and 5.6; equal to R survey 4.1, svymean, svytotal and
// svyratio).
//
// A part of the sample, such as a segment, is estimated with the whole design: as the ratio of the
// values, 0 for units outside, to 1 for units inside and 0 outside.
//
// Errors: kInvalidArgument for lists of different lengths, weights or fractions that are none, a
// stratum of one cluster, whose variance cannot be known, unless all of it was drawn, and for
// ratios and means without a denominator. O(units log units).

/// Of the values' sum.
Result<Estimate> estimate_total(std::span<const double> values, const SampleDesign& design);

/// Of their mean.
Result<Estimate> estimate_mean(std::span<const double> values, const SampleDesign& design);

/// Of the sum of the one by the sum of the other.
Result<Estimate> estimate_ratio(std::span<const double> numerators,
                                std::span<const double> denominators, const SampleDesign& design);

}  // namespace sonder
