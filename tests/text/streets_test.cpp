#include "text/streets.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "support/random_texts.h"

namespace sonder {
namespace {

TEST(StreetKey, IsOneForAllSpellings) {
  const std::vector<std::pair<std::string, std::vector<const char*>>> streets = {
      {"dluga", {"ul. Długa", "Długa", "ulica DŁUGA", "Ul.Dluga"}},
      {"aleja jana pawla ii", {"al. Jana Pawła II", "Aleja Jana Pawla II", "Aleje Jana Pawła II"}},
      {"plac zbawiciela", {"pl. Zbawiciela", "Plac Zbawiciela"}},
      {"osiedle zlotego wieku", {"os. Złotego Wieku", "osiedle Złotego Wieku"}},
      {"generala andersa", {"ul. gen. Andersa", "Generała Andersa"}},
      {"hauptstr", {"Hauptstr.", "Hauptstraße", "Haupt Straße", "HAUPTSTRASSE", "Haupt-Str."}},
      {"long", {"Long St", "Long Street", "long st."}},
      {"long road", {"Long Rd", "Long Road"}},
      {"oak drive", {"Oak Dr.", "Oak Drive"}},
      {"saint john s road", {"St John's Rd", "Saint John's Road"}},
      {"lenina", {"ул. Ленина", "улица Ленина", "ul. Lenina", "Ленина ул."}},
      {"nevskii prospekt", {"Невский пр-т", "Невский просп.", "Невский проспект"}},
      {"trg bana jelacica", {"Trg bana Jelačića", "TRG BANA JELACICA"}},
      {"kralja tomislava", {"Ulica kralja Tomislava", "Ul. kralja Tomislava"}},
  };
  for (const auto& [key, spellings] : streets) {
    for (const char* spelling : spellings) EXPECT_EQ(street_key(spelling), key) << spelling;
  }
}

TEST(StreetKey, KeepsAWordThatIsAll) {
  EXPECT_EQ(street_key("ul."), "ul");
  EXPECT_EQ(street_key("St"), "st");
  EXPECT_EQ(street_key(""), "");
  EXPECT_EQ(street_key(" .- "), "");
}

TEST(StreetKey, IsIdempotent) {
  constexpr std::array<std::string_view, 26> kParts = {
      "ul. ", "al. ", "pl ",   "St ",   "str. ", "Straße ", "strasse", "Dr ",   "пр-т ",
      "b-r ", "ул.",  "Długa", " Long", " Rd",   "os. ",    "sw. ",    "gen ",  "per ",
      "av ",  "-",    " ",     "ß",     "\xC3",  "pr-",     "t ",      "ulica "};
  testing::TextDice dice(8);
  for (int i = 0; i < 100'000; ++i) {
    const std::string text = dice.mutated(dice.from_parts(kParts, 6));
    const std::string key = street_key(text);
    ASSERT_EQ(street_key(key), key) << text;
  }
}

}  // namespace
}  // namespace sonder
