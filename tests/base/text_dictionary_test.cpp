#include "base/text_dictionary.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace sonder {
namespace {

/// Texts of every length from 0 to 40, so that both kinds of key occur.
std::string numbered_text(std::uint32_t number) {
  const std::string digits = std::to_string(number);
  return digits + std::string(number % 30, 'x');
}

TEST(TextDictionary, GivesTheEmptyTextCodeZero) {
  TextDictionary dictionary;
  EXPECT_EQ(dictionary.size(), 1U);
  EXPECT_EQ(dictionary.text(0), "");
  EXPECT_EQ(dictionary.intern(""), TextDictionary::kEmpty);
  EXPECT_EQ(dictionary.find(""), TextDictionary::kEmpty);
  EXPECT_EQ(dictionary.find("a"), std::nullopt);
}

TEST(TextDictionary, NumbersTextsInOrderOfFirstAppearance) {
  TextDictionary dictionary;
  EXPECT_EQ(dictionary.intern("b"), 1U);
  EXPECT_EQ(dictionary.intern("a"), 2U);
  EXPECT_EQ(dictionary.intern("b"), 1U);
  EXPECT_EQ(dictionary.intern("a text longer than eight bytes"), 3U);
  EXPECT_EQ(dictionary.intern("a text longer than eight bytes"), 3U);
  EXPECT_EQ(dictionary.size(), 4U);
  EXPECT_EQ(dictionary.text(3), "a text longer than eight bytes");
}

TEST(TextDictionary, TellsTextsApartThatDifferInOneByteOrInLength) {
  TextDictionary dictionary;
  std::uint32_t expected = 0;
  for (std::size_t length = 1; length <= 40; ++length) {
    EXPECT_EQ(dictionary.intern(std::string(length, '\0')), ++expected) << length;
    for (std::size_t place = 0; place < length; ++place) {
      std::string text(length, '\0');
      text[place] = 'x';
      EXPECT_EQ(dictionary.intern(text), ++expected) << length << ' ' << place;
    }
  }
}

TEST(TextDictionary, GivesTheCodesOfAnOrdinaryMapWhateverTheSeed) {
  for (const std::uint64_t seed : {0ULL, 1ULL, 0xFFFFFFFFFFFFFFFFULL}) {
    TextDictionary dictionary(seed);
    std::map<std::string, std::uint32_t> expected;
    for (std::uint32_t step = 0; step < 60'000; ++step) {
      const std::string text = numbered_text(step * 2'654'435'761U % 20'000 + 1);
      const auto code = static_cast<std::uint32_t>(expected.size() + 1);
      const auto [entry, is_new] = expected.emplace(text, code);
      ASSERT_EQ(dictionary.intern(text), entry->second);
    }
    for (const auto& [text, code] : expected) {
      ASSERT_EQ(dictionary.find(text), code);
      ASSERT_EQ(dictionary.text(code), text);
    }
    EXPECT_EQ(dictionary.size(), expected.size() + 1);
    EXPECT_EQ(dictionary.find("absent"), std::nullopt);
  }
}

TEST(TextDictionary, CountsItsMemory) {
  TextDictionary dictionary;
  const std::size_t before = dictionary.memory_bytes();
  for (std::uint32_t i = 0; i < 1'000; ++i) dictionary.intern(numbered_text(i));
  EXPECT_GT(dictionary.memory_bytes(), before + 1'000 * sizeof(std::uint64_t));
}

}  // namespace
}  // namespace sonder
