#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/design_estimates.h"

namespace sonder::detail {

/// The clusters that were drawn from a stratum: [begin, end).
struct DrawnStratum {
  std::size_t begin = 0;
  std::size_t end = 0;
  double left_out = 1;  ///< the part of its clusters that was not drawn, 0-1

  std::size_t size() const { return end - begin; }
};

/// A design's clusters, numbered in the order of strata and of their numbers within these.
struct DrawnClusters {
  std::vector<std::size_t> of_unit;
  std::vector<DrawnStratum> strata;

  std::size_t size() const { return strata.empty() ? 0 : strata.back().end; }
  std::size_t freedom() const { return size() - strata.size(); }
};

/// Errors: as of estimates (`stats/design_estimates.h`). O(units log units).
Result<DrawnClusters> find_clusters(std::size_t units, const SampleDesign& design);

// The estimates of `stats/design_estimates.h` for several figures of one design. Lists must be of
// its units. O(units).

Estimate estimate_total(std::span<const double> values, const SampleDesign& design,
                        const DrawnClusters& clusters);

/// Errors: denominators that add up to nothing.
Result<Estimate> estimate_ratio(std::span<const double> numerators,
                                std::span<const double> denominators, const SampleDesign& design,
                                const DrawnClusters& clusters);

}  // namespace sonder::detail
