#include "base/text_index.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(TextIndex, FindsTheFirstPositionOfEachText) {
  TextIndex index;
  index.add("b", 7);
  index.add("a", 0);
  index.add("b", 8);
  EXPECT_EQ(index.find("b"), 7U);
  EXPECT_EQ(index.find("a"), 0U);
  EXPECT_EQ(index.find("c"), std::nullopt);
}

TEST(TextIndex, KnowsTheEmptyTextOnlyOnceItIsAdded) {
  TextIndex index;
  EXPECT_EQ(index.find(""), std::nullopt);
  index.add("a", 1);
  EXPECT_EQ(index.find(""), std::nullopt);
  index.add("", 2);
  EXPECT_EQ(index.find(""), 2U);
}

TEST(TextIndex, FindsNumbersByTheirBytes) {
  TextIndex index;
  for (std::uint64_t number = 0; number < 3'000; ++number) {
    const std::uint64_t key = number * 0x9e37'79b9'7f4a'7c15U;
    index.add(bytes_of(key), static_cast<std::uint32_t>(number));
  }
  for (std::uint64_t number = 0; number < 3'000; ++number) {
    const std::uint64_t key = number * 0x9e37'79b9'7f4a'7c15U;
    EXPECT_EQ(index.find(bytes_of(key)), number);
  }
}

}  // namespace
}  // namespace sonder
