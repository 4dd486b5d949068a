#include "identity/clustering.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace sonder {
namespace {

using Numbers = std::vector<std::uint32_t>;

TEST(ClusterRecords, JoinsWhatIsConnected) {
  const Clusters clusters = cluster_records(5, {}, {{3, 4, 1}, {0, 3, 2}}, {});
  EXPECT_EQ(clusters.cluster_of, (Numbers{0, 1, 2, 0, 0}));
  EXPECT_EQ(clusters.count, 3U);
  EXPECT_EQ(clusters.links, (std::vector<WeighedPair>{{0, 3, 2}, {3, 4, 1}}));
  EXPECT_TRUE(clusters.refused.empty());
}

TEST(ClusterRecords, TakesTheBestPartnerOfAFileThatHasNobodyTwice) {
  // 0 and 1 are of one file, 2 and 3 of another.
  const ClusterLimits limits{.only_once = {1, 1, 2, 2}};
  const Clusters clusters =
      cluster_records(4, {}, {{0, 2, 5}, {1, 2, 9}, {0, 3, 4}, {1, 3, 6}}, limits);
  EXPECT_EQ(clusters.cluster_of, (Numbers{0, 1, 1, 0}));
  EXPECT_EQ(clusters.refused, (std::vector<WeighedPair>{{1, 3, 6}, {0, 2, 5}}));
}

TEST(ClusterRecords, KeepsApartWhatAPersonSaidAlsoThroughOthers) {
  const ClusterLimits limits{.apart = {{0, 2}}};
  const Clusters clusters = cluster_records(4, {}, {{0, 1, 9}, {1, 2, 8}, {2, 3, 7}}, limits);
  EXPECT_EQ(clusters.cluster_of, (Numbers{0, 0, 1, 1}));
  EXPECT_EQ(clusters.refused, (std::vector<WeighedPair>{{1, 2, 8}}));
}

TEST(ClusterRecords, JoinsCertainPairsFirstAndAgainstFiles) {
  const ClusterLimits limits{.only_once = {1, 1, 2}, .apart = {{1, 2}}};
  const std::vector<WeighedPair> certain = {{0, 1}};
  const Clusters clusters = cluster_records(3, certain, {{0, 2, 9}}, limits);
  EXPECT_EQ(clusters.cluster_of, (Numbers{0, 0, 1}));
}

TEST(ClusterRecords, GivesTheSameClustersInAnyOrderOfPairs) {
  std::mt19937 random(5);
  for (int round = 0; round < 50; ++round) {
    ClusterLimits limits;
    for (int record = 0; record < 30; ++record) {
      limits.only_once.push_back(static_cast<std::uint8_t>(random() % 4));
    }
    std::vector<WeighedPair> pairs;
    for (int pair = 0; pair < 60; ++pair) {
      pairs.push_back({static_cast<std::uint32_t>(random() % 30),
                       static_cast<std::uint32_t>(random() % 30),
                       static_cast<double>(random() % 5)});
    }
    limits.apart = {pairs[0], pairs[1]};
    const Clusters before = cluster_records(30, {}, pairs, limits);
    std::shuffle(pairs.begin(), pairs.end(), random);
    EXPECT_EQ(cluster_records(30, {}, pairs, limits).cluster_of, before.cluster_of);
    EXPECT_EQ(before.links.size() + before.count, 30U);
  }
}

}  // namespace
}  // namespace sonder
