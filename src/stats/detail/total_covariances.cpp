#include "stats/detail/total_covariances.h"

#include <algorithm>
#include <utility>

namespace sonder::detail {

TotalCovariances::TotalCovariances(std::size_t totals)
    : covariances_(totals, totals),
      of_stratum_(totals),
      of_cluster_(totals),
      is_touched_(totals, false) {}

void TotalCovariances::begin_stratum(const DrawnStratum& stratum) {
  size_ = static_cast<double>(stratum.size());
  factor_ = stratum.size() > 1 ? stratum.left_out * size_ / (size_ - 1) : 0;
}

void TotalCovariances::add(std::size_t total, double value) {
  if (!is_touched_[total]) {
    is_touched_[total] = true;
    touched_.push_back(total);
  }
  of_cluster_[total] += value;
}

void TotalCovariances::end_cluster() {
  std::sort(touched_.begin(), touched_.end());
  for (std::size_t i = 0; i < touched_.size(); ++i) {
    const double value = of_cluster_[touched_[i]];
    of_stratum_[touched_[i]] += value;
    for (std::size_t j = 0; j <= i; ++j) {
      covariances_.at(touched_[i], touched_[j]) += factor_ * value * of_cluster_[touched_[j]];
    }
  }
  for (const std::size_t total : touched_) {
    of_cluster_[total] = 0;
    is_touched_[total] = false;
  }
  touched_.clear();
}

void TotalCovariances::end_stratum() {
  for (std::size_t i = 0; i < of_stratum_.size(); ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      covariances_.at(i, j) -= factor_ / size_ * of_stratum_[i] * of_stratum_[j];
    }
  }
  std::fill(of_stratum_.begin(), of_stratum_.end(), 0.0);
}

Matrix TotalCovariances::take() {
  mirror_lower(covariances_);
  return std::move(covariances_);
}

void order_by_cluster(const DrawnClusters& clusters, std::vector<std::size_t>& units) {
  std::stable_sort(units.begin(), units.end(), [&](std::size_t a, std::size_t b) {
    return clusters.of_unit[a] < clusters.of_unit[b];
  });
}

}  // namespace sonder::detail
