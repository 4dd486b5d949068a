#include "stats/detail/polychoric_correlations.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>

#include "stats/detail/arguments.h"
#include "stats/detail/covariances.h"
#include "stats/polychoric.h"

namespace sonder::detail {
namespace {

constexpr std::size_t kMostAnswers = 20;

/// The different answers, ascending.
std::vector<double> find_answers(const std::vector<double>& item) {
  std::vector<double> answers;
  std::copy_if(item.begin(), item.end(), std::back_inserter(answers),
               [](double answer) { return !std::isnan(answer); });
  std::sort(answers.begin(), answers.end());
  answers.erase(std::unique(answers.begin(), answers.end()), answers.end());
  return answers;
}

std::size_t position(const std::vector<double>& answers, double answer) {
  return static_cast<std::size_t>(std::lower_bound(answers.begin(), answers.end(), answer) -
                                  answers.begin());
}

ContingencyTable cross(const std::vector<double>& one, const std::vector<double>& one_answers,
                       const std::vector<double>& other, const std::vector<double>& other_answers) {
  ContingencyTable table{one_answers.size(), other_answers.size(),
                         std::vector<double>(one_answers.size() * other_answers.size())};
  for (std::size_t i = 0; i < one.size(); ++i) {
    if (std::isnan(one[i]) || std::isnan(other[i])) continue;
    ++table
          .cells[position(one_answers, one[i]) * table.columns + position(other_answers, other[i])];
  }
  return table;
}

}  // namespace

Result<Matrix> find_polychoric_correlations(std::span<const std::vector<double>> items) {
  Result<Matrix> correlations = find_correlations(items);
  if (!correlations) return correlations;
  std::vector<std::vector<double>> answers;
  for (std::size_t i = 0; i < items.size(); ++i) {
    answers.push_back(find_answers(items[i]));
    if (answers[i].size() > kMostAnswers) {
      return invalid("question " + std::to_string(i + 1) + " has more than " +
                     std::to_string(kMostAnswers) + " different answers");
    }
    for (std::size_t j = 0; j < i; ++j) {
      const auto table = cross(items[i], answers[i], items[j], answers[j]);
      Matrix& found = correlations.value();
      found.at(i, j) = found.at(j, i) = polychoric_correlation(table).value_or(found.at(i, j));
    }
  }
  return correlations;
}

}  // namespace sonder::detail
