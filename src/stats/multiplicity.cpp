#include "stats/multiplicity.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace sonder {
namespace {

std::vector<std::size_t> ascending_order(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return values[a] != values[b] ? values[a] < values[b] : a < b;
  });
  return order;
}

}  // namespace

std::vector<double> adjust_by_holm(std::span<const double> p_values) {
  std::vector<double> adjusted(p_values.size());
  double largest = 0;
  std::size_t tests = p_values.size();
  for (const std::size_t at : ascending_order(p_values)) {
    largest = std::max(largest, std::min(1.0, static_cast<double>(tests--) * p_values[at]));
    adjusted[at] = largest;
  }
  return adjusted;
}

std::vector<double> adjust_by_benjamini_hochberg(std::span<const double> p_values) {
  std::vector<double> adjusted(p_values.size());
  const std::vector<std::size_t> order = ascending_order(p_values);
  const auto tests = static_cast<double>(p_values.size());
  double smallest = 1;
  for (std::size_t rank = order.size(); rank > 0; --rank) {
    const std::size_t at = order[rank - 1];
    smallest = std::min(smallest, tests / static_cast<double>(rank) * p_values[at]);
    adjusted[at] = smallest;
  }
  return adjusted;
}

}  // namespace sonder
