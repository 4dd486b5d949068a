#pragma once

#include "features/feature_table.h"
#include "model/shops.h"

namespace sonder::detail {

/// main_shop of each profile: the shop of most of its orders whose bit in `seen` is set, cancelled
/// ones aside; of who has none, that of most of its records. Of equals the first by name. Nobody's
/// is known where all is of one shop. O(orders + records + profiles · shops).
Feature measure_main_shop(const Population& population, const Profiles& profiles,
                          const Shops& shops, const Bitset& seen);

}  // namespace sonder::detail
