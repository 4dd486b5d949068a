#pragma once

#include <cstdint>

namespace sonder {

/// The value rounded to that many decimals (0-15), half away from zero: what reported figures go
/// through, so that the last bit of a logarithm does not show and every platform prints the same
/// bytes. Values too large to have such decimals stay as they are.
double round_to(double value, std::int32_t decimals);

}  // namespace sonder
