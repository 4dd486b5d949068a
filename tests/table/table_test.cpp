#include "table/table.h"

#include <gtest/gtest.h>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::raw_table_from;

Table named(std::string_view text) { return name_columns(raw_table_from(text)); }

std::vector<std::string> names_of(const Table& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  return names;
}

using Names = std::vector<std::string>;

TEST(NameColumns, TakesTrimmedNamesFromTheFirstRecord) {
  const Table table = named("id , \u00A0imię\n1,Anna\n");
  EXPECT_TRUE(table.has_header);
  EXPECT_EQ(names_of(table), (Names{"id", "imię"}));
  EXPECT_EQ(table.row_count, 1U);
  EXPECT_EQ(table.file_row(0), 2U);
}

TEST(NameColumns, SeesThatAFirstRecordOfNumbersIsData) {
  const Table table = named("1,19970101,29.33\n2,19970118,29.73\n");
  EXPECT_FALSE(table.has_header);
  EXPECT_EQ(names_of(table), (Names{"column 1", "column 2", "column 3"}));
  EXPECT_EQ(table.row_count, 2U);
  EXPECT_EQ(table.columns[2].text.at(0), "29.33");
  EXPECT_EQ(table.columns[2].text.at(1), "29.73");
  EXPECT_EQ(table.file_row(0), 1U);
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(NameColumns, SeesThatAFirstRecordOfTheTypesBelowIsData) {
  EXPECT_FALSE(named("Anna,34,2024-01-05\nJan,41,2024-02-01\n").has_header);
  EXPECT_TRUE(named("name,age,joined\nJan,41,2024-02-01\n").has_header);
  EXPECT_TRUE(named("name,2024\nJan,41\nEwa,\n,\nOla,x\nAla,y\n").has_header);
}

TEST(NameColumns, TakesTextAboveTextForAHeader) {
  EXPECT_TRUE(named("name,city\nJan,Split\n").has_header);
}

TEST(NameColumns, JudgesARecordThatStandsAlone) {
  EXPECT_TRUE(named("id,name\n").has_header);
  EXPECT_EQ(named("id,name\n").row_count, 0U);
  EXPECT_FALSE(named("1,Anna\n").has_header);
  EXPECT_EQ(named("1,Anna\n").row_count, 1U);
}

TEST(NameColumns, NumbersRowsOfAHeaderlessFileWithBlankRows) {
  const Table table = named("\n1,2\n\n3,4\n");
  ASSERT_FALSE(table.has_header);
  EXPECT_EQ(table.file_row(0), 2U);
  EXPECT_EQ(table.file_row(1), 4U);
}

TEST(NameColumns, NamesUnnamedColumnsAndReportsThem) {
  const Table table = named(",a,\n1,2,3\n");
  EXPECT_EQ(names_of(table), (Names{"column 1", "a", "column 3"}));
  EXPECT_EQ(table.issues.count(IssueCode::kUnnamedColumn), 2U);
}

TEST(NameColumns, DropsATrailingDelimiterButNoEmptyColumnBeforeIt) {
  const Table table = named("a,,b,\n1,,2,\n3,,4,\n");
  EXPECT_EQ(names_of(table), (Names{"a", "column 2", "b"}));
}

TEST(NameColumns, KeepsRepeatedNamesAndReportsThem) {
  const Table table = named("Other,x,Other\n1,2,3\n");
  EXPECT_EQ(names_of(table), (Names{"Other", "x", "Other"}));
  ASSERT_EQ(table.issues.kept().size(), 1U);
  EXPECT_EQ(table.issues.kept()[0],
            (Issue{.code = IssueCode::kRepeatedName,
                   .column = 2,
                   .message = "column 3 has the name of an earlier one: `Other`"}));
}

TEST(NameColumns, ShowsNamesThatAreNotUtf8AsReplacements) {
  EXPECT_EQ(names_of(named("z\xB3oty,b\n1,2\n")), (Names{"z\uFFFDoty", "b"}));
}

TEST(FindColumn, FindsTheFirstOfThatName) {
  const Table table = named("a,b,b\n1,2,3\n");
  EXPECT_EQ(table.find_column("b"), 1U);
  EXPECT_EQ(table.find_column("B"), std::nullopt);
}

TEST(ColumnTypeNames, AreStable) {
  EXPECT_EQ(to_string(ColumnType::kText), "text");
  EXPECT_EQ(to_string(ColumnType::kInteger), "integer");
  EXPECT_EQ(to_string(ColumnType::kDecimal), "decimal");
  EXPECT_EQ(to_string(ColumnType::kDate), "date");
  EXPECT_EQ(to_string(ColumnType::kDateTime), "datetime");
  EXPECT_EQ(to_string(ColumnType::kBoolean), "boolean");
}

}  // namespace
}  // namespace sonder
