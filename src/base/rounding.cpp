#include "base/rounding.h"

#include <cmath>

namespace sonder {

double round_to(double value, std::int32_t decimals) {
  constexpr double kExactLimit = 9007199254740992.0;  // 2^53: no fraction beyond
  double power = 1;
  for (std::int32_t i = 0; i < decimals; ++i) power *= 10;
  const double scaled = value * power;
  if (!(std::abs(scaled) < kExactLimit)) return value;
  const double rounded = std::round(scaled) / power;
  return rounded == 0 ? 0.0 : rounded;
}

}  // namespace sonder
