#include "survey/definition.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/definitions.h"

namespace sonder {
namespace {

using testing::a_limesurvey;
using testing::a_qualtrics;
using testing::a_surveyjs;
using testing::form_sheet;
using testing::must_define;

using Texts = std::vector<std::string>;

/// "code: label" of a part's options.
Texts options_of(const SurveyDefinition& definition, const DefinedPart& part) {
  Texts options;
  if (!part.list) return options;
  for (const DefinedOption& option : definition.lists[*part.list]) {
    options.push_back(option.code + ": " + option.label);
  }
  return options;
}

Texts codes_of(const SurveyDefinition& definition) {
  Texts codes;
  for (const DefinedQuestion& question : definition.questions) codes.push_back(question.code);
  return codes;
}

Texts labels_of(const DefinedQuestion& question) {
  Texts labels;
  for (const DefinedPart& part : question.parts) labels.push_back(part.label);
  return labels;
}

std::string one_question(const std::string& payload) {
  return R"({"SurveyEntry":{},"SurveyElements":[{"Element":"SQ","Payload":{"QuestionID":"QID1",)"
         R"("DataExportTag":"Q1","QuestionText":"Why?",)" +
         payload + "}}]}";
}

QuestionKind kind_of_qualtrics(const std::string& payload) {
  return must_define(one_question(payload)).questions.at(0).parts.at(0).kind.value();
}

TEST(DefinitionLayout, HasANameForFilesAndOneForPeople) {
  EXPECT_EQ(to_string(DefinitionLayout::kQualtrics), "qualtrics");
  EXPECT_EQ(to_string(DefinitionLayout::kLimeSurvey), "limesurvey");
  EXPECT_EQ(to_string(DefinitionLayout::kXlsForm), "xlsform");
  EXPECT_EQ(to_string(DefinitionLayout::kSurveyJs), "surveyjs");
  EXPECT_EQ(vendor_name(DefinitionLayout::kXlsForm), "XLSForm");
}

TEST(ReadDefinition, TakesTheOrderOfAQualtricsSurveyFromItsBlocks) {
  const SurveyDefinition definition = must_define(a_qualtrics());
  EXPECT_EQ(definition.layout, DefinitionLayout::kQualtrics);
  EXPECT_EQ(definition.title, "Fruit & veg");
  EXPECT_EQ(definition.languages, (Texts{"EN", "PL"}));
  EXPECT_EQ(codes_of(definition), (Texts{"taste", "bought", "stalls", "why"}));
}

TEST(ReadDefinition, OrdersAndCodesQualtricsOptionsAsTheFormHasThem) {
  const SurveyDefinition definition = must_define(a_qualtrics());
  const DefinedQuestion& taste = definition.questions[0];
  EXPECT_EQ(taste.text, "Which do you like best?");
  EXPECT_FALSE(taste.has_condition);
  EXPECT_EQ(taste.parts.at(0).kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(options_of(definition, taste.parts[0]), (Texts{"12: Plum", "10: Apple", "11: Pear"}));
  EXPECT_EQ(definition.questions[1].parts.at(0).kind, QuestionKind::kMultiChoice);
  EXPECT_TRUE(definition.questions[1].has_condition);
}

TEST(ReadDefinition, MakesAPartOfEveryRowOfAQualtricsMatrix) {
  const SurveyDefinition definition = must_define(a_qualtrics());
  const DefinedQuestion& stalls = definition.questions[2];
  EXPECT_EQ(labels_of(stalls), (Texts{"North", "South"}));
  EXPECT_EQ(options_of(definition, stalls.parts[1]), (Texts{"1: Bad", "2: Good"}));
  EXPECT_EQ(stalls.parts[0].names,
            (Texts{"QID3_1", "stalls_1", "stalls_north", "north", "stallsnorth"}));
}

TEST(ReadDefinition, KnowsTheTypesOfQualtrics) {
  const std::string rows = R"("Choices":{"1":{"Display":"a"},"2":{"Display":"b"}})";
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"MC","Selector":"NPS",)" + rows),
            QuestionKind::kScale);
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"MC","Selector":"DL",)" + rows),
            QuestionKind::kSingleChoice);
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"MC","Selector":"MACOL",)" + rows),
            QuestionKind::kMultiChoice);
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"TE","Selector":"SL")"), QuestionKind::kOpenText);
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"TE","Selector":"SL",)"
                              R"("Validation":{"Settings":{"ContentType":"ValidNumber"}})"),
            QuestionKind::kNumeric);
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"RO","Selector":"DND",)" + rows),
            QuestionKind::kRanking);
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"CS","Selector":"HR",)" + rows),
            QuestionKind::kConstantSum);
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"Slider","Selector":"HBAR",)" + rows),
            QuestionKind::kSlider);
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"FileUpload","Selector":"FileUpload")"),
            QuestionKind::kFile);
  EXPECT_EQ(kind_of_qualtrics(R"("QuestionType":"Matrix","Selector":"TE",)" + rows),
            QuestionKind::kOpenText);
}

TEST(ReadDefinition, LeavesOutWhatQualtricsDoesNotAsk) {
  for (const char* type : {"DB", "Timing", "Captcha", "Meta"}) {
    const std::string payload = R"("QuestionType":")" + std::string(type) + "\"";
    EXPECT_TRUE(must_define(one_question(payload)).questions.empty()) << type;
  }
}

TEST(ReadDefinition, ReadsLimeSurveyWithTextsInTablesOfTheirOwn) {
  const SurveyDefinition definition = must_define(a_limesurvey());
  EXPECT_EQ(definition.layout, DefinitionLayout::kLimeSurvey);
  EXPECT_EQ(definition.title, "Rynek");
  EXPECT_EQ(definition.languages, (Texts{"pl", "en"}));
  EXPECT_EQ(codes_of(definition), (Texts{"age", "often", "fruit", "stalls", "order"}));
  EXPECT_EQ(definition.questions[1].text, "Jak często?");
  EXPECT_EQ(options_of(definition, definition.questions[1].parts.at(0)),
            (Texts{"AO02: Rzadko", "AO01: Często", "-oth-: Other"}));
  EXPECT_TRUE(definition.questions[2].has_condition);
  EXPECT_EQ(options_of(definition, definition.questions[2].parts.at(0)),
            (Texts{"SQ001: Śliwki", "SQ002: Gruszki"}));
  EXPECT_EQ(labels_of(definition.questions[3]), (Texts{"Północ", "Południe"}));
  EXPECT_EQ(definition.questions[3].parts[0].scale_high, 5);
  EXPECT_EQ(labels_of(definition.questions[4]), (Texts{"Rank 1", "Rank 2"}));
}

TEST(ReadDefinition, TakesTheConditionOfALimeSurveyGroupForThatOfItsQuestions) {
  const SurveyDefinition definition = must_define(
      "<document><LimeSurveyDocType>Survey</LimeSurveyDocType><groups><rows>"
      "<row><gid>1</gid><group_order>1</group_order><grelevance>1</grelevance></row>"
      "<row><gid>2</gid><group_order>2</group_order><grelevance>age &gt; 17</grelevance></row>"
      "</rows></groups><questions><rows>"
      "<row><qid>1</qid><gid>1</gid><type>N</type><title>age</title></row>"
      "<row><qid>2</qid><gid>2</gid><type>Y</type><title>work</title><relevance>1</relevance></row>"
      "<row><qid>3</qid><gid>2</gid><type>S</type><title>where</title>"
      "<relevance>work == 'Y'</relevance></row></rows></questions></document>");
  ASSERT_EQ(definition.questions.size(), 3U);
  EXPECT_FALSE(definition.questions[0].has_condition);
  EXPECT_EQ(definition.questions[1].condition_text, "age > 17");
  EXPECT_EQ(definition.questions[1].condition->question, "age");
  EXPECT_EQ(definition.questions[2].condition_text, "age > 17 and work == 'Y'");
  ASSERT_EQ(definition.questions[2].condition->parts.size(), 2U);
  EXPECT_EQ(definition.questions[2].condition->parts[1].question, "work");
}

TEST(ReadDefinition, ReadsLimeSurveyWithTextsInEveryRow) {
  const std::string old =
      "<document><LimeSurveyDocType>Survey</LimeSurveyDocType>"
      "<languages><language>de</language><language>en</language></languages>"
      "<questions><rows>"
      "<row><qid>7</qid><parent_qid>0</parent_qid><type>L</type><title>q</title>"
      "<question>Which?</question><language>en</language></row>"
      "<row><qid>7</qid><parent_qid>0</parent_qid><type>L</type><title>q</title>"
      "<question>Welche?</question><language>de</language></row>"
      "</rows></questions><answers><rows>"
      "<row><qid>7</qid><code>A1</code><answer>One</answer><sortorder>1</sortorder>"
      "<language>en</language></row>"
      "<row><qid>7</qid><code>A1</code><answer>Eins</answer><sortorder>1</sortorder>"
      "<language>de</language></row>"
      "</rows></answers></document>";
  const SurveyDefinition definition = must_define(old);
  ASSERT_EQ(definition.questions.size(), 1U);
  EXPECT_EQ(definition.questions[0].text, "Welche?");
  EXPECT_EQ(options_of(definition, definition.questions[0].parts.at(0)), Texts{"A1: Eins"});
}

TEST(ReadDefinition, ReadsPagesAndPanelsOfSurveyJs) {
  const SurveyDefinition definition = must_define(a_surveyjs());
  EXPECT_EQ(definition.layout, DefinitionLayout::kSurveyJs);
  EXPECT_EQ(definition.title, "Market");
  EXPECT_EQ(definition.languages, (Texts{"default", "hr"}));
  EXPECT_EQ(codes_of(definition), (Texts{"best", "bought", "stars", "stalls", "again", "note"}));
  EXPECT_EQ(options_of(definition, definition.questions[0].parts.at(0)),
            (Texts{"a: Apple", "7: 7", "other: Something else"}));
  EXPECT_EQ(definition.questions[1].parts.at(0).kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(definition.questions[2].parts.at(0).scale_high, 5);
  EXPECT_EQ(labels_of(definition.questions[3]), (Texts{"North", "s"}));
  EXPECT_EQ(options_of(definition, definition.questions[4].parts.at(0)),
            (Texts{"true: Yes", "false: Never"}));
  EXPECT_TRUE(definition.questions[5].has_condition);
  EXPECT_EQ(definition.questions[5].parts.at(0).names, (Texts{"remark", "A note"}));
}

TEST(ReadSurveyJsDefinition, ReadsAParsedSurveyAndWhatIsRequired) {
  const auto read = read_surveyjs_definition(
      parse_json(
          R"({"elements":[{"type":"text","name":"a","isRequired":true},{"type":"text","name":"b"}]})")
          .value());
  ASSERT_TRUE(read);
  ASSERT_TRUE(read.value());
  EXPECT_EQ(codes_of(*read.value()), (Texts{"a", "b"}));
  EXPECT_TRUE(read.value()->questions[0].is_required);
  EXPECT_FALSE(read.value()->questions[1].is_required);
}

TEST(ReadSurveyJsDefinition, TakesNoOtherFormat) {
  const auto read = read_surveyjs_definition(parse_json(a_qualtrics()).value());
  ASSERT_TRUE(read);
  EXPECT_FALSE(read.value());
}

TEST(ReadDefinition, TakesNoOtherTextForADefinition) {
  for (const char* text :
       {"", "{}", "[]", "a,b\n1,2\n", R"({"elements":[{"type":"order","name":"x"}]})",
        R"({"pages":[1,2]})", R"({"elements":"text"})", "<?xml version=\"1.0\"?><a/>", "{\"a\":"}) {
    const auto read = read_definition(text);
    ASSERT_TRUE(read) << text;
    EXPECT_FALSE(read.value().has_value()) << text;
  }
}

TEST(ReadDefinition, SaysThatADefinitionIsCutOff) {
  const std::string qualtrics = a_qualtrics();
  const auto cut = read_definition(std::string_view(qualtrics).substr(0, qualtrics.size() - 9));
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().code, ErrorCode::kInvalidJson);
  EXPECT_TRUE(cut.error().message.starts_with("the Qualtrics definition is damaged: "));
  const std::string lime = a_limesurvey();
  const auto cut_xml = read_definition(std::string_view(lime).substr(0, lime.size() - 9));
  ASSERT_FALSE(cut_xml);
  EXPECT_EQ(cut_xml.error().code, ErrorCode::kNotATable);
  EXPECT_TRUE(cut_xml.error().message.starts_with("the LimeSurvey definition is damaged: byte "));
}

TEST(ReadDefinition, SurvivesEveryCut) {
  for (const std::string& text : {a_qualtrics(), a_limesurvey(), a_surveyjs()}) {
    // The line end behind the document may go.
    for (std::size_t size = 0; size + 1 < text.size(); ++size) {
      const auto read = read_definition(std::string_view(text).substr(0, size));
      EXPECT_FALSE(read && read.value().has_value());
    }
  }
}

TEST(ReadDefinition, PassesOverMembersOfTheWrongType) {
  const char* const odd[] = {"null",           "1",    "-1",
                             "\"x\"",          "[]",   "{}",
                             "[[],{},null,1]", "true", R"({"1":[],"2":{"Display":{}},"x":null})"};
  for (const char* value : odd) {
    for (const char* member : {"QuestionType", "Choices", "ChoiceOrder", "Answers", "AnswerOrder",
                               "RecodeValues", "ChoiceDataExportTags", "AdditionalQuestions",
                               "Language", "Validation", "DisplayLogic", "DataExportTag2"}) {
      for (const char* type : {"MC", "Matrix", "SBS", "TE", "RO"}) {
        const std::string payload = "\"" + std::string(member) + "\":" + value;
        const std::string typed = std::string(member) == "QuestionType"
                                      ? payload
                                      : payload + R"(,"QuestionType":")" + type + "\"";
        EXPECT_TRUE(read_definition(one_question(typed))) << typed;
      }
    }
    for (const char* member : {"choices", "rows", "columns", "rateValues", "rateMax", "title",
                               "visibleIf", "valueName", "items", "elements"}) {
      for (const char* type :
           {"checkbox", "matrix", "matrixdropdown", "rating", "multipletext", "panel", "boolean"}) {
        const std::string text = R"({"elements":[{"type":")" + std::string(type) +
                                 R"(","name":"q",")" + member + "\":" + value + "}]}";
        EXPECT_TRUE(read_definition(text)) << text;
      }
    }
  }
}

TEST(ReadDefinition, RefusesDepthsThatWouldOverflowTheStack) {
  std::string deep = R"({"SurveyEntry":{},"SurveyElements":)";
  deep += std::string(1'000'000, '[');
  const auto read = read_definition(deep);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kInvalidJson);
  std::string nested = "<document><LimeSurveyDocType>Survey</LimeSurveyDocType>";
  for (int i = 0; i < 100'000; ++i) nested += "<a>";
  const auto xml = read_definition(nested);
  ASSERT_FALSE(xml);
  EXPECT_EQ(xml.error().code, ErrorCode::kLimitExceeded);
}

TEST(ReadDefinition, RefusesAMillionQuestions) {
  std::string many = R"({"elements":[{"type":"text","name":"q"})";
  for (int i = 0; i < 400'000; ++i) many += R"(,{"type":"text","name":"q"})";
  const auto read = read_definition(many + "]}");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kLimitExceeded);
  std::string rows = R"("QuestionType":"Matrix","Choices":{"0":{})";
  for (int i = 1; i < 1'000'000; ++i) rows += ",\"" + std::to_string(i) + "\":{}";
  const auto matrix = read_definition(one_question(rows + "}"));
  ASSERT_FALSE(matrix);
  EXPECT_EQ(matrix.error().code, ErrorCode::kLimitExceeded);
}

TEST(ReadDefinition, BoundsOptionsThatManyQuestionsShare) {
  std::string choices = "[0";
  for (int i = 1; i < 20'000; ++i) choices += "," + std::to_string(i);
  std::string columns = R"([{"name":"c"})";
  for (int i = 1; i < 20'000; ++i) columns += R"(,{"name":"c"})";
  const auto read =
      read_definition(R"({"elements":[{"type":"matrixdropdown","name":"q","rows":[1],)"
                      R"("columns":)" +
                      columns + R"(],"choices":)" + choices + "]}]}");
  ASSERT_TRUE(read);
  std::size_t kept = 0;
  for (const auto& list : read.value()->lists) kept += list.size();
  EXPECT_LE(kept, kMostDefinedOptions);
}

TEST(ReadDefinition, RefusesMoreThanSixteenMebibytes) {
  const std::string blanks(kMostDefinitionBytes, ' ');
  const auto read = read_definition("{\"SurveyEntry\":1," + blanks + "\"SurveyElements\":1}");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kLimitExceeded);
  const auto other = read_definition("{\"elements\":1," + blanks + "\"a\":1}");
  ASSERT_TRUE(other);
  EXPECT_FALSE(other.value().has_value());
}

TEST(ReadXlsForm, ReadsGroupsListsAndLanguages) {
  const auto read = read_xlsform(testing::an_xlsform());
  ASSERT_TRUE(read);
  ASSERT_TRUE(read.value().has_value());
  const SurveyDefinition& definition = *read.value();
  EXPECT_EQ(definition.layout, DefinitionLayout::kXlsForm);
  EXPECT_EQ(definition.title, "Market day");
  EXPECT_EQ(definition.languages, (Texts{"Polski (pl)", "English (en)"}));
  EXPECT_EQ(codes_of(definition), (Texts{"best", "bought", "stars", "why", "visit"}));
  EXPECT_EQ(definition.questions[0].text, "Co najbardziej?");
  EXPECT_EQ(options_of(definition, definition.questions[0].parts.at(0)),
            (Texts{"apple: Jabłko", "plum: Śliwka"}));
  EXPECT_EQ(options_of(definition, definition.questions[1].parts.at(0)),
            (Texts{"apple: Jabłko", "plum: Śliwka", "other: Other"}));
  EXPECT_EQ(definition.questions[2].parts.at(0).kind, QuestionKind::kScale);
  EXPECT_EQ(definition.questions[2].parts.at(0).scale_high, 5);
  EXPECT_TRUE(definition.questions[3].has_condition);
  EXPECT_EQ(definition.questions[3].parts.at(0).names,
            (Texts{"end/why", "end-why", "why", "Czemu?"}));
  EXPECT_EQ(definition.questions[4].parts.at(0).kind, QuestionKind::kDate);
}

TEST(ReadXlsForm, EndsGroupsOfEveryKind) {
  std::vector<RawTable> sheets;
  sheets.push_back(testing::form_sheet("survey",
                                       "type,name,label\nbegin_score,likes,How much?\n"
                                       "text,inside,Inside?\nend_score,,\nend,end,\n"
                                       "begin repeat,visits,\ntext,again,Again?\nend repeat,,\n"
                                       "text,outside,Outside?\n"));
  const SurveyDefinition definition = *read_xlsform(sheets).value();
  std::vector<std::string> names;
  for (const DefinedQuestion& each : definition.questions) {
    names.push_back(each.parts[0].names.front());
  }
  EXPECT_EQ(names, (std::vector<std::string>{"likes/inside", "visits/again", "outside"}));
}

TEST(ReadXlsForm, TakesNoOtherWorkbookForAForm) {
  std::vector<RawTable> sheets = testing::an_xlsform();
  sheets[0].part = "Sheet1";
  EXPECT_FALSE(read_xlsform(sheets).value().has_value());
  EXPECT_FALSE(read_xlsform({}).value().has_value());
  EXPECT_FALSE(read_xlsform({form_sheet("survey", "type,name\nsofa,Blue\nchair,Red\n")})
                   .value()
                   .has_value());
}

}  // namespace
}  // namespace sonder
