#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/detail/matrix.h"
#include "stats/replicate_weights.h"

namespace sonder::detail {

/// What is wrong with weights of so many units, if anything is.
std::optional<Error> check_weights(std::size_t units, const ReplicateWeights& weights);
/// What is wrong with the scales of replicates.
std::optional<Error> check_scales(const ReplicateWeights& weights);

double scale_of(const ReplicateWeights& weights, std::size_t replicate);

/// What the distances of replicates are measured from, of an estimate of the sample.
double centre_of(double of_sample, std::span<const double> of_replicates,
                 const ReplicateWeights& weights);

/// The covariances of several estimates of the sample by those of each replicate, which must be as
/// many; what replicates with a scale of 0 give does not matter. O(replicates × estimates²).
Matrix find_replicate_covariances(std::span<const double> of_sample,
                                  std::span<const std::vector<double>> of_replicates,
                                  const ReplicateWeights& weights);

}  // namespace sonder::detail
