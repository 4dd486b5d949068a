#include "base/number_text.h"

#include <gtest/gtest.h>

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

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

/// The significant digits of a text such as "-0.0250" or "1.5e+300": "25", "15".
std::string digits_of(const std::string& text) {
  std::string digits;
  for (const char c : text.substr(0, text.find('e'))) {
    if (c >= '0' && c <= '9') digits += c;
  }
  digits.erase(0, digits.find_first_not_of('0'));
  return digits.erase(digits.find_last_not_of('0') + 1);
}

/// The digits of the shortest exponent form of the C library that reads back as the same number.
std::string shortest_printed(double value) {
  char text[40];
  for (int decimals = 0; decimals < 17; ++decimals) {
    std::snprintf(text, sizeof text, "%.*e", decimals, value);
    if (std::strtod(text, nullptr) == value) break;
  }
  return digits_of(text);
}

TEST(FormatShortest, TakesTheDigitsThatTheCLibraryNeeds) {
  std::uint64_t state = 7;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    double value = 0;
    std::memcpy(&value, &state, sizeof value);
    if (i % 4 == 1) value = std::ldexp(static_cast<double>(state >> 11), -53);
    if (i % 4 == 2) value = static_cast<double>(state >> 9);
    if (i % 4 == 3) value = std::ldexp(static_cast<double>(state >> 11), -1074);
    if (!std::isfinite(value) || value == 0) continue;
    EXPECT_EQ(digits_of(format_shortest(value)), shortest_printed(value)) << value;
  }
}

TEST(FormatShortest, TakesThoseDigitsAroundEveryPowerOfTwo) {
  for (int exponent = -1074; exponent < 1024; ++exponent) {
    const double power = std::ldexp(1.0, exponent);
    for (const double value : {power, std::nextafter(power, DBL_MAX), 3 * (power / 2)}) {
      EXPECT_EQ(digits_of(format_shortest(value)), shortest_printed(value)) << exponent;
    }
  }
}

/// The C library reads every decimal exactly, half to even.
void expect_read_as_by_the_c_library(const std::string& text) {
  const double expected = std::strtod(text.c_str(), nullptr);
  const std::optional<double> read = parse_double(text);
  if (!std::isfinite(expected)) {
    EXPECT_EQ(read, std::nullopt) << text;
    return;
  }
  ASSERT_TRUE(read) << text;
  EXPECT_EQ(std::memcmp(&*read, &expected, sizeof expected), 0) << text << ' ' << *read;
}

TEST(ParseDouble, ReadsNumbersAsTheCLibraryDoes) {
  for (const char* text :
       {"0", "-0", "0.0", "-0.0e5", "7", "-12.50", "1E+5", "1e-7", "1e22", "1e23", "8.5e22",
        "9007199254740993", "9007199254740992.5", "0e999999999999"}) {
    expect_read_as_by_the_c_library(text);
  }
}

TEST(ParseDouble, ReadsTheEndsOfTheRangeAsTheCLibraryDoes) {
  for (const char* text :
       {"2.2250738585072011e-308", "2.2250738585072012e-308", "4.9406564584124654e-324",
        "2.4703282292062327e-324", "2.4703282292062328e-324", "1e-400", "-1e-99999999999",
        "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308",
        "179769313486231580793e288", "1e309", "1e400", "-1e400", "1e99999999999"}) {
    expect_read_as_by_the_c_library(text);
  }
}

TEST(ParseDouble, ReadsThousandsOfDigitsAsTheCLibraryDoes) {
  expect_read_as_by_the_c_library(std::string(5'000, '9') + "e-5000");
  expect_read_as_by_the_c_library("0." + std::string(4'000, '0') + "1e4001");
  expect_read_as_by_the_c_library("1" + std::string(300, '0'));
  expect_read_as_by_the_c_library("1" + std::string(400, '0'));
}

TEST(ParseDouble, TakesTheEvenOneOfTwoThatAreAsNear) {
  // 2^53 + 1 lies between 2^53 and 2^53 + 2; a trace more decides.
  EXPECT_EQ(parse_double("9007199254740993"), 9007199254740992.0);
  EXPECT_EQ(parse_double("9007199254740993." + std::string(900, '0') + "1"), 9007199254740994.0);
  EXPECT_EQ(parse_double("9007199254740995"), 9007199254740996.0);
  EXPECT_EQ(parse_double("9007199254740994." + std::string(900, '9')), 9007199254740994.0);
}

TEST(ParseDouble, ReadsRandomNumbersAsTheCLibraryDoes) {
  std::uint64_t state = 11;
  for (int i = 0; i < 10'000; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    double value = 0;
    std::memcpy(&value, &state, sizeof value);
    if (!std::isfinite(value)) continue;
    char text[60];
    std::snprintf(text, sizeof text, "%.*e", i % 25, value);
    expect_read_as_by_the_c_library(text);
    std::snprintf(text, sizeof text, "%.*f", i % 12, std::fmod(value, 1e15));
    expect_read_as_by_the_c_library(text);
  }
}

TEST(ParseDouble, ReadsWhatFormatShortestWrites) {
  for (const double value : {0.1, -2.5, 1.0 / 3, 1e300, DBL_MIN, DBL_MAX, 5e-324}) {
    EXPECT_EQ(parse_double(format_shortest(value)), value);
  }
}

}  // namespace
}  // namespace sonder
