#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stats/trends.h"
#include "survey/coded_answers.h"
#include "survey/cross_table.h"
#include "survey/waves.h"

namespace sonder {

/// The one figure of a question that is followed over waves.
enum class WaveMeasure : std::uint8_t {
  kShare,  ///< of respondents who gave one of some answers, 0-1
  kMean,   ///< of scales and numbers
  kNps,    ///< the net promoter score, -100 to 100
  kCsat,   ///< the share of the top two points of a satisfaction scale, 0-1
};
/// "share", "mean", "nps", "csat".
std::string_view to_string(WaveMeasure measure);
std::optional<WaveMeasure> wave_measure_from(std::string_view name);

/// What the question is usually followed by; absent where there is nothing to follow.
std::optional<WaveMeasure> usual_measure(const Question& question);

struct WaveOptions {
  WaveMeasure measure = WaveMeasure::kShare;
  /// Of kShare: positions in `CodedAnswers::labels`, counted as one answer.
  std::vector<std::uint32_t> labels = {};
  double confidence = 0.95;  ///< changes count where their adjusted p-value is at most 1 less this
  Adjustment adjustment = Adjustment::kHolm;  ///< of the tests of all changes
};

/// From the last wave before it that has a figure.
struct WaveChange {
  std::size_t since = 0;  ///< that wave
  double difference = 0;  ///< in the unit of the figure
  /// In the unit of the figure. Absent where it cannot be tested: nothing varies, or of means and
  /// scores a base is one respondent.
  std::optional<Change> test = std::nullopt;
  double adjusted_p_value = 1;
  bool is_significant = false;
};

/// How the base differs from that of `WaveChange::since`.
enum class BaseShift : std::uint8_t {
  kNone,  ///< not so much
  kFell,  ///< to less than half
  kRose,  ///< to more than one and a half
};

struct WaveFigure {
  Tally base;                                  ///< respondents with a usable answer
  bool is_small = false;                       ///< fewer than kSmallBase, and not none
  std::optional<double> value = std::nullopt;  ///< where the base has a weight
  Interval interval = {};                      ///< of `value`
  std::optional<ControlPoint> control = std::nullopt;
  std::optional<WaveChange> change = std::nullopt;  ///< of every wave with a figure but the first
  BaseShift base_shift = BaseShift::kNone;
};

struct WaveFigures {
  std::vector<WaveFigure> waves;
  /// Of all waves together, with the limits of each in `WaveFigure::control`; see `chart_shares`
  /// and `chart_means`. Absent where there is no chart.
  std::optional<double> centre = std::nullopt;
};

/// Values and intervals are those of a report on the wave's responses alone. Shares are compared by
/// the pooled z test with Newcombe's interval, means by Welch's t, scores by z. With weights shares
/// count by their effective base (Kish), means and scores by their linearised standard errors. By a
/// sample's design, where it has one, changes are compared with the covariance of the waves and by
/// Student's t of the design's degrees of freedom.
/// `coded` is of `question`, the sample that of `waves`.
/// Errors: kInvalidArgument for a measure that the question has not, for kShare without answers,
/// for answers that are none, and for a confidence outside its range; those of `check_sample`.
/// O(responses + answers × waves).
Result<WaveFigures> measure_waves(const Question& question, const CodedAnswers& coded,
                                  const Waves& waves, const ResponseSample& sample,
                                  const WaveOptions& options);

}  // namespace sonder
