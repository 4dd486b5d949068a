#include "text/phone.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace sonder {
namespace {

/// The E.164 form, or the name of the fault.
std::string reading_of(std::string_view text, std::string_view region) {
  const auto reading = read_phone(text, region);
  if (const auto* const phone = std::get_if<Phone>(&reading)) return phone->e164;
  return std::string(to_string(std::get<PhoneFault>(reading)));
}

std::string kind_of(std::string_view e164) {
  const auto reading = read_phone(e164, "");
  const auto* const phone = std::get_if<Phone>(&reading);
  return phone != nullptr ? std::string(to_string(phone->kind)) : "no phone";
}

bool is_junk(std::string_view e164) {
  const auto reading = read_phone(e164, "");
  const auto* const phone = std::get_if<Phone>(&reading);
  return phone != nullptr && phone->is_junk;
}

// The published figures of our list of goldens (G27).
TEST(ReadPhone, MeetsThePublishedForms) {
  EXPECT_EQ(reading_of("512 345 678", "PL"), "+48512345678");
  EXPECT_EQ(reading_of("8 (912) 345-67-89", "RU"), "+79123456789");
  EXPECT_EQ(reading_of("091 234 5678", "HR"), "+385912345678");
  EXPECT_EQ(reading_of("(657)777-0000", "US"), "+16577770000");
}

TEST(ReadPhone, GivesAllThatItKnows) {
  const auto reading = read_phone("tel. 22 123-45-68 wew. 12", "pl");
  const Phone expected{.e164 = "+48221234568",
                       .extension = "12",
                       .calling_code = 48,
                       .kind = PhoneKind::kFixedLine,
                       .is_junk = false};
  ASSERT_TRUE(std::holds_alternative<Phone>(reading));
  EXPECT_EQ(std::get<Phone>(reading), expected);
}

TEST(ReadPhone, TakesWhatIsDialledBeforeACallingCode) {
  EXPECT_EQ(reading_of("0048 512 345 678", ""), "+48512345678");
  EXPECT_EQ(reading_of("00 48 512 345 678", "DE"), "+48512345678");
  EXPECT_EQ(reading_of("011 48 512 345 678", "US"), "+48512345678");
  EXPECT_EQ(reading_of("8~10 48 512 345 678", "RU"), "+48512345678");
  EXPECT_EQ(reading_of("0011 48 512 345 678", "AU"), "+48512345678");
  EXPECT_EQ(reading_of("010 48 512 345 678", "JP"), "+48512345678");
  EXPECT_EQ(reading_of("(+48) 512.345.678", "RU"), "+48512345678");
}

TEST(ReadPhone, DropsTrunkPrefixes) {
  EXPECT_EQ(reading_of("+44 (0)20 7946 0958", ""), "+442079460958");
  EXPECT_EQ(reading_of("020 7946 0958", "GB"), "+442079460958");
  EXPECT_EQ(reading_of("0170 1234567", "DE"), "+491701234567");
  EXPECT_EQ(reading_of("044 123 45 67", "UA"), "+380441234567");
  EXPECT_EQ(reading_of("044 668 18 00", "CH"), "+41446681800");
  EXPECT_EQ(reading_of("1-657-777-0000", "US"), "+16577770000");
  EXPECT_EQ(reading_of("06 20 123 4567", "HU"), "+36201234567");
  EXPECT_EQ(reading_of("8 029 123 45 67", "BY"), "+375291234567");
}

TEST(ReadPhone, KeepsTheZeroThatBelongsToTheNumber) {
  EXPECT_EQ(reading_of("06 6982 0000", "IT"), "+390669820000");
  EXPECT_EQ(reading_of("+39 06 6982 0000", ""), "+390669820000");
}

// Spreadsheets make numbers of them.
TEST(ReadPhone, TakesNumbersThatLostTheirFirstMark) {
  EXPECT_EQ(reading_of("48512345678", "PL"), "+48512345678");
  EXPECT_EQ(reading_of("385912345678", "HR"), "+385912345678");
  EXPECT_EQ(reading_of("912345678", "HR"), "+385912345678");
  EXPECT_EQ(reading_of("79123456789", "RU"), "+79123456789");
  EXPECT_EQ(reading_of("'+48512345678", "PL"), "+48512345678");
}

TEST(ReadPhone, IgnoresInvisibleMarksAndDashesOfAddressBooks) {
  EXPECT_EQ(reading_of("\xE2\x80\xAA+48\xC2\xA0"
                       "512\xE2\x80\x91"
                       "345\xE2\x80\x93"
                       "678\xE2\x80\xAC",
                       ""),
            "+48512345678");
}

TEST(ReadPhone, ReadsExtensions) {
  for (const char* text : {"22 123 45 68 ext. 12", "22 123 45 68 x12", "22 123 45 68 wewn. 12",
                           "22 123 45 68 доб. 12", "221234568#12", "+48221234568;ext=12",
                           "22 123 45 68 (wewnętrzny 12", "22 123 45 68, lok. 12"}) {
    const auto reading = read_phone(text, "PL");
    ASSERT_TRUE(std::holds_alternative<Phone>(reading)) << text;
    EXPECT_EQ(std::get<Phone>(reading).e164, "+48221234568") << text;
    EXPECT_EQ(std::get<Phone>(reading).extension, "12") << text;
  }
}

TEST(ReadPhone, SaysWhyATextIsNone) {
  EXPECT_EQ(reading_of("", "PL"), "blank");
  EXPECT_EQ(reading_of(" \t", "PL"), "blank");
  EXPECT_EQ(reading_of("brak", "PL"), "not_a_number");
  EXPECT_EQ(reading_of("-", "PL"), "not_a_number");
  EXPECT_EQ(reading_of("512 345 67a", "PL"), "not_a_number");
  EXPECT_EQ(reading_of("1-800-FLOWERS", "US"), "not_a_number");
  EXPECT_EQ(reading_of("512 345 678, 601 234 567", "PL"), "not_a_number");
  EXPECT_EQ(reading_of("512 345 678 601 234 567", "PL"), "too_long");
  EXPECT_EQ(reading_of("1234567890123456789012", "PL"), "too_long");
  EXPECT_EQ(reading_of("51234", "PL"), "too_short");
  EXPECT_EQ(reading_of("+48", ""), "too_short");
  EXPECT_EQ(reading_of("512 345 678", ""), "no_country");
  EXPECT_EQ(reading_of("512 345 678", "XX"), "no_country");
  EXPECT_EQ(reading_of("512 345 678", "POL"), "no_country");
  EXPECT_EQ(reading_of("+999 512 345 678", ""), "unknown_country");
  EXPECT_EQ(reading_of("+210 512 345 678", ""), "unknown_country");
  EXPECT_EQ(reading_of("000 000 000", "PL"), "unknown_country");
  EXPECT_EQ(reading_of("999 999 999", "PL"), "not_in_plan");
  EXPECT_EQ(reading_of("(657) 177-0000", "US"), "not_in_plan");
  EXPECT_EQ(reading_of("(911) 777-0000", "US"), "not_in_plan");
}

// One number of each kind and plan; kinds as the metadata of libphonenumber (2026) has them.
TEST(ReadPhone, TellsKindsByThePlan) {
  const std::vector<std::pair<const char*, const char*>> kinds = {
      {"+48600123456", "mobile"},          {"+48323456789", "fixed_line"},
      {"+48800123456", "toll_free"},       {"+48801123456", "shared_cost"},
      {"+48700123456", "premium_rate"},    {"+48391234567", "internet"},
      {"+48804123456", "company"},         {"+38514567890", "fixed_line"},
      {"+385981234567", "mobile"},         {"+3858001234", "toll_free"},
      {"+38560123456", "premium_rate"},    {"+78005553535", "toll_free"},
      {"+74951234567", "fixed_line"},      {"+77011234567", "mobile"},
      {"+380671234567", "mobile"},         {"+380800123456", "toll_free"},
      {"+4930123456", "fixed_line"},       {"+4915112345678", "mobile"},
      {"+4980012345678", "toll_free"},     {"+4970012345678", "personal"},
      {"+447400123456", "mobile"},         {"+445612345678", "internet"},
      {"+443001234567", "company"},        {"+449012345678", "premium_rate"},
      {"+41791234567", "mobile"},          {"+41848123456", "shared_cost"},
      {"+18005550199", "toll_free"},       {"+19005551234", "premium_rate"},
      {"+12125551234", "fixed_or_mobile"}, {"+33612345678", "unknown"},
  };
  for (const auto& [number, kind] : kinds) EXPECT_EQ(kind_of(number), kind) << number;
}

TEST(ReadPhone, MarksNumbersThatAreNobodys) {
  for (const char* number : {"+48123456789", "+48666666666", "+48500000000", "+12125550123",
                             "+48876543210", "+380999999999"}) {
    EXPECT_TRUE(is_junk(number)) << number;
  }
  for (const char* number : {"+48512345678", "+16577770000", "+48500000001", "+12125550223"}) {
    EXPECT_FALSE(is_junk(number)) << number;
  }
}

/// Digits and marks of phones, now and then a broken byte.
std::string random_phone(std::mt19937& engine) {
  constexpr std::string_view kMarks = " -/().+0123456789048#x\xC2\xA0\xFF";
  std::string text;
  for (auto size = engine() % 18; size > 0; --size) text += kMarks[engine() % kMarks.size()];
  return text;
}

TEST(ReadPhone, IsIdempotent) {
  std::mt19937 engine(2711);  // NOLINT(cert-msc51-cpp): the same texts every time
  constexpr const char* kRegions[] = {"", "PL", "HR", "RU", "DE", "US", "IT", "HU", "BY", "AU"};
  int phones = 0;
  for (int i = 0; i < 200'000; ++i) {
    const std::string text = random_phone(engine);
    const auto first = read_phone(text, kRegions[engine() % 10]);
    if (!std::holds_alternative<Phone>(first)) continue;
    ++phones;
    Phone expected = std::get<Phone>(first);
    expected.extension.clear();
    for (const char* region : kRegions) {
      const auto again = read_phone(expected.e164, region);
      ASSERT_TRUE(std::holds_alternative<Phone>(again)) << text;
      ASSERT_EQ(std::get<Phone>(again), expected) << text;
    }
  }
  EXPECT_GT(phones, 1'000);
}

}  // namespace
}  // namespace sonder
