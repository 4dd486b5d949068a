#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/shared_files.h"
#include "survey/ranking.h"

// What every survey of the shared data folder is understood as. Responses and facts with a source
// named are from PROVENANCE.md of that folder; the numbers of questions by kind were counted once
// from our own reading and looked through by hand against the files' headings, so that a change
// shows itself. How many were asked is, with those of SurveyMonkey, the number of headings in the
// row of questions without metadata: 9, 14, 32 (2018), 47 (2020) and 47 (2024, as PROVENANCE.md
// says); with the five Qualtrics surveys of one type each, that of their definitions; with the four
// larger ones, the number of different QIDs in the row of ImportIds.

namespace sonder {
namespace {

/// Single and Multiple choice, sCale, Numeric, Date, Open text, Ranking, Unanswered.
char letter_of(std::string_view kind) {
  constexpr std::pair<std::string_view, char> kLetters[] = {
      {"single_choice", 'S'}, {"multi_choice", 'M'}, {"scale", 'C'},   {"numeric", 'N'},
      {"date", 'D'},          {"open_text", 'O'},    {"ranking", 'R'}, {"unanswered", 'U'}};
  for (const auto& [name, letter] : kLetters) {
    if (name == kind) return letter;
  }
  return '?';
}

struct Understood {
  int responses = 0;
  int asked = 0;       ///< a matrix is one, and what was written under "other" none
  std::string kinds;   ///< how many questions of each, as "S2 M1"
  int of_several = 0;  ///< questions with more than one column
  int rows_of_matrices = 0;
  int ordered = 0;         ///< choices whose options have points
  int written_others = 0;  ///< texts that are linked to a choice

  friend bool operator==(const Understood&, const Understood&) = default;
};

void PrintTo(const Understood& found, std::ostream* out) {
  *out << found.responses << ' ' << found.asked << " \"" << found.kinds << "\" " << found.of_several
       << ' ' << found.rows_of_matrices << ' ' << found.ordered << ' ' << found.written_others;
}

std::string count_kinds(const Json& questions) {
  std::string kinds;
  for (const char letter : std::string_view("SMCNDORU?")) {
    const auto count = std::count_if(questions.begin(), questions.end(), [&](const Json& question) {
      return letter_of(question["kind"].get<std::string>()) == letter;
    });
    if (count == 0) continue;
    if (!kinds.empty()) kinds += ' ';
    kinds += letter + std::to_string(count);
  }
  return kinds;
}

template <class Holds>
int count_questions(const Json& report, Holds holds) {
  const Json& questions = report["questions"];
  return static_cast<int>(std::count_if(questions.begin(), questions.end(), holds));
}

Json report_of(const char* path) {
  Session session;
  testing::import_shared(session, path);
  return session.survey(Json::object()).value();
}

Understood understood(const Json& report) {
  const auto is_there = [](const char* member) {
    return [member](const Json& question) {
      const Json& value = question[member];
      return !value.is_null() && !value.empty() && value != "";
    };
  };
  return {report["responses"].get<int>(),
          report["asked"].get<int>(),
          count_kinds(report["questions"]),
          count_questions(report, [](const Json& each) { return each["columns"].size() > 1; }),
          count_questions(report, is_there("group")),
          count_questions(report, is_there("points")),
          count_questions(report, [](const Json& each) { return !each["other_of"].is_null(); })};
}

bool is_absent(const char* path) {
  return (testing::is_packed(path) && !testing::kCanInflate) || testing::shared_bytes(path).empty();
}

TEST(SurveyQuestions, OfEverySharedFileAreUnderstoodAsTheyWere) {
  const std::pair<const char*, Understood> kFiles[] = {
      {"survey/bfi/bfi.csv", {2'800, 28, "S1 C26 N1", 0, 0, 0, 0}},
      {"survey/google_forms/2018-english-form-responses.tsv",
       {3'062, 41, "S20 M7 C4 N3 O6 U1", 0, 0, 0, 0}},
      {"survey/google_forms/2019-english-responses.csv",
       {1'838, 51, "S27 M12 C6 N3 O3", 0, 0, 0, 0}},
      {"survey/google_forms/2019-english-responses.xlsx",
       {1'838, 51, "S27 M12 C6 N3 O3", 0, 0, 0, 0}},
      {"survey/kobo/kobo-export-default.csv", {3, 4, "S1 M1 N1 O1", 1, 0, 0, 0}},
      {"survey/kobo/kobo-export-no-hxl.csv", {3, 4, "S1 M1 N1 O1", 1, 0, 0, 0}},
      {"survey/limesurvey/2016_uk_public_data.csv", {273, 66, "S54 C1 N3 O8", 0, 0, 29, 0}},
      {"survey/limesurvey/2017_nl_public_data.csv", {77, 37, "S47 M3 C5 N4 O1", 3, 29, 28, 0}},
      {"survey/limesurvey/2017_us_public_data.csv", {164, 48, "S63 M7 C2 N5 O4 R1", 8, 38, 39, 0}},
      {"survey/qualtrics/Better_Sample_Survey.csv", {10, 11, "S5 M5 C11 N12 O1", 5, 12, 0, 0}},
      {"survey/qualtrics/Multiple_Answer_MC_Questions.csv", {5, 5, "M5 O1", 5, 0, 0, 1}},
      {"survey/qualtrics/Multiple_Answer_MC_Questions_Insights.csv", {5, 5, "M5 O1", 5, 0, 0, 1}},
      {"survey/qualtrics/Notes_Survey.csv", {5, 3, "C3", 0, 0, 0, 0}},
      {"survey/qualtrics/Questions_with_Text_Entry_Components.csv",
       {15, 5, "M1 C11 O11", 1, 9, 0, 5}},
      {"survey/qualtrics/Sample_Survey.csv", {5, 11, "S5 M14 C13 N7 O1", 14, 12, 0, 0}},
      {"survey/qualtrics/Sample_Survey_Insights.csv", {5, 32, "M28 C31 N21 O28", 28, 48, 0, 0}},
      {"survey/qualtrics/Single_Answer_MC_Questions.csv", {5, 5, "C3 N2 O1", 0, 0, 0, 1}},
      {"survey/qualtrics/Single_Answer_MC_Questions_Insights.csv", {5, 5, "C3 N2 O1", 0, 0, 0, 1}},
      {"survey/qualtrics/Single_Answer_Matrix_Questions.csv", {5, 5, "C6 N9 O1", 0, 15, 0, 1}},
      {"survey/qualtrics/Single_Answer_Matrix_Questions_Insights.csv",
       {5, 5, "C6 N9 O1", 0, 15, 0, 1}},
      {"survey/qualtrics/Survey_Logic_EVERYWHERE.csv", {10, 5, "M1 C4", 1, 0, 0, 0}},
      {"survey/redcap/decimal-comma-data.csv", {4, 6, "N6", 0, 0, 0, 0}},
      {"survey/redcap/survey-data.csv", {2, 23, "S2 D1 U20", 0, 0, 0, 0}},
      {"survey/spss/electric.sav", {240, 13, "S5 N8", 0, 0, 0, 0}},
      {"survey/spss/iris.sav", {150, 5, "S1 N4", 0, 0, 0, 0}},
      {"survey/surveymonkey/SOUTH.csv", {2'528, 9, "S6 M1 N1 O1", 7, 0, 1, 0}},
      {"survey/surveymonkey/StarWars.csv", {1'186, 14, "S25 M1 R1", 2, 14, 14, 0}},
      {"survey/surveymonkey/comma-survey.csv", {1'129, 12, "S12", 0, 0, 2, 0}},
      {"survey/surveymonkey/masculinity-raw-responses.csv.gz", {1'615, 35, "S36 M9", 9, 11, 2, 0}},
      {"survey/surveymonkey/ospo-2018-results.csv", {748, 32, "S30 M13 O14", 12, 12, 7, 14}},
      {"survey/surveymonkey/ospo-2020-results.csv", {1'026, 47, "S51 M14 O20", 14, 23, 8, 17}},
      {"survey/surveymonkey/ospo-2024-raw-text.csv", {222, 47, "S160 M7 O29", 167, 141, 43, 27}},
      {"survey/surveymonkey/steak-risk-survey.csv", {550, 14, "S14", 0, 0, 0, 0}},
      {"survey/surveymonkey/thanksgiving-2015-poll-data.csv", {1'058, 23, "S19 M4 O7", 3, 0, 0, 7}},
      {"survey/typeform/new-coder-survey-2016-part1-excerpt.csv",
       {7, 21, "S7 M3 N4 O3 U7", 3, 0, 0, 3}},
  };
  for (const auto& [path, expected] : kFiles) {
    if (is_absent(path)) continue;
    EXPECT_EQ(understood(report_of(path)), expected) << path;
  }
  if (is_absent(kFiles[0].first)) GTEST_SKIP() << "the shared files are not there";
}

/// PROVENANCE.md: 936 of 1,186 had seen a film, they said; the others left these questions blank.
TEST(SurveyQuestions, AboutFilmsWereAskedOfThoseWhoSawOne) {
  constexpr const char* kPath = "survey/surveymonkey/StarWars.csv";
  if (is_absent(kPath)) GTEST_SKIP() << "the shared files are not there";
  const Json report = report_of(kPath);
  for (const Json& question : report["questions"]) {
    const bool is_about_films = question["column"] >= 2 && question["column"] <= 29;
    if (!is_about_films) continue;
    EXPECT_EQ(question["asked_by"], 1) << question["text"];
    EXPECT_EQ(question["asked"], 936) << question["text"];
    EXPECT_EQ(question["missing"]["not_asked"], 250) << question["text"];
  }
}

/// Nobody is lost: everybody answered, gave what the kind cannot use, or is missing for a reason.
TEST(SurveyQuestions, OfEverySharedFileHaveABaseThatLeavesNobodyOut) {
  std::size_t questions = 0;
  for (const std::string& path : testing::list_shared_files()) {
    if (!path.starts_with("survey/") || path.ends_with(".qsf")) continue;
    if (path.ends_with("dictionary.csv") || is_absent(path.c_str())) continue;
    const Json report = report_of(path.c_str());
    for (const Json& question : report["questions"]) {
      const int base = question["base"].get<int>();
      const int not_answered = question["not_answered"].get<int>();
      int missing = 0;
      for (const Json& count : question["missing"]) missing += count.get<int>();
      EXPECT_EQ(base + not_answered + question["unusable"].get<int>(), report["responses"])
          << path << question["column"];
      EXPECT_EQ(missing, not_answered) << path << question["column"];
      ++questions;
    }
  }
  if (questions == 0) GTEST_SKIP() << "the shared files are not there";
}

const Json& question_at(const Json& report, std::size_t column) {
  const Json& questions = report["questions"];
  return *std::find_if(questions.begin(), questions.end(),
                       [&](const Json& question) { return question["column"] == column; });
}

/// PROVENANCE.md: 14 questions, 835 ticked a film, 758 Episode V, which has the mean rank 2.5132;
/// 834 ranked all six; household income is blank for 328.
TEST(SurveyQuestions, OfTheSurveyAboutFilmsHaveThePublishedFigures) {
  constexpr const char* kPath = "survey/surveymonkey/StarWars.csv";
  if (is_absent(kPath)) GTEST_SKIP() << "the file is not there";
  const Json report = report_of(kPath);
  std::set<std::string> asked;
  for (const Json& question : report["questions"]) {
    const bool is_row = question["group"] != "";
    asked.insert(question[is_row ? "group" : "text"].get<std::string>());
  }
  EXPECT_EQ(asked.size(), 14U);
  const Json& seen = question_at(report, 3);
  EXPECT_EQ(seen["kind"], "multi_choice");
  EXPECT_EQ(seen["base"], 835);
  EXPECT_EQ(seen["answers"][4]["count"], 758);
  EXPECT_EQ(question_at(report, 35)["not_answered"], 328);
}

TEST(SurveyQuestions, OfTheSurveyAboutFilmsRankTheFilms) {
  constexpr const char* kPath = "survey/surveymonkey/StarWars.csv";
  if (is_absent(kPath)) GTEST_SKIP() << "the file is not there";
  const Table table = testing::shared_table(kPath);
  const std::vector<Question> questions = understand_questions(table, {}).questions;
  const auto ranking = std::find_if(questions.begin(), questions.end(), [](const Question& each) {
    return each.kind == QuestionKind::kRanking;
  });
  ASSERT_NE(ranking, questions.end());
  std::size_t complete = 0;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    bool is_complete = true;
    for (std::size_t item = 0; item < 6; ++item) {
      is_complete = is_complete && rank_at(table, *ranking, item, row).has_value();
    }
    complete += is_complete ? 1 : 0;
  }
  EXPECT_EQ(complete, 834U);
  double sum = 0;
  double ranked = 0;
  for (const std::uint32_t rank : read_ranks(table, *ranking, 4)) {
    sum += rank;
    ranked += rank > 0 ? 1 : 0;
  }
  EXPECT_NEAR(sum / ranked, 2.5132, 0.00005);
}

/// PROVENANCE.md: 731 NA cells, single choices spread over columns, and multiple choices whose
/// cells are Yes, No or empty where they were not shown. FORMATS.md 6.5: 24 of 164 people were
/// never shown tool4can.
TEST(SurveyQuestions, HaveTheMissingAnswersThatWereMeasured) {
  constexpr const char* kInventory = "survey/bfi/bfi.csv";
  constexpr const char* kEngineers = "survey/limesurvey/2017_us_public_data.csv";
  constexpr const char* kSouth = "survey/surveymonkey/SOUTH.csv";
  if (is_absent(kInventory)) GTEST_SKIP() << "the files are not there";
  int missing = 0;
  const Json inventory = report_of(kInventory);
  for (const Json& question : inventory["questions"]) {
    missing += question["missing"]["skipped"].get<int>();
  }
  EXPECT_EQ(missing, 731);
  const Json engineers = report_of(kEngineers);
  const Json& languages = question_at(engineers, 200);
  EXPECT_EQ(languages["columns"].size(), 36U);
  EXPECT_EQ(languages["not_answered"], 24);
  const Json south = report_of(kSouth);
  for (const Json& question : south["questions"]) {
    const std::string text = question["text"];
    if (text != "Gender" && text != "Age") continue;
    EXPECT_EQ(question["kind"], "single_choice") << text;
    EXPECT_GT(question["columns"].size(), 1U) << text;
  }
}

}  // namespace
}  // namespace sonder
