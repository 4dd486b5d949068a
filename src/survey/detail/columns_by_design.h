#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/result.h"
#include "stats/part_means.h"
#include "survey/answer_figures.h"
#include "survey/banner.h"
#include "survey/coded_answers.h"
#include "survey/response_sample.h"

namespace sonder {

/// Figures of all respondents, and then of each column of a banner, by how the responses were
/// drawn. The sample must have a design and outlive this.
class ColumnsByDesign {
 public:
  /// Errors: those of `PartEstimator`. O(responses log responses).
  static Result<ColumnsByDesign> make(const CodedAnswers& coded, const BannerGroup& group,
                                      const ResponseSample& sample);

  /// Of what `value_of` makes of each code, among respondents for whose code it is something.
  PartMeans estimate(const std::function<std::optional<double>(std::uint32_t)>& value_of) const;

  /// Of a share of all respondents of the column with a usable answer, who have a weight: see
  /// `judge_share`.
  double effective_size(const PartMeans& shares, std::size_t column, double confidence) const;
  Interval share_interval(const PartMeans& shares, std::size_t column, double confidence) const;
  /// Of a mean, by Student's t.
  static Interval mean_interval(const PartMeans& means, std::size_t column, double confidence);

 private:
  ColumnsByDesign(const CodedAnswers& coded, const ResponseSample& sample, PartEstimator estimator);
  void list_units(const BannerGroup& group);

  const CodedAnswers* coded_;
  const ResponseSample* sample_;
  PartEstimator estimator_;
  std::vector<std::vector<double>> weights_;  ///< per column of those with a usable answer
};

}  // namespace sonder
