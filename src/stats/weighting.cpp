#include "stats/weighting.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <utility>

#include "stats/detail/arguments.h"

namespace sonder {
namespace {

using detail::are_weights;
using detail::invalid;

/// Sums of margins that are known from rounded shares differ by as much.
constexpr double kSumTolerance = 1e-6;

double sum_of(std::span<const double> numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

std::vector<double> totals_of(std::span<const double> weights, const Margin& margin) {
  std::vector<double> totals(margin.targets.size());
  for (std::size_t i = 0; i < weights.size(); ++i) totals[margin.category[i]] += weights[i];
  return totals;
}

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

std::optional<Error> check_raking(std::span<const double> weights, std::span<const Margin> margins,
                                  const RakingOptions& options) {
  if (!(options.tolerance > 0) || options.most_rounds == 0) {
    return invalid("`tolerance` must be above 0 and `most_rounds` at least 1");
  }
  if (!are_weights(weights)) return invalid("weights must be finite and not negative");
  return check_margins(weights, margins);
}

void meet(const Margin& margin, std::vector<double>& weights) {
  std::vector<double> factors = totals_of(weights, margin);
  for (std::size_t i = 0; i < factors.size(); ++i) {
    factors[i] = factors[i] > 0 ? margin.targets[i] / factors[i] : 0;
  }
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] *= factors[margin.category[i]];
}

double largest_miss(std::span<const double> weights, std::span<const Margin> margins) {
  double largest = 0;
  for (const Margin& margin : margins) {
    const std::vector<double> totals = totals_of(weights, margin);
    for (std::size_t i = 0; i < totals.size(); ++i) {
      if (margin.targets[i] == 0) continue;
      largest = std::max(largest, std::fabs(totals[i] / margin.targets[i] - 1));
    }
  }
  return largest;
}

/// Cuts what is outside; returns the sum of what was cut off.
double cut(double least, double most, TrimmedWeights& trimmed, std::vector<bool>& is_cut) {
  double surplus = 0;
  for (std::size_t i = 0; i < trimmed.weights.size(); ++i) {
    double& weight = trimmed.weights[i];
    const double kept = std::clamp(weight, least, most);
    if (kept == weight) continue;
    ++(weight < least ? trimmed.raised : trimmed.lowered);
    surplus += weight - kept;
    weight = kept;
    is_cut[i] = true;
  }
  return surplus;
}

}  // namespace

Result<RakedWeights> rake(std::span<const double> weights, std::span<const Margin> margins,
                          const RakingOptions& options) {
  if (auto error = check_raking(weights, margins, options)) return *std::move(error);
  RakedWeights raked;
  raked.weights.assign(weights.begin(), weights.end());
  while (!raked.is_settled && raked.rounds < options.most_rounds) {
    for (const Margin& margin : margins) meet(margin, raked.weights);
    ++raked.rounds;
    raked.largest_miss = largest_miss(raked.weights, margins);
    raked.is_settled = raked.largest_miss <= options.tolerance;
  }
  return raked;
}

Result<TrimmedWeights> trim_weights(std::span<const double> weights, double least, double most) {
  if (!(least >= 0) || !(least <= most))
    return invalid("limits of weights must be 0 <= least <= most");
  if (!are_weights(weights)) return invalid("weights must be finite and not negative");
  TrimmedWeights trimmed{{weights.begin(), weights.end()}};
  const double mean =
      weights.empty() ? least : sum_of(weights) / static_cast<double>(weights.size());
  if (mean < least || mean > most) return invalid("the mean weight is outside of the limits");
  std::vector<bool> is_cut(weights.size());
  for (double surplus = cut(least, most, trimmed, is_cut); surplus != 0;
       surplus = cut(least, most, trimmed, is_cut)) {
    const auto open = std::count(is_cut.begin(), is_cut.end(), false);
    if (open == 0) break;
    for (std::size_t i = 0; i < is_cut.size(); ++i) {
      if (!is_cut[i]) trimmed.weights[i] += surplus / static_cast<double>(open);
    }
  }
  return trimmed;
}

double effective_size(std::span<const double> weights) {
  double sum = 0;
  double squares = 0;
  for (const double weight : weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? sum * sum / squares : 0;
}

double weighting_effect(std::span<const double> weights) {
  const auto used = std::count_if(weights.begin(), weights.end(), [](double w) { return w > 0; });
  const double effective = effective_size(weights);
  return effective > 0 ? static_cast<double>(used) / effective : 1;
}

}  // namespace sonder
