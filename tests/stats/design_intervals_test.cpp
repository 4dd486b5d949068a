#include "stats/design_intervals.h"

#include <gtest/gtest.h>

#include <limits>

namespace sonder {
namespace {

/// Two strata with three of 10 clusters and four of 20, two units and three times one.
const std::vector<double> kSpend = {3, 5, 2, 8, 7, 1, 4, 9, 6, 2, 5, 7};
const std::vector<bool> kReturned = {false, true, false, true,  true, false,
                                     true,  true, true,  false, true, true};
const SampleDesign kDesign = {.weights = {2, 2, 1.5, 1.5, 3, 3, 1, 1, 2.5, 2.5, 2, 2},
                              .strata = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1},
                              .clusters = {1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 4}};

SampleDesign with_fractions() {
  SampleDesign design = kDesign;
  design.sampling_fractions = {0.3, 0.2};
  return design;
}

using Limit = std::optional<double>;

void expect_quantile(double probability, const SampleDesign& design, double value, Limit low,
                     Limit high, double confidence = 0.95,
                     const std::vector<bool>& is_inside = {}) {
  const auto found = estimate_quantile(kSpend, is_inside, probability, design, confidence);
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(found.value().value, value) << probability;
  EXPECT_EQ(found.value().low, low) << probability;
  EXPECT_EQ(found.value().high, high) << probability;
}

// R 4.2.2, survey 4.1.1: svyquantile(~x, d, ci = TRUE) of svydesign(~c, strata = ~h, weights = ~w,
// nest = TRUE), alpha = 0.05 and 0.2.
TEST(EstimateQuantile, AgreesWithR) {
  expect_quantile(0.125, kDesign, 1, std::nullopt, 4);
  expect_quantile(0.3, kDesign, 3, 2, 5);
  expect_quantile(0.5, kDesign, 5, 3, 7);
  expect_quantile(0.6, kDesign, 6, 3, std::nullopt);
  expect_quantile(0.9, kDesign, 8, 7, std::nullopt);
  expect_quantile(0.3, kDesign, 3, 2, 5, 0.8);
  expect_quantile(0.5, kDesign, 5, 5, 7, 0.8);
  const auto median = estimate_quantile(kSpend, {}, 0.5, kDesign, 0.95);
  EXPECT_NEAR(median.value().standard_error.value_or(0), 0.7780339735828431, 1e-12);
}

// The same with fpc.
TEST(EstimateQuantile, AgreesWithRForFinitePopulations) {
  expect_quantile(0.5, with_fractions(), 5, 3, 7);
  expect_quantile(0.6, with_fractions(), 6, 4, 9);
  expect_quantile(0.7, with_fractions(), 7, 7, std::nullopt);
}

// The same with subset(d, returned), df = 5, alpha = 0.2.
TEST(EstimateQuantile, AgreesWithRForPartsOfASample) {
  expect_quantile(0.3, with_fractions(), 5, 5, 7, 0.8, kReturned);
  expect_quantile(0.5, with_fractions(), 6, 5, 7, 0.8, kReturned);
  expect_quantile(0.6, with_fractions(), 7, 7, 9, 0.8, kReturned);
}

TEST(EstimateQuantile, DoesNotLookAtValuesOutside) {
  std::vector<double> spend = kSpend;
  for (std::size_t i = 0; i < spend.size(); ++i) {
    if (!kReturned[i]) spend[i] = std::numeric_limits<double>::quiet_NaN();
  }
  const auto found = estimate_quantile(spend, kReturned, 0.5, with_fractions(), 0.8);
  ASSERT_TRUE(found);
  EXPECT_EQ(found.value().value, 6);
  EXPECT_EQ(found.value().high, 7);
}

/// R survey 4.1.1 says 2, although an eighth of the weight is at 1.
TEST(EstimateQuantile, IsTheLeastValueBelowItsPart) {
  const auto found = estimate_quantile(kSpend, {}, 0.1, kDesign, 0.95);
  EXPECT_EQ(found.value().value, 1);
}

/// Sums of tenths are not exact; half of them are at or below 5.
TEST(EstimateQuantile, DoesNotDependOnRounding) {
  const std::vector<double> values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  for (const double weight : {0.1, 0.3, 0.7, 1.1}) {
    const auto found =
        estimate_quantile(values, {}, 0.5, {.weights = std::vector<double>(10, weight)}, 0.95);
    EXPECT_EQ(found.value().value, 5) << weight;
  }
}

TEST(EstimateQuantile, RefusesWhatHasNone) {
  const auto why_not = [](double value, const std::vector<bool>& is_inside, double probability) {
    const auto found = estimate_quantile(std::vector<double>{1, value}, is_inside, probability,
                                         {.weights = {1, 1}}, 0.95);
    return found ? "it was estimated" : found.error().message;
  };
  EXPECT_EQ(why_not(2, {}, 1), "probabilities and confidences must lie between 0 and 1");
  EXPECT_EQ(why_not(std::numeric_limits<double>::infinity(), {}, 0.5),
            "values of which there is a quantile must be finite");
  EXPECT_EQ(why_not(2, {true}, 0.5), "it must be known of each unit if it is inside");
  EXPECT_EQ(why_not(2, {false, false}, 0.5), "nobody with a weight is inside");
  const SampleDesign whole = {.weights = {1}, .sampling_fractions = {1}};
  EXPECT_EQ(estimate_quantile(std::vector<double>{1}, {}, 0.5, whole, 0.95).error().message,
            "the design leaves no degrees of freedom");
}

// R 4.2.2, survey 4.1.1: svymean, and svyciprop(method = "beta"), whose effective size is
// p (1 - p) / variance * (qt(0.025, 11) / qt(0.025, 5))^2.
TEST(EstimateShare, HasTheEffectiveSizeOfR) {
  const auto found = estimate_share(kReturned, {}, kDesign, 0.95);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found.value().share.value, 0.625, 1e-14);
  EXPECT_NEAR(found.value().share.standard_error, 0.058925565098878953, 1e-14);
  EXPECT_NEAR(found.value().effective_size, 49.485177549083062, 1e-9);
  const double size = found.value().effective_size;
  const Interval beta = clopper_pearson_interval(size * 0.625, size, 0.95);
  EXPECT_NEAR(beta.low, 0.47595150643900164, 1e-11);
  EXPECT_NEAR(beta.high, 0.75851722849008263, 1e-11);
  EXPECT_EQ(found.value().interval, share_interval(found.value().share.value, size, 0.95));
}

TEST(EstimateShares, AreThoseOfEachAnswer) {
  std::vector<std::vector<bool>> said = {kReturned, kReturned, std::vector<bool>(12, true)};
  said[1].flip();
  const std::vector<bool> inside = {true, true, false, true, true, true,
                                    true, true, true,  true, true, false};
  const auto found = estimate_shares(said, inside, kDesign, 0.9);
  ASSERT_TRUE(found);
  ASSERT_EQ(found.value().size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto alone = estimate_share(said[i], inside, kDesign, 0.9);
    EXPECT_EQ(found.value()[i].share.value, alone.value().share.value);
    EXPECT_EQ(found.value()[i].interval, alone.value().interval);
  }
  EXPECT_NEAR(found.value()[0].share.value + found.value()[1].share.value, 1, 1e-14);
  EXPECT_EQ(found.value()[2].interval.high, 1);
}

TEST(EstimateShare, IsWilsonsForASimpleSample) {
  std::vector<bool> said(100, false);
  for (std::size_t i = 0; i < 30; ++i) said[i] = true;
  const auto found = estimate_share(said, {}, {.weights = std::vector<double>(100, 2.5)}, 0.95);
  ASSERT_TRUE(found);
  // The variance of a mean has n - 1 below it where that of a share has n.
  EXPECT_NEAR(found.value().effective_size, 99, 1e-9);
}

TEST(EstimateShare, FallsBackToTheWeightsWhereAllSaidTheSame) {
  const auto found = estimate_share({true, true, true, false}, {true, true, true, false},
                                    {.weights = {0.1, 0.2, 0.3, 9}}, 0.95);
  ASSERT_TRUE(found);
  // By hand: 0.6² / 0.14.
  EXPECT_NEAR(found.value().effective_size, 2.5714285714285714, 1e-12);
  EXPECT_EQ(found.value().interval.high, 1);
  EXPECT_LT(found.value().interval.low, 0.5);
}

TEST(EstimateShare, RefusesWhatHasNone) {
  const auto why_not = [](const std::vector<bool>& is_inside, double confidence) {
    const auto found = estimate_share({true, false}, is_inside, {.weights = {1, 1}}, confidence);
    return found ? "it was estimated" : found.error().message;
  };
  EXPECT_EQ(why_not({}, 1), "a confidence must lie between 0 and 1");
  EXPECT_EQ(why_not({true}, 0.9), "it must be known of each unit if it is inside");
  EXPECT_EQ(why_not({false, false}, 0.9), "the denominators of a ratio add up to nothing");
  EXPECT_EQ(estimate_share({true}, {}, {.weights = {1, 1}}, 0.9).error().message,
            "it must be known of each unit if it said it");
  EXPECT_FALSE(estimate_share({true}, {}, {.weights = {-1}}, 0.9));
}

}  // namespace
}  // namespace sonder
