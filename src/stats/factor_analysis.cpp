#include "stats/factor_analysis.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/detail/arguments.h"
#include "stats/detail/covariances.h"
#include "stats/detail/eigen.h"
#include "stats/detail/matrix.h"
#include "stats/detail/polychoric_correlations.h"
#include "stats/distributions.h"

namespace sonder {
namespace {

using detail::CholeskyFactor;
using detail::invalid;
using detail::Matrix;

constexpr int kMostRounds = 100'000;
constexpr double kSettled = 1e-13;

Result<Matrix> find_correlations(std::span<const std::vector<double>> items, CorrelationKind kind) {
  return kind == CorrelationKind::kPolychoric ? detail::find_polychoric_correlations(items)
                                              : detail::find_correlations(items);
}

std::size_t fewest_of_a_pair(std::span<const std::vector<double>> items) {
  std::size_t fewest = items[0].size();
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      std::size_t both = 0;
      for (std::size_t person = 0; person < items[i].size(); ++person) {
        both += std::isnan(items[i][person]) || std::isnan(items[j][person]) ? 0 : 1;
      }
      fewest = std::min(fewest, both);
    }
  }
  return fewest;
}

Matrix invert(const CholeskyFactor& factor) {
  const std::size_t size = factor.lower.rows();
  Matrix inverse(size, size);
  for (std::size_t i = 0; i < size; ++i) {
    std::vector<double> unit(size);
    unit[i] = 1;
    const auto column = detail::solve_factorised(factor, std::move(unit));
    std::copy(column.begin(), column.end(), inverse.row(i).begin());
  }
  return inverse;
}

/// Squared correlations against squared partial ones, of which the inverse tells.
void add_kmo(const Matrix& correlations, const Matrix& inverse, Factorability& found) {
  double all = 0;
  double all_partial = 0;
  for (std::size_t i = 0; i < correlations.rows(); ++i) {
    double squares = 0;
    double partial = 0;
    for (std::size_t j = 0; j < correlations.rows(); ++j) {
      if (i == j) continue;
      squares += correlations.at(i, j) * correlations.at(i, j);
      partial += inverse.at(i, j) * inverse.at(i, j) / (inverse.at(i, i) * inverse.at(j, j));
    }
    found.kmo_of_item.push_back(squares + partial > 0 ? squares / (squares + partial) : 0);
    all += squares;
    all_partial += partial;
  }
  found.kmo = all + all_partial > 0 ? all / (all + all_partial) : 0;
}

void add_bartlett(const CholeskyFactor& factor, Factorability& found) {
  const auto questions = static_cast<double>(factor.lower.rows());
  double log_determinant = 0;
  for (std::size_t i = 0; i < factor.lower.rows(); ++i) {
    log_determinant += 2 * std::log(factor.lower.at(i, i));
  }
  const double people = static_cast<double>(found.people) - 1 - (2 * questions + 5) / 6;
  found.bartlett_chi_squared = std::max(0.0, -people * log_determinant);
  found.bartlett_freedom = questions * (questions - 1) / 2;
  found.bartlett_p_value = chi_squared_tail(found.bartlett_chi_squared, found.bartlett_freedom);
}

/// What is nearest with all others as they are: least squares, within -1 to 1.
double best_loading(const Matrix& correlations, const std::vector<double>& loadings,
                    std::size_t item) {
  double products = 0;
  double squares = 0;
  for (std::size_t j = 0; j < loadings.size(); ++j) {
    if (j == item) continue;
    products += correlations.at(item, j) * loadings[j];
    squares += loadings[j] * loadings[j];
  }
  return squares > 0 ? std::clamp(products / squares, -1.0, 1.0) : 0;
}

/// Returns how far the loadings moved.
double improve(const Matrix& correlations, std::vector<double>& loadings) {
  double moved = 0;
  for (std::size_t i = 0; i < loadings.size(); ++i) {
    const double best = best_loading(correlations, loadings, i);
    moved = std::max(moved, std::fabs(best - loadings[i]));
    loadings[i] = best;
  }
  return moved;
}

std::vector<double> first_component(const Matrix& correlations) {
  const detail::Eigen eigen = detail::find_eigen(correlations);
  std::vector<double> loadings;
  for (const double part : eigen.vectors.row(0)) {
    loadings.push_back(part * std::sqrt(std::max(0.0, eigen.values[0])));
  }
  return loadings;
}

double off_diagonal_rms(const Matrix& correlations, const std::vector<double>& loadings) {
  double squares = 0;
  double pairs = 0;
  for (std::size_t i = 0; i < loadings.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const double miss = correlations.at(i, j) - loadings[i] * loadings[j];
      squares += miss * miss;
      ++pairs;
    }
  }
  return std::sqrt(squares / pairs);
}

double omega_of(const std::vector<double>& loadings) {
  const double sum = std::accumulate(loadings.begin(), loadings.end(), 0.0);
  double unique = 0;
  for (const double loading : loadings) unique += 1 - loading * loading;
  const double all = sum * sum + unique;
  return all > 0 ? sum * sum / all : 0;
}

}  // namespace

Result<Factorability> measure_factorability(std::span<const std::vector<double>> items,
                                            CorrelationKind kind) {
  const Result<Matrix> correlations = find_correlations(items, kind);
  if (!correlations) return correlations.error();
  const CholeskyFactor factor = detail::factorise(correlations.value());
  if (!factor.is_whole()) {
    return invalid("a question is a sum of others, or too many answers are missing");
  }
  Factorability found;
  found.people = fewest_of_a_pair(items);
  found.eigenvalues = detail::find_eigen(correlations.value()).values;
  add_kmo(correlations.value(), invert(factor), found);
  add_bartlett(factor, found);
  return found;
}

Result<OneFactor> fit_one_factor(std::span<const std::vector<double>> items, CorrelationKind kind) {
  if (items.size() < 3) return invalid("a factor needs at least three questions");
  const Result<Matrix> correlations = find_correlations(items, kind);
  if (!correlations) return correlations.error();
  OneFactor found;
  found.loadings = first_component(correlations.value());
  for (int round = 0; round < kMostRounds && !found.is_settled; ++round) {
    found.is_settled = improve(correlations.value(), found.loadings) < kSettled;
  }
  if (std::accumulate(found.loadings.begin(), found.loadings.end(), 0.0) < 0) {
    for (double& loading : found.loadings) loading = -loading;
  }
  found.omega_total = omega_of(found.loadings);
  found.off_diagonal_rms = off_diagonal_rms(correlations.value(), found.loadings);
  found.is_improper = std::any_of(found.loadings.begin(), found.loadings.end(),
                                  [](double loading) { return std::fabs(loading) >= 1; });
  return found;
}

Result<std::vector<std::size_t>> find_reversed(std::span<const std::vector<double>> items) {
  const Result<Matrix> correlations = detail::find_correlations(items);
  if (!correlations) return correlations.error();
  const std::vector<double> loadings = first_component(correlations.value());
  std::vector<std::size_t> reversed;
  for (std::size_t i = 0; i < loadings.size(); ++i) {
    if (loadings[i] < 0) reversed.push_back(i);
  }
  return reversed;
}

std::vector<double> reverse_answers(std::span<const double> answers, double least, double most) {
  std::vector<double> reversed;
  for (const double answer : answers) reversed.push_back(least + most - answer);
  return reversed;
}

}  // namespace sonder
