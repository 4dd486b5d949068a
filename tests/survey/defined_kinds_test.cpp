#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/definitions.h"
#include "survey/definition_match.h"
#include "survey/ranking.h"
#include "survey/survey_report.h"

// Rankings, constant sums, sliders, uploads and ordered matrices as definitions tell them, joined
// to invented answers.

namespace sonder {
namespace {

using testing::must_define;
using testing::table_from;
using Texts = std::vector<std::string>;

Questionnaire join(const SurveyDefinition& definition, const Table& table) {
  const JoinedDefinition joined = {&definition, "market.def", match_definition(definition, table)};
  return understand_questions(table, {}, &joined);
}

std::string qualtrics(const std::string& question) {
  return R"({"SurveyEntry":{"SurveyName":"s"},"SurveyElements":[{"Element":"SQ","Payload":)"
         R"({"QuestionID":"QID1","DataExportTag":"Q1","QuestionText":"Your stalls?",)" +
         question + "}}]}";
}

const std::string kRows = R"("Choices":{"1":{"Display":"North"},"2":{"Display":"South"},)"
                          R"("3":{"Display":"West"}},"ChoiceOrder":["1","2","3"])";

TEST(DefinedKinds, OfQualtricsRanksAreOneRanking) {
  const SurveyDefinition definition =
      must_define(qualtrics(R"("QuestionType":"RO","Selector":"DND",)" + kRows));
  const Table table = table_from("Q1_1,Q1_2,Q1_3\n2,1,3\n1,2,3\n3,1,\n");
  const std::vector<Question> questions = join(definition, table).questions;
  ASSERT_EQ(questions.size(), 1U);
  EXPECT_EQ(questions[0].kind, QuestionKind::kRanking);
  EXPECT_EQ(questions[0].text, "Your stalls?");
  EXPECT_EQ(questions[0].options, (Texts{"North", "South", "West"}));
  EXPECT_EQ(read_ranks(table, questions[0], 1), (std::vector<std::uint32_t>{1, 2, 1}));
  EXPECT_EQ(answer_at(table, questions[0], 0), "1. South, 2. North, 3. West");
  EXPECT_EQ(answer_at(table, questions[0], 2), "1. South, 3. North");
}

TEST(DefinedKinds, OfQualtricsSumsAreOneQuestionWithItsTotal) {
  const SurveyDefinition definition = must_define(
      qualtrics(R"("QuestionType":"CS","Selector":"HR",)"
                R"("Validation":{"Settings":{"Type":"ChoicesTotal","ChoiceTotal":"10"}},)" +
                kRows));
  const Table table = table_from("Q1_1,Q1_2,Q1_3\n2,3,5\n1,9,\n3,3,3\n");
  const Questionnaire questionnaire = join(definition, table);
  ASSERT_EQ(questionnaire.questions.size(), 1U);
  EXPECT_EQ(questionnaire.questions[0].kind, QuestionKind::kConstantSum);
  EXPECT_EQ(questionnaire.questions[0].total, 10);
  const auto report = report_survey(table, questionnaire, {.selected = Bitset(3, true)}, {});
  EXPECT_EQ(report.value().questions[0].base, 2U);
  EXPECT_EQ(report.value().questions[0].unusable, 1U) << "9 points";
  EXPECT_NEAR(report.value().questions[0].parts[1].share, 0.6, 1e-12) << "(3 + 9) / 2 of 10";
}

TEST(DefinedKinds, OfQualtricsSlidersHaveTheirEnds) {
  const SurveyDefinition definition =
      must_define(qualtrics(R"("QuestionType":"Slider","Selector":"HBAR",)"
                            R"("Configuration":{"CSSliderMin":0,"CSSliderMax":50},)" +
                            kRows));
  const std::vector<Question> questions =
      join(definition, table_from("Q1_1,Q1_2,Q1_3\n12,30,50\n7,9,\n")).questions;
  ASSERT_EQ(questions.size(), 3U);
  for (const Question& question : questions) {
    EXPECT_EQ(question.kind, QuestionKind::kSlider);
    EXPECT_EQ(question.group, "Your stalls?");
    EXPECT_EQ(question.scale_high, 50);
  }
}

TEST(DefinedKinds, OfQualtricsUploadsAreOneQuestion) {
  const SurveyDefinition definition =
      must_define(qualtrics(R"("QuestionType":"FileUpload","Selector":"FileUpload")"));
  const Table table = table_from(
      "Q1_Id,Q1_Name,Q1_Size,Q1_Type\nF_1,ana.png,4000,image/png\n,,,\nF_2,notes,12,text/plain\n");
  const std::vector<Question> questions = join(definition, table).questions;
  ASSERT_EQ(questions.size(), 1U);
  EXPECT_EQ(questions[0].kind, QuestionKind::kFile);
  EXPECT_EQ(answer_at(table, questions[0], 0), "uploaded");
  EXPECT_EQ(answer_at(table, questions[0], 1), "");
}

TEST(DefinedKinds, OfQualtricsMatricesHavePoints) {
  const std::string matrix = R"("QuestionType":"Matrix","Selector":"Likert",)"
                             R"("SubSelector":"SingleAnswer","RecodeValues":CODES,)"
                             R"("Answers":{"1":{"Display":"Foul"},"2":{"Display":"So-so"},)"
                             R"("3":{"Display":"LAST"}},"AnswerOrder":["1","2","3"],)" +
                             kRows;
  const auto first_row = [&](const std::string& codes, const std::string& last) {
    std::string text = qualtrics(matrix);
    text.replace(text.find("CODES"), 5, codes);
    text.replace(text.find("LAST"), 4, last);
    return join(must_define(text), table_from("Q1_1,Q1_2,Q1_3\n1,2,3\n2,2,1\n2,2,3\n"))
        .questions.front();
  };
  const Question rising = first_row(R"({"1":"0","2":"1","3":"2"})", "Fine");
  EXPECT_EQ(rising.points, (std::vector<std::int64_t>{0, 1, 2}));
  EXPECT_EQ(rising.evidence.back(),
            "The definition gives its options values in order: from \"Foul\", 0, to \"Fine\", 2.");
  const Question unvalued = first_row(R"({"1":"1","2":"2","3":"3"})", "Fine");
  EXPECT_TRUE(unvalued.points.empty()) << "which is what Qualtrics gives to options of no order";
  const Question falling = first_row(R"({"1":"3","2":"2","3":"1"})", "Fine");
  EXPECT_EQ(falling.points, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(falling.options, (Texts{"Fine", "So-so", "Foul"}));
  EXPECT_EQ(falling.codes, (Texts{"1", "2", "3"}));
  const Question mixed = first_row(R"({"1":"2","2":"3","3":"1"})", "Fine");
  EXPECT_TRUE(mixed.points.empty());
  EXPECT_EQ(mixed.options, (Texts{"Foul", "So-so", "Fine"})) << "as the form has them";
  EXPECT_TRUE(first_row(R"({"1":"1","2":"2","3":"-1"})", "Never tried").points.empty());
  EXPECT_TRUE(first_row(R"({"1":"0","2":"1","3":"2"})", "Don't know").points.empty());
}

std::string several_answers(const std::string& id, const std::string& tag) {
  return R"({"Element":"SQ","Payload":{"QuestionID":")" + id + R"(","DataExportTag":")" + tag +
         R"(","QuestionText":"Your stalls?","QuestionType":"Matrix","Selector":"Likert",)"
         R"("SubSelector":"MultipleAnswer",)" +
         kRows +
         R"(,"Answers":{"1":{"Display":"Cheap"},"2":{"Display":"Near"}},"AnswerOrder":["1","2"]}})";
}

// Nobody worded them, so that both have the tool's own text.
TEST(DefinedKinds, OfQualtricsMatricesOfSeveralAnswersAreOneQuestionEach) {
  const SurveyDefinition definition =
      must_define(R"({"SurveyEntry":{"SurveyName":"s"},"SurveyElements":[)" +
                  several_answers("QID1", "Q1") + "," + several_answers("QID2", "Q2") + "]}");
  const Table table = table_from(
      "Q1_1_1,Q1_1_2,Q1_2_1,Q1_2_2,Q1_3_1,Q1_3_2,Q2_1_1,Q2_1_2,Q2_2_1,Q2_2_2,Q2_3_1,Q2_3_2\n"
      "1,,1,1,,1,1,,1,1,,1\n1,1,,1,1,,1,1,,1,1,\n");
  const std::vector<Question> questions = join(definition, table).questions;
  ASSERT_EQ(questions.size(), 6U);
  EXPECT_EQ(count_asked(questions), 2U);
  EXPECT_EQ(questions[1].kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(questions[1].group, "Your stalls? (Q1)");
  EXPECT_EQ(questions[1].item, "South");
  EXPECT_EQ(questions[3].group, "Your stalls? (Q2)");
}

TEST(DefinedKinds, OfLimeSurveyRankingsHaveTheItemsOfTheRanks) {
  const SurveyDefinition definition = must_define(testing::a_limesurvey());
  const Table table = table_from("id,order[1],order[2]\n1,b,a\n2,a,\n3,b,a\n");
  const std::vector<Question> questions = join(definition, table).questions;
  const Question& ranking = questions.back();
  EXPECT_EQ(ranking.kind, QuestionKind::kRanking);
  EXPECT_EQ(ranking.options, (Texts{"A", "B"}));
  EXPECT_EQ(read_ranks(table, ranking, 0), (std::vector<std::uint32_t>{2, 1, 2}));
  EXPECT_EQ(answer_at(table, ranking, 0), "1. B, 2. A");
}

TEST(DefinedKinds, OfLimeSurveyNumbersAreSumsAndSlidersByTheirAttributes) {
  const auto kind_with = [](const std::string& attributes) {
    const SurveyDefinition definition = must_define(
        "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><questions><rows>"
        "<row><qid>1</qid><parent_qid>0</parent_qid><type>K</type><title>k</title></row></rows>"
        "</questions><subquestions><rows><row><qid>2</qid><parent_qid>1</parent_qid>"
        "<title>a</title></row><row><qid>3</qid><parent_qid>1</parent_qid><title>b</title></row>"
        "</rows></subquestions><question_attributes><rows>" +
        attributes + "</rows></question_attributes></document>");
    return definition.questions.at(0).parts.at(1);
  };
  const auto attribute = [](const std::string& name, const std::string& value) {
    return "<row><qid>1</qid><attribute>" + name + "</attribute><value>" + value + "</value></row>";
  };
  EXPECT_EQ(kind_with("").kind, QuestionKind::kNumeric);
  const DefinedPart sum = kind_with(attribute("equals_num_value", "100"));
  EXPECT_EQ(sum.kind, QuestionKind::kConstantSum);
  EXPECT_EQ(sum.total, 100);
  EXPECT_EQ(kind_with(attribute("equals_num_value", "{total}")).kind, QuestionKind::kNumeric);
  const DefinedPart slider =
      kind_with(attribute("slider_layout", "1") + attribute("slider_max", "20"));
  EXPECT_EQ(slider.kind, QuestionKind::kSlider);
  EXPECT_EQ(slider.scale_high, 20);
}

TEST(DefinedKinds, OfSurveyJsAreKnown) {
  const SurveyDefinition definition = must_define(
      R"({"elements":[{"type":"ranking","name":"order","choices":["a","b"]},
{"type":"slider","name":"warm","max":40},{"type":"file","name":"photo"},
{"type":"rating","name":"mood","rateValues":[{"value":1,"text":"bad"},{"value":2,"text":"so"},
{"value":3,"text":"good"}]}]})");
  const Table table =
      table_from("order,warm,photo,mood\n\"b, a\",12,me.png,1\n\"a, b\",40,,3\n\"b, a\",3,,2\n");
  const std::vector<Question> questions = join(definition, table).questions;
  ASSERT_EQ(questions.size(), 4U);
  EXPECT_EQ(questions[0].kind, QuestionKind::kRanking);
  EXPECT_EQ(read_ranks(table, questions[0], 0), (std::vector<std::uint32_t>{2, 1, 2}));
  EXPECT_EQ(questions[1].kind, QuestionKind::kSlider);
  EXPECT_EQ(questions[1].scale_high, 40);
  EXPECT_EQ(questions[2].kind, QuestionKind::kFile);
  EXPECT_EQ(questions[3].points, (std::vector<std::int64_t>{1, 2, 3}));
}

TEST(DefinedKinds, OfXlsFormsAreKnown) {
  std::vector<RawTable> sheets;
  sheets.push_back(testing::form_sheet("survey",
                                       "type,name,label,parameters\nrank fruit,order,Order?,\n"
                                       "range,warm,Warm?,start=0 end=100 step=5\n"
                                       "image,photo,Photo?,\n"));
  sheets.push_back(
      testing::form_sheet("choices", "list_name,name,label\nfruit,a,Apple\nfruit,p,Plum\n"));
  const SurveyDefinition definition = read_xlsform(sheets).value().value();
  const Table table = table_from("order,warm,photo\np a,15,1.jpg\na p,100,\np a,0,\n");
  const std::vector<Question> questions = join(definition, table).questions;
  ASSERT_EQ(questions.size(), 3U);
  EXPECT_EQ(questions[0].kind, QuestionKind::kRanking);
  EXPECT_EQ(answer_at(table, questions[0], 0), "1. Plum, 2. Apple");
  EXPECT_EQ(questions[1].kind, QuestionKind::kSlider);
  EXPECT_EQ(questions[1].scale_high, 100);
  EXPECT_EQ(questions[2].kind, QuestionKind::kFile);
}

}  // namespace
}  // namespace sonder
