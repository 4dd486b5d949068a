#include "stats/calibration.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "stats/detail/arguments.h"
#include "stats/detail/margins.h"
#include "stats/detail/matrix.h"

namespace sonder {
namespace {

using detail::are_weights;
using detail::invalid;
using detail::Matrix;

constexpr int kMostHalvings = 30;

/// What is known of the population: for each respondent a few of the targets that it adds to.
struct Targets {
  std::vector<double> sums;            ///< to be reached
  std::vector<double> units;           ///< what a miss of each is measured by
  std::size_t terms = 0;               ///< per respondent: one per margin and total
  std::vector<std::size_t> positions;  ///< of each term of each respondent among the targets
  std::vector<double> values;
};

std::optional<Error> check_options(const CalibrationOptions& options) {
  if (!(options.tolerance > 0) || options.most_rounds == 0) {
    return invalid("`tolerance` must be above 0 and `most_rounds` at least 1");
  }
  const bool are_limits = options.least_factor >= 0 && options.least_factor < 1 &&
                          options.most_factor > 1 && std::isfinite(options.most_factor);
  if (!are_limits) return invalid("limits of factors must be 0 <= least < 1 < most");
  return std::nullopt;
}

std::optional<Error> check_totals(std::size_t respondents, std::span<const KnownTotal> totals) {
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const std::string name = "total " + std::to_string(i + 1);
    const std::vector<double>& values = totals[i].values;
    if (values.size() != respondents) return invalid(name + " must have one value per weight");
    const bool are_finite = std::isfinite(totals[i].total) &&
                            std::all_of(values.begin(), values.end(),
                                        [](double value) { return std::isfinite(value); });
    if (!are_finite) return invalid(name + " and its values must be finite");
  }
  return std::nullopt;
}

std::optional<Error> check(std::span<const double> weights, std::span<const Margin> margins,
                           std::span<const KnownTotal> totals, const CalibrationOptions& options) {
  if (auto error = check_options(options)) return error;
  if (!are_weights(weights)) return invalid("weights must be finite and not negative");
  if (auto error = detail::check_margins(weights, margins)) return error;
  return check_totals(weights.size(), totals);
}

void add_terms(std::size_t respondent, std::span<const Margin> margins,
               std::span<const KnownTotal> totals, Targets& targets) {
  std::size_t offset = 0;
  for (const Margin& margin : margins) {
    targets.positions.push_back(offset + margin.category[respondent]);
    targets.values.push_back(1);
    offset += margin.targets.size();
  }
  for (const KnownTotal& total : totals) {
    targets.positions.push_back(offset++);
    targets.values.push_back(total.values[respondent]);
  }
}

/// A target of 0 is measured by what the given weights make of it.
void add_units(std::span<const double> weights, Targets& targets) {
  targets.units.assign(targets.sums.size(), 0);
  for (std::size_t i = 0; i < targets.positions.size(); ++i) {
    targets.units[targets.positions[i]] +=
        weights[i / targets.terms] * std::fabs(targets.values[i]);
  }
  for (std::size_t i = 0; i < targets.sums.size(); ++i) {
    if (targets.sums[i] != 0) targets.units[i] = std::fabs(targets.sums[i]);
    if (targets.units[i] == 0) targets.units[i] = 1;
  }
}

Targets gather(std::span<const double> weights, std::span<const Margin> margins,
               std::span<const KnownTotal> totals) {
  Targets targets;
  targets.terms = margins.size() + totals.size();
  for (const Margin& margin : margins) {
    targets.sums.insert(targets.sums.end(), margin.targets.begin(), margin.targets.end());
  }
  for (const KnownTotal& total : totals) targets.sums.push_back(total.total);
  for (std::size_t i = 0; i < weights.size(); ++i) add_terms(i, margins, totals, targets);
  add_units(weights, targets);
  return targets;
}

/// A weight's factor, and how fast it grows.
struct Factor {
  double value = 1;
  double slope = 1;
};

/// Deville and Särndal's F and its derivative at `u`; both are 1 at 0.
Factor factor_at(double u, const CalibrationOptions& options) {
  if (options.distance == CalibrationDistance::kLinear) return {1 + u, 1};
  if (options.distance == CalibrationDistance::kRaking) return {std::exp(u), std::exp(u)};
  const double low = options.least_factor;
  const double high = options.most_factor;
  const double rate = (high - low) / ((1 - low) * (high - 1));
  // The part of the way from the one limit to the other, without a power that overflows.
  const double shrinking = std::exp(-std::fabs(rate * u));
  const double down = u > 0 ? (high - 1) * shrinking : high - 1;
  const double up = u > 0 ? 1 - low : (1 - low) * shrinking;
  const double way = up / (down + up);
  return {low + (high - low) * way, rate * (high - low) * way * (1 - way)};
}

/// Where Newton's method is.
struct Point {
  std::vector<double> multipliers;  ///< one per target
  std::vector<Factor> factors;      ///< one per respondent
  std::vector<double> misses;       ///< what is left to reach, per target
  double distance = 0;              ///< squared, of all misses in their units
};

double weighted_sum_of_terms(std::size_t respondent, const Targets& targets,
                             const std::vector<double>& multipliers) {
  double sum = 0;
  for (std::size_t i = respondent * targets.terms; i < (respondent + 1) * targets.terms; ++i) {
    sum += targets.values[i] * multipliers[targets.positions[i]];
  }
  return sum;
}

Point evaluate(std::vector<double> multipliers, std::span<const double> weights,
               const Targets& targets, const CalibrationOptions& options) {
  Point point{std::move(multipliers), {}, targets.sums};
  for (std::size_t respondent = 0; respondent < weights.size(); ++respondent) {
    const Factor factor =
        factor_at(weighted_sum_of_terms(respondent, targets, point.multipliers), options);
    point.factors.push_back(factor);
    for (std::size_t i = respondent * targets.terms; i < (respondent + 1) * targets.terms; ++i) {
      point.misses[targets.positions[i]] -= weights[respondent] * factor.value * targets.values[i];
    }
  }
  for (std::size_t i = 0; i < point.misses.size(); ++i) {
    const double miss = point.misses[i] / targets.units[i];
    point.distance += miss * miss;
  }
  return point;
}

/// How fast each target's sum grows with each multiplier.
Matrix slopes_at(const Point& point, std::span<const double> weights, const Targets& targets) {
  Matrix slopes(targets.sums.size(), targets.sums.size());
  for (std::size_t respondent = 0; respondent < weights.size(); ++respondent) {
    const double slope = weights[respondent] * point.factors[respondent].slope;
    const std::size_t first = respondent * targets.terms;
    for (std::size_t i = first; i < first + targets.terms; ++i) {
      for (std::size_t j = first; j < first + targets.terms; ++j) {
        slopes.at(targets.positions[i], targets.positions[j]) +=
            slope * targets.values[i] * targets.values[j];
      }
    }
  }
  return slopes;
}

/// A step of Newton's method, halved until it comes nearer; absent when that does not help.
std::optional<Point> step_from(const Point& point, std::span<const double> weights,
                               const Targets& targets, const CalibrationOptions& options) {
  const auto factor = detail::factorise(slopes_at(point, weights, targets));
  std::vector<double> step = detail::solve_factorised(factor, point.misses);
  for (int halving = 0; halving < kMostHalvings; ++halving) {
    std::vector<double> multipliers = point.multipliers;
    for (std::size_t i = 0; i < step.size(); ++i) multipliers[i] += step[i];
    Point next = evaluate(std::move(multipliers), weights, targets, options);
    if (next.distance < point.distance) return next;
    for (double& part : step) part /= 2;
  }
  return std::nullopt;
}

bool is_met(const Point& point, const Targets& targets, double tolerance) {
  for (std::size_t i = 0; i < point.misses.size(); ++i) {
    if (!(std::fabs(point.misses[i]) <= tolerance * targets.units[i])) return false;
  }
  return true;
}

void report_missed(const Point& point, const Targets& targets, std::span<const Margin> margins,
                   double tolerance, CalibratedWeights& found) {
  std::size_t source = 0;
  std::size_t category = 0;
  for (std::size_t i = 0; i < targets.sums.size(); ++i) {
    while (source < margins.size() && category == margins[source].targets.size()) {
      ++source;
      category = 0;
    }
    if (!(std::fabs(point.misses[i]) <= tolerance * targets.units[i])) {
      found.missed.push_back(
          {source, category, targets.sums[i], targets.sums[i] - point.misses[i]});
    }
    source < margins.size() ? ++category : ++source;
  }
}

void report_factors(const Point& point, std::span<const double> weights, CalibratedWeights& found) {
  bool has_any = false;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double factor = point.factors[i].value;
    found.weights.push_back(weights[i] * factor);
    if (weights[i] == 0) continue;
    found.least_factor = has_any ? std::min(found.least_factor, factor) : factor;
    found.most_factor = has_any ? std::max(found.most_factor, factor) : factor;
    found.negative += factor < 0 ? 1 : 0;
    has_any = true;
  }
}

/// Weights that add up to the first margin, if there is one.
std::vector<double> scale_to_margin(std::span<const double> weights,
                                    std::span<const Margin> margins) {
  std::vector<double> scaled(weights.begin(), weights.end());
  const double sum = detail::sum_of(weights);
  if (margins.empty() || !(sum > 0)) return scaled;
  const double scale = detail::sum_of(margins[0].targets) / sum;
  for (double& weight : scaled) weight *= scale;
  return scaled;
}

}  // namespace

Result<CalibratedWeights> calibrate(std::span<const double> weights,
                                    std::span<const Margin> margins,
                                    std::span<const KnownTotal> totals,
                                    const CalibrationOptions& options) {
  if (auto error = check(weights, margins, totals, options)) return *std::move(error);
  const std::vector<double> scaled = scale_to_margin(weights, margins);
  const Targets targets = gather(scaled, margins, totals);
  CalibratedWeights found;
  Point point = evaluate(std::vector<double>(targets.sums.size()), scaled, targets, options);
  while (found.rounds < options.most_rounds && !is_met(point, targets, options.tolerance)) {
    auto next = step_from(point, scaled, targets, options);
    if (!next) break;
    point = *std::move(next);
    ++found.rounds;
  }
  report_missed(point, targets, margins, options.tolerance, found);
  report_factors(point, scaled, found);
  return found;
}

}  // namespace sonder
