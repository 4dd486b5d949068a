#include "survey/missing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/tables.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

using testing::table_from;
using Kinds = std::vector<MissingKind>;
constexpr MissingKind kNone = MissingKind::kNone;
constexpr MissingKind kNotAsked = MissingKind::kNotAsked;
constexpr MissingKind kSkipped = MissingKind::kSkipped;
constexpr MissingKind kRefused = MissingKind::kRefused;
constexpr MissingKind kDontKnow = MissingKind::kDontKnow;
constexpr MissingKind kNotApplicable = MissingKind::kNotApplicable;
constexpr MissingKind kPartial = MissingKind::kPartial;

Kinds missing_of(const Table& table, const Questionnaire& questionnaire, std::size_t position) {
  return find_missing(table, questionnaire, measure_progress(table, questionnaire), position);
}

Kinds missing_of(const Table& table, std::size_t position) {
  return missing_of(table, understand_questions(table, {}), position);
}

TEST(Missing, HasANameForEachKind) {
  EXPECT_EQ(to_string(kNone), "none");
  EXPECT_EQ(to_string(kNotAsked), "not_asked");
  EXPECT_EQ(to_string(kSkipped), "skipped");
  EXPECT_EQ(to_string(kRefused), "refused");
  EXPECT_EQ(to_string(kDontKnow), "dont_know");
  EXPECT_EQ(to_string(kNotApplicable), "not_applicable");
  EXPECT_EQ(to_string(kPartial), "partial");
}

TEST(Missing, IsToldByTheWordsOfACell) {
  const Table table = table_from(
      "Answer,End\nred,1\nDon't know,1\nnie wiem,1\nNE ZNAM,1\nне знаю,1\nKeine Angabe,1\n"
      "Prefer not to say,1\nодказ,1\nN/A,1\nno aplica,1\nUnfamiliar (N/A),1\n-99,1\nNA,1\n,1\n");
  Question question;
  question.kind = QuestionKind::kSingleChoice;
  const Kinds of_code = missing_texts(table.columns[0], question);
  Kinds kinds;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    kinds.push_back(of_code[table.columns[0].text.codes[row]]);
  }
  EXPECT_EQ(kinds,
            (Kinds{kNone, kDontKnow, kDontKnow, kDontKnow, kDontKnow, kRefused, kRefused, kNone,
                   kNotApplicable, kNotApplicable, kNotApplicable, kSkipped, kSkipped, kSkipped}));
}

TEST(Missing, OfOpenTextIsOnlyWhatIsEmpty) {
  const Table table = table_from("Why,End\nn/a,1\nDon't know,1\n,1\n");
  Question question;
  question.kind = QuestionKind::kOpenText;
  const Kinds of_code = missing_texts(table.columns[0], question);
  EXPECT_EQ(of_code[table.columns[0].text.codes[0]], kNone);
  EXPECT_EQ(of_code[table.columns[0].text.codes[1]], kNone);
  EXPECT_EQ(of_code[table.columns[0].text.codes[2]], kSkipped);
}

TEST(Missing, IsToldByWhatAnSpssFileDeclares) {
  Table table = table_from("Income\n1\n2\n8\n9\n97\n");
  ColumnLabels& labels = table.columns[0].labels;
  labels.values = {{"1", "low"}, {"2", "high"}, {"8", "Don't know"}, {"9", "left blank"}};
  labels.missing = {"8", "9"};
  labels.missing_range = ColumnLabels::Range{"90", ""};
  EXPECT_EQ(missing_of(table, 0), (Kinds{kNone, kNone, kDontKnow, kSkipped, kSkipped}));
  const Question question = understand_questions(table, {}).questions.at(0);
  EXPECT_EQ(question.kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(question.options, (std::vector<std::string>{"low", "high"}));
  EXPECT_EQ(question.codes, (std::vector<std::string>{"1", "2"}));
}

TEST(Missing, BehindTheLastAnswerIsPartial) {
  const Table table = table_from(
      "A,B,C,Remarks\nred,yes,5,\nred,no,4,\nblue,,3,\nblue,,,\nred,no,5,well\nred,yes,2,\n");
  EXPECT_EQ(missing_of(table, 1), (Kinds{kNone, kNone, kSkipped, kPartial, kNone, kNone}));
  EXPECT_EQ(missing_of(table, 2), (Kinds{kNone, kNone, kNone, kPartial, kNone, kNone}));
  // An open question that most leave out does not make everybody break off.
  EXPECT_EQ(missing_of(table, 3), (Kinds{kSkipped, kSkipped, kSkipped, kPartial, kNone, kSkipped}));
}

TEST(Missing, IsNotPartialWhereTheFileSaysThatTheResponseIsComplete) {
  const Table table = table_from("Finished,A,B\n1,red,yes\n1,red,\n0,blue,\n1,blue,no\n");
  const Questionnaire questionnaire = understand_questions(table, {});
  EXPECT_EQ(measure_progress(table, questionnaire).told_by, 0U);
  EXPECT_EQ(missing_of(table, 2), (Kinds{kNone, kSkipped, kPartial, kNone}));
  const Table dated =
      table_from("submitdate,A,B\n2024-03-01 10:00:00,red,yes\n2024-03-01 10:05:00,red,\n,blue,\n");
  EXPECT_EQ(missing_of(dated, 2), (Kinds{kNone, kSkipped, kPartial}));
  const Table percent = table_from("Progress,A,B\n100,red,yes\n100,red,\n40,blue,\n");
  EXPECT_EQ(missing_of(percent, 2), (Kinds{kNone, kSkipped, kPartial}));
  const Table typeform =
      table_from("A,B,Response Type\nred,yes,completed\nred,,completed\nblue,,partial\n");
  EXPECT_EQ(missing_of(typeform, 1), (Kinds{kNone, kSkipped, kPartial}));
}

TEST(Missing, IsNeverPartialInFormsThatWriteWhatWasSubmitted) {
  const Table table = table_from(
      "Timestamp,A,B\n2024-03-01 10:00:00,red,yes\n2024-03-01 10:05:00,red,no\n"
      "2024-03-01 10:07:00,blue,\n");
  EXPECT_EQ(missing_of(table, 2), (Kinds{kNone, kNone, kSkipped}));
}

TEST(Missing, IsNotAskedWhereTheFileMarksWhatWasSeen) {
  const Table table = table_from("A,B,C\nred,1,x\nblue,-99,y\nred,,x\nblue,4,y\nred,5,x\n");
  EXPECT_EQ(missing_of(table, 1), (Kinds{kNone, kSkipped, kNotAsked, kNone, kNone}));
}

TEST(Missing, IsNotAskedWhereTheFileWritesUntickedOptionsAndHasNone) {
  const Table table =
      table_from("id,d[SQ1]. Drinks [Tea],d[SQ2]. Drinks [Mate],E\n1,Yes,No,a\n2,No,No,b\n3,,,a\n");
  EXPECT_EQ(missing_of(table, 1), (Kinds{kNone, kNone, kNotAsked}));
}

TEST(Missing, IsNotAskedUnderAConditionOfTheDefinition) {
  const Table table = table_from("A,B,C\nred,1,x\nblue,,y\nred,3,x\n");
  Questionnaire questionnaire = understand_questions(table, {});
  questionnaire.questions[1].has_condition = true;
  EXPECT_EQ(missing_of(table, questionnaire, 1), (Kinds{kNone, kNotAsked, kNone}));
}

TEST(Missing, OfAnExplodedChoiceIsInItsOwnColumn) {
  std::string csv = "Respondent ID,How often?,,,Comments\n,Never,Always,Don't know,Response\n";
  for (int i = 0; i < 4; ++i) csv += "1,Never,,,\n2,,Always,,a\n3,,,Don't know,\n";
  const Table table = table_from(csv);
  const Kinds kinds = missing_of(table, 1);
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), kNone), 8);
  EXPECT_EQ(std::count(kinds.begin(), kinds.end(), kDontKnow), 4);
}

TEST(Missing, AddsUpToWhoDidNotAnswer) {
  const Table table = table_from(
      "A,B,C\nred,1,x\nblue,Don't know,y\nred,,x\nblue,N/A,y\nred,,\nred,-99,x\nblue,2,y\n");
  const auto report = report_survey(table, understand_questions(table, {}),
                                    {.selected = Bitset(table.row_count, true)}, {});
  const QuestionReport& question = report.value().questions.at(1);
  EXPECT_EQ(question.base, 2U);
  EXPECT_EQ(question.not_answered, 5U);
  const std::array<std::uint64_t, kMissingKinds> expected = {2, 1, 1, 0, 1, 1, 1};
  EXPECT_EQ(question.missing, expected);
}

}  // namespace
}  // namespace sonder
