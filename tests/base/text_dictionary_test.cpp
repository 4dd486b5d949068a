#include "base/text_dictionary.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

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

TEST(TextDictionary, HoldsAllTextsOneBehindTheOther) {
  TextDictionary dictionary;
  EXPECT_EQ(dictionary.all_texts(), "");
  for (const char* text : {"b", "a text longer than sixteen bytes", "", "b", "c"}) {
    dictionary.intern(text);
  }
  EXPECT_EQ(dictionary.all_texts(), "ba text longer than sixteen bytesc");
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

/// Far more texts than are looked up without asking for memory ahead.
TEST(TextDictionary, InternsRowsAsItDoesOneByOne) {
  constexpr std::size_t kStride = 3;
  std::vector<std::string> texts;
  for (std::uint32_t row = 0; row < 20'000; ++row) {
    texts.push_back(row % 7 == 0 ? "" : numbered_text(row * 2'654'435'761U % 5'000));
  }
  std::vector<std::string_view> cells(texts.size() * kStride, "beside it");
  for (std::size_t row = 0; row < texts.size(); ++row) cells[row * kStride] = texts[row];
  TextDictionary one_by_one(1);
  std::vector<std::uint32_t> expected;
  for (const std::string& text : texts) expected.push_back(one_by_one.intern(text));
  TextDictionary at_once(1);
  std::vector<std::uint32_t> codes;
  at_once.intern_rows(cells.data(), kStride, 0, codes);
  at_once.intern_rows(cells.data(), kStride, 100, codes);
  at_once.intern_rows(cells.data() + 100 * kStride, kStride, texts.size() - 100, codes);
  EXPECT_EQ(codes, expected);
  EXPECT_EQ(at_once.all_texts(), one_by_one.all_texts());
}

/// Ids as shops write them: one form, some of them close together, some far apart, some of others.
std::string customer_id(std::uint32_t step) {
  const std::uint32_t mixed = step * 2'654'435'761U;
  const std::uint32_t number = step % 3 == 0 ? mixed % 999'999 : mixed % 30'000;
  std::string digits = std::to_string(number);
  if (step % 23 == 0) return "guest" + digits;
  digits.insert(0, 7 - digits.size(), '0');
  return step % 29 == 0 ? "D" + digits : "C" + digits;
}

void expect_codes_of_a_map(const std::vector<std::string>& texts) {
  TextDictionary one_by_one(2);
  std::map<std::string, std::uint32_t> expected;
  std::vector<std::uint32_t> expected_codes;
  for (const std::string& text : texts) {
    const auto code = static_cast<std::uint32_t>(expected.size() + 1);
    expected_codes.push_back(expected.emplace(text, code).first->second);
    ASSERT_EQ(one_by_one.intern(text), expected_codes.back()) << text;
  }
  const std::vector<std::string_view> cells(texts.begin(), texts.end());
  TextDictionary at_once(3);
  std::vector<std::uint32_t> codes;
  at_once.intern_rows(cells.data(), 1, cells.size(), codes);
  EXPECT_EQ(codes, expected_codes);
  for (const auto& [text, code] : expected) {
    ASSERT_EQ(one_by_one.find(text), code) << text;
    ASSERT_EQ(at_once.find(text), code) << text;
    ASSERT_EQ(at_once.text(code), text);
  }
  for (const char* absent : {"C", "C000000x", "C00000000", "E0000001", "c0000001"}) {
    EXPECT_EQ(at_once.find(absent), std::nullopt) << absent;
  }
}

TEST(TextDictionary, FindsIdsByTheirNumbersAsItFindsTexts) {
  std::vector<std::string> ids;
  for (std::uint32_t step = 1; step < 200'000; ++step) ids.push_back(customer_id(step));
  expect_codes_of_a_map(ids);
}

/// Whatever the text is that comes first.
TEST(TextDictionary, NeedsNoSlotsForIdsBehindAGuest) {
  TextDictionary plain;
  TextDictionary behind_guest;
  behind_guest.intern("guest");
  for (std::uint32_t number = 0; number < 50'000; ++number) {
    const std::string id = "C" + std::to_string(1'000'000 + number);
    plain.intern(id);
    behind_guest.intern(id);
  }
  EXPECT_LT(behind_guest.memory_bytes(), plain.memory_bytes() + 1'000);
}

TEST(TextDictionary, FindsIdsOfEveryLength) {
  for (std::size_t front = 0; front <= 10; ++front) {
    for (const std::uint32_t highest : {20'000U, 9'999'999U}) {
      std::vector<std::string> ids;
      for (std::uint32_t step = 0; step < 12'000; ++step) {
        std::string digits = std::to_string(step * 2'654'435'761U % highest);
        ids.push_back(std::string(front, '#') + std::string(7 - digits.size(), '0') + digits);
      }
      expect_codes_of_a_map(ids);
    }
  }
}

TEST(TextDictionary, NeedsLittleMemoryForIdsFarApart) {
  TextDictionary ids;
  TextDictionary words;
  for (std::uint32_t step = 0; step < 100'000; ++step) {
    std::string digits = std::to_string(step * 2'654'435'761U % 9'999'991);
    digits.insert(0, 7 - digits.size(), '0');
    ids.intern("C" + digits);
    words.intern(digits + "C");
  }
  EXPECT_LT(ids.memory_bytes(), words.memory_bytes() + (std::size_t{5} << 20));
}

TEST(TextDictionary, CountsItsMemory) {
  TextDictionary dictionary;
  const std::size_t before = dictionary.memory_bytes();
  for (std::uint32_t i = 0; i < 1'000; ++i) dictionary.intern(numbered_text(i));
  EXPECT_GT(dictionary.memory_bytes(), before + 1'000 * sizeof(std::uint64_t));
}

}  // namespace
}  // namespace sonder
