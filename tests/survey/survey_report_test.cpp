#include "survey/survey_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

using testing::table_from;

ResponseSample all_of(const Table& table) { return {.selected = Bitset(table.row_count, true)}; }

SurveyReport report_all(const Table& table, const SurveyOptions& options = {},
                        const std::vector<QuestionChoice>& choices = {}) {
  const auto report =
      report_survey(table, understand_questions(table, choices), all_of(table), options);
  EXPECT_TRUE(report);
  return report.value();
}

/// The only question of a table whose first column names the rows.
QuestionReport report_one(const std::string& csv, QuestionKind kind,
                          const SurveyOptions& options = {}) {
  return report_all(table_from(csv), options, {{.column = 1, .kind = kind}}).questions.back();
}

std::vector<std::pair<std::string, std::uint64_t>> counts_of(const QuestionReport& report) {
  std::vector<std::pair<std::string, std::uint64_t>> counts;
  for (const AnswerCount& answer : report.answers) counts.push_back({answer.label, answer.count});
  return counts;
}

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

NpsResult nps_of(std::uint64_t promoters, std::uint64_t passives, std::uint64_t detractors,
                 double confidence) {
  return compute_nps(unweighted(promoters), unweighted(passives), unweighted(detractors),
                     confidence);
}

/// An invented survey with every kind of question; row r is the same whenever it is made.
std::string made_up_row(std::uint32_t r) {
  const std::uint32_t mix = r * 2'654'435'761U;
  const auto pick = [&](std::uint32_t shift, std::uint32_t of) { return (mix >> shift) % of; };
  std::string row = "2024-03-0" + std::to_string(1 + r % 9) + " 10:00:00,";
  row += pick(3, 11) == 10 ? "," : std::to_string(pick(3, 11)) + ",";
  row += pick(7, 6) == 0 ? "no idea," : std::to_string(pick(7, 6)) + ",";
  row += pick(11, 2) == 0 ? "\"Post, or courier" : "\"Shop";
  row += pick(13, 2) == 0 ? ", SMS\"," : "\",";
  row += std::vector<std::string>{"Żółty,", "niebieski,", ","}[pick(17, 3)];
  row += "text " + std::to_string(pick(19, 40)) + ",";
  row += pick(23, 5) == 0 ? "a few\n" : std::to_string(pick(21, 300)) + "\n";
  return row;
}

constexpr char kMadeUpHeader[] =
    "Timestamp,Czy polecisz nas znajomym?,How satisfied are you? 1-5,"
    "Channels (select all that apply),Kolor,Why?,How many orders?\n";

std::string write_bytes(const SurveyReport& report) { return write_json(to_json(report)); }

// GOLDENS G14: p = 1/2, d = 1/6, NPS 1/3, variance 5/9, SE(n = 324) .0414087.
TEST(ComputeNps, HasThePublishedStandardError) {
  const NpsResult nps = nps_of(162, 108, 54, 0.95);
  EXPECT_NEAR(nps.score, 100.0 / 3, 1e-12);
  const double standard_error = (nps.interval.high - nps.score) / 100 / 1.959963984540054;
  EXPECT_NEAR(standard_error, 0.0414087, 5e-8);
  EXPECT_NEAR(nps.score - nps.interval.low, nps.interval.high - nps.score, 1e-12);
}

TEST(ComputeNps, HasNoWidthWhenAllAnswersAreAlike) {
  EXPECT_EQ(nps_of(7, 0, 0, 0.95).interval, (Interval{100, 100}));
  EXPECT_EQ(nps_of(0, 7, 0, 0.95).interval, (Interval{0, 0}));
  EXPECT_EQ(nps_of(0, 0, 1, 0.95).interval, (Interval{-100, -100}));
}

TEST(ComputeNps, StaysOnItsScale) {
  EXPECT_EQ(nps_of(4, 0, 1, 0.99).interval.high, 100);
  EXPECT_EQ(nps_of(1, 0, 4, 0.99).interval.low, -100);
}

TEST(ReportSurvey, CountsPromotersPassivesAndDetractors) {
  // 2 promoters (10, 9), 2 passives (8, 7), 3 detractors (6, 3, 0) of 7: NPS -100/7.
  const auto table = table_from(
      "Row,Would you recommend us?\n"
      "a,10\nb,9\nc,8\nd,7\ne,6\nf,3\ng,0\nh,\n");
  const QuestionReport report = report_all(table).questions.back();
  ASSERT_TRUE(report.nps.has_value());
  EXPECT_EQ(report.base, 7U);
  EXPECT_EQ(report.not_answered, 1U);
  EXPECT_EQ(report.unusable, 0U);
  EXPECT_EQ(report.nps->promoters, 2U);
  EXPECT_EQ(report.nps->passives, 2U);
  EXPECT_EQ(report.nps->detractors, 3U);
  EXPECT_NEAR(report.nps->score, -100.0 / 7, 1e-12);
  EXPECT_FALSE(report.nps->scale_from_one);
  EXPECT_FALSE(report.csat.has_value());
}

TEST(ReportSurvey, SaysThatARecommendationWasAskedFromOne) {
  const SurveyReport report =
      report_all(table_from("Row,Would you recommend us?\na,1\nb,10\nc,10\n"));
  EXPECT_TRUE(report.questions.back().nps->scale_from_one);
  EXPECT_EQ(report.issues.count(IssueCode::kScaleFromOne), 1U);
}

TEST(ReportSurvey, CountsTheTopTwoBoxesOfSatisfaction) {
  // 4, 5, 5 of 5 usable answers; Wilson 3/5 by hand: (.6 + z²/10 ± …) gives .2307-.8824.
  const QuestionReport report =
      report_all(table_from("Row,How satisfied are you? 1-5\na,4\nb,5\nc,5\nd,1\ne,3\n"))
          .questions.back();
  ASSERT_TRUE(report.csat.has_value());
  EXPECT_EQ(report.csat->satisfied, 3U);
  EXPECT_DOUBLE_EQ(report.csat->share, 0.6);
  EXPECT_NEAR(report.csat->interval.low, 0.2307, 5e-5);
  EXPECT_NEAR(report.csat->interval.high, 0.8824, 5e-5);
}

TEST(ReportSurvey, ListsEveryPointOfAScaleAndSumsItUp) {
  // By hand: mean 10/4, squares 2.25 + .25 + .25 + 2.25 = 5, sd √(5/3); median 2.5.
  const QuestionReport report =
      report_all(table_from("Row,Rate 1 to 5\na,1\nb,2\nc,3\nd,4\n")).questions.back();
  EXPECT_EQ(counts_of(report), (Counts{{"1", 1}, {"2", 1}, {"3", 1}, {"4", 1}, {"5", 0}}));
  EXPECT_DOUBLE_EQ(report.answers.front().share, 0.25);
  ASSERT_TRUE(report.numbers.has_value());
  EXPECT_DOUBLE_EQ(report.numbers->mean, 2.5);
  EXPECT_NEAR(report.numbers->standard_deviation, 1.2909944487, 1e-10);
  EXPECT_DOUBLE_EQ(report.numbers->median, 2.5);
  EXPECT_EQ(report.numbers->lowest, 1);
  EXPECT_EQ(report.numbers->highest, 4);
  EXPECT_NEAR(report.numbers->mean_interval.low, 2.5 - 1.9599639845 * 1.2909944487 / 2, 1e-9);
}

TEST(ReportSurvey, CountsCellsThatDoNotFitAScaleAsUnusable) {
  const QuestionReport report = report_one(
      "Row,Rate 1 to 5\na,1\nb,2.5\nc,11\nd,dunno\ne,5\nf,\ng,NA\n", QuestionKind::kScale);
  EXPECT_EQ(report.base, 2U);
  EXPECT_EQ(report.unusable, 3U);
  EXPECT_EQ(report.not_answered, 2U);  // the empty cell and "NA"
}

TEST(ReportSurvey, CountsCellsThatAreNoNumbersAsUnusable) {
  const QuestionReport report = report_one(
      "Row,How many?\na,10\nb,10 or more\nc,a dozen\nd,-2\ne,1.5\n", QuestionKind::kNumeric);
  EXPECT_EQ(report.base, 3U);
  EXPECT_EQ(report.unusable, 2U);
  EXPECT_TRUE(report.answers.empty());
  EXPECT_NEAR(report.numbers->mean, 9.5 / 3, 1e-12);
  EXPECT_DOUBLE_EQ(report.numbers->median, 1.5);
}

/// Days of Excel, of which no text looks like a date.
TEST(ReportSurvey, CountsTheDatesThatTheColumnWasReadAs) {
  const QuestionReport report =
      report_one("Row,Date of the visit\na,45321\nb,45350\nc,\nd,45321\n", QuestionKind::kDate);
  EXPECT_EQ(report.base, 3U);
  EXPECT_EQ(report.not_answered, 1U);
  EXPECT_EQ(report.unusable, 0U);
}

TEST(ReportSurvey, CountsDatesAndOtherTexts) {
  const QuestionReport report = report_one(
      "Row,When?\na,2024-02-29\nb,2023-02-29\nc,soon\nd,2024-03-01\n", QuestionKind::kDate);
  EXPECT_EQ(report.base, 2U);
  EXPECT_EQ(report.unusable, 2U);
}

TEST(ReportSurvey, CountsASingleChoiceWithItsOtherAnswers) {
  std::string csv = "Row,Colour\n";
  for (int row = 0; row < 60; ++row) csv += "r,red\n";
  for (int row = 0; row < 30; ++row) csv += "r, blue \n";
  for (int row = 0; row < 31; ++row) csv += "r,\"own, text " + std::to_string(row) + "\"\n";
  const QuestionReport report = report_one(csv, QuestionKind::kSingleChoice);
  EXPECT_EQ(counts_of(report), (Counts{{"red", 60}, {"blue", 30}}));
  EXPECT_EQ(report.base, 121U);
  EXPECT_EQ(report.other, 31U);
  EXPECT_DOUBLE_EQ(report.answers.front().share, 60.0 / 121);
}

TEST(ReportSurvey, CountsEveryOptionOfAMultipleChoiceOncePerRespondent) {
  const QuestionReport report = report_all(table_from("Row,Tools (check all that apply)\n"
                                                      "a,\"Axe, Saw\"\nb,Saw\nc,\"Axe, Saw\"\n"
                                                      "d,Axe\ne,\n"))
                                    .questions.back();
  EXPECT_EQ(counts_of(report), (Counts{{"Axe", 3}, {"Saw", 3}}));
  EXPECT_EQ(report.base, 4U);
  EXPECT_EQ(report.not_answered, 1U);
  EXPECT_EQ(report.other, 0U);
  EXPECT_DOUBLE_EQ(report.answers.front().share, 0.75);
}

TEST(ReportSurvey, QuotesTheMostFrequentOpenAnswers) {
  const auto csv = "Row,Why?\na,Čaj\nb, Čaj \nc,ёлка\nd,Żuk\ne,Ёлка\nf,Żuk\ng,Żuk\n";
  const QuestionReport report = report_one(csv, QuestionKind::kOpenText, {.quoted_answers = 3});
  EXPECT_EQ(counts_of(report), (Counts{{"Żuk", 3}, {"Čaj", 2}, {"Ёлка", 1}}));
  EXPECT_EQ(report.base, 7U);
  EXPECT_TRUE(report_one(csv, QuestionKind::kOpenText, {.quoted_answers = 0}).answers.empty());
}

TEST(ReportSurvey, LeavesOutTimestampsAndContacts) {
  const SurveyReport report =
      report_all(table_from("Timestamp,E-mail,Colour\n"
                            "2024-03-01 11:00:00,a@example.com,red\n"
                            "2024-03-02 12:00:00,b@example.com,red\n"));
  ASSERT_EQ(report.questions.size(), 1U);
  EXPECT_EQ(report.questions.front().question.text, "Colour");
}

TEST(ReportSurvey, ReportsAnEmptyTableWithoutFigures) {
  const SurveyReport report = report_all(table_from("Would you recommend us?,Why?\n"));
  EXPECT_EQ(report.responses, 0U);
  ASSERT_EQ(report.questions.size(), 2U);
  EXPECT_EQ(report.questions.front().base, 0U);
  EXPECT_TRUE(report.questions.front().answers.empty());
  EXPECT_FALSE(report.questions.front().nps.has_value());
}

TEST(ReportSurvey, ReportsNoFiguresForASelectionThatNobodyAnswered) {
  const auto table = table_from(
      "Row,Would you recommend us?,Tools (check all that apply),Colour,How satisfied? 1-5\n"
      "a,9,\"Axe, Saw\",red,4\nb,7,Axe,red,5\nc,,,,\n");
  Bitset selected(3);
  selected.set(2);
  const auto report =
      report_survey(table, understand_questions(table, {}), {.selected = selected}, {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report.value().selected_responses, 1U);
  for (const QuestionReport& question : report.value().questions) {
    if (question.question.column == 0) continue;
    EXPECT_EQ(question.base, 0U);
    EXPECT_EQ(question.not_answered, 1U);
    EXPECT_TRUE(question.answers.empty());
    EXPECT_FALSE(question.nps || question.csat || question.numbers);
  }
}

TEST(ReportSurvey, ReportsOneResponse) {
  const QuestionReport report =
      report_all(table_from("Row,Would you recommend us?\na,9\n")).questions.back();
  EXPECT_EQ(report.base, 1U);
  EXPECT_EQ(report.nps->score, 100);
  EXPECT_EQ(report.numbers->standard_deviation, 0);
  EXPECT_EQ(report.numbers->mean_interval, (Interval{9, 9}));
}

// Figures of R 4.2.2 with survey 4.1, svydesign(~1, weights = ~w): svymean, √svyvar, svyquantile
// with qrule "hf2" and Kish's (Σw)² / Σw². The score and its standard error are GOLDENS G15.
TEST(ReportSurvey, WeighsResponses) {
  const auto table = table_from(
      "Would you recommend us?,Row\n10,a\n9,b\n8,c\n7,d\n6,e\n3,f\n9,g\n10,h\n0,i\n5,j\n");
  ResponseSample sample = all_of(table);
  sample.weights = {1, 2, 1, .5, 1.5, 1, 1, 2, .8, 1.2};
  const auto survey = report_survey(table, understand_questions(table, {}), sample, {});
  ASSERT_TRUE(survey);
  const QuestionReport& report = survey.value().questions.front();
  EXPECT_EQ(report.base, 10U);
  EXPECT_NEAR(report.weighted_base, 12, 1e-12);
  EXPECT_NEAR(report.effective_base, 8.6851628468, 1e-9);
  EXPECT_NEAR(report.nps->score, 12.5, 1e-12);
  EXPECT_NEAR(report.nps->standard_error, 33.3582806, 5e-8);
  EXPECT_NEAR(report.numbers->mean, 7.208333333, 1e-9);
  EXPECT_NEAR(report.numbers->standard_error, 0.94985, 5e-6);
  EXPECT_NEAR(report.numbers->standard_deviation, 3.05776435317, 1e-11);
  EXPECT_NEAR(report.numbers->median, 8.5, 1e-12);
  EXPECT_EQ(report.answers.back().count, 2U);
  EXPECT_NEAR(report.answers.back().share, 0.25, 1e-12);
  EXPECT_TRUE(survey.value().is_weighted);
}

TEST(ReportSurvey, SaysWithWeightsOfOneWhatItSaysWithoutAny) {
  std::string csv = kMadeUpHeader;
  for (std::uint32_t row = 0; row < 100; ++row) csv += made_up_row(row);
  const auto table = table_from(csv);
  const Questionnaire questionnaire = understand_questions(table, {});
  const auto plain = report_survey(table, questionnaire, all_of(table), {});
  ResponseSample sample = all_of(table);
  sample.weights.assign(100, 1);
  auto weighted = report_survey(table, questionnaire, sample, {});
  EXPECT_TRUE(weighted.value().is_weighted);
  weighted.value().is_weighted = false;
  EXPECT_EQ(write_bytes(weighted.value()), write_bytes(plain.value()));
}

TEST(ReportSurvey, HasNoFiguresWhereAllWeightsAreZero) {
  const auto table = table_from("Would you recommend us?,Row\n10,a\n9,b\n");
  ResponseSample sample = all_of(table);
  sample.weights = {0, 0};
  const auto survey = report_survey(table, understand_questions(table, {}), sample, {});
  EXPECT_EQ(survey.value().questions.front().base, 2U);
  EXPECT_TRUE(survey.value().questions.front().answers.empty());
  EXPECT_FALSE(survey.value().questions.front().nps.has_value());
}

TEST(ReportSurvey, RefusesWeightsThatAreNone) {
  const auto table = table_from("Would you recommend us?,Row\n10,a\n9,b\n");
  const Questionnaire questionnaire = understand_questions(table, {});
  for (const std::vector<double>& weights :
       {std::vector<double>{1}, {1, -0.5}, {1, std::numeric_limits<double>::infinity()}}) {
    ResponseSample sample = all_of(table);
    sample.weights = weights;
    const auto survey = report_survey(table, questionnaire, sample, {});
    ASSERT_FALSE(survey);
    EXPECT_EQ(survey.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST(ReportSurvey, RefusesOptionsOutsideTheirRanges) {
  const auto table = table_from("A,B\nred,1\n");
  const Questionnaire questionnaire = understand_questions(table, {});
  for (const SurveyOptions& options :
       {SurveyOptions{.confidence = 0.4}, SurveyOptions{.confidence = 0.9999},
        SurveyOptions{.quoted_answers = 1'001}}) {
    const auto report = report_survey(table, questionnaire, all_of(table), options);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.error().code, ErrorCode::kInvalidArgument);
  }
}

TEST(ReportSurvey, RefusesAMaskOrAQuestionnaireOfAnotherTable) {
  const auto table = table_from("A,B\nred,1\n");
  const auto report =
      report_survey(table, understand_questions(table, {}), {.selected = Bitset(2, true)}, {});
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::kInvalidArgument);

  const auto narrow = table_from("A\nred\n");
  const auto mixed = report_survey(narrow, understand_questions(table, {}), all_of(narrow), {});
  ASSERT_FALSE(mixed);
  EXPECT_EQ(mixed.error().code, ErrorCode::kInvalidArgument);
}

TEST(ReportSurvey, SaysOfAMaskWhatItSaysOfTheFilteredTable) {
  constexpr std::uint32_t kRows = 300;
  std::string everyone = kMadeUpHeader;
  for (std::uint32_t row = 0; row < kRows; ++row) everyone += made_up_row(row);
  const auto table = table_from(everyone);
  const Questionnaire questionnaire = understand_questions(table, {});
  for (const std::uint32_t step : {2U, 3U, 7U, 50U}) {
    Bitset selected(kRows);
    std::string some = kMadeUpHeader;
    for (std::uint32_t row = 0; row < kRows; row += step) {
      selected.set(row);
      some += made_up_row(row);
    }
    const auto filtered = table_from(some);
    const auto by_mask = report_survey(table, questionnaire, {.selected = selected}, {});
    auto by_table = report_survey(filtered, questionnaire, all_of(filtered), {});
    ASSERT_TRUE(by_mask);
    ASSERT_TRUE(by_table);
    by_table.value().responses = kRows;
    EXPECT_EQ(write_bytes(by_mask.value()), write_bytes(by_table.value())) << step;
  }
}

TEST(ReportSurvey, AddsUpOverASelectionAndItsComplement) {
  constexpr std::uint32_t kRows = 200;
  std::string csv = kMadeUpHeader;
  for (std::uint32_t row = 0; row < kRows; ++row) csv += made_up_row(row);
  const auto table = table_from(csv);
  const Questionnaire questionnaire = understand_questions(table, {});
  Bitset selected(kRows);
  for (std::uint32_t row = 0; row < kRows; row += 3) selected.set(row);
  Bitset complement = selected;
  complement.flip();
  const auto whole = report_survey(table, questionnaire, all_of(table), {});
  const auto part = report_survey(table, questionnaire, {.selected = selected}, {});
  const auto rest = report_survey(table, questionnaire, {.selected = complement}, {});
  for (std::size_t at = 0; at < whole.value().questions.size(); ++at) {
    const QuestionReport& all = whole.value().questions[at];
    const QuestionReport& a = part.value().questions[at];
    const QuestionReport& b = rest.value().questions[at];
    EXPECT_EQ(a.base + b.base, all.base);
    EXPECT_EQ(a.not_answered + b.not_answered, all.not_answered);
    EXPECT_EQ(a.unusable + b.unusable, all.unusable);
    EXPECT_EQ(a.other + b.other, all.other);
    EXPECT_EQ(all.base + all.not_answered + all.unusable, kRows);
    if (all.question.kind == QuestionKind::kOpenText) continue;
    for (std::size_t option = 0; option < all.answers.size(); ++option) {
      EXPECT_EQ(a.answers[option].count + b.answers[option].count, all.answers[option].count);
    }
  }
}

TEST(ReportSurvey, DoesNotDependOnTheOrderOfRows) {
  std::vector<std::string> rows;
  for (std::uint32_t row = 0; row < 120; ++row) rows.push_back(made_up_row(row));
  const auto write = [&] {
    std::string csv = kMadeUpHeader;
    for (const std::string& row : rows) csv += row;
    return write_bytes(report_all(table_from(csv)));
  };
  const std::string before = write();
  std::reverse(rows.begin(), rows.end());
  EXPECT_EQ(write(), before);
  std::rotate(rows.begin(), rows.begin() + 37, rows.end());
  EXPECT_EQ(write(), before);
}

/// Mean and error are those of svymean in R's survey package 4.1; the interval of the share without
/// weights is that of prop.test(7, 10, correct = FALSE).
TEST(CustomerEffort, HasItsMeanAndTheShareOfThoseWhoFoundItEasy) {
  const Table table = testing::table_from(
      "id,The company made it easy to handle my issue (1-7)\n1,7\n2,6\n3,5\n4,4\n5,2\n6,7\n7,1\n"
      "8,6\n9,5\n10,5\n");
  const Questionnaire questionnaire = understand_questions(table, {});
  ResponseSample sample{.selected = Bitset(10, true)};
  const QuestionReport plain =
      report_survey(table, questionnaire, sample, {}).value().questions.back();
  ASSERT_TRUE(plain.ces.has_value());
  EXPECT_NEAR(plain.numbers->mean, 4.8, 1e-12);
  EXPECT_NEAR(plain.numbers->standard_error, 0.6289320755, 1e-9);
  EXPECT_EQ(plain.ces->easy, 7U);
  EXPECT_NEAR(plain.ces->interval.low, 0.3967781475, 1e-9);
  EXPECT_NEAR(plain.ces->interval.high, 0.8922087326, 1e-9);
  sample.weights = {1, 2, 1, 1, 3, 1, 1, 2, 1, 1};
  const QuestionReport weighted =
      report_survey(table, questionnaire, sample, {}).value().questions.back();
  EXPECT_NEAR(weighted.numbers->mean, 4.5714286, 1e-7);
  EXPECT_NEAR(weighted.numbers->standard_error, 0.75767, 1e-5);
  EXPECT_NEAR(weighted.ces->share, 9.0 / 14, 1e-12);
}

TEST(CustomerEffort, IsTheOtherWayRoundWhereEffortIsAsked) {
  const Table table = testing::table_from(
      "id,How much effort did you have to put in (1-5)?\n1,1\n2,2\n3,3\n4,5\n5,5\n");
  const QuestionReport report =
      report_survey(table, understand_questions(table, {}), {.selected = Bitset(5, true)}, {})
          .value()
          .questions.back();
  ASSERT_TRUE(report.ces.has_value());
  EXPECT_TRUE(report.ces->is_low_easy);
  EXPECT_EQ(report.ces->easy, 2U);
  EXPECT_NEAR(report.ces->share, 0.4, 1e-12);
}

}  // namespace
}  // namespace sonder
