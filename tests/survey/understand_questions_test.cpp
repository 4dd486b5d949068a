#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"
#include "survey/question.h"

namespace sonder {
namespace {

using testing::table_from;

/// One column under a heading, one cell per answer; every cell is quoted.
std::string column_csv(const std::string& heading, const std::vector<std::string>& cells) {
  std::string csv = "Row,\"" + heading + "\"\n";
  for (std::size_t row = 0; row < cells.size(); ++row) {
    csv += "r" + std::to_string(row) + ",\"" + cells[row] + "\"\n";
  }
  return csv;
}

Question understand(const std::string& heading, const std::vector<std::string>& cells) {
  return understand_questions(table_from(column_csv(heading, cells)), {}).questions.at(1);
}

/// Each text as often as it says.
std::vector<std::string> repeat(const std::vector<std::pair<std::string, int>>& texts) {
  std::vector<std::string> cells;
  for (const auto& [text, times] : texts) {
    cells.insert(cells.end(), static_cast<std::size_t>(times), text);
  }
  return cells;
}

TEST(QuestionKind, HasANameThatLeadsBackToIt) {
  for (const char* name : {"single_choice", "multi_choice", "scale", "numeric", "date", "open_text",
                           "ranking", "timestamp", "contact", "unanswered"}) {
    const auto kind = question_kind_from(name);
    ASSERT_TRUE(kind.has_value()) << name;
    EXPECT_EQ(to_string(*kind), name);
  }
  EXPECT_EQ(question_kind_from("Scale"), std::nullopt);
  EXPECT_EQ(question_kind_from(""), std::nullopt);
}

TEST(Metric, HasAName) {
  EXPECT_EQ(to_string(Metric::kNone), "none");
  EXPECT_EQ(to_string(Metric::kNps), "nps");
  EXPECT_EQ(to_string(Metric::kCsat), "csat");
  EXPECT_EQ(to_string(Metric::kCes), "ces");
}

/// "Radio" is always chosen together with "Posters"; only the file knows that they are two.
TEST(UnderstandQuestions, TakesTheAnswersOfAResponseSetFromTheFile) {
  Table table = table_from("Q1_1,Q1_2,Heard of us\n1,1,Radio;Posters\n1,1,Radio;Posters\n");
  table.response_sets = {
      {"$heard", "Heard of us", "1", {0, 1}, 2, {"Radio", "Posters", "Friends"}}};
  const std::vector<Question> questions = understand_questions(table, {}).questions;
  ASSERT_EQ(questions.size(), 1U);
  const Question& question = questions.front();
  EXPECT_EQ(question.kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(question.column, 2U);
  EXPECT_EQ(question.text, "Heard of us");
  EXPECT_EQ(question.options, (std::vector<std::string>{"Radio", "Posters", "Friends"}));
  EXPECT_EQ(split_answer(question, "Radio;Friends"), (SplitAnswer{{0, 2}, ""}));
}

TEST(UnderstandQuestions, TakesTheDateColumnOfThatNameForTheTimestamp) {
  for (const char* name : {"Timestamp", "Sygnatura czasowa", "Отметка времени", "Vremenska oznaka",
                           "Zeitstempel", "Marca temporal"}) {
    const auto questions =
        understand_questions(table_from("Visit," + std::string(name) +
                                        ",Colour\n2024-02-28 10:00:00,2024-03-01 11:00:00,red\n"
                                        "2024-02-29 10:00:00,2024-03-02 12:00:00,red\n"),
                             {})
            .questions;
    EXPECT_EQ(questions.at(0).kind, QuestionKind::kDate) << name;
    EXPECT_EQ(questions.at(1).kind, QuestionKind::kTimestamp) << name;
  }
}

TEST(UnderstandQuestions, TakesTheFirstDateWithATimeForTheTimestampOtherwise) {
  const auto questions =
      understand_questions(table_from("Birthday,Start time,Completion time\n"
                                      "1990-01-31,2024-03-01 11:00:00,2024-03-01 11:05:00\n"
                                      "1985-12-24,2024-03-02 12:00:00,2024-03-02 12:05:00\n"),
                           {})
          .questions;
  EXPECT_EQ(questions.at(0).kind, QuestionKind::kDate);
  EXPECT_EQ(questions.at(1).kind, QuestionKind::kTimestamp);
  EXPECT_EQ(questions.at(2).kind, QuestionKind::kDate);
}

TEST(UnderstandQuestions, TakesEMailAddressesForContactsWhateverTheHeading) {
  EXPECT_EQ(understand("Anything else?", {"anna@example.pl", "ivan@example.ru"}).kind,
            QuestionKind::kContact);
}

TEST(UnderstandQuestions, TakesPersonalHeadingsForContacts) {
  EXPECT_EQ(understand("Imię i nazwisko", {"Łukasz Żak", "Łukasz Żak", "Ewa Lis"}).kind,
            QuestionKind::kContact);
  EXPECT_EQ(understand("Ime i prezime", {"Ana Horvat"}).kind, QuestionKind::kContact);
  EXPECT_EQ(understand("Фамилия", {"Ёлкина", "Орлова"}).kind, QuestionKind::kContact);
  EXPECT_EQ(understand("Your phone number, please", {"512 345 678", "512 345 679"}).kind,
            QuestionKind::kContact);
  EXPECT_EQ(understand("Response ID", {"1001", "1002", "1003"}).kind, QuestionKind::kContact);
}

TEST(UnderstandQuestions, CountsNamesOfOtherThingsThanPeople) {
  const auto cells = repeat({{"Alpha", 30}, {"Beta", 20}});
  EXPECT_EQ(understand("Company name", cells).kind, QuestionKind::kSingleChoice);
}

TEST(UnderstandQuestions, SeesThatNobodyAnswered) {
  EXPECT_EQ(understand("Why not?", {"", " ", ""}).kind, QuestionKind::kUnanswered);
}

TEST(UnderstandQuestions, HasNothingButUnansweredQuestionsInAnEmptyTable) {
  const Questionnaire questionnaire = understand_questions(table_from("Timestamp,A,B\n"), {});
  ASSERT_EQ(questionnaire.questions.size(), 3U);
  for (const Question& question : questionnaire.questions) {
    EXPECT_EQ(question.kind, QuestionKind::kUnanswered);
  }
}

TEST(UnderstandQuestions, ReadsTheEndsOfAScaleFromTheWording) {
  const Question question =
      understand("How hard was it, on a scale of 1 to 5?", repeat({{"3", 4}, {"4", 4}}));
  EXPECT_EQ(question.kind, QuestionKind::kScale);
  EXPECT_EQ(question.scale_low, 1);
  EXPECT_EQ(question.scale_high, 5);
  EXPECT_EQ(question.metric, Metric::kNone);
}

TEST(UnderstandQuestions, ReadsEndsThatAreExplainedOneByOne) {
  const Question question = understand("1 = nigdy, 7 = zawsze", {"2", "5"});
  EXPECT_EQ(question.scale_low, 1);
  EXPECT_EQ(question.scale_high, 7);
}

TEST(UnderstandQuestions, DoesNotBelieveAStatedScaleThatAnswersLeave) {
  const Question question = understand("Rate 1 to 5", repeat({{"8", 10}, {"9", 10}, {"2", 5}}));
  EXPECT_EQ(question.kind, QuestionKind::kScale);
  EXPECT_EQ(question.scale_high, 9);
}

TEST(UnderstandQuestions, TakesAmountsForNumbersAndNotForAScale) {
  for (const char* wording : {"How many people use it?", "Ile masz dzieci?", "Koliko ih je?",
                              "Сколько раз?", "Number of visits"}) {
    EXPECT_EQ(understand(wording, {"0", "1", "2", "5", "10"}).kind, QuestionKind::kNumeric)
        << wording;
  }
}

TEST(UnderstandQuestions, TakesYearsForNumbers) {
  EXPECT_EQ(understand("What year were you born?", {"1988", "1990", "2001"}).kind,
            QuestionKind::kNumeric);
}

TEST(UnderstandQuestions, TakesIdentifiersWithLeadingZerosForText) {
  EXPECT_EQ(understand("Postcode", {"00950", "01234", "02137", "03999"}).kind,
            QuestionKind::kOpenText);
}

TEST(UnderstandQuestions, TakesZeroAndOneForNoAndYes) {
  const Question question = understand("Newsletter", repeat({{"0", 3}, {"1", 9}}));
  EXPECT_EQ(question.kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(question.options, (std::vector<std::string>{"1", "0"}));
  EXPECT_EQ(understand("Ticked", {"1", "", "1"}).kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(understand("Rate it from 1 to 5", {"1", "1"}).kind, QuestionKind::kScale);
}

TEST(UnderstandQuestions, TakesOneAndTwoForCodesOfTwoAnswers) {
  const Question gender = understand("gender", repeat({{"1", 12}, {"2", 18}}));
  EXPECT_EQ(gender.kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(gender.options, (std::vector<std::string>{"2", "1"}));
  // A few answers may leave the rest of a scale unused, one answer says nothing of a second one.
  EXPECT_EQ(understand("Taste", {"1", "2", "2"}).kind, QuestionKind::kScale);
  EXPECT_EQ(understand("Taste", repeat({{"2", 40}})).kind, QuestionKind::kScale);
  EXPECT_EQ(understand("Rate it from 1 to 5", repeat({{"1", 12}, {"2", 18}})).kind,
            QuestionKind::kScale);
}

TEST(UnderstandQuestions, FindsTheRecommendationQuestionInSixLanguages) {
  for (const char* wording :
       {"How likely are you to recommend us to a friend?", "Czy polecisz nasz sklep znajomym?",
        "Jak bardzo polecamy?", "Na ile prawdopodobne jest polecenie nas?",
        "Biste li nas preporučili prijatelju?", "Koliko je vjerojatno da nas preporučite?",
        "Порекомендуете ли вы нас?", "¿Nos recomiendas?", "Würden Sie uns weiterempfehlen?"}) {
    const Question question = understand(wording, {"10", "9", "0", "7"});
    EXPECT_EQ(question.kind, QuestionKind::kScale) << wording;
    EXPECT_EQ(question.metric, Metric::kNps) << wording;
    EXPECT_EQ(question.scale_low, 0) << wording;
    EXPECT_EQ(question.scale_high, 10) << wording;
  }
}

TEST(UnderstandQuestions, DoesNotCallEveryLikelihoodARecommendation) {
  EXPECT_EQ(understand("How likely are you to buy again?", {"10", "9", "0"}).metric, Metric::kNone);
}

TEST(UnderstandQuestions, DoesNotCallARecommendationOnFivePointsNps) {
  const Question question = understand("I would recommend it", repeat({{"5", 20}, {"1", 5}}));
  EXPECT_EQ(question.kind, QuestionKind::kScale);
  EXPECT_EQ(question.metric, Metric::kNone);
  EXPECT_EQ(understand("Do you recommend it? (1-5)", {"5"}).metric, Metric::kNone);
}

TEST(UnderstandQuestions, FlagsARecommendationAskedFromOneToTen) {
  const auto table =
      table_from(column_csv("How likely are you to recommend us?", {"1", "10", "9", "7"}));
  const Questionnaire questionnaire = understand_questions(table, {});
  EXPECT_EQ(questionnaire.questions.at(1).scale_low, 1);
  EXPECT_EQ(questionnaire.issues.count(IssueCode::kScaleFromOne), 1U);
  ASSERT_EQ(questionnaire.issues.kept().size(), 1U);
  EXPECT_EQ(questionnaire.issues.kept().front().column, 1U);
  EXPECT_EQ(questionnaire.issues.kept().front().row, 0U);
}

TEST(UnderstandQuestions, DoesNotFlagAScaleThatSomebodyUsedFromZeroOrOnlyAtTheTop) {
  for (const std::vector<std::string>& cells :
       {std::vector<std::string>{"0", "1", "10"}, std::vector<std::string>{"8", "9", "10"}}) {
    const auto table = table_from(column_csv("Would you recommend us?", cells));
    const Questionnaire questionnaire = understand_questions(table, {});
    EXPECT_EQ(questionnaire.questions.at(1).scale_low, 0);
    EXPECT_EQ(questionnaire.issues.total(), 0U);
  }
}

TEST(UnderstandQuestions, FindsSatisfactionAndTheUsualTopOfItsScale) {
  struct Case {
    const char* wording;
    const char* highest;
    std::int64_t top;
  };
  for (const Case& one :
       {Case{"How satisfied are you?", "4", 5}, Case{"Jak bardzo jesteś zadowolony?", "6", 7},
        Case{"Koliko ste zadovoljni uslugom? Ocijenite.", "5", 5},
        Case{"Удовлетворены ли вы?", "8", 10}, Case{"Wie zufrieden sind Sie?", "10", 10}}) {
    const Question question = understand(one.wording, {"2", "3", one.highest});
    EXPECT_EQ(question.metric, Metric::kCsat) << one.wording;
    EXPECT_EQ(question.scale_low, 1) << one.wording;
    EXPECT_EQ(question.scale_high, one.top) << one.wording;
  }
}

TEST(UnderstandQuestions, KeepsAChoiceWithCommasInsideWhole) {
  const Question question =
      understand("Which course?", repeat({{"Online course (e.g., Coursera, edX)", 20},
                                          {"One or more courses, no degree", 9},
                                          {"High, but falling", 7},
                                          {"None", 12}}));
  EXPECT_EQ(question.kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(question.options,
            (std::vector<std::string>{"Online course (e.g., Coursera, edX)", "None",
                                      "One or more courses, no degree", "High, but falling"}));
}

TEST(UnderstandQuestions, KeepsChoicesWholeThatShareTheirBeginning) {
  const Question question =
      understand("Do you?", repeat({{"Yes, often", 20}, {"Yes, rarely", 15}, {"No", 12}}));
  EXPECT_EQ(question.kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(question.options, (std::vector<std::string>{"Yes, often", "Yes, rarely", "No"}));
}

TEST(UnderstandQuestions, FindsMultipleChoiceByOptionsThatOccurTogether) {
  const Question question =
      understand("Which channels?", repeat({{"Post", 6},
                                            {"Post, SMS, chats, blogs, or groups", 5},
                                            {"Post, chats, blogs, or groups", 8},
                                            {"SMS", 4},
                                            {"chats, blogs, or groups", 9}}));
  EXPECT_EQ(question.kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(question.separator, ", ");
  EXPECT_EQ(question.options, (std::vector<std::string>{"Post", "SMS", "chats, blogs, or groups"}));
}

TEST(UnderstandQuestions, ListsOptionsInTheOrderOfTheForm) {
  // "Zebra" is rarest and last of the alphabet, but every cell has it first.
  const Question question =
      understand("Pick (select all that apply)",
                 repeat({{"Zebra, Cat, Ant", 3}, {"Cat, Ant", 5}, {"Ant", 9}, {"Zebra, Ant", 2}}));
  EXPECT_EQ(question.options, (std::vector<std::string>{"Zebra", "Cat", "Ant"}));
}

TEST(UnderstandQuestions, BelievesTheWordingAboutSeveralAnswers) {
  for (const char* wording :
       {"Pick (select all that apply)", "Check all that apply", "Zaznacz wszystkie pasujące",
        "Odaberite sve što vrijedi", "Выберите все подходящие варианты",
        "Seleccione todas las que correspondan", "Mehrere Antworten möglich"}) {
    EXPECT_EQ(understand(wording, {"Koń, Pies", "Kot"}).kind, QuestionKind::kMultiChoice)
        << wording;
  }
}

TEST(UnderstandQuestions, ReadsOptionsJoinedBySemicolons) {
  const Question question = understand(
      "Which?", repeat({{"Red;Blue, dark", 6}, {"Red", 5}, {"Blue, dark", 7}, {"Red;Green", 2}}));
  EXPECT_EQ(question.kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(question.separator, ";");
  EXPECT_EQ(question.options, (std::vector<std::string>{"Red", "Blue, dark", "Green"}));
}

TEST(UnderstandQuestions, ReadsCellsThatEndInASemicolon) {
  const Question question = understand("Which (select all that apply)?",
                                       repeat({{"Red;Blue;", 6}, {"Red;", 5}, {"Blue;", 7}}));
  EXPECT_EQ(question.kind, QuestionKind::kMultiChoice);
  EXPECT_EQ(question.separator, ";");
  EXPECT_EQ(question.options, (std::vector<std::string>{"Red", "Blue"}));
}

TEST(UnderstandQuestions, DoesNotTakeListsInFreeOrderForMultipleChoice) {
  std::vector<std::string> cells = repeat({{"fast, cheap", 9}, {"cheap, fast", 8}, {"fast", 3}});
  for (int row = 0; row < 30; ++row) cells.push_back("something else " + std::to_string(row));
  EXPECT_EQ(understand("What is good?", cells).kind, QuestionKind::kOpenText);
}

TEST(UnderstandQuestions, TakesDifferingTextsForOpenText) {
  EXPECT_EQ(understand("What do you like best?", {"Żółty kolor", "Ёлка", "Čaj", "Čaj", "Mir"}).kind,
            QuestionKind::kOpenText);
}

TEST(UnderstandQuestions, KeepsFrequentSpellingsAsOptionsAndLeavesRareOnesOut) {
  std::vector<std::string> cells =
      repeat({{"Male", 500}, {"male", 200}, {"Female", 250}, {"Male ", 50}});
  for (int row = 0; row < 40; ++row) cells.push_back("spelling " + std::to_string(row));
  const Question question = understand("What gender do you identify with?", cells);
  EXPECT_EQ(question.kind, QuestionKind::kSingleChoice);
  EXPECT_EQ(question.options, (std::vector<std::string>{"Male", "Female", "male"}));
}

TEST(UnderstandQuestions, LetsAPersonDecide) {
  const auto table = table_from(column_csv("How many?", {"1", "2", "5"}));
  const Questionnaire questionnaire = understand_questions(
      table,
      {{.column = 1, .kind = QuestionKind::kScale}, {.column = 7, .kind = QuestionKind::kScale}});
  ASSERT_EQ(questionnaire.questions.size(), 2U);
  EXPECT_EQ(questionnaire.questions.at(1).kind, QuestionKind::kScale);
  EXPECT_EQ(questionnaire.questions.at(1).scale_low, 1);
  EXPECT_EQ(questionnaire.questions.at(1).scale_high, 5);
  EXPECT_EQ(questionnaire.questions.at(1).evidence.front(), "You chose this kind.");
}

TEST(UnderstandQuestions, SplitsAColumnThatAPersonCallsMultipleChoice) {
  const auto table = table_from(column_csv("Tools", {"Saw, Axe", "Axe", "Saw, Axe", "Saw"}));
  const Question question =
      understand_questions(table, {{.column = 1, .kind = QuestionKind::kMultiChoice}})
          .questions.at(1);
  EXPECT_EQ(question.options, (std::vector<std::string>{"Saw", "Axe"}));
}

TEST(UnderstandQuestions, DoesNotDependOnTheOrderOfRows) {
  std::vector<std::string> cells = repeat({{"A, B", 4},
                                           {"B", 3},
                                           {"A, C, d, and e", 6},
                                           {"C, d, and e", 3},
                                           {"A", 5},
                                           {"own, text", 1}});
  const Question before = understand("Which? Check all that apply", cells);
  for (std::size_t turn = 1; turn < cells.size(); turn += 5) {
    std::rotate(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(turn), cells.end());
    const Question after = understand("Which? Check all that apply", cells);
    EXPECT_EQ(after.options, before.options);
    EXPECT_EQ(after.kind, before.kind);
    EXPECT_EQ(after.evidence, before.evidence);
  }
}

TEST(UnderstandQuestions, SaysWhyForEveryKindItInfers) {
  EXPECT_FALSE(understand("Q", {"1", "4"}).evidence.empty());
  EXPECT_FALSE(understand("Q", {"1978", "1990"}).evidence.empty());
  EXPECT_FALSE(understand("Q", {"yes", "yes", "no"}).evidence.empty());
  EXPECT_FALSE(understand("Q", {"one text", "another text"}).evidence.empty());
  EXPECT_FALSE(understand("Q (check all that apply)", {"A, B", "B"}).evidence.empty());
  EXPECT_FALSE(understand("Q", {"a@example.com"}).evidence.empty());
}

}  // namespace
}  // namespace sonder
