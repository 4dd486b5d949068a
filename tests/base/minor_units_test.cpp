#include "base/minor_units.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>

namespace sonder {
namespace {

constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kSmallest = std::numeric_limits<std::int64_t>::min();

TEST(MinorUnits, AddNegateAndCompare) {
  MinorUnits total{150};
  total += MinorUnits{-30};
  EXPECT_EQ(total, MinorUnits{120});
  EXPECT_EQ(total + MinorUnits{5}, MinorUnits{125});
  EXPECT_EQ(-total, MinorUnits{-120});
  EXPECT_LT(-total, total);
}

TEST(Rescale, ChangesDecimalsExactly) {
  EXPECT_EQ(rescale(1250, 2, 3), 12500);
  EXPECT_EQ(rescale(-1250, 2, 1), -125);
  EXPECT_EQ(rescale(7, 2, 2), 7);
  EXPECT_EQ(rescale(0, 0, 18), 0);
}

TEST(Rescale, RefusesToRound) {
  EXPECT_EQ(rescale(1255, 2, 1), std::nullopt);
  EXPECT_EQ(rescale(-1, 1, 0), std::nullopt);
}

TEST(Rescale, RefusesToOverflow) {
  EXPECT_EQ(rescale(kLargest, 2, 3), std::nullopt);
  EXPECT_EQ(rescale(kSmallest, 0, 1), std::nullopt);
  EXPECT_EQ(rescale(10, 0, 18), std::nullopt);
  EXPECT_EQ(rescale(9, 0, 18), 9'000'000'000'000'000'000);
  EXPECT_EQ(rescale(1, 0, 19), std::nullopt);
  EXPECT_EQ(rescale(0, 19, 0), std::nullopt);
}

TEST(CheckedMultiply, IsAbsentOnOverflow) {
  EXPECT_EQ(checked_multiply(-4, 5), -20);
  EXPECT_EQ(checked_multiply(kLargest, 1), kLargest);
  EXPECT_EQ(checked_multiply(kLargest, 2), std::nullopt);
  EXPECT_EQ(checked_multiply(kSmallest, -1), std::nullopt);
}

TEST(CheckedAdd, IsAbsentOnOverflow) {
  EXPECT_EQ(checked_add(kLargest, -1), kLargest - 1);
  EXPECT_EQ(checked_add(kLargest, 1), std::nullopt);
  EXPECT_EQ(checked_add(kSmallest, -1), std::nullopt);
  EXPECT_EQ(checked_add(kSmallest, kLargest), -1);
}

TEST(FormatDecimal, PlacesThePoint) {
  EXPECT_EQ(format_decimal(-1250, 2), "-12.50");
  EXPECT_EQ(format_decimal(5, 2), "0.05");
  EXPECT_EQ(format_decimal(-5, 3), "-0.005");
  EXPECT_EQ(format_decimal(0, 2), "0.00");
  EXPECT_EQ(format_decimal(1250, 0), "1250");
  EXPECT_EQ(format_decimal(100, 2), "1.00");
}

TEST(FormatDecimal, WritesTheWholeRange) {
  EXPECT_EQ(format_decimal(kLargest, 2), "92233720368547758.07");
  EXPECT_EQ(format_decimal(kSmallest, 2), "-92233720368547758.08");
}

TEST(ToMajor, DividesByTheScale) {
  EXPECT_EQ(to_major({-1250}, {.decimals = 2, .currency = "PLN"}), -12.5);
  EXPECT_EQ(to_major({9'747'747'934}, {.decimals = 3, .currency = "GBP"}), 9747747.934);
  EXPECT_EQ(to_major({7}, {.decimals = 0, .currency = ""}), 7.0);
}

}  // namespace
}  // namespace sonder
