#include <gtest/gtest.h>

#include <algorithm>

#include "support/real_files.h"
#include "support/tables.h"
#include "table/table.h"

namespace sonder {
namespace {

using testing::column_from;
using testing::table_from;

constexpr Dialect kSemicolon = {';', '"'};

ColumnType type_of(const std::vector<std::string>& cells) {
  return column_from(cells).columns[0].type;
}

std::vector<std::optional<std::int64_t>> values_of(const Column& column) {
  std::vector<std::optional<std::int64_t>> values;
  for (std::size_t row = 0; row < column.text.codes.size(); ++row) {
    values.push_back(column.has_value(row) ? std::optional(column.value(row)) : std::nullopt);
  }
  return values;
}

using Values = std::vector<std::optional<std::int64_t>>;

/// `good` as often as said, then the others.
std::vector<std::string> many(const std::string& good, std::size_t times,
                              const std::vector<std::string>& others) {
  std::vector<std::string> cells(times, good);
  cells.insert(cells.end(), others.begin(), others.end());
  return cells;
}

TEST(InferType, ReadsWholeNumbers) {
  const Table table = column_from({"5", "-3", " 12 ", "", "5"});
  EXPECT_EQ(table.columns[0].type, ColumnType::kInteger);
  EXPECT_EQ(values_of(table.columns[0]), (Values{5, -3, 12, std::nullopt, 5}));
  EXPECT_EQ(table.columns[0].filled_count, 4U);
}

TEST(InferType, ReadsNumbersWrittenWithPointZeroThroughoutAsWhole) {
  const Table table = column_from({"17850.0", "13047.0", ""});
  EXPECT_EQ(table.columns[0].type, ColumnType::kInteger);
  EXPECT_EQ(values_of(table.columns[0]), (Values{17850, 13047, std::nullopt}));
  EXPECT_EQ(type_of({"17850.0", "13047"}), ColumnType::kDecimal);
  EXPECT_EQ(type_of({"5.00", "7.00"}), ColumnType::kDecimal);
}

TEST(InferType, ReadsDecimalsAtTheLongestScale) {
  const Table table = column_from({"2.5", "3", "0.001", "-1.20"});
  EXPECT_EQ(table.columns[0].type, ColumnType::kDecimal);
  EXPECT_EQ(table.columns[0].decimals, 3);
  EXPECT_EQ(values_of(table.columns[0]), (Values{2500, 3000, 1, -1200}));
}

TEST(InferType, DecidesTheDecimalMarkOnTheWholeColumn) {
  const Table table = table_from("kwota;b\n1.234,50 zł;x\n7,99 zł;x\n1.000;x\n", kSemicolon);
  EXPECT_EQ(table.columns[0].type, ColumnType::kDecimal);
  EXPECT_EQ(table.columns[0].decimal_mark, DecimalMark::kComma);
  EXPECT_EQ(values_of(table.columns[0]), (Values{123450, 799, 100000}));
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(InferType, ReportsMarksThatCouldBeEither) {
  const Table table = table_from("a;b\n1,234;x\n5,678;x\n", kSemicolon);
  EXPECT_EQ(values_of(table.columns[0]), (Values{1234, 5678}));
  EXPECT_EQ(table.issues.count(IssueCode::kAmbiguousNumbers), 1U);
}

TEST(InferType, LeavesIdentifiersAsText) {
  EXPECT_EQ(type_of({"00004", "00021", "123"}), ColumnType::kText);
  EXPECT_EQ(type_of({"1234567890123456", "2345678901234567"}), ColumnType::kText);
  EXPECT_EQ(type_of({"+48600700800", "+385912345678"}), ColumnType::kText);
  EXPECT_EQ(type_of({"600 700 800", "601 701 801"}), ColumnType::kText);
  EXPECT_EQ(type_of({"536365", "C536379", "C536383", "C536391", "A563185", "C536506"}),
            ColumnType::kText);
  EXPECT_EQ(type_of({"0", "0.5", "10"}), ColumnType::kDecimal);
}

TEST(InferType, TakesTokensForMissingAsNoValue) {
  const std::vector<std::string> tokens = {"NA",
                                           "n/a",
                                           "null",
                                           "-",
                                           "?",
                                           "NaN",
                                           "--",
                                           ".",
                                           "brak",
                                           "nema",
                                           "нет данных",
                                           "b/d",
                                           "н/д",
                                           "None",
                                           "NULL",
                                           "—",
                                           "#N/A",
                                           "Brak danych",
                                           "nema podataka",
                                           "Нет данных",
                                           "nil",
                                           "n.a.",
                                           "<NA>",
                                           "(null)",
                                           "–",
                                           "[not completed]"};
  const Table table = column_from(many("1", 2, tokens));
  EXPECT_EQ(table.columns[0].type, ColumnType::kInteger);
  EXPECT_EQ(table.columns[0].known.count(), 1U);
  EXPECT_EQ(table.columns[0].filled_count, 2 + tokens.size());
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(InferType, KeepsTokensForMissingInAColumnOfText) {
  const Table table = column_from({"NA", "red", "", " "});
  EXPECT_EQ(table.columns[0].type, ColumnType::kText);
  EXPECT_TRUE(table.columns[0].has_value(0));
  EXPECT_TRUE(table.columns[0].has_value(1));
  EXPECT_FALSE(table.columns[0].has_value(2));
  EXPECT_FALSE(table.columns[0].has_value(3));
  EXPECT_EQ(table.columns[0].filled_count, 2U);
}

TEST(InferType, LeavesColumnsWithoutValuesAsText) {
  EXPECT_EQ(type_of({"", "", ""}), ColumnType::kText);
  EXPECT_EQ(type_of({"NA", "-"}), ColumnType::kText);
  EXPECT_EQ(table_from("a,b\n").columns[0].type, ColumnType::kText);
}

TEST(InferType, ReadsAmountsWithOneCurrency) {
  const Table table = column_from({"1 234,50 zł", "7,99 zł", "(5,00 zł)", "12 PLN", "0"});
  const Column& column = table.columns[0];
  EXPECT_EQ(column.type, ColumnType::kDecimal);
  EXPECT_EQ(column.currency, "PLN");
  EXPECT_EQ(values_of(column), (Values{123450, 799, -500, 1200, 0}));
  EXPECT_EQ(column.evidence, "a comma starts decimals in 3 of 5 numbers, in PLN");
  EXPECT_EQ(table.issues.total(), 0U);
  EXPECT_EQ(type_of({"$5", "$7"}), ColumnType::kDecimal);
}

TEST(InferType, NamesNoCurrencyWhereSeveralAreMixed) {
  const Table two = column_from({"$5.00", "€7.00", "$1.00"});
  EXPECT_EQ(values_of(two.columns[0]), (Values{500, 700, 100}));
  EXPECT_EQ(two.columns[0].currency, "");
  EXPECT_EQ(two.issues.count(IssueCode::kMixedCurrencies), 1U);

  const Table few = column_from({"5.00", "7.00", "$1.00", "8.00"});
  EXPECT_EQ(few.columns[0].currency, "");
  ASSERT_EQ(few.issues.count(IssueCode::kMixedCurrencies), 1U);
  EXPECT_EQ(few.issues.kept()[0].message,
            "column `name`: less than half of the amounts name a currency");
}

TEST(InferType, ReadsPercentagesAsTheyAreWritten) {
  const Table table = column_from({"15%", "7,5 %", "-3%"});
  EXPECT_EQ(table.columns[0].type, ColumnType::kDecimal);
  EXPECT_TRUE(table.columns[0].is_percent);
  EXPECT_EQ(table.columns[0].decimals, 1);
  EXPECT_EQ(values_of(table.columns[0]), (Values{150, 75, -30}));
}

TEST(InferType, DoesNotMixPercentagesWithOtherNumbers) {
  const Table table = column_from(many("15%", 20, {"0.2"}));
  EXPECT_TRUE(table.columns[0].is_percent);
  EXPECT_FALSE(table.columns[0].has_value(20));
  EXPECT_EQ(table.issues.count(IssueCode::kOddValue), 1U);
  EXPECT_EQ(type_of({"15%", "0.2", "16%", "0.3"}), ColumnType::kText);
}

TEST(InferType, TakesNumbersThatDoNotFitAsOdd) {
  const Table table = column_from(many("7", 40, {"99999999999999999999", "1.0e999", "Infinity"}));
  EXPECT_EQ(table.columns[0].type, ColumnType::kInteger);
  EXPECT_EQ(table.columns[0].known.count(), 1U);
  EXPECT_EQ(table.issues.count(IssueCode::kOddValue), 3U);
}

TEST(InferType, ReadsMinusZeroAndExponents) {
  EXPECT_EQ(values_of(column_from({"-0", "1.5E+3", "2e+2"}).columns[0]), (Values{0, 1500, 200}));
  EXPECT_EQ(type_of({"1e5", "2e5"}), ColumnType::kText);
}

TEST(InferType, RoundsOnlyTheDigitsBeyondWhatADoubleHolds) {
  const Table fits = column_from({"0.30000000000000004", "1.5"});
  EXPECT_EQ(fits.columns[0].decimals, 17);
  EXPECT_EQ(values_of(fits.columns[0]), (Values{30000000000000004, 150000000000000000}));

  const Table wide = column_from({"0.30000000000000004", "123456.5", "-0.99999999999999999"});
  EXPECT_EQ(wide.columns[0].decimals, 12);
  EXPECT_EQ(values_of(wide.columns[0]), (Values{300000000000, 123456500000000000, -1000000000000}));
  EXPECT_EQ(wide.columns[0].evidence,
            "a point starts decimals in 3 of 3 numbers, rounded to 12 decimals to fit");
}

TEST(InferType, StripsAGuardInFrontOfSignsForValuesOnly) {
  const Table table = column_from({"12.50", "'-3.00", "'+4"});
  EXPECT_EQ(table.columns[0].type, ColumnType::kDecimal);
  EXPECT_EQ(values_of(table.columns[0]), (Values{1250, -300, 400}));
  EXPECT_TRUE(table.columns[0].has_guard);
  EXPECT_EQ(table.columns[0].text.at(1), "'-3.00");
}

TEST(InferType, TakesAGuardInFrontOfDigitsForAnIdentifier) {
  const Table table = column_from({"'7214", "'0721", "'5"});
  EXPECT_EQ(table.columns[0].type, ColumnType::kText);
  EXPECT_TRUE(table.columns[0].has_guard);
  EXPECT_EQ(table.columns[0].text.at(0), "'7214");
  EXPECT_EQ(type_of({"'+48600700800", "'+48600700801"}), ColumnType::kText);
  EXPECT_FALSE(column_from({"'tis", "'quoted'"}).columns[0].has_guard);
}

TEST(InferType, AcceptsAFewOddCellsAndReportsEach) {
  const Table table = column_from(many("7", 40, {"abc", "8", "abc"}));
  EXPECT_EQ(table.columns[0].type, ColumnType::kInteger);
  EXPECT_FALSE(table.columns[0].has_value(40));
  EXPECT_EQ(table.columns[0].text.at(40), "abc");
  ASSERT_EQ(table.issues.kept().size(), 2U);
  EXPECT_EQ(table.issues.kept()[0],
            (Issue{.code = IssueCode::kOddValue,
                   .row = 42,
                   .column = 0,
                   .message = "column `name`, row 42: not a value of type integer"}));
  EXPECT_EQ(table.issues.kept()[1].row, 44U);
}

TEST(InferType, RefusesATypeThatTooManyCellsContradict) {
  EXPECT_EQ(type_of(many("7", 36, {"a", "b", "c", "d"})), ColumnType::kText);
  EXPECT_EQ(type_of(many("7", 36, {"a", "b", "c"})), ColumnType::kInteger);
  EXPECT_EQ(type_of(many("7", 26, {"a", "b", "c"})), ColumnType::kText);
}

TEST(InferType, ReadsDatesByTheOrderThatFitsAllOfThem) {
  const Table table = column_from({"01.02.2024", "31.12.2023"});
  EXPECT_EQ(table.columns[0].type, ColumnType::kDate);
  EXPECT_EQ(table.columns[0].date_order, DateOrder::kDayMonthYear);
  EXPECT_FALSE(table.columns[0].is_ambiguous);
  // 2024-02-01 and 2023-12-31, counted with `date -d` in seconds / 86,400.
  EXPECT_EQ(values_of(table.columns[0]), (Values{19754, 19722}));

  EXPECT_EQ(column_from({"01/02/2024", "12/31/2023"}).columns[0].date_order,
            DateOrder::kMonthDayYear);
  EXPECT_EQ(column_from({"2024-02-01", "2023-12-31"}).columns[0].date_order,
            DateOrder::kYearMonthDay);
}

TEST(InferType, ReportsDatesThatCouldBeEitherWayRound) {
  const Table slashes = column_from({"01/02/2024", "03/04/2024"});
  EXPECT_EQ(slashes.columns[0].date_order, DateOrder::kMonthDayYear);
  EXPECT_TRUE(slashes.columns[0].is_ambiguous);
  EXPECT_EQ(slashes.issues.count(IssueCode::kAmbiguousDates), 1U);

  const Table points = column_from({"01.02.2024", "03.04.2024"});
  EXPECT_EQ(points.columns[0].date_order, DateOrder::kDayMonthYear);
  EXPECT_TRUE(points.columns[0].is_ambiguous);
}

TEST(InferType, SeesNoAmbiguityWhereBothOrdersGiveTheSameDays) {
  const Table table = column_from({"05/05/2024", "06/06/2024"});
  EXPECT_FALSE(table.columns[0].is_ambiguous);
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(InferType, ReadsMoments) {
  const Table table = column_from({"2010-12-01 08:26:00", "2010-12-02", ""});
  EXPECT_EQ(table.columns[0].type, ColumnType::kDateTime);
  // `date -u -d '2010-12-01 08:26' +%s` and the midnight of the day after.
  EXPECT_EQ(values_of(table.columns[0]), (Values{1291191960, 1291248000, std::nullopt}));
}

TEST(InferType, BringsMomentsToUtcWhenAllCarryAnOffset) {
  // Python 3: int(datetime.fromisoformat(...).timestamp()).
  const Table table = column_from(
      {"2025-05-11 09:55:16 -0400", "2021-04-07T14:45:27-03:00", "2024-01-02 23:30:00 +0530"});
  EXPECT_EQ(table.columns[0].zone, ZoneUse::kUtc);
  EXPECT_EQ(values_of(table.columns[0]), (Values{1746971716, 1617817527, 1704218400}));
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(InferType, TakesMomentsAsWrittenWhenOnlySomeCarryAnOffset) {
  const Table table = column_from(
      {"2019-06-29T10:00:00Z", "2019-06-29T12:00:00+02:00", "2019-06-29T10:00:00", "2019-06-29"});
  EXPECT_EQ(table.columns[0].zone, ZoneUse::kMixed);
  EXPECT_EQ(values_of(table.columns[0]), (Values{1561802400, 1561809600, 1561802400, 1561766400}));
  EXPECT_EQ(table.issues.count(IssueCode::kMixedZones), 1U);
}

TEST(InferType, DoesNotApplyNamesThatSeveralZonesShare) {
  const Table table = column_from({"2019-06-29 10:00 EST", "2019-06-29 10:00 EST"});
  EXPECT_EQ(table.columns[0].zone, ZoneUse::kLocal);
  EXPECT_EQ(values_of(table.columns[0]), (Values{1561802400, 1561802400}));
  EXPECT_NE(table.columns[0].evidence.find("several zones share"), std::string::npos);
}

TEST(InferType, ReadsMomentsWithHalvesOfTheDay) {
  const Table table = column_from({"06/08/2020 10:36:30 AM", "06/28/2020 1:05:00 PM"});
  EXPECT_EQ(table.columns[0].date_order, DateOrder::kMonthDayYear);
  // `date -u -d '2020-06-08 10:36:30' +%s` and of 2020-06-28 13:05.
  EXPECT_EQ(values_of(table.columns[0]), (Values{1591612590, 1593349500}));
  EXPECT_EQ(table.columns[0].evidence, "month first: 1 of 2 dates have a second number above 12");
}

TEST(InferType, ReadsMonthsByNameInTheLanguageOfTheWholeColumn) {
  const Column polish = column_from({"5 listopada 2019", "4 maja 2019"}).columns[0];
  EXPECT_EQ(values_of(polish), (Values{18205, 18020}));
  const Column croatian = column_from({"5. listopada 2019.", "4. svibnja 2019."}).columns[0];
  EXPECT_EQ(croatian.month_names, MonthNames::kCroatian);
  EXPECT_EQ(values_of(croatian), (Values{18174, 18020}));
  EXPECT_FALSE(croatian.is_ambiguous);
  EXPECT_EQ(type_of({"29 июня 2019 г.", "4 мая 2019 г."}), ColumnType::kDate);

  Table unclear = column_from({"5 lis 2019", "5 lis 2019"});
  EXPECT_TRUE(unclear.columns[0].is_ambiguous);
  EXPECT_EQ(unclear.issues.count(IssueCode::kAmbiguousDates), 1U);
  infer_type(unclear, 0, {.month_names = MonthNames::kCroatian});
  EXPECT_EQ(values_of(unclear.columns[0]), (Values{18174, 18174}));
  EXPECT_FALSE(unclear.columns[0].is_ambiguous);
}

TEST(InferType, ReadsTheMoreFrequentOrderWhereDatesProveBoth) {
  const Table table = column_from({"13.01.2019", "31.12.2019", "12.31.2019", "04.05.2019"});
  EXPECT_EQ(table.columns[0].type, ColumnType::kDate);
  EXPECT_EQ(table.columns[0].date_order, DateOrder::kDayMonthYear);
  EXPECT_TRUE(table.columns[0].is_ambiguous);
  EXPECT_EQ(values_of(table.columns[0]), (Values{17909, 18261, std::nullopt, 18020}));
  EXPECT_EQ(table.issues.count(IssueCode::kOddValue), 1U);
  ASSERT_EQ(table.issues.count(IssueCode::kAmbiguousDates), 1U);
  EXPECT_EQ(table.issues.kept()[0].message,
            "column `name`: some dates can only be day first and others only month first");
  EXPECT_EQ(table.columns[0].evidence,
            "day first: 2 of 4 dates can only be day first, 1 only month first");
}

TEST(InferType, ReportsDaysThatDoNotExist) {
  const Table table = column_from(many("13.01.2019", 20, {"31.02.2019", "00.01.2019"}));
  EXPECT_EQ(table.columns[0].type, ColumnType::kDate);
  EXPECT_EQ(table.issues.count(IssueCode::kOddValue), 2U);
}

TEST(InferType, LeavesTimesWithoutADayAsText) {
  EXPECT_EQ(type_of({"12:30", "01:15"}), ColumnType::kText);
  EXPECT_EQ(type_of({"01:02:03", "00:15:00"}), ColumnType::kText);
}

TEST(InferType, ReadsDaysOfASpreadsheetUnderANameThatSaysSo) {
  const Column moments = column_from({"43290.53487", "43291", ""}, "Start Date").columns[0];
  EXPECT_EQ(moments.type, ColumnType::kDateTime);
  EXPECT_EQ(moments.moment_coding, MomentCoding::kExcel1900);
  EXPECT_EQ(moments.zone, ZoneUse::kLocal);
  // Python 3: datetime(1899, 12, 30) + timedelta(days=43290.53487), to the nearest second.
  EXPECT_EQ(values_of(moments), (Values{1531140613, 1531180800, std::nullopt}));
  EXPECT_EQ(moments.evidence,
            "day numbers of a spreadsheet, 1 being 1900-01-01: all 2 numbers lie in 1990-2035 and "
            "the name speaks of a date or time");

  EXPECT_EQ(column_from({"43290,53487", "43291,25"}, "Datum").columns[0].type,
            ColumnType::kDateTime);
  const Column days = column_from({"43645", "43646"}, "data").columns[0];
  EXPECT_EQ(days.type, ColumnType::kDate);
  EXPECT_EQ(values_of(days), (Values{18076, 18077}));
}

TEST(InferType, ReadsTheDaysOfARealSurveyExport) {
  const std::string bytes = testing::shared_bytes("survey/surveymonkey/ospo-2018-results.csv");
  if (bytes.empty()) GTEST_SKIP() << "ospo-2018-results.csv is not there";
  const Table table = testing::table_of_bytes(bytes);
  const auto position = table.find_column("Start Date");
  ASSERT_TRUE(position);
  const Column& column = table.columns[*position];
  ASSERT_EQ(column.type, ColumnType::kDateTime);
  const auto code = column.text.dictionary.find("43290.53487");
  ASSERT_TRUE(code);
  EXPECT_EQ(column.values[*code], 1531140613);
}

TEST(InferType, LeavesNumbersThatMayBeSomethingElse) {
  const auto named = [](const std::vector<std::string>& cells, std::string_view name) {
    return column_from(cells, name).columns[0].type;
  };
  EXPECT_EQ(named({"43290.53487", "43291"}, "amount"), ColumnType::kDecimal);
  EXPECT_EQ(named({"43290", "43291"}, "Response time"), ColumnType::kInteger);
  EXPECT_EQ(named({"43290", "4"}, "date"), ColumnType::kInteger);
  EXPECT_EQ(named({"43290", "1561802400"}, "date"), ColumnType::kInteger);
}

TEST(InferType, ReadsUnixTimesUnderANameThatSaysSo) {
  for (const char* cell : {"1561802400", "1561802400123", "1561802400123456"}) {
    const Column column = column_from({cell, cell}, "event_timestamp").columns[0];
    EXPECT_EQ(column.type, ColumnType::kDateTime) << cell;
    EXPECT_EQ(column.zone, ZoneUse::kUtc) << cell;
    EXPECT_EQ(values_of(column), (Values{1561802400, 1561802400})) << cell;
  }
  EXPECT_EQ(type_of({"1561802400", "1561802401"}), ColumnType::kInteger);
}

TEST(InferType, TakesACodingAsTold) {
  Table table = column_from({"41828.53487", "0", "x"});
  infer_type(table, 0, {.moment_coding = MomentCoding::kExcel1904});
  EXPECT_EQ(table.columns[0].type, ColumnType::kDateTime);
  EXPECT_EQ(values_of(table.columns[0]), (Values{1531140613, -2082844800, std::nullopt}));
  infer_type(table, 0, {.type = ColumnType::kDate, .moment_coding = MomentCoding::kExcel1904});
  EXPECT_EQ(values_of(table.columns[0]), (Values{17721, -24107, std::nullopt}));

  Table days = column_from({"43645", "43646"});
  infer_type(days, 0, {.type = ColumnType::kDate});
  EXPECT_EQ(values_of(days.columns[0]), (Values{18076, 18077}));
}

TEST(InferType, SaysWhyAColumnIsWhatItIs) {
  const auto evidence = [](const std::vector<std::string>& cells) {
    return column_from(cells).columns[0].evidence;
  };
  EXPECT_EQ(evidence({"1", "2", "2"}), "whole numbers in 3 of 3 cells");
  EXPECT_EQ(evidence(many("1", 20, {"x", "-", ""})), "whole numbers in 20 of 21 cells");
  EXPECT_EQ(evidence({"1,5", "2,5", "3", "3"}), "a comma starts decimals in 2 of 4 numbers");
  EXPECT_EQ(evidence({"31.12.2019", "01.02.2019", "01.02.2019"}),
            "day first: 1 of 3 dates have a first number above 12");
  EXPECT_EQ(evidence({"01/02/2019", "01/03/2019"}),
            "month first: usual for the separator, nothing in the dates decides");
  EXPECT_EQ(evidence({"2019-01-02"}), "the year stands in front in 1 of 1 dates");
  EXPECT_EQ(evidence({"2 May 2019"}), "months are named in 1 of 1 dates");
  EXPECT_EQ(evidence({"tak", "nie"}), "words for yes and no in 2 of 2 cells");
  EXPECT_EQ(evidence({"007", "1"}), "kept as text: numbers with leading zeros are identifiers");
  EXPECT_EQ(evidence({"1234567890123456"}),
            "kept as text: numbers of more than 15 digits are identifiers");
  EXPECT_EQ(evidence({"+48600700800"}), "kept as text: long numbers written like phones");
  EXPECT_EQ(evidence({"'7"}), "kept as text: an apostrophe before digits marks them as text");
  EXPECT_EQ(evidence({"red", "blue", "green", "pink"}), "words");
  EXPECT_EQ(evidence({"a1", "b2", "c3", "d4"}), "too many cells are neither numbers nor dates");
  EXPECT_EQ(evidence({"", "-"}), "no cell has a value");
}

TEST(InferType, ReadsEightDigitsAsDatesOnlyWhenAllAreDaysOfOurTime) {
  EXPECT_EQ(type_of({"19970101", "19970131"}), ColumnType::kDate);
  EXPECT_EQ(type_of({"19970101", "19970132"}), ColumnType::kInteger);
  EXPECT_EQ(type_of({"18991231", "19970101"}), ColumnType::kInteger);
  EXPECT_EQ(type_of(many("19970101", 50, {"12345678"})), ColumnType::kInteger);
  EXPECT_EQ(column_from(many("19970101", 50, {"19970231"}), "date_of_birth").columns[0].type,
            ColumnType::kDate);
}

TEST(InferType, LeavesYearsAndSmallNumbersAsIntegers) {
  EXPECT_EQ(type_of({"1987", "2004"}), ColumnType::kInteger);
  EXPECT_EQ(type_of({"1", "2", "10"}), ColumnType::kInteger);
}

TEST(InferType, ReadsAnswersAsBooleans) {
  const Table table = column_from({"Tak", "nie", "", "NA", "tak"});
  const auto none = std::nullopt;
  EXPECT_EQ(table.columns[0].type, ColumnType::kBoolean);
  EXPECT_EQ(values_of(table.columns[0]), (Values{1, 0, none, none, 1}));
}

TEST(InferType, DoesNotTakeOtherColumnsForBooleans) {
  EXPECT_EQ(type_of({"f", "f", "m"}), ColumnType::kText);
  EXPECT_EQ(type_of({"F", "F"}), ColumnType::kText);
  EXPECT_EQ(type_of({"NO", "NO", "no"}), ColumnType::kText);
  EXPECT_EQ(type_of({"f", "n"}), ColumnType::kText);
  EXPECT_EQ(type_of(many("yes", 100, {"maybe"})), ColumnType::kText);
  EXPECT_EQ(type_of({"0", "1"}), ColumnType::kInteger);
}

TEST(InferType, TakesTickedOptionsForBooleans) {
  EXPECT_EQ(type_of({"Y", "", "Y"}), ColumnType::kBoolean);
  EXPECT_EQ(type_of({"Yes", "", ""}), ColumnType::kBoolean);
  EXPECT_EQ(type_of({"Checked", "Unchecked"}), ColumnType::kBoolean);
  EXPECT_EQ(type_of({"да", "Нет", "нет данных"}), ColumnType::kBoolean);
  EXPECT_EQ(type_of({"д", "н"}), ColumnType::kBoolean);
}

TEST(InferType, TakesATypeAsTold) {
  Table table = column_from({"007", "x", "12.5", "3.0"});
  infer_type(table, 0, {.type = ColumnType::kInteger});
  const auto none = std::nullopt;
  EXPECT_EQ(values_of(table.columns[0]), (Values{7, none, none, 3}));
  EXPECT_EQ(table.issues.count(IssueCode::kOddValue), 2U);

  infer_type(table, 0, {.type = ColumnType::kDecimal});
  EXPECT_EQ(values_of(table.columns[0]), (Values{70, none, 125, 30}));

  infer_type(table, 0, {.type = ColumnType::kText});
  EXPECT_EQ(table.columns[0].type, ColumnType::kText);
  EXPECT_TRUE(table.columns[0].values.empty());
}

TEST(InferType, TakesAnOrderAsTold) {
  Table table = column_from({"01/02/2024", "03/04/2024"});
  infer_type(table, 0, {.date_order = DateOrder::kDayMonthYear});
  EXPECT_EQ(values_of(table.columns[0]), (Values{19754, 19816}));
  EXPECT_FALSE(table.columns[0].is_ambiguous);

  infer_type(table, 0, {.type = ColumnType::kDateTime, .date_order = DateOrder::kDayMonthYear});
  EXPECT_EQ(values_of(table.columns[0]), (Values{1706745600, 1712102400}));
}

TEST(InferType, TakesADecimalMarkAsTold) {
  Table table = table_from("a;b\n1,234;x\n", kSemicolon);
  infer_type(table, 0, {.decimal_mark = DecimalMark::kComma});
  EXPECT_EQ(table.columns[0].type, ColumnType::kDecimal);
  EXPECT_EQ(table.columns[0].decimals, 3);
}

TEST(InferType, TakesBooleansAsTold) {
  Table table = column_from({"yes", "perhaps"});
  infer_type(table, 0, {.type = ColumnType::kBoolean});
  EXPECT_EQ(values_of(table.columns[0]), (Values{1, std::nullopt}));

  Table digits = column_from({"1", "0", "2"});
  infer_type(digits, 0, {.type = ColumnType::kBoolean});
  EXPECT_EQ(values_of(digits.columns[0]), (Values{1, 0, std::nullopt}));
}

TEST(ValueRange, IsThatOfTheRowsWithAValue) {
  const Table table = table_from("a;b;c\n3,5;x;\n-1,5;y;n/a\n;z;-\n", kSemicolon);
  EXPECT_EQ(value_range(table.columns[0]), (std::pair<std::int64_t, std::int64_t>{-15, 35}));
  EXPECT_EQ(value_range(table.columns[1]), std::nullopt);
  EXPECT_EQ(value_range(table.columns[2]), std::nullopt);
}

TEST(InferType, DoesNotDependOnTheOrderOfRows) {
  const std::vector<std::vector<std::string>> columns = {
      many("1,5", 30, {"2", "abc", "1.000"}),
      {"$5.00", "€7.00", "5", "1.25e-7", "(3)"},
      {"13.01.2019", "12.31.2019", "04.05.2019", "2019-05-04", "3 lis 2019"},
      many("2019-06-29T10:00:00Z", 30, {"2019-06-29", "29.06.2019 24:00"}),
      many("15%", 40, {"3", "0.30000000000000004%", "99999999999999999%"}),
      {"tak", "NIE", "brak", ""}};
  for (const std::vector<std::string>& cells : columns) {
    const std::vector<std::string> turned(cells.rbegin(), cells.rend());
    const Table one = column_from(cells);
    const Table other = column_from(turned);
    EXPECT_EQ(one.columns[0].type, other.columns[0].type);
    EXPECT_EQ(one.columns[0].decimals, other.columns[0].decimals);
    EXPECT_EQ(one.columns[0].currency, other.columns[0].currency);
    EXPECT_EQ(one.columns[0].zone, other.columns[0].zone);
    EXPECT_EQ(one.columns[0].evidence, other.columns[0].evidence);
    EXPECT_EQ(one.issues.total(), other.issues.total());
    if (one.columns[0].type == ColumnType::kText) continue;
    Values reversed = values_of(other.columns[0]);
    std::reverse(reversed.begin(), reversed.end());
    EXPECT_EQ(values_of(one.columns[0]), reversed);
  }
}

TEST(InferType, KeepsEveryCellAsItWas) {
  const std::vector<std::string> cells = {" 1 234,50 zł ", "'-5", "n/a", "99999999999999999999",
                                          "(7,00)",        "1,5", "x"};
  const Table table = column_from(cells);
  for (std::size_t row = 0; row < cells.size(); ++row) {
    EXPECT_EQ(table.columns[0].text.at(row), cells[row]);
  }
}

}  // namespace
}  // namespace sonder
