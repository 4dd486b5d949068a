#pragma once

#include <span>

namespace sonder {

/// Sample quantile of type 7 in Hyndman and Fan (1996), the default of R: linear interpolation
/// between order statistics. `sorted` is ascending and not empty; 0 <= probability <= 1. O(1).
double quantile_of_sorted(std::span<const double> sorted, double probability);

}  // namespace sonder
