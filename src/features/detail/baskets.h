#pragma once

#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// product_count and top_category of each group of orders, from the lines of purchases whose bit in
/// `seen` is set. An order is in one group at most.
std::vector<Feature> measure_baskets(const Population& population, const Grouping& orders,
                                     const Bitset& seen);

}  // namespace sonder::detail
