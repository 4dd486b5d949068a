#include "survey/detail/option_order.h"

#include <gtest/gtest.h>

#include <vector>

namespace sonder {
namespace {

using Order = std::vector<std::size_t>;

TEST(OrderOptions, IsEmptyWithoutOptions) { EXPECT_EQ(order_options(Precedence(0)), Order{}); }

TEST(OrderOptions, PutsTheMoreFrequentFirstWhereNothingElseIsKnown) {
  Precedence precedence(3);
  precedence.add_option(0, 2);
  precedence.add_option(1, 9);
  precedence.add_option(2, 2);
  EXPECT_EQ(order_options(precedence), (Order{1, 0, 2}));
}

TEST(OrderOptions, FollowsWhatStandsFirstAndNotWhatIsFrequent) {
  Precedence precedence(3);
  precedence.add_option(0, 100);
  precedence.add_option(1, 50);
  precedence.add_option(2, 1);
  precedence.add_pair(2, 1, 1);
  precedence.add_pair(1, 0, 5);
  EXPECT_EQ(order_options(precedence), (Order{2, 1, 0}));
}

TEST(OrderOptions, FollowsTheMajorityOfAPair) {
  Precedence precedence(2);
  precedence.add_pair(1, 0, 10);
  precedence.add_pair(0, 1, 2);
  EXPECT_EQ(order_options(precedence), (Order{1, 0}));
}

TEST(OrderOptions, EndsWhenPairsGoRoundInACircle) {
  Precedence precedence(3);
  precedence.add_pair(0, 1, 3);
  precedence.add_pair(1, 2, 3);
  precedence.add_pair(2, 0, 3);
  EXPECT_EQ(order_options(precedence), (Order{0, 1, 2}));
}

}  // namespace
}  // namespace sonder
