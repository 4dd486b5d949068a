#include "base/rounding.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace sonder {
namespace {

TEST(RoundTo, RoundsHalvesAwayFromZero) {
  EXPECT_EQ(round_to(0.125, 2), 0.13);
  EXPECT_EQ(round_to(-0.125, 2), -0.13);
  EXPECT_EQ(round_to(2.5, 0), 3.0);
}

TEST(RoundTo, NeverReturnsANegativeZero) { EXPECT_FALSE(std::signbit(round_to(-0.001, 2))); }

TEST(RoundTo, LeavesWhatHasNoSuchDecimals) {
  EXPECT_EQ(round_to(1e300, 6), 1e300);
  EXPECT_TRUE(std::isnan(round_to(std::numeric_limits<double>::quiet_NaN(), 2)));
  EXPECT_EQ(round_to(std::numeric_limits<double>::infinity(), 2),
            std::numeric_limits<double>::infinity());
}

TEST(RoundTo, IsIdempotent) {
  for (const double value : {0.1, 1.0 / 3, 72.109296901, -5.55555, 1234567.891}) {
    EXPECT_EQ(round_to(round_to(value, 4), 4), round_to(value, 4));
  }
}

}  // namespace
}  // namespace sonder
