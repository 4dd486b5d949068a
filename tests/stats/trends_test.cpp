#include "stats/trends.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sonder {
namespace {

void expect_limits(const std::optional<ControlChart>& chart, double centre,
                   const std::vector<Interval>& limits, const std::vector<bool>& outside) {
  ASSERT_TRUE(chart);
  EXPECT_NEAR(chart->centre, centre, 1e-13);
  ASSERT_EQ(chart->waves.size(), limits.size());
  for (std::size_t i = 0; i < limits.size(); ++i) {
    EXPECT_NEAR(chart->waves[i].limits.low, limits[i].low, 1e-13) << i;
    EXPECT_NEAR(chart->waves[i].limits.high, limits[i].high, 1e-13) << i;
    EXPECT_EQ(chart->waves[i].is_outside, outside[i]) << i;
  }
}

void expect_change(const std::optional<Change>& change, const Change& expected) {
  ASSERT_TRUE(change);
  EXPECT_NEAR(change->difference, expected.difference, 1e-13);
  EXPECT_NEAR(change->standard_error, expected.standard_error, 1e-13);
  EXPECT_NEAR(change->statistic, expected.statistic, 1e-12);
  EXPECT_NEAR(change->freedom, expected.freedom, 1e-11);
  EXPECT_NEAR(change->p_value, expected.p_value, 1e-13);
  EXPECT_NEAR(change->interval.low, expected.interval.low, 1e-12);
  EXPECT_NEAR(change->interval.high, expected.interval.high, 1e-12);
}

// R 4.2.2, by the formulas: pb + c(-3, 3) * sqrt(pb * (1 - pb) / n).
TEST(ChartShares, HasLimitsByEachBase) {
  const std::vector<WaveShare> waves = {{0.31, 120}, {0.42, 95}, {0.28, 143}, {0.55, 88}};
  const auto chart = chart_shares(waves);
  expect_limits(chart, 0.37116591928251125,
                {{0.23885895244619543, 0.50347288611882712},
                 {0.22246572578774751, 0.51986611277727501},
                 {0.24996516641693442, 0.49236667214808805},
                 {0.21666466830158301, 0.52566717026343945}},
                {false, false, false, true});
  EXPECT_EQ(chart->waves[3].value, 0.55);
}

TEST(ChartShares, StaysBetweenZeroAndOne) {
  const auto chart = chart_shares(std::vector<WaveShare>{{0, 5}, {0.2, 5}});
  EXPECT_EQ(chart->waves[0].limits.low, 0);
  const auto same = chart_shares(std::vector<WaveShare>{{1, 5}, {1, 7}});
  EXPECT_EQ(same->waves[1].limits, (Interval{1, 1}));
  EXPECT_FALSE(same->waves[1].is_outside);
}

// R 4.2.2, by the formulas: sp = sqrt(sum((n - 1) * sd^2) / sum(n - 1)), c0 + c(-3, 3) * sp /
// sqrt(n).
TEST(ChartMeans, HasLimitsByThePooledDeviation) {
  const std::vector<WaveMean> waves = {
      {7.2, 2.1, 120}, {6.8, 1.9, 95}, {8.1, 2.4, 143}, {7.0, 2.0, 88}};
  expect_limits(chart_means(waves), 7.3639013452914801,
                {{6.7769895139764547, 7.9508131766065056},
                 {6.7042693926605823, 8.0235332979223770},
                 {6.8262565218779141, 7.9015461687050461},
                 {6.6785359837995006, 8.0492667067834596}},
                {false, false, true, false});
}

TEST(Charts, AreAbsentForOneWaveAndWithoutADeviation) {
  EXPECT_FALSE(chart_shares(std::vector<WaveShare>{{0.5, 10}}));
  EXPECT_FALSE(chart_means(std::vector<WaveMean>{{5, 1, 10}}));
  EXPECT_FALSE(chart_means(std::vector<WaveMean>{{5, 0, 1}, {6, 0, 1}}));
  EXPECT_FALSE(chart_means(std::vector<WaveMean>{{5, 0, 10}, {5, 0, 10}}));
}

// Newcombe (1998), table II, example (a): 56/70 and 48/80, interval of method 10; z and p by R
// 4.2.2, prop.test(c(56, 48), c(70, 80), correct = FALSE).
TEST(CompareShares, GivesThePublishedInterval) {
  const auto change = compare_shares({48.0 / 80, 80}, {56.0 / 70, 70}, 0.95);
  ASSERT_TRUE(change);
  EXPECT_NEAR(change->interval.low, 0.0524, 5e-5);
  EXPECT_NEAR(change->interval.high, 0.3339, 5e-5);
  EXPECT_NEAR(change->statistic, 2.6501719512585331, 1e-12);
  EXPECT_NEAR(change->p_value, 0.0080450813681965643, 1e-14);
  EXPECT_EQ(change->freedom, 0);
}

// The same of c(0.31 * 120.5, 0.42 * 95.25), c(120.5, 95.25).
TEST(CompareShares, AgreesWithRForEffectiveBases) {
  const auto change = compare_shares({0.31, 120.5}, {0.42, 95.25}, 0.95);
  ASSERT_TRUE(change);
  EXPECT_NEAR(change->statistic, 1.672952143791190283, 1e-12);
  EXPECT_NEAR(change->p_value, 0.094336717451045868, 1e-14);
  EXPECT_NEAR(change->standard_error, 0.065752030270705503, 1e-15);
}

TEST(CompareShares, ChangesItsSignWithTheOrderOfWaves) {
  const auto up = compare_shares({0.2, 50}, {0.9, 7}, 0.9);
  const auto down = compare_shares({0.9, 7}, {0.2, 50}, 0.9);
  EXPECT_EQ(up->p_value, down->p_value);
  EXPECT_NEAR(up->interval.low, -down->interval.high, 1e-15);
  EXPECT_NEAR(up->interval.high, -down->interval.low, 1e-15);
}

// G14 of GOLDENS.md.
TEST(NetPromoterWave, HasThePublishedVariance) {
  const WaveMean wave = net_promoter_wave(0.5, 1.0 / 6, 324);
  EXPECT_NEAR(wave.mean, 1.0 / 3, 1e-15);
  EXPECT_NEAR(wave.standard_deviation * wave.standard_deviation, 5.0 / 9, 1e-15);
  EXPECT_NEAR(wave.standard_deviation / std::sqrt(wave.base), 0.0414087, 5e-8);
  EXPECT_EQ(net_promoter_wave(1, 0, 9).standard_deviation, 0);
}

// R 4.2.2, by the formulas with pnorm and qnorm.
TEST(CompareMeans, TestsTwoNetPromoterScores) {
  expect_change(
      compare_means(net_promoter_wave(0.45, 0.25, 324), net_promoter_wave(0.52, 0.18, 280.5), 0.95),
      {.difference = 0.14,
       .standard_error = 0.064190805392439848,
       .statistic = 2.180997716792764773,
       .freedom = 0,
       .p_value = 0.029183585358675084,
       .interval = {0.014188333292198457, 0.265811666707801542}});
}

// R 4.2.2, by the formulas with pt and qt: 7.1 with 0.5 and 25 degrees of freedom, 9.4 with 0.8
// and 11, confidence 0.9.
TEST(CompareEstimates, TestsTwoEstimatesByDesign) {
  expect_change(compare_estimates({7.1, 0.5, 25}, {9.4, 0.8, 11}, 0.9),
                {.difference = 2.3,
                 .standard_error = 0.943398113205660471,
                 .statistic = 2.437995124014628257,
                 .freedom = 19.933882406771903817,
                 .p_value = 0.024259448940770985,
                 .interval = {0.672642213025038682, 3.927357786974962739}});
}

TEST(CompareEstimates, TakesAFigureThatIsKnownForCertain) {
  const auto change = compare_estimates({7, 0, 0}, {9, 1, 4}, 0.95);
  ASSERT_TRUE(change);
  EXPECT_NEAR(change->freedom, 4, 1e-12);
}

TEST(Changes, AreAbsentWhereNothingVaries) {
  EXPECT_FALSE(compare_shares({1, 10}, {1, 20}, 0.95));
  EXPECT_FALSE(compare_means({5, 0, 10}, {6, 0, 10}, 0.95));
  EXPECT_FALSE(compare_estimates({5, 0, 3}, {6, 0, 3}, 0.95));
}

}  // namespace
}  // namespace sonder
