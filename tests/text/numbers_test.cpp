#include "text/numbers.h"

#include <gtest/gtest.h>

#include <string>

// Expected values of exponents: Python 3's decimal module.

namespace sonder {
namespace {

std::optional<Decimal> with_point(std::string_view text) {
  return parse_decimal(text, DecimalMark::kPoint);
}
std::optional<Decimal> with_comma(std::string_view text) {
  return parse_decimal(text, DecimalMark::kComma);
}
Decimal decimal(std::int64_t mantissa, std::int32_t decimals) { return {mantissa, decimals}; }

TEST(ParseDecimal, ReadsDigitsSignAndDecimalsExactly) {
  EXPECT_EQ(with_point("12"), decimal(12, 0));
  EXPECT_EQ(with_point(" 12.50 "), decimal(1250, 2));
  EXPECT_EQ(with_point("-0.07"), decimal(-7, 2));
  EXPECT_EQ(with_point("+3"), decimal(3, 0));
  EXPECT_EQ(with_point(".5"), decimal(5, 1));
  EXPECT_EQ(with_comma("12,50"), decimal(1250, 2));
  EXPECT_EQ(with_point("\u22123.5"), decimal(-35, 1));
}

TEST(ParseDecimal, ReadsThousandsInGroupsOfThree) {
  EXPECT_EQ(with_point("1,234,567.89"), decimal(123456789, 2));
  EXPECT_EQ(with_comma("1.234.567,89"), decimal(123456789, 2));
  EXPECT_EQ(with_comma("1 234,50"), decimal(123450, 2));
  EXPECT_EQ(with_comma("1\u00A0234,50"), decimal(123450, 2));
  EXPECT_EQ(with_comma("1\u202F234\u202F567"), decimal(1234567, 0));
  EXPECT_EQ(with_point("1'234.5"), decimal(12345, 1));
}

TEST(ParseDecimal, RefusesGroupsThatAreNotThousands) {
  for (const char* text :
       {"1,23", "12,34,567", "1234,567", "0,123", ",123", "1,234,56", "1 234,567", "1,,234"}) {
    EXPECT_EQ(with_point(text), std::nullopt) << text;
  }
}

TEST(ParseDecimal, ReadsOneCurrencyBeforeOrBehind) {
  EXPECT_EQ(with_comma("1 234,50 zł"), decimal(123450, 2));
  EXPECT_EQ(with_point("€12.50"), decimal(1250, 2));
  EXPECT_EQ(with_point("-$5"), decimal(-5, 0));
  EXPECT_EQ(with_point("$-5"), decimal(-5, 0));
  EXPECT_EQ(with_point("PLN 10"), decimal(10, 0));
  EXPECT_EQ(with_comma("99,90 руб."), decimal(9990, 2));
  EXPECT_EQ(with_comma("75,00 kn"), decimal(7500, 2));
  EXPECT_EQ(with_point("$5 USD"), std::nullopt);
}

TEST(ParseDecimal, WantsABlankOrAMarkBehindLettersInFront) {
  EXPECT_EQ(with_point("USD 1,234.50"), decimal(123450, 2));
  EXPECT_EQ(with_point("USD1,234.50"), decimal(123450, 2));
  EXPECT_EQ(with_point("usd 5"), decimal(5, 0));
  EXPECT_EQ(with_point("CAD5"), std::nullopt);
  EXPECT_EQ(with_point("DIN 476"), std::nullopt);
  EXPECT_EQ(with_point("5 CAD"), decimal(5, 0));
}

TEST(ParseDecimal, ReadsAccountingNegativesAndSignsBehind) {
  EXPECT_EQ(with_point("(12.50)"), decimal(-1250, 2));
  EXPECT_EQ(with_point("(1,234.50)"), decimal(-123450, 2));
  EXPECT_EQ(with_point("($12.50)"), decimal(-1250, 2));
  EXPECT_EQ(with_comma("(12,50) zł"), decimal(-1250, 2));
  EXPECT_EQ(with_point("12.50-"), decimal(-1250, 2));
  EXPECT_EQ(with_point("12\u2212"), decimal(-12, 0));
  EXPECT_EQ(with_point("- 5"), decimal(-5, 0));
  for (const char* text : {"(-1)", "-1-", "((1))", "(1", "1)", "+-1", "-(1)", "150,000+", "$5+"}) {
    EXPECT_EQ(with_point(text), std::nullopt) << text;
  }
}

TEST(ParseDecimal, TakesPercentagesAsTheyAreWritten) {
  EXPECT_EQ(with_point("15%"), decimal(15, 0));
  EXPECT_EQ(with_comma("15,5 %"), decimal(155, 1));
  EXPECT_EQ(with_comma("-0,5\u00A0%"), decimal(-5, 1));
  EXPECT_EQ(with_point("15%%"), std::nullopt);
  EXPECT_EQ(with_point("15% zł"), std::nullopt);
  EXPECT_EQ(with_point("%"), std::nullopt);
}

TEST(ParseDecimal, ReadsExponentsThatAreExact) {
  EXPECT_EQ(with_point("1.5E+3"), decimal(1500, 0));
  EXPECT_EQ(with_comma("4,82E+11"), decimal(482000000000, 0));
  EXPECT_EQ(with_point("2e-05"), decimal(2, 5));
  EXPECT_EQ(with_point("1.25e-7"), decimal(125, 9));
  EXPECT_EQ(with_point("-1.50e1"), decimal(-150, 1));
  EXPECT_EQ(with_point("10e-19"), decimal(1, 18));
  EXPECT_EQ(with_point("0e+999"), decimal(0, 0));
  for (const char* text : {"1e5", "5E10", "1e999", "1.0e999", "1e+19", "1e-19", "1.5e", "1.5e+",
                           "1.5e+3.0", "1.5e+1000", "e+5", "1.5ee+3"}) {
    EXPECT_EQ(with_point(text), std::nullopt) << text;
  }
}

TEST(ParseDecimal, ReadsMinusZeroAsZero) {
  EXPECT_EQ(with_point("-0"), decimal(0, 0));
  EXPECT_EQ(with_point("-0.00"), decimal(0, 2));
}

TEST(ParseDecimal, RefusesOtherText) {
  for (const char* text : {"",          " ",     "-",     "$",    "()",  ".",    "1.",
                           "0x10",      "12 kg", "1.2.3", "--1",  "NaN", "inf",  "Infinity",
                           "-Infinity", "12:30", "1/2",   "#N/A", "12E", "1..2", "$$5"}) {
    EXPECT_EQ(with_point(text), std::nullopt) << text;
  }
  EXPECT_EQ(with_point(std::string(100, '1')), std::nullopt);
  EXPECT_EQ(with_point(std::string(100'000, '(') + "1" + std::string(100'000, ')')), std::nullopt);
}

TEST(ParseNumber, TellsHowTheNumberWasWritten) {
  const auto zloty = parse_number("1 234,50 zł", DecimalMark::kComma).value();
  EXPECT_EQ(zloty.currency, "PLN");
  EXPECT_TRUE(zloty.has_currency);
  EXPECT_TRUE(zloty.has_blank_groups);
  EXPECT_EQ(zloty.whole_digits, 4);
  EXPECT_EQ(zloty.digits, 6);
  EXPECT_TRUE(parse_number("007", DecimalMark::kPoint)->has_leading_zero);
  EXPECT_FALSE(parse_number("0.5", DecimalMark::kPoint)->has_leading_zero);
  EXPECT_TRUE(parse_number("+48600700800", DecimalMark::kPoint)->has_plus);
  EXPECT_TRUE(parse_number("15 %", DecimalMark::kPoint)->is_percent);
  EXPECT_EQ(parse_number("0.30000000000000004", DecimalMark::kPoint)->digits, 17);
}

TEST(ParseDecimal, KeepsThe63BitEdge) {
  EXPECT_EQ(with_point("9223372036854775807"), decimal(9223372036854775807, 0));
  EXPECT_EQ(with_point("-9223372036854775807"), decimal(-9223372036854775807, 0));
  EXPECT_EQ(with_point("9223372036854775808"), std::nullopt);
  EXPECT_EQ(with_point("18446744073709551617"), std::nullopt);
  EXPECT_EQ(with_point("0.123456789012345678"), decimal(123456789012345678, 18));
  EXPECT_EQ(with_point("0.1234567890123456789"), std::nullopt);
}

TEST(ParseInteger, ReadsDigitsWithAnOptionalMinus) {
  EXPECT_EQ(parse_integer("0"), 0);
  EXPECT_EQ(parse_integer("-42"), -42);
  EXPECT_EQ(parse_integer("007"), 7);
  EXPECT_EQ(parse_integer("9223372036854775807"), 9223372036854775807);
}

TEST(ParseInteger, RefusesEverythingElse) {
  for (const char* text : {"", "-", "+1", " 1", "1 ", "1.0", "9223372036854775808", "--1"}) {
    EXPECT_EQ(parse_integer(text), std::nullopt) << text;
  }
}

TEST(WeighDecimalMark, TellsWhichMarkATextAllows) {
  EXPECT_EQ(weigh_decimal_mark("12"), MarkEvidence::kNone);
  EXPECT_EQ(weigh_decimal_mark("1 234"), MarkEvidence::kNone);
  EXPECT_EQ(weigh_decimal_mark("1.5"), MarkEvidence::kPoint);
  EXPECT_EQ(weigh_decimal_mark("1,234.5"), MarkEvidence::kPoint);
  EXPECT_EQ(weigh_decimal_mark("1,234,567"), MarkEvidence::kPoint);
  EXPECT_EQ(weigh_decimal_mark("1,5"), MarkEvidence::kComma);
  EXPECT_EQ(weigh_decimal_mark("1.234,5"), MarkEvidence::kComma);
  EXPECT_EQ(weigh_decimal_mark("0,125"), MarkEvidence::kComma);
  EXPECT_EQ(weigh_decimal_mark("1,234"), MarkEvidence::kEither);
  EXPECT_EQ(weigh_decimal_mark("1.234"), MarkEvidence::kEither);
  EXPECT_EQ(weigh_decimal_mark("1'234,5 %"), MarkEvidence::kComma);
  EXPECT_EQ(weigh_decimal_mark("(1,5)"), MarkEvidence::kComma);
  EXPECT_EQ(weigh_decimal_mark("1,50E+3"), MarkEvidence::kComma);
  EXPECT_EQ(weigh_decimal_mark("twelve"), MarkEvidence::kNeither);
}

}  // namespace
}  // namespace sonder
