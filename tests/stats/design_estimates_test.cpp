#include "stats/design_estimates.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sonder {
namespace {

void expect_estimate(const Result<Estimate>& estimate, double value, double standard_error,
                     double tolerance = 1e-11) {
  ASSERT_TRUE(estimate) << estimate.error().message;
  EXPECT_NEAR(estimate.value().value, value, tolerance);
  EXPECT_NEAR(estimate.value().standard_error, standard_error, tolerance);
}

/// Two strata with three and four clusters, two units and three times one.
const std::vector<double> kSpend = {3, 5, 2, 8, 7, 1, 4, 9, 6, 2, 5, 7};
const std::vector<double> kVisits = {1, 2, 1, 3, 2, 1, 2, 4, 2, 1, 2, 3};
const SampleDesign kDesign = {.weights = {2, 2, 1.5, 1.5, 3, 3, 1, 1, 2.5, 2.5, 2, 2},
                              .strata = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1},
                              .clusters = {1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 4},
                              .sampling_fractions = {}};

SampleDesign with_fractions(std::vector<double> fractions) {
  SampleDesign design = kDesign;
  design.sampling_fractions = std::move(fractions);
  return design;
}

// R 4.2.2, survey 4.1: svydesign(~c, strata = ~h, weights = ~w, nest = TRUE), svymean and others.
TEST(EstimatesOfClusters, AgreeWithR) {
  expect_estimate(estimate_mean(kSpend, kDesign), 4.666666666666667, 0.35300736186496767);
  expect_estimate(estimate_total(kSpend, kDesign), 112, 11.972189997378646);
  expect_estimate(estimate_ratio(kSpend, kVisits, kDesign), 2.516853932584270, 0.06856144354279398);
  EXPECT_EQ(estimate_mean(kSpend, kDesign).value().freedom, 5U);
}

// The same with fpc: 3 of 10 clusters and 4 of 20.
TEST(EstimatesOfClusters, AgreeWithRForFinitePopulations) {
  const SampleDesign design = with_fractions({0.3, 0.2});
  expect_estimate(estimate_mean(kSpend, design), 4.666666666666667, 0.31016099960989996);
  expect_estimate(estimate_total(kSpend, design), 112, 10.361788777362076);
  expect_estimate(estimate_ratio(kSpend, kVisits, design), 2.516853932584270, 0.06063944310608724);
}

// The same: svymean of subset(design, x >= 2).
TEST(EstimatesOfClusters, AgreeWithRForPartsOfASample) {
  std::vector<double> inside(kVisits.size());
  std::vector<double> spend(kVisits.size());
  for (std::size_t i = 0; i < kVisits.size(); ++i) {
    inside[i] = kVisits[i] >= 2 ? 1 : 0;
    spend[i] = kSpend[i] * inside[i];
  }
  expect_estimate(estimate_ratio(spend, inside, kDesign), 6.333333333333333, 0.40092485672597139);
}

TEST(EstimatesOfClusters, DoNotDependOnTheOrderOfUnits) {
  SampleDesign turned = kDesign;
  std::vector<double> spend(kSpend.rbegin(), kSpend.rend());
  std::reverse(turned.weights.begin(), turned.weights.end());
  std::reverse(turned.strata.begin(), turned.strata.end());
  std::reverse(turned.clusters.begin(), turned.clusters.end());
  expect_estimate(estimate_mean(spend, turned), 4.666666666666667, 0.35300736186496767);
}

// G15 of GOLDENS.md, by R survey: the net promoter score of weighted answers 10 9 8 7 6 3 9 10 0 5.
TEST(EstimateMean, GivesAWeightedNetPromoterScore) {
  const std::vector<double> scores = {100, 100, 0, 0, -100, -100, 100, 100, -100, -100};
  const SampleDesign design = {.weights = {1, 2, 1, 0.5, 1.5, 1, 1, 2, 0.8, 1.2}};
  expect_estimate(estimate_mean(scores, design), 12.5, 33.358280595067534, 1e-9);
  EXPECT_EQ(estimate_mean(scores, design).value().freedom, 9U);
}

/// Values with exactly that mean and variance: half of them as far above as the others below. The
/// weights are of single precision, as those of R's `apistrat`.
void add_stratum(double mean, double variance, std::size_t size, double population,
                 SampleDesign& design, std::vector<double>& values) {
  const auto n = static_cast<double>(size);
  const double distance = std::sqrt(variance * (n - 1) / n);
  for (std::size_t i = 0; i < size; ++i) {
    values.push_back(i % 2 == 0 ? mean + distance : mean - distance);
    design.weights.push_back(static_cast<float>(population / n));
    design.strata.push_back(static_cast<std::uint32_t>(design.sampling_fractions.size()));
  }
  design.sampling_fractions.push_back(n / population);
}

// G16 of GOLDENS.md: three strata known by their sizes, means and variances.
TEST(EstimateMean, GivesThePublishedMeanOfAStratifiedSample) {
  SampleDesign design;
  std::vector<double> values;
  add_stratum(674.43, 15687.4192929, 100, 4421, design, values);
  add_stratum(625.82, 11947.0893878, 50, 755, design, values);
  add_stratum(636.60, 13824.8571429, 50, 1018, design, values);
  expect_estimate(estimate_mean(values, design), 662.287363159, 9.408940803, 1e-8);
}

TEST(Estimates, RefuseWhatTheyCannotKnow) {
  const std::vector<double> two = {1, 2};
  EXPECT_EQ(estimate_mean(two, {.weights = {1}}).error().message,
            "values, weights, strata and clusters must be of the same units");
  EXPECT_EQ(estimate_mean(two, {.weights = {1, -1}}).error().message,
            "weights must be finite and not negative");
  EXPECT_EQ(estimate_mean(two, {.weights = {0, 0}}).error().message,
            "the denominators of a ratio add up to nothing");
  EXPECT_EQ(estimate_ratio(two, std::vector<double>{1}, {.weights = {1, 1}}).error().message,
            "numerators and denominators must be of the same units");
  EXPECT_EQ(estimate_mean(two, {.weights = {1, 1}, .strata = {0, 1}}).error().message,
            "a stratum has one cluster, whose variance cannot be known");
  EXPECT_EQ(estimate_mean(two, {.weights = {1, 1}, .sampling_fractions = {1.5}}).error().message,
            "sampling fractions must lie between 0 and 1");
}

TEST(Estimates, KnowAStratumThatWasTakenWhole) {
  const SampleDesign design = {
      .weights = {1, 1, 1}, .strata = {0, 1, 1}, .sampling_fractions = {1, 0}};
  expect_estimate(estimate_total(std::vector<double>{7, 1, 3}, design), 11, 2);
}

}  // namespace
}  // namespace sonder
