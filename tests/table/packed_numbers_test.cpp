#include "table/packed_numbers.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

namespace sonder {
namespace {

using Kind = PackedShape::Kind;

std::vector<std::string> texts_of(const PackedNumbers& packed) {
  PackedNumbers::Buffer buffer;
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < packed.size(); ++row) {
    texts.emplace_back(packed.text(row, buffer));
  }
  return texts;
}

PackedNumbers pack(PackedShape shape, const std::vector<std::string_view>& texts) {
  PackedNumbers packed(shape);
  packed.append_rows(texts.data(), 1, texts.size());
  return packed;
}

TEST(PackedShape, IsThatOfTextsThatTheirValueGivesBack) {
  EXPECT_EQ(packed_shape_of("0"), (PackedShape{Kind::kDecimal, 0}));
  EXPECT_EQ(packed_shape_of("-120"), (PackedShape{Kind::kDecimal, 0}));
  EXPECT_EQ(packed_shape_of("0.50"), (PackedShape{Kind::kDecimal, 2}));
  EXPECT_EQ(packed_shape_of("123456789012345"), (PackedShape{Kind::kDecimal, 0}));
  EXPECT_EQ(packed_shape_of("2024-02-29"), (PackedShape{Kind::kDate, 0}));
  EXPECT_EQ(packed_shape_of("2024-02-29 23:59:59"), (PackedShape{Kind::kMoment, 0}));
}

TEST(PackedShape, IsNoneWhereTheTextWouldBeLost) {
  for (const std::string_view text : {"",
                                      "-",
                                      "+1",
                                      "01",
                                      "-0",
                                      "1.",
                                      ".5",
                                      "-0.00",
                                      "1e3",
                                      "1,5",
                                      " 1",
                                      "1 ",
                                      "1234567890123456",
                                      "00.5",
                                      "2023-02-29",
                                      "2024-02-29T10:00:00",
                                      "2024-02-29 24:00:00",
                                      "2024-02-29 10:00",
                                      "--1",
                                      "1.2.3",
                                      "0000-01-01"}) {
    EXPECT_EQ(packed_shape_of(text), std::nullopt) << text;
  }
}

TEST(PackedNumbers, GiveEveryTextBack) {
  const std::vector<std::string_view> integers = {
      "1", "-7", "", "0", "2147483647", "-2147483648", "x", "007", "999999999999999", "12"};
  EXPECT_EQ(texts_of(pack({Kind::kDecimal, 0}, integers)),
            std::vector<std::string>(integers.begin(), integers.end()));
  const std::vector<std::string_view> decimals = {"0.05", "-0.05", "12.00", "1.5", "-0.00", ""};
  EXPECT_EQ(texts_of(pack({Kind::kDecimal, 2}, decimals)),
            std::vector<std::string>(decimals.begin(), decimals.end()));
  const std::vector<std::string_view> dates = {"2024-02-29", "0001-01-01", "9999-12-31", "n/a"};
  EXPECT_EQ(texts_of(pack({Kind::kDate, 0}, dates)),
            std::vector<std::string>(dates.begin(), dates.end()));
  const std::vector<std::string_view> moments = {"1969-12-31 23:59:59", "2024-02-29 00:00:01"};
  EXPECT_EQ(texts_of(pack({Kind::kMoment, 0}, moments)),
            std::vector<std::string>(moments.begin(), moments.end()));
}

TEST(PackedNumbers, HoldTheValueAtTheDecimalsOfTheShape) {
  const PackedNumbers packed = pack({Kind::kDecimal, 2}, {"12.50", "", "odd", "-0.01"});
  EXPECT_EQ(packed.number(0), 1'250);
  EXPECT_EQ(packed.number(1), std::nullopt);
  EXPECT_EQ(packed.number(2), std::nullopt);
  EXPECT_EQ(packed.number(3), -1);
  EXPECT_TRUE(packed.is_empty(1));
  EXPECT_FALSE(packed.is_empty(2));
  EXPECT_EQ(packed.odd_count(), 1U);
  EXPECT_EQ(packed.filled_count(), 3U);
  EXPECT_EQ(pack({Kind::kDate, 0}, {"1970-01-02"}).number(0), 1);
  EXPECT_EQ(pack({Kind::kMoment, 0}, {"1970-01-02 00:00:01"}).number(0), 86'401);
}

TEST(PackedNumbers, CountDistinctTexts) {
  EXPECT_EQ(pack({Kind::kDecimal, 0}, {"1", "2", "1", "", "a", "a", "b"}).count_distinct(), 4U);
}

TEST(PackedNumbers, CountDistinctNumbersHoweverFarApart) {
  EXPECT_EQ(pack({Kind::kDecimal, 0}, {"5", "-999999999999", "5", "", "999999999999999"})
                .count_distinct(),
            3U);
  EXPECT_EQ(pack({Kind::kDecimal, 0}, {"", ""}).count_distinct(), 0U);
}

TEST(PackedNumbers, TellTheirRange) {
  EXPECT_EQ(pack({Kind::kDecimal, 1}, {"7.5", "", "odd", "-0.5", "3.0"}).range(),
            (std::pair<std::int64_t, std::int64_t>{-5, 75}));
  EXPECT_EQ(pack({Kind::kDecimal, 0}, {"", "odd"}).range(), std::nullopt);
}

TEST(PackedNumbers, ForgetRowsAtTheEnd) {
  PackedNumbers packed = pack({Kind::kDecimal, 0}, {"1", "", "odd", "4"});
  packed.shrink(2);
  EXPECT_EQ(texts_of(packed), (std::vector<std::string>{"1", ""}));
  packed.shrink(1);
  packed.append("again");
  EXPECT_EQ(texts_of(packed), (std::vector<std::string>{"1", "again"}));
  EXPECT_EQ(packed.filled_count(), 2U);
  EXPECT_EQ(packed.odd_count(), 1U);
}

TEST(PackedNumbers, TakeRowsInFront) {
  PackedNumbers packed = pack({Kind::kDecimal, 0}, {"1", "", "odd", "4"});
  packed.prepend({"title", "7", ""});
  EXPECT_EQ(texts_of(packed), (std::vector<std::string>{"title", "7", "", "1", "", "odd", "4"}));
  EXPECT_EQ(packed.filled_count(), 5U);
  EXPECT_EQ(packed.odd_count(), 2U);
}

TEST(PackedNumbers, TakeLargeNumbersInFrontOfSmallOnesAndSmallOnesInFrontOfLarge) {
  PackedNumbers small = pack({Kind::kDecimal, 0}, {"1", "", "odd"});
  small.prepend({"odd", "999999999999999"});
  EXPECT_EQ(texts_of(small), (std::vector<std::string>{"odd", "999999999999999", "1", "", "odd"}));
  EXPECT_EQ(small.count_distinct(), 3U);
  PackedNumbers large = pack({Kind::kDecimal, 0}, {"999999999999999", "2"});
  large.prepend({"-7", ""});
  EXPECT_EQ(texts_of(large), (std::vector<std::string>{"-7", "", "999999999999999", "2"}));
  EXPECT_EQ(large.filled_count(), 3U);
}

/// Digits with now and then a byte out of place.
std::string nearly_a_number(std::mt19937& random) {
  constexpr std::string_view kOthers = "-+. /:0x,\x80";
  std::string text;
  const std::size_t size = random() % 11;
  for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('0' + random() % 10);
  const std::size_t points = random() % 3;
  for (std::size_t i = 0; i < points && size > 0; ++i) text[random() % size] = '.';
  if (size > 0 && random() % 4 == 0) text[random() % size] = kOthers[random() % kOthers.size()];
  return text;
}

/// Rows at once read a word at a time, rows one by one digit by digit.
TEST(PackedNumbers, ReadRowsAtOnceAsTheyReadThemOneByOne) {
  std::mt19937 random(20);
  for (std::int32_t decimals = 0; decimals <= 8; ++decimals) {
    std::vector<std::string> texts;
    for (int i = 0; i < 20'000; ++i) texts.push_back(nearly_a_number(random));
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    PackedNumbers one_by_one({Kind::kDecimal, decimals});
    for (const std::string_view text : views) one_by_one.append(text);
    const PackedNumbers at_once = pack({Kind::kDecimal, decimals}, views);
    ASSERT_EQ(at_once.size(), one_by_one.size());
    EXPECT_EQ(at_once.odd_count(), one_by_one.odd_count()) << decimals;
    EXPECT_LT(at_once.odd_count(), texts.size()) << decimals;
    EXPECT_EQ(texts_of(at_once), texts);
    for (std::size_t row = 0; row < texts.size(); ++row) {
      ASSERT_EQ(at_once.number(row), one_by_one.number(row)) << decimals << ' ' << texts[row];
    }
  }
}

/// Too far apart to be ticked off, most of them twice or more.
TEST(PackedNumbers, CountNumbersFarApart) {
  std::mt19937_64 random(8);
  std::vector<std::string> texts;
  for (int i = 0; i < 5'000; ++i) texts.push_back(std::to_string(random() % 900'000'000'000'000U));
  for (int i = 0; i < 9'000; ++i) texts.push_back(texts[random() % texts.size()]);
  const std::set<std::string> distinct(texts.begin(), texts.end());
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  EXPECT_EQ(pack({Kind::kDecimal, 0}, views).count_distinct(), distinct.size());
}

TEST(PackedNumbers, BecomeADictionaryWithTheSameTexts) {
  const CodedText coded = pack({Kind::kDecimal, 0}, {"1", "", "odd", "1"}).to_coded();
  EXPECT_EQ(coded.codes, (std::vector<std::uint32_t>{1, 0, 2, 1}));
  EXPECT_EQ(coded.dictionary.text(2), "odd");
}

TEST(PackedNumbers, TakeEveryStridethText) {
  const std::vector<std::string_view> cells = {"1", "a", "2", "b"};
  PackedNumbers packed({Kind::kDecimal, 0});
  packed.append_rows(cells.data(), 2, 2);
  EXPECT_EQ(texts_of(packed), (std::vector<std::string>{"1", "2"}));
}

}  // namespace
}  // namespace sonder
