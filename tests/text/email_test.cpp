#include "text/email.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

#include "support/random_texts.h"

namespace sonder {
namespace {

TEST(NormaliseEmail, LowersAndTrims) {
  EXPECT_EQ(normalise_email("  Anna.Nowak@Example.COM\t"), "anna.nowak@example.com");
}

TEST(NormaliseEmail, TakesBracketsAndSchemeOff) {
  EXPECT_EQ(normalise_email("<a@b.pl>"), "a@b.pl");
  EXPECT_EQ(normalise_email("mailto:a@b.pl"), "a@b.pl");
  EXPECT_EQ(normalise_email("<MAILTO:a@b.pl>"), "a@b.pl");
}

TEST(NormaliseEmail, KeepsDotsAndSuffixes) {
  EXPECT_EQ(normalise_email("a.b+shop@c.hr"), "a.b+shop@c.hr");
}

TEST(NormaliseEmail, LeavesDotsBeforeTheMarkToTheHost) {
  for (const char* text : {".a@b.pl", "a..b@c.pl", "a.@b.pl", ".@b.pl"}) {
    EXPECT_EQ(normalise_email(text), text);
  }
}

TEST(NormaliseEmail, KeepsLettersBeyondAsciiAsTheyAre) {
  EXPECT_EQ(normalise_email("łucja@przykład.pl"), "łucja@przykład.pl");
}

TEST(NormaliseEmail, RefusesWhatIsNoAddress) {
  for (const char* text :
       {"", "a", "@b.pl", "a@", "a@b", "a@@b.pl", "a@b@c.pl", "a b@c.pl", "a@b..pl", "a@.pl",
        "a@pl.", "a,b@c.pl", "a@b.pl;c@d.pl", "a@.", "a.b@c", "a@b.c@d", "@", "."}) {
    EXPECT_EQ(normalise_email(text), std::nullopt) << text;
  }
}

TEST(NormaliseEmail, TakesAddressesOfUpTo254Bytes) {
  const std::string domain = "@b.pl";
  const std::string longest = std::string(254 - domain.size(), 'a') + domain;
  EXPECT_EQ(normalise_email(longest), longest);
  EXPECT_EQ(normalise_email("a" + longest), std::nullopt);
}

TEST(IsEmail, HoldsForWhatCanBeNormalised) {
  for (const char* text : {"a@b.pl", " <MailTo: A@B.pl> ", "a@b", "a@@b.pl", "@b.pl", "a@", "",
                           "a@b..pl", "a b@c.pl", "mailto:a@b.pl", "mail:a@b.pl"}) {
    EXPECT_EQ(is_email(text), normalise_email(text).has_value()) << text;
  }
  EXPECT_TRUE(is_email("MAILTO:ana@example.com"));
}

TEST(NormaliseEmail, IsIdempotent) {
  for (const char* text : {"<mailto:A@B.pl>", " X.y@Z.com ", "łA@b.hr"}) {
    const auto once = normalise_email(text);
    ASSERT_TRUE(once) << text;
    EXPECT_EQ(normalise_email(*once), once) << text;
  }
}

constexpr EmailRules kAllRules{.drop_tags = true, .drop_dots = true, .unite_domains = true};

TEST(NormaliseEmailByRules, ChangesNothingByDefault) {
  EXPECT_EQ(normalise_email("A.nna+Shop@GoogleMail.com", EmailRules{}),
            "a.nna+shop@googlemail.com");
}

TEST(NormaliseEmailByRules, FindsOneFormPerMailbox) {
  for (const char* text : {"anna@gmail.com", "a.n.na@gmail.com", "anna+shop@gmail.com",
                           "Anna+a+b@GoogleMail.com", "<mailto:an.na+@gmail.com>"}) {
    EXPECT_EQ(normalise_email(text, kAllRules), "anna@gmail.com") << text;
  }
  EXPECT_EQ(normalise_email("a.b+c@outlook.com", kAllRules), "a.b@outlook.com");
  EXPECT_EQ(normalise_email("a.b+c@mac.com", kAllRules), "a.b@icloud.com");
  EXPECT_EQ(normalise_email("a.b+c@ya.ru", kAllRules), "a-b@yandex.ru");
  EXPECT_EQ(normalise_email("a.b+c@pm.me", kAllRules), "a.b@proton.me");
}

TEST(NormaliseEmailByRules, AppliesEachRuleAlone) {
  const char* const text = "a.b+c@googlemail.com";
  EXPECT_EQ(normalise_email(text, {.drop_tags = true}), "a.b@googlemail.com");
  EXPECT_EQ(normalise_email(text, {.drop_dots = true}), "ab+c@googlemail.com");
  EXPECT_EQ(normalise_email(text, {.unite_domains = true}), "a.b+c@gmail.com");
}

TEST(NormaliseEmailByRules, LeavesOtherProvidersAndEmptyNames) {
  EXPECT_EQ(normalise_email("a.b+c@example.com", kAllRules), "a.b+c@example.com");
  EXPECT_EQ(normalise_email("a.b@mail.gmail.com", kAllRules), "a.b@mail.gmail.com");
  EXPECT_EQ(normalise_email("+tag@gmail.com", kAllRules), "+tag@gmail.com");
  EXPECT_EQ(normalise_email("...@gmail.com", kAllRules), "...@gmail.com");
  EXPECT_EQ(normalise_email("no address", kAllRules), std::nullopt);
}

TEST(NormaliseEmailByRules, IsIdempotent) {
  constexpr std::array<std::string_view, 16> kParts = {"a",          "B",      ".",
                                                       "+",          "-",      "@",
                                                       "@gmail.com", "@ya.ru", "@googlemail.com",
                                                       "@me.com",    "ł",      "<",
                                                       ">",          " ",      "@hotmail.com",
                                                       "\xFF"};
  testing::TextDice dice(3);
  int addresses = 0;
  for (int i = 0; i < 100'000; ++i) {
    const EmailRules rules{.drop_tags = dice.below(2) == 0,
                           .drop_dots = dice.below(2) == 0,
                           .unite_domains = dice.below(2) == 0};
    const auto once = normalise_email(dice.from_parts(kParts, 7), rules);
    if (!once) continue;
    ++addresses;
    ASSERT_EQ(normalise_email(*once, rules), once);
  }
  EXPECT_GT(addresses, 5'000);
}

}  // namespace
}  // namespace sonder
