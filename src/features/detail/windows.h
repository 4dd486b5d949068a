#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// Days that a window has; its last one is that of measuring.
inline constexpr std::array<std::int32_t, 4> kWindowDays = {7, 30, 90, 365};

/// order_count_7d to ticket_count_365d, of what the population has any of. A window of d days holds
/// what happened on `as_of` or one of the d - 1 days before; undated things are in none. O(orders +
/// events + messages + tickets + profiles).
std::vector<Feature> measure_windows(const Population& population, const Profiles& profiles,
                                     Date as_of);

}  // namespace sonder::detail
