#include "stats/detail/clusters.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

#include "stats/detail/arguments.h"

namespace sonder::detail {
namespace {

bool has_size_or_none(std::size_t size, std::size_t units) { return size == 0 || size == units; }

std::optional<Error> check_design(std::size_t values, const SampleDesign& design) {
  const std::size_t units = design.weights.size();
  const bool fits = values == units && has_size_or_none(design.strata.size(), units) &&
                    has_size_or_none(design.clusters.size(), units);
  if (!fits) return invalid("values, weights, strata and clusters must be of the same units");
  if (!are_weights(design.weights)) return invalid("weights must be finite and not negative");
  const bool are_fractions =
      std::all_of(design.sampling_fractions.begin(), design.sampling_fractions.end(),
                  [](double fraction) { return fraction >= 0 && fraction <= 1; });
  if (!are_fractions) return invalid("sampling fractions must lie between 0 and 1");
  return std::nullopt;
}

std::uint32_t stratum_of(const SampleDesign& design, std::size_t unit) {
  return design.strata.empty() ? 0 : design.strata[unit];
}

std::size_t cluster_of(const SampleDesign& design, std::size_t unit) {
  return design.clusters.empty() ? unit : design.clusters[unit];
}

double left_out_of(const SampleDesign& design, std::uint32_t stratum) {
  const std::vector<double>& fractions = design.sampling_fractions;
  return stratum < fractions.size() ? 1 - fractions[stratum] : 1;
}

/// Units in the order of their strata, and within these of their clusters.
std::vector<std::size_t> order_units(const SampleDesign& design) {
  std::vector<std::size_t> order(design.weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (design.strata.empty() && design.clusters.empty()) return order;
  const auto place = [&](std::size_t unit) {
    return std::pair(stratum_of(design, unit), cluster_of(design, unit));
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return place(a) != place(b) ? place(a) < place(b) : a < b;
  });
  return order;
}

DrawnClusters number_clusters(const SampleDesign& design) {
  DrawnClusters clusters;
  clusters.of_unit.resize(design.weights.size());
  const std::vector<std::size_t> order = order_units(design);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::size_t unit = order[i];
    const std::uint32_t stratum = stratum_of(design, unit);
    const bool is_new_stratum = i == 0 || stratum != stratum_of(design, order[i - 1]);
    if (is_new_stratum) {
      clusters.strata.push_back({clusters.size(), clusters.size(), left_out_of(design, stratum)});
    }
    if (is_new_stratum || cluster_of(design, unit) != cluster_of(design, order[i - 1])) {
      ++clusters.strata.back().end;
    }
    clusters.of_unit[unit] = clusters.size() - 1;
  }
  return clusters;
}

/// The squares of the distances of the totals of a stratum's clusters from their mean.
double scatter_of(std::span<const double> totals) {
  const double mean =
      std::accumulate(totals.begin(), totals.end(), 0.0) / static_cast<double>(totals.size());
  double squares = 0;
  for (const double total : totals) squares += (total - mean) * (total - mean);
  return squares;
}

double sum_weighted(std::span<const double> values, const SampleDesign& design) {
  return std::inner_product(values.begin(), values.end(), design.weights.begin(), 0.0);
}

/// Of the weighted total of the values.
double variance_of_total(std::span<const double> values, const SampleDesign& design,
                         const DrawnClusters& clusters) {
  std::vector<double> totals(clusters.size());
  for (std::size_t unit = 0; unit < values.size(); ++unit) {
    totals[clusters.of_unit[unit]] += design.weights[unit] * values[unit];
  }
  double variance = 0;
  for (const DrawnStratum& stratum : clusters.strata) {
    if (stratum.size() < 2) continue;
    const auto n = static_cast<double>(stratum.size());
    variance += stratum.left_out * n / (n - 1) *
                scatter_of(std::span(totals).subspan(stratum.begin, stratum.size()));
  }
  return variance;
}

}  // namespace

Result<DrawnClusters> find_clusters(std::size_t units, const SampleDesign& design) {
  if (auto error = check_design(units, design)) return *std::move(error);
  DrawnClusters clusters = number_clusters(design);
  const bool has_lonely = std::any_of(
      clusters.strata.begin(), clusters.strata.end(),
      [](const DrawnStratum& stratum) { return stratum.size() == 1 && stratum.left_out > 0; });
  if (has_lonely) {
    return Error{ErrorCode::kInvalidArgument,
                 "a stratum has one cluster, whose variance cannot be known",
                 "join it with another stratum"};
  }
  return clusters;
}

Estimate estimate_total(std::span<const double> values, const SampleDesign& design,
                        const DrawnClusters& clusters) {
  return {sum_weighted(values, design), std::sqrt(variance_of_total(values, design, clusters)),
          clusters.freedom()};
}

Result<Estimate> estimate_ratio(std::span<const double> numerators,
                                std::span<const double> denominators, const SampleDesign& design,
                                const DrawnClusters& clusters) {
  const double whole = sum_weighted(denominators, design);
  if (!(std::fabs(whole) > 0)) return invalid("the denominators of a ratio add up to nothing");
  const double ratio = sum_weighted(numerators, design) / whole;
  std::vector<double> residuals(numerators.size());
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    residuals[i] = (numerators[i] - ratio * denominators[i]) / whole;
  }
  Estimate estimate = estimate_total(residuals, design, clusters);
  estimate.value = ratio;
  return estimate;
}

}  // namespace sonder::detail
