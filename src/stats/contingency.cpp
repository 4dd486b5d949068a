#include "stats/contingency.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "stats/distributions.h"

namespace sonder {
namespace {

constexpr double kFewExpected = 5;
constexpr double kFewestExpected = 1;
constexpr double kEquallyLikely = 1e-7;
constexpr int kMostHalvings = 60;

struct Totals {
  std::vector<double> rows;
  std::vector<double> columns;
  double all = 0;
};

Totals totals_of(const ContingencyTable& table) {
  Totals totals{std::vector<double>(table.rows), std::vector<double>(table.columns)};
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (std::size_t column = 0; column < table.columns; ++column) {
      totals.rows[row] += table.at(row, column);
      totals.columns[column] += table.at(row, column);
      totals.all += table.at(row, column);
    }
  }
  return totals;
}

double count_filled(const std::vector<double>& totals) {
  const auto is_filled = [](double total) { return total > 0; };
  return static_cast<double>(std::count_if(totals.begin(), totals.end(), is_filled));
}

double residual(double count, double row, double column, double all) {
  const double expected = row * column / all;
  const double variance = expected * (1 - row / all) * (1 - column / all);
  return variance > 0 ? (count - expected) / std::sqrt(variance) : 0;
}

/// Adds what a cell tells; the number of cells that expect few is counted in `few`.
void add_cell(double count, double expected, Association& found, std::size_t& few) {
  if (expected <= 0) return;
  found.chi_squared += (count - expected) * (count - expected) / expected;
  few += expected < kFewExpected ? 1 : 0;
  found.is_rough = found.is_rough || expected < kFewestExpected;
}

/// With which `chi_squared` is exceeded with the chance `tail`; 0 where it is with none. By
/// halving.
double find_noncentrality(double chi_squared, double freedom, double tail) {
  const auto is_below = [&](double noncentrality) {
    return noncentral_chi_squared_tail(chi_squared, freedom, noncentrality) < tail;
  };
  double low = 0;
  double high = 1;
  if (!is_below(low)) return 0;
  while (is_below(high)) high *= 2;
  for (int halving = 0; halving < kMostHalvings; ++halving) {
    const double middle = (low + high) / 2;
    (is_below(middle) ? low : high) = middle;
  }
  return low;
}

/// Goes through all tables with the totals of one, column by column.
class TablesWithTotals {
 public:
  TablesWithTotals(const ContingencyTable& table, std::size_t most_tables)
      : table_(table), most_tables_(most_tables), totals_(totals_of(table)), left_(totals_.rows) {
    log_constant_ =
        log_factorials(totals_.rows) + log_factorials(totals_.columns) - log_gamma(totals_.all + 1);
    observed_ = std::exp(log_constant_ - log_factorials(table.cells));
  }

  std::optional<double> share_as_unlikely() {
    fill(0, 0, totals_.columns.empty() ? 0 : totals_.columns[0], 0);
    if (tables_ > most_tables_) return std::nullopt;
    return std::min(1.0, as_unlikely_);
  }

 private:
  static double log_factorials(const std::vector<double>& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0.0,
                           [](double sum, double count) { return sum + log_gamma(count + 1); });
  }

  void finish(double log_cells) {
    ++tables_;
    const double chance = std::exp(log_constant_ - log_cells);
    if (chance <= observed_ * (1 + kEquallyLikely)) as_unlikely_ += chance;
  }

  /// What the rows from this one on have left for the columns from the one being filled on.
  double left_from(std::size_t row) const {
    return std::accumulate(left_.begin() + static_cast<std::ptrdiff_t>(row), left_.end(), 0.0);
  }

  /// The cell takes no more than its row and its column have left, and so much that the rows below
  /// can take the rest of its column: no way of filling the table ends before its last cell.
  void fill(std::size_t row, std::size_t column, double column_left, double log_cells) {
    if (column == table_.columns) return finish(log_cells);
    const double most = std::min(left_[row], column_left);
    double count = std::max(0.0, column_left - left_from(row + 1));
    for (; count <= most && tables_ <= most_tables_; ++count) {
      left_[row] -= count;
      go_on(row, column, column_left - count, log_cells + log_gamma(count + 1));
      left_[row] += count;
    }
  }

  void go_on(std::size_t row, std::size_t column, double column_left, double log_cells) {
    if (row + 1 < table_.rows) return fill(row + 1, column, column_left, log_cells);
    const std::size_t next = column + 1;
    fill(0, next, next < table_.columns ? totals_.columns[next] : 0, log_cells);
  }

  const ContingencyTable& table_;
  std::size_t most_tables_;
  Totals totals_;
  std::vector<double> left_;  ///< of each row, for the columns to come
  double log_constant_ = 0;
  double observed_ = 0;
  double as_unlikely_ = 0;
  std::size_t tables_ = 0;
};

}  // namespace

std::optional<Association> find_association(const ContingencyTable& table) {
  assert(table.cells.size() == table.rows * table.columns);
  const Totals totals = totals_of(table);
  const double rows = count_filled(totals.rows);
  const double columns = count_filled(totals.columns);
  if (rows < 2 || columns < 2) return std::nullopt;
  Association found;
  std::size_t few = 0;
  for (std::size_t row = 0; row < table.rows; ++row) {
    for (std::size_t column = 0; column < table.columns; ++column) {
      const double expected = totals.rows[row] * totals.columns[column] / totals.all;
      add_cell(table.at(row, column), expected, found, few);
      found.adjusted_residuals.push_back(
          residual(table.at(row, column), totals.rows[row], totals.columns[column], totals.all));
    }
  }
  found.freedom = (rows - 1) * (columns - 1);
  found.p_value = chi_squared_tail(found.chi_squared, found.freedom);
  found.cramers_v = std::sqrt(found.chi_squared / totals.all / (std::min(rows, columns) - 1));
  found.is_rough = found.is_rough || static_cast<double>(few) * 5 > rows * columns;
  return found;
}

std::optional<Interval> cramers_v_interval(const ContingencyTable& table, double confidence) {
  const std::optional<Association> found = find_association(table);
  if (!found) return std::nullopt;
  const double outside = (1 - confidence) / 2;
  // What V² is multiplied by to give χ².
  const Totals totals = totals_of(table);
  const double scale =
      totals.all * (std::min(count_filled(totals.rows), count_filled(totals.columns)) - 1);
  const auto v_at = [&](double tail) {
    return std::min(
        1.0, std::sqrt(find_noncentrality(found->chi_squared, found->freedom, tail) / scale));
  };
  return Interval{std::min(v_at(outside), found->cramers_v),
                  std::max(v_at(1 - outside), found->cramers_v)};
}

std::optional<double> fisher_exact(const ContingencyTable& table, std::size_t most_tables) {
  assert(table.cells.size() == table.rows * table.columns);
  return TablesWithTotals(table, most_tables).share_as_unlikely();
}

}  // namespace sonder
