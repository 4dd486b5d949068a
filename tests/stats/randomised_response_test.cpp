#include "stats/randomised_response.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

namespace sonder {
namespace {

using Counts = std::vector<std::uint64_t>;

/// Bytes whose first 8 are `keep` and last 8 `other` as numbers, the highest byte first.
RandomBytes bytes_of(std::uint64_t keep, std::uint64_t other) {
  RandomBytes bytes{};
  for (std::size_t i = 0; i < 8; ++i) {
    bytes[7 - i] = static_cast<std::uint8_t>(keep >> (8 * i));
    bytes[15 - i] = static_cast<std::uint8_t>(other >> (8 * i));
  }
  return bytes;
}

std::vector<RandomisedShare> must_estimate(const Counts& counts, double keep) {
  const auto shares = estimate_randomised_shares(counts, keep, 0.95);
  EXPECT_TRUE(shares);
  return shares ? shares.value() : std::vector<RandomisedShare>();
}

TEST(RandomiseAnswer, KeepsBelowTheThresholdAndDrawsFromAllOptionsAbove) {
  constexpr std::uint64_t kHalf = std::uint64_t{1} << 63;
  EXPECT_EQ(randomise_answer(2, 3, 0.5, bytes_of(kHalf - 1, 0)), 2U);
  EXPECT_EQ(randomise_answer(2, 3, 0.5, bytes_of(kHalf, 0)), 0U);
  EXPECT_EQ(randomise_answer(2, 3, 0.5, bytes_of(kHalf, 7)), 1U);
  EXPECT_EQ(randomise_answer(2, 3, 0.5, bytes_of(kHalf, 5)), 2U);
}

// By hand: ln(1 + 3·0.5/0.5) = ln 4, ln(1 + 2·0.5/0.5) = ln 3.
TEST(EpsilonOf, IsTheLogarithmOfTheRatioOfChances) {
  EXPECT_DOUBLE_EQ(epsilon_of(0.5, 3), 1.386294);
  EXPECT_DOUBLE_EQ(epsilon_of(0.5, 2), 1.098612);
}

// R 4.2.2: expm1(1) / (expm1(1) + 4).
TEST(KeepOf, IsTheKeepThatHasTheEpsilon) {
  EXPECT_DOUBLE_EQ(keep_of(1, 4), 0.300489182);
  for (const double epsilon : {0.1, 1.0, 3.0, 10.0}) {
    EXPECT_NEAR(epsilon_of(keep_of(epsilon, 5), 5), epsilon, 1e-4) << epsilon;
  }
}

// By hand: (310/900 - 1/6) / 0.5 and so on; standard errors and, by prop.test without correction,
// Wilson's limits with R 4.2.2.
TEST(EstimateRandomisedShares, UndoesTheMixtureOfAllOptions) {
  const auto shares = must_estimate({310, 590, 0}, 0.5);
  ASSERT_EQ(shares.size(), 3U);
  EXPECT_NEAR(shares[0].reported, 31.0 / 90, 1e-15);
  EXPECT_NEAR(shares[0].estimate, 16.0 / 45, 1e-15);
  EXPECT_NEAR(shares[1].estimate, 44.0 / 45, 1e-15);
  EXPECT_NEAR(shares[2].estimate, -1.0 / 3, 1e-15);
  EXPECT_NEAR(shares[0].standard_error, 0.031696732383059666, 1e-14);
  EXPECT_NEAR(shares[0].interval.low, 0.29490587093515858, 1e-12);
  EXPECT_NEAR(shares[0].interval.high, 0.41884977591909717, 1e-12);
}

TEST(EstimateRandomisedShares, AddUpToOneAndCutOnlyTheInterval) {
  const auto shares = must_estimate({310, 590, 0}, 0.5);
  const double sum = std::accumulate(
      shares.begin(), shares.end(), 0.0,
      [](double before, const RandomisedShare& share) { return before + share.estimate; });
  EXPECT_NEAR(sum, 1, 1e-14);
  EXPECT_EQ(shares[2].interval, (Interval{0, 0}));
  EXPECT_EQ(shares[1].interval.high, 1);
}

TEST(EstimateRandomisedShares, RefusesWhatCannotBeEstimated) {
  const auto code_of = [](const Counts& counts, double keep, double confidence) {
    const auto shares = estimate_randomised_shares(counts, keep, confidence);
    return shares ? "" : shares.error().message;
  };
  EXPECT_EQ(code_of({5}, 0.5, 0.95), "randomised answers need at least two options");
  EXPECT_EQ(code_of({0, 0}, 0.5, 0.95), "there is no randomised answer to estimate from");
  EXPECT_EQ(code_of({5, 5}, 0, 0.95), "`keep` must lie between 0 and 1");
  EXPECT_EQ(code_of({5, 5}, 1, 0.95), "`keep` must lie between 0 and 1");
  EXPECT_EQ(code_of({5, 5}, 0.5, 1), "`confidence` must lie between 0 and 1");
}

struct Draws {
  double mean = 0;
  double deviation = 0;  ///< of the estimates
  double error = 0;      ///< mean of the standard errors they came with
  double covered = 0;    ///< share of the intervals that hold the true share
};

/// Asks 400 respondents, of whom 30 % would say option 0, 2,000 times with a fixed seed.
Draws draw_often(double keep, std::size_t options) {
  constexpr std::size_t kTimes = 2'000;
  constexpr std::size_t kAsked = 400;
  constexpr double kTrue = 0.3;
  std::mt19937_64 random(1965);
  Draws draws;
  double squares = 0;
  for (std::size_t time = 0; time < kTimes; ++time) {
    Counts counts(options, 0);
    for (std::size_t i = 0; i < kAsked; ++i) {
      const std::size_t answer = i < kAsked * 3 / 10 ? 0 : 1 + i % (options - 1);
      const RandomBytes bytes = bytes_of(random(), random());
      ++counts[randomise_answer(answer, options, keep, bytes)];
    }
    const RandomisedShare share = must_estimate(counts, keep)[0];
    draws.mean += share.estimate / kTimes;
    squares += share.estimate * share.estimate / kTimes;
    draws.error += share.standard_error / kTimes;
    draws.covered += (share.interval.low <= kTrue && kTrue <= share.interval.high) * 1.0 / kTimes;
  }
  draws.deviation = std::sqrt(squares - draws.mean * draws.mean);
  return draws;
}

// The sample itself is fixed here, so the estimates spread less than those of sampled respondents,
// for whom the standard error is: by hand, 30 of 100 kept answers do not vary. With keep 0.5 and
// k = 4 the variance of a report is 0.3·(5/8·3/8) + 0.7·(1/8·7/8) = 0.146875, over keep² and n.
TEST(EstimateRandomisedShares, AreUnbiasedAndTheirIntervalsHoldTheTrueShare) {
  const Draws draws = draw_often(0.5, 4);
  const double spread = std::sqrt(0.146875 / 0.25 / 400);
  EXPECT_NEAR(draws.mean, 0.3, 4 * spread / std::sqrt(2'000.0));
  EXPECT_NEAR(draws.deviation, spread, 0.05 * spread);
  EXPECT_GT(draws.error, draws.deviation);
  EXPECT_GE(draws.covered, 0.95);
  EXPECT_LT(draws.covered, 0.995);
}

}  // namespace
}  // namespace sonder
