#include "text/numbers.h"

#include <gtest/gtest.h>

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

TEST(ParseDecimal, ReadsAccountingNegativesAndSignsBehind) {
  EXPECT_EQ(with_point("(12.50)"), decimal(-1250, 2));
  EXPECT_EQ(with_point("($12.50)"), decimal(-1250, 2));
  EXPECT_EQ(with_point("12.50-"), decimal(-1250, 2));
  EXPECT_EQ(with_point("(-1)"), std::nullopt);
  EXPECT_EQ(with_point("-1-"), std::nullopt);
}

TEST(ParseDecimal, RefusesOtherText) {
  for (const char* text : {"", " ", "-", "$", "()", ".", "1.", "1e5", "0x10", "12 kg", "1.2.3",
                           "--1", "NaN", "inf", "15%", "12:30", "1/2"}) {
    EXPECT_EQ(with_point(text), std::nullopt) << text;
  }
}

TEST(ParseDecimal, KeepsThe63BitEdge) {
  EXPECT_EQ(with_point("9223372036854775807"), decimal(9223372036854775807, 0));
  EXPECT_EQ(with_point("-9223372036854775807"), decimal(-9223372036854775807, 0));
  EXPECT_EQ(with_point("9223372036854775808"), std::nullopt);
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
  EXPECT_EQ(weigh_decimal_mark("twelve"), MarkEvidence::kNeither);
}

}  // namespace
}  // namespace sonder
