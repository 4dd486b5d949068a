#include "text/booleans.h"

#include <gtest/gtest.h>

namespace sonder {
namespace {

TEST(ParseBoolean, ReadsYesInManyLanguages) {
  for (const char* word : {"yes", "Yes", " TRUE ", "tak",  "Tak",       "da",     "DA",      "да",
                           "Да",  "y",   "T",      "Д",    "prawda",    "istina", "Checked", "ja",
                           "oui", "Sí",  "vrai",   "wahr", "verdadero", "ano",    "так"}) {
    EXPECT_EQ(parse_boolean(word), true) << word;
  }
}

TEST(ParseBoolean, ReadsNoInManyLanguages) {
  for (const char* word :
       {"no",    "No",    "false", "Nie",       "ne",   "NE",  "нет",  "НЕТ",    "n",     "F", "н",
        "fałsz", "FAŁSZ", "laž",   "unchecked", "nein", "non", "faux", "falsch", "falso", "ні"}) {
    EXPECT_EQ(parse_boolean(word), false) << word;
  }
}

TEST(ParseBoolean, LeavesDigitsAndOtherWordsAlone) {
  for (const char* word : {"", " ", "1", "0", "maybe", "yes no", "truely", "d", "x", "нету"}) {
    EXPECT_EQ(parse_boolean(word), std::nullopt) << word;
  }
}

}  // namespace
}  // namespace sonder
