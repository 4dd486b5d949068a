#include "survey/design_figures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"
#include "survey/banner.h"
#include "survey/cross_table.h"
#include "survey/survey_json.h"
#include "survey/wave_figures.h"
#include "survey/waves.h"

namespace sonder {
namespace {

using testing::table_from;

/// Invented: customers of shops drawn from three regions, with the number of shops of the region.
/// Figures in these tests are those of R survey 4.1.1 for
/// svydesign(id = ~shop, strata = ~region, weights = ~weight, fpc = ~shops, nest = TRUE), rounded
/// as reports round; degrees of freedom are always degf() of the whole design, 7.
constexpr char kDrawn[] =
    "id,region,shop,shops,weight,How likely are you to recommend us to a friend? 0-10,colour,sex\n"
    "1,North,1,12,1.1,5,green,f\n"
    "2,North,1,12,2.8,4,red,m\n"
    "3,North,1,12,2.8,6,green,f\n"
    "4,North,2,12,2.2,4,red,m\n"
    "5,North,2,12,1,,green,f\n"
    "6,North,2,12,0.6,3,blue,f\n"
    "7,North,2,12,2.6,4,red,m\n"
    "8,North,2,12,1.5,7,red,m\n"
    "9,North,3,12,1.2,2,green,m\n"
    "10,North,3,12,1.1,6,blue,m\n"
    "11,North,3,12,1.1,3,blue,f\n"
    "12,North,4,12,1,5,blue,f\n"
    "13,North,4,12,2.7,5,blue,m\n"
    "14,North,4,12,2.4,9,blue,m\n"
    "15,South,1,30,2.5,8,red,m\n"
    "16,South,1,30,0.5,10,blue,m\n"
    "17,South,1,30,1.4,,blue,m\n"
    "18,South,2,30,0.9,6,green,f\n"
    "19,South,2,30,0.6,10,red,m\n"
    "20,South,2,30,1.2,10,green,f\n"
    "21,South,2,30,0.5,8,blue,f\n"
    "22,South,3,30,1.6,10,blue,f\n"
    "23,South,3,30,1,10,blue,m\n"
    "24,South,3,30,2.3,8,red,f\n"
    "25,South,3,30,1.3,6,blue,m\n"
    "26,West,1,9,1.6,7,red,m\n"
    "27,West,1,9,0.8,10,green,f\n"
    "28,West,1,9,2.7,10,blue,f\n"
    "29,West,1,9,0.7,10,red,f\n"
    "30,West,2,9,1.3,3,green,f\n"
    "31,West,2,9,0.6,3,blue,f\n"
    "32,West,2,9,2.7,7,red,m\n"
    "33,West,3,9,0.9,3,green,f\n"
    "34,West,3,9,0.9,8,red,m\n"
    "35,West,3,9,2.7,5,blue,f\n";

constexpr std::size_t kNps = 5;
constexpr std::size_t kColour = 6;
constexpr std::size_t kSex = 7;
constexpr DesignColumns kColumns = {.strata = 1, .clusters = 2, .population = 3};

/// The numbers of a column; 0 for cells without any.
std::vector<double> numbers_of(const Table& table, std::size_t at) {
  const Column& column = table.columns[at];
  double scale = 1;
  for (std::int32_t digit = 0; digit < column.decimals; ++digit) scale *= 10;
  std::vector<double> numbers(table.row_count);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (column.has_value(row)) numbers[row] = static_cast<double>(column.value(row)) / scale;
  }
  return numbers;
}

ResponseSample drawn_sample(const Table& table, const DesignColumns& columns = kColumns) {
  ResponseSample sample{.selected = Bitset(table.row_count, true), .weights = numbers_of(table, 4)};
  const auto rows = read_drawn_rows(table, columns);
  EXPECT_TRUE(rows);
  auto design = make_response_design(rows.value(), sample.weights);
  EXPECT_TRUE(design);
  sample.design = std::move(design).value();
  return sample;
}

void keep_women(const Table& table, ResponseSample& sample) {
  const Column& sex = table.columns[kSex];
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (sex.text.at(row) != "f") sample.selected.reset(row);
  }
}

Questionnaire questions_of(const Table& table) {
  return understand_questions(table, {{.column = kNps, .kind = QuestionKind::kScale},
                                      {.column = kColour, .kind = QuestionKind::kSingleChoice},
                                      {.column = kSex, .kind = QuestionKind::kSingleChoice}});
}

SurveyReport report(const Table& table, const ResponseSample& sample) {
  const auto reported = report_survey(table, questions_of(table), sample, {});
  EXPECT_TRUE(reported);
  return reported.value();
}

const QuestionReport& of_column(const SurveyReport& report, std::size_t column) {
  for (const QuestionReport& question : report.questions) {
    if (question.question.column == column) return question;
  }
  ADD_FAILURE() << "no question in column " << column;
  return report.questions.front();
}

const AnswerCount& answer_of(const QuestionReport& question, const std::string& label) {
  for (const AnswerCount& answer : question.answers) {
    if (answer.label == label) return answer;
  }
  ADD_FAILURE() << "no answer " << label;
  return question.answers.front();
}

struct ShareFigures {
  double share;
  double standard_error;
  double design_effect;
  double low;
  double high;
};

void expect_share(const AnswerCount& answer, const ShareFigures& wanted) {
  EXPECT_NEAR(answer.share, wanted.share, 1e-12);
  ASSERT_TRUE(answer.by_design);
  EXPECT_NEAR(answer.by_design->standard_error, wanted.standard_error, 1e-12);
  EXPECT_NEAR(answer.by_design->design_effect.value_or(0), wanted.design_effect, 1e-11);
  EXPECT_NEAR(answer.interval.low, wanted.low, 1e-11);
  EXPECT_NEAR(answer.interval.high, wanted.high, 1e-11);
}

TEST(ReportByDesign, GivesSharesTheErrorsOfTheDesign) {
  const Table table = table_from(kDrawn);
  const SurveyReport all = report(table, drawn_sample(table));
  EXPECT_TRUE(all.is_by_design);
  const QuestionReport& colour = of_column(all, kColour);
  expect_share(answer_of(colour, "red"), {0.3863636363636, 0.0822265527434, 0.9696070199753,
                                          0.2254353065250, 0.5766462591428});
  expect_share(answer_of(colour, "blue"),
               {0.401515151515, 0.104456285342, 1.543806885164, 0.205248346280, 0.635410019989});
}

// svyciprop(method = "beta"), which is Korn and Graubard's; Agresti and Coull's by its formula with
// the effective size that svyciprop takes, 25.9006584448464.
TEST(ReportByDesign, MakesIntervalsOfSharesByTheMethodThatIsChosen) {
  const Table table = table_from(kDrawn);
  ResponseSample sample = drawn_sample(table);
  const auto red = [&](IntervalMethod method) {
    sample.interval = method;
    return answer_of(of_column(report(table, sample), kColour), "red").interval;
  };
  const Interval beta = red(IntervalMethod::kClopperPearson);
  EXPECT_NEAR(beta.low, 0.2033371616529, 1e-11);
  EXPECT_NEAR(beta.high, 0.5963982828831, 1e-11);
  const Interval agresti_coull = red(IntervalMethod::kAgrestiCoull);
  EXPECT_NEAR(agresti_coull.low, 0.2249019776050, 1e-11);
  EXPECT_NEAR(agresti_coull.high, 0.5771795880628, 1e-11);
  // Weights alone: qbeta with the effective size 27.5750741839763.
  sample.design = std::nullopt;
  const Interval weighted = red(IntervalMethod::kClopperPearson);
  EXPECT_NEAR(weighted.low, 0.2085170508121, 1e-11);
  EXPECT_NEAR(weighted.high, 0.5895888075752, 1e-11);
}

TEST(ReportByDesign, GivesMeansScoresAndMediansTheErrorsOfTheDesign) {
  const Table table = table_from(kDrawn);
  const SurveyReport all = report(table, drawn_sample(table));
  const QuestionReport& question = of_column(all, kNps);
  ASSERT_TRUE(question.numbers && question.numbers->by_design);
  EXPECT_NEAR(question.numbers->mean, 6.412698412698, 1e-11);
  EXPECT_NEAR(question.numbers->standard_error, 0.411058890584, 1e-11);
  EXPECT_NEAR(question.numbers->by_design->design_effect.value_or(0), 0.950135235012, 1e-11);
  EXPECT_NEAR(question.numbers->mean_interval.low, 5.440698591190, 1e-11);
  EXPECT_NEAR(question.numbers->mean_interval.high, 7.384698234207, 1e-11);
  EXPECT_EQ(question.numbers->median_low, 5.0);
  EXPECT_EQ(question.numbers->median_high, 8.0);
  ASSERT_TRUE(question.nps && question.nps->by_design);
  EXPECT_NEAR(question.nps->score, -30.555555555556, 1e-11);
  EXPECT_NEAR(question.nps->standard_error, 14.397847128441, 1e-11);
  EXPECT_NEAR(question.nps->by_design->design_effect.value_or(0), 0.992241371038, 1e-11);
  EXPECT_NEAR(question.nps->interval.low, -64.601054046194, 1e-11);
  EXPECT_NEAR(question.nps->interval.high, 3.489942935083, 1e-11);
}

/// The question of `kNps` taken for another kind of scale.
QuestionReport report_as(Metric metric, bool is_low_easy) {
  const Table table = table_from(kDrawn);
  Questionnaire questions = questions_of(table);
  questions.questions[kNps].metric = metric;
  questions.questions[kNps].is_low_easy = is_low_easy;
  return of_column(report_survey(table, questions, drawn_sample(table), {}).value(), kNps);
}

void expect_precision(const std::optional<DesignPrecision>& found, double standard_error,
                      double design_effect) {
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->standard_error, standard_error, 1e-12);
  EXPECT_NEAR(found->design_effect.value_or(0), design_effect, 1e-11);
}

// svymean(~I(x >= 9), deff = "replace") and others, of those who answered.
TEST(ReportByDesign, GivesSharesOfSatisfiedAndOfEffortTheErrorsOfTheDesign) {
  const QuestionReport satisfied = report_as(Metric::kCsat, false);
  ASSERT_TRUE(satisfied.csat);
  EXPECT_NEAR(satisfied.csat->share, 0.2281746031746, 1e-12);
  expect_precision(satisfied.csat->by_design, 0.078525874708794, 1.120441471026);
  const QuestionReport easy = report_as(Metric::kCes, false);
  ASSERT_TRUE(easy.ces);
  EXPECT_NEAR(easy.ces->share, 0.35119047619048, 1e-12);
  expect_precision(easy.ces->by_design, 0.073105117134798, 0.75056029587725);
  const QuestionReport low = report_as(Metric::kCes, true);
  EXPECT_NEAR(low.ces->share, 0.11309523809524, 1e-12);
  expect_precision(low.ces->by_design, 0.050151540519834, 0.80241165512173);
}

/// The same customers, who give 100 points to two things, 37 times the id by 101 to the first, and
/// put three things in order, every seventh none and the tenth two first.
Table given_and_ranked() {
  const Table drawn = table_from(kDrawn);
  constexpr const char* kOrders[] = {"1,2,3", "1,3,2", "2,1,3", "2,3,1", "3,1,2", "3,2,1"};
  std::string csv = "id,region,shop,shops,weight,A,B,R1,R2,R3\n";
  for (std::size_t row = 0; row < drawn.row_count; ++row) {
    const std::size_t id = row + 1;
    const std::size_t given = id * 37 % 101;
    for (std::size_t column = 0; column < 5; ++column) {
      csv += std::string(drawn.columns[column].text.at(row)) + ",";
    }
    csv += std::to_string(given) + "," + std::to_string(100 - given) + ",";
    csv += id == 10 ? "1,1,2" : id % 7 == 0 ? ",," : kOrders[id % 6];
    csv += "\n";
  }
  return table_from(csv);
}

Question of_columns(QuestionKind kind, std::vector<std::size_t> columns) {
  Question question;
  question.kind = kind;
  question.column = columns.front();
  for (const std::size_t column : columns) {
    question.options.push_back("item " + std::to_string(column));
    question.option_columns.emplace_back(column);
  }
  return question;
}

// svymean and svyquantile of what was given; svymean of the first ranks of those with an order.
TEST(ReportByDesign, GivesPartsOfASumAndRanksTheErrorsOfTheDesign) {
  const Table table = given_and_ranked();
  Question sum = of_columns(QuestionKind::kConstantSum, {5, 6});
  sum.total = 100;
  Question ranking = of_columns(QuestionKind::kRanking, {7, 8, 9});
  ranking.ranking = RankingLayout::kRanksOfItems;
  const SurveyReport all =
      report_survey(table, {.questions = {sum, ranking}, .issues = {}}, drawn_sample(table), {})
          .value();
  const PartSummary& part = all.questions[0].parts.at(0);
  EXPECT_NEAR(part.share, 0.51039772727273, 1e-12);
  expect_precision(part.numbers.by_design, 3.1471338333521, 0.42165175374164);
  EXPECT_NEAR(part.interval.low, 0.4359798374192, 1e-12);
  EXPECT_NEAR(part.interval.high, 0.58481561712625, 1e-12);
  EXPECT_EQ(part.numbers.median_low, 43.0);
  EXPECT_EQ(part.numbers.median_high, 67.0);
  const RankedAnswer& first = all.questions[1].ranking->items.at(0);
  EXPECT_EQ(first.base.count, 29U);
  EXPECT_NEAR(first.ranks->mean, 1.9509803921569, 1e-12);
  expect_precision(first.ranks->by_design, 0.14253437015214, 1.0223368783712);
  EXPECT_NEAR(first.ranks->mean_interval.low, 1.6139401638096, 1e-12);
  EXPECT_NEAR(first.ranks->mean_interval.high, 2.2880206205041, 1e-12);
}

// svymean of those who were asked: who uploaded a file, id times 5 by 3 being 0, or left it out, 1.
TEST(ReportByDesign, GivesTheShareOfUploadsTheErrorOfTheDesign) {
  const Table drawn = table_from(kDrawn);
  std::string csv = "id,region,shop,shops,weight,Photo\n";
  Question upload;
  upload.column = 5;
  upload.kind = QuestionKind::kFile;
  Bitset asked(drawn.row_count);
  for (std::size_t row = 0; row < drawn.row_count; ++row) {
    const std::size_t state = (row + 1) * 5 % 3;
    for (std::size_t column = 0; column < 5; ++column) {
      csv += std::string(drawn.columns[column].text.at(row)) + ",";
    }
    csv += state == 0 ? "me.png\n" : "\n";
    if (state < 2) asked.set(row);
  }
  upload.asked = std::make_shared<const Bitset>(std::move(asked));
  const Table table = table_from(csv);
  const SurveyReport all =
      report_survey(table, {.questions = {upload}, .issues = {}}, drawn_sample(table), {}).value();
  ASSERT_TRUE(all.questions[0].uploads);
  EXPECT_NEAR(all.questions[0].uploads->share, 0.42406876790831, 1e-12);
  expect_precision(all.questions[0].uploads->by_design, 0.030093765736878, 0.081577207313284);
}

// subset() of the design: without the other responses its clusters would be fewer.
TEST(ReportByDesign, TakesAFilterForADomain) {
  const Table table = table_from(kDrawn);
  ResponseSample sample = drawn_sample(table);
  keep_women(table, sample);
  const SurveyReport women = report(table, sample);
  expect_share(
      answer_of(of_column(women, kColour), "red"),
      {0.1260504201681, 0.0824740974016, 1.0496714583269, 0.0311802872819, 0.3926017496303});
  const QuestionReport& question = of_column(women, kNps);
  EXPECT_NEAR(question.numbers->standard_error, 0.827511900416, 1e-11);
  EXPECT_NEAR(question.numbers->by_design->design_effect.value_or(0), 1.578725240865, 1e-11);
  EXPECT_NEAR(question.nps->standard_error, 29.3229382970, 1e-9);
  EXPECT_NEAR(question.nps->interval.high, 43.0219415514, 1e-9);
}

TEST(ReportByDesign, WritesPrecisionOnlyWhereThereIsADesign) {
  const Table table = table_from(kDrawn);
  ResponseSample sample = drawn_sample(table);
  const Json by_design = to_json(*of_column(report(table, sample), kNps).nps);
  EXPECT_EQ(by_design["design_effect"], 0.9922);
  sample.design = std::nullopt;
  EXPECT_FALSE(to_json(*of_column(report(table, sample), kNps).nps).contains("design_effect"));
}

// svychisq(~colour + sex), F.
TEST(CrossAnswers, TestsTheTableByTheDesign) {
  const Table table = table_from(kDrawn);
  const Question colour = {
      .column = kColour, .kind = QuestionKind::kSingleChoice, .options = {"red", "blue", "green"}};
  const Question sex = {.column = kSex, .kind = QuestionKind::kSingleChoice, .options = {"f", "m"}};
  const BannerGroup group = group_by_answers("Sex", code_answers(table, sex));
  const auto crossed =
      cross_answers(colour, code_answers(table, colour), group, drawn_sample(table), {});
  ASSERT_TRUE(crossed);
  ASSERT_TRUE(crossed.value().weighted_association);
  EXPECT_NEAR(crossed.value().weighted_association->f, 5.612583294, 1e-8);
  EXPECT_NEAR(crossed.value().weighted_association->p_value, 0.0203844033, 1e-9);
}

/// A sample with the jackknife's replicates of the same design, as as.svrepdesign(type = "JKn").
ResponseSample replicated_sample(const Table& table) {
  ResponseSample sample = drawn_sample(table);
  auto replicates = make_jackknife_weights(sample.design->drawn);
  EXPECT_TRUE(replicates);
  sample.design->replicates = std::move(replicates).value();
  return sample;
}

CrossTable crossed(const Table& table, const ResponseSample& sample, std::size_t rows,
                   std::size_t columns, const CrossTableOptions& options = {}) {
  const Questionnaire questions = questions_of(table);
  const auto of_column = [&](std::size_t column) -> const Question& {
    return *std::find_if(questions.questions.begin(), questions.questions.end(),
                         [&](const Question& question) { return question.column == column; });
  };
  const BannerGroup group = group_by_answers("Columns", code_answers(table, of_column(columns)));
  const auto table_of =
      cross_answers(of_column(rows), code_answers(table, of_column(rows)), group, sample, options);
  EXPECT_TRUE(table_of);
  return table_of.value();
}

std::size_t column_called(const CrossTable& table, const std::string& label) {
  for (std::size_t at = 0; at < table.columns.size(); ++at) {
    if (table.columns[at].label == label) return at;
  }
  ADD_FAILURE() << "no column " << label;
  return 0;
}

struct ColumnErrors {
  double blue;
  double green;
  double red;
};

// svyby(~nps, ~colour, subset(design, !is.na(nps)), svymean)
void expect_mean_errors(const CrossTable& table, const ColumnErrors& wanted) {
  const auto error_of = [&](const std::string& label) {
    return table.columns[column_called(table, label)].numbers->standard_error;
  };
  EXPECT_NEAR(error_of("blue"), wanted.blue, 1e-12);
  EXPECT_NEAR(error_of("green"), wanted.green, 1e-12);
  EXPECT_NEAR(error_of("red"), wanted.red, 1e-12);
}

TEST(CrossAnswers, GivesMeansOfColumnsTheErrorsOfTheDesign) {
  const Table table = table_from(kDrawn);
  expect_mean_errors(crossed(table, drawn_sample(table), kNps, kColour),
                     {0.608233164852460, 0.824121991671241, 0.425274286082837});
  expect_mean_errors(crossed(table, replicated_sample(table), kNps, kColour),
                     {0.640411242532470, 0.886518450848079, 0.477132077182209});
}

// regTermTest(svyglm(nps ~ colour, subset(design, !is.na(nps))), ~colour)
TEST(CrossAnswers, TestsMeansOfColumnsByTheDesign) {
  const Table table = table_from(kDrawn);
  const CrossTable drawn = crossed(table, drawn_sample(table), kNps, kColour);
  ASSERT_TRUE(drawn.difference && drawn.difference->means);
  EXPECT_NEAR(drawn.difference->means->test.statistic, 1.6730119568848, 1e-12);
  EXPECT_EQ(drawn.difference->means->test.denominator_freedom, 5);
  EXPECT_NEAR(drawn.difference->means->test.p_value, 0.277795975010309, 1e-12);
  const CrossTable replicated = crossed(table, replicated_sample(table), kNps, kColour);
  ASSERT_TRUE(replicated.difference && replicated.difference->means);
  EXPECT_NEAR(replicated.difference->means->test.statistic, 1.31443596783368, 1e-12);
  EXPECT_NEAR(replicated.difference->means->test.p_value, 0.347755653812936, 1e-12);
}

// svyby(~green, ~sex, design, svymean, covmat = TRUE): the women's .4202 and the men's .0414 differ
// by .3788 with the standard error .148541, t of 7 degrees of freedom 2.550, p = .0381.
TEST(CrossAnswers, ComparesSharesOfColumnsByTheDesign) {
  const Table table = table_from(kDrawn);
  const CrossTable drawn = crossed(table, drawn_sample(table), kColour, kSex);
  const std::size_t women = column_called(drawn, "f");
  const std::size_t men = column_called(drawn, "m");
  const auto green = static_cast<std::size_t>(
      std::find_if(drawn.rows.begin(), drawn.rows.end(),
                   [](const CrossRow& row) { return row.label == "green"; }) -
      drawn.rows.begin());
  EXPECT_NEAR(drawn.at(green, women).share, 0.4201680672268907, 1e-12);
  EXPECT_EQ(drawn.at(green, women).above, ColumnsBelow{static_cast<std::uint32_t>(men - 1)});
  const CrossTable strict =
      crossed(table, drawn_sample(table), kColour, kSex, {.confidence = 0.97});
  EXPECT_TRUE(strict.at(green, women).above.empty());
}

// A column's figures are those of a report on its members alone, a domain of the same design.
TEST(CrossAnswers, GivesColumnsTheIntervalsOfTheirReports) {
  const Table table = table_from(kDrawn);
  const CrossTable columns = crossed(table, drawn_sample(table), kColour, kSex);
  ResponseSample women = drawn_sample(table);
  keep_women(table, women);
  const SurveyReport alone = report(table, women);
  for (std::size_t row = 0; row < columns.rows.size(); ++row) {
    const CrossCell& cell = columns.at(row, column_called(columns, "f"));
    const AnswerCount& answer = answer_of(of_column(alone, kColour), columns.rows[row].label);
    EXPECT_NEAR(cell.interval.low, answer.interval.low, 1e-12);
    EXPECT_NEAR(cell.interval.high, answer.interval.high, 1e-12);
  }
  const CrossTable scores = crossed(table, drawn_sample(table), kNps, kSex);
  const NpsResult& score = *scores.columns[column_called(scores, "f")].nps;
  const NpsResult& wanted = *of_column(alone, kNps).nps;
  EXPECT_NEAR(score.standard_error, wanted.standard_error, 1e-10);
  EXPECT_NEAR(score.interval.low, wanted.interval.low, 1e-10);
  ASSERT_TRUE(score.by_design && score.by_design->design_effect);
  EXPECT_NEAR(*score.by_design->design_effect, *wanted.by_design->design_effect, 1e-10);
}

// svychisq(~colour + sex, as.svrepdesign(design, type = "JKn"), statistic = "F")
TEST(CrossAnswers, TestsTablesByReplicateWeights) {
  const Table table = table_from(kDrawn);
  const CrossTable replicated = crossed(table, replicated_sample(table), kColour, kSex);
  ASSERT_TRUE(replicated.weighted_association);
  const DesignAssociation& found = *replicated.weighted_association;
  EXPECT_NEAR(found.f, 5.61835226706432, 1e-11);
  EXPECT_NEAR(found.numerator_freedom, 1.74677431104822, 1e-11);
  EXPECT_NEAR(found.denominator_freedom, 12.22742017733757, 1e-10);
  EXPECT_NEAR(found.p_value, 0.0213948604525882, 1e-12);
  EXPECT_NEAR(found.first_order_p_value, 0.00363061847269816, 1e-12);
}

/// Responses in three waves in turn, so that every shop and region has some in each.
Waves three_waves(const Table& table) {
  Waves waves{.waves = {{.label = "1"}, {.label = "2"}, {.label = "3"}}, .wave_of = {}};
  for (std::uint32_t row = 0; row < table.row_count; ++row) waves.wave_of.push_back(row % 3);
  return waves;
}

WaveFigures followed(std::size_t column, const WaveOptions& options) {
  const Table table = table_from(kDrawn);
  const Questionnaire questions = questions_of(table);
  const Question& question =
      *std::find_if(questions.questions.begin(), questions.questions.end(),
                    [&](const Question& one) { return one.column == column; });
  const auto measured = measure_waves(question, code_answers(table, question), three_waves(table),
                                      drawn_sample(table), options);
  EXPECT_TRUE(measured);
  return measured.value();
}

// svycontrast of svyby(~nps, ~wave, subset(design, !is.na(nps)), svymean, covmat = TRUE); t of 7
// degrees of freedom.
TEST(MeasureWaves, ComparesMeansByTheDesign) {
  const WaveFigures means = followed(kNps, {.measure = WaveMeasure::kMean});
  EXPECT_NEAR(means.waves[0].value.value(), 6.45810055865922, 1e-12);
  EXPECT_NEAR(means.waves[0].interval.low, 4.84251530448442, 1e-11);
  EXPECT_NEAR(means.waves[0].interval.high, 8.07368581283401, 1e-11);
  const Change& change = means.waves[2].change->test.value();
  EXPECT_NEAR(change.difference, -0.761490303863186, 1e-12);
  EXPECT_NEAR(change.standard_error, 0.756931766553935, 1e-12);
  EXPECT_EQ(change.freedom, 7);
  EXPECT_NEAR(change.p_value, 0.347906639532672, 1e-11);
}

// The same of ~green, and of the score from -1 to 1.
TEST(MeasureWaves, ComparesSharesAndScoresByTheDesign) {
  const Table table = table_from(kDrawn);
  const Questionnaire questions = questions_of(table);
  std::uint32_t green = 0;
  for (const Question& question : questions.questions) {
    if (question.column != kColour) continue;
    const CodedAnswers coded = code_answers(table, question);
    while (coded.labels[green] != "green") ++green;
  }
  const WaveFigures shares = followed(kColour, {.labels = {green}});
  EXPECT_NEAR(shares.waves[1].value.value(), 0.1094527363184079, 1e-12);
  EXPECT_NEAR(shares.waves[2].change->test->standard_error, 0.122896902053324, 1e-12);
  EXPECT_NEAR(shares.waves[2].change->test->p_value, 0.0106517221211798, 1e-11);
  const WaveFigures scores = followed(kNps, {.measure = WaveMeasure::kNps});
  EXPECT_NEAR(scores.waves[2].value.value(), -53.37837837837838, 1e-10);
  EXPECT_NEAR(scores.waves[2].interval.low, -87.0228267828272, 1e-9);
  EXPECT_NEAR(scores.waves[2].interval.high, -19.7339299739296, 1e-9);
  EXPECT_NEAR(scores.waves[1].change->test->p_value, 0.414967586374443, 1e-11);
  EXPECT_NEAR(scores.waves[1].change->test->standard_error, 31.4999974791498, 1e-9);
}

// Two clusters of the same answers leave no variance to test by.
TEST(CrossAnswers, HasNoTestWhereTheDesignHasNone) {
  const Table table = table_from(
      "shop,colour,sex\na,red,f\na,blue,m\na,red,m\n"
      "b,red,f\nb,blue,m\nb,red,m\n");
  const Question colour = {
      .column = 1, .kind = QuestionKind::kSingleChoice, .options = {"red", "blue"}};
  const Question sex = {.column = 2, .kind = QuestionKind::kSingleChoice, .options = {"f", "m"}};
  const BannerGroup group = group_by_answers("Sex", code_answers(table, sex));
  const auto rows = read_drawn_rows(table, {.clusters = 0});
  ASSERT_TRUE(rows);
  ResponseSample sample{.selected = Bitset(6, true), .weights = std::vector<double>(6, 1)};
  const auto weighted = cross_answers(colour, code_answers(table, colour), group, sample, {});
  ASSERT_TRUE(weighted);
  EXPECT_TRUE(weighted.value().association);
  sample.design = make_response_design(rows.value(), sample.weights).value();
  const auto by_design = cross_answers(colour, code_answers(table, colour), group, sample, {});
  ASSERT_TRUE(by_design);
  EXPECT_FALSE(by_design.value().association);
  EXPECT_FALSE(by_design.value().weighted_association);
}

// svydesign(id = ~1, strata = ~stratum, fpc = ~N): weights are N by n.
TEST(MakeResponseDesign, WeighsStrataByTheirPopulation) {
  const Table table = table_from(
      "stratum,N,x\na,40,3\na,40,5\na,40,4\na,40,4\n"
      "b,180,8\nb,180,6\nb,180,9\nb,180,7\nb,180,7\nb,180,9\n");
  const auto rows = read_drawn_rows(table, {.strata = 0, .population = 1});
  ASSERT_TRUE(rows);
  const std::vector<double> weights = expansion_weights(rows.value());
  EXPECT_EQ(weights, (std::vector<double>{10, 10, 10, 10, 30, 30, 30, 30, 30, 30}));
  const auto design = make_response_design(rows.value(), weights);
  ASSERT_TRUE(design);
  const auto mean = estimate_mean(numbers_of(table, 2), design.value().drawn);
  ASSERT_TRUE(mean);
  EXPECT_NEAR(mean.value().value, 7, 1e-12);
  EXPECT_NEAR(mean.value().standard_error, 0.403906543482, 1e-12);
  EXPECT_EQ(design.value().freedom(), 8U);
}

// The same without two of the shops in the West and without population sizes, lonely.psu =
// "certainty".
TEST(MakeResponseDesign, NamesStrataOfOneClusterAndTakesThemForCertain) {
  const Table table = table_from(kDrawn);
  const auto rows = read_drawn_rows(table, {.strata = 1, .clusters = 2});
  ASSERT_TRUE(rows);
  std::vector<double> weights = numbers_of(table, 4);
  for (std::size_t row = 29; row < weights.size(); ++row) weights[row] = 0;
  ResponseSample sample{.selected = Bitset(table.row_count, true), .weights = weights};
  for (std::size_t row = 29; row < weights.size(); ++row) sample.selected.reset(row);
  const auto design = make_response_design(rows.value(), weights);
  ASSERT_TRUE(design);
  EXPECT_EQ(design.value().lonely, std::vector<std::string>{"West"});
  EXPECT_EQ(design.value().freedom(), 5U);
  sample.design = design.value();
  const SurveyReport rest = report(table, sample);
  const AnswerCount& red = answer_of(of_column(rest, kColour), "red");
  EXPECT_NEAR(red.share, 0.384439359268, 1e-12);
  EXPECT_NEAR(red.by_design->standard_error, 0.115433147709, 1e-12);
}

TEST(MakeResponseDesign, RefusesADesignThatTellsNothing) {
  const Table table = table_from("stratum,N,x\na,1.5,3\nb,2,5\n");
  const auto strata = read_drawn_rows(table, {.strata = 0});
  ASSERT_TRUE(strata);
  const std::vector<double> weights = {1, 1};
  EXPECT_EQ(make_response_design(strata.value(), weights).error().code,
            ErrorCode::kInvalidArgument);
  const std::vector<double> too_few = {1};
  EXPECT_EQ(make_response_design(strata.value(), too_few).error().code,
            ErrorCode::kInvalidArgument);
  const Table small = table_from("stratum,N\na,2\na,2\na,2\n");
  const auto rows = read_drawn_rows(small, {.strata = 0, .population = 1});
  ASSERT_TRUE(rows);
  const auto refused = make_response_design(rows.value(), std::vector<double>{1, 1, 1});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "more was drawn from stratum `a` than its population size says there is");
}

TEST(ReadDrawnRows, RefusesColumnsThatAreNoDesign) {
  const Table table = table_from("stratum,N,word\na,20,one\na,30,two\nb,30,three\n");
  EXPECT_EQ(read_drawn_rows(table, {}).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(read_drawn_rows(table, {.strata = 9}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(read_drawn_rows(table, {.population = 2}).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(read_drawn_rows(table, {.strata = 0, .population = 1}).error().message,
            "column `N` has several population sizes for stratum `a`");
  const Table empty = table_from("stratum,x\n,1\n,2\n");
  EXPECT_EQ(read_drawn_rows(empty, {.strata = 0}).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sonder
