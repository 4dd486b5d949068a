#include "session/definitions.h"

#include <gtest/gtest.h>

#include <string>

#include "support/definitions.h"
#include "support/real_files.h"
#include "support/sessions.h"
#include "support/workbooks.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::must;

constexpr const char* kResponses =
    "ResponseId,RecordedDate,Progress,taste,bought_1,bought_2,bought_3,stalls_1,stalls_2,why\n"
    "R_1,2024-05-01 10:00:00,100,10,1,,1,1,2,it is close\n"
    "R_2,2024-05-02 10:00:00,100,12,,1,,2,2,\n"
    "R_3,2024-05-03 10:00:00,100,12,,,,2,,habit\n";

/// Nothing about it says that it is a survey.
constexpr const char* kPlain =
    "best,bought,stars,remark,stalls.n\na,apple; pear,5,fine,bad\na,plum,4,good,good\n"
    "other,apple,1,poor,bad\n";

Json file(Session& session, const char* name) {
  return must(session.file(must(session.find_file(name))));
}

/// The answers of the question with this wording: "label: count, ...".
std::string answers_to(Session& session, const std::string& text, const Json& options) {
  std::string others;
  const Json report = must(session.survey(options));
  for (const Json& question : report["questions"]) {
    others += question["text"].get<std::string>() + "; ";
    if (question["text"] != text) continue;
    std::string answers;
    for (const Json& answer : question["answers"]) {
      answers += answer["label"].get<std::string>() + ": " +
                 std::to_string(answer["count"].get<int>()) + ", ";
    }
    return answers;
  }
  return "only: " + others;
}

const std::string kTaste = "Which do you like best?";
const std::string kTasteCounts = "Plum: 2, Apple: 1, Pear: 0, ";

TEST(JoinDefinitions, ListsADefinitionThatNoResponsesMatchYet) {
  Session session;
  must(import_text(session, "market.qsf", testing::a_qualtrics()));
  const Json report = file(session, "market.qsf");
  EXPECT_EQ(report["kind"], "survey_definition");
  EXPECT_EQ(report["layout"], "qualtrics");
  EXPECT_EQ(report["evidence"],
            Json::array({"It is the Qualtrics definition of a survey with 4 questions, 1 of them "
                         "with a condition, not a table of responses."}));
  EXPECT_EQ(report["definition"], Json::parse(R"({"title":"Fruit & veg","languages":["EN","PL"],)"
                                              R"("questions":4,"conditions":1,"joined":[]})"));
  EXPECT_TRUE(report["joined"].is_null());
  EXPECT_EQ(report["rows"]["read"], 0);
  EXPECT_TRUE(report["columns"].empty());
}

TEST(JoinDefinitions, JoinsResponsesThatCameBeforeOrAfter) {
  for (const bool is_first : {true, false}) {
    Session session;
    if (is_first) must(import_text(session, "market.qsf", testing::a_qualtrics()));
    must(import_text(session, "answers.csv", kResponses));
    if (!is_first) must(import_text(session, "market.qsf", testing::a_qualtrics()));
    const Json joined = file(session, "answers.csv")["joined"];
    EXPECT_EQ(joined["name"], "market.qsf");
    EXPECT_EQ(joined["evidence"], "4 of 4 questions found in 7 columns by export tag.");
    const Json back = file(session, "market.qsf")["definition"]["joined"];
    ASSERT_EQ(back.size(), 1U);
    EXPECT_EQ(back[0]["name"], "answers.csv");
    EXPECT_EQ(back[0]["found"], 4);
    EXPECT_EQ(back[0]["columns"], 7);
    EXPECT_EQ(answers_to(session, kTaste, Json::object()), kTasteCounts);
  }
}

TEST(JoinDefinitions, UndoesAllWhenTheDefinitionIsRemoved) {
  Session session;
  must(import_text(session, "answers.csv", kResponses));
  const Json before = file(session, "answers.csv");
  const Json survey = must(session.survey(Json::object()));
  const SourceId definition = must(import_text(session, "market.qsf", testing::a_qualtrics()));
  EXPECT_NE(must(session.survey(Json::object())), survey);
  EXPECT_TRUE(session.remove_file(definition));
  EXPECT_EQ(file(session, "answers.csv"), before);
  EXPECT_EQ(must(session.survey(Json::object())), survey);
}

TEST(JoinDefinitions, LeavesResponsesOfAnotherSurveyAlone) {
  Session session;
  must(import_text(session, "market.qsf", testing::a_qualtrics()));
  must(import_text(session, "other.csv",
                   "ResponseId,RecordedDate,Progress,Q1,why\nR_1,2024-05-01 10:00:00,100,1,x\n"));
  EXPECT_TRUE(file(session, "other.csv")["joined"].is_null());
  EXPECT_TRUE(file(session, "market.qsf")["definition"]["joined"].empty());
}

TEST(JoinDefinitions, LetsAPersonOverruleTheKindOfAQuestion) {
  Session session;
  must(import_text(session, "market.qsf", testing::a_qualtrics()));
  must(import_text(session, "answers.csv", kResponses));
  EXPECT_EQ(answers_to(session, "taste", {{"kinds", {{"3", "open_text"}}}}), "12: 2, 10: 1, ");
}

TEST(JoinDefinitions, LetsAPersonTakeAQuestionApartAndJoinItAgain) {
  Session session;
  must(import_text(session, "market.qsf", testing::a_qualtrics()));
  must(import_text(session, "answers.csv", kResponses));
  const auto questions_with = [&](const Json& wholes) {
    return must(session.survey({{"wholes", wholes}}))["questions"];
  };
  const Json found = must(session.survey(Json::object()))["questions"];
  Json columns;
  for (const Json& question : found) {
    if (question["columns"].size() > 1 && columns.is_null()) columns = question["columns"];
  }
  ASSERT_FALSE(columns.is_null());
  const Json apart = questions_with({{{"columns", columns}}});
  EXPECT_EQ(apart.size(), found.size() + columns.size() - 1);
  const Json again =
      questions_with({{{"columns", columns}}, {{"columns", columns}, {"kind", "multi_choice"}}});
  EXPECT_EQ(again.size(), found.size());
}

TEST(JoinDefinitions, MakesASurveyOfATableThatNothingElseShowsToBeOne) {
  Session session;
  must(import_text(session, "plain.csv", kPlain));
  const std::string kind = file(session, "plain.csv")["kind"];
  const SourceId definition = must(import_text(session, "market.json", testing::a_surveyjs()));
  EXPECT_EQ(file(session, "plain.csv")["kind"], "survey");
  EXPECT_EQ(file(session, "plain.csv")["joined"]["evidence"],
            "5 of 6 questions found in 5 columns by name.");
  EXPECT_EQ(answers_to(session, "Best?", Json::object()), "Apple: 2, 7: 0, Something else: 1, ");
  EXPECT_EQ(answers_to(session, "Bought?", Json::object()), "apple: 2, pear: 1, plum: 1, ");
  EXPECT_TRUE(session.remove_file(definition));
  EXPECT_EQ(file(session, "plain.csv")["kind"], kind);
}

TEST(JoinDefinitions, LeavesATableToThePersonWhoMappedIt) {
  Session session;
  const SourceId table = must(import_text(session, "answers.csv", kResponses));
  must(session.set_mapping(table, {{"version", 1}, {"kind", "other"}, {"fields", Json::object()}}));
  const SourceId definition = must(import_text(session, "market.qsf", testing::a_qualtrics()));
  EXPECT_EQ(file(session, "answers.csv")["kind"], "other");
  EXPECT_TRUE(file(session, "answers.csv")["joined"].is_null());
  const auto refused = session.set_mapping(
      definition, {{"version", 1}, {"kind", "survey"}, {"fields", Json::object()}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kInvalidArgument);
}

TEST(JoinDefinitions, PrefersTheDefinitionThatKnowsMore) {
  std::string half = testing::a_qualtrics();
  const std::string tag = R"("DataExportTag":"why")";
  half.replace(half.find(tag), tag.size(), R"("DataExportTag":"gone")");
  Session session;
  must(import_text(session, "whole.qsf", testing::a_qualtrics()));
  must(import_text(session, "half.qsf", half));
  must(import_text(session, "answers.csv", kResponses));
  EXPECT_EQ(file(session, "answers.csv")["joined"]["name"], "whole.qsf");
  EXPECT_TRUE(session.remove_file(must(session.find_file("whole.qsf"))));
  EXPECT_EQ(file(session, "answers.csv")["joined"]["name"], "half.qsf");
}

TEST(JoinDefinitions, ReadsTheDefinitionsOfAllVendorsInPiecesOfAnySize) {
  const std::pair<const char*, std::string> definitions[] = {
      {"qualtrics", testing::a_qualtrics()},
      {"limesurvey", testing::a_limesurvey()},
      {"surveyjs", testing::a_surveyjs()}};
  for (const auto& [layout, text] : definitions) {
    for (const std::size_t piece : {1U, 7U, 1U << 20}) {
      Session session;
      must(import_text(session, "definition", text, piece));
      EXPECT_EQ(file(session, "definition")["layout"], layout);
      EXPECT_EQ(file(session, "definition")["bytes"], text.size());
    }
  }
}

/// The rows of a sheet, cells parted by "|".
std::string rows_of(const std::vector<std::string>& rows) {
  std::string text;
  for (const std::string& row : rows) {
    text += "<row>";
    for (std::size_t begin = 0; begin <= row.size();) {
      const std::size_t end = std::min(row.find('|', begin), row.size());
      text += "<c t=\"inlineStr\"><is><t>" + row.substr(begin, end - begin) + "</t></is></c>";
      begin = end + 1;
    }
    text += "</row>";
  }
  return text;
}

TEST(JoinDefinitions, ReadsAFormOutOfAWorkbook) {
  const std::string form = testing::workbook_of(
      {.sheets = {{"survey", rows_of({"type|name|label", "select_one yn|again|Again?",
                                      "select_multiple yn|both|Both?", "integer|age|How old?"})},
                  {"choices", rows_of({"list_name|name|label", "yn|1|Yes", "yn|0|No"})}}});
  Session session;
  must(import_text(session, "form.xlsx", form));
  EXPECT_EQ(file(session, "form.xlsx")["layout"], "xlsform");
  EXPECT_EQ(file(session, "form.xlsx")["definition"]["questions"], 3);
  must(import_text(session, "answers.csv", "again,both,age\n1,1 0,30\n0,1,41\n1,0,52\n"));
  EXPECT_EQ(answers_to(session, "Again?", Json::object()), "Yes: 2, No: 1, ");
  EXPECT_EQ(answers_to(session, "Both?", Json::object()), "Yes: 2, No: 2, ");
  EXPECT_EQ(must(session.files()).size(), 2U);
}

/// A file whose size nobody knows, as that of what is unpacked on the way.
Result<SourceId> import_unpacked(Session& session, std::string name, std::string_view text) {
  return testing::import_as(session, {std::move(name), kUnknownSize, {}}, text, text.size());
}

TEST(JoinDefinitions, ReadsDefinitionsThatWerePacked) {
  for (const std::string& text :
       {testing::a_qualtrics(), testing::a_limesurvey(), testing::a_surveyjs()}) {
    Session session;
    must(import_unpacked(session, "market.gz", text));
    EXPECT_EQ(file(session, "market.gz")["kind"], "survey_definition");
    EXPECT_EQ(file(session, "market.gz")["bytes"], text.size());
  }
  Session session;
  must(import_unpacked(session, "market.qsf.gz", testing::a_qualtrics()));
  must(import_unpacked(session, "answers.csv.gz", kResponses));
  EXPECT_EQ(file(session, "answers.csv.gz")["joined"]["name"], "market.qsf.gz");
}

TEST(JoinDefinitions, RefusesAWorkbookThatWasPackedOnceMore) {
  const std::string form = testing::workbook_of({.sheets = {{"survey", rows_of({"type|name"})}}});
  Session session;
  const auto read = import_unpacked(session, "form.xlsx.gz", form);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::kUnsupportedFormat);
  EXPECT_EQ(read.error().hint, "Unpack the file and choose what was in it.");
}

TEST(JoinDefinitions, BoundsWhatAPackedDefinitionUnpacksTo) {
  const std::string blanks(kMostDefinitionBytes, ' ');
  std::string qualtrics = testing::a_qualtrics();
  qualtrics.insert(qualtrics.size() - 1, blanks);
  std::string limesurvey = testing::a_limesurvey();
  limesurvey.insert(limesurvey.rfind("</document>"), blanks);
  for (const std::string& text : {qualtrics, limesurvey}) {
    Session session;
    const auto read = import_unpacked(session, "market.gz", text);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, ErrorCode::kLimitExceeded);
    EXPECT_EQ(read.error().message, "the survey definition has more than 16 MiB");
    EXPECT_TRUE(must(session.files()).empty());
  }
}

TEST(JoinDefinitions, SaysThatADefinitionIsDamagedAndStaysAlive) {
  Session session;
  for (const std::string& text : {testing::a_qualtrics(), testing::a_limesurvey()}) {
    const auto cut =
        import_text(session, "cut", std::string_view(text).substr(0, text.size() - 20));
    ASSERT_FALSE(cut);
    EXPECT_NE(cut.error().message.find("definition is damaged"), std::string::npos);
  }
  must(import_text(session, "market.qsf", testing::a_qualtrics()));
}

TEST(JoinDefinitions, LeavesOtherJsonAndXmlAsTheyWere) {
  Session session;
  must(import_text(session, "orders.json",
                   R"({"elements":[{"type":"order","name":"a","total":3}],"pages":1})"));
  EXPECT_TRUE(file(session, "orders.json")["definition"].is_null());
  EXPECT_EQ(file(session, "orders.json")["rows"]["read"], 1);
  const auto xml = import_text(session, "a.xml", "<?xml version=\"1.0\"?><a>1</a>");
  ASSERT_FALSE(xml);
  EXPECT_EQ(xml.error().code, ErrorCode::kUnsupportedFormat);
}

TEST(JoinDefinitions, KnowsTheRealDefinitionsApart) {
  const std::string folder = "survey/qualtrics/";
  if (testing::shared_bytes(folder + "Better_Sample_Survey.qsf").empty()) {
    GTEST_SKIP() << "the shared data are not here";
  }
  const char* const names[] = {"Better_Sample_Survey", "Multiple_Answer_MC_Questions",
                               "Questions_with_Text_Entry_Components", "Single_Answer_MC_Questions",
                               "Single_Answer_Matrix_Questions"};
  Session session;
  for (const std::string name : names) {
    must(import_text(session, name + ".csv", testing::shared_bytes(folder + name + ".csv")));
    must(import_text(session, name + ".qsf", testing::shared_bytes(folder + name + ".qsf")));
  }
  for (const std::string name : names) {
    EXPECT_EQ(file(session, (name + ".csv").c_str())["joined"]["name"], name + ".qsf");
  }
  // Counted with python3.
  const Json first = {{"file", must(session.find_file("Better_Sample_Survey.csv")).index}};
  EXPECT_EQ(
      answers_to(session, "Please select your favorite fruit from the following options", first),
      "Canteloupe: 4, Kiwi: 5, Pomagranite: 1, ");
  EXPECT_EQ(answers_to(session, "Please select the fruit you would voluntarily eat.", first),
            "Cantaloupe: 1, Kiwi: 0, Pomegranate: 1, None of the above: 5, ");
  EXPECT_EQ(answers_to(session, "Please rank each food - Pomegranate", first),
            "Enjoy: 1, Ambivalent: 1, Dislike: 1, Never Tried It: 3, ");
}

}  // namespace
}  // namespace sonder
