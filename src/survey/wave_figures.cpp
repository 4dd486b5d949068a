#include "survey/wave_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "base/sorting.h"
#include "stats/multiplicity.h"
#include "survey/answer_figures.h"
#include "survey/detail/nps_points.h"
#include "survey/detail/waves_by_design.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

constexpr std::array kMeasures = {WaveMeasure::kShare, WaveMeasure::kMean, WaveMeasure::kNps,
                                  WaveMeasure::kCsat};
constexpr std::uint32_t kTopBoxes = 2;
constexpr std::uint64_t kLeastToVary = 2;

bool is_share(WaveMeasure measure) {
  return measure == WaveMeasure::kShare || measure == WaveMeasure::kCsat;
}

/// Why the question has no such figure, and what to do; absent where it has.
std::optional<std::pair<std::string, std::string>> find_lack(const Question& question,
                                                             const CodedAnswers& coded,
                                                             const WaveOptions& options) {
  using Lack = std::pair<std::string, std::string>;
  const bool has_numbers = !coded.numbers.empty();
  switch (options.measure) {
    case WaveMeasure::kShare:
      if (coded.labels.empty()) return Lack{"has no answers to count", "follow its mean"};
      if (!options.labels.empty()) return std::nullopt;
      return Lack{"is followed by a share, but of no answer", "name answers in `share_of`"};
    case WaveMeasure::kMean:
      if (has_numbers) return std::nullopt;
      return Lack{"has no numbers", "follow the share of an answer"};
    case WaveMeasure::kNps:
      if (has_numbers && question.metric == Metric::kNps) return std::nullopt;
      return Lack{"is no recommendation from 0 to 10", "follow its mean or a share"};
    case WaveMeasure::kCsat:
      if (question.metric == Metric::kCsat && coded.labels.size() >= kTopBoxes) return std::nullopt;
      return Lack{"is no scale of satisfaction", "follow its mean or a share"};
  }
  return std::nullopt;
}

std::optional<Error> check(const Question& question, const CodedAnswers& coded,
                           const ResponseSample& sample, const WaveOptions& options) {
  if (const Status status = check_sample(sample, coded.code_of().size()); !status) {
    return status.error();
  }
  if (options.confidence < kLeastConfidence || options.confidence > kMostConfidence) {
    return Error{ErrorCode::kInvalidArgument, "`confidence` must lie between 0.5 and 0.999."};
  }
  if (const auto lack = find_lack(question, coded, options)) {
    return Error{ErrorCode::kInvalidArgument, "\"" + question.text + "\" " + lack->first,
                 lack->second};
  }
  const bool is_known =
      std::all_of(options.labels.begin(), options.labels.end(),
                  [&](std::uint32_t label) { return label < coded.labels.size(); });
  if (is_known) return std::nullopt;
  return Error{ErrorCode::kInvalidArgument, "\"" + question.text + "\" has not so many answers"};
}

/// The answers by wave.
struct CountedWaves {
  const CodedAnswers& coded;
  std::size_t set_count = 0;   ///< the waves, and who is in none
  std::vector<Tally> tallies;  ///< code by code, one per set
  IntervalMethod interval = IntervalMethod::kWilson;

  bool is_answered(std::size_t code) const { return coded.states[code] == AnswerState::kAnswered; }
  const Tally& at(std::size_t code, std::size_t wave) const {
    return tallies[code * set_count + wave];
  }
  /// The wave's responses with a usable answer for whose code `is_wanted` holds.
  template <class IsWanted>
  Tally sum(std::size_t wave, const IsWanted& is_wanted) const {
    Tally sum;
    for (std::size_t code = 0; code < coded.code_count(); ++code) {
      if (is_answered(code) && is_wanted(code)) sum += at(code, wave);
    }
    return sum;
  }
};

CountedWaves count_answers(const CodedAnswers& coded, const Waves& waves,
                           const ResponseSample& sample) {
  const std::size_t sets = waves.waves.size() + 1;
  return {.coded = coded,
          .set_count = sets,
          .tallies = tally_pairs(coded.code_of(), coded.code_count(), waves.wave_of, sets, sample),
          .interval = sample.interval};
}

/// One bit per code: it names one of the answers that the share is of.
Bitset find_counted(const CodedAnswers& coded, const WaveOptions& options) {
  const auto count = static_cast<std::uint32_t>(coded.labels.size());
  Bitset labels(count);
  if (options.measure == WaveMeasure::kCsat) {
    for (std::uint32_t box = 1; box <= kTopBoxes; ++box) labels.set(count - box);
  } else {
    for (const std::uint32_t label : options.labels) labels.set(label);
  }
  Bitset codes(coded.code_count());
  for (std::size_t code = 0; code < coded.code_count(); ++code) {
    for (const std::uint32_t label : coded.labels_of(code)) {
      if (labels.test(label)) codes.set(code);
    }
  }
  return codes;
}

/// The codes of numbers that were answered, ascending by number.
std::vector<std::uint32_t> order_numbers(const CountedWaves& counted) {
  std::vector<std::uint32_t> codes;
  for (std::uint32_t code = 0; code < counted.coded.numbers.size(); ++code) {
    if (counted.is_answered(code)) codes.push_back(code);
  }
  sort_stably(codes, [&](std::uint32_t a, std::uint32_t b) {
    return counted.coded.numbers[a] < counted.coded.numbers[b];
  });
  return codes;
}

/// Numbers that were written in several ways are one.
NumberSummary summarise_wave(const CountedWaves& counted, const std::vector<std::uint32_t>& codes,
                             std::size_t wave, double confidence) {
  std::vector<NumberTally> numbers;
  for (const std::uint32_t code : codes) {
    const Tally& tally = counted.at(code, wave);
    const double value = counted.coded.numbers[code];
    if (tally.count == 0) continue;
    if (numbers.empty() || numbers.back().value != value) numbers.push_back({value, {}});
    numbers.back().tally += tally;
  }
  return summarise_numbers(numbers, confidence);
}

NpsResult score_wave(const CountedWaves& counted, std::size_t wave, double confidence) {
  const auto between = [&](double low, double high) {
    return counted.sum(wave, [&](std::size_t code) {
      return counted.coded.numbers[code] >= low && counted.coded.numbers[code] <= high;
    });
  };
  return compute_nps(between(9, 10), between(7, 8), between(0, 6), confidence);
}

/// A figure as the tests take it, in units of 1 where it is a score.
struct Measured {
  double value = 0;
  double base = 0;  ///< effective
  double standard_error = 0;
  std::uint64_t count = 0;

  WaveShare share() const { return {.share = value, .base = base}; }
  WaveMean mean() const {
    return {.mean = value, .standard_deviation = standard_error * std::sqrt(base), .base = base};
  }
  Estimate estimate() const {
    return {.value = value,
            .standard_error = standard_error,
            .freedom = static_cast<std::size_t>(count - 1)};
  }
};

double unit_of(WaveMeasure measure) { return measure == WaveMeasure::kNps ? 100 : 1; }

void set_share(const Tally& part, const IntervalRule& rule, WaveFigure& figure) {
  // Sums in another order may differ in the last digit.
  figure.value = std::min(1.0, part.weight / figure.base.weight);
  figure.interval = share_interval(part, figure.base, rule);
}

/// Fills in the figures of all waves, and says what the tests take; nothing without a base.
class WaveMeter {
 public:
  WaveMeter(const CountedWaves& counted, const WaveOptions& options)
      : counted_(counted),
        options_(options),
        is_counted_(find_counted(counted.coded, options)),
        by_number_(order_numbers(counted)) {}

  std::optional<Measured> measure(std::size_t wave, WaveFigure& figure) const {
    figure.base = counted_.sum(wave, [](std::size_t) { return true; });
    figure.is_small = figure.base.count > 0 && figure.base.count < kSmallBase;
    if (figure.base.weight <= 0) return std::nullopt;
    const double unit = unit_of(options_.measure);
    const double error = set_figure(wave, figure);
    return Measured{.value = *figure.value / unit,
                    .base = figure.base.effective_count(),
                    .standard_error = error / unit,
                    .count = figure.base.count};
  }

 private:
  /// Returns the standard error of means and scores, in their unit.
  double set_figure(std::size_t wave, WaveFigure& figure) const {
    const double confidence = options_.confidence;
    if (is_share(options_.measure)) {
      const auto is_counted = [&](std::size_t code) { return is_counted_.test(code); };
      set_share(counted_.sum(wave, is_counted), {confidence, counted_.interval}, figure);
      return 0;
    }
    if (options_.measure == WaveMeasure::kMean) {
      const NumberSummary numbers = summarise_wave(counted_, by_number_, wave, confidence);
      figure.value = numbers.mean;
      figure.interval = numbers.mean_interval;
      return numbers.standard_error;
    }
    const NpsResult nps = score_wave(counted_, wave, confidence);
    figure.value = nps.score;
    figure.interval = nps.interval;
    return nps.standard_error;
  }

  const CountedWaves& counted_;
  const WaveOptions& options_;
  Bitset is_counted_;
  std::vector<std::uint32_t> by_number_;
};

std::optional<Change> test_change(const Measured& earlier, const Measured& later,
                                  const WaveOptions& options) {
  if (is_share(options.measure)) {
    return compare_shares(earlier.share(), later.share(), options.confidence);
  }
  if (std::min(earlier.count, later.count) < kLeastToVary) return std::nullopt;
  if (options.measure == WaveMeasure::kNps) {
    return compare_means(earlier.mean(), later.mean(), options.confidence);
  }
  return compare_estimates(earlier.estimate(), later.estimate(), options.confidence);
}

BaseShift shift_of(std::uint64_t earlier, std::uint64_t later) {
  if (2 * later < earlier) return BaseShift::kFell;
  return 2 * later > 3 * earlier ? BaseShift::kRose : BaseShift::kNone;
}

/// The same with everything in the unit of the figure.
Change scale(Change change, double unit) {
  change.difference *= unit;
  change.standard_error *= unit;
  change.interval = {change.interval.low * unit, change.interval.high * unit};
  return change;
}

/// What a code adds to the figure, in units of 1 where that is a score; nothing without an answer.
std::optional<double> value_of(const CodedAnswers& coded, WaveMeasure measure,
                               const Bitset& is_counted, std::uint32_t code) {
  if (coded.states[code] != AnswerState::kAnswered) return std::nullopt;
  if (is_share(measure)) return is_counted.test(code) ? 1 : 0;
  const double number = coded.numbers[code];
  return measure == WaveMeasure::kMean ? number : nps_score_of(number);
}

/// What the design says of a wave's figure.
void refine(const WavesByDesign& by_design, std::size_t wave, const WaveOptions& options,
            Measured& measured, WaveFigure& figure) {
  if (!by_design.knows(wave)) return;
  measured.standard_error = by_design.standard_error(wave);
  if (is_share(options.measure)) {
    measured.base = by_design.effective_size(wave, options.confidence);
    figure.interval = by_design.share_interval(wave, options.confidence);
    return;
  }
  const double unit = unit_of(options.measure);
  const Interval interval = by_design.mean_interval(wave, options.confidence);
  figure.interval = {interval.low * unit, interval.high * unit};
  if (options.measure != WaveMeasure::kNps) return;
  figure.interval = {std::max(-unit, figure.interval.low), std::min(unit, figure.interval.high)};
}

/// Absent without a design.
Result<std::optional<WavesByDesign>> draw_waves(const CodedAnswers& coded, const Waves& waves,
                                                const ResponseSample& sample,
                                                const WaveOptions& options) {
  if (!sample.design) return std::optional<WavesByDesign>();
  const Bitset is_counted = find_counted(coded, options);
  Result<WavesByDesign> drawn = WavesByDesign::make(coded, waves, sample, [&](std::uint32_t code) {
    return value_of(coded, options.measure, is_counted, code);
  });
  if (!drawn) return drawn.error();
  return std::optional<WavesByDesign>(std::move(drawn).value());
}

void compare_waves(const std::vector<std::optional<Measured>>& measured, const WaveOptions& options,
                   const std::optional<WavesByDesign>& by_design,
                   std::vector<WaveFigure>& figures) {
  const double unit = unit_of(options.measure);
  std::optional<std::size_t> since;
  for (std::size_t wave = 0; wave < figures.size(); ++wave) {
    if (!measured[wave]) continue;
    if (since) {
      WaveFigure& figure = figures[wave];
      figure.change =
          WaveChange{.since = *since, .difference = *figure.value - *figures[*since].value};
      figure.base_shift = shift_of(figures[*since].base.count, figure.base.count);
      const auto test = by_design ? by_design->compare(*since, wave, options.confidence)
                                  : test_change(*measured[*since], *measured[wave], options);
      if (test) figure.change->test = scale(*test, unit);
    }
    since = wave;
  }
}

std::vector<double> adjust(const std::vector<double>& p_values, Adjustment adjustment) {
  switch (adjustment) {
    case Adjustment::kHolm: return adjust_by_holm(p_values);
    case Adjustment::kBenjaminiHochberg: return adjust_by_benjamini_hochberg(p_values);
    case Adjustment::kNone: break;
  }
  return p_values;
}

void adjust_changes(const WaveOptions& options, std::vector<WaveFigure>& figures) {
  std::vector<WaveChange*> tested;
  std::vector<double> p_values;
  for (WaveFigure& figure : figures) {
    if (!figure.change || !figure.change->test) continue;
    tested.push_back(&*figure.change);
    p_values.push_back(figure.change->test->p_value);
  }
  const std::vector<double> adjusted = adjust(p_values, options.adjustment);
  for (std::size_t at = 0; at < tested.size(); ++at) {
    tested[at]->adjusted_p_value = adjusted[at];
    tested[at]->is_significant = adjusted[at] <= 1 - options.confidence;
  }
}

std::optional<ControlChart> draw_chart(const std::vector<std::optional<Measured>>& measured,
                                       WaveMeasure measure) {
  std::vector<WaveShare> shares;
  std::vector<WaveMean> means;
  for (const auto& wave : measured) {
    if (!wave) continue;
    shares.push_back(wave->share());
    means.push_back(wave->mean());
  }
  return is_share(measure) ? chart_shares(shares) : chart_means(means);
}

void add_chart(const std::vector<std::optional<Measured>>& measured, WaveMeasure measure,
               WaveFigures& figures) {
  const std::optional<ControlChart> chart = draw_chart(measured, measure);
  if (!chart) return;
  const double unit = unit_of(measure);
  figures.centre = chart->centre * unit;
  auto point = chart->waves.begin();
  for (std::size_t wave = 0; wave < measured.size(); ++wave) {
    if (!measured[wave]) continue;
    ControlPoint placed = *point++;
    placed.value *= unit;
    placed.limits = {placed.limits.low * unit, placed.limits.high * unit};
    if (measure == WaveMeasure::kNps) {
      placed.limits = {std::max(-unit, placed.limits.low), std::min(unit, placed.limits.high)};
    }
    figures.waves[wave].control = placed;
  }
}

}  // namespace

std::string_view to_string(WaveMeasure measure) {
  switch (measure) {
    case WaveMeasure::kShare: return "share";
    case WaveMeasure::kMean: return "mean";
    case WaveMeasure::kNps: return "nps";
    case WaveMeasure::kCsat: return "csat";
  }
  return "";
}

std::optional<WaveMeasure> wave_measure_from(std::string_view name) {
  for (const WaveMeasure measure : kMeasures) {
    if (to_string(measure) == name) return measure;
  }
  return std::nullopt;
}

std::optional<WaveMeasure> usual_measure(const Question& question) {
  if (question.metric == Metric::kNps) return WaveMeasure::kNps;
  if (question.metric == Metric::kCsat) return WaveMeasure::kCsat;
  switch (question.kind) {
    case QuestionKind::kScale:
    case QuestionKind::kNumeric: return WaveMeasure::kMean;
    case QuestionKind::kSingleChoice:
    case QuestionKind::kMultiChoice:
    case QuestionKind::kRanking: return WaveMeasure::kShare;
    default: return std::nullopt;
  }
}

Result<WaveFigures> measure_waves(const Question& question, const CodedAnswers& coded,
                                  const Waves& waves, const ResponseSample& sample,
                                  const WaveOptions& options) {
  if (auto error = check(question, coded, sample, options)) return *std::move(error);
  const Result<std::optional<WavesByDesign>> drawn = draw_waves(coded, waves, sample, options);
  if (!drawn) return drawn.error();
  const std::optional<WavesByDesign>& by_design = drawn.value();
  const CountedWaves counted = count_answers(coded, waves, sample);
  const WaveMeter meter(counted, options);
  WaveFigures figures{.waves = std::vector<WaveFigure>(waves.waves.size())};
  std::vector<std::optional<Measured>> measured;
  for (std::size_t wave = 0; wave < figures.waves.size(); ++wave) {
    measured.push_back(meter.measure(wave, figures.waves[wave]));
    if (by_design && measured.back()) {
      refine(*by_design, wave, options, *measured.back(), figures.waves[wave]);
    }
  }
  compare_waves(measured, options, by_design, figures.waves);
  adjust_changes(options, figures.waves);
  add_chart(measured, options.measure, figures);
  return figures;
}

}  // namespace sonder
