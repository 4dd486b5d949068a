#include "stats/design_estimates.h"

#include <cmath>
#include <numeric>
#include <vector>

#include "stats/detail/arguments.h"
#include "stats/detail/clusters.h"
#include "stats/detail/matrix.h"

namespace sonder {
namespace {

using detail::covariances_of_totals;
using detail::DrawnClusters;
using detail::find_clusters;
using detail::invalid;
using detail::Matrix;

double sum_weighted(std::span<const double> values, const SampleDesign& design) {
  return std::inner_product(values.begin(), values.end(), design.weights.begin(), 0.0);
}

/// `value` with the standard error of the total of `residuals`.
Estimate estimate_with(double value, std::span<const double> residuals, const SampleDesign& design,
                       const DrawnClusters& clusters) {
  Matrix column(residuals.size(), 1);
  for (std::size_t i = 0; i < residuals.size(); ++i) column.at(i, 0) = residuals[i];
  const double variance = covariances_of_totals(column, design, clusters).at(0, 0);
  return {value, std::sqrt(variance), clusters.freedom()};
}

}  // namespace

Result<Estimate> estimate_total(std::span<const double> values, const SampleDesign& design) {
  const Result<DrawnClusters> clusters = find_clusters(values.size(), design);
  if (!clusters) return clusters.error();
  return estimate_with(sum_weighted(values, design), values, design, clusters.value());
}

Result<Estimate> estimate_mean(std::span<const double> values, const SampleDesign& design) {
  return estimate_ratio(values, std::vector<double>(values.size(), 1), design);
}

Result<Estimate> estimate_ratio(std::span<const double> numerators,
                                std::span<const double> denominators, const SampleDesign& design) {
  const Result<DrawnClusters> clusters = find_clusters(numerators.size(), design);
  if (!clusters) return clusters.error();
  if (denominators.size() != numerators.size()) {
    return invalid("numerators and denominators must be of the same units");
  }
  const double whole = sum_weighted(denominators, design);
  if (!(std::fabs(whole) > 0)) return invalid("the denominators of a ratio add up to nothing");
  const double ratio = sum_weighted(numerators, design) / whole;
  std::vector<double> residuals(numerators.size());
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    residuals[i] = (numerators[i] - ratio * denominators[i]) / whole;
  }
  return estimate_with(ratio, residuals, design, clusters.value());
}

}  // namespace sonder
