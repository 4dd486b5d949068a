#include "stats/part_means.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace sonder {
namespace {

// Two strata of three clusters of two units. Figures are those of R survey 4.1.1 for
// svydesign(id = ~cluster, strata = ~stratum, weights = ~w, nest = TRUE) and
// svyby(~y, ~part, design, svymean, covmat = TRUE), and of as.svrepdesign(type = "JKn").
const SampleDesign& two_strata() {
  static const SampleDesign design = {
      .weights = {1, 2, 1, 3, 2, 2, 1, 1, 4, 2, 3, 1},
      .strata = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1},
      .clusters = {0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 2, 2},
  };
  return design;
}
const std::vector<double> kValues = {3, 5, 4, 8, 1, 7, 2, 9, 6, 5, 3, 8};

/// Part 0 has everybody; parts 1 and 2 take turns, and who is last is in both.
UnitParts three_parts() {
  return {.count = 3,
          .sets = {{0, 1}, {0, 2}, {0, 1, 2}},
          .set_of = {0, 1, 0, 1, 1, 0, 0, 1, 1, 0, 1, 2}};
}

PartMeans estimate(const Result<PartEstimator>& estimator, std::vector<bool> is_inside = {}) {
  EXPECT_TRUE(estimator);
  if (is_inside.empty()) is_inside.assign(kValues.size(), true);
  return estimator.value().estimate(kValues, is_inside);
}

PartMeans of_design(const std::vector<bool>& is_inside = {}) {
  return estimate(PartEstimator::make(two_strata(), three_parts()), is_inside);
}

// Each by the estimate of a ratio, of which survey's svyratio is the source.
TEST(PartEstimator, EstimatesEachPartAsARatio) {
  const PartMeans means = of_design();
  const UnitParts parts = three_parts();
  for (std::uint32_t part = 0; part < parts.count; ++part) {
    std::vector<double> values;
    std::vector<double> inside;
    for (std::size_t unit = 0; unit < kValues.size(); ++unit) {
      const auto& set = parts.sets[parts.set_of[unit]];
      const bool is_in = std::count(set.begin(), set.end(), part) > 0;
      values.push_back(is_in ? kValues[unit] : 0);
      inside.push_back(is_in ? 1 : 0);
    }
    const auto ratio = estimate_ratio(values, inside, two_strata());
    ASSERT_TRUE(ratio);
    EXPECT_NEAR(means.means[part], ratio.value().value, 1e-12);
    EXPECT_NEAR(means.standard_error(part), ratio.value().standard_error, 1e-12);
    EXPECT_EQ(means.freedom, ratio.value().freedom);
  }
}

struct JointFigures {
  double of_first;
  double of_second;
  double of_both;
  double of_difference;
};

void expect_errors(const PartMeans& means, const JointFigures& wanted) {
  EXPECT_NEAR(means.covariance(1, 1), wanted.of_first, 1e-12);
  EXPECT_NEAR(means.covariance(2, 2), wanted.of_second, 1e-12);
  EXPECT_NEAR(means.covariance(1, 2), wanted.of_both, 1e-12);
  EXPECT_NEAR(means.covariance(2, 1), wanted.of_both, 1e-12);
  EXPECT_NEAR(means.error_of_difference(1, 2), wanted.of_difference, 1e-12);
  EXPECT_EQ(means.freedom, 4U);
}

// vcov(svycontrast(svytotal(~ya + a + yb + b, design), list(quote(ya/a), quote(yb/b)))): a person
// in both parts has no place in svyby.
TEST(PartEstimator, KnowsHowPartsVaryTogether) {
  const PartMeans means = of_design();
  expect_errors(means, {0.885253906250000, 1.03723144531250, -0.755004882812500, 1.8526994136091});
  const auto distance = distance_in_errors(means, 2, 1);
  ASSERT_TRUE(distance);
  EXPECT_NEAR(*distance, (5.375 - 5.125) / 1.8526994136091, 1e-12);
}

// vcov(withReplicates(as.svrepdesign(design, type = "JKn"), ...)) of the same ratios.
TEST(PartEstimator, KnowsTheSameByReplicateWeights) {
  const auto replicates = make_jackknife_weights(two_strata());
  ASSERT_TRUE(replicates);
  expect_errors(estimate(PartEstimator::make(replicates.value(), three_parts())),
                {0.908781159522633, 1.091936688177243, -0.778563448697964, 1.88622499853432});
}

TEST(PartEstimator, KnowsNothingOfPartsWithoutAWeight) {
  std::vector<bool> is_inside(kValues.size(), false);
  is_inside[1] = is_inside[3] = true;
  const PartMeans means = of_design(is_inside);
  EXPECT_EQ(means.is_known, (std::vector<bool>{true, false, true}));
  EXPECT_EQ(means.covariance(1, 1), 0);
  EXPECT_FALSE(distance_in_errors(means, 2, 1));
}

TEST(PartEstimator, KnowsNoPartThatAReplicateLeavesWithout) {
  const auto replicates = make_jackknife_weights(two_strata());
  ASSERT_TRUE(replicates);
  std::vector<bool> is_inside(kValues.size(), true);
  for (const std::size_t unit : {2U, 5U, 6U, 9U, 11U}) is_inside[unit] = false;
  const PartMeans means =
      estimate(PartEstimator::make(replicates.value(), three_parts()), is_inside);
  EXPECT_EQ(means.is_known, (std::vector<bool>{true, false, true}));
}

TEST(PartEstimator, MeasuresNoDistanceWhereNothingVaries) {
  const auto estimator = PartEstimator::make(two_strata(), three_parts());
  ASSERT_TRUE(estimator);
  const std::vector<double> same(kValues.size(), 0.1);
  const PartMeans means = estimator.value().estimate(same, std::vector<bool>(kValues.size(), true));
  EXPECT_FALSE(distance_in_errors(means, 1, 2));
}

TEST(PartEstimator, RefusesPartsOfOtherUnits) {
  UnitParts parts = three_parts();
  parts.set_of.pop_back();
  EXPECT_FALSE(PartEstimator::make(two_strata(), parts));
  parts = three_parts();
  parts.set_of.front() = 3;
  EXPECT_FALSE(PartEstimator::make(two_strata(), parts));
  parts = three_parts();
  parts.sets.front().push_back(3);
  EXPECT_FALSE(PartEstimator::make(two_strata(), parts));
}

}  // namespace
}  // namespace sonder
