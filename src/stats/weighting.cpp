#include "stats/weighting.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "stats/detail/arguments.h"
#include "stats/detail/margins.h"

namespace sonder {
namespace {

using detail::are_weights;
using detail::check_margins;
using detail::invalid;
using detail::sum_of;
using detail::totals_of;

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
  const bool are_finite = std::all_of(weights.begin(), weights.end(),
                                      [](double weight) { return std::isfinite(weight); });
  if (!are_finite) return invalid("weights must be finite");
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
