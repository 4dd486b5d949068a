#include "base/sorting.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>

namespace sonder {
namespace {

TEST(SortStably, KeepsEqualItemsInTheirOrder) {
  std::vector<std::pair<int, std::string>> items = {{2, "a"}, {1, "b"}, {2, "c"}, {1, "d"}};
  sort_stably(items, [](const auto& a, const auto& b) { return a.first < b.first; });
  const std::vector<std::pair<int, std::string>> sorted = {{1, "b"}, {1, "d"}, {2, "a"}, {2, "c"}};
  EXPECT_EQ(items, sorted);
}

TEST(SortStably, TakesNoneAndOne) {
  std::vector<int> items;
  sort_stably(items);
  EXPECT_TRUE(items.empty());
  items = {7};
  sort_stably(items);
  EXPECT_EQ(items, std::vector<int>{7});
}

TEST(SortStably, DoesWhatTheLibraryDoes) {
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 200; ++size) {
    std::vector<std::pair<unsigned, std::size_t>> items;
    for (std::size_t i = 0; i < size; ++i) items.emplace_back(random() % 20, i);
    auto expected = items;
    const auto by_first = [](const auto& a, const auto& b) { return a.first < b.first; };
    std::stable_sort(expected.begin(), expected.end(), by_first);
    sort_stably(items, by_first);
    ASSERT_EQ(items, expected) << size;
  }
}

}  // namespace
}  // namespace sonder
