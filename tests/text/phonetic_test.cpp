#include "text/phonetic.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sonder {
namespace {

using Codes = std::vector<std::string>;

// The examples of avotaynu.com/soundex.htm and jewishgen.org/infofiles/soundex.html.
TEST(SoundCodes, MeetThePublishedExamples) {
  const std::vector<std::pair<const char*, Codes>> examples = {
      {"Auerbach", {"097400", "097500"}},
      {"Ohrbach", {"097400", "097500"}},
      {"Lipshitz", {"874400"}},
      {"Lippszyc", {"874400", "874500"}},
      {"Lewinsky", {"876450"}},
      {"Levinski", {"876450"}},
      {"Szlamawicz", {"486740"}},
      {"Shlamovitz", {"486740"}},
      {"Ceniow", {"467000", "567000"}},
      {"Tsenyuv", {"467000"}},
      {"Holubica", {"587400", "587500"}},
      {"Golubitsa", {"587400"}},
      {"Przemysl", {"746480", "794648"}},
      {"Pshemeshil", {"746480"}},
      {"Rosokhovatsets", {"945744"}},
      {"Peters", {"734000", "739400"}},
      {"Peterson", {"734600", "739460"}},
      {"Moskowitz", {"645740"}},
      {"Jackson", {"145460", "154600", "445460", "454600"}},
      {"Alpert", {"087930"}},
      {"Breuer", {"791900"}},
      {"Haber", {"579000"}},
      {"Mannheim", {"665600"}},
      {"Mintz", {"664000"}},
      {"Topf", {"370000"}},
      {"Kleinmann", {"586660"}},
      {"Ben Aron", {"769600"}},
      {"Gerschfeld", {"545783", "547830", "594578", "594783"}},
  };
  for (const auto& [name, codes] : examples) EXPECT_EQ(sound_codes(name), codes) << name;
}

TEST(SoundCodes, ReadCyrillicAndDiacritics) {
  EXPECT_EQ(sound_codes("Московиц"), Codes{"645740"});
  EXPECT_EQ(sound_codes("Éregon"), Codes{"095600"});
  EXPECT_EQ(sound_codes("Straßburg"), Codes{"294795"});
  EXPECT_EQ(sound_codes("O'Brien"), Codes{"079600"});
}

TEST(SoundCodes, AreNoneWithoutLetters) {
  EXPECT_EQ(sound_codes(""), Codes{});
  EXPECT_EQ(sound_codes("12 - \xFF\xFE"), Codes{});
}

TEST(SoundCodes, StayFewForLongNames) {
  // Six digits, each of two.
  EXPECT_LE(sound_codes(std::string(100'000, 'c')).size(), 64U);
  std::string name;
  for (int i = 0; i < 1'000; ++i) name += "ckajrz";
  EXPECT_LE(sound_codes(name).size(), 128U);
}

}  // namespace
}  // namespace sonder
