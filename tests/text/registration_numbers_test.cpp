#include "text/registration_numbers.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "support/random_texts.h"

namespace sonder {
namespace {

using Kind = RegistrationKind;

/// The number, or the name of the fault.
std::string reading_of(Kind kind, std::string_view text) {
  const auto read = read_registration_number(kind, text);
  if (const auto* const number = std::get_if<std::string>(&read)) return *number;
  return std::string(to_string(std::get<NumberFault>(read)));
}

// PESEL of gov.pl's explanation and of Wikipedia; NIP and REGON of Wikipedia and of Statistics
// Poland itself; OIB and RNOKPP of python-stdnum's documentation; INN, OGRN of Sberbank as it
// publishes them; INN and OGRNIP of the Russian tax service's explanations; SNILS of the pension
// fund's.
TEST(RegistrationNumbers, HoldWherePublished) {
  const std::vector<std::pair<Kind, const char*>> numbers = {
      {Kind::kPesel, "44051401359"},      {Kind::kPesel, "02070803628"},
      {Kind::kNip, "1234563218"},         {Kind::kNip, "5261040828"},
      {Kind::kRegon, "123456785"},        {Kind::kRegon, "12345678512347"},
      {Kind::kRegon, "000331501"},        {Kind::kKrs, "0000127206"},
      {Kind::kOib, "33392005961"},        {Kind::kInn, "7707083893"},
      {Kind::kInn, "500100732259"},       {Kind::kOgrn, "1027700132195"},
      {Kind::kOgrnip, "304500116000157"}, {Kind::kSnils, "11223344595"},
      {Kind::kRnokpp, "1759013776"},
  };
  for (const auto& [kind, number] : numbers) {
    EXPECT_EQ(reading_of(kind, number), number) << to_string(kind);
  }
}

// By hand: of each number above another last digit does not follow from the rest.
TEST(RegistrationNumbers, FailWithAnotherCheckDigit) {
  const std::vector<std::pair<Kind, const char*>> numbers = {
      {Kind::kPesel, "44051401358"},      {Kind::kNip, "1234563219"},
      {Kind::kRegon, "123456786"},        {Kind::kRegon, "12345678512348"},
      {Kind::kRegon, "12345678612347"},   {Kind::kOib, "33392005962"},
      {Kind::kInn, "7707083894"},         {Kind::kInn, "500100732258"},
      {Kind::kInn, "500100732269"},       {Kind::kOgrn, "1027700132196"},
      {Kind::kOgrnip, "304500116000158"}, {Kind::kSnils, "11223344596"},
      {Kind::kRnokpp, "1759013775"},
  };
  for (const auto& [kind, number] : numbers) {
    EXPECT_EQ(reading_of(kind, number), "wrong_check") << number;
  }
}

TEST(RegistrationNumbers, AreReadWithMarksAndCountries) {
  EXPECT_EQ(reading_of(Kind::kNip, " 123-456-32-18 "), "1234563218");
  EXPECT_EQ(reading_of(Kind::kNip, "PL 123 456 32 18"), "1234563218");
  EXPECT_EQ(reading_of(Kind::kNip, "pl1234563218"), "1234563218");
  EXPECT_EQ(reading_of(Kind::kOib, "HR33392005961"), "33392005961");
  EXPECT_EQ(reading_of(Kind::kSnils, "112-233-445 95"), "11223344595");
  EXPECT_EQ(reading_of(Kind::kPesel,
                       "440514\xC2\xA0"
                       "01359"),
            "44051401359");
}

TEST(RegistrationNumbers, SayWhatIsWrong) {
  EXPECT_EQ(reading_of(Kind::kPesel, ""), "blank");
  EXPECT_EQ(reading_of(Kind::kPesel, " \t"), "blank");
  EXPECT_EQ(reading_of(Kind::kPesel, "4405140135"), "wrong_form");
  EXPECT_EQ(reading_of(Kind::kPesel, "PL44051401359"), "wrong_form");
  EXPECT_EQ(reading_of(Kind::kPesel, "4405140135X"), "wrong_form");
  EXPECT_EQ(reading_of(Kind::kPesel, "44131401359"), "wrong_date");
  EXPECT_EQ(reading_of(Kind::kPesel, "00000000000"), "wrong_form");
  EXPECT_EQ(reading_of(Kind::kNip, "0000000000"), "wrong_form");
  EXPECT_EQ(reading_of(Kind::kNip, "DE1234563218"), "wrong_form");
  EXPECT_EQ(reading_of(Kind::kRegon, "1234567851"), "wrong_form");
  EXPECT_EQ(reading_of(Kind::kSnils, "00100199800"), "00100199800");
}

TEST(RegistrationNumbers, TellWhoAPersonIs) {
  EXPECT_EQ(facts_of_number(Kind::kPesel, "44051401359"),
            (PersonFacts{*make_date({1944, 5, 14}), false}));
  EXPECT_EQ(facts_of_number(Kind::kPesel, "02070803628"),
            (PersonFacts{*make_date({1902, 7, 8}), true}));
  // 17590 days behind 1899-12-31, counted by Python's datetime.
  EXPECT_EQ(facts_of_number(Kind::kRnokpp, "1759013776"),
            (PersonFacts{*make_date({1948, 2, 28}), false}));
  EXPECT_EQ(facts_of_number(Kind::kPesel, "44051401358"), std::nullopt);
  EXPECT_EQ(facts_of_number(Kind::kNip, "1234563218"), std::nullopt);
}

// Month + 20 from 2000, + 40 from 2100, + 60 from 2200, + 80 from 1800; check digits by Python.
TEST(RegistrationNumbers, KnowTheCenturyOfAPesel) {
  const std::vector<std::pair<const char*, std::int32_t>> numbers = {
      {"02270812350", 2002}, {"02470812356", 2102}, {"02670812352", 2202}, {"02870812358", 1802}};
  for (const auto& [number, year] : numbers) {
    const auto facts = facts_of_number(Kind::kPesel, number);
    ASSERT_TRUE(facts) << number;
    EXPECT_EQ(to_civil(facts->born), (CivilDate{year, 7, 8}));
  }
}

TEST(RegistrationNumbers, MayBeOfSeveralKinds) {
  EXPECT_EQ(possible_registration_kinds("44051401359"), std::vector{Kind::kPesel});
  EXPECT_EQ(possible_registration_kinds("1234563218"), (std::vector{Kind::kNip, Kind::kKrs}));
  EXPECT_EQ(possible_registration_kinds("7707083893"), (std::vector{Kind::kKrs, Kind::kInn}));
  EXPECT_EQ(possible_registration_kinds("text"), std::vector<Kind>{});
  EXPECT_EQ(possible_registration_kinds(""), std::vector<Kind>{});
}

TEST(RegistrationNumbers, AreIdempotent) {
  constexpr std::array<std::string_view, 18> kParts = {
      "1234563218", "44051401359", "33392005961", "PL",   "hr",         "-",
      " ",          "0",           "12",          "345",  "7707083893", "123456785",
      "12347",      "11223344595", "\xC2\xA0",    "\xFF", "/",          "1759013776"};
  testing::TextDice dice(11);
  int numbers = 0;
  for (int i = 0; i < 100'000; ++i) {
    const std::string text = dice.mutated(dice.from_parts(kParts, 4));
    for (const Kind kind : kAllRegistrationKinds) {
      const auto once = read_registration_number(kind, text);
      if (!std::holds_alternative<std::string>(once)) continue;
      ++numbers;
      ASSERT_EQ(read_registration_number(kind, std::get<std::string>(once)), once) << text;
    }
  }
  EXPECT_GT(numbers, 5'000);
}

}  // namespace
}  // namespace sonder
