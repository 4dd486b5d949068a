#include "stats/quantile.h"

#include <cassert>
#include <cmath>
#include <cstddef>

namespace sonder {

double quantile_of_sorted(std::span<const double> sorted, double probability) {
  assert(!sorted.empty() && probability >= 0 && probability <= 1);
  const double position = static_cast<double>(sorted.size() - 1) * probability;
  const auto below = static_cast<std::size_t>(std::floor(position));
  if (below + 1 >= sorted.size()) return sorted.back();
  const double fraction = position - static_cast<double>(below);
  return sorted[below] + fraction * (sorted[below + 1] - sorted[below]);
}

}  // namespace sonder
