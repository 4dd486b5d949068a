#include "text/iban.h"

#include <gtest/gtest.h>

#include <string>

namespace sonder {
namespace {

std::string reading_of(std::string_view text) {
  const auto read = read_iban(text);
  if (const auto* const iban = std::get_if<std::string>(&read)) return *iban;
  return std::string(to_string(std::get<NumberFault>(read)));
}

// The examples of SWIFT's IBAN registry.
TEST(ReadIban, TakesTheRegistrysExamples) {
  for (const char* iban :
       {"PL61109010140000071219812874", "HR1210010051863000160", "DE89370400440532013000",
        "GB29NWBK60161331926819", "CH9300762011623852957", "NO9386011117947",
        "UA213223130000026007233566001", "MT84MALT011000012345MTLCAST001S"}) {
    EXPECT_EQ(reading_of(iban), iban);
  }
}

TEST(ReadIban, TakesBlanksAndSmallLetters) {
  EXPECT_EQ(reading_of(" gb29 nwbk 6016 1331 9268 19 "), "GB29NWBK60161331926819");
  EXPECT_EQ(reading_of(reading_of("gb29 nwbk 6016 1331 9268 19")), "GB29NWBK60161331926819");
}

TEST(ReadIban, SaysWhatIsWrong) {
  EXPECT_EQ(reading_of(" "), "blank");
  EXPECT_EQ(reading_of("PL"), "wrong_form");
  EXPECT_EQ(reading_of("61109010140000071219812874"), "wrong_form");
  EXPECT_EQ(reading_of("PL6110901014000007121981287"), "wrong_form");
  EXPECT_EQ(reading_of("PLX1109010140000071219812874"), "wrong_form");
  EXPECT_EQ(reading_of("PL6110901014000007121981287\xC4"), "wrong_form");
  EXPECT_EQ(reading_of("PL61109010140000071219812875"), "wrong_check");
  EXPECT_EQ(reading_of("PL62109010140000071219812874"), "wrong_check");
}

}  // namespace
}  // namespace sonder
