#include "stats/distributions.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sonder {
namespace {

void expect_relative(double value, double expected, double tolerance = 1e-12) {
  EXPECT_NEAR(value / expected, 1, tolerance) << value << " instead of " << expected;
}

// mpmath 1.3: loggamma, 30 digits.
TEST(LogGamma, AgreesWithAnotherImplementation) {
  EXPECT_NEAR(log_gamma(0.5), 0.572364942924700087, 1e-14);
  EXPECT_NEAR(log_gamma(1), 0, 1e-14);
  EXPECT_NEAR(log_gamma(2), 0, 1e-14);
  EXPECT_NEAR(log_gamma(1e-5), 11.512919692895825707, 1e-13);
  expect_relative(log_gamma(3.7), 1.4280723266653879219, 1e-14);
  expect_relative(log_gamma(14.999), 25.188546870546926425, 1e-14);
  expect_relative(log_gamma(171), 706.573062245787351, 1e-14);
  expect_relative(log_gamma(1e6), 12815504.56914761166, 1e-14);
}

// R 4.2.2: pnorm, pchisq, pt, pf with lower.tail = FALSE, and qt.
TEST(NormalTail, AgreesWithR) {
  expect_relative(normal_tail(1.96), 2.4997895148220428e-02);
  expect_relative(normal_tail(-0.5), 6.9146246127401301e-01);
  expect_relative(normal_tail(9), 1.1285884059538408e-19);
  EXPECT_EQ(normal_tail(0), 0.5);
}

TEST(ChiSquaredTail, AgreesWithR) {
  expect_relative(chi_squared_tail(3.84, 1), 5.0043521248705224e-02);
  expect_relative(chi_squared_tail(0.3, 2.5), 9.2413108486789430e-01);
  expect_relative(chi_squared_tail(150, 100), 9.0393204235400938e-04);
  expect_relative(chi_squared_tail(400, 10), 9.4132919911834778e-80);
  expect_relative(chi_squared_tail(9'800, 10'000), 9.2205504377348602e-01, 1e-10);
}

TEST(ChiSquaredTail, IsOneWhereNothingDiffers) {
  EXPECT_EQ(chi_squared_tail(0, 3), 1);
  EXPECT_EQ(chi_squared_tail(-1e-15, 3), 1);
}

/// With two degrees of freedom it is e^(-x/2).
TEST(ChiSquaredTail, IsAnExponentialOfTwoDegreesOfFreedom) {
  for (const double x : {1e-9, 0.1, 1.9, 3.9, 4.1, 50.0, 1'400.0}) {
    expect_relative(chi_squared_tail(x, 2), std::exp(-x / 2));
  }
}

TEST(StudentTTails, AgreeWithR) {
  expect_relative(student_t_tails(2, 5), 1.0193947882985828e-01);
  expect_relative(student_t_tails(0.01, 1), 9.9363401447018351e-01);
  expect_relative(student_t_tails(12, 30), 5.5801854151992606e-13);
  expect_relative(student_t_tails(1.5, 2.7), 2.4025719038839674e-01);
  expect_relative(student_t_tails(3, 10'000), 2.7064481899976654e-03, 1e-10);
}

TEST(StudentTTails, AreTheSameOnBothSides) {
  EXPECT_EQ(student_t_tails(-2, 5), student_t_tails(2, 5));
  EXPECT_EQ(student_t_tails(0, 5), 1);
}

TEST(FTail, AgreesWithR) {
  expect_relative(f_tail(3.2, 2, 20), 6.2267393688585040e-02);
  expect_relative(f_tail(17.247444, 1.8286715, 360.2482863), 2.0350463502948031e-07);
  expect_relative(f_tail(0.5, 7, 3), 7.9730635751334922e-01);
  expect_relative(f_tail(40, 5, 200), 2.1694116821877815e-28);
  EXPECT_EQ(f_tail(0, 2, 20), 1);
}

/// The square of a t is an F of one degree of freedom.
TEST(FTail, IsThatOfASquaredT) {
  for (const double t : {0.2, 1.0, 2.5, 8.0}) {
    expect_relative(f_tail(t * t, 1, 12), student_t_tails(t, 12));
  }
}

TEST(StudentTQuantile, AgreesWithR) {
  expect_relative(student_t_quantile(0.975, 4), 2.7764451051977934);
  expect_relative(student_t_quantile(0.95, 1), 6.3137515146750376);
  expect_relative(student_t_quantile(0.1, 7.5), -1.4052118464159526);
  expect_relative(student_t_quantile(0.9995, 300), 3.3232515129742120);
  EXPECT_EQ(student_t_quantile(0.5, 9), 0);
}

// R 4.2.2: pchisq(x, df, ncp, lower.tail = FALSE).
TEST(NoncentralChiSquaredTail, AgreesWithR) {
  EXPECT_NEAR(noncentral_chi_squared_tail(10, 3, 4.5), 2.5834441681193726e-01, 1e-12);
  EXPECT_NEAR(noncentral_chi_squared_tail(2, 1, 0.3), 2.1799543950626016e-01, 1e-12);
  EXPECT_NEAR(noncentral_chi_squared_tail(500, 9, 450), 1.6757886574748770e-01, 1e-12);
  EXPECT_NEAR(noncentral_chi_squared_tail(30, 4, 80), 9.9988341573418793e-01, 1e-12);
  EXPECT_EQ(noncentral_chi_squared_tail(5, 2, 0), chi_squared_tail(5, 2));
  EXPECT_EQ(noncentral_chi_squared_tail(0, 2, 7), 1);
}

TEST(BetaQuantile, AgreesWithR) {
  expect_relative(beta_quantile(0.025, 0.2, 3.4), 2.1149303419796158e-09, 1e-11);
  expect_relative(beta_quantile(0.3, 50.5, 2), 9.5329398228941120e-01);
  expect_relative(beta_quantile(1e-6, 2, 3), 4.0835946020425742e-04);
  expect_relative(beta_quantile(0.975, 1'000, 2'000), 3.5030301672720998e-01);
}

TEST(BetaQuantile, IsTheProbabilityItselfForAFlatDistribution) {
  for (const double probability : {1e-9, 0.3, 0.999}) {
    expect_relative(beta_quantile(probability, 1, 1), probability);
  }
}

}  // namespace
}  // namespace sonder
