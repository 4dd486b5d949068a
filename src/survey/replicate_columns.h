#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "survey/response_design.h"
#include "table/table.h"

namespace sonder {

/// How the replicate weights of a file were made, which says how their differences add up to a
/// variance: the sum of squares by a factor, of R replicates, as R survey 4.1, svrepdesign, has it.
enum class ReplicateKind : std::uint8_t {
  kJackknife1,            ///< JK1: (R - 1) / R
  kJackknife2,            ///< JK2, of pairs: 1
  kJackknifeN,            ///< JKn: a factor of its own for each replicate
  kBalanced,              ///< BRR: 1 / R
  kFay,                   ///< Fay's BRR: 1 / (R (1 - ρ)²)
  kBootstrap,             ///< 1 / (R - 1)
  kSuccessiveDifference,  ///< 4 / R
};
inline constexpr std::size_t kReplicateKinds =
    static_cast<std::size_t>(ReplicateKind::kSuccessiveDifference) + 1;
/// "jk1", "jk2", "jkn", "brr", "fay", "bootstrap", "successive_difference".
std::string_view to_string(ReplicateKind kind);
std::optional<ReplicateKind> replicate_kind_from(std::string_view name);

inline constexpr std::size_t kMostReplicateColumns = 2'000;

/// Columns of replicate weights. These include the weights of the sample, as files have them, and
/// say all about strata and clusters.
struct ReplicateColumns {
  std::vector<std::size_t> columns;
  ReplicateKind kind = ReplicateKind::kJackknife1;
  double fay = 0;                   ///< ρ of kFay, from 0 to below 1
  std::vector<double> scales = {};  ///< of kJackknifeN, one per replicate; else none
};

/// Reads a design of responses with these weights. Cells that are no number weigh nothing.
/// Errors: kNotFound for a column that is not there; kInvalidArgument for fewer than two columns,
/// a column of something else than numbers, weights of another number than rows, factors outside
/// their ranges and scales that are not one per replicate; kLimitExceeded for more than
/// kMostReplicateColumns, or kMostReplicateWeights in all. O(rows × columns).
Result<ResponseDesign> read_replicate_design(const Table& table, const ReplicateColumns& columns,
                                             std::span<const double> weights);

}  // namespace sonder
