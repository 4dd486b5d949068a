#include "stats/detail/replicates.h"

#include <algorithm>

#include "stats/detail/arguments.h"

namespace sonder::detail {

double scale_of(const ReplicateWeights& weights, std::size_t replicate) {
  return weights.replicate_scales.empty() ? 1 : weights.replicate_scales[replicate];
}

std::optional<Error> check_scales(const ReplicateWeights& weights) {
  const std::size_t count = weights.replicates.size();
  const std::vector<double>& scales = weights.replicate_scales;
  if (!scales.empty() && scales.size() != count) {
    return invalid("there must be a scale for each replicate");
  }
  if (!are_weights(scales) || !are_weights(std::vector{weights.scale})) {
    return invalid("scales of replicates must be finite and not negative");
  }
  const bool has_any = scales.empty() ? count > 0
                                      : std::any_of(scales.begin(), scales.end(),
                                                    [](double scale) { return scale > 0; });
  if (!has_any) return invalid("there is no replicate with a scale above 0");
  return std::nullopt;
}

std::optional<Error> check_weights(std::size_t units, const ReplicateWeights& weights) {
  const bool fits = weights.weights.size() == units &&
                    std::all_of(weights.replicates.begin(), weights.replicates.end(),
                                [&](const auto& of_one) { return of_one.size() == units; });
  if (!fits) return invalid("values, weights and replicates must be of the same units");
  if (!are_weights(weights.weights)) return invalid("weights must be finite and not negative");
  return std::nullopt;
}

double centre_of(double of_sample, std::span<const double> of_replicates,
                 const ReplicateWeights& weights) {
  if (weights.is_around_sample) return of_sample;
  double sum = 0;
  double count = 0;
  for (std::size_t i = 0; i < of_replicates.size(); ++i) {
    if (scale_of(weights, i) == 0) continue;
    sum += of_replicates[i];
    ++count;
  }
  return sum / count;
}

Matrix find_replicate_covariances(std::span<const double> of_sample,
                                  std::span<const std::vector<double>> of_replicates,
                                  const ReplicateWeights& weights) {
  const std::size_t size = of_sample.size();
  std::vector<double> centres(size);
  std::vector<double> figures(of_replicates.size());
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t at = 0; at < figures.size(); ++at) figures[at] = of_replicates[at][i];
    centres[i] = centre_of(of_sample[i], figures, weights);
  }
  Matrix covariances(size, size);
  for (std::size_t at = 0; at < of_replicates.size(); ++at) {
    const double scale = weights.scale * scale_of(weights, at);
    if (scale == 0) continue;
    for (std::size_t i = 0; i < size; ++i) {
      const double distance = scale * (of_replicates[at][i] - centres[i]);
      for (std::size_t j = 0; j <= i; ++j) {
        covariances.at(i, j) += distance * (of_replicates[at][j] - centres[j]);
      }
    }
  }
  mirror_lower(covariances);
  return covariances;
}

}  // namespace sonder::detail
