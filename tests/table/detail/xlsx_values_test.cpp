#include "table/detail/xlsx_values.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

// Days: ISO 29500-1, 18.17.4.1, and Python's openpyxl 3.0.9, which wrote or read the same serials.
// Format codes: ISO 29500-1, 18.8.30 and 18.8.31.

namespace sonder::detail {
namespace {

NumberKind kind_of(const char* code) { return classify_format(code).kind; }

std::string plain(const char* raw) { return number_text(raw, {}, false); }
std::string in_1900(const char* raw, NumberKind kind) { return number_text(raw, {kind}, false); }
std::string in_1904(const char* raw, NumberKind kind) { return number_text(raw, {kind}, true); }

TEST(NumberText, IsTheShortestForm) {
  EXPECT_EQ(plain("10.0"), "10");
  EXPECT_EQ(plain("-0"), "0");
  EXPECT_EQ(plain("0.50"), "0.5");
  EXPECT_EQ(plain("+007"), "7");
  EXPECT_EQ(plain("-1234.5678"), "-1234.5678");
  EXPECT_EQ(plain("1E-3"), "0.001");
  EXPECT_EQ(plain("1.5e+3"), "1500");
  EXPECT_EQ(plain("1E+20"), "100000000000000000000");
}

TEST(NumberText, DropsDigitsThatSpreadsheetsNeverShow) {
  EXPECT_EQ(plain("0.30000000000000004"), "0.3");
  EXPECT_EQ(plain("0.10000000000000001"), "0.1");
  EXPECT_EQ(plain("19.990000000000002"), "19.99");
  EXPECT_EQ(plain("0.99999999999999989"), "1");
  EXPECT_EQ(plain("43812.41006894676"), "43812.4100689468");
}

TEST(NumberText, KeepsEveryDigitOfWholeNumbers) {
  EXPECT_EQ(plain("12345678901234567"), "12345678901234567");
  EXPECT_EQ(plain("1.2345678901234567E16"), "12345678901234567");
}

TEST(NumberText, KeepsWhatIsTooLargeOrSmallOrNoNumber) {
  EXPECT_EQ(plain("1E+300"), "1E+300");
  EXPECT_EQ(plain("2.5E-200"), "2.5E-200");
  EXPECT_EQ(plain("1,5"), "1,5");
  EXPECT_EQ(plain("E5"), "E5");
  EXPECT_EQ(plain("1E99999"), "1E99999");
}

TEST(NumberText, WritesPercentagesWithTheirSign) {
  EXPECT_EQ(in_1900("0.15", NumberKind::kPercent), "15%");
  EXPECT_EQ(in_1900("0.155", NumberKind::kPercent), "15.5%");
  EXPECT_EQ(in_1900("-0.075", NumberKind::kPercent), "-7.5%");
  EXPECT_EQ(in_1900("1.5", NumberKind::kPercent), "150%");
  EXPECT_EQ(in_1900("0", NumberKind::kPercent), "0%");
  EXPECT_EQ(in_1900("0.07000000000000001", NumberKind::kPercent), "7%");
}

TEST(NumberText, PadsCodesWithZeros) {
  EXPECT_EQ(number_text("123", {NumberKind::kPadded, 5}, false), "00123");
  EXPECT_EQ(number_text("123456", {NumberKind::kPadded, 5}, false), "123456");
  EXPECT_EQ(number_text("1.5", {NumberKind::kPadded, 5}, false), "1.5");
}

TEST(NumberText, WritesDaysOfThe1900System) {
  EXPECT_EQ(in_1900("1", NumberKind::kDate), "1900-01-01");
  EXPECT_EQ(in_1900("59", NumberKind::kDate), "1900-02-28");
  EXPECT_EQ(in_1900("60", NumberKind::kDate), "1900-02-29");
  EXPECT_EQ(in_1900("61", NumberKind::kDate), "1900-03-01");
  EXPECT_EQ(in_1900("25569", NumberKind::kDate), "1970-01-01");
  EXPECT_EQ(in_1900("45351", NumberKind::kDate), "2024-02-29");
  EXPECT_EQ(in_1900("45351.0", NumberKind::kDate), "2024-02-29");
  EXPECT_EQ(in_1900("2958465", NumberKind::kDate), "9999-12-31");
}

TEST(NumberText, WritesDaysOfThe1904System) {
  EXPECT_EQ(in_1904("0", NumberKind::kDate), "1904-01-01");
  EXPECT_EQ(in_1904("1", NumberKind::kDate), "1904-01-02");
  EXPECT_EQ(in_1904("43889", NumberKind::kDate), "2024-02-29");
  EXPECT_EQ(in_1904("2957003", NumberKind::kDate), "9999-12-31");
  EXPECT_EQ(in_1904("2957004", NumberKind::kDate), "2957004");
}

TEST(NumberText, RoundsTimesToTheSecond) {
  EXPECT_EQ(in_1900("45351.54521990741", NumberKind::kDateTime), "2024-02-29 13:05:07");
  EXPECT_EQ(in_1900("36525.99998842592", NumberKind::kDateTime), "1999-12-31 23:59:59");
  EXPECT_EQ(in_1900("36525.999999", NumberKind::kDateTime), "2000-01-01 00:00:00");
  EXPECT_EQ(in_1900("45351", NumberKind::kDateTime), "2024-02-29 00:00:00");
}

TEST(NumberText, LosesNoTimeOfDayOfADate) {
  EXPECT_EQ(in_1900("45351.5", NumberKind::kDate), "2024-02-29 12:00:00");
  EXPECT_EQ(in_1900("45351.5", NumberKind::kTime), "2024-02-29 12:00:00");
}

TEST(NumberText, WritesTimesWithoutADayAndDurations) {
  EXPECT_EQ(in_1900("0.2708333333333333", NumberKind::kTime), "06:30:00");
  EXPECT_EQ(in_1900("1.157407407407407e-05", NumberKind::kTime), "00:00:01");
  EXPECT_EQ(in_1900("0.5", NumberKind::kDateTime), "12:00:00");
  EXPECT_EQ(in_1900("1.104166666666667", NumberKind::kDuration), "26:30:00");
  EXPECT_EQ(in_1900("100", NumberKind::kDuration), "2400:00:00");
}

TEST(NumberText, LeavesNumbersThatAreNoDay) {
  EXPECT_EQ(in_1900("0", NumberKind::kDate), "0");
  EXPECT_EQ(in_1900("-1", NumberKind::kDate), "-1");
  EXPECT_EQ(in_1900("2958466", NumberKind::kDate), "2958466");
  EXPECT_EQ(in_1900("1E+300", NumberKind::kDateTime), "1E+300");
  EXPECT_EQ(in_1900("soon", NumberKind::kDate), "soon");
}

TEST(ClassifyFormat, FindsDatesByTheirLetters) {
  for (const char* code :
       {"m/d/yy", "dd/mm/yyyy;@", "d-mmm-yy", "mmm-yy", "[$-409]d\\ mmmm\\ yyyy", "YYYY\\-MM\\-DD",
        "yyyy\"年\"m\"月\"d\"日\"", "[Red]dd.mm.yyyy", "mmmm"}) {
    EXPECT_EQ(kind_of(code), NumberKind::kDate) << code;
  }
  for (const char* code : {"m/d/yyyy h:mm:ss", "yyyy-mm-dd\\Thh:mm:ss.000", "d/m/yy h:mm AM/PM"}) {
    EXPECT_EQ(kind_of(code), NumberKind::kDateTime) << code;
  }
  for (const char* code : {"h:mm", "mm:ss", "h:mm:ss AM/PM", "mm:ss.0", "h:mm a/p"}) {
    EXPECT_EQ(kind_of(code), NumberKind::kTime) << code;
  }
}

TEST(ClassifyFormat, TakesElapsedTimeForDurations) {
  for (const char* code : {"[h]:mm", "[hh]:mm:ss", "[mm]:ss", "[s]", "d [h]:mm"}) {
    EXPECT_EQ(kind_of(code), NumberKind::kDuration) << code;
  }
}

TEST(ClassifyFormat, LooksPastQuotesEscapesAndBrackets) {
  for (const char* code : {"General", "Standard", "@", "0.00", "#,##0", "0.00E+00", "0\"days\"",
                           "#,##0.00\\ \\d", "#,##0_d", "0*y", "[$USD-409]#,##0", "[Red]0", "# ?/?",
                           "0.0 s", "\"h\"", "[>=100]0;d/m/y"}) {
    EXPECT_EQ(kind_of(code), NumberKind::kPlain) << code;
  }
  EXPECT_EQ(kind_of("0%"), NumberKind::kPercent);
  EXPECT_EQ(kind_of("0.00\"%\""), NumberKind::kPlain);
  EXPECT_EQ(classify_format("00000"), (NumberFormat{NumberKind::kPadded, 5}));
  EXPECT_EQ(kind_of("0"), NumberKind::kPlain);
}

TEST(ClassifyFormat, KnowsTheFormatsWithoutACode) {
  const auto is = [](NumberKind kind, std::initializer_list<std::uint32_t> ids) {
    for (const std::uint32_t id : ids) EXPECT_EQ(builtin_format(id).kind, kind) << id;
  };
  is(NumberKind::kPlain, {0, 1, 2, 4, 11, 12, 37, 40, 48, 49, 59, 164});
  is(NumberKind::kPercent, {9, 10});
  is(NumberKind::kDate, {14, 15, 16, 17, 27, 36, 50, 58});
  is(NumberKind::kTime, {18, 19, 20, 21, 45, 47});
  is(NumberKind::kDateTime, {22});
  is(NumberKind::kDuration, {46});
}

}  // namespace
}  // namespace sonder::detail
