#include "stats/reliability.h"

#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>

#include "stats/detail/covariances.h"
#include "stats/detail/matrix.h"
#include "stats/detail/polychoric_correlations.h"
#include "stats/distributions.h"

namespace sonder {
namespace {

using detail::Matrix;

double sum_of_row(const Matrix& covariances, std::size_t row) {
  const auto values = covariances.row(row);
  return std::accumulate(values.begin(), values.end(), 0.0);
}

double sum_of(const Matrix& covariances) {
  double sum = 0;
  for (std::size_t row = 0; row < covariances.rows(); ++row) {
    for (const double value : covariances.row(row)) sum += value;
  }
  return sum;
}

double trace_of(const Matrix& covariances) {
  double sum = 0;
  for (std::size_t i = 0; i < covariances.rows(); ++i) sum += covariances.at(i, i);
  return sum;
}

/// Of `size` items whose variances add up to `trace`, and all covariances to `sum`.
double alpha_of(std::size_t size, double trace, double sum) {
  if (size < 2) return std::numeric_limits<double>::quiet_NaN();
  const auto k = static_cast<double>(size);
  return k / (k - 1) * (1 - trace / sum);
}

/// What the item and the sum of the others say.
void add_item(const Matrix& covariances, std::size_t item, Reliability& found) {
  const double variance = covariances.at(item, item);
  const double with_others = sum_of_row(covariances, item) - variance;
  const double of_others = sum_of(covariances) - 2 * with_others - variance;
  found.item_rest.push_back(with_others / std::sqrt(variance * of_others));
  found.alpha_without.push_back(
      alpha_of(covariances.rows() - 1, trace_of(covariances) - variance, of_others));
}

/// An F is a ratio of the parts of a beta variable.
double f_quantile(double probability, double freedom, double denominator_freedom) {
  const double part = beta_quantile(probability, freedom / 2, denominator_freedom / 2);
  return denominator_freedom * part / (freedom * (1 - part));
}

}  // namespace

Result<Reliability> measure_reliability(std::span<const std::vector<double>> items) {
  const Result<Matrix> found = detail::find_covariances(items);
  if (!found) return found.error();
  const Matrix& covariances = found.value();
  Reliability reliability;
  reliability.alpha = alpha_of(items.size(), trace_of(covariances), sum_of(covariances));
  const Matrix correlations = detail::correlations_of(covariances);
  reliability.standardised_alpha =
      alpha_of(items.size(), trace_of(correlations), sum_of(correlations));
  for (std::size_t i = 0; i < items.size(); ++i) add_item(covariances, i, reliability);
  return reliability;
}

Result<double> measure_ordinal_alpha(std::span<const std::vector<double>> items) {
  const Result<Matrix> correlations = detail::find_polychoric_correlations(items);
  if (!correlations) return correlations.error();
  return alpha_of(items.size(), trace_of(correlations.value()), sum_of(correlations.value()));
}

Interval alpha_interval(double alpha, std::size_t people, std::size_t questions,
                        double confidence) {
  assert(alpha <= 1 && people >= 2 && questions >= 2);
  const double freedom = static_cast<double>(people) - 1;
  const double residual_freedom = freedom * (static_cast<double>(questions) - 1);
  const double outside = (1 - confidence) / 2;
  return {1 - (1 - alpha) * f_quantile(1 - outside, freedom, residual_freedom),
          1 - (1 - alpha) * f_quantile(outside, freedom, residual_freedom)};
}

}  // namespace sonder
