#include "survey/constant_sum.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/tables.h"
#include "survey/survey_report.h"

// Constant sums, sliders and uploads, recognised in invented files. Means and intervals are those
// of R 4.2: mean(x) and mean(x) ± qnorm(.975) * sd(x) / sqrt(n), with weights svymean of the survey
// package 4.1.

namespace sonder {
namespace {

using testing::table_from;
using Texts = std::vector<std::string>;

constexpr const char* kShares =
    "id,Share [A],Share [B]\n1,30,70\n2,50,50\n3,100,\n4,20,80\n5,40,60\n";

std::vector<QuestionReport> report_of(const Table& table, std::vector<double> weights = {},
                                      const std::vector<QuestionChoice>& choices = {}) {
  const Questionnaire questionnaire = understand_questions(table, choices);
  const auto report =
      report_survey(table, questionnaire,
                    {.selected = Bitset(table.row_count, true), .weights = std::move(weights)}, {});
  return report.value().questions;
}

TEST(ConstantSum, IsFoundByWhatResponsesAddUpTo) {
  const Table table = table_from(kShares);
  const std::vector<Question> questions = understand_questions(table, {}).questions;
  ASSERT_EQ(questions.size(), 2U);
  EXPECT_EQ(questions[1].kind, QuestionKind::kConstantSum);
  EXPECT_EQ(questions[1].text, "Share");
  EXPECT_EQ(questions[1].options, (Texts{"A", "B"}));
  EXPECT_EQ(questions[1].total, 100);
  EXPECT_EQ(questions[1].evidence.front(),
            "The numbers in its 2 columns add up to 100 in 5 of 5 responses: a constant sum.");
  EXPECT_EQ(answer_at(table, questions[1], 0), "A 30; B 70");
  EXPECT_EQ(answer_at(table, questions[1], 2), "A 100");
}

TEST(ConstantSum, NeedsNumbersThatDifferAndATotalWorthGivingOut) {
  for (const std::string rows :
       {"1,1,9\n2,1,9\n3,1,9\n4,1,9\n5,1,9\n",            // nobody chose
        "1,1,2\n2,2,1\n3,1,2\n4,2,1\n5,1,2\n",            // places of two items
        "1,30,70\n2,50,50\n3,90,10\n4,20,80\n",           // too few
        "1,30,70\n2,50,40\n3,90,20\n4,20,80\n5,40,60\n",  // two of five off
        "1,-5,105\n2,50,50\n3,90,10\n4,20,80\n5,40,60\n"}) {
    for (const Question& each :
         understand_questions(table_from("id,S [A],S [B]\n" + rows), {}).questions) {
      EXPECT_NE(each.kind, QuestionKind::kConstantSum) << rows;
    }
  }
}

TEST(ConstantSum, HasTheShareOfEachItemWithItsInterval) {
  const std::vector<QuestionReport> reports = report_of(table_from(kShares));
  const QuestionReport& report = reports.back();
  EXPECT_EQ(report.base, 5U);
  ASSERT_EQ(report.parts.size(), 2U);
  EXPECT_EQ(report.parts[0].label, "A");
  EXPECT_EQ(report.parts[0].givers, 5U);
  EXPECT_EQ(report.parts[1].givers, 4U);
  EXPECT_NEAR(report.parts[0].numbers.mean, 48, 1e-9);
  EXPECT_NEAR(report.parts[0].numbers.standard_error, 13.92838828, 1e-8);
  EXPECT_NEAR(report.parts[0].share, 0.48, 1e-12);
  EXPECT_NEAR(report.parts[0].interval.low, 0.2070086, 1e-6);
  EXPECT_NEAR(report.parts[0].interval.high, 0.7529914, 1e-6);
  EXPECT_EQ(report.answers[1].count, 4U) << "who gave it anything";
}

TEST(ConstantSum, IsWeightedLikeAMean) {
  const std::vector<QuestionReport> reports = report_of(table_from(kShares), {1, 2, 1, 3, 1});
  EXPECT_NEAR(reports.back().parts[0].share, 0.4125, 1e-12);
  EXPECT_NEAR(reports.back().parts[0].numbers.standard_error, 12.46088, 1e-5);
}

TEST(ConstantSum, CountsResponsesThatAreOff) {
  std::string rows;
  for (int i = 0; i < 20; ++i)
    rows += std::to_string(i) + "," + std::to_string(i) + "," + std::to_string(100 - i) + "\n";
  const Table table =
      table_from("id,S [A],S [B]\n" + rows + "90,50,60\n91,33.3,66.6\n92,,\n93,NA,\n");
  const std::vector<QuestionReport> reports = report_of(table);
  EXPECT_EQ(reports.back().question.kind, QuestionKind::kConstantSum);
  EXPECT_EQ(reports.back().base, 21U) << "99.9 is rounded";
  EXPECT_EQ(reports.back().unusable, 1U);
  EXPECT_EQ(reports.back().not_answered, 2U);
}

TEST(ConstantSum, LeavesOutAColumnOfTotals) {
  const std::vector<Question> questions =
      understand_questions(table_from("id,S [A],S [B],S [Total]\n1,30,70,100\n2,50,50,100\n"
                                      "3,90,10,100\n4,20,80,100\n5,40,60,100\n"),
                           {})
          .questions;
  EXPECT_EQ(questions.at(1).kind, QuestionKind::kConstantSum);
  EXPECT_EQ(questions.at(1).total, 100);
  EXPECT_EQ(questions.at(1).options, (Texts{"A", "B"}));
}

TEST(Slider, IsNumbersWhoseWordingSaysSo) {
  const Table table = table_from(
      "id,\"How warm do you feel (0 to 100)?\",Your "
      "weight\n1,0,70\n2,35,80\n3,100,62\n4,99.5,55\n");
  const std::vector<QuestionReport> reports = report_of(table);
  const QuestionReport& slider = reports.at(0);
  EXPECT_EQ(slider.question.kind, QuestionKind::kSlider);
  EXPECT_EQ(slider.question.scale_high, 100);
  ASSERT_EQ(slider.answers.size(), 10U);
  EXPECT_EQ(slider.answers[0].label, "0 to under 10");
  EXPECT_EQ(slider.answers[0].count, 1U);
  EXPECT_EQ(slider.answers[3].count, 1U);
  EXPECT_EQ(slider.answers[9].label, "90 to 100");
  EXPECT_EQ(slider.answers[9].count, 2U);
  EXPECT_NEAR(slider.numbers->mean, 58.625, 1e-9);
  EXPECT_EQ(reports.at(1).question.kind, QuestionKind::kNumeric);
}

TEST(Slider, MayBeChosenAndHoldsWhatWasAnswered) {
  const Table table = table_from("id,Mood\n1,-20\n2,35\n3,140\n4,60\n");
  const QuestionReport slider = report_of(table, {}, {{1, QuestionKind::kSlider}}).front();
  EXPECT_EQ(slider.question.scale_low, -20);
  EXPECT_EQ(slider.question.scale_high, 140);
  EXPECT_EQ(slider.base, 4U);
  EXPECT_EQ(slider.answers.front().label, "-20 to under -4");
  EXPECT_EQ(slider.answers.back().count, 1U);
}

TEST(Upload, IsCountedAndNeverShown) {
  const Table table = table_from(
      "id,Your photo\n1,https://drive.google.com/open?id=1abc\n2,\"cat.JPG, ana-kovac.png\"\n"
      "3,\n4,\"[{\"\"title\"\":\"\"me\"\",\"\"filename\"\":\"\"fu_x1\"\"}]\"\n");
  const std::vector<QuestionReport> reports = report_of(table);
  const QuestionReport& photo = reports.back();
  EXPECT_EQ(photo.question.kind, QuestionKind::kFile);
  EXPECT_TRUE(photo.answers.empty());
  EXPECT_EQ(photo.base, 3U);
  ASSERT_TRUE(photo.uploads.has_value());
  EXPECT_EQ(photo.uploads->asked, 4U);
  EXPECT_NEAR(photo.uploads->share, 0.75, 1e-12);
  EXPECT_NEAR(photo.uploads->interval.low, 0.3006418423, 1e-9)
      << "R: prop.test(3, 4, correct=FALSE)";
  EXPECT_EQ(answer_at(table, photo.question, 0), "uploaded");
  EXPECT_EQ(answer_at(table, photo.question, 2), "");
}

TEST(Upload, IsNoTextThatSpeaksOfFiles) {
  const Table table =
      table_from("id,Why?\n1,I sent it.\n2,see www.example.com\n3,node.js and vue.js\n");
  EXPECT_NE(understand_questions(table, {}).questions.at(1).kind, QuestionKind::kFile);
}

}  // namespace
}  // namespace sonder
