#include "stats/replicate_weights.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace sonder {
namespace {

/// Two strata with three and four clusters, two units and three times one.
const std::vector<double> kSpend = {3, 5, 2, 8, 7, 1, 4, 9, 6, 2, 5, 7};
const std::vector<double> kVisits = {1, 2, 1, 3, 2, 1, 2, 4, 2, 1, 2, 3};
const SampleDesign kDesign = {.weights = {2, 2, 1.5, 1.5, 3, 3, 1, 1, 2.5, 2.5, 2, 2},
                              .strata = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1},
                              .clusters = {1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 4}};

SampleDesign with_fractions(std::vector<double> fractions) {
  SampleDesign design = kDesign;
  design.sampling_fractions = std::move(fractions);
  return design;
}

SampleDesign without_strata() {
  return {.weights = kDesign.weights, .clusters = {1, 1, 2, 2, 3, 3, 11, 11, 12, 12, 13, 14}};
}

void expect_estimate(const Result<Estimate>& estimate, double value, double standard_error,
                     double tolerance = 1e-12) {
  ASSERT_TRUE(estimate) << estimate.error().message;
  EXPECT_NEAR(estimate.value().value, value, tolerance);
  EXPECT_NEAR(estimate.value().standard_error, standard_error, tolerance);
}

std::string why_not(const Result<Estimate>& estimate) {
  return estimate ? "it was estimated" : estimate.error().message;
}

// R 4.2.2, survey 4.1.1: as.svrepdesign(type = "JKn") of svydesign(~c, strata = ~h, weights = ~w,
// nest = TRUE), svymean, svyratio and svytotal.
TEST(JackknifeWeights, AgreeWithRForStrata) {
  const auto made = make_jackknife_weights(kDesign);
  ASSERT_TRUE(made);
  expect_estimate(estimate_mean(kSpend, made.value()), 4.666666666666667, 0.36964398828575035);
  expect_estimate(estimate_ratio(kSpend, kVisits, made.value()), 2.5168539325842696,
                  0.070029877221000528);
  expect_estimate(estimate_total(kSpend, made.value()), 112, 11.972189997378644);
  EXPECT_EQ(made.value().freedom, 5U);
}

// The same with fpc, and with mse = TRUE.
TEST(JackknifeWeights, AgreeWithRForFinitePopulations) {
  auto made = make_jackknife_weights(with_fractions({0.3, 0.2}));
  ASSERT_TRUE(made);
  expect_estimate(estimate_mean(kSpend, made.value()), 4.666666666666667, 0.32538800569186638);
  expect_estimate(estimate_ratio(kSpend, kVisits, made.value()), 2.5168539325842696,
                  0.061958953035480532);
  made.value().is_around_sample = true;
  expect_estimate(estimate_mean(kSpend, made.value()), 4.666666666666667, 0.32610483177064947);
}

// The same with type = "JK1" of clusters without strata, and of these among 50.
TEST(JackknifeWeights, AgreeWithRForOneStratum) {
  SampleDesign design = without_strata();
  const auto made = make_jackknife_weights(design);
  ASSERT_TRUE(made);
  expect_estimate(estimate_mean(kSpend, made.value()), 4.666666666666667, 0.38520116017112727);
  expect_estimate(estimate_ratio(kSpend, kVisits, made.value()), 2.5168539325842696,
                  0.07585692570290184);
  design.sampling_fractions = {0.14};
  expect_estimate(estimate_ratio(kSpend, kVisits, make_jackknife_weights(design).value()),
                  2.5168539325842696, 0.070346818920987403);
}

// The same: weights(r, "analysis")[, 2].
TEST(JackknifeWeights, GiveTheWeightOfAClusterToTheOthers) {
  const auto made = make_jackknife_weights(without_strata());
  ASSERT_EQ(made.value().replicates.size(), 7U);
  const std::vector<double> expected = {2.3333333333333335,
                                        2.3333333333333335,
                                        0,
                                        0,
                                        3.5,
                                        3.5,
                                        1.1666666666666667,
                                        1.1666666666666667,
                                        2.9166666666666667,
                                        2.9166666666666667,
                                        2.3333333333333335,
                                        2.3333333333333335};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(made.value().replicates[1][i], expected[i], 1e-14);
  }
}

// R 4.2.2, survey 4.1.1: svrepdesign(type = "other", scale = 0.4, rscales = c(1, 2, 0, 0.5),
// combined.weights = TRUE), svymean and svyratio.
TEST(ReplicateWeights, AgreeWithRWhenGiven) {
  const std::vector<double> x = {1, 4, 2, 7};
  const std::vector<double> y = {2, 3, 1, 5};
  const ReplicateWeights given = {
      .weights = {1, 2, 1, 3},
      .replicates = {{2, 2, 0, 3}, {0, 3, 1, 4}, {1, 1, 1, 1}, {1, 0, 3, 2.5}},
      .scale = 0.4,
      .replicate_scales = {1, 2, 0, 0.5}};
  expect_estimate(estimate_mean(x, given), 4.57142857142857117, 0.75767296090674563);
  expect_estimate(estimate_ratio(x, y, given), 1.33333333333333326, 0.08599741598185115);
}

TEST(BootstrapWeights, AreTheSameForTheSameSeedOnly) {
  const auto made = make_bootstrap_weights(kDesign, {.replicates = 20, .seed = 3});
  const auto again = make_bootstrap_weights(kDesign, {.replicates = 20, .seed = 3});
  const auto other = make_bootstrap_weights(kDesign, {.replicates = 20, .seed = 4});
  EXPECT_EQ(made.value().replicates, again.value().replicates);
  EXPECT_NE(made.value().replicates, other.value().replicates);
}

TEST(BootstrapWeights, KeepTheNumberOfClustersOfEachStratum) {
  const auto made = make_bootstrap_weights(
      {.weights = std::vector<double>(7, 1), .strata = {0, 0, 0, 1, 1, 1, 1}}, {.replicates = 50});
  ASSERT_TRUE(made);
  for (const auto& weights : made.value().replicates) {
    EXPECT_NEAR(weights[0] + weights[1] + weights[2], 3, 1e-12);
    EXPECT_NEAR(std::accumulate(weights.begin(), weights.end(), 0.0), 7, 1e-12);
  }
}

/// Of a total the bootstrap's variance is the linearised one, but for chance: with 20,000
/// replicates a standard deviation of about 0.5 %.
TEST(BootstrapWeights, GiveTheStandardErrorOfATotal) {
  for (const SampleDesign& design : {kDesign, with_fractions({0.3, 0.2})}) {
    const auto made = make_bootstrap_weights(design, {.replicates = 20'000});
    ASSERT_TRUE(made);
    const double expected = estimate_total(kSpend, design).value().standard_error;
    const double found = estimate_total(kSpend, made.value()).value().standard_error;
    EXPECT_NEAR(found / expected, 1, 0.02);
    EXPECT_EQ(made.value().freedom, 5U);
  }
}

TEST(BootstrapWeights, LeaveAStratumThatWasTakenWholeAsItIs) {
  const SampleDesign design = {
      .weights = {2, 1, 1}, .strata = {0, 1, 1}, .sampling_fractions = {1, 0}};
  const auto made = make_bootstrap_weights(design, {.replicates = 9});
  for (const auto& weights : made.value().replicates) EXPECT_EQ(weights[0], 2);
  EXPECT_EQ(make_jackknife_weights(design).value().replicates.size(), 2U);
}

TEST(ReplicateWeights, GiveTheVarianceOfAnyFigure) {
  ReplicateWeights weights = {.weights = {1}, .replicates = {{1}, {1}, {1}}, .scale = 0.5};
  const std::vector<double> figures = {1, 2, 6};
  // By hand: around their mean 3 the squares are 4, 1 and 9, around 2 they are 1, 0 and 16.
  expect_estimate(estimate_by_replicates(2, figures, weights), 2, std::sqrt(7.0));
  weights.is_around_sample = true;
  expect_estimate(estimate_by_replicates(2, figures, weights), 2, std::sqrt(8.5));
}

TEST(ReplicateWeights, RefuseWhatDoesNotFit) {
  const std::vector<double> two = {1, 2};
  EXPECT_EQ(why_not(estimate_mean(two, {.weights = {1, 1}, .replicates = {{1, 1}, {1}}})),
            "values, weights and replicates must be of the same units");
  EXPECT_EQ(why_not(estimate_mean(two, {.weights = {1, -1}, .replicates = {{1, 1}}})),
            "weights must be finite and not negative");
  EXPECT_EQ(why_not(estimate_mean(two, {.weights = {1, 1}, .replicates = {}})),
            "there is no replicate with a scale above 0");
  ReplicateWeights weights = {.weights = {1, 1}, .replicates = {{1, 0}, {0, 1}}};
  EXPECT_EQ(why_not(estimate_ratio(two, std::vector<double>{0, 0}, weights)),
            "the denominators of a ratio add up to nothing");
  EXPECT_EQ(why_not(estimate_ratio(two, std::vector<double>{1, 0}, weights)),
            "the denominators of a ratio add up to nothing in replicate 2");
  EXPECT_EQ(why_not(estimate_by_replicates(1, std::vector<double>{1}, weights)),
            "there must be a figure for each replicate");
  weights.replicate_scales = {1};
  EXPECT_EQ(why_not(estimate_total(two, weights)), "there must be a scale for each replicate");
  weights.replicate_scales = {1, -1};
  EXPECT_EQ(why_not(estimate_total(two, weights)),
            "scales of replicates must be finite and not negative");
  EXPECT_FALSE(make_jackknife_weights({.weights = {1}}));
  EXPECT_FALSE(make_bootstrap_weights({.weights = {1}}));
  EXPECT_EQ(make_bootstrap_weights(kDesign, {.replicates = 1}).error().message,
            "a bootstrap needs at least 2 replicates");
  const SampleDesign large = {.weights = std::vector<double>(6'000, 1)};
  EXPECT_EQ(make_jackknife_weights(large).error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(make_bootstrap_weights(large, {.replicates = 5'001}).error().message,
            "5001 replicates of 6000 weights are more than 30000000 numbers");
}

}  // namespace
}  // namespace sonder
