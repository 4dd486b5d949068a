#include "stats/reliability.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "stats/detail/arguments.h"

namespace sonder {
namespace {

using detail::invalid;

/// A square matrix, row by row.
class Covariances {
 public:
  explicit Covariances(std::size_t size) : size_(size), values_(size * size) {}

  std::size_t size() const { return size_; }
  double& at(std::size_t row, std::size_t column) { return values_[row * size_ + column]; }
  double at(std::size_t row, std::size_t column) const { return values_[row * size_ + column]; }

  double sum_of_row(std::size_t row) const {
    double sum = 0;
    for (std::size_t column = 0; column < size_; ++column) sum += at(row, column);
    return sum;
  }
  double sum() const {
    double sum = 0;
    for (const double value : values_) sum += value;
    return sum;
  }
  double trace() const {
    double sum = 0;
    for (std::size_t i = 0; i < size_; ++i) sum += at(i, i);
    return sum;
  }

 private:
  std::size_t size_;
  std::vector<double> values_;
};

/// Of those who answered both; absent when fewer than two did. In one pass (Welford 1962).
std::optional<double> covariance(const std::vector<double>& a, const std::vector<double>& b) {
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

std::optional<Error> check_items(std::span<const std::vector<double>> items) {
  if (items.size() < 2) return invalid("a scale needs at least two questions");
  const bool are_equal = std::all_of(
      items.begin(), items.end(), [&](const auto& item) { return item.size() == items[0].size(); });
  if (!are_equal) return invalid("questions must have answers of the same people");
  return std::nullopt;
}

Result<Covariances> find_covariances(std::span<const std::vector<double>> items) {
  Covariances covariances(items.size());
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

/// Of `size` items whose variances add up to `trace`, and all covariances to `sum`.
double alpha_of(std::size_t size, double trace, double sum) {
  if (size < 2) return std::numeric_limits<double>::quiet_NaN();
  const auto k = static_cast<double>(size);
  return k / (k - 1) * (1 - trace / sum);
}

Covariances correlations_of(const Covariances& covariances) {
  Covariances correlations(covariances.size());
  for (std::size_t i = 0; i < covariances.size(); ++i) {
    for (std::size_t j = 0; j < covariances.size(); ++j) {
      correlations.at(i, j) =
          covariances.at(i, j) / std::sqrt(covariances.at(i, i) * covariances.at(j, j));
    }
  }
  return correlations;
}

/// What the item and the sum of the others say.
void add_item(const Covariances& covariances, std::size_t item, Reliability& found) {
  const double variance = covariances.at(item, item);
  const double with_others = covariances.sum_of_row(item) - variance;
  const double of_others = covariances.sum() - 2 * with_others - variance;
  found.item_rest.push_back(with_others / std::sqrt(variance * of_others));
  found.alpha_without.push_back(
      alpha_of(covariances.size() - 1, covariances.trace() - variance, of_others));
}

}  // namespace

Result<Reliability> measure_reliability(std::span<const std::vector<double>> items) {
  if (auto error = check_items(items)) return *std::move(error);
  const Result<Covariances> found = find_covariances(items);
  if (!found) return found.error();
  const Covariances& covariances = found.value();
  Reliability reliability;
  reliability.alpha = alpha_of(items.size(), covariances.trace(), covariances.sum());
  const Covariances correlations = correlations_of(covariances);
  reliability.standardised_alpha = alpha_of(items.size(), correlations.trace(), correlations.sum());
  for (std::size_t i = 0; i < items.size(); ++i) add_item(covariances, i, reliability);
  return reliability;
}

}  // namespace sonder
