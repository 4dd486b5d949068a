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

TEST(NameColumns, SaysThatTheHeaderIsNarrowerThanItsRows) {
  const Table table = named("id,name\n1,Anna,Split,x\n1,Jan,Zadar,y\n2,Ewa,Pula,z\n");
  EXPECT_EQ(names_of(table), (Names{"id", "name", "column 3", "column 4"}));
  const Issue expected{
      .code = IssueCode::kShortRow,
      .row = 1,
      .message = "row 1, the header, has 2 cells and the rows have 4: 2 columns have no name"};
  ASSERT_EQ(table.issues.count(IssueCode::kShortRow), 1U);
  EXPECT_EQ(table.issues.kept().front(), expected);
  EXPECT_EQ(table.issues.count(IssueCode::kUnnamedColumn), 2U);
}

/// As `write.csv` of R writes a data frame with row names but for `col.names = NA`; read.table of
/// R 4.2 gives the columns these names.
TEST(NameColumns, PutsTheNamesOfRWhereReadTableDoes) {
  const Table table =
      named("\"mpg\",\"cyl\"\n\"Mazda\",21,6\n\"Datsun\",22.8,4\n\"Hornet\",21.4,6\n");
  EXPECT_EQ(names_of(table), (Names{"column 1", "mpg", "cyl"}));
  EXPECT_EQ(table.columns[0].text.at(2), "Hornet");
  EXPECT_NE(table.header_evidence.find("as R writes them"), std::string::npos);
  EXPECT_EQ(table.issues.kept().front().message,
            "row 1, the header, has 2 cells and the rows have 3: its names begin above the second "
            "column");
}

TEST(NameColumns, LeavesNamesInPlaceWhereRowsHaveNoNamesOfTheirOwn) {
  const Names in_place = {"a", "b", "column 3"};
  EXPECT_EQ(names_of(named("a,b\n1,2,3\n1,3,4\n2,4,5\n")), in_place);
  EXPECT_EQ(names_of(named("a,b\n1,2,3\n2,3,4\n3,4,5\n4,1,1\n5\n")), in_place);
  EXPECT_EQ(names_of(named("a,b\n1,2,3\n,3,4\n2,4,5\n")), in_place);
}

TEST(NameColumns, IsToldWhetherRowsHaveNames) {
  constexpr std::string_view kEither = "a,b\n1,2,3\n2,3,4\n3,4,5\n";
  const auto told = [&](bool has_row_names) {
    return names_of(name_columns(raw_table_from(kEither), {.has_row_names = has_row_names}));
  };
  EXPECT_EQ(told(true), (Names{"column 1", "a", "b"}));
  EXPECT_EQ(told(false), (Names{"a", "b", "column 3"}));
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

TEST(NameColumns, ReadsTagsTextsAndImportIds) {
  const Table table = named(
      "StartDate,Q1,Q2_1,Q2_2\n"
      "Start Date,How likely are you to recommend us?,Which?,Which?\n"
      "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\","
      "\"{\"\"ImportId\"\":\"\"QID2_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_2\"\"}\"\n"
      "2024-01-05,9,1,\n2024-01-06,7,,1\n");
  EXPECT_EQ(names_of(table), (Names{"Start Date", "How likely are you to recommend us?",
                                    "Which? (Q2_1)", "Which? (Q2_2)"}));
  EXPECT_EQ(table.columns[2].header, (Names{"Q2_1", "Which?", "{\"ImportId\":\"QID2_1\"}"}));
  EXPECT_EQ(table.header.size(), 3U);
  EXPECT_EQ(table.header_evidence, "row 3 has ImportId in 4 of 4 filled cells");
  EXPECT_EQ(table.row_count, 2U);
  EXPECT_EQ(table.file_row(0), 4U);
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(NameColumns, ReadsTheTwoRowsOfTheOldestQualtrics) {
  const Table table = named("V1,V2,Q1,\nResponseID,ResponseSet,Why?,\nR_1,Default,x,\n");
  EXPECT_EQ(names_of(table), (Names{"ResponseID", "ResponseSet", "Why?"}));
  EXPECT_EQ(table.columns[0].header, (Names{"V1", "ResponseID"}));
  EXPECT_EQ(table.file_row(0), 3U);
}

TEST(NameColumns, JoinsQuestionsAndOptions) {
  const Table table = named(
      "Respondent ID,Which do you own?,,,Why?\n"
      ",Cat,Dog,Other (please specify),Open-Ended Response\n"
      "1,Cat,,,for fun\n2,,Dog,fish,\n3,,,,\n");
  EXPECT_EQ(names_of(table),
            (Names{"Respondent ID", "Which do you own? - Cat", "Which do you own? - Dog",
                   "Which do you own? - Other (please specify)", "Why?"}));
  EXPECT_EQ(table.columns[2].header, (Names{"Which do you own?", "Dog"}));
  EXPECT_EQ(table.header[0].cells[2], "");  // as written
  EXPECT_EQ(table.row_count, 3U);
}

TEST(NameColumns, JoinsQuestionsThatAreRepeatedAndNumberedResponses) {
  const Table table =
      named("RespondentID,Which?,Which?,Why?\nRespondentID,Cat,Dog,Response2\n1,Cat,,for fun\n");
  EXPECT_EQ(names_of(table), (Names{"RespondentID", "Which? - Cat", "Which? - Dog", "Why?"}));
}

TEST(NameColumns, LeavesCodesInFrontOutOfTheNames) {
  const Table table = named(
      ",q1,,q2\nRespondent ID,Which?,,Why?\n,Cat,Dog,Open-Ended Response\n"
      "1,Cat,,for fun\n2,,Dog,\n");
  EXPECT_EQ(names_of(table), (Names{"Respondent ID", "Which? - Cat", "Which? - Dog", "Why?"}));
  EXPECT_EQ(table.columns[2].header, (Names{"q1", "Which?", "Dog"}));
  EXPECT_EQ(table.file_row(0), 4U);
}

TEST(NameColumns, DoesNotTakeAnAnswerForARowOfOptions) {
  const Table table =
      named("RespondentID,Which?,Why?\n1,Other (please specify),Response\n2,Cat,Response\n");
  EXPECT_EQ(table.header.size(), 1U);
  EXPECT_EQ(table.row_count, 2U);
}

TEST(NameColumns, SkipsARowOfHashtags) {
  const Table table = named("start,Kind?,_id\n,#kind,\n2024-01-05,a,1\n2024-01-06,b,2\n");
  EXPECT_EQ(names_of(table), (Names{"start", "Kind?", "_id"}));
  EXPECT_EQ(table.columns[1].header, (Names{"Kind?", "#kind"}));
  EXPECT_EQ(table.row_count, 2U);
  // Order numbers and answers that begin so are no tags.
  EXPECT_EQ(named("order,total\n#1001,2\n").header.size(), 1U);
  EXPECT_EQ(named("hashtag,n\n#love,\n#life,\n").header.size(), 1U);
}

TEST(NameColumns, JoinsGroupsAndTheirColumns) {
  const Table table =
      named("Shop,2023 sales,,Note\n,Units,Value,\nSplit,3,4.50,x\nZadar,2,1.25,\n");
  EXPECT_EQ(names_of(table), (Names{"Shop", "2023 sales - Units", "2023 sales - Value", "Note"}));
  EXPECT_EQ(table.header.size(), 2U);
  // A row of data below an unnamed column is no second header row.
  EXPECT_EQ(named("name,,age\nEwa,x,3\nOla,y,4\n").header.size(), 1U);
}

TEST(NameColumns, TakesTheHeaderRowsItIsTold) {
  const std::string_view text = "a,b\nc,d\n1,2\n3,4\n5,6\n";
  const auto with = [&](std::size_t rows) {
    return name_columns(raw_table_from(text), {.header_rows = rows});
  };
  EXPECT_EQ(names_of(with(0)), (Names{"column 1", "column 2"}));
  EXPECT_EQ(with(0).row_count, 5U);
  EXPECT_EQ(with(1).row_count, 4U);
  EXPECT_EQ(names_of(with(2)), (Names{"a - c", "b - d"}));
  EXPECT_EQ(with(2).file_row(0), 3U);
  EXPECT_EQ(with(4).row_count, 1U);
  EXPECT_EQ(with(4).file_row(0), 5U);
  EXPECT_EQ(with(9).header.size(), 4U);
}

TEST(NameColumns, NumbersRowsBehindBlankOnesInTheHeader) {
  const Table table = named("\nRespondent ID,Why?,\n\n,x,Response\n\n1,2,3\n\n4,5,6\n7,8,9\n");
  ASSERT_EQ(table.header.size(), 2U);
  EXPECT_EQ(table.header[1].row, 4U);
  EXPECT_EQ(table.file_row(0), 6U);
  EXPECT_EQ(table.file_row(1), 8U);
  EXPECT_EQ(table.file_row(2), 9U);
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
