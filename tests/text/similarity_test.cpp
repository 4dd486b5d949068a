#include "text/similarity.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "text/detail/plain_distance.h"

namespace sonder {
namespace {

using detail::plain_distance;
using detail::Transpositions;

std::size_t levenshtein(std::string_view a, std::string_view b) {
  return levenshtein_distance(to_code_points(a), to_code_points(b));
}

std::size_t alignment(std::string_view a, std::string_view b) {
  return alignment_distance(to_code_points(a), to_code_points(b));
}

// GOLDENS G26; the figures of Winkler (1990), table 1, as printed with six digits.
TEST(JaroSimilarity, IsThatOfWinklersTable) {
  EXPECT_NEAR(jaro_similarity(U"MARTHA", U"MARHTA"), .944444, 5e-7);
  EXPECT_NEAR(jaro_similarity(U"DIXON", U"DICKSONX"), .766667, 5e-7);
  EXPECT_NEAR(jaro_similarity(U"DWAYNE", U"DUANE"), .822222, 5e-7);
}

TEST(JaroWinklerSimilarity, IsThatOfWinklersTable) {
  EXPECT_NEAR(jaro_winkler_similarity(U"MARTHA", U"MARHTA"), .961111, 5e-7);
  EXPECT_NEAR(jaro_winkler_similarity(U"DIXON", U"DICKSONX"), .813333, 5e-7);
  EXPECT_NEAR(jaro_winkler_similarity(U"DWAYNE", U"DUANE"), .84, 5e-7);
}

TEST(JaroSimilarity, OfABlankIsNothingAndOfEqualTextsEverything) {
  EXPECT_EQ(jaro_similarity(U"", U""), 0);
  EXPECT_EQ(jaro_similarity(U"", U"ana"), 0);
  EXPECT_EQ(jaro_winkler_similarity(U"", U""), 0);
  EXPECT_EQ(jaro_similarity(U"ana", U"ana"), 1);
  EXPECT_EQ(jaro_similarity(U"a", U"a"), 1);
  EXPECT_EQ(jaro_similarity(U"a", U"b"), 0);
}

TEST(JaroSimilarity, ComparesTextsLongerThanAWordOfBits) {
  const std::u32string lower(70, U'a');
  std::u32string other = lower;
  other.back() = U'b';
  // 69 of 70 letters are common and none is out of order: (69/70 + 69/70 + 1) / 3.
  EXPECT_NEAR(jaro_similarity(lower, other), (69.0 / 70 * 2 + 1) / 3, 1e-12);
}

// GOLDENS G26: a well-known engine counts bytes and says 2 and 8.
TEST(LevenshteinDistance, CountsCodePoints) {
  EXPECT_EQ(levenshtein("Łukasz", "Lukasz"), 1U);
  EXPECT_EQ(levenshtein("Żółć", "Zolc"), 4U);
  EXPECT_EQ(levenshtein("Наталья", "Наталия"), 1U);
  EXPECT_EQ(levenshtein("", ""), 0U);
  EXPECT_EQ(levenshtein("", "Šime"), 4U);
}

// Wagner and Fischer's example, and that of Wikipedia's article on the distance.
TEST(LevenshteinDistance, IsThatOfKnownExamples) {
  EXPECT_EQ(levenshtein("kitten", "sitting"), 3U);
  EXPECT_EQ(levenshtein("saturday", "sunday"), 3U);
}

TEST(AlignmentDistance, CountsNeighboursThatChangedPlacesOnce) {
  EXPECT_EQ(levenshtein("19081209", "19082109"), 2U);
  EXPECT_EQ(alignment("19081209", "19082109"), 1U);
  // Where optimal string alignment and Damerau's full distance, which is 2, differ (Boytsov 2011).
  EXPECT_EQ(alignment("CA", "ABC"), 3U);
}

std::u32string random_text(std::mt19937& random, std::size_t most) {
  static constexpr std::u32string_view kLetters = U"abłЖя";
  std::u32string text(random() % (most + 1), U' ');
  for (char32_t& letter : text) letter = kLetters[random() % kLetters.size()];
  return text;
}

TEST(Distances, AreThoseOfThePlainTable) {
  std::mt19937 random(1999);
  for (int round = 0; round < 4'000; ++round) {
    const std::size_t most = round % 4 == 0 ? 90 : 12;
    const std::u32string a = random_text(random, most);
    const std::u32string b = random_text(random, most);
    EXPECT_EQ(levenshtein_distance(a, b), plain_distance(a, b, Transpositions::kCountTwice));
    EXPECT_EQ(alignment_distance(a, b), plain_distance(a, b, Transpositions::kCountOnce));
  }
}

TEST(Similarities, AreTheSameBothWaysRoundForTexts) {
  std::mt19937 random(7);
  for (int round = 0; round < 1'000; ++round) {
    const std::u32string a = random_text(random, 12);
    const std::u32string b = random_text(random, 12);
    EXPECT_EQ(levenshtein_distance(a, b), levenshtein_distance(b, a));
    EXPECT_EQ(alignment_distance(a, b), alignment_distance(b, a));
    EXPECT_DOUBLE_EQ(token_set_similarity(a, b), token_set_similarity(b, a));
    EXPECT_LE(jaro_similarity(a, b), jaro_winkler_similarity(a, b));
    EXPECT_LE(jaro_winkler_similarity(a, b), 1);
  }
}

TEST(TokenSetSimilarity, ComparesWordsInAnyOrder) {
  EXPECT_EQ(token_set_similarity(U"rynek główny", U"główny  rynek"), 1);
  EXPECT_EQ(token_set_similarity(U"a b b", U"b c"), 1.0 / 3);
  EXPECT_EQ(token_set_similarity(U"", U""), 0);
  EXPECT_EQ(token_set_similarity(U" ", U"a"), 0);
}

}  // namespace
}  // namespace sonder
