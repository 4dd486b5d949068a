#include "text/redaction.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>

namespace sonder {
namespace {

std::string redacted(std::string_view text) { return redact(text).text; }

TEST(Redact, HidesAddressesInsideOfSentences) {
  EXPECT_EQ(redacted("Write to Anna.Nowak+shop@example.com, please."),
            "Write to [e-mail], please.");
  EXPECT_EQ(redacted("(łucja@przykład.pl)"), "([e-mail])");
  EXPECT_EQ(redacted("a@b.pl;c@d.hr"), "[e-mail];[e-mail]");
  EXPECT_EQ(redacted("'a@b.pl'"), "'[e-mail]'");
}

TEST(Redact, LeavesMarksThatAreNoAddress) {
  for (const char* text : {"@home", "3 @ 2.50", "me@work", "a@", "@", "a@@b.pl @ c", "x@.pl"}) {
    EXPECT_EQ(redacted(text), text);
  }
}

// The example numbers of the IBAN registry (ISO 13616) for Great Britain, Germany and Poland.
TEST(Redact, HidesAccountsWhoseCheckDigitsHold) {
  EXPECT_EQ(redacted("pay GB29NWBK60161331926819 now"), "pay [account] now");
  EXPECT_EQ(redacted("GB29 NWBK 6016 1331 9268 19."), "[account].");
  EXPECT_EQ(redacted("de89 3704 0044 0532 0130 00"), "[account]");
  EXPECT_EQ(redacted("Konto PL61109010140000071219812874"), "Konto [account]");
}

TEST(Redact, LeavesCodesWhoseCheckDigitsDoNotHold) {
  EXPECT_EQ(redacted("GB28NWBK60161331926819"), "GB28NWBK60161331926819");
  EXPECT_EQ(redacted("order AB12CDEFGHIJKLMNO"), "order AB12CDEFGHIJKLMNO");
}

// Numbers that payment services publish for tests; the check digits are by Luhn's formula.
TEST(Redact, HidesCardNumbers) {
  EXPECT_EQ(redacted("4111 1111 1111 1111"), "[card]");
  EXPECT_EQ(redacted("5555-5555-5555-4444 exp"), "[card] exp");
  EXPECT_EQ(redacted("378282246310005"), "[card]");
  EXPECT_EQ(redacted("1 4111111111111111 5555-5555-5555-4444 512 345 678"),
            "1 [card] [card] [phone]");
}

TEST(Redact, LeavesLongNumbersWithoutTheCheckDigit) {
  EXPECT_EQ(redacted("4111 1111 1111 1112"), "4111 1111 1111 1112");
  EXPECT_EQ(redacted("12345678901234567890123"), "12345678901234567890123");
}

// The national forms of GOLDENS G27.
TEST(Redact, HidesPhoneNumbersAsPeopleWriteThem) {
  for (const char* phone : {"512 345 678", "8 (912) 345-67-89", "091 234 5678", "(657)777-0000",
                            "+48512345678", "+385 91 234 5678", "0048 512-345-678", "+1 5550199"}) {
    EXPECT_EQ(redacted("call " + std::string(phone) + "!"), "call [phone]!") << phone;
  }
}

TEST(Redact, HidesPhoneNumbersBesideEachOther) {
  for (const char* phones :
       {"601234567/602345678", "601 234 567 / 602 345 678", "601234567/+48602345678",
        "512-345-678 602-345-670", "601234567 602345678"}) {
    EXPECT_EQ(redact(phones).counts.phones, 2U) << phones;
    EXPECT_EQ(redacted(phones).find_first_of("0123456789"), std::string::npos) << phones;
  }
  EXPECT_EQ(redacted("call 601 234 567/12"), "call [phone]");
}

TEST(Redact, LeavesDatesAmountsAndCodes) {
  for (const char* text :
       {"2024-02-29 12:30:00", "on 29.02.2024 14 people", "2/29/2024 10 12", "1,000,000,000",
        "2024-02-29 2024-03-01 2024-04-01", "12345678 90123456", "0.123456789", "12 345 678",
        "SKU123456789", "123456789abc", "about 20 000 of 50 000"}) {
    EXPECT_EQ(redacted(text), text);
  }
}

TEST(Redact, CountsWhatItHides) {
  const RedactedText text = redact("a@b.pl or +48 512 345 678, 4111111111111111 and c@d.hr");
  EXPECT_EQ(text.counts, (RedactionCounts{.emails = 2, .ibans = 0, .cards = 1, .phones = 1}));
  EXPECT_EQ(text.counts.total(), 4U);
}

TEST(Redact, ChangesNothingTheSecondTime) {
  const std::string once =
      redacted("a@b.pl +48 512 345 678 4111111111111111 GB29NWBK60161331926819");
  EXPECT_EQ(once, "[e-mail] [phone] [card] [account]");
  EXPECT_EQ(redact(once).counts, RedactionCounts{});
}

TEST(FindPersonalDetails, SaysWhereTheyStand) {
  EXPECT_EQ(find_personal_details("ask a@b.pl"),
            (std::vector<PersonalStretch>{{4, 10, PersonalDetail::kEmail}}));
}

// Texts of the pieces that details are made of, 1 to 12 at random.
TEST(Redact, ChangesNoTextTheSecondTime) {
  const std::string pieces[] = {"@",
                                "a",
                                ".",
                                "b.pl",
                                "+",
                                "48",
                                "512",
                                " ",
                                "345",
                                "-",
                                "/",
                                "(",
                                ")",
                                "4111111111111111",
                                "GB29NWBK60161331926819",
                                "ż",
                                "1",
                                "2024",
                                "[",
                                "]",
                                ",",
                                "\xC3"};
  std::mt19937 dice(7);
  for (int round = 0; round < 50'000; ++round) {
    std::string text;
    for (auto count = dice() % 12; count-- > 0;) text += pieces[dice() % std::size(pieces)];
    const RedactedText once = redact(text);
    EXPECT_EQ(redact(once.text).text, once.text) << text;
  }
}

/// A text that is tried again from each of its bytes would not end within a test run.
TEST(Redact, EndsForHostileTexts) {
  for (const char* piece : {"@", "a@", "1 ", "PL61", "(+", "1.", "a@b."}) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    EXPECT_FALSE(redact(text).text.empty()) << piece;
  }
}

}  // namespace
}  // namespace sonder
