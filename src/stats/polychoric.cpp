#include "stats/polychoric.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <vector>

#include "stats/distributions.h"
#include "stats/intervals.h"

namespace sonder {
namespace {

constexpr double kMostCorrelation = 0.99;
constexpr int kHalvings = 45;
constexpr int kPanels = 8;
constexpr double kTwoPi = 6.283185307179586477;

struct Node {
  double position;  ///< -1 to 1
  double weight;
};
/// Gauss and Legendre's of 5 points, DLMF 3.5.
constexpr std::array<Node, 5> kNodes = {{{-0.906179845938663993, 0.236926885056189088},
                                         {-0.538469310105683091, 0.478628670499366468},
                                         {0, 0.568888888888888889},
                                         {0.538469310105683091, 0.478628670499366468},
                                         {0.906179845938663993, 0.236926885056189088}}};

/// A threshold, and the part of the margin below it.
struct Threshold {
  double z = 0;
  double below = 0;
};

/// Between the categories with counts.
std::vector<Threshold> find_thresholds(const std::vector<double>& counts) {
  double all = 0;
  for (const double count : counts) all += count;
  std::vector<Threshold> thresholds;
  double below = 0;
  for (std::size_t i = 0; i + 1 < counts.size(); ++i) {
    below += counts[i];
    thresholds.push_back({normal_quantile(below / all), below / all});
  }
  return thresholds;
}

/// The table without rows and columns that have no counts.
ContingencyTable without_empty(const ContingencyTable& table) {
  std::vector<std::size_t> rows;
  std::vector<std::size_t> columns;
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (std::size_t column = 0; column < table.columns; ++column) {
      if (table.at(row, column) <= 0) continue;
      if (rows.empty() || rows.back() != row) rows.push_back(row);
      columns.push_back(column);
    }
  }
  std::sort(columns.begin(), columns.end());
  columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
  ContingencyTable kept{rows.size(), columns.size(), {}};
  for (const std::size_t row : rows) {
    for (const std::size_t column : columns) kept.cells.push_back(table.at(row, column));
  }
  return kept;
}

/// exp of minus the quadratic form of a bivariate normal variable, whose sine of the angle is its
/// correlation.
double kernel(double h, double k, double sine) {
  return std::exp(-(h * h + k * k - 2 * h * k * sine) / (2 * (1 - sine * sine)));
}

/// That the two variables are below the two thresholds: the integral over the correlation's angle
/// (Drezner and Wesolowsky 1990, Journal of Statistical Computation and Simulation 35, 101-107).
double below_both(const Threshold& one, const Threshold& other, double correlation) {
  const double half_panel = std::asin(correlation) / (2 * kPanels);
  double sum = 0;
  for (int panel = 0; panel < kPanels; ++panel) {
    for (const Node& node : kNodes) {
      const double angle = half_panel * (2 * panel + 1 + node.position);
      sum += node.weight * kernel(one.z, other.z, std::sin(angle));
    }
  }
  return one.below * other.below + sum * half_panel / kTwoPi;
}

/// How fast that grows with the correlation: the density there (Plackett 1954).
double density(const Threshold& one, const Threshold& other, double correlation) {
  return kernel(one.z, other.z, correlation) / (kTwoPi * std::sqrt(1 - correlation * correlation));
}

/// The table's likelihood as a function of the correlation.
class Likelihood {
 public:
  explicit Likelihood(const ContingencyTable& table) : table_(table) {
    std::vector<double> rows(table.rows);
    std::vector<double> columns(table.columns);
    for (std::size_t row = 0; row < table.rows; ++row) {
      for (std::size_t column = 0; column < table.columns; ++column) {
        rows[row] += table.at(row, column);
        columns[column] += table.at(row, column);
      }
    }
    rows_ = find_thresholds(rows);
    columns_ = find_thresholds(columns);
  }

  /// The derivative of its logarithm.
  double slope_at(double correlation) const {
    const std::vector<Corner> corners = find_corners(correlation);
    double slope = 0;
    for (std::size_t row = 0; row < table_.rows; ++row) {
      for (std::size_t column = 0; column < table_.columns; ++column) {
        if (table_.at(row, column) <= 0) continue;
        const std::size_t corner = row * (table_.columns + 1) + column;
        const std::size_t next = corner + table_.columns + 1;
        const double chance = corners[next + 1].below - corners[next].below -
                              corners[corner + 1].below + corners[corner].below;
        const double growth = corners[next + 1].growth - corners[next].growth -
                              corners[corner + 1].growth + corners[corner].growth;
        slope += table_.at(row, column) * growth / std::max(chance, kLeastChance);
      }
    }
    return slope;
  }

 private:
  static constexpr double kLeastChance = 1e-14;

  /// What lies below the upper left corner of a cell, and how it grows with the correlation.
  struct Corner {
    double below = 0;
    double growth = 0;
  };

  std::vector<Corner> find_corners(double correlation) const {
    std::vector<Corner> corners;
    for (std::size_t row = 0; row <= table_.rows; ++row) {
      for (std::size_t column = 0; column <= table_.columns; ++column) {
        corners.push_back(corner_at(row, column, correlation));
      }
    }
    return corners;
  }

  Corner corner_at(std::size_t row, std::size_t column, double correlation) const {
    if (row == 0 || column == 0) return {0, 0};
    const bool is_last_row = row == table_.rows;
    const bool is_last_column = column == table_.columns;
    if (is_last_row && is_last_column) return {1, 0};
    if (is_last_row) return {columns_[column - 1].below, 0};
    if (is_last_column) return {rows_[row - 1].below, 0};
    return {below_both(rows_[row - 1], columns_[column - 1], correlation),
            density(rows_[row - 1], columns_[column - 1], correlation)};
  }

  const ContingencyTable& table_;
  std::vector<Threshold> rows_;
  std::vector<Threshold> columns_;
};

}  // namespace

std::optional<double> polychoric_correlation(const ContingencyTable& table) {
  assert(table.cells.size() == table.rows * table.columns);
  const ContingencyTable kept = without_empty(table);
  if (kept.rows < 2 || kept.columns < 2) return std::nullopt;
  const Likelihood likelihood(kept);
  double low = -kMostCorrelation;
  double high = kMostCorrelation;
  if (likelihood.slope_at(low) <= 0) return low;
  if (likelihood.slope_at(high) >= 0) return high;
  for (int halving = 0; halving < kHalvings; ++halving) {
    const double middle = (low + high) / 2;
    (likelihood.slope_at(middle) > 0 ? low : high) = middle;
  }
  return (low + high) / 2;
}

}  // namespace sonder
