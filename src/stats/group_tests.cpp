#include "stats/group_tests.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

#include "stats/distributions.h"

namespace sonder {
namespace {

struct Moments {
  double count = 0;
  double mean = 0;
  double squares = 0;  ///< of the distances from the mean

  double variance() const { return squares / (count - 1); }
};

Moments moments_of(std::span<const double> values) {
  Moments moments{static_cast<double>(values.size())};
  moments.mean = std::accumulate(values.begin(), values.end(), 0.0) / moments.count;
  for (const double value : values) {
    moments.squares += (value - moments.mean) * (value - moments.mean);
  }
  return moments;
}

double hedges_g(const Moments& a, const Moments& b) {
  const double freedom = a.count + b.count - 2;
  const double pooled = std::sqrt((a.squares + b.squares) / freedom);
  return (a.mean - b.mean) / pooled * (1 - 3 / (4 * freedom - 1));
}

/// A value and the group it is of.
struct Ranked {
  double value = 0;
  std::size_t group = 0;
};

/// What ranks say: the sum per group, equal values sharing theirs, and how many are equal.
struct RankSums {
  std::vector<double> sums;
  std::vector<double> counts;
  double all = 0;
  double ties = 0;  ///< Σ(t³ - t) over sets of t equal values
};

void rank_equal_ones(std::span<const Ranked> equal, double below, RankSums& ranks) {
  const auto size = static_cast<double>(equal.size());
  const double rank = below + (size + 1) / 2;
  for (const Ranked& each : equal) ranks.sums[each.group] += rank;
  ranks.ties += size * (size * size - 1);
}

RankSums rank_values(std::vector<Ranked> values, std::size_t groups) {
  std::sort(values.begin(), values.end(),
            [](const Ranked& a, const Ranked& b) { return a.value < b.value; });
  RankSums ranks{std::vector<double>(groups), std::vector<double>(groups),
                 static_cast<double>(values.size())};
  for (const Ranked& each : values) ++ranks.counts[each.group];
  for (std::size_t from = 0; from < values.size();) {
    std::size_t to = from + 1;
    while (to < values.size() && values[to].value == values[from].value) ++to;
    rank_equal_ones(std::span(values).subspan(from, to - from), static_cast<double>(from), ranks);
    from = to;
  }
  return ranks;
}

void append_group(std::span<const double> values, std::size_t group, std::vector<Ranked>& all) {
  for (const double value : values) all.push_back({value, group});
}

std::size_t count_filled(std::span<const std::vector<double>> groups) {
  return static_cast<std::size_t>(std::count_if(groups.begin(), groups.end(),
                                                [](const auto& group) { return !group.empty(); }));
}

/// The chance of at most `few` of `all` throws of a coin.
double coin_tail(std::uint64_t few, std::uint64_t all) {
  const auto n = static_cast<double>(all);
  double chance = 0;
  for (std::uint64_t i = 0; i <= few; ++i) {
    const auto k = static_cast<double>(i);
    chance +=
        std::exp(log_gamma(n + 1) - log_gamma(k + 1) - log_gamma(n - k + 1) - n * std::log(2));
  }
  return chance;
}

}  // namespace

std::optional<GroupTest> welch_test(std::span<const double> a, std::span<const double> b) {
  if (a.size() < 2 || b.size() < 2) return std::nullopt;
  const Moments first = moments_of(a);
  const Moments second = moments_of(b);
  const double from_first = first.variance() / first.count;
  const double from_second = second.variance() / second.count;
  const double variance = from_first + from_second;
  if (!(variance > 0)) return std::nullopt;
  GroupTest test;
  test.statistic = (first.mean - second.mean) / std::sqrt(variance);
  test.freedom = variance * variance /
                 (from_first * from_first / (first.count - 1) +
                  from_second * from_second / (second.count - 1));
  test.p_value = student_t_tails(test.statistic, test.freedom);
  test.effect = hedges_g(first, second);
  return test;
}

std::optional<GroupTest> analysis_of_variance(std::span<const std::vector<double>> groups) {
  std::vector<double> all;
  double within = 0;
  for (const std::vector<double>& group : groups) {
    all.insert(all.end(), group.begin(), group.end());
    if (!group.empty()) within += moments_of(group).squares;
  }
  const auto filled = static_cast<double>(count_filled(groups));
  const auto count = static_cast<double>(all.size());
  if (filled < 2 || !(within > 0)) return std::nullopt;
  const double whole = moments_of(all).squares;
  const double between = std::max(0.0, whole - within);
  GroupTest test;
  test.freedom = filled - 1;
  test.denominator_freedom = count - filled;
  test.statistic = between / test.freedom / (within / test.denominator_freedom);
  test.p_value = f_tail(test.statistic, test.freedom, test.denominator_freedom);
  test.effect = between / whole;
  return test;
}

std::optional<GroupTest> mann_whitney_test(std::span<const double> a, std::span<const double> b) {
  if (a.empty() || b.empty()) return std::nullopt;
  std::vector<Ranked> all;
  append_group(a, 0, all);
  append_group(b, 1, all);
  const RankSums ranks = rank_values(std::move(all), 2);
  const double n = ranks.all;
  const double pairs = ranks.counts[0] * ranks.counts[1];
  const double variance = pairs / 12 * (n + 1 - ranks.ties / (n * (n - 1)));
  if (!(variance > 0)) return std::nullopt;
  const double first = ranks.counts[0];
  const double above = ranks.sums[0] - first * (first + 1) / 2 - pairs / 2;
  GroupTest test;
  const double corrected = std::copysign(std::max(0.0, std::fabs(above) - 0.5), above);
  test.statistic = corrected / std::sqrt(variance);
  test.p_value = std::min(1.0, 2 * normal_tail(std::fabs(test.statistic)));
  test.effect = 2 * above / pairs;
  return test;
}

std::optional<GroupTest> kruskal_wallis_test(std::span<const std::vector<double>> groups) {
  if (count_filled(groups) < 2) return std::nullopt;
  std::vector<Ranked> all;
  for (std::size_t i = 0; i < groups.size(); ++i) append_group(groups[i], i, all);
  const RankSums ranks = rank_values(std::move(all), groups.size());
  const double n = ranks.all;
  const double differing = 1 - ranks.ties / (n * (n * n - 1));
  if (!(differing > 0)) return std::nullopt;
  double sum = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (ranks.counts[i] > 0) sum += ranks.sums[i] * ranks.sums[i] / ranks.counts[i];
  }
  GroupTest test;
  test.freedom = static_cast<double>(count_filled(groups)) - 1;
  test.statistic = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / differing;
  test.p_value = chi_squared_tail(test.statistic, test.freedom);
  test.effect = test.statistic / (n - 1);
  return test;
}

std::optional<GroupTest> mcnemar_test(std::uint64_t one_way, std::uint64_t other_way) {
  const std::uint64_t changes = one_way + other_way;
  if (changes == 0) return std::nullopt;
  const double difference = static_cast<double>(one_way) - static_cast<double>(other_way);
  GroupTest test;
  test.freedom = 1;
  test.statistic = difference * difference / static_cast<double>(changes);
  test.p_value = std::min(1.0, 2 * coin_tail(std::min(one_way, other_way), changes));
  test.effect = difference / static_cast<double>(changes);
  return test;
}

}  // namespace sonder
