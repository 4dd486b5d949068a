#include "stats/group_tests.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace sonder {
namespace {

const std::vector<double> kA = {3, 5, 2, 8, 7, 1, 4, 9.5};
const std::vector<double> kB = {6, 2, 5, 7, 9, 11, 8.5};
const std::vector<double> kC = {1, 1.5, 2, 4, 3};
const std::vector<std::vector<double>> kGroups = {kA, kB, kC};
constexpr double kTolerance = 1e-12;

void expect_test(const std::optional<GroupTest>& test, double statistic, double freedom,
                 double p_value, double effect) {
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->statistic, statistic, kTolerance);
  EXPECT_NEAR(test->freedom, freedom, kTolerance);
  EXPECT_NEAR(test->p_value, p_value, kTolerance);
  EXPECT_NEAR(test->effect, effect, kTolerance);
}

// R 4.2.2: t.test, and g by its formula.
TEST(WelchTest, AgreesWithR) {
  expect_test(welch_test(kA, kB), -1.2927662947677858, 12.7984970558615032, 0.2189428456613198,
              -0.6288752735731221);
}

// R 4.2.2: summary(aov), and its sums of squares.
TEST(AnalysisOfVariance, AgreesWithR) {
  const auto test = analysis_of_variance(kGroups);
  expect_test(test, 4.38236940367208927, 2, 0.02918078741570947, 0.34018349158834899);
  EXPECT_EQ(test->denominator_freedom, 17);
}

// R 4.2.2: wilcox.test(exact = FALSE), the normal quantile of its p, and 2 W / pairs - 1.
TEST(MannWhitneyTest, AgreesWithR) {
  expect_test(mann_whitney_test(kA, kB), -1.1603874793938151, 0, 0.2458910821196034, -0.375);
}

// R 4.2.2: kruskal.test.
TEST(KruskalWallisTest, AgreesWithR) {
  expect_test(kruskal_wallis_test(kGroups), 6.56223775278468224, 2, 0.03758617898328132,
              0.34538093435708855);
}

// R 4.2.2: binom.test(4, 19), and the statistic of mcnemar.test(correct = FALSE).
TEST(McnemarTest, AgreesWithR) {
  expect_test(mcnemar_test(15, 4), 6.36842105263157876, 1, 0.01921081542968752, 11.0 / 19);
}

TEST(GroupTests, TurnWithTheGroups) {
  EXPECT_NEAR(welch_test(kB, kA)->effect, 0.6288752735731221, kTolerance);
  EXPECT_NEAR(mann_whitney_test(kB, kA)->statistic, 1.1603874793938151, kTolerance);
  EXPECT_NEAR(mcnemar_test(4, 15)->effect, -11.0 / 19, kTolerance);
}

/// The square of the t of two equal variances, and the ranks of two groups.
TEST(GroupTests, AgreeWithEachOtherOnTwoGroups) {
  const std::vector<std::vector<double>> two = {{1, 2, 3, 4}, {3, 4, 5, 6}};
  const auto t = welch_test(two[0], two[1]);
  EXPECT_NEAR(analysis_of_variance(two)->statistic, t->statistic * t->statistic, kTolerance);
  EXPECT_NEAR(analysis_of_variance(two)->p_value, t->p_value, kTolerance);
}

TEST(GroupTests, LeaveOutGroupsWithoutValues) {
  const std::vector<std::vector<double>> groups = {kA, {}, kB, kC};
  EXPECT_EQ(analysis_of_variance(groups)->statistic, analysis_of_variance(kGroups)->statistic);
  EXPECT_EQ(kruskal_wallis_test(groups)->statistic, kruskal_wallis_test(kGroups)->statistic);
}

TEST(GroupTests, SayNothingWhereNothingCanDiffer) {
  const std::vector<double> same = {2, 2, 2};
  EXPECT_FALSE(welch_test(same, same));
  EXPECT_FALSE(welch_test({}, kA));
  EXPECT_FALSE(mann_whitney_test(same, same));
  EXPECT_FALSE(mann_whitney_test(kA, {}));
  EXPECT_FALSE(mcnemar_test(0, 0));
  const std::vector<std::vector<std::vector<double>>> cases = {{same, same}, {kA}, {kA, {}}, {}};
  for (const std::vector<std::vector<double>>& groups : cases) {
    EXPECT_FALSE(analysis_of_variance(groups));
    EXPECT_FALSE(kruskal_wallis_test(groups));
  }
}

/// An ordered scale of five points in three groups, as counts.
GroupedValues scale_points(std::size_t groups) {
  const std::vector<std::vector<std::uint64_t>> counts = {
      {2, 3, 5, 8, 4}, {5, 6, 4, 2, 1}, {1, 4, 7, 3, 2}};
  GroupedValues values{.groups = groups, .values = {1, 2, 3, 4, 5}, .counts = {}};
  for (std::size_t value = 0; value < 5; ++value) {
    for (std::size_t group = 0; group < groups; ++group) {
      values.counts.push_back(counts[group][value]);
    }
  }
  return values;
}

// R 4.2.2: t.test, wilcox.test(exact = FALSE), aov and kruskal.test of values with many ties.
TEST(GroupTests, AgreeWithROfCountedValuesWithTies) {
  expect_test(welch_test(scale_points(2)), 2.8132708793214394, 36.819651051774102,
              0.0078215754134045874, 0.87389052554330482);
  expect_test(mann_whitney_test(scale_points(2)), 2.6012899180932534, 0, 0.0092873929173723641,
              0.4747474747474747);
  expect_test(analysis_of_variance(scale_points(3)), 4.2432711057880912, 2, 0.019426573460216815,
              0.13581391946510962);
  expect_test(kruskal_wallis_test(scale_points(3)), 7.8216215089664605, 2, 0.020024259720361873,
              7.8216215089664605 / 56);
}

/// The values of `scale_points`, group by group and ascending, with the i-th of all (from 1) having
/// the weight 0.5 + (7 i mod 11) / 4.
GroupedValues weighted_scale_points(std::size_t groups) {
  GroupedValues values = scale_points(groups);
  values.weights.resize(values.counts.size());
  values.squared_weights.resize(values.counts.size());
  int unit = 0;
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::size_t value = 0; value < 5; ++value) {
      const std::size_t cell = value * groups + group;
      for (std::uint64_t i = 0; i < values.counts[cell]; ++i) {
        const double weight = 0.5 + (7 * ++unit % 11) / 4.0;
        values.weights[cell] += weight;
        values.squared_weights[cell] += weight * weight;
      }
    }
  }
  return values;
}

// R 4.2.2, survey 4.1: regTermTest of svyglm(y ~ g); η² from its sums.
TEST(WeightedMeansTest, AgreesWithR) {
  const auto test = weighted_means_test(weighted_scale_points(3));
  expect_test(test, 3.2060726423636701, 2, 0.048336649658651497, 0.12426577495938509);
  EXPECT_EQ(test->denominator_freedom, 54);
  const auto two = weighted_means_test(weighted_scale_points(2));
  ASSERT_TRUE(two);
  EXPECT_NEAR(two->statistic, 5.827486653194952, kTolerance);
  EXPECT_EQ(two->denominator_freedom, 38);
  EXPECT_NEAR(two->p_value, 0.020702838272634062, kTolerance);
}

TEST(WeightedMeansTest, SaysNothingWhereAGroupDoesNotVaryOrOnlyOneHasTwoValues) {
  GroupedValues values{.groups = 2,
                       .values = {1, 2},
                       .counts = {3, 2, 0, 2},
                       .weights = {3, 2, 0, 2},
                       .squared_weights = {3, 2, 0, 2}};
  EXPECT_FALSE(weighted_means_test(values));
  values.counts = {1, 2, 0, 2};
  EXPECT_FALSE(weighted_means_test(values));
}

/// Whole numbers of 0 to 6 in three groups, at random.
std::vector<std::vector<double>> random_groups(std::mt19937& random) {
  std::vector<std::vector<double>> groups(3);
  for (std::size_t i = 0; i < 60; ++i) {
    groups[random() % 3].push_back(static_cast<double>(random() % 7));
  }
  return groups;
}

/// Each pair of values decides: so Cliff's delta is defined.
double cliffs_delta(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (const double x : a) {
    for (const double y : b) sum += x > y ? 1 : x < y ? -1 : 0;
  }
  return sum / static_cast<double>(a.size() * b.size());
}

TEST(GroupTests, HaveTheEffectsThatTheirDefinitionsSay) {
  std::mt19937 random(11);
  for (int round = 0; round < 20; ++round) {
    const auto groups = random_groups(random);
    const auto ranks = mann_whitney_test(groups[0], groups[1]);
    ASSERT_TRUE(ranks);
    EXPECT_NEAR(ranks->effect, cliffs_delta(groups[0], groups[1]), kTolerance);
    // The square of z without its correction for continuity is H (Kruskal and Wallis 1952).
    const std::vector<std::vector<double>> two = {groups[0], groups[1]};
    const double pairs = static_cast<double>(groups[0].size() * groups[1].size());
    const double above = std::fabs(ranks->effect) * pairs / 2;
    if (above <= 0.5) continue;
    const double uncorrected = ranks->statistic * above / (above - 0.5);
    EXPECT_NEAR(kruskal_wallis_test(two)->statistic, uncorrected * uncorrected, 1e-9);
  }
}

// Cohen (1988), Romano and others (2006): each threshold belongs to what begins there.
TEST(MagnitudeOf, FollowsTheConventions) {
  EXPECT_EQ(to_string(magnitude_of(EffectMeasure::kHedgesG, -0.19)), "negligible");
  EXPECT_EQ(to_string(magnitude_of(EffectMeasure::kHedgesG, -0.2)), "small");
  EXPECT_EQ(to_string(magnitude_of(EffectMeasure::kCliffsDelta, 0.33)), "medium");
  EXPECT_EQ(to_string(magnitude_of(EffectMeasure::kEtaSquared, 0.14)), "large");
  EXPECT_EQ(to_string(magnitude_of(EffectMeasure::kEpsilonSquared, 0.02)), "small");
  EXPECT_EQ(to_string(magnitude_of(EffectMeasure::kChangeBalance, 0.49)), "medium");
}

TEST(GroupTests, ArePlainlyNothingWhereGroupsAreEqual) {
  EXPECT_EQ(welch_test(kA, kA)->p_value, 1);
  EXPECT_EQ(mann_whitney_test(kA, kA)->p_value, 1);
  EXPECT_EQ(mcnemar_test(7, 7)->p_value, 1);
}

}  // namespace
}  // namespace sonder
