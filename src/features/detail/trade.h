#pragma once

#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// recency_days to return_share of each group of orders, by time, from those whose bit in `seen` is
/// set. A group is what one profile ordered, or what it did in one shop.
std::vector<Feature> measure_trade(const Population& population, const Grouping& orders,
                                   const Bitset& seen, Date as_of);

}  // namespace sonder::detail
