#include "text/postcodes.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "support/random_texts.h"

namespace sonder {
namespace {

struct Example {
  const char* region;
  const char* text;
  const char* code;
};

TEST(NormalisePostcode, WritesThemAsTheirCountryDoes) {
  const std::vector<Example> examples = {
      {"PL", "00-950", "00-950"},         {"pl", "00950", "00-950"},
      {"PL", "PL-00 950", "00-950"},      {"HR", "HR-10000", "10000"},
      {"HR", " 21000 ", "21000"},         {"RU", "101000", "101000"},
      {"UA", "01001", "01001"},           {"DE", "D-10115", "10115"},
      {"CH", "CH-8001", "8001"},          {"LI", "FL-9490", "9490"},
      {"US", "12345", "12345"},           {"US", "123456789", "12345-6789"},
      {"US", "12345-6789", "12345-6789"}, {"GB", "sw1a1aa", "SW1A 1AA"},
      {"GB", "M1 1AE", "M1 1AE"},         {"GB", "CR2  6XH", "CR2 6XH"},
      {"GB", "DN551PT", "DN55 1PT"},      {"GB", "W1A 0AX", "W1A 0AX"},
      {"GB", "EC1A1BB", "EC1A 1BB"},      {"GB", "GIR 0AA", "GIR 0AA"},
      {"FR", "75 001", "75 001"},         {"NL", "1012 ab", "1012 AB"},
      {"", "k1a 0b1", "K1A 0B1"},
  };
  for (const auto& [region, text, code] : examples) {
    EXPECT_EQ(normalise_postcode(text, region), code) << region;
  }
}

TEST(NormalisePostcode, RefusesOtherForms) {
  const std::vector<std::pair<const char*, const char*>> refused = {
      {"PL", "950"},       {"PL", "00-95O"},   {"PL", "00-000"},   {"HR", "60000"},
      {"HR", "09999"},     {"RU", "10100"},    {"RU", "000000"},   {"DE", "00123"},
      {"CH", "0999"},      {"LI", "8001"},     {"US", "1234"},     {"US", "12345678"},
      {"GB", "QA1 1AA"},   {"GB", "SW1A 1AC"}, {"GB", "1AA 1AA"},  {"GB", "AAA1 1AA"},
      {"GB", "SW1AA 1AA"}, {"GB", "A1"},       {"GB", ""},         {"FR", ""},
      {"FR", "Paris"},     {"FR", "12"},       {"FR", "7500\xC3"}, {"PL", "PL"},
  };
  for (const auto& [region, text] : refused) {
    EXPECT_EQ(normalise_postcode(text, region), std::nullopt) << region << " " << text;
  }
}

TEST(NormalisePostcode, IsIdempotent) {
  constexpr std::array<std::string_view, 18> kParts = {
      "00",    "950",  "-",  " ",  "PL",   "D",        "SW1A", "1AA", "m1",
      "12345", "6789", "HR", "CH", "8001", "\xC2\xA0", "\xFF", "FL",  "9490"};
  constexpr std::array<std::string_view, 10> kRegions = {"PL", "HR", "RU", "UA", "DE",
                                                         "CH", "LI", "GB", "US", "FR"};
  testing::TextDice dice(4);
  int codes = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::string text = dice.from_parts(kParts, 4);
    const std::string_view region = dice.one_of(kRegions);
    const auto once = normalise_postcode(text, region);
    if (!once) continue;
    ++codes;
    ASSERT_EQ(normalise_postcode(*once, region), once) << text;
  }
  EXPECT_GT(codes, 5'000);
}

}  // namespace
}  // namespace sonder
