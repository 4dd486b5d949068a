#include "text/address_line.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "support/random_texts.h"

namespace sonder {
namespace {

struct Example {
  const char* line;
  AddressLine address;
};

TEST(SplitAddressLine, FindsHouseAndFlat) {
  const std::vector<Example> examples = {
      {"ul. Długa 12/4", {"ul. Długa", "12", "4"}},
      {"Długa 12a m. 4", {"Długa", "12a", "4"}},
      {"Długa 12A lok.4", {"Długa", "12a", "4"}},
      {"os. Złotego Wieku 12/14/5", {"os. Złotego Wieku", "12/14", "5"}},
      {"Flat 4, 12 Long St", {"Long St", "12", "4"}},
      {"12 Long St Apt 4", {"Long St", "12", "4"}},
      {"12-14 High St", {"High St", "12-14", ""}},
      {"12 High St #4b", {"High St", "12", "4b"}},
      {"ул. Ленина, д. 5, кв. 7", {"ул. Ленина", "5", "7"}},
      {"ул. Ленина, д.5, корп.2, стр.1, кв.7", {"ул. Ленина", "5k2s1", "7"}},
      {"ул. Ленина 5а", {"ул. Ленина", "5a", ""}},
      {"Ilica 12, stan 3", {"Ilica", "12", "3"}},
      {"Ilica bb", {"Ilica", "bb", ""}},
      {"Hauptstraße 5 B", {"Hauptstraße", "5b", ""}},
      {"Hauptstr. Nr. 5", {"Hauptstr.", "5", ""}},
      {"Bahnhofstrasse\xC2\xA0"
       "1",
       {"Bahnhofstrasse", "1", ""}},
  };
  for (const auto& [line, address] : examples) {
    const AddressLine found = split_address_line(line);
    EXPECT_EQ(found.street, address.street) << line;
    EXPECT_EQ(found.house, address.house) << line;
    EXPECT_EQ(found.flat, address.flat) << line;
  }
}

TEST(SplitAddressLine, LeavesDaysOfTheYearWithTheirStreet) {
  EXPECT_EQ(split_address_line("3 Maja 5"), (AddressLine{"3 Maja", "5", ""}));
  EXPECT_EQ(split_address_line("11 Listopada"), (AddressLine{"11 Listopada", "", ""}));
  EXPECT_EQ(split_address_line("ul. 8 Марта, д. 2"), (AddressLine{"ul. 8 Марта", "2", ""}));
}

TEST(SplitAddressLine, LeavesAllToTheStreetWithoutANumber) {
  EXPECT_EQ(split_address_line(" Rynek  Główny "), (AddressLine{"Rynek Główny", "", ""}));
  EXPECT_EQ(split_address_line("12"), (AddressLine{"12", "", ""}));
  EXPECT_EQ(split_address_line("Km 123456"), (AddressLine{"Km 123456", "", ""}));
  EXPECT_EQ(split_address_line("Długa 12/"), (AddressLine{"Długa 12/", "", ""}));
  EXPECT_EQ(split_address_line(" , "), AddressLine{});
}

std::string sorted_digits(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  std::sort(digits.begin(), digits.end());
  return digits;
}

TEST(SplitAddressLine, LosesNoDigit) {
  constexpr std::array<std::string_view, 20> kParts = {
      "Długa ", "12 ",   "4/5 ", "a ",    "m. ", "m.4 ", "кв. ", "д. ", "корп. ", "2 ",
      "bb ",    "Flat ", "St ",  "Maja ", "#",   ",",    "\xC3", "№ ",  "стр. ",  "7b "};
  testing::TextDice dice(19);
  for (int i = 0; i < 100'000; ++i) {
    const std::string line = dice.mutated(dice.from_parts(kParts, 7));
    const AddressLine address = split_address_line(line);
    ASSERT_EQ(sorted_digits(address.street + address.house + address.flat), sorted_digits(line))
        << line;
  }
}

}  // namespace
}  // namespace sonder
