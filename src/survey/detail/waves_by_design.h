#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

#include "base/result.h"
#include "stats/trends.h"
#include "survey/coded_answers.h"
#include "survey/detail/columns_by_design.h"
#include "survey/response_sample.h"
#include "survey/waves.h"

namespace sonder {

/// One figure of every wave by how the responses were drawn. Waves may share clusters and strata,
/// as those of a panel do. The sample must have a design and outlive this.
class WavesByDesign {
 public:
  /// Of what `value_of` makes of each code, among respondents for whose code it is something.
  /// Errors: those of `PartEstimator`.
  static Result<WavesByDesign> make(
      const CodedAnswers& coded, const Waves& waves, const ResponseSample& sample,
      const std::function<std::optional<double>(std::uint32_t)>& value_of);

  bool knows(std::size_t wave) const { return figures_.is_known[wave + 1]; }
  double standard_error(std::size_t wave) const { return figures_.standard_error(wave + 1); }
  /// Of a share, see `judge_share`.
  double effective_size(std::size_t wave, double confidence) const;
  Interval share_interval(std::size_t wave, double confidence) const;
  Interval mean_interval(std::size_t wave, double confidence) const;
  /// By Student's t of the design's degrees of freedom; absent where nothing varies.
  std::optional<Change> compare(std::size_t earlier, std::size_t later, double confidence) const;

 private:
  WavesByDesign(ColumnsByDesign columns, PartMeans figures);

  ColumnsByDesign columns_;  ///< all respondents, then the waves
  PartMeans figures_;
};

}  // namespace sonder
