#include "stats/design_intervals.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "stats/detail/arguments.h"
#include "stats/detail/clusters.h"
#include "stats/distributions.h"
#include "stats/weighting.h"

namespace sonder {
namespace {

using detail::invalid;

constexpr double kNoError = 1e-9;
constexpr double kEqualShares = 1e-12;

bool is_probability(double number) { return number > 0 && number < 1; }

/// 1 for units inside.
Result<std::vector<double>> indicate(std::size_t units, const std::vector<bool>& is_inside) {
  if (is_inside.empty()) return std::vector<double>(units, 1);
  if (is_inside.size() != units) return invalid("it must be known of each unit if it is inside");
  return std::vector<double>(is_inside.begin(), is_inside.end());
}

std::vector<double> weights_of(const std::vector<double>& inside, const SampleDesign& design) {
  std::vector<double> weights;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] > 0 && design.weights[i] > 0) weights.push_back(design.weights[i]);
  }
  return weights;
}

/// Korn and Graubard's, whose t of n - 1 degrees of freedom is that of a sample without design.
double effective_size_of(const Estimate& share, std::span<const double> weights,
                         double confidence) {
  if (share.standard_error < kNoError || share.freedom == 0 || weights.size() < 2) {
    return effective_size(weights);
  }
  const double probability = 0.5 + confidence / 2;
  const double plain = student_t_quantile(probability, static_cast<double>(weights.size() - 1));
  const double by_design = student_t_quantile(probability, static_cast<double>(share.freedom));
  const double variance = share.standard_error * share.standard_error;
  const double fewer = plain / by_design;
  return share.value * (1 - share.value) / variance * fewer * fewer;
}

std::vector<double> indicate_both(const std::vector<bool>& said,
                                  const std::vector<double>& inside) {
  std::vector<double> both(inside);
  for (std::size_t i = 0; i < both.size(); ++i) both[i] = said[i] ? both[i] : 0;
  return both;
}

/// Values of those inside, ascending, and how much of the weight is at or below each.
struct Distribution {
  std::vector<double> values;
  std::vector<double> shares;
};

Distribution distribute(std::span<const double> values, const std::vector<double>& inside,
                        const SampleDesign& design) {
  std::vector<std::pair<double, double>> weighted;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double weight = inside[i] * design.weights[i];
    if (weight > 0) weighted.emplace_back(values[i], weight);
  }
  std::sort(weighted.begin(), weighted.end());
  Distribution distribution;
  double sum = 0;
  for (const auto& [value, weight] : weighted) {
    sum += weight;
    distribution.values.push_back(value);
    distribution.shares.push_back(sum);
  }
  for (double& share : distribution.shares) share /= sum;
  return distribution;
}

double quantile_of(const Distribution& distribution, double probability) {
  const auto found = std::lower_bound(distribution.shares.begin(), distribution.shares.end(),
                                      probability - kEqualShares);
  const auto last = static_cast<std::ptrdiff_t>(distribution.values.size()) - 1;
  return distribution
      .values[static_cast<std::size_t>(std::min(found - distribution.shares.begin(), last))];
}

/// 1 for units inside at or below `value`.
std::vector<double> indicate_up_to(double value, std::span<const double> values,
                                   const std::vector<double>& inside) {
  std::vector<double> up_to(inside);
  for (std::size_t i = 0; i < up_to.size(); ++i) up_to[i] = values[i] > value ? 0 : up_to[i];
  return up_to;
}

QuantileEstimate find_limits(const Distribution& distribution, double value, const Estimate& share,
                             double confidence) {
  QuantileEstimate found{value};
  const double t = student_t_quantile(0.5 + confidence / 2, static_cast<double>(share.freedom));
  const double low = share.value - t * share.standard_error;
  const double high = share.value + t * share.standard_error;
  if (low >= 0) found.low = quantile_of(distribution, low);
  if (high <= 1) found.high = quantile_of(distribution, high);
  if (found.low && found.high) found.standard_error = (*found.high - *found.low) / (2 * t);
  return found;
}

}  // namespace

ShareEstimate judge_share(Estimate share, std::span<const double> weights, double confidence) {
  // The quotient of two sums of the same weights may miss 1 by rounding.
  share.value = std::min(share.value, 1.0);
  const double size = effective_size_of(share, weights, confidence);
  return {share, size, share_interval(share.value, size, confidence)};
}

Result<ShareEstimate> estimate_share(const std::vector<bool>& said,
                                     const std::vector<bool>& is_inside, const SampleDesign& design,
                                     double confidence) {
  auto shares = estimate_shares(std::span(&said, 1), is_inside, design, confidence);
  if (!shares) return shares.error();
  return shares.value()[0];
}

Result<std::vector<ShareEstimate>> estimate_shares(std::span<const std::vector<bool>> said,
                                                   const std::vector<bool>& is_inside,
                                                   const SampleDesign& design, double confidence) {
  if (!is_probability(confidence)) return invalid("a confidence must lie between 0 and 1");
  const std::size_t units = design.weights.size();
  const bool fits = std::all_of(said.begin(), said.end(),
                                [&](const auto& of_one) { return of_one.size() == units; });
  if (!fits) return invalid("it must be known of each unit if it said it");
  const auto inside = indicate(units, is_inside);
  if (!inside) return inside.error();
  const auto clusters = detail::find_clusters(units, design);
  if (!clusters) return clusters.error();
  const std::vector<double> weights = weights_of(inside.value(), design);
  std::vector<ShareEstimate> found;
  for (const std::vector<bool>& of_one : said) {
    auto share = detail::estimate_ratio(indicate_both(of_one, inside.value()), inside.value(),
                                        design, clusters.value());
    if (!share) return share.error();
    found.push_back(judge_share(share.value(), weights, confidence));
  }
  return found;
}

Result<QuantileEstimate> estimate_quantile(std::span<const double> values,
                                           const std::vector<bool>& is_inside, double probability,
                                           const SampleDesign& design, double confidence) {
  if (!is_probability(confidence) || !is_probability(probability)) {
    return invalid("probabilities and confidences must lie between 0 and 1");
  }
  const auto inside = indicate(values.size(), is_inside);
  if (!inside) return inside.error();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (inside.value()[i] > 0 && !std::isfinite(values[i])) {
      return invalid("values of which there is a quantile must be finite");
    }
  }
  const auto clusters = detail::find_clusters(values.size(), design);
  if (!clusters) return clusters.error();
  if (clusters.value().freedom() == 0) return invalid("the design leaves no degrees of freedom");
  const Distribution distribution = distribute(values, inside.value(), design);
  if (distribution.values.empty()) return invalid("nobody with a weight is inside");
  const double value = quantile_of(distribution, probability);
  const Result<Estimate> share = detail::estimate_ratio(
      indicate_up_to(value, values, inside.value()), inside.value(), design, clusters.value());
  if (!share) return share.error();
  return find_limits(distribution, value, share.value(), confidence);
}

}  // namespace sonder
