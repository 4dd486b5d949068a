#include "segments/rfm_map.h"

#include <gtest/gtest.h>

#include "support/feature_tables.h"

namespace sonder {
namespace {

using testing::a_feature;
using testing::a_feature_table;
using testing::bits;

/// Five profiles; the fourth never bought, the fifth has no known spend.
FeatureTable spenders() {
  return a_feature_table(
      5, {a_feature("net_spend", FeatureType::kMoney, {1000, 250, -50, 7, std::nullopt})});
}

RfmScores two_bins() {
  RfmScores scores;
  scores.bins = 2;
  scores.scored = bits(5, {0, 1, 2, 4});
  scores.recency = {2, 2, 1, 0, 2};
  scores.frequency = {2, 2, 1, 0, 2};
  scores.monetary = {2, 2, 1, 0, 1};
  scores.group = {RfmGroup::kLoyal, RfmGroup::kChampions, RfmGroup::kHibernating,
                  RfmGroup::kHibernating, RfmGroup::kChampions};
  return scores;
}

TEST(TotalOf, AddsUpKnownSpendAndCountsEverybody) {
  const GroupTotal total = total_of(spenders(), bits(5, {0, 2, 4}));
  EXPECT_EQ(total.people, 3U);
  EXPECT_EQ(total.net_spend, MinorUnits{950});
}

TEST(TotalOf, IsNothingWithoutMembersOrSpend) {
  EXPECT_EQ(total_of(spenders(), Bitset(5)).people, 0U);
  EXPECT_EQ(total_of(a_feature_table(2, {}), Bitset(2, true)).net_spend, MinorUnits{0});
}

TEST(MembersOf, LeavesOutProfilesThatAreNotScored) {
  EXPECT_EQ(members_of(two_bins(), RfmGroup::kHibernating), bits(5, {2}));
  EXPECT_EQ(members_of(two_bins(), RfmGroup::kNew), Bitset(5));
}

TEST(MapRfm, PutsPeopleAndSpendIntoTheCellOfTheirScores) {
  const RfmMap map = map_rfm(two_bins(), spenders());
  ASSERT_EQ(map.cells.size(), 4U);
  EXPECT_EQ(map.cells[0].people, 1U);
  EXPECT_EQ(map.cells[0].net_spend, MinorUnits{-50});
  EXPECT_EQ(map.cells[1].people, 0U);
  EXPECT_EQ(map.cells[3].people, 3U);
  EXPECT_EQ(map.cells[3].net_spend, MinorUnits{1250});
}

TEST(MapRfm, NamesTheCommonestGroupOfACellAndNoneWhereNobodyIs) {
  const RfmMap map = map_rfm(two_bins(), spenders());
  EXPECT_EQ(map.groups[3], RfmGroup::kChampions);
  EXPECT_EQ(map.groups[0], RfmGroup::kHibernating);
  EXPECT_EQ(map.groups[1], std::nullopt);
}

TEST(MapRfm, PlacesEveryScoredProfileOnce) {
  std::uint64_t people = 0;
  for (const GroupTotal& cell : map_rfm(two_bins(), spenders()).cells) people += cell.people;
  EXPECT_EQ(people, two_bins().scored.count());
}

}  // namespace
}  // namespace sonder
