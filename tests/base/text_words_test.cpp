#include "base/text_words.h"

#include <gtest/gtest.h>

#include <string>

namespace sonder {
namespace {

TEST(TextWords, HoldShortTextsByteByByteAndZerosBehind) {
  const std::string text = "abcdefgh";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    std::uint64_t expected = 0;
    for (std::size_t i = 0; i < size; ++i) {
      expected |= std::uint64_t{static_cast<unsigned char>(text[i])} << 8 * i;
    }
    EXPECT_EQ(load_short_text(std::string_view(text).substr(0, size)), expected) << size;
  }
}

TEST(TextWords, KeepBytesBeyondAsciiAsTheyAre) {
  EXPECT_EQ(load_short_text("\xFF"), 0xFFU);
  EXPECT_EQ(load_short_text("\x80\xFF\x81"), 0x81FF80U);
  EXPECT_EQ(load_8_bytes("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"), ~std::uint64_t{0});
}

TEST(TextWords, ReadEightDigits) {
  EXPECT_EQ(read_8_digits(word_of("00000000")), 0U);
  EXPECT_EQ(read_8_digits(word_of("12345678")), 12'345'678U);
  EXPECT_EQ(read_8_digits(word_of("99999999")), 99'999'999U);
  EXPECT_EQ(read_8_digits(word_of("00000007")), 7U);
}

/// Every other byte at every place, those around the digits among them.
TEST(TextWords, ReadNothingWhereOneByteIsNoDigit) {
  for (std::size_t place = 0; place < 8; ++place) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      std::string text = "49302718";
      text[place] = static_cast<char>(byte);
      const bool is_digit = byte >= '0' && byte <= '9';
      const std::uint64_t word = load_8_bytes(text.data());
      EXPECT_EQ(read_8_digits(word) != kNoDigits, is_digit) << place << ' ' << byte;
      EXPECT_EQ(has_digit_shape(word, word_of("00000000")), is_digit) << place << ' ' << byte;
    }
  }
}

TEST(TextWords, HaveAShapeOnlyWithItsMarksInPlace) {
  constexpr std::uint64_t kClock = word_of("00:00:00");
  EXPECT_TRUE(has_digit_shape(word_of("23:59:08"), kClock));
  for (const std::size_t place : {2U, 5U}) {
    for (unsigned byte = 0; byte < 256; ++byte) {
      std::string text = "23:59:08";
      text[place] = static_cast<char>(byte);
      EXPECT_EQ(has_digit_shape(load_8_bytes(text.data()), kClock), byte == ':') << byte;
    }
  }
}

TEST(TextWords, ReadPairsOfDigits) {
  EXPECT_EQ(read_2_digits(word_of("23:59:08"), 0), 23);
  EXPECT_EQ(read_2_digits(word_of("23:59:08"), 3), 59);
  EXPECT_EQ(read_2_digits(word_of("23:59:08"), 6), 8);
}

/// Every byte at every place of texts of all lengths up to two words and a bit.
TEST(TextWords, FindADigitWhereverItIs) {
  for (std::size_t size = 0; size < 19; ++size) {
    EXPECT_FALSE(has_digit(std::string(size, ':'))) << size;
    for (std::size_t place = 0; place < size; ++place) {
      for (unsigned byte = 0; byte < 256; ++byte) {
        std::string text(size, '/');
        text[place] = static_cast<char>(byte);
        EXPECT_EQ(has_digit(text), byte >= '0' && byte <= '9') << size << place << byte;
      }
    }
  }
}

}  // namespace
}  // namespace sonder
