#include "survey/scale_report.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/real_files.h"
#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

/// Four questions on 1-5 of which the second was asked the other way round.
constexpr char kAnswers[] =
    "Team [I know],Team [I fear],Team [I learn],Team [I share]\n"
    "1,5,2,1\n2,4,2,3\n3,3,4,3\n4,2,3,5\n5,1,5,4\n4,1,4,\n2,5,1,2\n3,2,3,3\n";

Questionnaire of_scales(const std::vector<std::string>& items) {
  Questionnaire questionnaire;
  for (std::size_t column = 0; column < items.size(); ++column) {
    questionnaire.questions.push_back({.column = column,
                                       .text = "Team [" + items[column] + "]",
                                       .kind = QuestionKind::kScale,
                                       .scale_low = 1,
                                       .scale_high = 5,
                                       .group = "Team",
                                       .item = items[column]});
  }
  return questionnaire;
}

const std::vector<std::string> kItems = {"I know", "I fear", "I learn", "I share"};

ResponseSample everybody(const Table& table) { return {.selected = Bitset(table.row_count, true)}; }

ScaleReport report(const Table& table, const std::vector<std::size_t>& positions,
                   const Questionnaire& questionnaire = of_scales(kItems)) {
  const auto scale = report_scale(table, questionnaire, positions, everybody(table));
  EXPECT_TRUE(scale);
  return scale.value();
}

// R 4.2.2, psych 2.2.9: alpha of the items with the second one turned round (6 - x), pairwise, its
// r.drop and alpha.drop; alpha of them as they are; KMO of their pairwise correlations; omega total
// from the loadings of fa(nfactors = 1, fm = "minres").
TEST(ReportScale, AgreesWithRAndTurnsRoundWhatGoesAgainstTheOthers) {
  const ScaleReport scale = report(table_from(kAnswers), {0, 1, 2, 3});
  EXPECT_EQ(scale.title, "Team");
  EXPECT_EQ(scale.people, 7U);
  EXPECT_NEAR(scale.alpha, 0.944184318097, 1e-12);
  EXPECT_NEAR(scale.standardised_alpha, 0.946443714252, 1e-12);
  ASSERT_TRUE(scale.alpha_as_asked);
  EXPECT_NEAR(*scale.alpha_as_asked, -0.92453643812, 1e-11);
  ASSERT_EQ(scale.items.size(), 4U);
  const std::vector<double> item_rest = {0.967902831580, 0.934693945828, 0.808012109499,
                                         0.789864493444};
  const std::vector<double> alpha_without = {0.897284533648, 0.909926470588, 0.944504896627,
                                             0.949732620321};
  for (std::size_t item = 0; item < 4; ++item) {
    EXPECT_EQ(scale.items[item].text, kItems[item]);
    EXPECT_EQ(scale.items[item].is_reversed, item == 1);
    EXPECT_NEAR(scale.items[item].item_rest, item_rest[item], 1e-11);
    EXPECT_NEAR(scale.items[item].alpha_without, alpha_without[item], 1e-11);
  }
  EXPECT_NEAR(scale.kmo.value(), 0.717984809765, 1e-10);
  EXPECT_NEAR(scale.omega.value(), 0.94942, 1e-4);  // as near as its search comes
  EXPECT_LT(scale.alpha_interval.low, scale.alpha);
  EXPECT_GT(scale.alpha_interval.high, scale.alpha);
}

TEST(ReportScale, GivesMeansOfTheAnswersAsGiven) {
  const ScaleReport scale = report(table_from(kAnswers), {1, 3});
  EXPECT_EQ(scale.items[0].base, 8U);
  EXPECT_DOUBLE_EQ(scale.items[0].mean, 23.0 / 8);
  EXPECT_EQ(scale.items[1].base, 7U);
  EXPECT_DOUBLE_EQ(scale.items[1].mean, 3.0);
}

TEST(ReportScale, IsAboutTheSelectedResponses) {
  const Table table = table_from(kAnswers);
  ResponseSample sample = everybody(table);
  sample.selected.reset(5);
  const auto scale = report_scale(table, of_scales(kItems), {0, 1, 2, 3}, sample);
  EXPECT_EQ(scale.value().people, 7U);
  EXPECT_EQ(scale.value().items[0].base, 7U);
}

TEST(ReportScale, SaysWhyThereAreNoFigures) {
  const ScaleReport scale = report(table_from("Team [a],Team [b],Team [c]\n3,1,2\n3,2,4\n3,3,1\n"),
                                   {0, 1, 2}, of_scales({"a", "b", "c"}));
  EXPECT_FALSE(scale.problem.empty());
  EXPECT_EQ(scale.items[1].mean, 2);
}

TEST(ReportScale, TakesStepsOfLabelledAnswers) {
  Questionnaire questionnaire;
  for (std::size_t column = 0; column < 2; ++column) {
    questionnaire.questions.push_back({.column = column,
                                       .kind = QuestionKind::kSingleChoice,
                                       .options = {"Never", "Often", "Always"},
                                       .points = {1, 4, 5}});
  }
  const ScaleReport scale =
      report(table_from("A,B\nNever,Never\nOften,Always\nAlways,Often\nNever,Often\n"), {0, 1},
             questionnaire);
  EXPECT_DOUBLE_EQ(scale.items[0].mean, 11.0 / 4);
  EXPECT_DOUBLE_EQ(scale.items[1].mean, 14.0 / 4);
}

TEST(ReportScale, RefusesWhatIsNoScale) {
  const Table table = table_from(kAnswers);
  const auto refusal = [&](const std::vector<std::size_t>& positions) {
    Questionnaire questionnaire = of_scales(kItems);
    questionnaire.questions[3].kind = QuestionKind::kOpenText;
    const auto scale = report_scale(table, questionnaire, positions, everybody(table));
    EXPECT_FALSE(scale);
    return scale ? ErrorCode::kNotFound : scale.error().code;
  };
  EXPECT_EQ(refusal({0}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal({0, 0}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal({0, 3}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(std::vector<std::size_t>(61, 0)), ErrorCode::kInvalidArgument);
}

TEST(FindScales, TakesMatricesOfThreeRowsOrMore) {
  Questionnaire questionnaire = of_scales({"a", "b", "c"});
  questionnaire.questions.push_back({.column = 3, .kind = QuestionKind::kScale});
  questionnaire.questions.push_back({.column = 4, .kind = QuestionKind::kScale, .group = "Two"});
  questionnaire.questions.push_back({.column = 5, .kind = QuestionKind::kScale, .group = "Two"});
  EXPECT_EQ(find_scales(questionnaire), (std::vector<std::vector<std::size_t>>{{0, 1, 2}}));
}

// R 4.2.2, psych 2.2.9: alpha and fa(1, fm = "minres") of polychoric(A, correct = 0)$rho of the
// 2,709 people who answered A1 to A5, A1 reversed; psych finds each correlation to about 1e-4.
TEST(ReportScale, TakesAnswersForStepsWhereAskedTo) {
  const std::string bytes = testing::shared_bytes("survey/bfi/bfi.csv");
  if (bytes.empty()) GTEST_SKIP() << "the shared data folder is absent";
  const Table table = testing::table_of_bytes(bytes);
  const Questionnaire questionnaire = understand_questions(table, {});
  ResponseSample sample = everybody(table);
  std::vector<std::size_t> positions;
  for (std::size_t at = 0; at < questionnaire.questions.size(); ++at) {
    const Question& question = questionnaire.questions[at];
    if (question.text.size() != 2 || question.text[0] != 'A') continue;
    positions.push_back(at);
    for (std::size_t row = 0; row < table.row_count; ++row) {
      const auto cell = table.columns[question.column].text.at(row);
      if (cell.empty() || cell == "NA") sample.selected.reset(row);
    }
  }
  const auto scale = report_scale(table, questionnaire, positions, sample, {.is_polychoric = true});
  ASSERT_TRUE(scale);
  ASSERT_EQ(scale.value().people, 2'709U);
  EXPECT_TRUE(scale.value().items[0].is_reversed);
  EXPECT_NEAR(scale.value().ordinal_alpha.value_or(0), 0.759608361633, 2e-4);
  EXPECT_NEAR(scale.value().ordinal_omega.value_or(0), 0.769519142524, 2e-4);
  EXPECT_FALSE(report_scale(table, questionnaire, positions, sample).value().ordinal_alpha);
}

TEST(ReportScale, SaysWhyAnswersAreNoSteps) {
  std::string csv = "One,Two\n";
  for (int i = 0; i < 30; ++i) {
    csv += std::to_string(i) + "," + std::to_string(i * i % 31) + "\n";
  }
  Questionnaire questionnaire;
  for (std::size_t column = 0; column < 2; ++column) {
    questionnaire.questions.push_back({.column = column, .kind = QuestionKind::kNumeric});
  }
  const Table table = table_from(csv);
  const auto scale =
      report_scale(table, questionnaire, {0, 1}, everybody(table), {.is_polychoric = true});
  ASSERT_TRUE(scale);
  EXPECT_FALSE(scale.value().ordinal_alpha);
  EXPECT_EQ(scale.value().ordinal_problem, "question 1 has more than 20 different answers");
}

}  // namespace
}  // namespace sonder
