#pragma once

#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// recency_days to return_share, from the orders whose bit in `seen` is set.
std::vector<Feature> measure_trade(const Population& population, const Profiles& profiles,
                                   const Bitset& seen, Date as_of);

}  // namespace sonder::detail
