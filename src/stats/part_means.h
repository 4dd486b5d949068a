#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "stats/design_estimates.h"
#include "stats/replicate_weights.h"

namespace sonder {

/// The parts of a sample that each unit is in, such as the columns of a table: any number of them.
struct UnitParts {
  std::size_t count = 0;                         ///< of parts
  std::vector<std::vector<std::uint32_t>> sets;  ///< of parts, each ascending
  std::vector<std::uint32_t> set_of;             ///< per unit a position in `sets`
};

/// Means of several parts of one sample, and how they vary together: parts share clusters, strata
/// and even units.
struct PartMeans {
  std::vector<double> means;  ///< 0 where they are not known
  /// Whether somebody in the part has a weight, in every replicate that counts, too. Covariances of
  /// parts that are not known are 0.
  std::vector<bool> is_known;
  std::vector<double> covariances;  ///< part by part, as many of each
  std::size_t freedom = 0;          ///< degrees of freedom of the whole design

  double covariance(std::size_t a, std::size_t b) const {
    return covariances[a * means.size() + b];
  }
  double standard_error(std::size_t part) const;
  /// Of the mean of one part less that of another.
  double error_of_difference(std::size_t a, std::size_t b) const;
};

/// How many of its standard errors a mean lies above another one; absent where one of them is not
/// known, or where nothing varies but what rounding leaves.
std::optional<double> distance_in_errors(const PartMeans& means, std::size_t of, std::size_t from);

/// A design prepared for many estimates by the same parts. Standard errors are those of
/// `estimate_ratio`, of `stats/design_estimates.h` or by replicates; covariances, too: equal to R
/// survey 4.1, svyby(covmat = TRUE). The design must outlive it.
class PartEstimator {
 public:
  /// Errors: those of estimates by the design; kInvalidArgument for parts of other units.
  /// O(units log units).
  static Result<PartEstimator> make(const SampleDesign& design, UnitParts parts);
  static Result<PartEstimator> make(const ReplicateWeights& weights, UnitParts parts);

  /// Of the values of units inside, such as those who answered. Requires a value and a bit per
  /// unit. O(units × parts of each + clusters × parts touched² + strata × parts²), or
  /// O(replicates × (units × parts of each + parts²)).
  PartMeans estimate(std::span<const double> values, const std::vector<bool>& is_inside) const;

 private:
  struct Clustered;

  PartEstimator(UnitParts parts, std::span<const double> weights);
  struct Sums {
    std::vector<double> weights;
    std::vector<double> values;
  };
  Sums sum(std::span<const double> values, const std::vector<bool>& is_inside,
           std::span<const double> weights) const;
  void add_linearised(std::span<const double> values, const std::vector<bool>& is_inside,
                      const std::vector<double>& sums, PartMeans& means) const;
  void add_replicated(std::span<const double> values, const std::vector<bool>& is_inside,
                      PartMeans& means) const;

  UnitParts parts_;
  std::span<const double> weights_;
  std::shared_ptr<const Clustered> clustered_;  ///< of a design without replicates
  const ReplicateWeights* replicates_ = nullptr;
};

}  // namespace sonder
