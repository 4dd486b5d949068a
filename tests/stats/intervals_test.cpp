#include "stats/intervals.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sonder {
namespace {

void expect_relative(double value, double expected, double tolerance) {
  EXPECT_NEAR(value / expected, 1, tolerance) << value << " instead of " << expected;
}

// Wichura (1988), Applied Statistics 37(3), 477-484: the check values of PPND16.
TEST(NormalQuantile, GivesThePublishedCheckValues) {
  expect_relative(normal_quantile(0.25), -0.6744897501960817, 1e-15);
  expect_relative(normal_quantile(0.001), -3.090232306167814, 1e-15);
  expect_relative(normal_quantile(1e-20), -9.262340089798408, 1e-15);
}

// Python 3.11, statistics.NormalDist().inv_cdf.
TEST(NormalQuantile, AgreesWithAnotherImplementation) {
  expect_relative(normal_quantile(0.975), 1.9599639845400539, 1e-15);
  expect_relative(normal_quantile(0.9), 1.2815515655446008, 1e-15);
  expect_relative(normal_quantile(0.6), 0.25334710313579972, 1e-15);
  expect_relative(normal_quantile(1e-10), -6.3613409024040557, 1e-15);
}

TEST(NormalQuantile, IsZeroInTheMiddleAndSymmetric) {
  EXPECT_EQ(normal_quantile(0.5), 0);
  for (const double probability : {0.0625, 0.03125, 0.25, 0.4375}) {
    EXPECT_DOUBLE_EQ(normal_quantile(probability), -normal_quantile(1 - probability));
  }
}

TEST(NormalQuantile, InvertsTheDistributionOnBothSidesOfEverySeam) {
  for (double probability = 0.0005; probability < 1; probability += 0.0005) {
    const double back = std::erfc(-normal_quantile(probability) / std::sqrt(2.0)) / 2;
    EXPECT_NEAR(back, probability, 1e-15 + 1e-14 * probability);
  }
}

// GOLDENS, tables: Wilson 81/263.
TEST(WilsonInterval, GivesThePublishedExample) {
  const Interval interval = wilson_interval(81, 263, 0.95);
  EXPECT_NEAR(interval.low, 0.2552885, 5e-8);
  EXPECT_NEAR(interval.high, 0.3662096, 5e-8);
}

// Newcombe (1998), Statistics in Medicine 17, table I, method 3.
TEST(WilsonInterval, GivesNewcombesExamples) {
  const Interval of_148 = wilson_interval(15, 148, 0.95);
  EXPECT_NEAR(of_148.low, 0.0624, 5e-5);
  EXPECT_NEAR(of_148.high, 0.1605, 5e-5);
  const Interval of_20 = wilson_interval(0, 20, 0.95);
  EXPECT_EQ(of_20.low, 0);
  EXPECT_NEAR(of_20.high, 0.1611, 5e-5);
  const Interval of_29 = wilson_interval(1, 29, 0.95);
  EXPECT_NEAR(of_29.low, 0.0061, 5e-5);
  EXPECT_NEAR(of_29.high, 0.1718, 5e-5);
}

TEST(WilsonInterval, IsMirroredWhenSuccessAndFailureChangePlaces) {
  for (std::uint64_t successes = 0; successes <= 40; ++successes) {
    const Interval interval = wilson_interval(successes, 40, 0.9);
    const Interval mirrored = wilson_interval(40 - successes, 40, 0.9);
    EXPECT_NEAR(interval.low, 1 - mirrored.high, 1e-15);
    EXPECT_NEAR(interval.high, 1 - mirrored.low, 1e-15);
  }
}

TEST(WilsonInterval, HoldsTheShareAndStaysBetweenZeroAndOne) {
  for (const std::uint64_t trials : {1U, 2U, 7U, 1'000U}) {
    for (std::uint64_t successes = 0; successes <= trials; ++successes) {
      const double share = static_cast<double>(successes) / static_cast<double>(trials);
      const Interval interval = wilson_interval(successes, trials, 0.999);
      EXPECT_LE(0, interval.low);
      EXPECT_LE(interval.low, share);
      EXPECT_LE(share, interval.high);
      EXPECT_LE(interval.high, 1);
    }
  }
}

TEST(WilsonInterval, GrowsWithConfidence) {
  const Interval narrow = wilson_interval(30, 100, 0.5);
  const Interval wide = wilson_interval(30, 100, 0.99);
  EXPECT_LT(wide.low, narrow.low);
  EXPECT_GT(wide.high, narrow.high);
}

// R 4.2.2: prop.test(0.3 * 42.5, 42.5, correct = FALSE), and the same of 0.9 with level 0.9.
TEST(ShareInterval, AgreesWithRForAnEffectiveSize) {
  const Interval interval = share_interval(0.3, 42.5, 0.95);
  EXPECT_NEAR(interval.low, 0.1836024781211347, 1e-12);
  EXPECT_NEAR(interval.high, 0.4495553802497692, 1e-12);
  const Interval of_few = share_interval(0.9, 3.25, 0.9);
  EXPECT_NEAR(of_few.low, 0.4464259936176816, 1e-12);
  EXPECT_NEAR(of_few.high, 0.9901420576509352, 1e-12);
}

TEST(ShareInterval, StaysBetweenZeroAndOneForAnySize) {
  for (const double size : {0.01, 0.5, 1.0, 33.3, 1e9}) {
    EXPECT_EQ(share_interval(0, size, 0.999).low, 0);
    EXPECT_EQ(share_interval(1, size, 0.999).high, 1);
    for (const double share : {1e-17, 0.02, 0.5, 1 - 1e-16}) {
      const Interval interval = share_interval(share, size, 0.999);
      EXPECT_LE(0, interval.low);
      EXPECT_LE(interval.low, interval.high);
      EXPECT_LE(interval.high, 1);
    }
  }
}

void expect_interval(const Interval& interval, double low, double high) {
  EXPECT_NEAR(interval.low, low, 1e-12);
  EXPECT_NEAR(interval.high, high, 1e-12);
}

// R 4.2.2: binom.test(3, 17)$conf.int and others.
TEST(ClopperPearsonInterval, AgreesWithR) {
  expect_interval(clopper_pearson_interval(3, 17, 0.95), 0.037985068070625981,
                  0.434317872844283914);
  expect_interval(clopper_pearson_interval(0, 17, 0.95), 0, 0.19506432296909315);
  expect_interval(clopper_pearson_interval(17, 17, 0.95), 1 - 0.19506432296909315, 1);
  expect_interval(clopper_pearson_interval(81, 263, 0.9), 0.26105574600911191, 0.35817849557578418);
}

// R 4.2.2, by the formula with qnorm; the second reaches below 0 there.
TEST(AgrestiCoullInterval, AgreesWithTheFormula) {
  expect_interval(agresti_coull_interval(81, 263, 0.95), 0.25522066518999675, 0.36627743167107751);
  expect_interval(agresti_coull_interval(3, 17, 0.9), 0.067174050024316867, 0.374607394591773279);
  expect_interval(agresti_coull_interval(0, 17, 0.95), 0, 0.216340867247432955);
}

TEST(AgrestiCoullInterval, HoldsWilsons) {
  for (std::uint64_t successes = 0; successes <= 25; ++successes) {
    const Interval wilson = wilson_interval(successes, 25, 0.95);
    const Interval wider = agresti_coull_interval(static_cast<double>(successes), 25, 0.95);
    EXPECT_LE(wider.low, wilson.low + 1e-15);
    EXPECT_GE(wider.high, wilson.high - 1e-15);
  }
}

// R 4.2.2: binom.test(11, 35), and by the formula with qnorm.
TEST(ShareInterval, IsByTheMethodThatIsChosen) {
  const double share = 11.0 / 35;
  expect_interval(share_interval(share, 35, {.method = IntervalMethod::kWilson}),
                  wilson_interval(11, 35, 0.95).low, wilson_interval(11, 35, 0.95).high);
  expect_interval(share_interval(share, 35, {.method = IntervalMethod::kAgrestiCoull}),
                  0.1844790715792, 0.4808270112841);
  expect_interval(share_interval(share, 35, {.method = IntervalMethod::kClopperPearson}),
                  0.1685171507470, 0.4928800003152);
}

TEST(ShareInterval, EndsAtOneForEverybodyOfAnySize) {
  for (const double size : {0.3, 1.0, 7.7, 49.0, 1e9}) {
    for (const char* name : {"wilson", "agresti_coull", "clopper_pearson"}) {
      const auto method = interval_method_from(name);
      ASSERT_TRUE(method) << name;
      EXPECT_EQ(to_string(*method), name);
      EXPECT_EQ(share_interval(1, size, {.method = *method}).high, 1) << name << " " << size;
      EXPECT_EQ(share_interval(0, size, {.method = *method}).low, 0) << name << " " << size;
    }
  }
  EXPECT_FALSE(interval_method_from("wald"));
}

}  // namespace
}  // namespace sonder
