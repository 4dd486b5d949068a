#include "survey/ranking_report.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "support/real_files.h"
#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

Question ranking_in(const Table& table) {
  for (const Question& question : understand_questions(table, {}).questions) {
    if (question.kind == QuestionKind::kRanking) return question;
  }
  ADD_FAILURE() << "no ranking was found";
  return {};
}

/// A column per item.
Question ranks_of_items(const std::vector<std::string>& items) {
  Question question{.column = 0, .kind = QuestionKind::kRanking, .options = items};
  for (std::size_t column = 0; column < items.size(); ++column) {
    question.option_columns.push_back(column);
  }
  return question;
}

std::optional<RankingFigures> report(const std::string& rows, std::vector<double> weights = {}) {
  const Table table = table_from("Tea,Coffee,Mate\n" + rows);
  return report_ranking(table, ranks_of_items({"Tea", "Coffee", "Mate"}),
                        {.selected = Bitset(table.row_count, true), .weights = std::move(weights)},
                        0.95);
}

// By hand, the orders and weights of tests/stats/ranking_test.cpp: once tea, coffee, mate; twice
// coffee, tea; once mate alone; nothing.
TEST(ReportRanking, CountsPartialRankingsByWeight) {
  const auto figures = report("1,2,3\n2,1,\n,,1\n,,\n", {1, 2, 1, 5});
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->base.count, 3U);
  EXPECT_EQ(figures->base.weight, 4);
  EXPECT_EQ(figures->left_out, 0U);
  const RankedAnswer& tea = figures->items[0];
  EXPECT_EQ(tea.base.count, 2U);
  EXPECT_NEAR(tea.ranks->mean, 5.0 / 3, 1e-15);
  EXPECT_EQ(tea.first.weight, 1);
  EXPECT_EQ(tea.borda, 4.5 / 4);
  EXPECT_EQ(tea.wins, 1U);
  EXPECT_EQ(figures->items[1].wins, 2U);
  EXPECT_EQ(figures->items[1].borda, 5.5 / 4);
  EXPECT_EQ(figures->items[2].wins, 0U);
  EXPECT_EQ(figures->condorcet_winner, 1U);
  EXPECT_EQ(figures->preferences, (std::vector<double>{0, .25, .75, .5, 0, .75, .25, .25, 0}));
}

TEST(ReportRanking, LeavesOutWhoGivesARankTwice) {
  const auto figures = report("1,2,3\n1,1,2\n3,2,1\n");
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->base.count, 2U);
  EXPECT_EQ(figures->left_out, 1U);
  EXPECT_FALSE(figures->condorcet_winner);
}

TEST(ReportRanking, HasNoWorthWhereEverybodyAgrees) {
  const auto figures = report("1,2,3\n1,2,3\n");
  ASSERT_TRUE(figures);
  EXPECT_FALSE(figures->items[0].worth);
  EXPECT_EQ(figures->items[0].wins, 2U);
}

TEST(ReportRanking, IsAbsentWhereNobodyRanked) {
  EXPECT_FALSE(report(",,\n,,\n"));
  EXPECT_FALSE(report("1,2,3\n", {0}));
}

// R 4.2.2 of 836 people and six films: mean, sd / √n and the normal quantile; points, pairs and
// first places counted; strengths by optim (BFGS) of the likelihood of Plackett and Luce.
TEST(ReportRanking, AgreesWithROfTheSurveyAboutFilms) {
  constexpr const char* kPath = "survey/surveymonkey/StarWars.csv";
  const std::string bytes = testing::shared_bytes(kPath);
  if (bytes.empty()) GTEST_SKIP() << "the file is not there";
  const Table table = testing::table_of_bytes(bytes);
  const auto figures =
      report_ranking(table, ranking_in(table), {.selected = Bitset(table.row_count, true)}, 0.95);
  ASSERT_TRUE(figures);
  EXPECT_EQ(figures->base.count, 836U);
  const std::vector<double> means = {3.73293413174, 4.08732057416, 4.34131736527,
                                     3.27272727273, 2.51315789474, 3.04784688995};
  const std::vector<double> lows = {3.62060378670, 3.99476687131, 4.24632757823,
                                    3.14895534700, 2.40614831678, 2.93485331016};
  const std::vector<double> borda = {2.26435406699, 1.91267942584, 1.65669856459,
                                     2.72727272727, 3.48684210526, 2.95215311005};
  const std::vector<std::uint64_t> bases = {835, 836, 835, 836, 836, 836};
  const std::vector<std::uint64_t> firsts = {129, 32, 36, 204, 289, 146};
  const std::vector<std::uint32_t> wins = {2, 1, 0, 4, 5, 3};
  const std::vector<double> worths = {0.1214717699524, 0.1109530608474, 0.0906709563174,
                                      0.1628193987000, 0.3075073884012, 0.2065774257815};
  for (std::size_t item = 0; item < 6; ++item) {
    const RankedAnswer& film = figures->items[item];
    EXPECT_EQ(film.base.count, bases[item]);
    EXPECT_EQ(film.first.count, firsts[item]);
    EXPECT_NEAR(film.ranks->mean, means[item], 1e-10);
    EXPECT_NEAR(film.ranks->mean_interval.low, lows[item], 1e-10);
    EXPECT_NEAR(film.borda, borda[item], 1e-10);
    EXPECT_EQ(film.wins, wins[item]);
    ASSERT_TRUE(film.worth);
    EXPECT_NEAR(*film.worth, worths[item], 1e-5);
  }
  EXPECT_EQ(figures->condorcet_winner, 4U);
  EXPECT_NEAR(figures->preferences[1], 0.683014354067, 1e-11);
}

}  // namespace
}  // namespace sonder
