#include "base/utf8.h"

#include <gtest/gtest.h>

#include <vector>

namespace sonder {
namespace {

std::vector<char32_t> code_points(std::string_view text) {
  std::vector<char32_t> found;
  while (!text.empty()) found.push_back(take_code_point(text));
  return found;
}

TEST(IsValidUtf8, AcceptsEveryLengthOfSequence) {
  EXPECT_TRUE(is_valid_utf8(""));
  EXPECT_TRUE(is_valid_utf8("Zażółć gęślą jaźń, Ёлка, Čorić, €, 🙂"));
}

TEST(IsValidUtf8, RefusesOverlongFormsSurrogatesAndValuesBeyondUnicode) {
  EXPECT_FALSE(is_valid_utf8("\xC0\xAF"));
  EXPECT_FALSE(is_valid_utf8("\xE0\x80\xAF"));
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
  EXPECT_FALSE(is_valid_utf8("\xF5\x80\x80\x80"));
  EXPECT_FALSE(is_valid_utf8("\x80"));
}

TEST(IsValidUtf8, RefusesACutSequence) {
  EXPECT_FALSE(is_valid_utf8("\xC5"));
  EXPECT_FALSE(is_valid_utf8("\xE2\x82"));
  EXPECT_FALSE(is_valid_utf8("\xF0\x9F\x99"));
}

TEST(TakeCodePoint, DecodesAtTheEdgesOfEachLength) {
  EXPECT_EQ(code_points("\x7F\u0080\u07FF\u0800\uFFFF\U00010000\U0010FFFF"),
            (std::vector<char32_t>{0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF}));
}

// Unicode 15, table 3-8: U+FFFD for the maximal subparts of 61 F1 80 80 E1 80 C2 62 80 63 80 BF 64.
TEST(TakeCodePoint, ReplacesMaximalSubpartsLikeTheStandardsExample) {
  EXPECT_EQ(code_points("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64"),
            (std::vector<char32_t>{0x61, 0xFFFD, 0xFFFD, 0xFFFD, 0x62, 0xFFFD, 0x63, 0xFFFD, 0xFFFD,
                                   0x64}));
}

// Unicode 15, table 3-9: each byte of C0 AF E0 80 BF F0 81 82 41 but the last is replaced.
TEST(TakeCodePoint, ReplacesEachByteOfOverlongForms) {
  EXPECT_EQ(code_points("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41"),
            (std::vector<char32_t>{0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD,
                                   0x41}));
}

TEST(AppendUtf8, IsTheInverseOfTakingForEveryCodePoint) {
  for (char32_t code = 0; code <= 0x10FFFF; ++code) {
    if (code >= 0xD800 && code <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, code);
    std::string_view rest = text;
    ASSERT_TRUE(is_valid_utf8(text));
    ASSERT_EQ(take_code_point(rest), code);
    ASSERT_TRUE(rest.empty());
  }
}

TEST(ReplaceInvalidUtf8, KeepsGoodTextAndMarksTheRest) {
  EXPECT_EQ(replace_invalid_utf8("na\u00EFve"), "na\u00EFve");
  EXPECT_EQ(replace_invalid_utf8("na\xEFve"), "na\uFFFDve");
}

}  // namespace
}  // namespace sonder
