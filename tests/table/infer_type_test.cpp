#include <gtest/gtest.h>

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
  const Table table = column_from({"1", "NA", "n/a", "null", "-", "?", "NaN", "2"});
  const auto none = std::nullopt;
  EXPECT_EQ(table.columns[0].type, ColumnType::kInteger);
  EXPECT_EQ(values_of(table.columns[0]), (Values{1, none, none, none, none, none, none, 2}));
  EXPECT_EQ(table.columns[0].filled_count, 8U);
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

TEST(InferType, ReadsEightDigitsAsDatesOnlyWhenAllAreDaysOfOurTime) {
  EXPECT_EQ(type_of({"19970101", "19970131"}), ColumnType::kDate);
  EXPECT_EQ(type_of({"19970101", "19970132"}), ColumnType::kInteger);
  EXPECT_EQ(type_of({"18991231", "19970101"}), ColumnType::kInteger);
  EXPECT_EQ(type_of(many("19970101", 50, {"12345678"})), ColumnType::kInteger);
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
  EXPECT_EQ(type_of(many("yes", 100, {"maybe"})), ColumnType::kText);
  EXPECT_EQ(type_of({"0", "1"}), ColumnType::kInteger);
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
}

TEST(InferType, DoesNotDependOnTheOrderOfRows) {
  const std::vector<std::string> cells = many("1,5", 30, {"2", "abc", "1.000"});
  std::vector<std::string> turned(cells.rbegin(), cells.rend());
  const Column one = column_from(cells).columns[0];
  const Column other = column_from(turned).columns[0];
  ASSERT_EQ(one.type, ColumnType::kDecimal);
  ASSERT_EQ(other.type, ColumnType::kDecimal);
  EXPECT_EQ(one.decimals, other.decimals);
  Values reversed = values_of(other);
  std::reverse(reversed.begin(), reversed.end());
  EXPECT_EQ(values_of(one), reversed);
}

}  // namespace
}  // namespace sonder
