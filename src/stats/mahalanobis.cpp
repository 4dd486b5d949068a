#include "stats/mahalanobis.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "stats/detail/arguments.h"
#include "stats/detail/covariances.h"
#include "stats/detail/matrix.h"
#include "stats/distributions.h"

namespace sonder {
namespace {

using detail::CholeskyFactor;
using detail::Matrix;

/// Those who answered every question, by position.
std::vector<std::size_t> find_complete(std::span<const std::vector<double>> items) {
  std::vector<std::size_t> complete;
  for (std::size_t person = 0; person < items[0].size(); ++person) {
    const bool has_all = std::none_of(items.begin(), items.end(),
                                      [&](const auto& item) { return std::isnan(item[person]); });
    if (has_all) complete.push_back(person);
  }
  return complete;
}

/// Their answers less each question's mean, question by question.
Matrix centre(std::span<const std::vector<double>> items, const std::vector<std::size_t>& people) {
  Matrix centred(items.size(), people.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto row = centred.row(i);
    for (std::size_t j = 0; j < people.size(); ++j) row[j] = items[i][people[j]];
    const double mean =
        std::accumulate(row.begin(), row.end(), 0.0) / static_cast<double>(people.size());
    for (double& answer : row) answer -= mean;
  }
  return centred;
}

Matrix covariances_of(const Matrix& answers) {
  Matrix covariances(answers.rows(), answers.rows());
  for (std::size_t i = 0; i < answers.rows(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      covariances.at(i, j) = detail::covariance(answers.row(i), answers.row(j)).value_or(0);
    }
  }
  detail::mirror_lower(covariances);
  return covariances;
}

AnswerDistance distance_of(std::size_t person, const Matrix& centred,
                           const CholeskyFactor& factor) {
  std::vector<double> answers(centred.rows());
  for (std::size_t i = 0; i < answers.size(); ++i) answers[i] = centred.at(i, person);
  answers = detail::solve_lower(factor, std::move(answers));
  const double squared = std::inner_product(answers.begin(), answers.end(), answers.begin(), 0.0);
  return {squared, chi_squared_tail(squared, static_cast<double>(factor.rank))};
}

}  // namespace

Result<MahalanobisDistances> mahalanobis_distances(std::span<const std::vector<double>> items) {
  const bool are_equal =
      !items.empty() && std::all_of(items.begin(), items.end(), [&](const auto& item) {
        return item.size() == items[0].size();
      });
  if (!are_equal) return detail::invalid("there must be questions, answered by the same people");
  const std::vector<std::size_t> complete = find_complete(items);
  if (complete.size() < 2) {
    return detail::invalid("fewer than two people answered every question");
  }
  const Matrix centred = centre(items, complete);
  const CholeskyFactor factor = detail::factorise(covariances_of(centred));
  MahalanobisDistances found{.people = {}, .freedom = factor.rank, .dependent = {}};
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (factor.lower.at(i, i) == 0) found.dependent.push_back(i);
  }
  found.people.resize(items[0].size());
  for (std::size_t i = 0; i < complete.size() && factor.rank > 0; ++i) {
    found.people[complete[i]] = distance_of(i, centred, factor);
  }
  return found;
}

}  // namespace sonder
