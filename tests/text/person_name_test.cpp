#include "text/person_name.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "support/random_texts.h"

namespace sonder {
namespace {

PersonName name(const char* given, const char* surname, double confidence) {
  return {.title = "",
          .given = given,
          .middle = "",
          .surname = surname,
          .suffix = "",
          .confidence = confidence};
}

TEST(SplitName, KnowsTheOrderByKnownGivenNames) {
  EXPECT_EQ(split_name("Jan Kowalski"), name("Jan", "Kowalski", 0.9));
  EXPECT_EQ(split_name("Nowak Katarzyna"), name("Katarzyna", "Nowak", 0.9));
  EXPECT_EQ(split_name("Petrović Ivan"), name("Ivan", "Petrović", 0.9));
  EXPECT_EQ(split_name("Иван\xC2\xA0Иванов"), name("Иван", "Иванов", 0.9));
}

TEST(SplitName, KnowsTheOrderByCommaAndCapitals) {
  EXPECT_EQ(split_name("Kowalski, Jan"), name("Jan", "Kowalski", 0.95));
  EXPECT_EQ(split_name("van den Berg, Pieter"), name("Pieter", "van den Berg", 0.95));
  EXPECT_EQ(split_name("ZYX Wvut"), name("Wvut", "ZYX", 0.9));
  EXPECT_EQ(split_name("Wvut ЩУКА"), name("Wvut", "ЩУКА", 0.9));
}

TEST(SplitName, KnowsPatronymics) {
  PersonName ivanov = name("Иван", "Иванов", 0.95);
  ivanov.middle = "Иванович";
  EXPECT_EQ(split_name("Иванов Иван Иванович"), ivanov);
  EXPECT_EQ(split_name("Иван Иванович Иванов"), ivanov);
  PersonName olga = name("Olga", "Ivanova", 0.95);
  olga.middle = "Sergeevna";
  EXPECT_EQ(split_name("Olga Sergeevna Ivanova"), olga);
}

TEST(SplitName, IsLessSureWithoutEvidence) {
  EXPECT_EQ(split_name("Zyx Wvutenko"), name("Zyx", "Wvutenko", 0.75));
  EXPECT_EQ(split_name("Wvutenko Zyx"), name("Zyx", "Wvutenko", 0.75));
  EXPECT_EQ(split_name("Zyx Wvut"), name("Zyx", "Wvut", 0.6));
  EXPECT_EQ(split_name("Marek"), name("Marek", "", 0.4));
  EXPECT_EQ(split_name("Kowalska"), name("", "Kowalska", 0.4));
  EXPECT_EQ(split_name(" ,, "), PersonName{});
  EXPECT_EQ(split_name(""), PersonName{});
}

TEST(SplitName, TakesTitlesAndSuffixesOff) {
  const PersonName doctor{.title = "Dr hab. n. med.",
                          .given = "Zofia",
                          .middle = "Maria",
                          .surname = "Wójcik",
                          .suffix = "",
                          .confidence = 0.9};
  EXPECT_EQ(split_name("Dr hab. n. med.  Zofia Maria Wójcik"), doctor);
  const PersonName king{.title = "Rev.",
                        .given = "Martin",
                        .middle = "Luther",
                        .surname = "King",
                        .suffix = "Jr.",
                        .confidence = 0.95};
  EXPECT_EQ(split_name("King, Rev. Martin Luther, Jr."), king);
  PersonName ana = name("Ana", "Horvat", 0.9);
  ana.title = "г-жа";
  EXPECT_EQ(split_name("г-жа Ana Horvat"), ana);
  EXPECT_EQ(join_name(king), "Rev. Martin Luther King Jr.");
}

TEST(SplitName, KeepsParticlesWithTheSurname) {
  EXPECT_EQ(split_name("Vincent van Gogh"), name("Vincent", "van Gogh", 0.9));
  EXPECT_EQ(split_name("de la Cruz Maria"), name("Maria", "de la Cruz", 0.9));
  EXPECT_EQ(split_name("von Zyx"), name("", "von Zyx", 0.6));
}

std::vector<std::string> sorted_words(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (c == ' ' || c == ',') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  std::erase(words, "");
  std::sort(words.begin(), words.end());
  return words;
}

TEST(SplitName, LosesNoWord) {
  constexpr std::array<std::string_view, 22> kParts = {
      "Jan ",  "Anna ", "KOWALSKI ", "Nowak ",   ",",    ", ",    "Dr ",       "n. ",
      "mgr ",  "van ",  "de ",       "Jr. ",     "III ", "Иван ", "Иванович ", "Петровна ",
      "\xC3 ", "\xFF",  "- ",        "Zyx-Wvu ", "PhD ", "' "};
  testing::TextDice dice(5);
  for (int i = 0; i < 50'000; ++i) {
    const std::string text = dice.from_parts(kParts, 7);
    ASSERT_EQ(sorted_words(join_name(split_name(text))), sorted_words(text)) << text;
  }
}

}  // namespace
}  // namespace sonder
