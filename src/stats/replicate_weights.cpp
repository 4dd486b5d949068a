#include "stats/replicate_weights.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "stats/detail/arguments.h"
#include "stats/detail/clusters.h"
#include "stats/detail/replicates.h"
#include "stats/random.h"

namespace sonder {
namespace {

using detail::centre_of;
using detail::check_scales;
using detail::check_weights;
using detail::DrawnClusters;
using detail::DrawnStratum;
using detail::invalid;
using detail::scale_of;

/// The design's weights times what a replicate makes of each cluster.
std::vector<double> times(const std::vector<double>& weights, const std::vector<double>& factors,
                          const DrawnClusters& clusters) {
  std::vector<double> products(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    products[i] = weights[i] * factors[clusters.of_unit[i]];
  }
  return products;
}

/// A replicate without each cluster of the stratum. There is none where nothing was left out.
void leave_out_each(const DrawnStratum& stratum, const DrawnClusters& clusters,
                    ReplicateWeights& made) {
  if (stratum.left_out == 0) return;
  const auto n = static_cast<double>(stratum.size());
  for (std::size_t without = stratum.begin; without < stratum.end; ++without) {
    std::vector<double> factors(clusters.size(), 1);
    for (std::size_t c = stratum.begin; c < stratum.end; ++c) factors[c] = n / (n - 1);
    factors[without] = 0;
    made.replicates.push_back(times(made.weights, factors, clusters));
    made.replicate_scales.push_back(stratum.left_out * (n - 1) / n);
  }
}

/// Part of each weight stays where a part of the population was drawn (Rao and Wu, 2.5, with
/// m = n - 1).
void draw_clusters(const DrawnStratum& stratum, Random& random, std::vector<double>& factors) {
  if (stratum.left_out == 0) return;
  const auto n = static_cast<double>(stratum.size());
  const double drawn_part = std::sqrt(stratum.left_out);
  for (std::size_t c = stratum.begin; c < stratum.end; ++c) factors[c] = 1 - drawn_part;
  for (std::size_t draw = 1; draw < stratum.size(); ++draw) {
    const auto drawn = static_cast<std::size_t>(random.draw_below(stratum.size()));
    factors[stratum.begin + drawn] += drawn_part * n / (n - 1);
  }
}

double sum_weighted(std::span<const double> values, const std::vector<double>& weights) {
  return std::inner_product(values.begin(), values.end(), weights.begin(), 0.0);
}

/// Absent where the denominators add up to nothing.
std::optional<double> ratio_of(std::span<const double> numerators,
                               std::span<const double> denominators,
                               const std::vector<double>& weights) {
  const double whole = sum_weighted(denominators, weights);
  if (!(std::fabs(whole) > 0)) return std::nullopt;
  return sum_weighted(numerators, weights) / whole;
}

/// The clusters of a design of which so many replicates can be made, or one for each cluster.
Result<DrawnClusters> find_clusters_of(const SampleDesign& design,
                                       std::optional<std::size_t> replicates) {
  Result<DrawnClusters> clusters = detail::find_clusters(design.weights.size(), design);
  if (!clusters) return clusters;
  const std::size_t units = design.weights.size();
  const std::size_t count = replicates.value_or(clusters.value().size());
  if (units > 0 && count > kMostReplicateWeights / units) {
    return Error{ErrorCode::kLimitExceeded,
                 std::to_string(count) + " replicates of " + std::to_string(units) +
                     " weights are more than " + std::to_string(kMostReplicateWeights) + " numbers",
                 "take fewer replicates, or estimate without them"};
  }
  return clusters;
}

}  // namespace

Result<ReplicateWeights> make_jackknife_weights(const SampleDesign& design) {
  const Result<DrawnClusters> clusters = find_clusters_of(design, std::nullopt);
  if (!clusters) return clusters.error();
  ReplicateWeights made{.weights = design.weights, .replicates = {}};
  for (const DrawnStratum& stratum : clusters.value().strata) {
    leave_out_each(stratum, clusters.value(), made);
  }
  made.freedom = clusters.value().freedom();
  return made;
}

Result<ReplicateWeights> make_bootstrap_weights(const SampleDesign& design,
                                                const BootstrapOptions& options) {
  if (options.replicates < 2) return invalid("a bootstrap needs at least 2 replicates");
  const Result<DrawnClusters> clusters = find_clusters_of(design, options.replicates);
  if (!clusters) return clusters.error();
  ReplicateWeights made{.weights = design.weights, .replicates = {}};
  Random random(options.seed);
  for (std::size_t i = 0; i < options.replicates; ++i) {
    std::vector<double> factors(clusters.value().size(), 1);
    for (const DrawnStratum& stratum : clusters.value().strata) {
      draw_clusters(stratum, random, factors);
    }
    made.replicates.push_back(times(design.weights, factors, clusters.value()));
  }
  made.scale = 1 / static_cast<double>(options.replicates - 1);
  made.freedom = clusters.value().freedom();
  return made;
}

Result<Estimate> estimate_total(std::span<const double> values, const ReplicateWeights& weights) {
  if (auto error = check_weights(values.size(), weights)) return *std::move(error);
  std::vector<double> totals;
  for (const auto& of_one : weights.replicates) totals.push_back(sum_weighted(values, of_one));
  return estimate_by_replicates(sum_weighted(values, weights.weights), totals, weights);
}

Result<Estimate> estimate_mean(std::span<const double> values, const ReplicateWeights& weights) {
  return estimate_ratio(values, std::vector<double>(values.size(), 1), weights);
}

Result<Estimate> estimate_ratio(std::span<const double> numerators,
                                std::span<const double> denominators,
                                const ReplicateWeights& weights) {
  if (auto error = check_weights(numerators.size(), weights)) return *std::move(error);
  if (auto error = check_weights(denominators.size(), weights)) return *std::move(error);
  if (auto error = check_scales(weights)) return *std::move(error);
  const auto of_sample = ratio_of(numerators, denominators, weights.weights);
  if (!of_sample) return invalid("the denominators of a ratio add up to nothing");
  std::vector<double> ratios;
  for (std::size_t i = 0; i < weights.replicates.size(); ++i) {
    const auto ratio = ratio_of(numerators, denominators, weights.replicates[i]);
    if (!ratio && scale_of(weights, i) > 0) {
      return invalid("the denominators of a ratio add up to nothing in replicate " +
                     std::to_string(i + 1));
    }
    ratios.push_back(ratio.value_or(*of_sample));
  }
  return estimate_by_replicates(*of_sample, ratios, weights);
}

Result<Estimate> estimate_by_replicates(double of_sample, std::span<const double> of_replicates,
                                        const ReplicateWeights& weights) {
  if (auto error = check_scales(weights)) return *std::move(error);
  if (of_replicates.size() != weights.replicates.size()) {
    return invalid("there must be a figure for each replicate");
  }
  const double centre = centre_of(of_sample, of_replicates, weights);
  double variance = 0;
  for (std::size_t i = 0; i < of_replicates.size(); ++i) {
    const double distance = of_replicates[i] - centre;
    variance += scale_of(weights, i) * distance * distance;
  }
  return Estimate{of_sample, std::sqrt(variance * weights.scale), weights.freedom};
}

}  // namespace sonder
