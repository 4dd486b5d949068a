#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stats/part_means.h"
#include "survey/banner.h"
#include "survey/cross_table.h"
#include "survey/response_sample.h"

namespace sonder {

/// P-values of tests that are made together, by the method.
std::vector<double> adjust_p_values(const std::vector<double>& p_values, Adjustment adjustment);

/// Which columns of a banner a figure differs in. A set is one of `BannerGroup::sets`.
class ColumnComparison {
 public:
  /// `bases` are the respondents of each set.
  ColumnComparison(const BannerGroup& group, std::vector<Tally> bases,
                   const CrossTableOptions& options);

  /// Of the share of respondents who are in `parts`, one per set.
  std::vector<ColumnsBelow> compare_shares(std::span<const Tally> parts) const;

  /// Sums over the respondents of a set or column, with weights w and values y.
  struct Moments {
    double count = 0;
    double weight = 0;           ///< Σ w
    double sum = 0;              ///< Σ w y
    double squares = 0;          ///< Σ w²
    double squares_sum = 0;      ///< Σ w² y
    double squares_squares = 0;  ///< Σ w² y²

    void add(double value, const Tally& tally);
    Moments& operator+=(const Moments& other);
    double mean() const { return sum / weight; }
  };
  /// Of the mean, one `Moments` per set; Welch's t.
  std::vector<ColumnsBelow> compare_means(std::span<const Moments> moments) const;
  /// Of a score that is the mean of -1, 0 and 1: z, with the variance `compute_nps` has.
  std::vector<ColumnsBelow> compare_scores(std::span<const Moments> moments) const;
  /// Of shares, means or scores by a sample's design: those of all respondents, then of each
  /// column; Student's t of the design's degrees of freedom.
  std::vector<ColumnsBelow> compare_estimates(const PartMeans& estimates) const;

 private:
  template <class T>
  std::vector<T> sum_by_column(std::span<const T> by_set) const;
  template <class T>
  T sum_of_both(std::span<const T> by_set, std::uint32_t a, std::uint32_t b) const;
  template <class Test>
  std::vector<ColumnsBelow> compare(std::span<const double> figures, const Test& test) const;
  std::vector<ColumnsBelow> compare_moments(std::span<const Moments> moments, bool is_score) const;

  const BannerGroup& group_;
  const CrossTableOptions& options_;
  bool is_partition_;
  std::vector<Tally> bases_;         ///< per set
  std::vector<Tally> column_bases_;  ///< per column
};

}  // namespace sonder
