#include "survey/answer_figures.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sonder {
namespace {

/// Σ part · (value - mean)² over numbers, where `part` is the weight or its square.
double sum_squares(std::span<const NumberTally> numbers, double mean, double Tally::*part) {
  double sum = 0;
  for (const NumberTally& number : numbers) {
    sum += (number.value - mean) * (number.value - mean) * (number.tally.*part);
  }
  return sum;
}

Tally sum_tallies(std::span<const NumberTally> numbers) {
  Tally sum;
  for (const NumberTally& number : numbers) sum += number.tally;
  return sum;
}

double find_median(std::span<const NumberTally> numbers, double half) {
  double below = 0;
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    below += numbers[at].tally.weight;
    if (below == half) {
      const auto next =
          std::find_if(numbers.begin() + static_cast<std::ptrdiff_t>(at) + 1, numbers.end(),
                       [](const NumberTally& number) { return number.tally.weight > 0; });
      return (numbers[at].value + (next == numbers.end() ? numbers[at] : *next).value) / 2;
    }
    if (below > half) return numbers[at].value;
  }
  return numbers.back().value;
}

double scored_variance(const Tally& promoters, const Tally& passives, const Tally& detractors) {
  Tally base = promoters;
  base += passives;
  base += detractors;
  const auto n = static_cast<double>(base.count);
  const double p = promoters.weight / base.weight;
  const double d = detractors.weight / base.weight;
  // Rounding must not make the variance negative when all answers are alike.
  if (base.is_unweighted()) return std::max(0.0, p + d - (p - d) * (p - d)) / n;
  if (base.count < 2) return 0;
  const double mean = p - d;
  const double squares = (1 - mean) * (1 - mean) * promoters.squared_weight +
                         mean * mean * passives.squared_weight +
                         (1 + mean) * (1 + mean) * detractors.squared_weight;
  return squares / (base.weight * base.weight) * n / (n - 1);
}

}  // namespace

Interval share_interval(const Tally& part, const Tally& base, const IntervalRule& rule) {
  // Sums in another order may differ in the last digit.
  const double share = std::min(1.0, part.weight / base.weight);
  return share_interval(share, base.effective_count(), rule);
}

DesignPrecision make_precision(double standard_error, double variance, std::uint64_t count) {
  DesignPrecision precision{.standard_error = standard_error};
  if (variance > 0 && count > 1) {
    const auto n = static_cast<double>(count);
    precision.design_effect = standard_error * standard_error * (n - 1) / variance;
  }
  return precision;
}

AnswerCount make_answer(std::string label, const Tally& tally, const Tally& base,
                        const IntervalRule& rule) {
  return {.label = std::move(label),
          .count = tally.count,
          .share = tally.weight / base.weight,
          .interval = share_interval(tally, base, rule)};
}

NpsResult compute_nps(const Tally& promoters, const Tally& passives, const Tally& detractors,
                      double confidence) {
  const double weight = promoters.weight + passives.weight + detractors.weight;
  NpsResult nps = {.promoters = promoters.count,
                   .passives = passives.count,
                   .detractors = detractors.count,
                   .promoter_share = promoters.weight / weight,
                   .passive_share = passives.weight / weight,
                   .detractor_share = detractors.weight / weight,
                   .score = 100 * (promoters.weight - detractors.weight) / weight};
  nps.standard_error = 100 * std::sqrt(scored_variance(promoters, passives, detractors));
  const double reach = normal_quantile(0.5 + confidence / 2) * nps.standard_error;
  nps.interval = {std::max(-100.0, nps.score - reach), std::min(100.0, nps.score + reach)};
  return nps;
}

PointRange satisfied_points(const Question& question) {
  constexpr std::int64_t kTopBoxes = 2;
  return {static_cast<double>(question.scale_high - kTopBoxes + 1),
          static_cast<double>(question.scale_high)};
}

PointRange easy_points(const Question& question) {
  const auto low = static_cast<double>(question.scale_low);
  const auto high = static_cast<double>(question.scale_high);
  const double boxes = question.scale_high >= 7 ? 3 : 2;
  if (question.is_low_easy) return {low, std::max(low, 1.0) + boxes - 1};
  return {high - boxes + 1, high};
}

Interval share_of_total(const Interval& mean, double total) {
  return {std::max(0.0, mean.low / total), std::min(1.0, mean.high / total)};
}

NumberSummary summarise_numbers(std::span<const NumberTally> numbers, double confidence) {
  const Tally base = sum_tallies(numbers);
  NumberSummary summary;
  double sum = 0;
  for (const NumberTally& number : numbers) sum += number.value * number.tally.weight;
  summary.mean = sum / base.weight;
  summary.median = find_median(numbers, base.weight / 2);
  summary.lowest = numbers.front().value;
  summary.highest = numbers.back().value;
  if (base.count > 1) {
    const auto n = static_cast<double>(base.count);
    const double correction = n / (n - 1);
    const double spread = sum_squares(numbers, summary.mean, &Tally::weight) / base.weight;
    const double error = sum_squares(numbers, summary.mean, &Tally::squared_weight);
    summary.standard_deviation = std::sqrt(spread * correction);
    summary.standard_error = std::sqrt(error * correction) / base.weight;
  }
  const double reach = normal_quantile(0.5 + confidence / 2) * summary.standard_error;
  summary.mean_interval = {summary.mean - reach, summary.mean + reach};
  return summary;
}

}  // namespace sonder
