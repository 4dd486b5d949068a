#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "survey/question.h"

namespace sonder {

/// The positions of the answers that name waves, in the order of time as far as it can be told, see
/// `group_by_wave`. O(labels log labels × their length).
std::vector<std::uint32_t> order_waves(const Question& question,
                                       const std::vector<std::string>& labels);

}  // namespace sonder
