#include "base/bitset.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace sonder {
namespace {

using Positions = std::vector<std::uint32_t>;

Bitset bits_of(std::size_t size, const Positions& positions) {
  Bitset bits(size);
  for (const std::uint32_t position : positions) bits.set(position);
  return bits;
}

TEST(Bitset, IsEmptyByDefault) {
  const Bitset bits;
  EXPECT_EQ(bits.size(), 0U);
  EXPECT_EQ(bits.count(), 0U);
  EXPECT_EQ(bits.positions(), Positions{});
}

TEST(Bitset, KeepsBitsPastItsSizeClear) {
  const Bitset bits(70, true);
  EXPECT_EQ(bits.count(), 70U);
  EXPECT_EQ(bits.words(), (std::vector<std::uint64_t>{~std::uint64_t{0}, 0x3F}));
}

TEST(Bitset, FillsWholeWordsExactly) {
  for (const std::size_t size : {1U, 63U, 64U, 65U, 128U}) {
    EXPECT_EQ(Bitset(size, true).count(), size);
  }
}

TEST(Bitset, SetsAndResetsOnEitherSideOfAWord) {
  Bitset bits(130);
  for (const std::size_t position : {0U, 63U, 64U, 129U}) bits.set(position);
  EXPECT_EQ(bits.positions(), (Positions{0, 63, 64, 129}));
  bits.reset(64);
  EXPECT_FALSE(bits.test(64));
  EXPECT_TRUE(bits.test(129));
  EXPECT_EQ(bits.count(), 3U);
}

TEST(Bitset, GrowsByPushingAsIfMadeAtOnce) {
  Bitset pushed;
  for (std::uint32_t position = 0; position < 130; ++position) pushed.push_back(position % 3 == 0);
  Bitset made(130);
  for (std::uint32_t position = 0; position < 130; position += 3) made.set(position);
  EXPECT_EQ(pushed, made);
}

TEST(Bitset, IntersectsAndUnites) {
  const Bitset a = bits_of(100, {1, 70, 99});
  const Bitset b = bits_of(100, {1, 2, 99});
  Bitset both = a;
  both &= b;
  EXPECT_EQ(both, bits_of(100, {1, 99}));
  Bitset either = a;
  either |= b;
  EXPECT_EQ(either, bits_of(100, {1, 2, 70, 99}));
}

TEST(Bitset, PartitionsWithItsFlip) {
  const Bitset members = bits_of(67, {0, 5, 66});
  Bitset others = members;
  others.flip();
  EXPECT_EQ(members.count() + others.count(), 67U);
  Bitset all = members;
  all |= others;
  EXPECT_EQ(all, Bitset(67, true));
  others.flip();
  EXPECT_EQ(others, members);
}

TEST(Bitset, DiffersFromALongerOneWithTheSameBits) { EXPECT_NE(Bitset(3), Bitset(4)); }

TEST(Bitset, TakesOverWordsAndClearsWhatIsPastTheEnd) {
  const Bitset bits = Bitset::from_words(66, {1, ~std::uint64_t{0}});
  EXPECT_EQ(bits.positions(), (std::vector<std::uint32_t>{0, 64, 65}));
  EXPECT_EQ(Bitset::from_words(0, {}), Bitset());
}

TEST(Bitset, GrowsByClearBits) {
  Bitset bits = bits_of(70, {3, 65, 69});
  bits.resize(66);
  EXPECT_EQ(bits, bits_of(66, {3, 65}));
  bits.resize(200);
  EXPECT_EQ(bits, bits_of(200, {3, 65}));
}

}  // namespace
}  // namespace sonder
