#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>

#include "base/result.h"

/// What statistics refuse.
namespace sonder::detail {

inline Error invalid(std::string message) {
  return {ErrorCode::kInvalidArgument, std::move(message)};
}

/// Whether all are finite and none is negative.
inline bool are_weights(std::span<const double> numbers) {
  return std::all_of(numbers.begin(), numbers.end(),
                     [](double number) { return std::isfinite(number) && number >= 0; });
}

}  // namespace sonder::detail
