#include "stats/random.h"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>

namespace sonder {
namespace {

// The published algorithm in 4 lines of Python 3.11, whose integers do not overflow.
TEST(Random, DrawsThePublishedNumbers) {
  Random random(1'234'567);
  EXPECT_EQ(random.draw(), 6457827717110365317U);
  EXPECT_EQ(random.draw(), 3203168211198807973U);
  EXPECT_EQ(random.draw(), 9817491932198370423U);
  EXPECT_EQ(random.draw(), 4593380528125082431U);
}

/// 60,000 draws of 6: the standard deviation of each count is 91.
TEST(Random, DrawsEachNumberBelowALimitAsOften) {
  Random random(7);
  std::array<int, 6> counts{};
  for (int i = 0; i < 60'000; ++i) ++counts.at(static_cast<std::size_t>(random.draw_below(6)));
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 400);
}

TEST(Random, DrawsOnlyZeroBelowOneAndTakesLargeLimits) {
  Random random(0);
  EXPECT_EQ(random.draw_below(1), 0U);
  constexpr std::uint64_t kLarge = (std::uint64_t{1} << 63U) + 1;
  for (int i = 0; i < 100; ++i) EXPECT_LT(random.draw_below(kLarge), kLarge);
}

}  // namespace
}  // namespace sonder
