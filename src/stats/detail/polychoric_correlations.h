#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "stats/detail/matrix.h"

namespace sonder::detail {

/// Of all pairs of questions, of those who answered both. Errors: as of `find_correlations`, and a
/// question with more than 20 different answers.
Result<Matrix> find_polychoric_correlations(std::span<const std::vector<double>> items);

}  // namespace sonder::detail
