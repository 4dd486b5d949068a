#include "stats/detail/margins.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>

#include "stats/detail/arguments.h"

namespace sonder::detail {
namespace {

/// Sums of margins that are known from rounded shares differ by as much.
constexpr double kSumTolerance = 1e-6;

std::optional<Error> check_categories(const Margin& margin, std::size_t respondents,
                                      const std::string& name) {
  if (margin.category.size() != respondents) {
    return invalid(name + " must have one category per weight");
  }
  const bool has_all =
      std::all_of(margin.category.begin(), margin.category.end(),
                  [&](std::uint32_t category) { return category < margin.targets.size(); });
  if (!has_all) return invalid(name + " has a respondent in a category without a target");
  if (!are_weights(margin.targets)) return invalid(name + " has a target that is no weight");
  return std::nullopt;
}

std::optional<Error> check_targets(std::span<const double> weights, const Margin& margin,
                                   const std::string& name) {
  const std::vector<double> totals = totals_of(weights, margin);
  for (std::size_t i = 0; i < totals.size(); ++i) {
    if (margin.targets[i] > 0 && totals[i] == 0) {
      return Error{ErrorCode::kInvalidArgument,
                   name + ": no respondent is in category " + std::to_string(i + 1),
                   "join it with another category"};
    }
  }
  return std::nullopt;
}

}  // namespace

double sum_of(std::span<const double> numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

std::vector<double> totals_of(std::span<const double> weights, const Margin& margin) {
  std::vector<double> totals(margin.targets.size());
  for (std::size_t i = 0; i < weights.size(); ++i) totals[margin.category[i]] += weights[i];
  return totals;
}

std::optional<Error> check_margins(std::span<const double> weights,
                                   std::span<const Margin> margins) {
  for (std::size_t i = 0; i < margins.size(); ++i) {
    const std::string name = "margin " + std::to_string(i + 1);
    if (auto error = check_categories(margins[i], weights.size(), name)) return error;
    if (auto error = check_targets(weights, margins[i], name)) return error;
    const double sum = sum_of(margins[0].targets);
    if (std::fabs(sum_of(margins[i].targets) - sum) > sum * kSumTolerance) {
      return invalid(name + " adds up to another total than margin 1");
    }
  }
  return std::nullopt;
}

}  // namespace sonder::detail
