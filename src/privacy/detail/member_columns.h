#pragma once

#include <cstdint>
#include <vector>

#include "features/feature_table.h"
#include "profile/profiles.h"

namespace sonder::detail {

/// customer_id, email and name of some profiles; the empty text is not known.
std::vector<Feature> identifier_columns(const Profiles& profiles,
                                        const std::vector<std::uint32_t>& people);

/// A feature of some profiles. Its categories are those that occur among them: the texts of
/// everybody else stay behind.
Feature take_members(const Feature& feature, const std::vector<std::uint32_t>& people);

}  // namespace sonder::detail
