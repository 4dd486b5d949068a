#include "base/number_text.h"

#include <gtest/gtest.h>

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace sonder {
namespace {

TEST(FormatShortest, WritesWholeNumbersWithoutAMark) {
  EXPECT_EQ(format_shortest(0), "0");
  EXPECT_EQ(format_shortest(-0.0), "0");
  EXPECT_EQ(format_shortest(3), "3");
  EXPECT_EQ(format_shortest(-250), "-250");
  EXPECT_EQ(format_shortest(9007199254740991), "9007199254740991");
}

TEST(FormatShortest, WritesAsFewDecimalsAsReadBack) {
  EXPECT_EQ(format_shortest(2.5), "2.5");
  EXPECT_EQ(format_shortest(-0.1), "-0.1");
  EXPECT_EQ(format_shortest(18.0 / 100), "0.18");
  EXPECT_EQ(format_shortest(1234567.891), "1234567.891");
  EXPECT_EQ(format_shortest(0.000012), "0.000012");
}

/// Digits as Python 3.11's repr prints them.
TEST(FormatShortest, PrintsTheDigitsThatPythonPrints) {
  EXPECT_EQ(format_shortest(0.1 + 0.2), "0.30000000000000004");
  EXPECT_EQ(format_shortest(1.0 / 3), "0.3333333333333333");
  EXPECT_EQ(format_shortest(100.0 / 7), "14.285714285714286");
  EXPECT_EQ(format_shortest(4.35 * 100), "434.99999999999994");
  EXPECT_EQ(format_shortest(std::sqrt(2.0) * 1e6), "1414213.5623730952");
}

TEST(FormatShortest, WritesOutTwentyOneDigitsAndEighteenDecimals) {
  EXPECT_EQ(format_shortest(1e20), "100000000000000000000");
  EXPECT_EQ(format_shortest(123e18), "123000000000000000000");
  EXPECT_EQ(format_shortest(1e21), "1e+21");
  EXPECT_EQ(format_shortest(1.5e300), "1.5e+300");
  EXPECT_EQ(format_shortest(1e-18), "0.000000000000000001");
  EXPECT_EQ(format_shortest(1e-19), "1e-19");
  EXPECT_EQ(format_shortest(-2.5e-300), "-2.5e-300");
}

TEST(FormatShortest, WritesTheEndsOfTheRange) {
  EXPECT_EQ(format_shortest(DBL_MAX), "1.7976931348623157e+308");
  EXPECT_EQ(format_shortest(DBL_MIN), "2.2250738585072014e-308");
  EXPECT_EQ(format_shortest(5e-324), "5e-324");
}

TEST(FormatShortest, ReadsBackAsTheSameNumber) {
  std::uint64_t state = 1;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    double value = 0;
    std::memcpy(&value, &state, sizeof value);
    if (i % 2 == 0) value = static_cast<double>(state >> 40) / 1000 - 8000;
    if (!std::isfinite(value)) continue;
    EXPECT_EQ(std::strtod(format_shortest(value).c_str(), nullptr), value);
  }
}

}  // namespace
}  // namespace sonder
