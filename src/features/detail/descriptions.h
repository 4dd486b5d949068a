#pragma once

#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// country, city, age_years, has_email, marketing_consent and registered_on: what records say
/// about people rather than what people did.
std::vector<Feature> measure_descriptions(const Population& population, const Profiles& profiles,
                                          Date as_of);

}  // namespace sonder::detail
