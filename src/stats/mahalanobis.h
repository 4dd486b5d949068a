#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"

namespace sonder {

/// How unusual a person's answers are together.
struct AnswerDistance {
  double squared = 0;  ///< in standard deviations, from 0
  /// That a person's answers are at least as far out, if answers are normal: small for combinations
  /// that hardly anybody gives, as by chance. A screen, not a proof.
  double p_value = 1;
};

struct MahalanobisDistances {
  /// One per person; absent for those without an answer to every question, and without freedom.
  std::vector<std::optional<AnswerDistance>> people;
  std::size_t freedom = 0;  ///< of the χ²: questions not among `dependent`
  /// Questions, by position, whose answers are the same for all or a sum of those before them: they
  /// tell nothing more and are left out.
  std::vector<std::size_t> dependent;
};

/// How far each person's answers are from the mean of all in terms of how answers vary together:
/// Mahalanobis (1936, Proceedings of the National Institute of Sciences of India 2, 49-55), and χ²
/// of it. `items` holds the answers question by question, NaN where there is none. Mean and
/// covariances, with n - 1, are of those who answered every question.
///
/// Errors: kInvalidArgument for no question, lists of different lengths and fewer than two people
/// who answered every question. O(people × questions²).
Result<MahalanobisDistances> mahalanobis_distances(std::span<const std::vector<double>> items);

}  // namespace sonder
