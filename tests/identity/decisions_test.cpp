#include "identity/decisions.h"

#include <gtest/gtest.h>

#include <vector>

namespace sonder {
namespace {

constexpr RecordId kAnna{0};
constexpr RecordId kAnia{1};
constexpr RecordId kAnne{2};
constexpr RecordId kHanna{3};

Decision same(RecordId a, RecordId b) { return {a, b, true}; }
Decision two(RecordId a, RecordId b) { return {a, b, false}; }

std::vector<std::uint32_t> gave_way(const std::vector<Decision>& decisions) {
  return settle_decisions(decisions, 4, Bitset(4)).gave_way;
}

TEST(SettleDecisions, KeepsWhatAgrees) {
  const std::vector<Decision> decisions = {same(kAnna, kAnia), two(kAnna, kAnne),
                                           same(kAnne, kHanna)};
  const SettledDecisions settled = settle_decisions(decisions, 4, Bitset(4));
  EXPECT_EQ(settled.in_force, decisions);
  EXPECT_TRUE(settled.gave_way.empty());
}

TEST(SettleDecisions, LetsTheLatestHoldAboutTheSamePair) {
  EXPECT_EQ(gave_way({same(kAnna, kAnia), two(kAnia, kAnna)}), (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(gave_way({two(kAnna, kAnia), same(kAnia, kAnna)}), (std::vector<std::uint32_t>{0}));
}

TEST(SettleDecisions, LetsAnEarlierOneGiveWayToLaterOnesTakenTogether) {
  EXPECT_EQ(gave_way({same(kAnna, kAnia), same(kAnia, kAnne), two(kAnna, kAnne)}),
            (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(gave_way({two(kAnna, kAnne), same(kAnna, kAnia), same(kAnia, kAnne)}),
            (std::vector<std::uint32_t>{0}));
}

// Apart from one of a group is apart from all of it.
TEST(SettleDecisions, CountsThoseJoinedForOne) {
  EXPECT_EQ(
      gave_way({same(kAnna, kAnne), same(kAnna, kAnia), same(kAnne, kHanna), two(kAnia, kHanna)}),
      (std::vector<std::uint32_t>{0}));
}

TEST(SettleDecisions, SaysNothingOfThoseWhoAskedToStayUnknown) {
  Bitset anonymous(4);
  anonymous.set(kAnne.index);
  const SettledDecisions settled =
      settle_decisions(std::vector{same(kAnna, kAnne), same(kAnna, kAnia)}, 4, anonymous);
  EXPECT_EQ(settled.in_force, std::vector{same(kAnna, kAnia)});
  EXPECT_EQ(settled.gave_way, (std::vector<std::uint32_t>{0}));
}

TEST(SettleDecisions, SaysNothingOfNothing) {
  const SettledDecisions settled = settle_decisions({}, 0, Bitset());
  EXPECT_TRUE(settled.in_force.empty());
  EXPECT_TRUE(settled.gave_way.empty());
}

}  // namespace
}  // namespace sonder
