#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bitset.h"
#include "base/result.h"
#include "survey/question.h"
#include "survey/response_sample.h"

namespace sonder {

/// The figure a scale is summed up by, with all responses and without those that were flagged.
struct FigureComparison {
  std::size_t column = 0;
  std::string text;               ///< the question's wording
  Metric metric = Metric::kNone;  ///< kNone: the mean
  /// The score of -100-100, the share satisfied of 0-1, or the mean; absent without a base.
  std::optional<double> all;
  std::optional<double> without;
  std::uint64_t base = 0;  ///< respondents
  std::uint64_t base_without = 0;
};

/// Of every scale, in their order. `flagged` has one bit per row.
/// Errors: kInvalidArgument for a mask of another size; those of `check_sample`.
/// O(rows × scales).
Result<std::vector<FigureComparison>> compare_figures(const Table& table,
                                                      const Questionnaire& questionnaire,
                                                      const ResponseSample& sample,
                                                      const Bitset& flagged);

}  // namespace sonder
