#include "stats/polychoric.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sonder {
namespace {

// An independent implementation: Python 3.11, mpmath with 25 digits, by the integral of the density
// times the conditional distribution, and the secant method on the likelihood's differences.
TEST(PolychoricCorrelation, AgreesWithAnotherImplementation) {
  EXPECT_NEAR(*polychoric_correlation({3, 3, {12, 5, 7, 9, 14, 3, 4, 8, 15}}), 0.40900849303975,
              1e-8);
  EXPECT_NEAR(
      *polychoric_correlation({4, 4, {20, 8, 2, 0, 10, 25, 12, 1, 3, 14, 30, 9, 0, 2, 11, 22}}),
      0.79636744420251, 1e-8);
  EXPECT_NEAR(*polychoric_correlation({3, 3, {5, 14, 30, 12, 18, 9, 25, 6, 2}}), -0.70986648961457,
              1e-8);
}

/// Both medians: the quarter below both is 1/4 + asin(ρ) / 2π (Sheppard 1899), so that 40 of 100
/// there make ρ the sine of 54°.
TEST(PolychoricCorrelation, IsSheppardsForTablesCutAtTheMedians) {
  EXPECT_NEAR(*polychoric_correlation({2, 2, {40, 10, 10, 40}}), 0.80901699437494742, 1e-11);
  EXPECT_NEAR(*polychoric_correlation({2, 2, {25, 25, 25, 25}}), 0, 1e-12);
}

TEST(PolychoricCorrelation, ChangesItsSignWithTheOrderOfAnswers) {
  const std::vector<double> cells = {12, 5, 7, 9, 14, 3, 4, 8, 15};
  const std::vector<double> turned = {7, 5, 12, 3, 14, 9, 15, 8, 4};
  EXPECT_NEAR(*polychoric_correlation({3, 3, cells}), -*polychoric_correlation({3, 3, turned}),
              1e-12);
}

TEST(PolychoricCorrelation, LeavesOutAnswersThatNobodyGave) {
  EXPECT_EQ(polychoric_correlation({3, 4, {40, 0, 10, 0, 0, 0, 0, 0, 10, 0, 40, 0}}),
            polychoric_correlation({2, 2, {40, 10, 10, 40}}));
}

TEST(PolychoricCorrelation, StopsAtItsLimitWhereOneAnswerTellsTheOther) {
  EXPECT_EQ(polychoric_correlation({2, 2, {30, 0, 0, 20}}), 0.99);
  EXPECT_EQ(polychoric_correlation({2, 2, {0, 30, 20, 0}}), -0.99);
}

TEST(PolychoricCorrelation, IsAbsentWhereAllAnsweredAlike) {
  EXPECT_FALSE(polychoric_correlation({0, 0, {}}));
  EXPECT_FALSE(polychoric_correlation({2, 2, {4, 0, 5, 0}}));
}

}  // namespace
}  // namespace sonder
