#pragma once

#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// visit_count to last_message of everyone, on or before `as_of`; things without a date are in
/// none. O(events + messages + profiles).
std::vector<Feature> measure_contacts(const Population& population, const Profiles& profiles,
                                      Date as_of);

}  // namespace sonder::detail
