#include "stats/trends.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "stats/distributions.h"

namespace sonder {
namespace {

constexpr double kReach = 3;

ControlPoint place(double value, double centre, double standard_error) {
  const Interval limits = {centre - kReach * standard_error, centre + kReach * standard_error};
  return {value, limits, value < limits.low || value > limits.high};
}

double standard_error_of(const WaveMean& wave) {
  return wave.standard_deviation / std::sqrt(wave.base);
}

/// Of all answers within their waves; absent where nothing varies.
std::optional<double> pooled_deviation(std::span<const WaveMean> waves) {
  double squares = 0;
  double freedom = 0;
  for (const WaveMean& wave : waves) {
    const double of_wave = std::max(0.0, wave.base - 1);
    squares += of_wave * wave.standard_deviation * wave.standard_deviation;
    freedom += of_wave;
  }
  if (!(squares > 0)) return std::nullopt;
  return std::sqrt(squares / freedom);
}

/// Newcombe's method 10.
Interval difference_interval(const WaveShare& earlier, const WaveShare& later, double confidence) {
  const Interval before = share_interval(earlier.share, earlier.base, confidence);
  const Interval after = share_interval(later.share, later.base, confidence);
  const double difference = later.share - earlier.share;
  return {difference - std::hypot(later.share - after.low, before.high - earlier.share),
          difference + std::hypot(after.high - later.share, earlier.share - before.low)};
}

}  // namespace

WaveMean net_promoter_wave(double promoter_share, double detractor_share, double base) {
  const double score = promoter_share - detractor_share;
  const double variance = promoter_share + detractor_share - score * score;
  return {score, std::sqrt(std::max(0.0, variance)), base};
}

std::optional<ControlChart> chart_shares(std::span<const WaveShare> waves) {
  if (waves.size() < 2) return std::nullopt;
  ControlChart chart;
  double base = 0;
  for (const WaveShare& wave : waves) {
    chart.centre += wave.share * wave.base;
    base += wave.base;
  }
  chart.centre = std::min(1.0, chart.centre / base);
  for (const WaveShare& wave : waves) {
    const double variance = chart.centre * (1 - chart.centre) / wave.base;
    ControlPoint point = place(wave.share, chart.centre, std::sqrt(variance));
    point.limits = {std::max(0.0, point.limits.low), std::min(1.0, point.limits.high)};
    chart.waves.push_back(point);
  }
  return chart;
}

std::optional<ControlChart> chart_means(std::span<const WaveMean> waves) {
  const std::optional<double> deviation = pooled_deviation(waves);
  if (waves.size() < 2 || !deviation) return std::nullopt;
  ControlChart chart;
  double base = 0;
  for (const WaveMean& wave : waves) {
    chart.centre += wave.mean * wave.base;
    base += wave.base;
  }
  chart.centre /= base;
  for (const WaveMean& wave : waves) {
    chart.waves.push_back(place(wave.mean, chart.centre, *deviation / std::sqrt(wave.base)));
  }
  return chart;
}

std::optional<Change> compare_shares(const WaveShare& earlier, const WaveShare& later,
                                     double confidence) {
  const double all = earlier.base + later.base;
  const double pooled = (earlier.share * earlier.base + later.share * later.base) / all;
  const double variance = pooled * (1 - pooled) * (1 / earlier.base + 1 / later.base);
  if (!(variance > 0)) return std::nullopt;
  Change change{later.share - earlier.share, std::sqrt(variance)};
  change.statistic = change.difference / change.standard_error;
  change.p_value = 2 * normal_tail(std::fabs(change.statistic));
  change.interval = difference_interval(earlier, later, confidence);
  return change;
}

std::optional<Change> compare_means(const WaveMean& earlier, const WaveMean& later,
                                    double confidence) {
  Change change{later.mean - earlier.mean,
                std::hypot(standard_error_of(earlier), standard_error_of(later))};
  if (!(change.standard_error > 0)) return std::nullopt;
  change.statistic = change.difference / change.standard_error;
  change.p_value = 2 * normal_tail(std::fabs(change.statistic));
  const double reach = normal_quantile(0.5 + confidence / 2) * change.standard_error;
  change.interval = {change.difference - reach, change.difference + reach};
  return change;
}

std::optional<Change> compare_estimates(const Estimate& earlier, const Estimate& later,
                                        double confidence) {
  const double before = earlier.standard_error * earlier.standard_error;
  const double after = later.standard_error * later.standard_error;
  if (!(before + after > 0)) return std::nullopt;
  assert((before == 0 || earlier.freedom > 0) && (after == 0 || later.freedom > 0));
  const auto squares_by_freedom = [](double variance, std::size_t freedom) {
    return variance > 0 ? variance * variance / static_cast<double>(freedom) : 0;
  };
  Change change{later.value - earlier.value, std::sqrt(before + after)};
  change.statistic = change.difference / change.standard_error;
  change.freedom =
      (before + after) * (before + after) /
      (squares_by_freedom(before, earlier.freedom) + squares_by_freedom(after, later.freedom));
  change.p_value = student_t_tails(change.statistic, change.freedom);
  const double reach =
      student_t_quantile(0.5 + confidence / 2, change.freedom) * change.standard_error;
  change.interval = {change.difference - reach, change.difference + reach};
  return change;
}

}  // namespace sonder
