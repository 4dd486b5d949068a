#include "stats/design_estimates.h"

#include "stats/detail/arguments.h"
#include "stats/detail/clusters.h"

namespace sonder {

using detail::DrawnClusters;

Result<Estimate> estimate_total(std::span<const double> values, const SampleDesign& design) {
  const Result<DrawnClusters> clusters = detail::find_clusters(values.size(), design);
  if (!clusters) return clusters.error();
  return detail::estimate_total(values, design, clusters.value());
}

Result<Estimate> estimate_mean(std::span<const double> values, const SampleDesign& design) {
  return estimate_ratio(values, std::vector<double>(values.size(), 1), design);
}

Result<Estimate> estimate_ratio(std::span<const double> numerators,
                                std::span<const double> denominators, const SampleDesign& design) {
  const Result<DrawnClusters> clusters = detail::find_clusters(numerators.size(), design);
  if (!clusters) return clusters.error();
  if (denominators.size() != numerators.size()) {
    return detail::invalid("numerators and denominators must be of the same units");
  }
  return detail::estimate_ratio(numerators, denominators, design, clusters.value());
}

}  // namespace sonder
