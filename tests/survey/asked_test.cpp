#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/definitions.h"
#include "support/tables.h"
#include "survey/definition_match.h"
#include "survey/survey_report.h"

// Who was asked a question: by the conditions of a definition, or by the blanks of a table.

namespace sonder {
namespace {

using testing::form_sheet;
using testing::table_from;

struct Joined {
  SurveyDefinition definition;
  Table table;

  std::vector<QuestionReport> report() const {
    const JoinedDefinition joined = {&definition, "form.def", match_definition(definition, table)};
    const Questionnaire questionnaire = understand_questions(table, {}, &joined);
    return report_survey(table, questionnaire, {.selected = Bitset(table.row_count, true)}, {})
        .value()
        .questions;
  }
};

std::uint64_t missing(const QuestionReport& report, MissingKind kind) {
  return report.missing[static_cast<std::size_t>(kind)];
}

Joined xlsform(const std::string& relevant, const std::string& rows) {
  const auto definition = read_xlsform({form_sheet("survey",
                                                   "type,name,label,relevant\n"
                                                   "select_one yn,own,Do you own one?,\n"
                                                   "integer,age,How old?,\n"
                                                   "select_multiple kinds,what,What?,\n"
                                                   "text,why,Why?,\"" +
                                                       relevant + "\"" +
                                                       "\n"
                                                       "text,end,Anything else?,\n"),
                                        form_sheet("choices",
                                                   "list_name,name,label\nyn,y,Yes\nyn,n,No\n"
                                                   "kinds,a,Car\nkinds,b,Bike\n")});
  return {definition.value().value(), table_from("own,age,what,why,end\n" + rows)};
}

TEST(AskedByCondition, ToldForEveryResponse) {
  // Asked and answered, asked and left out, not asked, and an answer that should not be there.
  const auto questions =
      xlsform("${own} = 'y'", "y,30,a,good,x\ny,31,b,,x\nn,32,a,,x\nn,33,a b,bad,x\n").report();
  const QuestionReport& why = questions[3];
  EXPECT_EQ(why.question.asked_by, 0U);
  EXPECT_EQ(why.asked, 2U);
  EXPECT_EQ(why.base, 2U);
  EXPECT_EQ(why.contradictions, 1U);
  EXPECT_EQ(missing(why, MissingKind::kSkipped), 1U);
  EXPECT_EQ(missing(why, MissingKind::kNotAsked), 1U);
  EXPECT_EQ(why.question.evidence.back(),
            "Asked of 2 of 4 respondents, by its condition: ${own} = 'y'.");
}

TEST(AskedByCondition, ComparesNumbersAndOptionsOfSeveralAnswers) {
  const std::string rows = "y,17,a,,x\ny,18,a b,,x\nn,40,b,,x\nn,,,,x\n";
  EXPECT_EQ(xlsform("${age} >= 18", rows).report()[3].asked, 2U);
  EXPECT_EQ(xlsform("selected(${what}, 'b')", rows).report()[3].asked, 2U);
  EXPECT_EQ(xlsform("not(selected(${what}, 'b'))", rows).report()[3].asked, 2U);
  EXPECT_EQ(xlsform("${age} != ''", rows).report()[3].asked, 3U);
  EXPECT_EQ(xlsform("${own} != 'y' and ${age} < 41", rows).report()[3].asked, 1U);
}

TEST(AskedByCondition, SaysWhichConditionsItDoesNotUnderstand) {
  for (const char* relevant : {"${age} * 2 > 40", "${elsewhere} = 'y'"}) {
    const QuestionReport why = xlsform(relevant, "y,30,a,good,x\nn,32,a,,x\n").report()[3];
    EXPECT_FALSE(why.asked) << relevant;
    EXPECT_TRUE(why.question.has_condition);
    EXPECT_EQ(missing(why, MissingKind::kNotAsked), 1U);
    EXPECT_NE(why.question.evidence.back().find(relevant), std::string::npos);
  }
}

TEST(AskedByCondition, HoldsForThePagesAround) {
  const auto definition = read_definition(
      R"({"pages":[{"elements":[{"type":"radiogroup","name":"own","choices":["yes","no"]},
          {"type":"text","name":"age","inputType":"number"}]},
          {"visibleIf":"{own} = 'yes'","elements":[
          {"type":"panel","name":"p","visibleIf":"{age} > 20","elements":[
          {"type":"comment","name":"why"}]}]}]})");
  const Joined joined{definition.value().value(),
                      table_from("own,age,why\nyes,30,good\nyes,20,\nno,40,\nyes,21,\n")};
  EXPECT_EQ(joined.report()[2].asked, 2U);
}

TEST(AskedByCondition, ReadsTheDisplayLogicOfQualtrics) {
  const auto definition = read_definition(
      R"({"SurveyEntry":{"SurveyName":"S"},"SurveyElements":[
      {"Element":"SQ","Payload":{"QuestionID":"QID1","DataExportTag":"own","QuestionType":"MC",
       "Selector":"SAVR","QuestionText":"Own one?","Choices":{"1":{"Display":"Yes"},
       "2":{"Display":"No"}},"ChoiceOrder":[1,2]}},
      {"Element":"SQ","Payload":{"QuestionID":"QID2","DataExportTag":"why","QuestionType":"TE",
       "Selector":"SL","QuestionText":"Why?","DisplayLogic":{"0":{"0":{"LogicType":"Question",
       "QuestionID":"QID1","ChoiceLocator":"q://QID1/SelectableChoice/1","Operator":"Selected",
       "Type":"Expression","Description":"<b>If</b> Yes Is Selected"},"Type":"If"},
       "Type":"BooleanExpression"}}}]})");
  const Joined joined{definition.value().value(),
                      table_from("own,why\nown,why\nYes,good\nYes,\nNo,\nNo,\nYes,well\n")};
  const auto questions = joined.report();
  ASSERT_EQ(questions.size(), 2U);
  EXPECT_EQ(questions[1].asked, 3U);
  EXPECT_NE(questions[1].question.evidence.back().find("If Yes Is Selected"), std::string::npos);
}

/// `gate` is answered "yes", "no" or not at all; the second cell is what stands in `why`.
Table routed_table(const std::vector<std::pair<std::string, std::string>>& answers) {
  std::string csv = "colour,gate,why,end\n";
  for (std::size_t at = 0; at < answers.size(); ++at) {
    csv += std::string(at % 2 == 0 ? "red" : "blue") + "," + answers[at].first + "," +
           answers[at].second + ",fine\n";
  }
  return table_from(csv);
}

std::vector<std::pair<std::string, std::string>> repeated(std::size_t yes_answered,
                                                          std::size_t yes_blank,
                                                          std::size_t no_answered,
                                                          std::size_t no_blank) {
  std::vector<std::pair<std::string, std::string>> answers;
  answers.insert(answers.end(), yes_answered, {"yes", "often"});
  answers.insert(answers.end(), yes_blank, {"yes", ""});
  answers.insert(answers.end(), no_answered, {"no", "often"});
  answers.insert(answers.end(), no_blank, {"no", ""});
  return answers;
}

Question question_of(const std::vector<std::pair<std::string, std::string>>& answers) {
  return understand_questions(routed_table(answers), {}).questions.at(2);
}

TEST(InferRoutes, FindsTheAnswersAfterWhichNobodyWasAsked) {
  const Table table = routed_table(repeated(30, 5, 1, 59));
  const Questionnaire questionnaire = understand_questions(table, {});
  const auto report =
      report_survey(table, questionnaire, {.selected = Bitset(table.row_count, true)}, {});
  const QuestionReport& why = report.value().questions.at(2);
  EXPECT_EQ(why.question.asked_by, 1U);
  EXPECT_EQ(why.asked, 35U);
  EXPECT_EQ(why.base, 31U);
  EXPECT_EQ(why.contradictions, 1U);
  EXPECT_EQ(missing(why, MissingKind::kSkipped), 5U);
  EXPECT_EQ(missing(why, MissingKind::kNotAsked), 59U);
  EXPECT_EQ(why.question.evidence.back(),
            "Taken as asked only after certain answers to \"gate\": blank for 59 of the 60 who "
            "answered \"no\", answered by 30 of the 35 others.");
}

TEST(InferRoutes, NeedsEnoughResponsesAndAClearDifference) {
  EXPECT_TRUE(question_of(repeated(20, 0, 0, 20)).asked);
  EXPECT_FALSE(question_of(repeated(19, 0, 0, 20)).asked);
  EXPECT_FALSE(question_of(repeated(20, 0, 0, 19)).asked);
  // Two in a hundred may contradict it, three not; half of those asked must have answered.
  EXPECT_TRUE(question_of(repeated(50, 50, 2, 98)).asked);
  EXPECT_FALSE(question_of(repeated(50, 50, 3, 97)).asked);
  EXPECT_FALSE(question_of(repeated(49, 51, 0, 100)).asked);
}

TEST(InferRoutes, TakesWhoLeftTheEarlierQuestionOutForAskedOnlyIfTheyAnswered) {
  auto answers = repeated(30, 0, 0, 30);
  answers.insert(answers.end(), 25, {"", ""});
  EXPECT_EQ(question_of(answers).asked->count(), 30U);
  answers.insert(answers.end(), 25, {"", "often"});
  EXPECT_EQ(question_of(answers).asked->count(), 80U);
}

TEST(InferRoutes, DoesNotDependOnTheOrderOfRows) {
  auto answers = repeated(30, 5, 1, 59);
  const Question before = question_of(answers);
  std::reverse(answers.begin(), answers.end());
  EXPECT_EQ(question_of(answers).evidence, before.evidence);
}

TEST(InferRoutes, CountsWhoBrokeOffBeforeAsPartial) {
  std::string csv = "Finished,gate,why,end\n";
  for (int at = 0; at < 30; ++at) csv += "1,yes,often,fine\n1,no,,fine\n";
  csv += "0,yes,,\n0,no,,\n0,,,\n";
  const Table table = table_from(csv);
  const auto report = report_survey(table, understand_questions(table, {}),
                                    {.selected = Bitset(table.row_count, true)}, {});
  const auto& questions = report.value().questions;
  const auto why = std::find_if(questions.begin(), questions.end(), [](const auto& question) {
    return question.question.text == "why";
  });
  ASSERT_NE(why, questions.end());
  EXPECT_EQ(missing(*why, MissingKind::kNotAsked), 31U);
  EXPECT_EQ(missing(*why, MissingKind::kPartial), 2U);
}

}  // namespace
}  // namespace sonder
