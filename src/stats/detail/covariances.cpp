#include "stats/detail/covariances.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "stats/detail/arguments.h"

namespace sonder::detail {
namespace {

std::optional<Error> check_items(std::span<const std::vector<double>> items) {
  if (items.size() < 2) return invalid("a scale needs at least two questions");
  const bool are_equal = std::all_of(
      items.begin(), items.end(), [&](const auto& item) { return item.size() == items[0].size(); });
  if (!are_equal) return invalid("questions must have answers of the same people");
  return std::nullopt;
}

/// Of the answers of those who answered `other`, too.
double variance_with(const std::vector<double>& item, const std::vector<double>& other) {
  std::vector<double> answers(item);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (std::isnan(other[i])) answers[i] = other[i];
  }
  return covariance(answers, answers).value_or(0);
}

}  // namespace

/// In one pass (Welford 1962, Technometrics 4, 419-420).
std::optional<double> covariance(std::span<const double> a, std::span<const double> b) {
  double count = 0;
  double mean_a = 0;
  double mean_b = 0;
  double products = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (std::isnan(a[i]) || std::isnan(b[i])) continue;
    ++count;
    const double distance = a[i] - mean_a;
    mean_a += distance / count;
    mean_b += (b[i] - mean_b) / count;
    products += distance * (b[i] - mean_b);
  }
  if (count < 2) return std::nullopt;
  return products / (count - 1);
}

Result<Matrix> find_covariances(std::span<const std::vector<double>> items) {
  if (auto error = check_items(items)) return *std::move(error);
  Matrix covariances(items.size(), items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const std::optional<double> found = covariance(items[i], items[j]);
      if (!found) {
        return invalid("fewer than two people answered questions " + std::to_string(j + 1) +
                       " and " + std::to_string(i + 1));
      }
      covariances.at(i, j) = covariances.at(j, i) = *found;
    }
    if (!(covariances.at(i, i) > 0)) {
      return invalid("all answers to question " + std::to_string(i + 1) + " are the same");
    }
  }
  return covariances;
}

Matrix correlations_of(const Matrix& covariances) {
  Matrix correlations(covariances.rows(), covariances.rows());
  for (std::size_t i = 0; i < covariances.rows(); ++i) {
    for (std::size_t j = 0; j < covariances.rows(); ++j) {
      correlations.at(i, j) =
          covariances.at(i, j) / std::sqrt(covariances.at(i, i) * covariances.at(j, j));
    }
  }
  return correlations;
}

Result<Matrix> find_correlations(std::span<const std::vector<double>> items) {
  const Result<Matrix> covariances = find_covariances(items);
  if (!covariances) return covariances.error();
  Matrix correlations(items.size(), items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    correlations.at(i, i) = 1;
    for (std::size_t j = 0; j < i; ++j) {
      const double scale = variance_with(items[i], items[j]) * variance_with(items[j], items[i]);
      if (!(scale > 0)) {
        return invalid("those who answered questions " + std::to_string(j + 1) + " and " +
                       std::to_string(i + 1) + " all answered one of them alike");
      }
      correlations.at(i, j) = correlations.at(j, i) =
          covariances.value().at(i, j) / std::sqrt(scale);
    }
  }
  return correlations;
}

}  // namespace sonder::detail
