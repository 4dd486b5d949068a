#include "stats/part_means.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "stats/detail/arguments.h"
#include "stats/detail/clusters.h"
#include "stats/detail/replicates.h"
#include "stats/detail/total_covariances.h"

namespace sonder {
namespace {

/// Of a figure: what rounding leaves of a standard error of 0.
constexpr double kNoError = 1e-9;

bool fit(const UnitParts& parts, std::size_t units) {
  const auto is_set = [&](std::uint32_t set) { return set < parts.sets.size(); };
  const auto are_parts = [&](const std::vector<std::uint32_t>& set) {
    return std::all_of(set.begin(), set.end(),
                       [&](std::uint32_t part) { return part < parts.count; });
  };
  return parts.set_of.size() == units &&
         std::all_of(parts.set_of.begin(), parts.set_of.end(), is_set) &&
         std::all_of(parts.sets.begin(), parts.sets.end(), are_parts);
}

Error misfit() { return detail::invalid("parts must be of the units of the design"); }

void copy_covariances(const detail::Matrix& covariances, PartMeans& means) {
  means.covariances.clear();
  for (std::size_t part = 0; part < covariances.rows(); ++part) {
    const auto row = covariances.row(part);
    means.covariances.insert(means.covariances.end(), row.begin(), row.end());
  }
}

}  // namespace

/// A design's clusters, and its units in their order.
struct PartEstimator::Clustered {
  detail::DrawnClusters clusters;
  std::vector<std::size_t> units;
};

double PartMeans::standard_error(std::size_t part) const {
  return std::sqrt(std::max(0.0, covariance(part, part)));
}

double PartMeans::error_of_difference(std::size_t a, std::size_t b) const {
  return std::sqrt(std::max(0.0, covariance(a, a) + covariance(b, b) - 2 * covariance(a, b)));
}

std::optional<double> distance_in_errors(const PartMeans& means, std::size_t of, std::size_t from) {
  if (!means.is_known[of] || !means.is_known[from]) return std::nullopt;
  const double size = std::fabs(means.means[of]) + std::fabs(means.means[from]);
  const double error = means.error_of_difference(of, from);
  if (!(error > kNoError * size)) return std::nullopt;
  return (means.means[of] - means.means[from]) / error;
}

PartEstimator::PartEstimator(UnitParts parts, std::span<const double> weights)
    : parts_(std::move(parts)), weights_(weights) {}

Result<PartEstimator> PartEstimator::make(const SampleDesign& design, UnitParts parts) {
  if (!fit(parts, design.weights.size())) return misfit();
  Result<detail::DrawnClusters> found = detail::find_clusters(design.weights.size(), design);
  if (!found) return found.error();
  Clustered clustered{std::move(found).value(), std::vector<std::size_t>(design.weights.size())};
  std::iota(clustered.units.begin(), clustered.units.end(), std::size_t{0});
  detail::order_by_cluster(clustered.clusters, clustered.units);
  PartEstimator estimator(std::move(parts), design.weights);
  estimator.clustered_ = std::make_shared<const Clustered>(std::move(clustered));
  return estimator;
}

Result<PartEstimator> PartEstimator::make(const ReplicateWeights& weights, UnitParts parts) {
  if (!fit(parts, weights.weights.size())) return misfit();
  if (auto error = detail::check_weights(weights.weights.size(), weights)) {
    return *std::move(error);
  }
  if (auto error = detail::check_scales(weights)) return *std::move(error);
  PartEstimator estimator(std::move(parts), weights.weights);
  estimator.replicates_ = &weights;
  return estimator;
}

PartEstimator::Sums PartEstimator::sum(std::span<const double> values,
                                       const std::vector<bool>& is_inside,
                                       std::span<const double> weights) const {
  Sums sums{std::vector<double>(parts_.count), std::vector<double>(parts_.count)};
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    if (!is_inside[unit]) continue;
    for (const std::uint32_t part : parts_.sets[parts_.set_of[unit]]) {
      sums.weights[part] += weights[unit];
      sums.values[part] += weights[unit] * values[unit];
    }
  }
  return sums;
}

void PartEstimator::add_linearised(std::span<const double> values,
                                   const std::vector<bool>& is_inside,
                                   const std::vector<double>& sums, PartMeans& means) const {
  means.freedom = clustered_->clusters.freedom();
  const auto add_unit = [&](std::size_t unit, detail::TotalCovariances& covariances) {
    if (!is_inside[unit] || weights_[unit] == 0) return;
    for (const std::uint32_t part : parts_.sets[parts_.set_of[unit]]) {
      covariances.add(part, weights_[unit] * (values[unit] - means.means[part]) / sums[part]);
    }
  };
  copy_covariances(detail::find_total_covariances(parts_.count, clustered_->units,
                                                  clustered_->clusters, add_unit),
                   means);
}

void PartEstimator::add_replicated(std::span<const double> values,
                                   const std::vector<bool>& is_inside, PartMeans& means) const {
  means.freedom = replicates_->freedom;
  std::vector<std::vector<double>> of_replicates;
  for (std::size_t at = 0; at < replicates_->replicates.size(); ++at) {
    const Sums sums = sum(values, is_inside, replicates_->replicates[at]);
    std::vector<double>& found = of_replicates.emplace_back(means.means);
    const bool counts = detail::scale_of(*replicates_, at) > 0;
    for (std::size_t part = 0; part < parts_.count; ++part) {
      if (sums.weights[part] > 0) found[part] = sums.values[part] / sums.weights[part];
      if (counts && !(sums.weights[part] > 0)) means.is_known[part] = false;
    }
  }
  for (std::size_t part = 0; part < parts_.count; ++part) {
    if (means.is_known[part]) continue;
    means.means[part] = 0;
    for (std::vector<double>& of_one : of_replicates) of_one[part] = 0;
  }
  copy_covariances(detail::find_replicate_covariances(means.means, of_replicates, *replicates_),
                   means);
}

PartMeans PartEstimator::estimate(std::span<const double> values,
                                  const std::vector<bool>& is_inside) const {
  const Sums sums = sum(values, is_inside, weights_);
  PartMeans means{.means = std::vector<double>(parts_.count),
                  .is_known = std::vector<bool>(parts_.count, false),
                  .covariances = {}};
  for (std::size_t part = 0; part < parts_.count; ++part) {
    if (!(sums.weights[part] > 0)) continue;
    means.is_known[part] = true;
    means.means[part] = sums.values[part] / sums.weights[part];
  }
  if (replicates_ != nullptr) {
    add_replicated(values, is_inside, means);
  } else {
    add_linearised(values, is_inside, sums.weights, means);
  }
  return means;
}

}  // namespace sonder
