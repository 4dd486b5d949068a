#include "stats/calibration.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

namespace sonder {
namespace {

/// They add up to 14.5.
const std::vector<double> kWeights = {1, 2, 0.7, 1, 1.5, 1, 0.3, 2, 1, 4};
const Margin kRegion = {{0, 0, 0, 1, 1, 1, 1, 2, 2, 2}, {50, 30, 20}};
const Margin kBrand = {{0, 1, 0, 1, 0, 1, 1, 0, 1, 1}, {45, 55}};
const std::vector<Margin> kMargins = {kRegion, kBrand};
const KnownTotal kAge = {{23, 35, 41, 52, 60, 33, 28, 71, 45, 39}, 4300};

void expect_weights(const Result<CalibratedWeights>& found, const std::vector<double>& expected) {
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_TRUE(found.value().missed.empty());
  const std::vector<double>& weights = found.value().weights;
  ASSERT_EQ(weights.size(), expected.size());
  for (std::size_t i = 0; i < weights.size(); ++i) EXPECT_NEAR(weights[i], expected[i], 1e-8) << i;
}

std::string why_not(const Result<CalibratedWeights>& found) {
  return found ? "it was calibrated" : found.error().message;
}

// All figures of R: R 4.2.2, survey 4.1.1, calibrate(calfun = ..., epsilon = 1e-14) of weights
// scaled to 100, population = c(100, r1 = 30, r2 = 20, b1 = 55, a = 4300).
TEST(Calibrate, AgreesWithRLinearly) {
  const auto found = calibrate(kWeights, kMargins, {});
  expect_weights(found,
                 {14.2558404469483015, 25.7650712401878970, 9.9790883128638121, 7.3526428315048591,
                  13.0889214875388209, 7.3526428315048591, 2.2057928494514583, 7.6761497526490734,
                  2.4647700494701836, 9.8590801978807345});
  EXPECT_EQ(found.value().rounds, 1U);
}

TEST(Calibrate, AgreesWithRLinearlyWithATotal) {
  const auto found = calibrate(kWeights, kMargins, std::vector{kAge});
  expect_weights(found,
                 {11.6347536571201520, 28.5204093202373770, 9.8448370226424746, 8.7961380116660504,
                  13.3048625669497707, 6.2318777108320029, 1.6671217105521765, 10.2155467532875992,
                  2.6047037779742381, 7.1797494687381542});
  EXPECT_NEAR(found.value().least_factor, 0.26026591824175810, 1e-10);
  EXPECT_NEAR(found.value().most_factor, 2.06772967571721011, 1e-10);
  EXPECT_EQ(found.value().negative, 0U);
}

TEST(Calibrate, AgreesWithRByRaking) {
  const CalibrationOptions options = {.distance = CalibrationDistance::kRaking};
  expect_weights(calibrate(kWeights, kMargins, std::vector{kAge}, options),
                 {10.5972889190891078, 28.3482494865805243, 11.0544615943303590, 8.3809271811729662,
                  14.6411790229540415, 5.5007584798672911, 1.4771353160056957, 8.7070704636264882,
                  2.5084448575038443, 8.7844846788696671});
}

TEST(Calibrate, AgreesWithRWithinLimits) {
  CalibrationOptions options = {
      .distance = CalibrationDistance::kLogit, .least_factor = 0.4, .most_factor = 2.5};
  expect_weights(calibrate(kWeights, kMargins, {}, options),
                 {14.6558430991762467, 25.0850667314003779, 10.2590901694233718, 6.8498753448262946,
                  14.2452867068995204, 6.8498753448262946, 2.0549626034478892, 5.8397800245008620,
                  2.8320439950998288, 11.3281759803993154});
  options.least_factor = 0.2;
  options.most_factor = 4;
  expect_weights(calibrate(kWeights, kMargins, std::vector{kAge}, options),
                 {10.7445069212695028, 28.4275219086545796, 10.8279711700759087, 8.4727813231032236,
                  14.9609592782047915, 5.1941865644985530, 1.3720728341934278, 8.4665626304497952,
                  2.4946450634770034, 9.0387923060731943});
}

// The same of ~a - 1, total 5000, which does not scale the weights.
TEST(Calibrate, AgreesWithRForATotalAlone) {
  std::vector<double> weights = kWeights;
  for (double& weight : weights) weight *= 100 / 14.5;
  expect_weights(calibrate(weights, {}, std::vector{KnownTotal{kAge.values, 5'000}}),
                 {7.2804374652254795, 14.9614513559336189, 5.3066088490362331, 7.7644673126836938,
                  11.8469891817668742, 7.4473443091765885, 2.2091672661603106, 16.1631806323816036,
                  7.6476325219179175, 30.1899536621890050});
}

// The same of ~r + a, total 3300.
TEST(Calibrate, CountsNegativeWeights) {
  const auto found =
      calibrate(kWeights, std::vector{kRegion}, std::vector{KnownTotal{kAge.values, 3'300}});
  expect_weights(found,
                 {17.1290347331311494, 25.4859851957145835, 7.3849800711542555, 6.5289079315594503,
                  5.4073197620653204, 13.4734746457430568, 4.5902976606321495, -10.3678687817184301,
                  4.3191569022341412, 26.0487118794842836});
  EXPECT_EQ(found.value().negative, 1U);
}

TEST(Calibrate, ByRakingIsWhatRakingGives) {
  const auto raked = rake(kWeights, kMargins, {.tolerance = 1e-14});
  expect_weights(calibrate(kWeights, kMargins, {}, {.distance = CalibrationDistance::kRaking}),
                 raked.value().weights);
}

TEST(Calibrate, ReportsWhatLimitsDoNotAllow) {
  const auto found =
      calibrate(kWeights, kMargins, {},
                {.distance = CalibrationDistance::kLogit, .least_factor = 0.9, .most_factor = 1.1});
  ASSERT_TRUE(found);
  ASSERT_FALSE(found.value().missed.empty());
  EXPECT_GE(found.value().least_factor, 0.9);
  EXPECT_LE(found.value().most_factor, 1.1);
  for (const MissedTarget& missed : found.value().missed) {
    const Margin& margin = kMargins[missed.source];
    double reached = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
      if (margin.category[i] == missed.category) reached += found.value().weights[i];
    }
    EXPECT_EQ(missed.target, margin.targets[missed.category]);
    EXPECT_NEAR(missed.reached, reached, 1e-9);
  }
}

/// Everybody of the first group is of the second, but the totals say otherwise.
TEST(Calibrate, ReportsTargetsThatContradictEachOther) {
  const std::vector<Margin> margins = {{{0, 0, 1}, {60, 40}}, {{0, 0, 1}, {50, 50}}};
  for (const auto distance :
       {CalibrationDistance::kLinear, CalibrationDistance::kRaking, CalibrationDistance::kLogit}) {
    const auto found = calibrate(std::vector<double>{1, 1, 1}, margins, {}, {.distance = distance});
    ASSERT_TRUE(found);
    EXPECT_GE(found.value().missed.size(), 2U);
  }
}

TEST(Calibrate, NamesATotalThatCannotBeMet) {
  const auto found = calibrate(std::vector<double>{1, 1}, std::vector<Margin>{{{0, 1}, {5, 5}}},
                               std::vector{KnownTotal{{1, 1}, 12}});
  ASSERT_TRUE(found);
  ASSERT_EQ(found.value().missed.size(), 1U);
  EXPECT_EQ(found.value().missed[0].source, 1U);
  EXPECT_EQ(found.value().missed[0].category, 0U);
  EXPECT_EQ(found.value().missed[0].target, 12);
  EXPECT_NEAR(found.value().missed[0].reached, 10, 1e-12);
}

TEST(Calibrate, LeavesWeightsThatMeetEverythingAsTheyAre) {
  const auto found = calibrate(kWeights, std::vector<Margin>{}, {});
  ASSERT_TRUE(found);
  EXPECT_EQ(found.value().weights, kWeights);
  EXPECT_EQ(found.value().rounds, 0U);
}

TEST(Calibrate, RefusesWhatIsNoTarget) {
  const std::vector<double> two = {1, 1};
  const std::vector<KnownTotal> totals = {{{1, 2}, 5}};
  EXPECT_EQ(why_not(calibrate(two, {}, totals, {.tolerance = 0})),
            "`tolerance` must be above 0 and `most_rounds` at least 1");
  EXPECT_EQ(why_not(calibrate(two, {}, totals, {.least_factor = 1})),
            "limits of factors must be 0 <= least < 1 < most");
  EXPECT_EQ(why_not(calibrate(std::vector<double>{1, -1}, {}, totals)),
            "weights must be finite and not negative");
  EXPECT_EQ(why_not(calibrate(two, std::vector{Margin{{0, 2}, {1, 1}}}, {})),
            "margin 1 has a respondent in a category without a target");
  EXPECT_EQ(why_not(calibrate(two, {}, std::vector{totals[0], KnownTotal{{1}, 5}})),
            "total 2 must have one value per weight");
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  EXPECT_EQ(why_not(calibrate(two, {}, std::vector{KnownTotal{{1, kInfinite}, 5}})),
            "total 1 and its values must be finite");
}

}  // namespace
}  // namespace sonder
