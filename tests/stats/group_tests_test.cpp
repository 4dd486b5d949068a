#include "stats/group_tests.h"

#include <gtest/gtest.h>

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

TEST(GroupTests, ArePlainlyNothingWhereGroupsAreEqual) {
  EXPECT_EQ(welch_test(kA, kA)->p_value, 1);
  EXPECT_EQ(mann_whitney_test(kA, kA)->p_value, 1);
  EXPECT_EQ(mcnemar_test(7, 7)->p_value, 1);
}

}  // namespace
}  // namespace sonder
