#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "stats/intervals.h"
#include "survey/question.h"
#include "survey/response_sample.h"

/// What is said of the answers to a question. Figures are of weighted responses where there are
/// weights; counts are always of responses.
namespace sonder {

/// How certain a figure is by the way its responses were drawn.
struct DesignPrecision {
  double standard_error = 0;  ///< in the figure's unit
  /// How many times larger its variance is than that of as many responses drawn one by one with
  /// replacement; absent where all answers are alike.
  std::optional<double> design_effect = std::nullopt;
};
/// `variance` is that of the answers themselves, with their weights, of `count` respondents.
DesignPrecision make_precision(double standard_error, double variance, std::uint64_t count);

/// How often one answer was given.
struct AnswerCount {
  std::string label;
  std::uint64_t count = 0;                                  ///< respondents
  double share = 0;                                         ///< of the question's base, 0-1
  Interval interval;                                        ///< of the share, see `share_interval`
  std::optional<DesignPrecision> by_design = std::nullopt;  ///< of the share
};

/// Requires a base with a weight.
AnswerCount make_answer(std::string label, const Tally& tally, const Tally& base,
                        const IntervalRule& rule);

/// The interval of a share of `base`, as if that were a sample without weights of its effective
/// size. Requires a base with a weight.
Interval share_interval(const Tally& part, const Tally& base, const IntervalRule& rule);

/// Net promoter score: percent of 9-10 less percent of 0-6.
struct NpsResult {
  std::uint64_t promoters = 0;
  std::uint64_t passives = 0;  ///< 7-8
  std::uint64_t detractors = 0;
  double promoter_share = 0;  ///< of the weights, 0-1
  double passive_share = 0;
  double detractor_share = 0;
  double score = 0;  ///< -100 to 100
  /// Without weights 100 · √((p + d - (p - d)²) / n); Rocks (2016), Am. Statistician 70(4),
  /// 365-372. With weights by linearisation, as `estimate_mean` in stats/design_estimates.h.
  double standard_error = 0;
  Interval interval = {};       ///< score ± z · standard error, cut to -100-100
  bool scale_from_one = false;  ///< asked on 1-10; compares only with care
  std::optional<DesignPrecision> by_design = std::nullopt;  ///< of the score
};

/// Requires a response with a weight.
NpsResult compute_nps(const Tally& promoters, const Tally& passives, const Tally& detractors,
                      double confidence);

/// Points of a scale from the one to the other, both included.
struct PointRange {
  double low = 0;
  double high = 0;

  bool holds(double point) const { return point >= low && point <= high; }
};

/// The top two boxes of a scale, see `CsatResult`.
PointRange satisfied_points(const Question& question);
/// The points that say that it was easy, see `CesResult`.
PointRange easy_points(const Question& question);

/// Customer satisfaction: share of the top two boxes of the scale.
struct CsatResult {
  std::uint64_t satisfied = 0;
  double share = 0;  ///< 0-1
  Interval interval;
  std::optional<DesignPrecision> by_design = std::nullopt;  ///< of the share
};

/// Customer effort score: the mean of a scale of 5 or 7, which `NumberSummary` has with its error,
/// and the share of those who found it easy: of 7 points the last three, of 5 the last two (Dixon,
/// Toman and DeLisi 2013, The Effortless Experience, for "made it easy" on 1-7); the first ones
/// where the question asks how much effort it took.
struct CesResult {
  std::uint64_t easy = 0;
  double share = 0;  ///< 0-1
  Interval interval;
  bool is_low_easy = false;                                 ///< a low mean is good
  std::optional<DesignPrecision> by_design = std::nullopt;  ///< of the share
};

/// Of scale and numeric questions.
struct NumberSummary {
  double mean = 0;
  /// √(Σw (x - mean)² / Σw · n / (n - 1)), which without weights is that of the sample; 0 when
  /// n < 2.
  double standard_deviation = 0;
  /// Half of the weights lie below it and half above; between two numbers, their mean.
  double median = 0;
  double lowest = 0;
  double highest = 0;
  /// √(Σw² (x - mean)² · n / (n - 1)) / Σw, by linearisation; 0 when n < 2.
  double standard_error = 0;
  Interval mean_interval;                                   ///< mean ± z · standard error
  std::optional<DesignPrecision> by_design = std::nullopt;  ///< of the mean
  /// Of a design only, by Woodruff (`estimate_quantile`); absent where the sample does not reach.
  std::optional<double> median_low = std::nullopt;
  std::optional<double> median_high = std::nullopt;
};

/// What one item of a constant sum got.
struct PartSummary {
  std::string label;
  std::uint64_t givers = 0;  ///< respondents who gave it anything
  NumberSummary numbers;     ///< of what it got
  double share = 0;          ///< its mean of the total, 0-1
  Interval interval;         ///< of the share, from that of the mean, cut to 0-1
};

/// The interval of a mean as parts of the total that was given out, within 0-1.
Interval share_of_total(const Interval& mean, double total);

/// How many of those who were asked uploaded a file.
struct UploadResult {
  std::uint64_t asked = 0;  ///< respondents who uploaded one or skipped the question
  double share = 0;         ///< of them, 0-1
  Interval interval;        ///< see `share_interval`
  std::optional<DesignPrecision> by_design = std::nullopt;  ///< of the share
};

/// The responses that gave one number.
struct NumberTally {
  double value = 0;
  Tally tally;
};

/// `numbers` are ascending, so that the order of the rows does not show. Requires a number with a
/// weight. O(numbers).
NumberSummary summarise_numbers(std::span<const NumberTally> numbers, double confidence);

}  // namespace sonder
