#include "survey/detail/column_comparison.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "stats/distributions.h"
#include "stats/multiplicity.h"

namespace sonder {
namespace {

using Moments = ColumnComparison::Moments;

constexpr std::uint64_t kLeastCompared = 2;

/// Σ w² (y - a)(y - b)
double sum_products(const Moments& moments, double a, double b) {
  return moments.squares_squares - (a + b) * moments.squares_sum + a * b * moments.squares;
}

double variance_of_mean(const Moments& moments, bool is_score) {
  const double mean = moments.mean();
  const double squares = std::max(0.0, sum_products(moments, mean, mean));
  const bool is_unweighted = moments.weight == moments.count && moments.squares == moments.count;
  const double correction = is_score && is_unweighted ? 1 : moments.count / (moments.count - 1);
  return squares / (moments.weight * moments.weight) * correction;
}

/// Welch's degrees of freedom, of effective sizes.
double find_freedom(const Moments& a, double variance_a, const Moments& b, double variance_b) {
  const auto term = [](const Moments& moments, double variance) {
    const double size = moments.weight * moments.weight / moments.squares;
    return variance * variance / std::max(1e-9, size - 1);
  };
  const double sum = variance_a + variance_b;
  return sum * sum / (term(a, variance_a) + term(b, variance_b));
}

struct Pair {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
};

}  // namespace

std::vector<double> adjust_p_values(const std::vector<double>& p_values, Adjustment adjustment) {
  switch (adjustment) {
    case Adjustment::kHolm: return adjust_by_holm(p_values);
    case Adjustment::kBenjaminiHochberg: return adjust_by_benjamini_hochberg(p_values);
    case Adjustment::kNone: break;
  }
  return p_values;
}

void Moments::add(double value, const Tally& tally) {
  count += static_cast<double>(tally.count);
  weight += tally.weight;
  sum += value * tally.weight;
  squares += tally.squared_weight;
  squares_sum += value * tally.squared_weight;
  squares_squares += value * value * tally.squared_weight;
}

Moments& Moments::operator+=(const Moments& other) {
  count += other.count;
  weight += other.weight;
  sum += other.sum;
  squares += other.squares;
  squares_sum += other.squares_sum;
  squares_squares += other.squares_squares;
  return *this;
}

ColumnComparison::ColumnComparison(const BannerGroup& group, std::vector<Tally> bases,
                                   const CrossTableOptions& options)
    : group_(group),
      options_(options),
      is_partition_(group.is_partition()),
      bases_(std::move(bases)),
      column_bases_(sum_by_column<Tally>(bases_)) {}

template <class T>
std::vector<T> ColumnComparison::sum_by_column(std::span<const T> by_set) const {
  std::vector<T> columns(group_.labels.size());
  for (std::size_t set = 0; set < by_set.size(); ++set) {
    for (const std::uint32_t column : group_.sets[set]) columns[column] += by_set[set];
  }
  return columns;
}

/// Of respondents who are in both columns.
template <class T>
T ColumnComparison::sum_of_both(std::span<const T> by_set, std::uint32_t a, std::uint32_t b) const {
  T sum;
  if (is_partition_) return sum;
  for (std::size_t set = 0; set < by_set.size(); ++set) {
    const std::vector<std::uint32_t>& columns = group_.sets[set];
    const bool has_both = std::binary_search(columns.begin(), columns.end(), a) &&
                          std::binary_search(columns.begin(), columns.end(), b);
    if (has_both) sum += by_set[set];
  }
  return sum;
}

/// `test(a, b)` gives the p-value of two columns.
template <class Test>
std::vector<ColumnsBelow> ColumnComparison::compare(std::span<const double> figures,
                                                    const Test& test) const {
  const auto count = static_cast<std::uint32_t>(column_bases_.size());
  const auto is_compared = [&](std::uint32_t column) {
    return column_bases_[column].count >= kLeastCompared && column_bases_[column].weight > 0;
  };
  std::vector<Pair> pairs;
  std::vector<double> p_values;
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = a + 1; b < count; ++b) {
      if (!is_compared(a) || !is_compared(b)) continue;
      pairs.push_back({a, b});
      p_values.push_back(test(a, b));
    }
  }
  const std::vector<double> adjusted = adjust_p_values(p_values, options_.adjustment);
  std::vector<ColumnsBelow> above(count);
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    if (adjusted[at] > 1 - options_.confidence) continue;
    const auto [a, b] = pairs[at];
    if (figures[a] > figures[b]) above[a].push_back(b);
    if (figures[b] > figures[a]) above[b].push_back(a);
  }
  for (ColumnsBelow& columns : above) std::sort(columns.begin(), columns.end());
  return above;
}

std::vector<ColumnsBelow> ColumnComparison::compare_shares(std::span<const Tally> parts) const {
  const std::vector<Tally> columns = sum_by_column(parts);
  std::vector<double> shares;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    const double base = column_bases_[column].weight;
    shares.push_back(base > 0 ? columns[column].weight / base : 0);
  }
  return compare(shares, [&](std::uint32_t a, std::uint32_t b) {
    const Tally& base_a = column_bases_[a];
    const Tally& base_b = column_bases_[b];
    const double size_a = base_a.effective_count();
    const double size_b = base_b.effective_count();
    const double pooled = (shares[a] * size_a + shares[b] * size_b) / (size_a + size_b);
    const auto both = sum_of_both<Tally>(bases_, a, b);
    const double variance =
        pooled * (1 - pooled) *
        (1 / size_a + 1 / size_b - 2 * both.squared_weight / (base_a.weight * base_b.weight));
    if (variance <= 0) return 1.0;
    return 2 * normal_tail(std::fabs(shares[a] - shares[b]) / std::sqrt(variance));
  });
}

std::vector<ColumnsBelow> ColumnComparison::compare_moments(std::span<const Moments> moments,
                                                            bool is_score) const {
  const std::vector<Moments> columns = sum_by_column(moments);
  std::vector<double> means;
  for (const Moments& column : columns) means.push_back(column.weight > 0 ? column.mean() : 0);
  return compare(means, [&](std::uint32_t a, std::uint32_t b) {
    const double variance_a = variance_of_mean(columns[a], is_score);
    const double variance_b = variance_of_mean(columns[b], is_score);
    const double covariance = sum_products(sum_of_both(moments, a, b), means[a], means[b]) /
                              (columns[a].weight * columns[b].weight);
    const double variance = variance_a + variance_b - 2 * covariance;
    if (variance <= 0) return 1.0;
    const double distance = std::fabs(means[a] - means[b]) / std::sqrt(variance);
    if (is_score) return 2 * normal_tail(distance);
    return student_t_tails(distance, find_freedom(columns[a], variance_a, columns[b], variance_b));
  });
}

std::vector<ColumnsBelow> ColumnComparison::compare_means(std::span<const Moments> moments) const {
  return compare_moments(moments, false);
}

std::vector<ColumnsBelow> ColumnComparison::compare_scores(std::span<const Moments> moments) const {
  return compare_moments(moments, true);
}

std::vector<ColumnsBelow> ColumnComparison::compare_estimates(const PartMeans& estimates) const {
  const std::span<const double> figures = std::span(estimates.means).subspan(1);
  return compare(figures, [&](std::uint32_t a, std::uint32_t b) {
    const std::optional<double> distance = distance_in_errors(estimates, a + 1, b + 1);
    if (!distance) return 1.0;
    return student_t_tails(std::fabs(*distance), static_cast<double>(estimates.freedom));
  });
}

}  // namespace sonder
