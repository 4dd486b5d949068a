#include "text/email.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace sonder
