#include "text/booleans.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(ParseBoolean, ReadsYesInFourLanguages) {
  for (const char* word :
       {"yes", "Yes", " TRUE ", "tak", "Tak", "da", "DA", "да", "Да", "y", "T"}) {
    EXPECT_EQ(parse_boolean(word), true) << word;
  }
}

TEST(ParseBoolean, ReadsNoInFourLanguages) {
  for (const char* word : {"no", "No", "false", "Nie", "ne", "NE", "нет", "НЕТ", "n", "F"}) {
    EXPECT_EQ(parse_boolean(word), false) << word;
  }
}

TEST(ParseBoolean, LeavesDigitsAndOtherWordsAlone) {
  for (const char* word : {"", " ", "1", "0", "maybe", "yes no", "nein", "truely"}) {
    EXPECT_EQ(parse_boolean(word), std::nullopt) << word;
  }
}

}  // namespace
}  // namespace sonder
