#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/design_estimates.h"

namespace sonder {

/// Replicates times units: more would not fit the memory that a page has.
inline constexpr std::size_t kMostReplicateWeights = 30'000'000;

/// Weights of a sample and of many like it: how an estimate differs between them tells its
/// variance. They come with a file of answers, or are made of a design.
struct ReplicateWeights {
  std::vector<double> weights;                  ///< of the sample itself, one per unit
  std::vector<std::vector<double>> replicates;  ///< per replicate a weight for each unit
  /// The variance is `scale` times the sum over replicates of `replicate_scales` times the squared
  /// distance of the replicate's estimate from the centre.
  double scale = 1;
  std::vector<double> replicate_scales = {};  ///< none: all 1
  /// The centre: the sample's estimate; else the mean of those of replicates with a scale above 0.
  bool is_around_sample = false;
  /// Degrees of freedom; of files often one less than there are replicates.
  std::size_t freedom = 0;
};

/// A replicate without each cluster, whose weight goes to the others of its stratum: the jackknife
/// for stratified samples (JKn), and JK1 where there is one stratum. Finite populations are
/// corrected for. Equal to R survey 4.1, as.svrepdesign.
/// Errors: as of estimates (`stats/design_estimates.h`), and kLimitExceeded for more than
/// `kMostReplicateWeights`. O(clusters × units).
Result<ReplicateWeights> make_jackknife_weights(const SampleDesign& design);

struct BootstrapOptions {
  std::size_t replicates = 500;  ///< at least 2
  std::uint64_t seed = 1;
};

/// Of the n clusters of each stratum, n - 1 are drawn with replacement, and weights rescaled, so
/// that the variance of a total is right on average: Rao and Wu (1988, Journal of the American
/// Statistical Association 83, 231-241), as R survey's "subbootstrap", with their correction for
/// finite populations. Unlike the jackknife's it is also right for quantiles.
/// Errors: the same, and fewer than 2 replicates. O(replicates × units).
Result<ReplicateWeights> make_bootstrap_weights(const SampleDesign& design,
                                                const BootstrapOptions& options = {});

// Estimates of the sample with standard errors by its replicates; equal to R survey 4.1,
// svrepdesign. Parts of a sample as in `stats/design_estimates.h`.
//
// Errors: kInvalidArgument for lists of different lengths, scales and weights of the sample that
// are negative or not finite, no replicate with a scale above 0, and a denominator that adds up to
// nothing in a replicate with one. O(replicates × units).

Result<Estimate> estimate_total(std::span<const double> values, const ReplicateWeights& weights);
Result<Estimate> estimate_mean(std::span<const double> values, const ReplicateWeights& weights);
Result<Estimate> estimate_ratio(std::span<const double> numerators,
                                std::span<const double> denominators,
                                const ReplicateWeights& weights);

/// Any other figure, given of the sample and of each replicate.
Result<Estimate> estimate_by_replicates(double of_sample, std::span<const double> of_replicates,
                                        const ReplicateWeights& weights);

}  // namespace sonder
