#pragma once

#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// ticket_count to last_ticket of everyone, from the cases opened on or before `as_of`; those
/// without a date are seen from `last_activity` on. O(tickets + profiles).
std::vector<Feature> measure_support(const Population& population, const Profiles& profiles,
                                     Date as_of);

}  // namespace sonder::detail
