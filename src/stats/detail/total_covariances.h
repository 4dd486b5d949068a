#pragma once

#include <cstddef>
#include <vector>

#include "stats/detail/clusters.h"
#include "stats/detail/matrix.h"

namespace sonder::detail {

/// The covariances of several weighted totals under a design, cluster by cluster in its order. A
/// cluster has units in few totals, so that only their products are added, and those of the means
/// of clusters taken off at a stratum's end.
class TotalCovariances {
 public:
  explicit TotalCovariances(std::size_t totals);

  void begin_stratum(const DrawnStratum& stratum);
  /// What a unit of the cluster adds to one of the totals, weighted.
  void add(std::size_t total, double value);
  void end_cluster();
  void end_stratum();

  /// O(totals²).
  Matrix take();

 private:
  Matrix covariances_;  ///< below the diagonal
  std::vector<double> of_stratum_;
  std::vector<double> of_cluster_;
  std::vector<bool> is_touched_;      ///< by the cluster
  std::vector<std::size_t> touched_;  ///< the same, listed
  double factor_ = 0;                 ///< of products within the stratum
  double size_ = 0;                   ///< clusters of the stratum
};

/// Goes through the clusters in order. `units` are in the order of their clusters, and
/// `add_unit(unit, covariances)` adds what each has to give.
/// O(clusters × totals touched² + strata × totals²).
template <class AddUnit>
Matrix find_total_covariances(std::size_t totals, const std::vector<std::size_t>& units,
                              const DrawnClusters& clusters, const AddUnit& add_unit) {
  TotalCovariances covariances(totals);
  auto unit = units.begin();
  for (const DrawnStratum& stratum : clusters.strata) {
    covariances.begin_stratum(stratum);
    for (std::size_t cluster = stratum.begin; cluster < stratum.end; ++cluster) {
      for (; unit != units.end() && clusters.of_unit[*unit] == cluster; ++unit) {
        add_unit(*unit, covariances);
      }
      covariances.end_cluster();
    }
    covariances.end_stratum();
  }
  return covariances.take();
}

/// Sorts units by their clusters, and keeps the order of those of one. O(units log units).
void order_by_cluster(const DrawnClusters& clusters, std::vector<std::size_t>& units);

}  // namespace sonder::detail
