#include "survey/replicate_columns.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "survey/response_weights.h"

namespace sonder {
namespace {

constexpr std::array<std::string_view, kReplicateKinds> kKindNames = {
    "jk1", "jk2", "jkn", "brr", "fay", "bootstrap", "successive_difference"};

Error invalid(std::string message, std::string hint = {}) {
  return {ErrorCode::kInvalidArgument, std::move(message), std::move(hint)};
}

double scale_of(const ReplicateColumns& columns) {
  const auto count = static_cast<double>(columns.columns.size());
  switch (columns.kind) {
    case ReplicateKind::kJackknife1: return (count - 1) / count;
    case ReplicateKind::kJackknife2:
    case ReplicateKind::kJackknifeN: return 1;
    case ReplicateKind::kBalanced: return 1 / count;
    case ReplicateKind::kFay: return 1 / (count * (1 - columns.fay) * (1 - columns.fay));
    case ReplicateKind::kBootstrap: return 1 / (count - 1);
    case ReplicateKind::kSuccessiveDifference: return 4 / count;
  }
  return 1;
}

Status check(const Table& table, const ReplicateColumns& columns, std::span<const double> weights) {
  const std::size_t count = columns.columns.size();
  if (count < 2) return invalid("there must be two columns of replicate weights at least");
  if (count > kMostReplicateColumns || count * table.row_count > kMostReplicateWeights) {
    return Error{ErrorCode::kLimitExceeded, "there are too many replicate weights",
                 "2,000 columns and 30 million weights can be held"};
  }
  if (weights.size() != table.row_count) {
    return invalid("replicate weights need the weights of the sample itself",
                   "choose the column of weights first");
  }
  if (!(columns.fay >= 0 && columns.fay < 1)) return invalid("`fay` must be from 0 to below 1");
  const bool has_own = columns.kind == ReplicateKind::kJackknifeN;
  if (columns.scales.size() == (has_own ? count : 0)) return Done{};
  return invalid(has_own ? "jkn needs one of `scales` for each replicate"
                         : "`scales` are of jkn alone");
}

std::vector<double> weights_of(const std::vector<std::uint32_t>& rows,
                               std::span<const double> weights) {
  std::vector<double> own;
  own.reserve(rows.size());
  for (const std::uint32_t row : rows) own.push_back(weights[row]);
  return own;
}

}  // namespace

std::string_view to_string(ReplicateKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

std::optional<ReplicateKind> replicate_kind_from(std::string_view name) {
  const auto* const found = std::find(kKindNames.begin(), kKindNames.end(), name);
  if (found == kKindNames.end()) return std::nullopt;
  return static_cast<ReplicateKind>(found - kKindNames.begin());
}

Result<ResponseDesign> read_replicate_design(const Table& table, const ReplicateColumns& columns,
                                             std::span<const double> weights) {
  if (const Status fits = check(table, columns, weights); !fits) return fits.error();
  ResponseDesign design;
  for (std::uint32_t row = 0; row < table.row_count; ++row) {
    if (weights[row] > 0) design.rows.push_back(row);
  }
  design.drawn.weights = weights_of(design.rows, weights);
  ReplicateWeights replicates{.weights = design.drawn.weights,
                              .replicates = {},
                              .scale = scale_of(columns),
                              .replicate_scales = columns.scales,
                              .is_around_sample = false,
                              .freedom = columns.columns.size() - 1};
  for (const std::size_t column : columns.columns) {
    const Result<std::vector<double>> read = read_weights(table, column);
    if (!read) return read.error();
    replicates.replicates.push_back(weights_of(design.rows, read.value()));
  }
  design.replicates = std::move(replicates);
  return design;
}

}  // namespace sonder
