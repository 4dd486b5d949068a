#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/result.h"
#include "stats/contingency.h"
#include "stats/design_estimates.h"
#include "stats/replicate_weights.h"

namespace sonder {

/// Which cell of a two-way table each unit of a sample is in.
struct CrossedAnswers {
  std::vector<std::uint32_t> rows;
  std::vector<std::uint32_t> columns;
  /// Whether the unit is in the table at all, as it is not without an answer; none: all are. Those
  /// that are not still count as a part of the design.
  std::vector<bool> is_inside = {};
};

/// Whether rows and columns have to do with each other in the population.
struct DesignAssociation {
  double chi_squared = 0;  ///< Pearson's of the weighted shares, times the units in the table
  double freedom = 0;      ///< (rows - 1)(columns - 1) of those with any weight
  /// How many times larger than those of a simple random sample the variances of the table's
  /// interactions are, on average. `chi_squared` must be divided by it.
  double mean_design_effect = 1;
  double first_order_p_value = 1;  ///< of the divided `chi_squared`
  /// The second correction, for design effects that differ: the same as an F, with fractions of
  /// degrees of freedom. Reported by default: it keeps its level better than the first.
  double f = 0;
  double numerator_freedom = 0;
  double denominator_freedom = 0;
  double p_value = 1;
};

/// The test of Rao and Scott (1984, Annals of Statistics 12, 46-60), with the F of Thomas and Rao
/// (1987, Journal of the American Statistical Association 82, 630-636); equal to R survey 4.1,
/// svychisq, "Chisq" and "F". The covariances of the shares are by Taylor linearisation.
///
/// Errors: kInvalidArgument for lists of different lengths, what estimates refuse of a design,
/// fewer than two rows or columns with a weight, so many empty cells that nothing is left to test,
/// and clusters that leave no degrees of freedom or no variance.
/// O(units log units + clusters × cells of each² + (strata + cells) × cells²).
Result<DesignAssociation> find_association(const CrossedAnswers& answers,
                                           const SampleDesign& design);

/// The same by replicate weights: the covariances of the shares are those between replicates, as
/// svychisq has it of a svrepdesign.
/// Errors: kInvalidArgument for lists of different lengths, what estimates refuse of replicates
/// (`stats/replicate_weights.h`), a replicate without a weight in the table, and the tables that
/// are refused above.
/// O(replicates × (units + cells²) + cells³).
Result<DesignAssociation> find_association(const CrossedAnswers& answers,
                                           const ReplicateWeights& weights);

/// The cells of a two-way table of units that were each drawn by themselves.
struct WeightedCells {
  ContingencyTable weights;             ///< sums of the units' weights
  std::vector<double> squared_weights;  ///< per cell, sums of their squares
  std::uint64_t units = 0;              ///< in all cells
};

/// The same test for a design of weights alone, without going through the units.
/// Errors: kInvalidArgument for fewer than two rows or columns with a weight, so many empty cells
/// that nothing is left to test, and fewer than two units. Requires rows × columns squares.
/// O(cells × freedom²).
Result<DesignAssociation> find_association(const WeightedCells& cells);

}  // namespace sonder
