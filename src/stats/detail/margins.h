#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/weighting.h"

namespace sonder::detail {

double sum_of(std::span<const double> numbers);

/// The sum of weights in each category.
std::vector<double> totals_of(std::span<const double> weights, const Margin& margin);

/// Why the margins are none of these weights, or cannot be met at once; see `rake`.
std::optional<Error> check_margins(std::span<const double> weights,
                                   std::span<const Margin> margins);

}  // namespace sonder::detail
