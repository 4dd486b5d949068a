#include "stats/weighting.h"

#include <gtest/gtest.h>

#include <numeric>

namespace sonder {
namespace {

const std::vector<double> kWeights = {1, 2, 0.7, 1, 1.5, 1, 0.3, 2, 1, 4};
const Margin kRegion = {{0, 0, 0, 1, 1, 1, 1, 2, 2, 2}, {50, 30, 20}};
const Margin kBrand = {{0, 1, 0, 1, 0, 1, 1, 0, 1, 1}, {45, 55}};
/// R 4.2.2, survey 4.1: rake of the same, epsilon 1e-14.
const std::vector<double> kRaked = {14.8803358344733194, 24.7034290813953561, 10.4162350841313263,
                                    7.3044643044159638,  13.1997320998432794, 7.3044643044159638,
                                    2.1913392913247893,  6.5036969815520793,  2.6992606036895843,
                                    10.7970424147583373};

void expect_near(const std::vector<double>& values, const std::vector<double>& expected) {
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i], expected[i], 1e-9) << i;
}

std::string why_not(const Result<RakedWeights>& raked) {
  return raked ? "it was raked" : raked.error().message;
}

TEST(Rake, AgreesWithR) {
  const auto raked = rake(kWeights, std::vector{kRegion, kBrand}, {.tolerance = 1e-13});
  ASSERT_TRUE(raked);
  EXPECT_TRUE(raked.value().is_settled);
  EXPECT_LE(raked.value().largest_miss, 1e-13);
  expect_near(raked.value().weights, kRaked);
}

TEST(Rake, MeetsOneMarginInOneRound) {
  const auto raked = rake(kWeights, std::vector{kBrand});
  ASSERT_TRUE(raked);
  EXPECT_EQ(raked.value().rounds, 1U);
  const std::vector<double>& weights = raked.value().weights;
  EXPECT_NEAR(weights[0] + weights[2] + weights[4] + weights[7], 45, 1e-12);
  EXPECT_NEAR(std::accumulate(weights.begin(), weights.end(), 0.0), 100, 1e-12);
}

TEST(Rake, TakesTheWeightsOfWhomTheTargetsLeaveOut) {
  const auto raked = rake(std::vector<double>{1, 1, 1}, std::vector{Margin{{0, 1, 1}, {0, 10}}});
  ASSERT_TRUE(raked);
  expect_near(raked.value().weights, {0, 5, 5});
}

/// Everybody of the first group is of the second, but the totals say otherwise.
TEST(Rake, SaysThatMarginsContradictEachOther) {
  const std::vector<Margin> margins = {{{0, 0, 1}, {60, 40}}, {{0, 0, 1}, {50, 50}}};
  const auto raked = rake(std::vector<double>{1, 1, 1}, margins, {.most_rounds = 20});
  ASSERT_TRUE(raked);
  EXPECT_FALSE(raked.value().is_settled);
  EXPECT_EQ(raked.value().rounds, 20U);
  EXPECT_NEAR(raked.value().largest_miss, 0.25, 1e-12);
}

TEST(Rake, RefusesWhatCannotBeMet) {
  const std::vector<double> two = {1, 1};
  const auto one = [&](Margin margin) {
    return why_not(rake(two, std::vector{std::move(margin)}));
  };
  EXPECT_EQ(one({{0, 0}, {1, 1}}), "margin 1: no respondent is in category 2");
  EXPECT_EQ(one({{0}, {1}}), "margin 1 must have one category per weight");
  EXPECT_EQ(one({{0, 2}, {1, 1}}), "margin 1 has a respondent in a category without a target");
  EXPECT_EQ(one({{0, 1}, {1, -1}}), "margin 1 has a target that is no weight");
  EXPECT_EQ(why_not(rake(two, std::vector<Margin>{{{0, 1}, {5, 5}}, {{0, 1}, {5, 6}}})),
            "margin 2 adds up to another total than margin 1");
  EXPECT_EQ(why_not(rake(std::vector<double>{1, -1}, std::vector<Margin>{})),
            "weights must be finite and not negative");
  EXPECT_EQ(why_not(rake(two, std::vector<Margin>{}, {.tolerance = 0})),
            "`tolerance` must be above 0 and `most_rounds` at least 1");
}

TEST(Rake, LeavesWeightsWithoutMarginsAsTheyAre) {
  const auto raked = rake(kWeights, std::vector<Margin>{});
  ASSERT_TRUE(raked);
  EXPECT_EQ(raked.value().weights, kWeights);
}

// R 4.2.2, survey 4.1: trimWeights(lower = 4, upper = 16, strict = TRUE) of the raked ones.
TEST(TrimWeights, AgreesWithR) {
  const auto trimmed = trim_weights(kRaked, 4, 16);
  ASSERT_TRUE(trimmed);
  expect_near(trimmed.value().weights, {15.6794828311032806, 16, 11.2153820807612874,
                                        8.1036113010459250, 13.9988790964732424, 8.1036113010459250,
                                        4, 7.3028439781820405, 4, 11.5961894113882984});
  EXPECT_EQ(trimmed.value().raised, 2U);
  EXPECT_EQ(trimmed.value().lowered, 1U);
}

/// What is cut off takes the second one beyond the limit, too.
TEST(TrimWeights, GoesOnUntilAllAreInsideAndKeepsTheSum) {
  const auto trimmed = trim_weights(std::vector<double>{10, 4.5, 1, 1}, 0, 5);
  ASSERT_TRUE(trimmed);
  expect_near(trimmed.value().weights, {5, 5, 3.25, 3.25});
  EXPECT_EQ(trimmed.value().lowered, 2U);
}

TEST(TrimWeights, RefusesLimitsThatCannotHold) {
  const std::vector<double> weights = {1, 2, 3};
  EXPECT_FALSE(trim_weights(weights, 3, 2));
  EXPECT_FALSE(trim_weights(weights, -1, 2));
  EXPECT_FALSE(trim_weights(weights, 0, 1.9));
  EXPECT_FALSE(trim_weights(weights, 2.1, 5));
  EXPECT_TRUE(trim_weights(weights, 2, 2));
}

// The same figures by R: sum(w)^2 / sum(w^2), and length(w) * sum(w^2) / sum(w)^2.
TEST(EffectiveSize, IsThatOfKish) {
  EXPECT_NEAR(effective_size(kRaked), 7.1834577570117242, 1e-12);
  EXPECT_NEAR(weighting_effect(kRaked), 1.3920872563410105, 1e-12);
}

TEST(EffectiveSize, IsAllOfThemForEqualWeights) {
  EXPECT_DOUBLE_EQ(effective_size(std::vector<double>(7, 0.3)), 7);
  EXPECT_DOUBLE_EQ(weighting_effect(std::vector<double>(7, 0.3)), 1);
  EXPECT_DOUBLE_EQ(weighting_effect(std::vector<double>{2, 2, 0}), 1);
  EXPECT_EQ(effective_size({}), 0);
  EXPECT_EQ(weighting_effect({}), 1);
}

}  // namespace
}  // namespace sonder
