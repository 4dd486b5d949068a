#include "stats/multiplicity.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

const std::vector<double> kPValues = {0.01, 0.04, 0.03, 0.005, 0.5, 0.03};

void expect_near(const std::vector<double>& values, const std::vector<double>& expected) {
  ASSERT_EQ(values.size(), expected.size());
  for (std::size_t i = 0; i < values.size(); ++i) EXPECT_NEAR(values[i], expected[i], 1e-15) << i;
}

// R 4.2.2: p.adjust.
TEST(AdjustByHolm, AgreesWithR) {
  expect_near(adjust_by_holm(kPValues), {0.05, 0.12, 0.12, 0.03, 0.5, 0.12});
}

TEST(AdjustByBenjaminiHochberg, AgreesWithR) {
  expect_near(adjust_by_benjamini_hochberg(kPValues), {0.03, 0.048, 0.045, 0.03, 0.5, 0.045});
}

TEST(Adjusting, LeavesOneTestAsItIsAndNoneEmpty) {
  for (const auto adjust : {adjust_by_holm, adjust_by_benjamini_hochberg}) {
    EXPECT_EQ(adjust(std::vector<double>{0.2}), std::vector<double>{0.2});
    EXPECT_TRUE(adjust({}).empty());
  }
}

TEST(Adjusting, NeverGoesBeyondOne) {
  for (const auto adjust : {adjust_by_holm, adjust_by_benjamini_hochberg}) {
    for (const double p : adjust(std::vector<double>{0.9, 0.8, 1.0})) EXPECT_LE(p, 1);
  }
}

}  // namespace
}  // namespace sonder
