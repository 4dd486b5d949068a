#include "text/vat_numbers.h"

#include <gtest/gtest.h>

#include <string>

namespace sonder {
namespace {

std::string reading_of(std::string_view text) {
  const auto read = read_vat_number(text);
  if (const auto* const number = std::get_if<std::string>(&read)) return *number;
  return std::string(to_string(std::get<NumberFault>(read)));
}

// The German one is the example of python-stdnum, the others those of the kinds in them.
TEST(ReadVatNumber, TestsCheckDigitsWhereKnown) {
  EXPECT_EQ(reading_of("DE 136,695 976"), "wrong_form");
  EXPECT_EQ(reading_of("DE 136.695.976"), "DE136695976");
  EXPECT_EQ(reading_of("DE136695978"), "wrong_check");
  EXPECT_EQ(reading_of("pl 123-456-32-18"), "PL1234563218");
  EXPECT_EQ(reading_of("PL1234563219"), "wrong_check");
  EXPECT_EQ(reading_of("HR33392005961"), "HR33392005961");
  EXPECT_EQ(reading_of("HR33392005962"), "wrong_check");
}

// Forms of the VIES pages, with invented digits.
TEST(ReadVatNumber, KnowsTheFormsOfTheUnion) {
  for (const char* number :
       {"ATU12345678", "BE0123456789", "CY12345678L", "CZ12345678", "CZ1234567890", "ESX1234567R",
        "FRXX123456789", "IE1S23456L", "IE1234567WA", "NL123456789B01", "RO12", "RO1234567890",
        "SE123456789001", "LT123456789012", "XIGD001", "EL123456789"}) {
    EXPECT_EQ(reading_of(number), number);
  }
  EXPECT_EQ(reading_of("GR 123456789"), "EL123456789");
  EXPECT_EQ(reading_of(reading_of("GR 123456789")), "EL123456789");
}

TEST(ReadVatNumber, RefusesOtherForms) {
  EXPECT_EQ(reading_of(""), "blank");
  for (const char* number : {"AT12345678", "NL123456789C01", "DE12345678", "GB123456789", "P", "PL",
                             "ATU1234567\xC3\xA9", "1234563218"}) {
    EXPECT_EQ(reading_of(number), "wrong_form") << number;
  }
}

}  // namespace
}  // namespace sonder
