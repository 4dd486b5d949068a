#include "stats/reliability.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace sonder {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

void expect_near(const std::vector<double>& values, const std::vector<double>& expected) {
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i], expected[i], 1e-10) << i;
}

const std::vector<std::vector<double>> kItems = {{2, 4, 5, kNone, 3, 1, 4, 5},
                                                 {3, 4, 4, 2, 3, 2, 5, kNone},
                                                 {1, 5, 4, 3, 2, 2, 4, 4},
                                                 {5, 2, 1, 3, 4, 4, kNone, 2}};

// R 4.2.2, psych 2.2.9: alpha, total$raw_alpha, total$std.alpha, item.stats$r.drop, alpha.drop.
TEST(MeasureReliability, AgreesWithR) {
  std::vector<std::vector<double>> items = kItems;
  for (double& answer : items[3]) answer = 6 - answer;
  const auto found = measure_reliability(items);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found.value().alpha, 0.94303248300125, 1e-12);
  EXPECT_NEAR(found.value().standardised_alpha, 0.94048194848135, 1e-12);
  expect_near(found.value().item_rest,
              {0.99061116324296, 0.66192418885136, 0.90158669441218, 0.93062690546059});
  expect_near(found.value().alpha_without,
              {0.88301668434757, 0.98138565956589, 0.91335131490223, 0.90352193485745});
}

// The same of answers as they were given.
TEST(MeasureReliability, ShowsAQuestionThatIsReversed) {
  const auto found = measure_reliability(kItems);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found.value().alpha, -0.35344651257926, 1e-12);
  EXPECT_NEAR(found.value().standardised_alpha, -0.14688895190308, 1e-12);
  expect_near(found.value().item_rest,
              {0.42366573892494, 1.07174479990867, 0.46982155266570, -0.93062690546059});
}

TEST(MeasureReliability, DoesNotDependOnTheUnitOfAnItemWhenStandardised) {
  std::vector<std::vector<double>> items = kItems;
  for (double& answer : items[1]) answer *= 10;
  const double before = measure_reliability(kItems).value().standardised_alpha;
  EXPECT_NEAR(measure_reliability(items).value().standardised_alpha, before, 1e-12);
}

TEST(MeasureReliability, IsOneForTheSameQuestionTwice) {
  const auto found = measure_reliability(std::vector{kItems[0], kItems[0]});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found.value().alpha, 1, 1e-12);
  EXPECT_NEAR(found.value().item_rest[0], 1, 1e-12);
  EXPECT_TRUE(std::isnan(found.value().alpha_without[0]));
}

TEST(MeasureReliability, RefusesWhatHasNoCovariance) {
  const auto why_not = [](const std::vector<std::vector<double>>& items) {
    const auto found = measure_reliability(items);
    return found ? "it was measured" : found.error().message;
  };
  EXPECT_EQ(why_not({{1, 2}}), "a scale needs at least two questions");
  EXPECT_EQ(why_not({{1, 2}, {1, 2, 3}}), "questions must have answers of the same people");
  EXPECT_EQ(why_not({{1, 2, kNone}, {kNone, 2, 3}}),
            "fewer than two people answered questions 1 and 2");
  EXPECT_EQ(why_not({{1, 2, 3}, {4, 4, 4}}), "all answers to question 2 are the same");
}

// R 4.2.2, psych 2.2.9: alpha.ci(0.93437436211471736, n.obs = 12, n.var = 5, p.val = 0.05).
TEST(AlphaInterval, AgreesWithR) {
  const Interval interval = alpha_interval(0.93437436211471736, 12, 5, 0.95);
  EXPECT_NEAR(interval.low, 0.84896102226292602, 1e-12);
  EXPECT_NEAR(interval.high, 0.97845318273625204, 1e-12);
}

TEST(AlphaInterval, IsAPointForPerfectAgreement) {
  EXPECT_EQ(alpha_interval(1, 12, 5, 0.95), (Interval{1, 1}));
}

}  // namespace
}  // namespace sonder
