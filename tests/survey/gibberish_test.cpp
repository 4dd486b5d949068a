#include "survey/detail/gibberish.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(IsGibberish, KnowsLettersOverAndOver) {
  for (const char* text : {"aaaaaa", "ZZZZZ zzzzz", "ййййй", "xxxxx!!!"}) {
    EXPECT_TRUE(is_gibberish(text)) << text;
  }
}

TEST(IsGibberish, KnowsKeysBesideEachOther) {
  for (const char* text :
       {"asdf", "Qwerty", "asdfasdf", "lkjh", "qwertz", "фывап", "ЙЦУКЕН", "poiuytrewq asdfg"}) {
    EXPECT_TRUE(is_gibberish(text)) << text;
  }
}

TEST(IsGibberish, KnowsLongWordsWithoutVowels) {
  EXPECT_TRUE(is_gibberish("dfkjghdkfjgh"));
  EXPECT_TRUE(is_gibberish("sdkfjhs wrtgbnm"));
}

TEST(IsGibberish, LeavesWhatSomebodyMayMean) {
  for (const char* text :
       {"",       "-",        "...",        "n/a",       "No",       "ok",    "brb",
        "smrt",   "krv",      "vrlo čvrst", "Смит",      "property", "were",  "poverty",
        "11111",  "10000000", "HTTPSXML",   "GDPR",      "hmm",      "pffft", "asdf is what I type",
        "хорошо", "好好好",   "żźć",        "Krzysztof", "rhythms",  "zzz"}) {
    EXPECT_FALSE(is_gibberish(text)) << text;
  }
}

}  // namespace
}  // namespace sonder
