#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"
#include "survey/cross_table.h"

namespace sonder {
namespace {

using testing::table_from;

const std::vector<std::vector<int>> kCounts = {{2, 3, 5, 8, 4}, {5, 6, 4, 2, 1}, {1, 4, 7, 3, 2}};

/// Answers on five points by those counts in columns a, b and c; row by row the weight
/// 0.5 + (7 i mod 11) / 4 of R's oracle, i from 1.
struct Answers {
  Table table;
  std::vector<double> weights;
};

Answers answers_on(const std::vector<std::string>& points, std::size_t columns) {
  std::string csv = "Answer,Column\n";
  std::vector<double> weights;
  for (std::size_t column = 0; column < columns; ++column) {
    for (std::size_t point = 0; point < points.size(); ++point) {
      for (int i = 0; i < kCounts[column][point]; ++i) {
        csv += points[point] + "," + std::string(1, static_cast<char>('a' + column)) + "\n";
        weights.push_back(0.5 + static_cast<double>(7 * (weights.size() + 1) % 11) / 4);
      }
    }
  }
  return {table_from(csv), std::move(weights)};
}

const std::vector<std::string> kDigits = {"1", "2", "3", "4", "5"};
const std::vector<std::string> kWords = {"Never", "Rarely", "Sometimes", "Often", "Always"};

Question scale() {
  return {.column = 0, .kind = QuestionKind::kScale, .scale_low = 1, .scale_high = 5};
}

Question ordered_choice() {
  return {.column = 0,
          .kind = QuestionKind::kSingleChoice,
          .options = kWords,
          .points = {1, 2, 3, 4, 5}};
}

CrossTable cross(const Answers& answers, const Question& question, bool is_weighted = false) {
  const Question columns = {
      .column = 1, .kind = QuestionKind::kSingleChoice, .options = {"a", "b", "c"}};
  ResponseSample sample{.selected = Bitset(answers.table.row_count, true)};
  if (is_weighted) sample.weights = answers.weights;
  const auto crossed =
      cross_answers(question, code_answers(answers.table, question),
                    group_by_answers("Column", code_answers(answers.table, columns)), sample, {});
  EXPECT_TRUE(crossed);
  return crossed.value();
}

void expect_test(const std::optional<AdjustedTest>& test, double statistic, double p_value,
                 double effect) {
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->test.statistic, statistic, 1e-12);
  EXPECT_NEAR(test->test.p_value, p_value, 1e-12);
  EXPECT_NEAR(test->test.effect, effect, 1e-12);
}

// R 4.2.2: kruskal.test and aov, H / (n - 1) and the sums of squares.
TEST(ColumnDifference, TestsMoreThanTwoColumnsTogether) {
  const CrossTable crossed = cross(answers_on(kDigits, 3), scale());
  ASSERT_TRUE(crossed.difference);
  EXPECT_EQ(crossed.difference->columns, (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_EQ(crossed.difference->base, 57U);
  expect_test(crossed.difference->means, 4.2432711057880912, 0.019426573460216815,
              0.13581391946510962);
  expect_test(crossed.difference->ranks, 7.8216215089664605, 0.020024259720361873,
              7.8216215089664605 / 56);
}

// R 4.2.2: t.test and wilcox.test(exact = FALSE); the third column is left out, as it is empty.
TEST(ColumnDifference, TestsTwoColumnsByTheirOwnTests) {
  const CrossTable crossed = cross(answers_on(kDigits, 2), scale());
  ASSERT_TRUE(crossed.difference);
  EXPECT_EQ(crossed.difference->columns, (std::vector<std::uint32_t>{0, 1}));
  expect_test(crossed.difference->means, 2.8132708793214394, 0.0078215754134045874,
              0.87389052554330482);
  expect_test(crossed.difference->ranks, 2.6012899180932534, 0.0092873929173723641,
              0.4747474747474747);
}

TEST(ColumnDifference, TakesThePointsOfOrderedAnswers) {
  const CrossTable words = cross(answers_on(kWords, 3), ordered_choice());
  const CrossTable digits = cross(answers_on(kDigits, 3), scale());
  ASSERT_TRUE(words.difference);
  EXPECT_EQ(words.difference->ranks->test.statistic, digits.difference->ranks->test.statistic);
  for (std::size_t column = 0; column < digits.columns.size(); ++column) {
    ASSERT_EQ(words.columns[column].numbers.has_value(),
              digits.columns[column].numbers.has_value());
    if (!digits.columns[column].numbers) continue;
    EXPECT_EQ(words.columns[column].numbers->mean, digits.columns[column].numbers->mean);
    EXPECT_EQ(words.columns[column].mean_above, digits.columns[column].mean_above);
  }
}

// R 4.2.2, survey 4.1: regTermTest of svyglm; ranks are those without weights.
TEST(ColumnDifference, TestsWeightedMeansByTheirDesign) {
  const CrossTable crossed = cross(answers_on(kDigits, 3), scale(), true);
  ASSERT_TRUE(crossed.difference);
  EXPECT_TRUE(crossed.difference->is_weighted);
  expect_test(crossed.difference->means, 3.2060726423636701, 0.048336649658651497,
              0.12426577495938509);
  expect_test(crossed.difference->ranks, 7.8216215089664605, 0.020024259720361873,
              7.8216215089664605 / 56);
}

TEST(ColumnDifference, IsAdjustedForTheOtherQuestions) {
  const CrossTable crossed = cross(answers_on(kDigits, 3), scale());
  const auto adjusted = [&](Adjustment adjustment) {
    std::vector<CrossTable> tables = {crossed, crossed};
    adjust_differences(tables, adjustment);
    return tables[1].difference->ranks->adjusted_p_value;
  };
  // Two equal p-values: Holm doubles them, Benjamini and Hochberg's method leaves them.
  const double p = crossed.difference->ranks->test.p_value;
  EXPECT_DOUBLE_EQ(adjusted(Adjustment::kHolm), 2 * p);
  EXPECT_DOUBLE_EQ(adjusted(Adjustment::kBenjaminiHochberg), p);
  EXPECT_DOUBLE_EQ(adjusted(Adjustment::kNone), p);
}

TEST(ColumnDifference, SaysWhyThereIsNoTest) {
  const auto problem_of = [](const std::string& rows, bool is_overlapping = false) {
    const Table table = table_from("Answer,Column\n" + rows);
    const Question columns = {
        .column = 1, .kind = QuestionKind::kMultiChoice, .options = {"a", "b"}, .separator = ";"};
    const auto crossed = cross_answers(scale(), code_answers(table, scale()),
                                       group_by_answers("Column", code_answers(table, columns)),
                                       {.selected = Bitset(table.row_count, true)}, {});
    EXPECT_FALSE(crossed.value().difference->means);
    EXPECT_FALSE(crossed.value().difference->ranks);
    EXPECT_EQ(crossed.value().difference->columns.empty(), is_overlapping);
    return crossed.value().difference->problem;
  };
  EXPECT_EQ(problem_of("1,a\n2,a\n3,b\n"), "fewer than two columns have two answers or more");
  EXPECT_EQ(problem_of("3,a\n3,a\n3,b\n3,b\n"), "everybody gave the same answer");
  EXPECT_EQ(problem_of("1,a\n2,a\n3,b\n4,b\n5,a;b\n", true),
            "some people are in several of the columns");
}

TEST(ColumnDifference, IsOnlyOfNumbersAndScales) {
  Question unordered = ordered_choice();
  unordered.points.clear();
  EXPECT_FALSE(cross(answers_on(kWords, 3), unordered).difference);
}

}  // namespace
}  // namespace sonder
