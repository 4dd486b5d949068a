#pragma once

#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// recommendation and response_count, from the responses seen at the end of `as_of`.
std::vector<Feature> measure_responses(const Population& population, const Profiles& profiles,
                                       Date as_of);

}  // namespace sonder::detail
