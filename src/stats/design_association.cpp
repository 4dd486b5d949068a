#include "stats/design_association.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>
#include <utility>

#include "stats/contingency.h"
#include "stats/detail/arguments.h"
#include "stats/detail/clusters.h"
#include "stats/detail/matrix.h"
#include "stats/detail/replicates.h"
#include "stats/detail/total_covariances.h"
#include "stats/distributions.h"

namespace sonder {
namespace {

using detail::DrawnClusters;
using detail::invalid;
using detail::Matrix;

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

/// The table without rows and columns that have no weight.
struct WeightedTable {
  std::vector<std::size_t> cell_of_unit;  ///< kNowhere outside of the table
  ContingencyTable shares;                ///< add up to 1
  double weight = 0;                      ///< of all units in the table
  double units = 0;                       ///< in the table, with a weight
  double design_freedom = 0;              ///< clusters less strata

  std::size_t freedom() const { return (shares.rows - 1) * (shares.columns - 1); }
};

std::optional<Error> check_answers(const CrossedAnswers& answers) {
  const std::size_t units = answers.rows.size();
  const bool fits = answers.columns.size() == units &&
                    (answers.is_inside.empty() || answers.is_inside.size() == units);
  if (!fits) return invalid("rows and columns must be of the same units");
  return std::nullopt;
}

bool counts(const CrossedAnswers& answers, const std::vector<double>& weights, std::size_t unit) {
  return weights[unit] > 0 && (answers.is_inside.empty() || answers.is_inside[unit]);
}

/// The categories that units count in, in ascending order.
std::vector<std::uint32_t> used_categories(const std::vector<std::uint32_t>& categories,
                                           const CrossedAnswers& answers,
                                           const std::vector<double>& weights) {
  std::vector<std::uint32_t> used;
  for (std::size_t unit = 0; unit < categories.size(); ++unit) {
    if (counts(answers, weights, unit)) used.push_back(categories[unit]);
  }
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  return used;
}

std::size_t position(const std::vector<std::uint32_t>& sorted, std::uint32_t category) {
  return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), category) -
                                  sorted.begin());
}

WeightedTable weigh(const CrossedAnswers& answers, const std::vector<double>& weights) {
  const auto rows = used_categories(answers.rows, answers, weights);
  const auto columns = used_categories(answers.columns, answers, weights);
  WeightedTable table;
  table.shares = {rows.size(), columns.size(), std::vector<double>(rows.size() * columns.size())};
  table.cell_of_unit.assign(answers.rows.size(), kNowhere);
  for (std::size_t unit = 0; unit < answers.rows.size(); ++unit) {
    if (!counts(answers, weights, unit)) continue;
    const std::size_t cell = position(rows, answers.rows[unit]) * columns.size() +
                             position(columns, answers.columns[unit]);
    table.cell_of_unit[unit] = cell;
    table.shares.cells[cell] += weights[unit];
    table.weight += weights[unit];
    ++table.units;
  }
  for (double& share : table.shares.cells) share /= table.weight;
  return table;
}

/// The table's interactions as contrasts of its cells: a column for each row and column but the
/// first, of which it is the product of their differences from the first.
Matrix interaction_contrasts(const ContingencyTable& shares) {
  Matrix contrasts(shares.cells.size(), (shares.rows - 1) * (shares.columns - 1));
  const auto difference = [](std::size_t from_first, std::size_t at) {
    return at == 0 ? -1.0 : (at == from_first ? 1.0 : 0.0);
  };
  for (std::size_t cell = 0; cell < contrasts.rows(); ++cell) {
    for (std::size_t i = 0; i < contrasts.columns(); ++i) {
      contrasts.at(cell, i) = difference(1 + i / (shares.columns - 1), cell / shares.columns) *
                              difference(1 + i % (shares.columns - 1), cell % shares.columns);
    }
  }
  return contrasts;
}

/// Each contrast of a cell by the cell's share: the derivatives of the contrasts of the shares'
/// logarithms. An empty cell takes no part, as in R.
Matrix derivatives_of(Matrix contrasts, const ContingencyTable& shares) {
  for (std::size_t cell = 0; cell < contrasts.rows(); ++cell) {
    for (double& value : contrasts.row(cell)) {
      value = shares.cells[cell] > 0 ? value / shares.cells[cell] : 0;
    }
  }
  return contrasts;
}

/// The covariances that the contrasts would have if as many units had been drawn by themselves and
/// rows and columns had nothing to do with each other in them.
Matrix covariances_by_simple_sampling(const Matrix& contrasts, Matrix derivatives, double units) {
  for (std::size_t cell = 0; cell < derivatives.rows(); ++cell) {
    for (double& derivative : derivatives.row(cell)) derivative /= units;
  }
  return detail::product_of_transposed(contrasts, derivatives);
}

/// Units of the table in the order of their clusters.
std::vector<std::size_t> order_units(const WeightedTable& table, const DrawnClusters& clusters) {
  std::vector<std::size_t> order;
  for (std::size_t unit = 0; unit < table.cell_of_unit.size(); ++unit) {
    if (table.cell_of_unit[unit] != kNowhere) order.push_back(unit);
  }
  detail::order_by_cluster(clusters, order);
  return order;
}

/// The covariances of the cells' weighted totals.
Matrix covariances_of_cells(const WeightedTable& table, const SampleDesign& design,
                            const DrawnClusters& clusters) {
  return detail::find_total_covariances(
      table.shares.cells.size(), order_units(table, clusters), clusters,
      [&](std::size_t unit, detail::TotalCovariances& covariances) {
        covariances.add(table.cell_of_unit[unit], design.weights[unit] / table.weight);
      });
}

/// Of the cells by other weights; absent where these add up to nothing.
std::optional<std::vector<double>> find_shares(const WeightedTable& table,
                                               const std::vector<double>& weights) {
  std::vector<double> shares(table.shares.cells.size());
  double sum = 0;
  for (std::size_t unit = 0; unit < weights.size(); ++unit) {
    if (table.cell_of_unit[unit] == kNowhere) continue;
    shares[table.cell_of_unit[unit]] += weights[unit];
    sum += weights[unit];
  }
  if (!(sum > 0)) return std::nullopt;
  for (double& share : shares) share /= sum;
  return shares;
}

/// The same of the cells' shares by replicate weights. Errors: a replicate that counts and has no
/// weight in the table.
Result<Matrix> covariances_of_cells(const WeightedTable& table, const ReplicateWeights& weights) {
  std::vector<std::vector<double>> shares;
  for (std::size_t at = 0; at < weights.replicates.size(); ++at) {
    std::optional<std::vector<double>> of_one = find_shares(table, weights.replicates[at]);
    if (!of_one && detail::scale_of(weights, at) > 0) {
      return invalid("a replicate has no weight in the table");
    }
    shares.push_back(std::move(of_one).value_or(table.shares.cells));
  }
  return detail::find_replicate_covariances(table.shares.cells, shares, weights);
}

/// The covariances of the contrasts by those of the cells' totals: Taylor linearisation of shares.
Matrix linearise(const Matrix& of_cells, Matrix derivatives, const ContingencyTable& shares) {
  for (std::size_t i = 0; i < derivatives.columns(); ++i) {
    double mean = 0;
    for (std::size_t cell = 0; cell < derivatives.rows(); ++cell) {
      mean += derivatives.at(cell, i) * shares.cells[cell];
    }
    for (std::size_t cell = 0; cell < derivatives.rows(); ++cell) derivatives.at(cell, i) -= mean;
  }
  return detail::product_of_transposed(derivatives, detail::product(of_cells, derivatives));
}

/// The generalised design effects: the sum of the eigenvalues of the one covariances by the
/// others, and that of their squares.
struct DesignEffects {
  double sum = 0;
  double squares = 0;
};

/// `factor` is that of the covariances to divide by: of L⁻¹ V L⁻ᵀ, which has the same eigenvalues
/// as V (L Lᵀ)⁻¹ and is symmetric.
DesignEffects find_design_effects(const detail::CholeskyFactor& factor, const Matrix& covariances) {
  const std::size_t size = covariances.rows();
  Matrix half(size, size);
  for (std::size_t row = 0; row < size; ++row) {
    const auto values = covariances.row(row);
    const auto solved = detail::solve_lower(factor, {values.begin(), values.end()});
    std::copy(solved.begin(), solved.end(), half.row(row).begin());
  }
  DesignEffects effects;
  for (std::size_t column = 0; column < size; ++column) {
    std::vector<double> values(size);
    for (std::size_t row = 0; row < size; ++row) values[row] = half.at(row, column);
    const auto solved = detail::solve_lower(factor, std::move(values));
    effects.sum += solved[column];
    for (const double value : solved) effects.squares += value * value;
  }
  return effects;
}

DesignAssociation test_by(const DesignEffects& effects, const WeightedTable& table) {
  DesignAssociation found;
  found.chi_squared = find_association(table.shares)->chi_squared * table.units;
  found.freedom = static_cast<double>(table.freedom());
  found.mean_design_effect = effects.sum / found.freedom;
  found.first_order_p_value =
      chi_squared_tail(found.chi_squared / found.mean_design_effect, found.freedom);
  found.f = found.chi_squared / effects.sum;
  found.numerator_freedom = effects.sum * effects.sum / effects.squares;
  found.denominator_freedom = found.numerator_freedom * table.design_freedom;
  found.p_value = f_tail(found.f, found.numerator_freedom, found.denominator_freedom);
  return found;
}

/// `find_covariances()` gives those of the cells' weighted totals, or shares, under the design.
template <class FindCovariances>
Result<DesignAssociation> test_table(const WeightedTable& table,
                                     const FindCovariances& find_covariances) {
  if (table.shares.rows < 2 || table.shares.columns < 2) {
    return invalid("a table needs two rows and two columns with a weight");
  }
  const Matrix contrasts = interaction_contrasts(table.shares);
  const Matrix derivatives = derivatives_of(contrasts, table.shares);
  const auto factor =
      detail::factorise(covariances_by_simple_sampling(contrasts, derivatives, table.units));
  if (!factor.is_whole()) return invalid("too many cells of the table are empty");
  const Result<Matrix> of_cells = find_covariances();
  if (!of_cells) return of_cells.error();
  const DesignEffects effects =
      find_design_effects(factor, linearise(of_cells.value(), derivatives, table.shares));
  if (!(effects.squares > 0) || table.design_freedom <= 0) {
    return invalid("the sample leaves nothing that varies between its clusters");
  }
  return test_by(effects, table);
}

/// The positions of the totals that are above 0.
std::vector<std::size_t> find_weighted(const std::vector<double>& totals) {
  std::vector<std::size_t> weighted;
  for (std::size_t line = 0; line < totals.size(); ++line) {
    if (totals[line] > 0) weighted.push_back(line);
  }
  return weighted;
}

/// The table without empty rows and columns, and the squared weights of the cells that stay.
WeightedTable keep_weighted(const WeightedCells& cells, std::vector<double>& squared_weights) {
  const ContingencyTable& all = cells.weights;
  std::vector<double> rows(all.rows);
  std::vector<double> columns(all.columns);
  WeightedTable table;
  for (std::size_t cell = 0; cell < all.cells.size(); ++cell) {
    rows[cell / all.columns] += all.cells[cell];
    columns[cell % all.columns] += all.cells[cell];
    table.weight += all.cells[cell];
  }
  const auto kept_rows = find_weighted(rows);
  const auto kept_columns = find_weighted(columns);
  table.shares = {kept_rows.size(), kept_columns.size(), {}};
  for (const std::size_t row : kept_rows) {
    for (const std::size_t column : kept_columns) {
      table.shares.cells.push_back(all.at(row, column) / table.weight);
      squared_weights.push_back(cells.squared_weights[row * all.columns + column]);
    }
  }
  table.units = static_cast<double>(cells.units);
  table.design_freedom = table.units - 1;
  return table;
}

/// The covariances of the cells' totals where every unit was drawn by itself.
Matrix covariances_of_units(const WeightedTable& table,
                            const std::vector<double>& squared_weights) {
  const std::vector<double>& shares = table.shares.cells;
  const double correction = table.units / (table.units - 1);
  Matrix covariances(shares.size(), shares.size());
  for (std::size_t i = 0; i < shares.size(); ++i) {
    for (std::size_t j = 0; j < shares.size(); ++j) {
      covariances.at(i, j) = -correction * shares[i] * shares[j] / table.units;
    }
    covariances.at(i, i) += correction * squared_weights[i] / (table.weight * table.weight);
  }
  return covariances;
}

}  // namespace

Result<DesignAssociation> find_association(const CrossedAnswers& answers,
                                           const SampleDesign& design) {
  if (auto error = check_answers(answers)) return *std::move(error);
  const Result<DrawnClusters> clusters = detail::find_clusters(answers.rows.size(), design);
  if (!clusters) return clusters.error();
  WeightedTable table = weigh(answers, design.weights);
  table.design_freedom = static_cast<double>(clusters.value().freedom());
  return test_table(table, [&]() -> Result<Matrix> {
    return covariances_of_cells(table, design, clusters.value());
  });
}

Result<DesignAssociation> find_association(const CrossedAnswers& answers,
                                           const ReplicateWeights& weights) {
  if (auto error = check_answers(answers)) return *std::move(error);
  if (auto error = detail::check_weights(answers.rows.size(), weights)) return *std::move(error);
  if (auto error = detail::check_scales(weights)) return *std::move(error);
  WeightedTable table = weigh(answers, weights.weights);
  table.design_freedom = static_cast<double>(weights.freedom);
  return test_table(table, [&] { return covariances_of_cells(table, weights); });
}

Result<DesignAssociation> find_association(const WeightedCells& cells) {
  assert(cells.squared_weights.size() == cells.weights.cells.size());
  std::vector<double> squared_weights;
  const WeightedTable table = keep_weighted(cells, squared_weights);
  return test_table(
      table, [&]() -> Result<Matrix> { return covariances_of_units(table, squared_weights); });
}

}  // namespace sonder
