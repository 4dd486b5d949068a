#include "text/currencies.h"

#include <gtest/gtest.h>

// Codes: ISO 4217.

namespace sonder {
namespace {

std::string_view leading(std::string_view text) {
  const auto mark = find_leading_currency(text);
  return mark ? mark->code : "none";
}
std::string_view trailing(std::string_view text) {
  const auto mark = find_trailing_currency(text);
  return mark ? mark->code : "none";
}

TEST(FindLeadingCurrency, ReadsSignsAndCodes) {
  EXPECT_EQ(leading("$5"), "USD");
  EXPECT_EQ(leading("€5"), "EUR");
  EXPECT_EQ(leading("£5"), "GBP");
  EXPECT_EQ(leading("₽5"), "RUB");
  EXPECT_EQ(leading("PLN 5"), "PLN");
  EXPECT_EQ(leading("hrk 5"), "HRK");
  EXPECT_EQ(leading("kr 5"), "");
  EXPECT_EQ(find_leading_currency("PLN 5")->rest, " 5");
  EXPECT_TRUE(find_leading_currency("PLN 5")->is_letters);
  EXPECT_FALSE(find_leading_currency("$5")->is_letters);
}

TEST(FindTrailingCurrency, ReadsAbbreviationsToo) {
  EXPECT_EQ(trailing("5 zł"), "PLN");
  EXPECT_EQ(trailing("5 ZŁ"), "PLN");
  EXPECT_EQ(trailing("5 zl"), "PLN");
  EXPECT_EQ(trailing("5 kn"), "HRK");
  EXPECT_EQ(trailing("5 Kč"), "CZK");
  EXPECT_EQ(trailing("5 Kc"), "CZK");
  EXPECT_EQ(trailing("5 Ft"), "HUF");
  EXPECT_EQ(trailing("5 руб."), "RUB");
  EXPECT_EQ(trailing("5 р."), "RUB");
  EXPECT_EQ(trailing("5 грн"), "UAH");
  EXPECT_EQ(trailing("5 km"), "BAM");
  EXPECT_EQ(trailing("5 USD"), "USD");
  EXPECT_EQ(trailing("5€"), "EUR");
}

TEST(FindCurrency, WantsSomethingBesideIt) {
  for (const char* text : {"", "$", "zł", "PLN", "€"}) {
    EXPECT_EQ(leading(text), "none") << text;
    EXPECT_EQ(trailing(text), "none") << text;
  }
  EXPECT_EQ(leading("XYZ 5"), "none");
  EXPECT_EQ(trailing("5 kg"), "none");
}

}  // namespace
}  // namespace sonder
