#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/design_estimates.h"
#include "stats/replicate_weights.h"
#include "table/table.h"

namespace sonder {

/// Columns of a table that say how its responses were drawn. Any of them may be absent, not all.
struct DesignColumns {
  std::optional<std::size_t> strata = std::nullopt;    ///< drawn apart from each other
  std::optional<std::size_t> clusters = std::nullopt;  ///< drawn together, such as shops
  /// How many clusters, or responses where there are none, the response's stratum has in the
  /// population; where no number is above 1, the part of them that was drawn.
  std::optional<std::size_t> population = std::nullopt;
};

/// The same, read: equal cells are equal numbers, whatever surrounds them.
struct DrawnRows {
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFF;

  std::vector<std::uint32_t> stratum_of;  ///< per row; kNowhere without one, or another cell
  std::vector<std::string> strata;        ///< as the file calls them; one, "", without a column
  std::vector<std::uint32_t> cluster_of;  ///< per row; none: each row was drawn by itself
  std::vector<double> population;         ///< per stratum, above 0; none: nothing is known of it
  bool is_part = false;                   ///< `population` holds parts that were drawn
};

/// Reads the columns. Rows that lack a cell in any of them were not drawn by the design.
/// Errors: kInvalidArgument for no columns at all, for population sizes that are no numbers or
/// differ within a stratum, and where no row has all cells; kNotFound for columns that the table
/// lacks. O(rows).
Result<DrawnRows> read_drawn_rows(const Table& table, const DesignColumns& columns);

/// Per row how many of the population it stands for when each had the same chance in its stratum:
/// the population by what was drawn of it; 1 without population sizes; 0 for rows not drawn.
/// O(rows log rows).
std::vector<double> expansion_weights(const DrawnRows& rows);

/// How the responses of a table were drawn, of those that have a weight.
struct ResponseDesign {
  std::vector<std::uint32_t> rows;  ///< of the table, ascending: unit i is row `rows[i]`
  SampleDesign drawn;               ///< of these units, with a weight above 0 each
  std::size_t strata = 0;
  std::size_t clusters = 0;  ///< units where they were drawn by themselves
  /// Strata of one cluster, of which nobody can know how much it differs from others. They are
  /// taken to be drawn for certain, so that they add nothing to standard errors, as R survey does
  /// with lonely.psu = "certainty": figures are less certain than is shown.
  std::vector<std::string> lonely;

  /// In place of strata and clusters, of which nothing is known then.
  std::optional<ReplicateWeights> replicates = std::nullopt;

  std::size_t freedom() const { return replicates ? replicates->freedom : clusters - strata; }
};

/// Leaves out rows without a weight.
/// Errors: kInvalidArgument for another number of weights than rows, for a stratum that has fewer
/// clusters in the population than were drawn, and when no stratum has two clusters.
/// O(rows log rows).
Result<ResponseDesign> make_response_design(const DrawnRows& rows, std::span<const double> weights);

}  // namespace sonder
