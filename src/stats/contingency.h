#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "stats/intervals.h"

namespace sonder {

/// How often each row's answer came with each column's, row by row: `cells[row * columns +
/// column]`. Counts, or weighted ones scaled to the size of the sample.
struct ContingencyTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<double> cells;  ///< none negative

  double at(std::size_t row, std::size_t column) const { return cells[row * columns + column]; }
};

/// Whether rows and columns have to do with each other.
struct Association {
  double chi_squared = 0;  ///< Pearson's, without continuity correction
  double freedom = 0;      ///< (rows - 1)(columns - 1) of those with any count
  double p_value = 1;
  /// 0 for nothing to do with each other, 1 for one telling the other (Cramér 1946, 21.9).
  double cramers_v = 0;
  /// The test is rough where more than a fifth of the cells expect fewer than 5, or one fewer than
  /// 1 (Cochran 1954, Biometrics 10, 417-451).
  bool is_rough = false;
  /// Per cell how far it is from what its row and column make expect, in standard deviations of
  /// that: beyond ±1.96 in one of twenty by chance (Haberman 1973, Biometrics 29, 205-220). 0 in
  /// rows and columns without a count, and in those that hold everything.
  std::vector<double> adjusted_residuals;
};

/// Absent unless two rows and two columns have counts. Requires rows × columns cells. O(cells).
std::optional<Association> find_association(const ContingencyTable& table);

/// Cramér's V of the population, from what a noncentral χ² makes as likely as the table's (Steiger
/// and Fouladi 1997, in Harlow and others, What if there were no significance tests?, 221-257). It
/// begins at 0 where χ² is not significant at half of 1 - confidence, and holds the table's own V.
/// Absent as the above is, whose requirements it has; 0 < confidence < 1. O(cells + √χ²).
std::optional<Interval> cramers_v_interval(const ContingencyTable& table, double confidence);

/// The chance of a table as unlikely as this one, or more, among all with its row and column
/// totals: Fisher's exact test, by going through all of them (Freeman and Halton 1951, Biometrika
/// 38, 141-149). Counts that agree to 1e-7 are equally likely, as in R. Requires whole counts and
/// rows × columns cells. Absent when there are more than `most_tables` such tables.
/// O(tables × cells), some 0.1 us for each of them.
std::optional<double> fisher_exact(const ContingencyTable& table,
                                   std::size_t most_tables = 1'000'000);

}  // namespace sonder
