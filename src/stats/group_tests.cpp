#include "stats/group_tests.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

#include "stats/detail/matrix.h"
#include "stats/distributions.h"

namespace sonder {
namespace {

struct Moments {
  double count = 0;
  double mean = 0;
  double squares = 0;  ///< of the distances from the mean

  double variance() const { return squares / (count - 1); }
};

std::uint64_t count_at(const GroupedValues& groups, std::size_t value, std::size_t group) {
  return groups.counts[value * groups.groups + group];
}

/// Of the values that `count_of` says how many there are of.
template <class CountOf>
Moments moments_of(const GroupedValues& groups, const CountOf& count_of) {
  Moments moments;
  for (std::size_t at = 0; at < groups.values.size(); ++at) {
    moments.count += count_of(at);
    moments.mean += count_of(at) * groups.values[at];
  }
  if (moments.count > 0) moments.mean /= moments.count;
  for (std::size_t at = 0; at < groups.values.size(); ++at) {
    const double distance = groups.values[at] - moments.mean;
    moments.squares += count_of(at) * distance * distance;
  }
  return moments;
}

Moments moments_of_group(const GroupedValues& groups, std::size_t group) {
  return moments_of(
      groups, [&](std::size_t at) { return static_cast<double>(count_at(groups, at, group)); });
}

/// In any group.
std::uint64_t count_of_value(const GroupedValues& groups, std::size_t value) {
  std::uint64_t count = 0;
  for (std::size_t group = 0; group < groups.groups; ++group)
    count += count_at(groups, value, group);
  return count;
}

double hedges_g(const Moments& a, const Moments& b) {
  const double freedom = a.count + b.count - 2;
  const double pooled = std::sqrt((a.squares + b.squares) / freedom);
  return (a.mean - b.mean) / pooled * (1 - 3 / (4 * freedom - 1));
}

/// What ranks say: the sum per group, equal values sharing theirs, and how many are equal.
struct RankSums {
  std::vector<double> sums;
  std::vector<double> counts;
  double all = 0;
  double ties = 0;  ///< Σ(t³ - t) over sets of t equal values
};

RankSums rank_values(const GroupedValues& groups) {
  RankSums ranks{std::vector<double>(groups.groups), std::vector<double>(groups.groups)};
  for (std::size_t at = 0; at < groups.values.size(); ++at) {
    const auto size = static_cast<double>(count_of_value(groups, at));
    const double rank = ranks.all + (size + 1) / 2;
    for (std::size_t group = 0; group < groups.groups; ++group) {
      const auto count = static_cast<double>(count_at(groups, at, group));
      ranks.sums[group] += rank * count;
      ranks.counts[group] += count;
    }
    ranks.all += size;
    ranks.ties += size * (size * size - 1);
  }
  return ranks;
}

/// Sums over the units of a group, with weights w and values y.
struct WeightedMoments {
  std::uint64_t count = 0;
  double weight = 0;    ///< Σ w
  double mean = 0;      ///< Σ w y / Σ w
  double squares = 0;   ///< Σ w (y - mean)²
  double variance = 0;  ///< of the mean: Σ w² (y - mean)² / (Σ w)²

  bool is_compared() const { return count >= 2 && weight > 0; }
};

WeightedMoments weighted_moments_of(const GroupedValues& groups, std::size_t group) {
  WeightedMoments moments;
  for (std::size_t at = 0; at < groups.values.size(); ++at) {
    const std::size_t cell = at * groups.groups + group;
    moments.count += groups.counts[cell];
    moments.weight += groups.weights[cell];
    moments.mean += groups.weights[cell] * groups.values[at];
  }
  if (moments.weight > 0) moments.mean /= moments.weight;
  for (std::size_t at = 0; at < groups.values.size(); ++at) {
    const std::size_t cell = at * groups.groups + group;
    const double distance = groups.values[at] - moments.mean;
    moments.squares += groups.weights[cell] * distance * distance;
    moments.variance += groups.squared_weights[cell] * distance * distance;
  }
  if (moments.weight > 0) moments.variance /= moments.weight * moments.weight;
  return moments;
}

/// The groups' means, each counting `precision_of` it, around their common one.
template <class PrecisionOf>
double squares_between(std::span<const WeightedMoments> groups, const PrecisionOf& precision_of) {
  double sum = 0;
  double all = 0;
  for (const WeightedMoments& group : groups) {
    all += precision_of(group);
    sum += precision_of(group) * group.mean;
  }
  double squares = 0;
  for (const WeightedMoments& group : groups) {
    squares += precision_of(group) * (group.mean - sum / all) * (group.mean - sum / all);
  }
  return squares;
}

double eta_squared(std::span<const WeightedMoments> groups) {
  const double between =
      squares_between(groups, [](const WeightedMoments& group) { return group.weight; });
  double within = 0;
  for (const WeightedMoments& group : groups) within += group.squares;
  return between / (between + within);
}

/// Wald's statistic of means that differ from the first; absent where one of them cannot vary.
std::optional<double> find_wald(const PartMeans& means, std::span<const std::uint32_t> parts) {
  const std::uint32_t first = parts.front();
  const std::size_t size = parts.size() - 1;
  detail::Matrix covariances(size, size);
  std::vector<double> differences(size);
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t a = parts[i + 1];
    differences[i] = means.means[a] - means.means[first];
    for (std::size_t j = 0; j < size; ++j) {
      const std::uint32_t b = parts[j + 1];
      covariances.at(i, j) = means.covariance(a, b) - means.covariance(a, first) -
                             means.covariance(first, b) + means.covariance(first, first);
    }
  }
  const auto factor = detail::factorise(covariances);
  if (!factor.is_whole()) return std::nullopt;
  const std::vector<double> half = detail::solve_lower(factor, std::move(differences));
  return std::inner_product(half.begin(), half.end(), half.begin(), 0.0);
}

GroupedValues count_two(std::span<const double> a, std::span<const double> b) {
  const std::array<std::vector<double>, 2> groups = {std::vector<double>(a.begin(), a.end()),
                                                     std::vector<double>(b.begin(), b.end())};
  return count_values(groups);
}

/// From which on an effect is small, medium and large.
std::array<double, 3> thresholds_of(EffectMeasure measure) {
  switch (measure) {
    case EffectMeasure::kHedgesG: return {0.2, 0.5, 0.8};
    case EffectMeasure::kCliffsDelta: return {0.147, 0.33, 0.474};
    case EffectMeasure::kChangeBalance: return {0.1, 0.3, 0.5};
    case EffectMeasure::kEtaSquared:
    case EffectMeasure::kEpsilonSquared: break;
  }
  return {0.01, 0.06, 0.14};
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

GroupedValues count_values(std::span<const std::vector<double>> groups) {
  GroupedValues counted{.groups = groups.size(), .values = {}, .counts = {}};
  for (const std::vector<double>& group : groups) {
    counted.values.insert(counted.values.end(), group.begin(), group.end());
  }
  std::sort(counted.values.begin(), counted.values.end());
  counted.values.erase(std::unique(counted.values.begin(), counted.values.end()),
                       counted.values.end());
  counted.counts.resize(counted.values.size() * groups.size());
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const double value : groups[group]) {
      const auto found = std::lower_bound(counted.values.begin(), counted.values.end(), value);
      const auto at = static_cast<std::size_t>(found - counted.values.begin());
      ++counted.counts[at * groups.size() + group];
    }
  }
  return counted;
}

std::optional<GroupTest> welch_test(std::span<const double> a, std::span<const double> b) {
  return welch_test(count_two(a, b));
}

std::optional<GroupTest> welch_test(const GroupedValues& groups) {
  const Moments first = moments_of_group(groups, 0);
  const Moments second = moments_of_group(groups, 1);
  if (first.count < 2 || second.count < 2) return std::nullopt;
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
  return analysis_of_variance(count_values(groups));
}

std::optional<GroupTest> analysis_of_variance(const GroupedValues& groups) {
  double filled = 0;
  double within = 0;
  for (std::size_t group = 0; group < groups.groups; ++group) {
    const Moments moments = moments_of_group(groups, group);
    if (moments.count > 0) ++filled;
    within += moments.squares;
  }
  if (filled < 2 || !(within > 0)) return std::nullopt;
  const Moments all = moments_of(
      groups, [&](std::size_t at) { return static_cast<double>(count_of_value(groups, at)); });
  const double between = std::max(0.0, all.squares - within);
  GroupTest test;
  test.freedom = filled - 1;
  test.denominator_freedom = all.count - filled;
  test.statistic = between / test.freedom / (within / test.denominator_freedom);
  test.p_value = f_tail(test.statistic, test.freedom, test.denominator_freedom);
  test.effect = between / all.squares;
  return test;
}

std::optional<GroupTest> weighted_means_test(const GroupedValues& groups) {
  std::vector<WeightedMoments> compared;
  double units = 0;
  for (std::size_t group = 0; group < groups.groups; ++group) {
    const WeightedMoments moments = weighted_moments_of(groups, group);
    if (!moments.is_compared()) continue;
    if (!(moments.variance > 0)) return std::nullopt;
    units += static_cast<double>(moments.count);
    compared.push_back(moments);
  }
  if (compared.size() < 2) return std::nullopt;
  const auto filled = static_cast<double>(compared.size());
  const double wald =
      squares_between(compared, [](const WeightedMoments& group) { return 1 / group.variance; });
  GroupTest test;
  test.freedom = filled - 1;
  test.denominator_freedom = units - filled;
  test.statistic = wald * (units - 1) / units / test.freedom;
  test.p_value = f_tail(test.statistic, test.freedom, test.denominator_freedom);
  test.effect = eta_squared(compared);
  return test;
}

std::optional<GroupTest> weighted_means_test(const GroupedValues& groups,
                                             const PartMeans& by_design,
                                             std::span<const std::uint32_t> parts) {
  const bool are_known = std::all_of(parts.begin(), parts.end(), [&](std::uint32_t part) {
    return static_cast<bool>(by_design.is_known[part]);
  });
  if (parts.size() < 2 || !are_known || by_design.freedom < parts.size()) return std::nullopt;
  const std::optional<double> wald = find_wald(by_design, parts);
  if (!wald) return std::nullopt;
  std::vector<WeightedMoments> moments;
  for (std::size_t group = 0; group < groups.groups; ++group) {
    moments.push_back(weighted_moments_of(groups, group));
  }
  GroupTest test;
  test.freedom = static_cast<double>(parts.size() - 1);
  test.denominator_freedom = static_cast<double>(by_design.freedom + 1 - parts.size());
  test.statistic = *wald / test.freedom;
  test.p_value = f_tail(test.statistic, test.freedom, test.denominator_freedom);
  test.effect = eta_squared(moments);
  return test;
}

std::optional<GroupTest> mann_whitney_test(std::span<const double> a, std::span<const double> b) {
  return mann_whitney_test(count_two(a, b));
}

std::optional<GroupTest> mann_whitney_test(const GroupedValues& groups) {
  const RankSums ranks = rank_values(groups);
  const double n = ranks.all;
  const double pairs = ranks.counts[0] * ranks.counts[1];
  if (!(pairs > 0)) return std::nullopt;
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
  return kruskal_wallis_test(count_values(groups));
}

std::optional<GroupTest> kruskal_wallis_test(const GroupedValues& groups) {
  const RankSums ranks = rank_values(groups);
  double filled = 0;
  double sum = 0;
  for (std::size_t i = 0; i < groups.groups; ++i) {
    if (!(ranks.counts[i] > 0)) continue;
    ++filled;
    sum += ranks.sums[i] * ranks.sums[i] / ranks.counts[i];
  }
  const double n = ranks.all;
  if (filled < 2) return std::nullopt;
  const double differing = 1 - ranks.ties / (n * (n * n - 1));
  if (!(differing > 0)) return std::nullopt;
  GroupTest test;
  test.freedom = filled - 1;
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

std::string_view to_string(EffectMeasure measure) {
  switch (measure) {
    case EffectMeasure::kHedgesG: return "hedges_g";
    case EffectMeasure::kEtaSquared: return "eta_squared";
    case EffectMeasure::kCliffsDelta: return "cliffs_delta";
    case EffectMeasure::kEpsilonSquared: return "epsilon_squared";
    case EffectMeasure::kChangeBalance: return "change_balance";
  }
  return "";
}

std::string_view to_string(Magnitude magnitude) {
  switch (magnitude) {
    case Magnitude::kNegligible: return "negligible";
    case Magnitude::kSmall: return "small";
    case Magnitude::kMedium: return "medium";
    case Magnitude::kLarge: return "large";
  }
  return "";
}

Magnitude magnitude_of(EffectMeasure measure, double effect) {
  const std::array<double, 3> from = thresholds_of(measure);
  const double size = std::fabs(effect);
  if (size < from[0]) return Magnitude::kNegligible;
  if (size < from[1]) return Magnitude::kSmall;
  return size < from[2] ? Magnitude::kMedium : Magnitude::kLarge;
}

}  // namespace sonder
