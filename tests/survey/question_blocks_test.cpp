#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"
#include "survey/question.h"
#include "survey/survey_report.h"

// Questions whose answers stand in several columns, recognised without a definition. All files are
// invented; their headings are as the named tools write them.

namespace sonder {
namespace {

using testing::table_from;
using Texts = std::vector<std::string>;
using Columns = std::vector<std::optional<std::size_t>>;

std::vector<Question> understand(const Table& table,
                                 const std::vector<QuestionChoice>& choices = {}) {
  return understand_questions(table, choices).questions;
}

std::string repeat(const std::string& lines, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += lines;
  return text;
}

std::uint64_t count_of(const Table& table, std::size_t question, std::size_t option) {
  const Questionnaire questionnaire = understand_questions(table, {});
  const auto report = report_survey(table, questionnaire,
                                    {.selected = Bitset(table.row_count, true)}, SurveyOptions{});
  const std::size_t column = questionnaire.questions.at(question).column;
  for (const QuestionReport& each : report.value().questions) {
    if (each.question.column == column) return each.answers.at(option).count;
  }
  return 0;
}

/// Two header rows, as SurveyMonkey writes them; each option's cells hold the option.
Table two_row_table(const std::string& question, const std::string& rows) {
  return table_from("Respondent ID," + question + ",,,Comments\n,Tea,Coffee,Water,Response\n" +
                    rows);
}

const char* const kTicks = "1,Tea,Coffee,,\n2,,Coffee,,good\n3,,,Water,\n4,Tea,,,\n";

TEST(QuestionBlocks, OfOptionsThatHoldThemselvesAreAMultipleChoice) {
  const Table table = two_row_table("What do you drink?", repeat(kTicks, 5));
  const std::vector<Question> questions = understand(table);
  ASSERT_EQ(questions.size(), 3U);
  EXPECT_EQ(questions[1].text, "What do you drink?");
  EXPECT_EQ(questions[1].kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(questions[1].options, (Texts{"Tea", "Coffee", "Water"}));
  EXPECT_EQ(questions[1].option_columns, (Columns{1, 2, 3}));
  EXPECT_EQ(questions[1].evidence.back(), "5 of 20 responses tick two or more.");
  EXPECT_EQ(questions[2].text, "Comments");
  EXPECT_EQ(answer_at(table, questions[1], 0), "Tea; Coffee");
}

TEST(QuestionBlocks, OfWhichNobodyEverTicksTwoAreASingleChoice) {
  const Table table =
      two_row_table("What do you drink most?", repeat("1,Tea,,,\n2,,Coffee,,\n3,,,Water,\n", 4));
  const Question question = understand(table).at(1);
  EXPECT_EQ(question.kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(question.option_columns, (Columns{1, 2, 3}));
  EXPECT_EQ(question.evidence.back(), "None of 12 responses ticks two.");
  EXPECT_EQ(answer_at(table, question, 2), "Water");
  EXPECT_EQ(count_of(table, 1, 0), 4U);
}

TEST(QuestionBlocks, StayAMultipleChoiceWhereTheWordingOrTooFewResponsesLeaveItOpen) {
  const std::string rows = "1,Tea,,,\n2,,Coffee,,\n3,,,Water,\n";
  const Question stated =
      understand(two_row_table("Drinks? Select all that apply.", repeat(rows, 9))).at(1);
  EXPECT_EQ(stated.kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(stated.evidence.back(), "The wording says that several may be chosen.");
  const Question few = understand(two_row_table("Your drink?", repeat(rows, 3))).at(1);
  EXPECT_EQ(few.kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(few.evidence.back(), "Nobody of 9 responses ticks two, which is too few to tell.");
}

TEST(QuestionBlocks, OfWhichTheWordingSaysThatOneMayBeTickedAreASingleChoice) {
  const std::string rows = "1,Tea,,,\n2,,Coffee,,\n3,,,Water,\n";
  const Question one = understand(two_row_table("Your drink? (select one)", rows)).at(1);
  EXPECT_EQ(one.kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(one.evidence.back(), "The wording says that one may be chosen, and nobody ticks two.");
  const Question two = understand(two_row_table("Your drink? (select one)", rows + kTicks)).at(1);
  EXPECT_EQ(two.kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(two.evidence.back(), "1 of 7 responses tick two or more.");
}

TEST(QuestionBlocks, EndWithWhatWasWrittenWhenSomebodyAddedAColumn) {
  const std::vector<Question> questions =
      understand(table_from("Respondent ID,Which tools?,,,,Comments\n"
                            ",Git,Svn,Other (please specify),Recode,Response\n" +
                            repeat("1,Git,Svn,,,\n2,Git,,cvs,Old,\n3,,Svn,by mail,None,ok\n", 3)));
  ASSERT_EQ(questions.size(), 5U);
  EXPECT_EQ(questions[1].kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(questions[1].option_columns, (Columns{1, 2, 3}));
  EXPECT_EQ(questions[2].other_of, 1U);
  EXPECT_EQ(questions[3].column, 4U);
  EXPECT_TRUE(questions[3].option_columns.empty());
  EXPECT_TRUE(questions[3].continues);
  EXPECT_EQ(count_asked(questions), 2U) << "the tools and the comments";
}

TEST(QuestionBlocks, OfBoxesToWriteIntoAreOneQuestionAsked) {
  const std::vector<Question> questions =
      understand(table_from("Respondent ID,Which examples?,,Why?\n,Example 1,Example 2,Response\n" +
                            repeat("1,the shop,,so\n2,a park,my street,\n3,,,no idea\n", 3)));
  ASSERT_EQ(questions.size(), 4U);
  EXPECT_FALSE(questions[1].continues);
  EXPECT_TRUE(questions[2].continues);
  EXPECT_FALSE(questions[3].continues);
  EXPECT_EQ(count_asked(questions), 2U);
}

TEST(QuestionBlocks, AreCountedAsTheFormAsks) {
  const std::vector<Question> questions = understand(table_from(
      "Respondent ID,How often?,,,,,Why?,\n"
      ",Read - Never,Read - Often,Write - Never,Write - Often,Other (please specify),Response,\n" +
      repeat("1,Never,,,Often,,so,\n2,,Often,Never,,swim,x,\n", 6)));
  ASSERT_EQ(questions.size(), 5U) << "the id, two rows, their text and the reason";
  EXPECT_EQ(questions[3].other_of, 1U) << "the first row of the matrix";
  EXPECT_FALSE(questions[1].other_column.has_value() && questions[2].other_column.has_value());
  EXPECT_EQ(count_asked(questions), 2U);
}

TEST(QuestionBlocks, OfQualtricsKeepWhatWasWrittenBesideARowApart) {
  for (const bool is_old : {false, true}) {
    const std::string text = is_old ? "Rate-Tea" : "Rate-Tea-TEXT";
    const Table table = table_from(
        "ResponseId,five_tea,five_tea_TEXT,five_milk\n"
        "Response ID,Rate-Tea," +
        text +
        ",Rate-Milk\n"
        "{\"ImportId\":\"_id\"},{\"ImportId\":\"QID1_1\"},"
        "{\"ImportId\":\"QID1_1_TEXT\"},{\"ImportId\":\"QID1_2\"}\n"
        "1,4,green,2\n2,5,black,5\n3,1,none at all,4\n4,2,any,3\n");
    const std::vector<Question> questions = understand(table);
    ASSERT_EQ(questions.size(), 4U);
    EXPECT_EQ(questions[1].group, "Rate") << is_old;
    EXPECT_EQ(questions[3].group, "Rate") << is_old;
    EXPECT_EQ(questions[2].other_of, 1U) << is_old;
    EXPECT_EQ(questions[2].kind, QuestionKind::kOpenText) << is_old;
  }
}

TEST(QuestionBlocks, KeepOutOfASingleChoiceWhatIsNoAnswer) {
  const Table table = table_from(
      "Respondent ID,How often?,,,,Comments\n,Never,Sometimes,Always,Don't know,Response\n" +
      repeat("1,Never,,,,\n2,,Sometimes,,,\n3,,,Always,,\n4,,,,Don't know,ok\n", 3));
  const Question question = understand(table).at(1);
  EXPECT_EQ(question.options, (Texts{"Never", "Sometimes", "Always"}));
  EXPECT_EQ(question.points, (std::vector<std::int64_t>{1, 2, 3}));
  EXPECT_EQ(question.missing_columns, (std::vector<std::size_t>{4}));
}

TEST(QuestionBlocks, OfRowsWithOptionsAreAChoicePerRow) {
  const Table table = table_from(
      "Respondent ID,How often do you,,,,Comments\n"
      ",Read - Never,Read - Often,Write - Never,Write - Often,Response\n" +
      repeat("1,Never,,,Often,\n2,,Often,Never,,x\n", 6));
  const std::vector<Question> questions = understand(table);
  ASSERT_EQ(questions.size(), 4U);
  EXPECT_EQ(questions[1].group, "How often do you");
  EXPECT_EQ(questions[1].item, "Read");
  EXPECT_EQ(questions[1].kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(questions[2].item, "Write");
  EXPECT_EQ(questions[2].options, (Texts{"Never", "Often"}));
  EXPECT_EQ(questions[2].option_columns, (Columns{3, 4}));
}

TEST(QuestionBlocks, OfLimeSurveyHoldYesAndNo) {
  const Table table = table_from(
      "id,drink[SQ001]. What do you drink? [Tea],drink[SQ002]. What do you drink? [Coffee],"
      "drink[other]. What do you drink? [Other]\n1,Yes,No,\n2,No,No,mate\n3,Yes,Yes,\n4,,,\n");
  const std::vector<Question> questions = understand(table);
  ASSERT_EQ(questions.size(), 3U);
  EXPECT_EQ(questions[1].kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(questions[1].text, "What do you drink?");
  EXPECT_EQ(questions[1].options, (Texts{"Tea", "Coffee", "Other"}));
  EXPECT_EQ(questions[2].other_of, 1U);
  EXPECT_EQ(count_of(table, 1, 0), 2U);
  EXPECT_EQ(count_of(table, 1, 2), 1U);
}

TEST(QuestionBlocks, UnderASlashNeedAColumnThatJoinsThem) {
  const std::string rows = "a b,1,1\nb,0,1\na,1,0\n";
  const std::vector<Question> joined = understand(table_from("q,q/a,q/b\n" + rows));
  ASSERT_EQ(joined.size(), 1U);
  EXPECT_EQ(joined[0].kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(joined[0].options, (Texts{"a", "b"}));
  EXPECT_EQ(joined[0].option_columns, (Columns{1, 2}));
  const std::vector<Question> alone = understand(table_from("p,q/a,q/b\n" + rows));
  ASSERT_EQ(alone.size(), 3U);
  EXPECT_EQ(alone[1].kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(alone[1].evidence.back(),
            "Its heading may name a group or a question and its option; no column joins such "
            "options.");
  const std::vector<Question> contradicted =
      understand(table_from("q,q/a,q/b\nb,1,0\nb,1,0\na,0,1\n"));
  EXPECT_EQ(contradicted.size(), 3U);
}

TEST(QuestionBlocks, OfRedcapAndOfNumberedNamesAreOptionsWithTheirCodes) {
  const std::vector<Question> redcap =
      understand(table_from("record_id,race___1,race___2\n1,1,0\n2,0,1\n3,1,1\n"));
  ASSERT_EQ(redcap.size(), 2U);
  EXPECT_EQ(redcap[1].text, "race");
  EXPECT_EQ(redcap[1].options, (Texts{"1", "2"}));
  const std::vector<Question> named = understand(
      table_from("id,q4_1,q4_2\n1,Radio,Not selected\n2,Not selected,Posters\n3,Radio,Posters\n"));
  ASSERT_EQ(named.size(), 2U);
  EXPECT_EQ(named[1].options, (Texts{"Radio", "Posters"}));
}

TEST(QuestionBlocks, OfQualtricsTakeOptionsFromTheTextBelowTheTags) {
  const Table table = table_from(
      "ResponseId,Q2_1,Q2_2,Q3\nResponse ID,Which fruit? - Kiwi,Which fruit? - Fig,Why?\n"
      "{\"ImportId\":\"_recordId\"},{\"ImportId\":\"QID2_1\"},{\"ImportId\":\"QID2_2\"},"
      "{\"ImportId\":\"QID3_TEXT\"}\nR_1,1,,so\nR_2,,1,no\nR_3,1,1,\n");
  const std::vector<Question> questions = understand(table);
  ASSERT_EQ(questions.size(), 3U);
  EXPECT_EQ(questions[1].text, "Which fruit?");
  EXPECT_EQ(questions[1].options, (Texts{"Kiwi", "Fig"}));
}

TEST(QuestionBlocks, OfTypeformAreHeadedByTheOptionsAlone) {
  const Table table = table_from(
      "#,Where do you learn?,Books,Videos,Other,How long?\n"
      "a,x,Books,,,3\nb,y,,Videos,friends,4\nc,x,Books,Videos,,3\n");
  const std::vector<Question> questions = understand(table);
  ASSERT_EQ(questions.size(), 5U);
  EXPECT_EQ(questions[2].kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(questions[2].options, (Texts{"Books", "Videos", "Other"}));
  EXPECT_EQ(questions[2].other_column, 4U);
  EXPECT_EQ(questions[3].column, 4U);
  EXPECT_EQ(questions[3].other_of, 2U);
}

TEST(QuestionBlocks, AnsweredFromOneListAreRowsOfAMatrix) {
  const Table table = table_from(
      "Timestamp,Please rate [Price],Please rate [Taste],Age\n"
      "2024-03-01 10:00:00,Disagree,Agree,30\n2024-03-01 10:01:00,Strongly agree,Agree,41\n"
      "2024-03-01 10:02:00,Neutral,Disagree,30\n2024-03-01 10:03:00,Agree,Agree,29\n"
      "2024-03-01 10:04:00,Disagree,Neutral,29\n2024-03-01 10:05:00,Agree,Agree,41\n");
  const std::vector<Question> questions = understand(table);
  ASSERT_EQ(questions.size(), 4U);
  for (const std::size_t row : {1U, 2U}) {
    EXPECT_EQ(questions[row].kind, QuestionKind::kSingleChoice);
    EXPECT_EQ(questions[row].group, "Please rate");
    EXPECT_EQ(questions[row].options, (Texts{"Disagree", "Neutral", "Agree", "Strongly agree"}));
    EXPECT_EQ(questions[row].points, (std::vector<std::int64_t>{2, 3, 4, 5}));
  }
  EXPECT_EQ(questions[1].item, "Price");
  EXPECT_TRUE(questions[3].group.empty());
}

TEST(QuestionBlocks, OfNumbersShareTheScaleOfTheWholeMatrix) {
  const std::vector<Question> questions =
      understand(table_from("id,Rate us [Speed],Rate us [Price]\n1,1,5\n2,1,4\n3,0,2\n4,1,3\n"));
  ASSERT_EQ(questions.size(), 3U);
  EXPECT_EQ(questions[1].kind, QuestionKind::kScale);
  EXPECT_EQ(questions[1].scale_low, questions[2].scale_low);
  EXPECT_EQ(questions[1].scale_high, 5);
}

TEST(QuestionBlocks, AnsweredFromDifferentListsStayApart) {
  const std::vector<Question> questions =
      understand(table_from("id,You - Colour,You - Town\n1,red,Split\n2,blue,Zadar\n3,red,Pula\n"));
  ASSERT_EQ(questions.size(), 3U);
  EXPECT_TRUE(questions[1].group.empty());
  EXPECT_TRUE(questions[1].option_columns.empty());
}

TEST(QuestionBlocks, LoseAColumnThatAPersonDecidedAbout) {
  const Table table = two_row_table("What do you drink?", repeat(kTicks, 5));
  const std::vector<Question> questions = understand(table, {{2, QuestionKind::kOpenText}});
  ASSERT_EQ(questions.size(), 5U);
  EXPECT_EQ(questions[2].column, 2U);
  EXPECT_EQ(questions[2].kind, QuestionKind::kOpenText);
  EXPECT_TRUE(questions[1].option_columns.empty());
}

const char* const kRatings =
    "id,Rate [Tea],Rate [Milk],Other\n1,1,2,a\n2,2,1,b\n3,1,2,c\n4,2,1,d\n5,1,1,e\n";

TEST(ChosenQuestions, KeepTheMatrixWhoseKindIsChosenAsAWhole) {
  const Table table = table_from(kRatings);
  const std::vector<Question> questions =
      understand(table, {{.column = 1, .kind = QuestionKind::kSingleChoice, .together = {2}}});
  ASSERT_EQ(questions.size(), 4U);
  for (const std::size_t row : {1U, 2U}) {
    EXPECT_EQ(questions[row].kind, QuestionKind::kSingleChoice);
    EXPECT_EQ(questions[row].group, "Rate");
    EXPECT_EQ(questions[row].options, (Texts{"1", "2"}));
    EXPECT_EQ(questions[row].evidence.front(), "You chose this kind.");
  }
  EXPECT_EQ(questions[2].item, "Milk");
}

TEST(ChosenQuestions, TurnAMatrixIntoARankingAndBack) {
  const Table table = table_from(kRatings);
  const std::vector<Question> ranked =
      understand(table, {{.column = 1, .kind = QuestionKind::kRanking, .together = {2}}});
  ASSERT_EQ(ranked.size(), 3U);
  EXPECT_EQ(ranked[1].options, (Texts{"Tea", "Milk"}));
  EXPECT_EQ(answer_at(table, ranked[1], 1), "1. Milk, 2. Tea");
  EXPECT_EQ(ranked[1].evidence.front(), "You chose this kind for its 2 columns together.");
  const std::vector<Question> apart =
      understand(table, {{.column = 1, .together = {2}, .is_apart = true}});
  ASSERT_EQ(apart.size(), 4U);
  EXPECT_TRUE(apart[1].group.empty());
  EXPECT_EQ(apart[1].evidence.back(), "You took its question apart.");
}

TEST(ChosenQuestions, KeepPartAndJoinOptions) {
  const Table table = two_row_table("What do you drink?", repeat(kTicks, 5));
  const Question single =
      understand(table, {{.column = 1, .kind = QuestionKind::kSingleChoice, .together = {2, 3}}})
          .at(1);
  EXPECT_EQ(single.kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(single.text, "What do you drink?");
  EXPECT_EQ(single.options, (Texts{"Tea", "Coffee", "Water"}));
  EXPECT_EQ(single.option_columns, (Columns{1, 2, 3}));
  const std::vector<Question> apart =
      understand(table, {{.column = 1, .together = {2, 3}, .is_apart = true}});
  ASSERT_EQ(apart.size(), 5U);
  for (const std::size_t at : {1U, 2U, 3U}) EXPECT_TRUE(apart[at].option_columns.empty());
  const Table strangers = table_from("id,Tea,Coffee\n1,yes,\n2,,yes\n3,yes,yes\n");
  const Question joined =
      understand(strangers, {{.column = 1, .kind = QuestionKind::kMultiChoice, .together = {2}}})
          .at(1);
  EXPECT_EQ(joined.options, (Texts{"Tea", "Coffee"}));
  EXPECT_EQ(joined.text, "Tea, Coffee");
  EXPECT_EQ(answer_at(strangers, joined, 2), "Tea; Coffee");
}

TEST(ChosenQuestions, LoseAColumnToALaterChoice) {
  const Table table = table_from(kRatings);
  const std::vector<Question> questions =
      understand(table, {{.column = 1, .kind = QuestionKind::kRanking, .together = {2, 3, 99}},
                         {.column = 3, .kind = QuestionKind::kOpenText}});
  ASSERT_EQ(questions.size(), 3U);
  EXPECT_EQ(questions[1].option_columns, (Columns{1, 2}));
  EXPECT_EQ(questions[2].kind, QuestionKind::kOpenText);
}

TEST(OtherTexts, BelongToTheChoiceWhoseHeadingTheyShare) {
  for (const auto& [choice, text] : std::vector<std::pair<std::string, std::string>>{
           {"Main dish?", "Main dish? - Other (please specify)"},
           {"dish", "dish-Comment"},
           {"dish. Main dish?", "dish[other]. Main dish? [Other]"},
           {"Q4", "Q4_TEXT"},
           {"Main dish?", "Other"}}) {
    const Table table = table_from("id," + choice + "," + text +
                                   "\n1,Ham,\n2,Other,crab soup\n3,Ham,\n4,Ham,\n5,Other,pie\n");
    const std::vector<Question> questions = understand(table);
    ASSERT_EQ(questions.size(), 3U) << text;
    EXPECT_EQ(questions[1].other_column, 2U) << text;
    EXPECT_EQ(questions[2].other_of, 1U) << text;
    EXPECT_EQ(questions[2].kind, QuestionKind::kOpenText) << text;
  }
}

TEST(OtherTexts, OfAnotherQuestionAreNotLinked) {
  const std::vector<Question> questions = understand(
      table_from("id,Dish?,Drink? - Other (please specify)\n1,Ham,\n2,Ham,tea\n3,Pie,water\n"));
  EXPECT_FALSE(questions.at(1).other_column.has_value());
  EXPECT_FALSE(questions.at(2).other_of.has_value());
}

}  // namespace
}  // namespace sonder
