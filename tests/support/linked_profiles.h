#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "model/population.h"
#include "profile/profiles.h"

namespace sonder::testing {

/// Profiles whose records a test has linked itself: `profile_of` names the profile of each record.
inline Profiles linked_profiles(const Population& population,
                                const std::vector<std::uint32_t>& profile_of) {
  Resolution resolution;
  resolution.anonymous = population.records.do_not_identify;
  for (const std::uint32_t profile : profile_of) {
    resolution.profile_of.push_back({profile});
    resolution.profile_count = std::max(resolution.profile_count, profile + 1);
  }
  return build_profiles(population, resolution);
}

/// Every record is somebody else.
inline Profiles unlinked_profiles(const Population& population) {
  std::vector<std::uint32_t> profile_of;
  for (std::uint32_t i = 0; i < population.records.size(); ++i) profile_of.push_back(i);
  return linked_profiles(population, profile_of);
}

}  // namespace sonder::testing
