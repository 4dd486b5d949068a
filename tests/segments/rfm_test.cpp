#include "segments/rfm.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "segments/detail/rfm_groups.h"
#include "support/cdnow.h"
#include "support/feature_tables.h"
#include "support/linked_profiles.h"

namespace sonder {
namespace {

using testing::a_feature;
using testing::a_feature_table;
using testing::bits;
using testing::Values;

using Scores = std::vector<std::uint8_t>;

constexpr auto kUnknown = std::nullopt;

FeatureTable a_trade(const Values& recency, const Values& orders, const Values& spend) {
  return a_feature_table(static_cast<std::uint32_t>(recency.size()),
                         {a_feature("recency_days", FeatureType::kInteger, recency),
                          a_feature("order_count", FeatureType::kInteger, orders),
                          a_feature("net_spend", FeatureType::kMoney, spend)});
}

// By hand, and the same from R's quantile(type = 7) + 1. Eleven sorted values make the quantiles at
// 20, 40, 60 and 80 % the 3rd, 5th, 7th and 9th value, so with one added the limits are:
//   days    0 10 20 30 40 50 60 70 80 90 100     21 41 61 81
//   orders  1 1 1 1 1 1 2 2 3 5 9                2 2 3 4
//   spend   1.00 2.00 ... 11.00                  4.00 6.00 8.00 10.00
FeatureTable eleven_buyers() {
  return a_trade({0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, {9, 5, 3, 2, 2, 1, 1, 1, 1, 1, 1},
                 {1'100, 1'000, 900, 800, 700, 600, 500, 400, 300, 200, 100});
}

TEST(ScoreRfm, PutsLimitsOneAboveTheQuantiles) {
  const RfmScores scores = score_rfm(eleven_buyers()).value();
  EXPECT_EQ(scores.recency_limits, (std::vector<double>{21, 41, 61, 81}));
  EXPECT_EQ(scores.frequency_limits, (std::vector<double>{2, 2, 3, 4}));
  EXPECT_EQ(scores.monetary_limits, (std::vector<double>{400, 600, 800, 1'000}))
      << "one major unit, in minor units";
}

TEST(ScoreRfm, ScoresTheLatestMostFrequentAndBiggestHighest) {
  const RfmScores scores = score_rfm(eleven_buyers()).value();
  EXPECT_EQ(scores.recency, (Scores{5, 5, 5, 4, 4, 3, 3, 2, 2, 1, 1}));
  EXPECT_EQ(scores.frequency, (Scores{5, 5, 4, 3, 3, 1, 1, 1, 1, 1, 1}));
  EXPECT_EQ(scores.monetary, (Scores{5, 5, 4, 4, 3, 3, 2, 2, 1, 1, 1}));
  EXPECT_EQ(scores.scored, Bitset(11, true));
}

TEST(ScoreRfm, InterpolatesBetweenValues) {
  // Four values: the median lies half way between 20 and 40.
  const RfmScores scores =
      score_rfm(a_trade({10, 20, 40, 80}, {1, 2, 4, 8}, {100, 200, 400, 800}), {.bins = 2}).value();
  EXPECT_EQ(scores.recency_limits, (std::vector<double>{31}));
  EXPECT_EQ(scores.recency, (Scores{2, 2, 1, 1}));
  EXPECT_EQ(scores.monetary_limits, (std::vector<double>{400}));
  EXPECT_EQ(scores.monetary, (Scores{1, 1, 2, 2})) << "a value that reached the limit is above it";
}

TEST(ScoreRfm, GivesEqualValuesEqualScores) {
  const RfmScores scores = score_rfm(a_trade(Values(7, 5), Values(7, 2), Values(7, 100))).value();
  EXPECT_EQ(scores.frequency, Scores(7, 1));
  EXPECT_EQ(scores.monetary, Scores(7, 1));
  EXPECT_EQ(scores.recency, Scores(7, 5)) << "bin 1 of days, turned round";
}

TEST(ScoreRfm, LeavesOutWhoBoughtNothingAndCountsUnknownSpendAsNothing) {
  const RfmScores scores =
      score_rfm(a_trade({3, kUnknown, 9}, {2, 0, 1}, {5'000, kUnknown, kUnknown}), {.bins = 2})
          .value();
  EXPECT_EQ(scores.scored, bits(3, {0, 2}));
  EXPECT_EQ(scores.monetary_limits, (std::vector<double>{2'600})) << "median of 0 and 50, plus 1";
  EXPECT_EQ(scores.monetary[2], 1);
  EXPECT_EQ(scores.monetary[0], 2);
}

TEST(ScoreRfm, ScoresASingleBuyer) {
  const RfmScores scores = score_rfm(a_trade({3}, {1}, {100})).value();
  EXPECT_EQ(scores.recency, Scores{5});
  EXPECT_EQ(scores.group, std::vector<RfmGroup>{RfmGroup::kNew});
}

TEST(ScoreRfm, AddsOneMajorUnitOnTheScaleOfTheTable) {
  FeatureTable table = a_trade({3}, {1}, {100});
  table.money.decimals = 3;
  EXPECT_EQ(score_rfm(table).value().monetary_limits, std::vector<double>(4, 1'100));
}

TEST(ScoreRfm, StretchesScoresToFiveForTheGroups) {
  const RfmScores two = score_rfm(a_trade({0, 90}, {9, 1}, {90'000, 100}), {.bins = 2}).value();
  EXPECT_EQ(two.recency, (Scores{2, 1}));
  EXPECT_EQ(two.group, (std::vector<RfmGroup>{RfmGroup::kChampions, RfmGroup::kHibernating}));
}

TEST(ScoreRfm, RefusesBinsOutsideTwoToTen) {
  for (const std::int32_t bins : {-1, 0, 1, 11}) {
    EXPECT_EQ(score_rfm(eleven_buyers(), {.bins = bins}).error().code, ErrorCode::kInvalidArgument);
  }
  for (const std::int32_t bins : {2, 10}) {
    EXPECT_TRUE(score_rfm(eleven_buyers(), {.bins = bins}));
  }
}

TEST(ScoreRfm, FindsNothingToScoreWithoutPurchases) {
  EXPECT_EQ(score_rfm(a_trade({kUnknown}, {0}, {kUnknown})).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(score_rfm(a_feature_table(0, {})).error().code, ErrorCode::kNotFound);
}

/// How many profiles have each score of five.
std::vector<std::ptrdiff_t> count_scores(const Scores& scores) {
  std::vector<std::ptrdiff_t> counts;
  for (std::uint8_t score = 1; score <= 5; ++score) {
    counts.push_back(std::count(scores.begin(), scores.end(), score));
  }
  return counts;
}

// Expected figures from python3: statistics.quantiles(n=5, method="inclusive"), which is type 7,
// over the last day, rows and cents per customer, as of 1998-06-30.
TEST(ScoreRfm, AgreesWithAnIndependentToolOnTheCdnowSample) {
  const auto population = testing::read_cdnow_sample();
  if (!population) GTEST_SKIP() << "no shared data";
  const FeatureTable features =
      measure_features(*population, testing::unlinked_profiles(*population)).value();
  const RfmScores scores = score_rfm(features).value();
  EXPECT_EQ(format_iso(features.as_of), "1998-06-30");
  EXPECT_EQ(scores.recency_limits, (std::vector<double>{153, 443, 487, 513}));
  EXPECT_EQ(scores.frequency_limits, (std::vector<double>{2, 2, 3, 5}));
  ASSERT_EQ(scores.monetary_limits.size(), 4U);
  const std::vector<double> spend = {1'636, 3'295.8, 6'025, 13'143.6};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(scores.monetary_limits[i], spend[i], 1e-6);
  EXPECT_EQ(count_scores(scores.recency), (std::vector<std::ptrdiff_t>{459, 478, 475, 471, 474}));
  EXPECT_EQ(count_scores(scores.frequency), (std::vector<std::ptrdiff_t>{1205, 0, 406, 358, 388}));
  EXPECT_EQ(count_scores(scores.monetary), (std::vector<std::ptrdiff_t>{518, 451, 461, 460, 467}));
}

TEST(RfmGroup, IsExactlyOneForEachCombinationOfScores) {
  for (std::int32_t score = 0; score < 125; ++score) {
    const std::int32_t r = score / 25 + 1;
    const std::int32_t f = score / 5 % 5 + 1;
    const std::int32_t m = score % 5 + 1;
    std::vector<RfmGroup> groups;
    for (const detail::RfmBlock& block : detail::rfm_blocks()) {
      if (block.contains(r, f, m)) groups.push_back(block.group);
    }
    EXPECT_EQ(groups, std::vector<RfmGroup>{rfm_group(r, f, m)}) << r << f << m;
  }
}

TEST(RfmGroup, FollowsTheRuleThatIsPrinted) {
  EXPECT_EQ(rfm_group(5, 5, 5), RfmGroup::kChampions);
  EXPECT_EQ(rfm_group(4, 4, 4), RfmGroup::kChampions);
  EXPECT_EQ(rfm_group(5, 3, 3), RfmGroup::kLoyal);
  EXPECT_EQ(rfm_group(3, 5, 3), RfmGroup::kLoyal);
  EXPECT_EQ(rfm_group(4, 2, 2), RfmGroup::kPromising);
  EXPECT_EQ(rfm_group(5, 1, 5), RfmGroup::kNew) << "one order makes nobody loyal";
  EXPECT_EQ(rfm_group(3, 1, 1), RfmGroup::kNeedAttention);
  EXPECT_EQ(rfm_group(2, 3, 2), RfmGroup::kAtRisk);
  EXPECT_EQ(rfm_group(1, 4, 4), RfmGroup::kCannotLose);
  EXPECT_EQ(rfm_group(1, 2, 2), RfmGroup::kHibernating);
}

TEST(RfmGroup, HasANameALabelAndARule) {
  const std::vector<std::string_view> names = {"champions",   "loyal",          "promising",
                                               "new",         "need_attention", "at_risk",
                                               "cannot_lose", "hibernating"};
  for (std::size_t i = 0; i < kRfmGroupCount; ++i) {
    const auto group = static_cast<RfmGroup>(i);
    EXPECT_EQ(to_string(group), names[i]);
    EXPECT_FALSE(rfm_group_label(group).empty());
    EXPECT_TRUE(rfm_group_rule(group).starts_with("recency ")) << names[i];
  }
  EXPECT_EQ(rfm_group_label(RfmGroup::kCannotLose), "Cannot lose");
  EXPECT_EQ(rfm_group_rule(RfmGroup::kNew), "recency 4-5, frequency 1");
}

TEST(RfmGroupFrom, FindsEveryGroupByItsNameAndNoOther) {
  for (std::size_t i = 0; i < kRfmGroupCount; ++i) {
    const auto group = static_cast<RfmGroup>(i);
    EXPECT_EQ(rfm_group_from(to_string(group)), group);
  }
  EXPECT_EQ(rfm_group_from("Champions"), std::nullopt);
}

}  // namespace
}  // namespace sonder
