#include "stats/ranking.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

namespace sonder {
namespace {

using Orders = std::vector<std::vector<std::uint32_t>>;

/// By weight: once 0 1 2, twice 1 0 and once 2 alone.
const Rankings kFew = {.items = 3, .orders = {{0, 1, 2}, {1, 0}, {2}, {}}, .weights = {1, 2, 1, 5}};

void expect_near(const std::vector<double>& values, const std::vector<double>& expected) {
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i], expected[i], 1e-11) << i;
}

template <class T>
std::string why_not(const Result<T>& result) {
  return result ? "it was found" : result.error().message;
}

// By hand.
TEST(SummariseRankings, GivesMeanRanksAndPointsWithTheirBase) {
  const auto found = summarise_rankings(kFew);
  ASSERT_TRUE(found);
  const RankingSummary& summary = found.value();
  EXPECT_EQ(summary.base, 3U);
  EXPECT_EQ(summary.weighted_base, 4);
  EXPECT_EQ(summary.items[2].base, 2U);
  EXPECT_EQ(summary.items[2].weighted_base, 2);
  EXPECT_NEAR(summary.items[0].mean_rank.value_or(0), 5.0 / 3, 1e-15);
  EXPECT_NEAR(summary.items[1].mean_rank.value_or(0), 4.0 / 3, 1e-15);
  EXPECT_NEAR(summary.items[2].mean_rank.value_or(0), 2, 1e-15);
  EXPECT_EQ(summary.items[0].borda, 4.5);
  EXPECT_EQ(summary.items[1].borda, 5.5);
  EXPECT_EQ(summary.items[2].borda, 2);
  EXPECT_EQ(summary.preferences, (std::vector<double>{0, 1, 3, 2, 0, 3, 1, 1, 0}));
  EXPECT_EQ(summary.condorcet_winner, 1U);
}

TEST(SummariseRankings, KnowsNothingOfWhatWasNotShown) {
  Rankings rankings = kFew;
  rankings.unranked_are_worse = false;
  const auto found = summarise_rankings(rankings);
  EXPECT_EQ(found.value().preferences, (std::vector<double>{0, 1, 1, 2, 0, 1, 0, 0, 0}));
  EXPECT_EQ(found.value().items[1].borda, 1 + 2);
  EXPECT_EQ(found.value().items[2].borda, 0);
}

/// Condorcet's paradox: each is beaten by another two to one.
TEST(SummariseRankings, HasNoWinnerWherePreferencesGoInACircle) {
  const auto found = summarise_rankings({.items = 3, .orders = {{0, 1, 2}, {1, 2, 0}, {2, 0, 1}}});
  EXPECT_FALSE(found.value().condorcet_winner);
  for (const RankedItem& item : found.value().items) EXPECT_EQ(item.borda, 3);
}

/// A tenth three times is more than three tenths, but only by rounding.
TEST(SummariseRankings, HasNoWinnerOfEqualSums) {
  const auto found = summarise_rankings(
      {.items = 2, .orders = {{0, 1}, {0, 1}, {0, 1}, {1, 0}}, .weights = {0.1, 0.1, 0.1, 0.3}});
  EXPECT_FALSE(found.value().condorcet_winner);
}

TEST(SummariseRankings, HasNoMeanRankOfWhatNobodyRanked) {
  const auto found = summarise_rankings({.items = 3, .orders = {{0}, {1}}, .weights = {1, 0}});
  EXPECT_TRUE(found.value().items[0].mean_rank);
  EXPECT_FALSE(found.value().items[1].mean_rank);
  EXPECT_FALSE(found.value().items[2].mean_rank);
  EXPECT_EQ(found.value().condorcet_winner, 0U);
}

const Rankings kMixed = {
    .items = 4,
    .orders = {{0, 1, 2, 3}, {1, 0, 3, 2}, {2, 0, 1, 3}, {0, 3}, {3, 1, 0}, {1}, {0, 2, 1, 3}, {}},
    .weights = {1, 2, 1, 1.5, 1, 0.5, 3, 9}};

// An independent implementation: Python 3.11, mpmath with 40 digits, the roots of the derivatives
// of the log-likelihood by Newton's method.
TEST(FitPlackettLuce, AgreesWithAnotherImplementation) {
  Rankings rankings = kMixed;
  rankings.weights = {};
  const auto plain = fit_plackett_luce(rankings);
  ASSERT_TRUE(plain);
  EXPECT_TRUE(plain.value().is_settled);
  expect_near(plain.value().strengths,
              {0.4865245840108808, 0.29869252205090718, 0.11381657209483609, 0.10096632184337593});
  EXPECT_NEAR(plain.value().log_likelihood, -16.968722215502706, 1e-10);
  const auto weighted = fit_plackett_luce(kMixed);
  expect_near(weighted.value().strengths, {0.58627111445616657, 0.21868467254612395,
                                           0.11428589068086552, 0.080758322316843973});
  EXPECT_NEAR(weighted.value().log_likelihood, -24.526479895793634, 1e-10);
}

// The same.
TEST(FitPlackettLuce, AgreesWithAnotherImplementationWhereOnlySomeWereShown) {
  Rankings rankings = kMixed;
  rankings.unranked_are_worse = false;
  const auto found = fit_plackett_luce(rankings);
  ASSERT_TRUE(found);
  expect_near(found.value().strengths,
              {0.5376749293119059, 0.24766565929010697, 0.15486616822181395, 0.059793243176173191});
  EXPECT_NEAR(found.value().log_likelihood, -19.876621881793736, 1e-10);
}

/// Of two items, the strengths are the shares of first places.
TEST(FitPlackettLuce, IsTheShareOfFirstPlacesOfTwoItems) {
  const auto found = fit_plackett_luce({.items = 2, .orders = {{0, 1}, {0, 1}, {1}, {0}}});
  expect_near(found.value().strengths, {0.75, 0.25});
}

TEST(FitPlackettLuce, DoesNotDependOnTheOrderOfRespondents) {
  Rankings turned = kMixed;
  std::reverse(turned.orders.begin(), turned.orders.end());
  std::reverse(turned.weights.begin(), turned.weights.end());
  EXPECT_EQ(fit_plackett_luce(turned).value().strengths,
            fit_plackett_luce(kMixed).value().strengths);
}

/// Everybody prefers 0 and 2 to 1 and 3, and nobody ranked 4.
TEST(FitPlackettLuce, NamesTheGroupsBetweenWhichThereIsNoBestFit) {
  const auto found = fit_plackett_luce(
      {.items = 5, .orders = {{0, 2, 1, 3}, {2, 0, 3, 1}}, .unranked_are_worse = false});
  ASSERT_TRUE(found);
  EXPECT_TRUE(found.value().strengths.empty());
  EXPECT_FALSE(found.value().is_settled);
  EXPECT_EQ(found.value().groups, (std::vector<std::uint32_t>{0, 1, 0, 1, 2}));
}

TEST(FitPlackettLuce, HasNothingToFitWithoutOrders) {
  EXPECT_EQ(fit_plackett_luce({.items = 2, .orders = {{}}}).value().groups,
            (std::vector<std::uint32_t>{0, 1}));
  EXPECT_TRUE(fit_plackett_luce({}).value().groups.empty());
  EXPECT_EQ(fit_plackett_luce({.items = 1, .orders = {{0}}}).value().strengths,
            std::vector<double>{1});
}

TEST(Rankings, AreRefusedWhereTheyAreNone) {
  EXPECT_EQ(why_not(summarise_rankings({.items = 2, .orders = {{0}, {1, 1}}})),
            "the order of respondent 2 has an item twice or one that does not exist");
  EXPECT_EQ(why_not(summarise_rankings({.items = 2, .orders = {{2}}})),
            "the order of respondent 1 has an item twice or one that does not exist");
  EXPECT_EQ(why_not(fit_plackett_luce({.items = 2, .orders = {{0}}, .weights = {1, 1}})),
            "there must be one weight per respondent");
  EXPECT_EQ(why_not(fit_plackett_luce({.items = 2, .orders = {{0}}, .weights = {-1}})),
            "weights must be finite and not negative");
}

}  // namespace
}  // namespace sonder
