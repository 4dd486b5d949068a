#include "survey/paired_answers.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

/// 20 say yes twice, 6 only before, 18 only after, 16 never; then one that answered once only.
Table before_and_after() {
  std::string csv = "Before,After\n";
  const std::vector<std::pair<std::string, int>> rows = {
      {"yes,yes\n", 20}, {"yes,no\n", 6}, {"no,yes\n", 18}, {"no,no\n", 16}, {"yes,\n", 1}};
  for (const auto& [row, count] : rows) {
    for (int i = 0; i < count; ++i) csv += row;
  }
  return table_from(csv);
}

Question yes_or_no(std::size_t column) {
  return {.column = column, .kind = QuestionKind::kSingleChoice, .options = {"yes", "no"}};
}

Bitset only(std::size_t label, std::size_t labels) {
  Bitset set(labels);
  set.set(label);
  return set;
}

Result<PairedAnswers> compare(const Table& table, const ResponseSample& sample,
                              double confidence = 0.95) {
  const CodedAnswers before = code_answers(table, yes_or_no(0));
  const CodedAnswers after = code_answers(table, yes_or_no(1));
  return compare_paired({before, only(0, 2)}, {after, only(0, 2)}, sample, confidence);
}

// R 4.2.2: binom.test(18, 24), mcnemar.test(correct = FALSE); survey 4.1: confint of svymean.
TEST(ComparePaired, AgreesWithRWithoutWeights) {
  const Table table = before_and_after();
  const auto compared = compare(table, {.selected = Bitset(table.row_count, true)});
  ASSERT_TRUE(compared);
  const PairedAnswers& paired = compared.value();
  EXPECT_EQ(paired.base.count, 60U);
  EXPECT_EQ(paired.both.count, 20U);
  EXPECT_EQ(paired.first_only.count, 6U);
  EXPECT_EQ(paired.second_only.count, 18U);
  EXPECT_EQ(paired.neither.count, 16U);
  EXPECT_NEAR(paired.first_share, 26.0 / 60, 1e-12);
  EXPECT_NEAR(paired.second_share, 38.0 / 60, 1e-12);
  EXPECT_NEAR(paired.change, 0.2, 1e-12);
  EXPECT_NEAR(paired.change_interval.low, 0.046900653974656398, 1e-12);
  EXPECT_NEAR(paired.change_interval.high, 0.35309934602534365, 1e-12);
  ASSERT_TRUE(paired.test);
  EXPECT_NEAR(paired.test->p_value, 0.022655844688415548, 1e-12);
  EXPECT_NEAR(paired.test->statistic, 6, 1e-12);
  EXPECT_NEAR(paired.test->effect, 12.0 / 24, 1e-12);
  EXPECT_FALSE(paired.weighted_p_value);
}

// R 4.2.2, survey 4.1: svymean with the weights 0.5 + (7 i mod 11) / 4, i from 1.
TEST(ComparePaired, AgreesWithRWithWeights) {
  const Table table = before_and_after();
  ResponseSample sample{.selected = Bitset(table.row_count, true)};
  for (std::size_t row = 1; row <= table.row_count; ++row) {
    sample.weights.push_back(0.5 + static_cast<double>(7 * row % 11) / 4);
  }
  const auto compared = compare(table, sample);
  ASSERT_TRUE(compared);
  EXPECT_NEAR(compared.value().change, 0.184397163120567364, 1e-12);
  EXPECT_NEAR(compared.value().first_share, 0.444444444444444, 1e-12);
  EXPECT_NEAR(compared.value().second_share, 0.628841607565012, 1e-12);
  EXPECT_NEAR(compared.value().weighted_p_value.value(), 0.027249560169296364, 1e-12);
  EXPECT_NEAR(compared.value().test->p_value, 0.022655844688415548, 1e-12);
}

TEST(ComparePaired, TakesTwoTicksOfOneQuestion) {
  const Table table = table_from("Drinks\ntea;coffee\ntea\ntea\ncoffee\nmate\n\"\"\n");
  const Question drinks = {.column = 0,
                           .kind = QuestionKind::kMultiChoice,
                           .options = {"tea", "coffee", "mate"},
                           .separator = ";"};
  const CodedAnswers coded = code_answers(table, drinks);
  const auto compared = compare_paired({coded, only(0, 3)}, {coded, only(1, 3)},
                                       {.selected = Bitset(table.row_count, true)});
  ASSERT_TRUE(compared);
  EXPECT_EQ(compared.value().base.count, 5U);
  EXPECT_EQ(compared.value().both.count, 1U);
  EXPECT_EQ(compared.value().first_only.count, 2U);
  EXPECT_EQ(compared.value().second_only.count, 1U);
  EXPECT_EQ(compared.value().neither.count, 1U);
}

TEST(ComparePaired, HasNoTestWhereNobodyDiffers) {
  const Table table = table_from("Before,After\nyes,yes\nno,no\n");
  const auto compared = compare(table, {.selected = Bitset(2, true)});
  ASSERT_TRUE(compared);
  EXPECT_FALSE(compared.value().test);
  EXPECT_EQ(compared.value().change, 0);
}

TEST(ComparePaired, RefusesWhereNobodyAnsweredBoth) {
  const Table table = table_from("Before,After\nyes,\n,no\n");
  const ResponseSample sample{.selected = Bitset(2, true)};
  EXPECT_EQ(compare(table, sample).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(compare(table, sample, 1).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(compare(table, {.selected = Bitset(3)}).error().code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sonder
