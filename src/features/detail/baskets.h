#pragma once

#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// product_count and top_category, from the lines of purchases whose bit in `seen` is set.
std::vector<Feature> measure_baskets(const Population& population, const Profiles& profiles,
                                     const Bitset& seen);

}  // namespace sonder::detail
