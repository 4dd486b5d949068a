#include "stats/quantile.h"

#include <gtest/gtest.h>

#include <vector>

namespace sonder {
namespace {

// By hand from Hyndman and Fan (1996): h = (n - 1) p, so 3 · 0.25 = 0.75 between 1 and 2.
TEST(QuantileOfSorted, InterpolatesBetweenNeighbours) {
  const std::vector<double> sorted = {1, 2, 3, 4};
  EXPECT_DOUBLE_EQ(quantile_of_sorted(sorted, 0.25), 1.75);
  EXPECT_DOUBLE_EQ(quantile_of_sorted(sorted, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(quantile_of_sorted(sorted, 0.75), 3.25);
}

// Python 3.11, statistics.quantiles(..., n=20, method='inclusive'), which is type 7; the rule
// h = 6 p gives the same by hand.
TEST(QuantileOfSorted, AgreesWithAnotherImplementationOfTypeSeven) {
  const std::vector<double> sorted = {1.5, 2, 10, 38, 38, 39, 400};
  EXPECT_NEAR(quantile_of_sorted(sorted, 0.1), 1.8, 1e-12);
  EXPECT_NEAR(quantile_of_sorted(sorted, 0.2), 3.6, 1e-12);
  EXPECT_NEAR(quantile_of_sorted(sorted, 0.35), 12.8, 1e-12);
  EXPECT_NEAR(quantile_of_sorted(sorted, 0.9), 183.4, 1e-12);
}

TEST(QuantileOfSorted, EndsAtTheSmallestAndTheLargestValue) {
  const std::vector<double> sorted = {-3, 0, 8};
  EXPECT_EQ(quantile_of_sorted(sorted, 0), -3);
  EXPECT_EQ(quantile_of_sorted(sorted, 1), 8);
}

TEST(QuantileOfSorted, IsTheOnlyValueOfOne) {
  const std::vector<double> sorted = {5};
  for (const double probability : {0.0, 0.3, 0.5, 1.0}) {
    EXPECT_EQ(quantile_of_sorted(sorted, probability), 5);
  }
}

TEST(QuantileOfSorted, IsThatValueWhenAllAreEqual) {
  const std::vector<double> sorted = {2, 2, 2, 2, 2};
  EXPECT_EQ(quantile_of_sorted(sorted, 0.37), 2);
}

TEST(QuantileOfSorted, NeverFallsWhenTheProbabilityRises) {
  const std::vector<double> sorted = {0, 0, 1, 5, 5, 9};
  double previous = quantile_of_sorted(sorted, 0);
  for (double probability = 0; probability <= 1; probability += 0.01) {
    EXPECT_GE(quantile_of_sorted(sorted, probability), previous);
    previous = quantile_of_sorted(sorted, probability);
  }
}

}  // namespace
}  // namespace sonder
