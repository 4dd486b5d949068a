#include "survey/coded_answers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

using Labels = std::vector<std::vector<std::string>>;

/// Per response the labels it names.
Labels labels_by_row(const CodedAnswers& coded) {
  Labels rows;
  for (const std::uint32_t code : coded.code_of()) {
    std::vector<std::string>& labels = rows.emplace_back();
    for (const std::uint32_t label : coded.labels_of(code)) labels.push_back(coded.labels[label]);
  }
  return rows;
}

std::vector<AnswerState> states_by_row(const CodedAnswers& coded) {
  std::vector<AnswerState> states;
  for (const std::uint32_t code : coded.code_of()) states.push_back(coded.states[code]);
  return states;
}

constexpr auto kAnswered = AnswerState::kAnswered;
constexpr auto kBlank = AnswerState::kBlank;
constexpr auto kUnusable = AnswerState::kUnusable;

TEST(CodeAnswers, FindsTheOptionOfASingleChoiceAndKeepsOtherAnswers) {
  const Table table = table_from("Row,Colour\na,red\nb,blue\nc, red \nd,\ne,mauve\n");
  const CodedAnswers coded = code_answers(
      table, {.column = 1, .kind = QuestionKind::kSingleChoice, .options = {"blue", "red"}});
  EXPECT_EQ(labels_by_row(coded), (Labels{{"red"}, {"blue"}, {"red"}, {}, {}}));
  EXPECT_EQ(states_by_row(coded),
            (std::vector{kAnswered, kAnswered, kAnswered, kBlank, kAnswered}));
  EXPECT_TRUE(coded.has_other.test(coded.code_of()[4]));
  EXPECT_EQ(coded.has_other.count(), 1U);
}

TEST(CodeAnswers, FindsTheOptionsOfAMultipleChoice) {
  const Table table = table_from("Row,Tools\na,\"Axe, Saw\"\nb,Saw\nc,\"Saw, my teeth\"\nd,\n");
  const CodedAnswers coded = code_answers(
      table, {.column = 1, .kind = QuestionKind::kMultiChoice, .options = {"Axe", "Saw"}});
  EXPECT_EQ(labels_by_row(coded), (Labels{{"Axe", "Saw"}, {"Saw"}, {"Saw"}, {}}));
  EXPECT_TRUE(coded.has_other.test(coded.code_of()[2]));
}

TEST(CodeAnswers, TakesOnlyPointsOfTheScale) {
  const Table table = table_from("Row,Rate\na,1\nb,3\nc,2.5\nd,9\ne,none of it\nf,\n");
  const CodedAnswers coded = code_answers(
      table, {.column = 1, .kind = QuestionKind::kScale, .scale_low = 1, .scale_high = 5});
  EXPECT_EQ(labels_by_row(coded), (Labels{{"1"}, {"3"}, {}, {}, {}, {}}));
  EXPECT_EQ(states_by_row(coded),
            (std::vector{kAnswered, kAnswered, kUnusable, kUnusable, kUnusable, kBlank}));
  EXPECT_EQ(coded.points, (std::vector<double>{1, 2, 3, 4, 5}));
  EXPECT_EQ(coded.numbers[coded.code_of()[1]], 3);
}

TEST(CodeAnswers, ReadsOptionsWithAColumnEach) {
  const Table table = table_from("Q,Axe,Saw,Nail\na,1,0,0\nb,1,1,\nc,,,\nd,0,0,0\ne,1,0,0\n");
  Question question{.column = 1, .kind = QuestionKind::kMultiChoice};
  question.options = {"Axe", "Saw", "Hammer", "Nail"};
  question.option_columns = {1, 2, std::nullopt, 3};
  const CodedAnswers coded = code_answers(table, question);
  EXPECT_EQ(labels_by_row(coded), (Labels{{"Axe"}, {"Axe", "Saw"}, {}, {}, {"Axe"}}));
  EXPECT_EQ(states_by_row(coded),
            (std::vector{kAnswered, kAnswered, kBlank, kAnswered, kAnswered}));
  EXPECT_EQ(coded.code_count(), 4U);
}

/// Response r ticks the options whose number it divides.
TEST(CodeAnswers, ReadsManyOptions) {
  constexpr std::uint32_t kOptions = 150;
  constexpr std::uint32_t kRows = 200;
  std::string csv;
  Question question{.column = 0, .kind = QuestionKind::kMultiChoice};
  for (std::uint32_t option = 0; option < kOptions; ++option) {
    csv += (option == 0 ? "" : ",") + std::string("o") + std::to_string(option);
    question.options.push_back("o" + std::to_string(option));
    question.option_columns.push_back(option);
  }
  for (std::uint32_t row = 1; row <= kRows; ++row) {
    csv += '\n';
    for (std::uint32_t option = 0; option < kOptions; ++option) {
      csv += (option == 0 ? "" : ",") + std::string(option % row == 0 ? "1" : "0");
    }
  }
  const Table table = table_from(csv + '\n');
  const Labels rows = labels_by_row(code_answers(table, question));
  ASSERT_EQ(rows.size(), kRows);
  EXPECT_EQ(rows[0].size(), kOptions);
  EXPECT_EQ(rows[69], (std::vector<std::string>{"o0", "o70", "o140"}));
  EXPECT_EQ(rows[199], (std::vector<std::string>{"o0"}));
}

TEST(CodeAnswers, TakesDatesThatAreDates) {
  const Table table =
      table_from("Row,When\na,2024-01-05\nb,2024-02-07\nc,2024-03-01\nd,soon\ne,\n");
  const CodedAnswers coded = code_answers(table, {.column = 1, .kind = QuestionKind::kDate});
  EXPECT_EQ(states_by_row(coded),
            (std::vector{kAnswered, kAnswered, kAnswered, kUnusable, kBlank}));
}

}  // namespace
}  // namespace sonder
