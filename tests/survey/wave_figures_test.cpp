#include "survey/wave_figures.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

using testing::table_from;

/// One list of answers per wave, as a table of the wave's number, the answer and a weight.
using Answers = std::vector<std::vector<std::string>>;

Table table_of(const Answers& waves) {
  std::string csv = "Wave,Answer\n";
  for (std::size_t wave = 0; wave < waves.size(); ++wave) {
    for (const std::string& answer : waves[wave]) {
      csv += std::to_string(wave + 1) + "," + answer + "\n";
    }
  }
  return table_from(csv);
}

/// So many times yes, and so many times no.
std::vector<std::string> yes_and_no(std::size_t yes, std::size_t no) {
  std::vector<std::string> answers(yes, "Yes");
  answers.insert(answers.end(), no, "No");
  return answers;
}

const Question kYesOrNo = {
    .column = 1, .text = "Happy?", .kind = QuestionKind::kSingleChoice, .options = {"Yes", "No"}};
const Question kNumber = {.column = 1, .text = "How many?", .kind = QuestionKind::kNumeric};
const Question kRecommends = {.column = 1,
                              .text = "Recommend?",
                              .kind = QuestionKind::kScale,
                              .metric = Metric::kNps,
                              .scale_low = 0,
                              .scale_high = 10};
const Question kSatisfaction = {.column = 1,
                                .text = "Satisfied?",
                                .kind = QuestionKind::kScale,
                                .metric = Metric::kCsat,
                                .scale_low = 1,
                                .scale_high = 5};

Result<WaveFigures> try_to_measure(const Table& table, const Question& question,
                                   const WaveOptions& options, const ResponseSample& sample) {
  const Question wave{.column = 0, .text = "Wave", .kind = QuestionKind::kNumeric};
  const auto waves = group_by_wave(table, wave, std::nullopt, sample);
  EXPECT_TRUE(waves);
  return measure_waves(question, code_answers(table, question), waves.value(), sample, options);
}

WaveFigures measure(const Table& table, const Question& question, const WaveOptions& options,
                    std::vector<double> weights = {}) {
  const auto figures =
      try_to_measure(table, question, options,
                     {.selected = Bitset(table.row_count, true), .weights = std::move(weights)});
  EXPECT_TRUE(figures);
  return figures ? figures.value() : WaveFigures{};
}

const WaveOptions kShareOfYes = {.measure = WaveMeasure::kShare, .labels = {0}};

// R 4.2.2: prop.test(c(30, 12), c(50, 40), correct = FALSE)$p.value, prop.test(c(9, 30), c(12, 50),
// ...), prop.test(30, 50, correct = FALSE)$conf.int (Wilson), p.adjust(., "holm"). Newcombe's
// method 10 written out in R from the Wilson limits of both. The centre is 51 of 102.
TEST(MeasureWaves, ComparesSharesAsRDoes) {
  const WaveFigures figures = measure(
      table_of({yes_and_no(12, 28), yes_and_no(30, 20), yes_and_no(9, 3)}), kYesOrNo, kShareOfYes);
  ASSERT_EQ(figures.waves.size(), 3U);
  const WaveFigure& second = figures.waves[1];
  EXPECT_EQ(second.base.count, 50U);
  EXPECT_DOUBLE_EQ(second.value.value(), 0.6);
  EXPECT_NEAR(second.interval.low, 0.461814377475894, 1e-12);
  EXPECT_NEAR(second.interval.high, 0.723916102697435, 1e-12);
  const WaveChange& change = second.change.value();
  EXPECT_EQ(change.since, 0U);
  EXPECT_NEAR(change.difference, 0.3, 1e-12);
  EXPECT_NEAR(change.test->p_value, 0.00458639208025348, 1e-12);
  EXPECT_NEAR(change.adjusted_p_value, 0.00917278416050697, 1e-12);
  EXPECT_NEAR(change.test->interval.low, 0.0928676405164913, 1e-12);
  EXPECT_NEAR(change.test->interval.high, 0.471977126784846, 1e-12);
  EXPECT_TRUE(change.is_significant);
  EXPECT_FALSE(figures.waves[0].change);
  const WaveChange& last = figures.waves[2].change.value();
  EXPECT_NEAR(last.adjusted_p_value, 0.334056000055438, 1e-12);
  EXPECT_NEAR(last.test->interval.low, -0.15830423714194, 1e-12);
  EXPECT_FALSE(last.is_significant);
  EXPECT_DOUBLE_EQ(figures.centre.value(), 0.5);
}

// By hand: of 70 in 150, ± 3 √(0.46667 · 0.53333 / 50) = 0.211660.
TEST(MeasureWaves, FindsWavesOutsideTheControlLimits) {
  const WaveFigures figures = measure(
      table_of({yes_and_no(5, 45), yes_and_no(40, 10), yes_and_no(25, 25)}), kYesOrNo, kShareOfYes);
  EXPECT_NEAR(figures.centre.value(), 0.466667, 1e-6);
  const std::array<bool, 3> outside = {true, true, false};
  for (std::size_t wave = 0; wave < 3; ++wave) {
    const ControlPoint& point = figures.waves[wave].control.value();
    EXPECT_NEAR(point.limits.low, 0.255007, 1e-6);
    EXPECT_NEAR(point.limits.high, 0.678327, 1e-6);
    EXPECT_EQ(point.is_outside, outside[wave]);
  }
}

// R 4.2.2: prop.test without correction, then p.adjust.
TEST(MeasureWaves, AdjustsForTheNumberOfChanges) {
  const Table table =
      table_of({yes_and_no(20, 30), yes_and_no(32, 18), yes_and_no(18, 32), yes_and_no(28, 22)});
  const auto adjusted = [&](Adjustment adjustment) {
    WaveOptions options = kShareOfYes;
    options.adjustment = adjustment;
    std::vector<double> p_values;
    for (const WaveFigure& wave : measure(table, kYesOrNo, options).waves) {
      if (wave.change) p_values.push_back(wave.change->adjusted_p_value);
    }
    return p_values;
  };
  const auto expect_near = [](const std::vector<double>& found, const std::array<double, 3>& from) {
    ASSERT_EQ(found.size(), from.size());
    for (std::size_t at = 0; at < from.size(); ++at) EXPECT_NEAR(found[at], from[at], 1e-12);
  };
  expect_near(adjusted(Adjustment::kNone),
              {0.016309171877755, 0.00511026066085586, 0.0448102959156697});
  expect_near(adjusted(Adjustment::kHolm),
              {0.03261834375551, 0.0153307819825676, 0.0448102959156697});
  expect_near(adjusted(Adjustment::kBenjaminiHochberg),
              {0.0244637578166325, 0.0153307819825676, 0.0448102959156697});
}

const Answers kNumbers = {
    {"1", "2", "2", "3", "5"}, {"3", "4", "4", "5", "5", "2"}, {"1", "1", "2"}};

// R 4.2.2: t.test(later, earlier), which is Welch's, and p.adjust(., "holm").
TEST(MeasureWaves, ComparesMeansAsRDoes) {
  const WaveFigures figures = measure(table_of(kNumbers), kNumber, {.measure = WaveMeasure::kMean});
  EXPECT_DOUBLE_EQ(figures.waves[0].value.value(), 2.6);
  const Change& first = figures.waves[1].change->test.value();
  EXPECT_NEAR(first.p_value, 0.177886628152903, 1e-10);
  EXPECT_NEAR(first.interval.low, -0.702689010310448, 1e-9);
  EXPECT_NEAR(first.interval.high, 3.16935567697711, 1e-9);
  const WaveChange& second = figures.waves[2].change.value();
  EXPECT_NEAR(second.test->p_value, 0.00366360176494988, 1e-10);
  EXPECT_NEAR(second.adjusted_p_value, 0.00732720352989977, 1e-10);
  EXPECT_TRUE(second.is_significant);
  EXPECT_FALSE(figures.waves[1].change->is_significant);
  EXPECT_DOUBLE_EQ(figures.centre.value(), 40.0 / 14);
}

// R 4.2.2, survey 4.1.1: means and standard errors of both waves by svymean (svydesign with
// weights); t with Satterthwaite's degrees of freedom from them, 4 and 5.
TEST(MeasureWaves, ComparesWeightedMeansByTheirLinearisedErrors) {
  const WaveFigures figures =
      measure(table_of({kNumbers[0], kNumbers[1]}), kNumber, {.measure = WaveMeasure::kMean},
              {1, 2, 1, 0.5, 3, 2, 1, 1, 1.5, 0.5, 1});
  EXPECT_NEAR(figures.waves[0].value.value(), 3.13333333333333, 1e-12);
  EXPECT_NEAR(figures.waves[0].base.effective_count(), 3.68852459016393, 1e-12);
  const WaveChange& change = figures.waves[1].change.value();
  EXPECT_NEAR(change.test->p_value, 0.610577560117481, 1e-9);
  EXPECT_NEAR(change.test->interval.low, -2.07553559519338, 1e-8);
  EXPECT_NEAR(change.test->interval.high, 3.23744035709814, 1e-8);
}

// By hand: variances 0.7 - 0.09 and 0.8 - 0.16, so z = -0.7 / √(0.061 + 0.064); R's pnorm and
// qnorm. Limits: -5 ± 300 √(0.625 / 10).
TEST(MeasureWaves, ComparesNetPromoterScores) {
  const WaveFigures figures =
      measure(table_of({{"10", "9", "9", "10", "9", "8", "7", "7", "6", "0"},
                        {"9", "10", "7", "8", "1", "2", "3", "4", "5", "6"}}),
              kRecommends, {.measure = WaveMeasure::kNps});
  EXPECT_NEAR(figures.waves[0].value.value(), 30, 1e-12);
  EXPECT_NEAR(figures.waves[1].value.value(), -40, 1e-12);
  const WaveChange& change = figures.waves[1].change.value();
  EXPECT_NEAR(change.difference, -70, 1e-12);
  EXPECT_NEAR(change.test->p_value, 0.0477148802373512, 1e-12);
  EXPECT_NEAR(change.test->interval.low, -139.295191217484, 1e-9);
  EXPECT_NEAR(change.test->interval.high, -0.70480878251611, 1e-9);
  EXPECT_TRUE(change.is_significant);
  EXPECT_NEAR(figures.centre.value(), -5, 1e-12);
  EXPECT_NEAR(figures.waves[0].control->limits.low, -80, 1e-9);
  EXPECT_NEAR(figures.waves[0].control->limits.high, 70, 1e-9);
}

TEST(MeasureWaves, CountsTheTopTwoOfSatisfaction) {
  const WaveFigures figures = measure(table_of({{"5", "4", "3", "1"}, {"5", "", "what"}}),
                                      kSatisfaction, {.measure = WaveMeasure::kCsat});
  EXPECT_DOUBLE_EQ(figures.waves[0].value.value(), 0.5);
  EXPECT_DOUBLE_EQ(figures.waves[1].value.value(), 1);
  EXPECT_EQ(figures.waves[1].base.count, 1U);
}

TEST(MeasureWaves, CountsEachRespondentOnceForSeveralAnswers) {
  const Question drinks{.column = 1,
                        .text = "Drinks?",
                        .kind = QuestionKind::kMultiChoice,
                        .options = {"Tea", "Coffee", "Milk"},
                        .separator = ";"};
  const WaveFigures figures = measure(table_of({{"Tea;Coffee", "Milk", "Coffee", ""}}), drinks,
                                      {.measure = WaveMeasure::kShare, .labels = {0, 1}});
  EXPECT_EQ(figures.waves[0].base.count, 3U);
  EXPECT_DOUBLE_EQ(figures.waves[0].value.value(), 2.0 / 3);
}

TEST(MeasureWaves, ComparesWithTheLastWaveThatHasAFigure) {
  const WaveFigures figures =
      measure(table_of({yes_and_no(3, 1), {"", ""}, yes_and_no(1, 3)}), kYesOrNo, kShareOfYes);
  EXPECT_EQ(figures.waves[1].value, std::nullopt);
  EXPECT_FALSE(figures.waves[1].change);
  EXPECT_FALSE(figures.waves[1].control);
  EXPECT_FALSE(figures.waves[1].is_small);
  EXPECT_EQ(figures.waves[2].change->since, 0U);
  EXPECT_DOUBLE_EQ(figures.waves[2].change->difference, -0.5);
}

TEST(MeasureWaves, SaysWhereTheBaseIsSmallOrAnother) {
  const WaveFigures figures =
      measure(table_of({yes_and_no(30, 30), yes_and_no(15, 15), yes_and_no(10, 4),
                        yes_and_no(11, 10), yes_and_no(16, 16)}),
              kYesOrNo, kShareOfYes);
  const std::array<BaseShift, 5> shifts = {BaseShift::kNone, BaseShift::kNone, BaseShift::kFell,
                                           BaseShift::kNone, BaseShift::kRose};
  const std::array<bool, 5> small = {false, false, true, true, false};
  for (std::size_t wave = 0; wave < shifts.size(); ++wave) {
    EXPECT_EQ(figures.waves[wave].base_shift, shifts[wave]) << wave;
    EXPECT_EQ(figures.waves[wave].is_small, small[wave]) << wave;
  }
}

TEST(MeasureWaves, TestsNothingWhereNothingVaries) {
  const WaveFigures shares =
      measure(table_of({yes_and_no(4, 0), yes_and_no(6, 0)}), kYesOrNo, kShareOfYes);
  EXPECT_EQ(shares.waves[1].change->difference, 0);
  EXPECT_FALSE(shares.waves[1].change->test);
  EXPECT_FALSE(shares.waves[1].change->is_significant);
  EXPECT_FALSE(shares.waves[1].control->is_outside);
  const WaveFigures means =
      measure(table_of({{"3", "3"}, {"3", "3"}}), kNumber, {.measure = WaveMeasure::kMean});
  EXPECT_FALSE(means.centre);
  EXPECT_FALSE(means.waves[1].change->test);
}

TEST(MeasureWaves, DoesNotCompareTheMeanOfOne) {
  const WaveFigures figures =
      measure(table_of({{"3"}, {"4", "9"}}), kNumber, {.measure = WaveMeasure::kMean});
  EXPECT_DOUBLE_EQ(figures.waves[1].change->difference, 3.5);
  EXPECT_FALSE(figures.waves[1].change->test);
}

TEST(MeasureWaves, HasNoChartOfOneWave) {
  const WaveFigures one = measure(table_of({{"Yes"}}), kYesOrNo, kShareOfYes);
  EXPECT_EQ(one.waves[0].value, 1.0);
  EXPECT_FALSE(one.waves[0].change);
  EXPECT_FALSE(one.waves[0].control);
  EXPECT_FALSE(one.centre);
}

TEST(MeasureWaves, HasNoFigureWithoutAnAnswer) {
  const WaveFigures none = measure(table_of({{"", ""}, {"", ""}}), kYesOrNo, kShareOfYes);
  ASSERT_EQ(none.waves.size(), 2U);
  EXPECT_EQ(none.waves[1].value, std::nullopt);
  EXPECT_EQ(none.waves[1].base.count, 0U);
  EXPECT_FALSE(none.centre);
}

/// Responses of four waves with every kind of answer, blank and odd ones among them.
struct Drawn {
  std::vector<std::string> rows;
  std::vector<double> weights;

  Table table() const {
    std::string csv = "Wave,Recommend,Satisfied,Colour,Age\n";
    for (const std::string& row : rows) csv += row;
    return table_from(csv);
  }
};

Drawn draw(std::uint32_t seed) {
  std::mt19937 dice(seed);
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::uint32_t>(dice()) % limit;
  };
  const auto number = [&](std::uint32_t from, std::uint32_t limit) {
    return below(8) == 0 ? std::string() : std::to_string(from + below(limit));
  };
  constexpr std::array kColours = {"red", "blue", "green", ""};
  Drawn drawn;
  for (std::uint32_t row = 0; row < 160; ++row) {
    drawn.rows.push_back(std::to_string(1 + below(4)) + "," + number(0, 11) + "," + number(1, 5) +
                         "," + kColours[below(4)] + "," + number(18, 60) + "\n");
    drawn.weights.push_back(0.25 * (1 + below(12)));
  }
  return drawn;
}

std::vector<Question> drawn_questions() {
  Question recommends = kRecommends;
  Question satisfaction = kSatisfaction;
  satisfaction.column = 2;
  return {
      recommends, satisfaction,
      Question{
          .column = 3, .kind = QuestionKind::kSingleChoice, .options = {"red", "blue", "green"}},
      Question{.column = 4, .kind = QuestionKind::kNumeric}};
}

/// Its usual figure, or the share of its first answer.
WaveOptions usual_options(const Question& question) {
  WaveOptions options{.measure = usual_measure(question).value()};
  if (options.measure == WaveMeasure::kShare) options.labels = {0};
  return options;
}

/// The responses of one wave, by its number.
Bitset rows_of_wave(const Table& table, std::int64_t wave) {
  Bitset rows(table.row_count);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (table.columns[0].value(row) == wave) rows.set(row);
  }
  return rows;
}

void expect_figure(const WaveFigure& figure, const QuestionReport& report, WaveMeasure measure) {
  EXPECT_EQ(figure.base.count, report.base);
  EXPECT_NEAR(figure.base.effective_count(), report.effective_base, 1e-9);
  double value = report.answers.empty() ? 0 : report.answers.front().share;
  Interval interval = report.answers.empty() ? Interval{} : report.answers.front().interval;
  if (measure == WaveMeasure::kMean) {
    value = report.numbers->mean;
    interval = report.numbers->mean_interval;
  } else if (measure == WaveMeasure::kNps) {
    value = report.nps->score;
    interval = report.nps->interval;
  } else if (measure == WaveMeasure::kCsat) {
    value = report.csat->share;
    interval = report.csat->interval;
  }
  EXPECT_NEAR(figure.value.value(), value, 1e-12);
  EXPECT_NEAR(figure.interval.low, interval.low, 1e-12);
  EXPECT_NEAR(figure.interval.high, interval.high, 1e-12);
}

TEST(MeasureWaves, SaysWhatAReportOnTheWaveAloneSays) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const Drawn drawn = draw(seed);
    const Table table = drawn.table();
    const std::vector<double> weights = seed % 2 == 0 ? drawn.weights : std::vector<double>{};
    for (const Question& question : drawn_questions()) {
      const WaveOptions options = usual_options(question);
      const WaveFigures figures = measure(table, question, options, weights);
      ASSERT_EQ(figures.waves.size(), 4U);
      for (std::size_t wave = 0; wave < 4; ++wave) {
        const ResponseSample sample{
            .selected = rows_of_wave(table, static_cast<std::int64_t>(wave) + 1),
            .weights = weights};
        const auto report = report_survey(table, {.questions = {question}, .issues = {}}, sample,
                                          {.confidence = 0.95, .quoted_answers = 0});
        expect_figure(figures.waves[wave], report.value().questions.front(), options.measure);
      }
    }
  }
}

TEST(MeasureWaves, DoesNotDependOnTheOrderOfTheRows) {
  Drawn drawn = draw(99);
  const Table table = drawn.table();
  std::mt19937 dice(7);
  for (std::size_t left = drawn.rows.size(); left > 1; --left) {
    const std::size_t other = dice() % left;
    std::swap(drawn.rows[left - 1], drawn.rows[other]);
    std::swap(drawn.weights[left - 1], drawn.weights[other]);
  }
  const Table mixed = drawn.table();
  const std::vector<double> weights = draw(99).weights;
  for (const Question& question : drawn_questions()) {
    const WaveOptions options = usual_options(question);
    const WaveFigures one = measure(table, question, options, weights);
    const WaveFigures other = measure(mixed, question, options, drawn.weights);
    ASSERT_EQ(one.waves.size(), other.waves.size());
    EXPECT_EQ(one.centre, other.centre);
    for (std::size_t wave = 0; wave < one.waves.size(); ++wave) {
      EXPECT_EQ(one.waves[wave].value, other.waves[wave].value);
      EXPECT_EQ(one.waves[wave].interval, other.waves[wave].interval);
      EXPECT_EQ(one.waves[wave].control->limits, other.waves[wave].control->limits);
      if (wave == 0) continue;
      EXPECT_EQ(one.waves[wave].change->adjusted_p_value,
                other.waves[wave].change->adjusted_p_value);
    }
  }
}

TEST(MeasureWaves, RefusesFiguresThatAQuestionHasNot) {
  const Table table = table_of({{"1", "2"}});
  const auto refusal = [&](const Question& question, const WaveOptions& options) {
    const auto figures =
        try_to_measure(table, question, options, {.selected = Bitset(table.row_count, true)});
    return figures ? ErrorCode::kNotFound : figures.error().code;
  };
  using enum WaveMeasure;
  EXPECT_EQ(refusal(kNumber, {.measure = kShare, .labels = {0}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(kYesOrNo, {.measure = kShare}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(kYesOrNo, {.measure = kShare, .labels = {2}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(kYesOrNo, {.measure = kMean}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(kNumber, {.measure = kNps}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(kRecommends, {.measure = kCsat}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(kNumber, {.measure = kMean, .confidence = 1}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(kNumber, {.measure = kMean}), ErrorCode::kNotFound);  // it is measured
}

TEST(WaveMeasureNames, ReadBack) {
  using enum WaveMeasure;
  for (const WaveMeasure measure : {kShare, kMean, kNps, kCsat}) {
    EXPECT_EQ(wave_measure_from(to_string(measure)), measure);
  }
  EXPECT_EQ(wave_measure_from("median"), std::nullopt);
  EXPECT_EQ(usual_measure({.column = 0, .kind = QuestionKind::kOpenText}), std::nullopt);
}

}  // namespace
}  // namespace sonder
