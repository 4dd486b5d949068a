#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/bitset.h"
#include "model/population.h"
#include "profile/profiles.h"

namespace sonder {

/// The profile that gave each response of a survey's file, by row; kNobody for responses of nobody
/// known. O(responses).
std::vector<std::uint32_t> find_respondents(const Population& population, const Profiles& profiles,
                                            SourceId survey, std::size_t row_count);

/// The rows whose respondent is a member; `members` has one bit per profile. O(rows).
Bitset rows_of(const std::vector<std::uint32_t>& respondents, const Bitset& members);

}  // namespace sonder
