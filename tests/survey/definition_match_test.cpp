#include "survey/definition_match.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/definitions.h"
#include "support/real_files.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

using testing::must_define;
using testing::shared_bytes;
using testing::table_from;
using testing::table_of_bytes;

using Texts = std::vector<std::string>;

/// A definition and the table that it is joined to.
struct Joined {
  SurveyDefinition definition;
  Table table;
  JoinedDefinition join;

  Joined(SurveyDefinition defined, Table read)
      : definition(std::move(defined)), table(std::move(read)) {
    join = {&definition, "market.def", match_definition(definition, table)};
  }
  Joined(const Joined&) = delete;
  Joined& operator=(const Joined&) = delete;

  std::vector<Question> questions(const std::vector<QuestionChoice>& choices = {}) const {
    return understand_questions(table, choices, &join).questions;
  }
  SurveyReport report() const {
    return report_survey(table, understand_questions(table, {}, &join),
                         {.selected = Bitset(table.row_count, true)}, {})
        .value();
  }
};

/// "question.part" or "question.part:option" of each column, "" where it is not known, with "+" for
/// what was written beside.
Texts places_of(const DefinitionMatch& match) {
  Texts places;
  for (const auto& place : match.columns) {
    std::string text;
    if (place) {
      text = std::to_string(place->question) + "." + std::to_string(place->part);
      if (place->option) text += ":" + std::to_string(*place->option);
      if (place->is_text) text += "+";
    }
    places.push_back(text);
  }
  return places;
}

Texts counts_of(const QuestionReport& report) {
  Texts counts;
  for (const AnswerCount& answer : report.answers) {
    counts.push_back(answer.label + ": " + std::to_string(answer.count));
  }
  return counts;
}

constexpr const char* kQualtricsCsv =
    "ResponseId,taste,bought_1,bought_2,bought_3,bought_3_TEXT,stalls_1,stalls_2,why\n"
    "Response ID,Best?,B - Apple,B - Pear,B - Plum,B - Plum - Text,S - North,S - South,Why?\n"
    R"("{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2_1""}",)"
    R"("{""ImportId"":""QID2_2""}","{""ImportId"":""QID2_3""}","{""ImportId"":""QID2_3_TEXT""}",)"
    R"("{""ImportId"":""QID3_1""}","{""ImportId"":""QID3_2""}","{""ImportId"":""QID4_TEXT""}")"
    "\n"
    "R_1,10,1,,1,greengage,1,2,it is close\n"
    "R_2,12,,1,,,2,2,\n"
    "R_3,12,,,,,2,,habit\n"
    "R_4,10,1,,,,1,1,cheap\n";

TEST(MatchDefinition, FindsQualtricsColumnsByImportId) {
  const Joined joined(must_define(testing::a_qualtrics()), table_from(kQualtricsCsv));
  EXPECT_EQ(places_of(joined.join.match),
            (Texts{"", "0.0", "1.0:0", "1.0:1", "1.0:2", "1.0:2+", "2.0", "2.1", "3.0"}));
  EXPECT_EQ(joined.join.match.questions_found, 4U);
  EXPECT_EQ(joined.join.match.columns_found, 8U);
  EXPECT_TRUE(joined.join.match.by_import_id);
}

TEST(MatchDefinition, GivesColumnsOfOneTagToRowsInTheOrderOfTheForm) {
  std::string text = testing::a_qualtrics();
  const std::string tags = R"({"1":"north","2":"south"})";
  text.replace(text.find(tags), tags.size(), R"({"1":"stall","2":"stall"})");
  const Joined joined(must_define(text),
                      table_from("V1,taste,stall,stall,stall\nResponseID,a,b,c,d\n1,2,3,4,5\n"));
  EXPECT_EQ(places_of(joined.join.match), (Texts{"", "0.0", "2.0", "2.1", ""}));
}

TEST(MatchDefinition, FindsLimeSurveyCodesWithAndWithoutTexts) {
  const SurveyDefinition definition = must_define(testing::a_limesurvey());
  for (const char* head :
       {"id,age,often,often[other],fruit[SQ001],fruit[SQ002],stalls[SQ001],stalls[SQ002],order[1],"
        "order[2]\n1,2,3,4,5,6,7,8,9,0\n",
        "id. Response,age. Ile lat?,often. Jak?,often[other]. Jak? [Inne],fruit[SQ001]. Które? [S],"
        "fruit[SQ002]. Które? [G],stalls[SQ001]. S [P],stalls[SQ002]. S [P],order[1]. Kol [1],"
        "order[2]. Kol [2]\n1,2,3,4,5,6,7,8,9,0\n",
        "Response ID,Ile lat?,Jak często?,Jak często? [other],Które owoce? [Śliwki],"
        "Które owoce? [Gruszki],Stoiska [Północ],Stoiska [Południe],order_Rank 1,order_Rank 2\n"
        "1,2,3,4,5,6,7,8,9,0\n"}) {
    EXPECT_EQ(places_of(match_definition(definition, table_from(head))),
              (Texts{"", "0.0", "1.0", "1.0+", "2.0:0", "2.0:1", "3.0", "3.1", "4.0", "4.1"}))
        << head;
  }
}

TEST(MatchDefinition, FindsXlsFormNamesInGroups) {
  const SurveyDefinition definition = *read_xlsform(testing::an_xlsform()).value();
  for (const char* head :
       {"best,bought,bought/apple,bought/plum,end/why,_id\n1,2,3,4,5,6\n",
        "x/best,x/bought,x/bought/apple,x/bought/plum,end-why,_id\n1,2,3,4,5,6\n",
        "Co najbardziej?,Co kupione?,Co kupione?/Jabłko,Co kupione?/Śliwka,"
        "Koniec/Czemu?,_id\n1,2,3,4,5,6\n"}) {
    EXPECT_EQ(places_of(match_definition(definition, table_from(head))),
              (Texts{"0.0", "1.0", "1.0:0", "1.0:1", "3.0", ""}))
        << head;
  }
}

TEST(MatchDefinition, FindsTheFlattenedNamesOfSurveyJs) {
  const SurveyDefinition definition = must_define(testing::a_surveyjs());
  const Table table =
      table_from("id,best,best-Comment,bought,stars,stalls.n,stalls.s,remark\n1,2,3,4,5,6,7,8\n");
  EXPECT_EQ(places_of(match_definition(definition, table)),
            (Texts{"", "0.0", "0.0+", "1.0", "2.0", "3.0", "3.1", "5.0"}));
}

TEST(MatchDefinition, FindsTheTextBesideOtherInSpiteOfAnOptionOfThatName) {
  const SurveyDefinition definition = *read_xlsform(testing::an_xlsform()).value();
  const auto places = [&](const char* head) {
    return places_of(match_definition(definition, table_from(head)));
  };
  EXPECT_EQ(places("bought,bought_other\napple,fig\n"), (Texts{"1.0", "1.0+"}));
  EXPECT_EQ(places("bought,bought/apple,bought/other,bought_other\nx,1,0,y\n"),
            (Texts{"1.0", "1.0:0", "1.0:2", "1.0+"}));
  EXPECT_EQ(places("bought_other,bought/other,bought\ny,1,other\n"),
            (Texts{"1.0+", "1.0:2", "1.0"}));
}

TEST(MatchDefinition, FindsTextsBesideRowsAndNoOrdersTimersOrGroups) {
  const DefinitionMatch match = match_definition(
      must_define(testing::a_qualtrics()),
      table_from("stalls_2,stalls_2_TEXT,taste_DO,bought_DO_1,taste_NPS_GROUP,why_First Click,"
                 "taste_TEXT\n1,bad,1|2,1,Promoter,3.5,mango\n"));
  EXPECT_EQ(places_of(match), (Texts{"2.1", "2.1+", "", "", "", "", "0.0+"}));
}

TEST(MatchDefinition, FindsTheColumnsOfLoops) {
  const SurveyDefinition definition = must_define(testing::a_qualtrics());
  const auto places = [&](const std::string& head) {
    const DefinitionMatch match = match_definition(definition, table_from(head));
    Texts texts = places_of(match);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (match.columns[i] && match.columns[i]->loop > 0) {
        texts[i] += " in " + std::to_string(match.columns[i]->loop);
      }
    }
    return texts;
  };
  EXPECT_EQ(
      places("1_taste,2_taste,taste,12_bought_1,12_bought_3_TEXT,2_stalls_2,0_why,x_why,_why\n"
             "10,10,10,1,fig,1,a,b,c\n"),
      (Texts{"0.0 in 1", "0.0 in 2", "0.0", "1.0:0 in 12", "1.0:2+ in 12", "2.1 in 2", "", "",
             ""}));
  EXPECT_EQ(places("ResponseId,1_Q1,2_Q1,2_Q2_3_TEXT\nResponse ID,Which do you like best?,"
                   "Which do you like best?,Which did you buy? - Plum - Text\n"
                   R"("{""ImportId"":""_recordId""}","{""ImportId"":""1_QID1""}",)"
                   R"("{""ImportId"":""2_QID1""}","{""ImportId"":""2_QID2_3_TEXT""}")"
                   "\nR_1,10,11,fig\n"),
            (Texts{"", "0.0 in 1", "0.0 in 2", "1.0:2+ in 2"}));
}

TEST(UnderstandQuestions, MakesAQuestionOfEachPassThroughALoop) {
  const Joined joined(must_define(testing::a_qualtrics()),
                      table_from("1_taste,2_taste,1_bought_1,1_bought_2,2_bought_1,2_bought_2\n"
                                 "10,1,1,,1,1\n11,2,,1,,1\n"));
  const SurveyReport report = joined.report();
  ASSERT_EQ(report.questions.size(), 4U);
  EXPECT_EQ(report.questions[0].question.text, "Which do you like best? - Loop 1");
  EXPECT_EQ(report.questions[1].question.text, "Which do you like best? - Loop 2");
  EXPECT_EQ(counts_of(report.questions[2]), (Texts{"Apple: 1", "Pear: 1", "Plum: 0"}));
  EXPECT_EQ(counts_of(report.questions[3]), (Texts{"Apple: 1", "Pear: 2", "Plum: 0"}));
}

/// A response to a survey with these tags and wordings, whose questions are QID1 and QID4.
std::string two_answers(const std::string& tags, const std::string& wordings) {
  return "ResponseId," + tags + "\nResponse ID," + wordings + "\n" +
         R"("{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID4""}")" +
         "\nR_1,10,far\n";
}

TEST(MatchDefinition, KnowsTheQuestionsOfAnotherSurveyByTheirWordings) {
  std::string text = testing::a_qualtrics();
  for (const auto& [own, common] : {std::pair("\"taste\"", "\"Q1\""), {"\"why\"", "\"Q4\""}}) {
    text.replace(text.find(own), std::string_view(own).size(), common);
  }
  const SurveyDefinition definition = must_define(text);
  const auto found = [&](const std::string& tags, const std::string& wordings) {
    return match_definition(definition, table_from(two_answers(tags, wordings))).questions_found;
  };
  EXPECT_EQ(found("Q1,Q4", "Which do you like best?,Why?"), 2U);
  EXPECT_EQ(found("Q1,Q4", "Which  do you <i>like</i> best? - Selected Choice,Why?"), 2U);
  EXPECT_EQ(found("Q1,Q4", "Which do...,How old are you?"), 2U);
  EXPECT_EQ(found("Q1,Q4", "Where do you live?,How old are you?"), 0U);
  EXPECT_EQ(match_definition(must_define(testing::a_qualtrics()),
                             table_from(two_answers("taste,why", "Best?,Reason?")))
                .questions_found,
            2U);
}

TEST(MatchDefinition, StaysQuickWhereAllNamesAreAlike) {
  std::string many = R"({"elements":[{"type":"text","name":"q"})";
  for (int i = 1; i < 50'000; ++i) many += R"(,{"type":"text","name":"q"})";
  std::string head = "q";
  std::string row = "1";
  for (int i = 1; i < 5'000; ++i) {
    head += ",q";
    row += ",1";
  }
  const auto match =
      match_definition(must_define(many + "]}"), table_from(head + "\n" + row + "\n"));
  EXPECT_EQ(match.columns_found, 64U);
}

TEST(IsMatch, AsksHalfTheQuestionsOfASurveyAndMostOfAnythingElse) {
  SurveyDefinition definition;
  definition.questions.resize(5);
  DefinitionMatch match;
  for (const auto& [found, of_survey, of_other] :
       {std::tuple(0, false, false), {2, false, false}, {3, true, false}, {4, true, true}}) {
    match.questions_found = static_cast<std::size_t>(found);
    EXPECT_EQ(is_match(match, definition, true), of_survey) << found;
    EXPECT_EQ(is_match(match, definition, false), of_other) << found;
  }
}

TEST(UnderstandQuestions, TakesWordingTypeAndOptionsFromTheDefinition) {
  const Joined joined(must_define(testing::a_qualtrics()), table_from(kQualtricsCsv));
  const SurveyReport report = joined.report();
  Texts texts;
  for (const QuestionReport& each : report.questions) texts.push_back(each.question.text);
  EXPECT_EQ(texts, (Texts{"Which do you like best?", "Which did you buy?",
                          "Which did you buy? - Plum - Text", "How were the stalls? - North",
                          "How were the stalls? - South", "Why?"}));
  // Nobody chose a pear; the options come in the order of the form.
  EXPECT_EQ(counts_of(report.questions[0]), (Texts{"Plum: 2", "Apple: 2", "Pear: 0"}));
  EXPECT_EQ(report.questions[0].question.evidence,
            (Texts{"Wording, type and options from the Qualtrics definition market.def.",
                   "Its codes stand in 4 of 4 answers."}));
  EXPECT_EQ(counts_of(report.questions[3]), (Texts{"Bad: 2", "Good: 2"}));
  EXPECT_EQ(report.questions[5].question.kind, QuestionKind::kOpenText);
}

TEST(UnderstandQuestions, MakesOneQuestionOfTheColumnsOfItsOptions) {
  const Joined joined(must_define(testing::a_qualtrics()), table_from(kQualtricsCsv));
  const SurveyReport report = joined.report();
  const QuestionReport& bought = report.questions[1];
  EXPECT_EQ(bought.question.kind, QuestionKind::kMultiChoice);
  EXPECT_TRUE(bought.question.has_condition);
  EXPECT_EQ(bought.question.column, 2U);
  EXPECT_EQ(bought.base, 3U);
  EXPECT_EQ(bought.not_answered, 1U);
  EXPECT_EQ(counts_of(bought), (Texts{"Apple: 2", "Pear: 1", "Plum: 1"}));
  EXPECT_EQ(answer_at(joined.table, bought.question, 0), "Apple; Plum");
  EXPECT_EQ(answer_at(joined.table, report.questions[0].question, 1), "Plum");
  EXPECT_EQ(answer_at(joined.table, report.questions[4].question, 2), "");
}

TEST(UnderstandQuestions, LetsAPersonsChoiceWinOverTheDefinition) {
  const Joined joined(must_define(testing::a_qualtrics()), table_from(kQualtricsCsv));
  const auto questions =
      joined.questions({{1, QuestionKind::kScale}, {2, QuestionKind::kSingleChoice}});
  EXPECT_EQ(questions[1].kind, QuestionKind::kScale);
  EXPECT_EQ(questions[1].evidence.front(), "You chose this kind.");
  EXPECT_EQ(questions[2].kind, QuestionKind::kSingleChoice);
  EXPECT_TRUE(questions[2].option_columns.empty());
  EXPECT_EQ(questions[3].column, 3U);
  EXPECT_FALSE(questions[3].option_columns[0].has_value());
}

TEST(UnderstandQuestions, LetsTheAnswersDecideWhereTheyAreNotTheOptions) {
  const Joined joined(
      must_define(testing::a_qualtrics()),
      table_from("ResponseId,taste,why\nR,Best?,Why?\n"
                 R"("{'ImportId': 'a'}","{'ImportId': 'QID1'}","{'ImportId': 'QID4-TEXT'}")"
                 "\n1,fig,x\n2,fig,y\n3,10,z\n"));
  const auto questions = joined.questions();
  EXPECT_EQ(questions[1].text, "Which do you like best?");
  EXPECT_TRUE(questions[1].codes.empty());
  EXPECT_EQ(questions[1].evidence.back(),
            "Only 1 of 3 answers are options of the Qualtrics definition market.def, from which "
            "the wording is.");
}

TEST(UnderstandQuestions, KeepsPersonalTextsOutOfTheTables) {
  const Joined joined(must_define(testing::a_qualtrics()),
                      table_from("taste,why\n10,a@example.com\n11,b@example.com\n"));
  EXPECT_EQ(joined.questions()[1].kind, QuestionKind::kContact);
}

TEST(UnderstandQuestions, ReadsSeveralCodesOfOneCell) {
  const Joined joined(*read_xlsform(testing::an_xlsform()).value(),
                      table_from("best,bought,stars\napple,apple plum,3\nplum,plum other,5\n"));
  const SurveyReport report = joined.report();
  EXPECT_EQ(counts_of(report.questions[0]), (Texts{"Jabłko: 1", "Śliwka: 1"}));
  EXPECT_EQ(counts_of(report.questions[1]), (Texts{"Jabłko: 1", "Śliwka: 2", "Other: 1"}));
  EXPECT_EQ(answer_at(joined.table, report.questions[1].question, 1), "Śliwka; Other");
  EXPECT_EQ(counts_of(report.questions[2]), (Texts{"1: 0", "2: 0", "3: 1", "4: 0", "5: 1"}));
}

TEST(UnderstandQuestions, LeavesAJoinedCellToTheColumnsOfItsOptions) {
  const Joined joined(
      *read_xlsform(testing::an_xlsform()).value(),
      table_from("bought,bought/apple,bought/plum\napple,1,0\n,0,0\nplum,0,1\n,,\n"));
  const SurveyReport report = joined.report();
  ASSERT_EQ(report.questions.size(), 1U);
  EXPECT_EQ(report.questions[0].base, 3U);
  EXPECT_EQ(counts_of(report.questions[0]), (Texts{"Jabłko: 1", "Śliwka: 1", "Other: 0"}));
}

TEST(UnderstandQuestions, ReadsLimeSurveyTicksOfThoseWhoWereAsked) {
  const Joined joined(must_define(testing::a_limesurvey()),
                      table_from("id,often,fruit[SQ001],fruit[SQ002]\n1,AO01,Y,\n2,AO02,Yes,No\n"
                                 "3,-oth-,N/A,N/A\n4,AO01,,\n"));
  const SurveyReport report = joined.report();
  EXPECT_EQ(counts_of(report.questions[0]), (Texts{"Rzadko: 1", "Często: 2", "Other: 1"}));
  EXPECT_EQ(report.questions[1].base, 2U);
  EXPECT_EQ(counts_of(report.questions[1]), (Texts{"Śliwki: 2", "Gruszki: 0"}));
}

// Real Qualtrics surveys. Questions and columns were counted with python3 in the files: those of
// the blocks other than the trash, and columns whose tag or ImportId is one of theirs.

struct RealPair {
  const char* definition;
  const char* responses;
  std::size_t questions;
  std::size_t found;
  std::size_t columns;
};

class RealDefinitions : public ::testing::TestWithParam<RealPair> {};

TEST_P(RealDefinitions, FindTheColumnsOfTheirResponses) {
  const std::string folder = "survey/qualtrics/";
  const RealPair& pair = GetParam();
  const std::string text = shared_bytes(folder + pair.definition);
  if (text.empty()) GTEST_SKIP() << "the shared data are not here";
  const SurveyDefinition definition = must_define(text);
  EXPECT_EQ(definition.questions.size(), pair.questions);
  const Table table = table_of_bytes(shared_bytes(folder + pair.responses));
  const DefinitionMatch match = match_definition(definition, table);
  EXPECT_EQ(match.questions_found, pair.found);
  EXPECT_EQ(match.columns_found, pair.columns);
}

INSTANTIATE_TEST_SUITE_P(
    Qualtrics, RealDefinitions,
    ::testing::Values(
        RealPair{"Better_Sample_Survey.qsf", "Better_Sample_Survey.csv", 11, 10, 42},
        RealPair{"Better_Sample_Survey.qsf", "Sample_Survey.csv", 11, 11, 60},
        RealPair{"Multiple_Answer_MC_Questions.qsf", "Multiple_Answer_MC_Questions.csv", 5, 5, 22},
        RealPair{"Multiple_Answer_MC_Questions.qsf", "Multiple_Answer_MC_Questions_Insights.csv", 5,
                 5, 22},
        RealPair{"Questions_with_Text_Entry_Components.qsf",
                 "Questions_with_Text_Entry_Components.csv", 5, 5, 26},
        RealPair{"Single_Answer_MC_Questions.qsf", "Single_Answer_MC_Questions.csv", 5, 5, 6},
        RealPair{"Single_Answer_MC_Questions.qsf", "Single_Answer_MC_Questions_Insights.csv", 5, 5,
                 6},
        RealPair{"Single_Answer_Matrix_Questions.qsf", "Single_Answer_Matrix_Questions.csv", 5, 5,
                 16},
        RealPair{"Single_Answer_Matrix_Questions.qsf",
                 "Single_Answer_Matrix_Questions_Insights.csv", 5, 5, 16}));

}  // namespace
}  // namespace sonder
