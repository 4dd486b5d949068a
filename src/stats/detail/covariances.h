#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/detail/matrix.h"

namespace sonder::detail {

/// Of those who answered both; NaN is no answer. Absent when fewer than two did.
std::optional<double> covariance(std::span<const double> a, std::span<const double> b);

/// Of all pairs of questions. Errors: as of `measure_reliability`.
Result<Matrix> find_covariances(std::span<const std::vector<double>> items);

/// By variances of everybody who answered a question.
Matrix correlations_of(const Matrix& covariances);

/// Of all pairs of questions, by variances of those who answered both. Errors: as of
/// `measure_reliability`, and a pair of which they answered one alike.
Result<Matrix> find_correlations(std::span<const std::vector<double>> items);

}  // namespace sonder::detail
