#include "survey/ranking.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/tables.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

using testing::table_from;
using Texts = std::vector<std::string>;
using Ranks = std::vector<std::uint32_t>;

Question find_ranking(const Table& table) {
  for (const Question& question : understand_questions(table, {}).questions) {
    if (question.kind == QuestionKind::kRanking) return question;
  }
  ADD_FAILURE() << "no ranking was found";
  return {};
}

Ranks ranks_one_by_one(const Table& table, const Question& question, std::size_t item) {
  Ranks ranks;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    ranks.push_back(rank_at(table, question, item, row).value_or(0));
  }
  return ranks;
}

// The same five respondents in three layouts; the last one ranks nothing below second.
const Ranks kTea = {1, 2, 3, 1, 2};
const Ranks kMate = {3, 3, 1, 2, 0};

void expect_ranks(const Table& table, RankingLayout layout) {
  const Question question = find_ranking(table);
  EXPECT_EQ(question.ranking, layout);
  ASSERT_EQ(question.options.size(), 3U);
  for (std::size_t item = 0; item < 3; ++item) {
    const std::string& name = question.options[item];
    if (name == "Coffee") continue;
    const Ranks& expected = name == "Tea" ? kTea : kMate;
    EXPECT_EQ(read_ranks(table, question, item), expected) << name;
    EXPECT_EQ(ranks_one_by_one(table, question, item), expected) << name;
  }
}

TEST(Ranking, IsReadFromAColumnPerItem) {
  const Table table = table_from(
      "id,Rank these [Tea],Rank these [Coffee],Rank these [Mate]\n"
      "1,1,2,3\n2,2,1,3\n3,3,2,1\n4,1,3,2\n5,2,1,\n");
  expect_ranks(table, RankingLayout::kRanksOfItems);
  EXPECT_EQ(find_ranking(table).evidence.back(),
            "Each item has a column that holds its rank: 5 of 5 responses give no rank twice.");
}

TEST(Ranking, IsReadFromAColumnPerRank) {
  const Table table = table_from(
      "id,best[1]. Your order [Rank 1],best[2]. Your order [Rank 2],best[3]. Your order [Rank 3]\n"
      "1,Tea,Coffee,Mate\n2,Coffee,Tea,Mate\n3,Mate,Coffee,Tea\n4,Tea,Mate,Coffee\n"
      "5,Coffee,Tea,\n");
  expect_ranks(table, RankingLayout::kItemsOfRanks);
}

TEST(Ranking, IsReadFromOneOrderedCell) {
  const Table table = table_from(
      "id,Rank these drinks\n1,Tea;Coffee;Mate;\n2,Coffee;Tea;Mate;\n3,Mate;Coffee;Tea;\n"
      "4,Tea;Mate;Coffee;\n5,Coffee;Tea;\n");
  expect_ranks(table, RankingLayout::kOrderedCell);
  EXPECT_EQ(find_ranking(table).evidence.back(),
            "One cell holds the items in order: 4 of 5 answers name all 3, in different orders.");
}

TEST(Ranking, IsNoMatrixWhereRanksRepeat) {
  const Table table = table_from(
      "id,Rate these [Tea],Rate these [Coffee],Rate these [Mate]\n"
      "1,1,1,3\n2,2,1,3\n3,3,2,1\n4,1,3,2\n5,2,2,1\n");
  for (const Question& question : understand_questions(table, {}).questions) {
    EXPECT_NE(question.kind, QuestionKind::kRanking) << question.text;
  }
}

TEST(Ranking, OfTwoItemsNeedsAWordingThatSaysSo) {
  const std::string rows = "1,1,2\n2,2,1\n3,1,2\n4,2,1\n5,1,2\n";
  const auto kind = [&](const std::string& wording) {
    const Table table = table_from("id," + wording + " [Tea]," + wording + " [Coffee]\n" + rows);
    return understand_questions(table, {}).questions.at(1).kind;
  };
  EXPECT_EQ(kind("Rank these"), QuestionKind::kRanking);
  EXPECT_EQ(kind("How good are these"), QuestionKind::kScale);
}

TEST(Ranking, IsNoMultipleChoiceAndTheOtherWayRound) {
  // Ticked options stand in the form's order, so that hardly any two stand both ways round.
  const Table table = table_from(
      "id,Drinks\n1,Tea;Coffee;Mate\n2,Tea;Mate\n3,Tea;Coffee\n4,Coffee;Mate\n5,Tea;Coffee;Mate\n"
      "6,Tea\n7,Mate\n8,Coffee\n");
  EXPECT_EQ(understand_questions(table, {}).questions.at(1).kind, QuestionKind::kMultiChoice);
}

TEST(Ranking, IsReportedByHowOftenItemsCameFirst) {
  const Table table = table_from(
      "id,Rank these [Tea],Rank these [Coffee],Rank these [Mate]\n"
      "1,1,2,3\n2,2,1,3\n3,3,2,1\n4,1,3,2\n5,2,1,\n6,,,\n");
  const auto report =
      report_survey(table, understand_questions(table, {}), {.selected = Bitset(6, true)}, {});
  const QuestionReport& question = report.value().questions.back();
  EXPECT_EQ(question.base, 5U);
  EXPECT_EQ(question.not_answered, 1U);
  ASSERT_EQ(question.answers.size(), 3U);
  EXPECT_EQ(question.answers[0].count, 2U);
  EXPECT_EQ(question.answers[2].count, 1U);
}

}  // namespace
}  // namespace sonder
