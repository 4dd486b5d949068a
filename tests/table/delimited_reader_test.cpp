#include "table/delimited_reader.h"

#include <gtest/gtest.h>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::Cells;
using testing::cells_of;
using testing::file_rows_of;
using testing::first_record;
using testing::raw_table_from;
using testing::read_in_pieces;

constexpr Dialect kSemicolon = {';', '"'};
constexpr Dialect kTab = {'\t', '"'};
constexpr Dialect kUnquotedTab = {.delimiter = '\t', .quote = '\0'};
constexpr Dialect kBlanks = {' ', '"'};

using Names = std::vector<std::string>;

std::vector<std::uint64_t> rows_of(const RawTable& table, IssueCode code) {
  std::vector<std::uint64_t> rows;
  for (const Issue& issue : table.issues.kept()) {
    if (issue.code == code) rows.push_back(issue.row);
  }
  return rows;
}

TEST(ReadDelimited, ReadsRowsOfEqualWidth) {
  const RawTable table = raw_table_from("a,b\n1,2\n3,4\n");
  EXPECT_EQ(first_record(table), (Names{"a", "b"}));
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2"}, {"3", "4"}}));
  EXPECT_EQ(table.issues.total(), 0U);
  EXPECT_EQ(table.byte_count, 12U);
}

TEST(ReadDelimited, NeedsNoFinalLineEnd) {
  EXPECT_EQ(cells_of(raw_table_from("a,b\n1,2")), (Cells{{"1", "2"}}));
  EXPECT_EQ(cells_of(raw_table_from("a,b\n1,")), (Cells{{"1", ""}}));
}

TEST(ReadDelimited, EndsRecordsAtEveryKindOfLineEnd) {
  const Cells expected = {{"1", "2"}, {"3", "4"}};
  EXPECT_EQ(cells_of(raw_table_from("a,b\n1,2\n3,4\n")), expected);
  EXPECT_EQ(cells_of(raw_table_from("a,b\r\n1,2\r\n3,4\r\n")), expected);
  EXPECT_EQ(cells_of(raw_table_from("a,b\r1,2\r3,4\r")), expected);
}

LineEnds counted(LineEnds::Count lf, LineEnds::Count crlf, LineEnds::Count cr) {
  return {{lf, crlf, cr}};
}

TEST(ReadDelimited, NamesTheLineEndOfTheFile) {
  const auto name_of = [](std::string_view text) {
    return std::string(to_string(raw_table_from(text).line_ends));
  };
  EXPECT_EQ(name_of("a,b\n1,2\n"), "lf");
  EXPECT_EQ(name_of("a,b\r\n1,\"x\ny\"\r\n"), "crlf");
  EXPECT_EQ(name_of("a,b\r1,2\r"), "cr");
  EXPECT_EQ(name_of("a,b\n1,2\r\n"), "mixed");
  EXPECT_EQ(name_of("a,b"), "none");
}

TEST(ReadDelimited, SaysHowManyRowsEndOtherwiseThanMost) {
  for (const std::uint32_t repair_width : {0U, 2U}) {
    const RawTable table =
        raw_table_from("a,b\n1,2\r\n\n3,4\r5,6\n7,8\r9,0\n", {.repair_width = repair_width});
    EXPECT_EQ(cells_of(table), (Cells{{"1", "2"}, {"3", "4"}, {"5", "6"}, {"7", "8"}, {"9", "0"}}));
    EXPECT_EQ(table.line_ends, counted({4, 1}, {1, 2}, {2, 4}));
    EXPECT_EQ(table.issues.count(IssueCode::kMixedLineEnds), 3U);
    EXPECT_EQ(rows_of(table, IssueCode::kMixedLineEnds), (std::vector<std::uint64_t>{2, 4}));
    EXPECT_EQ(table.issues.kept().back().message,
              "2 rows end with CR alone, the first is row 4, but 4 rows end with LF");
  }
}

TEST(ReadDelimited, CountsTheSameLineEndsHoweverItIsCut) {
  constexpr std::string_view kText = "a,b\r\n1,2\r3,\"x\r\ny\"\n5,6\r\n7,8\r";
  for (std::size_t piece = 1; piece <= kText.size(); ++piece) {
    const RawTable table = read_in_pieces(kText, piece).value();
    EXPECT_EQ(table.line_ends, counted({1, 3}, {2, 1}, {2, 2})) << piece;
  }
}

TEST(ReadDelimited, KeepsALineBreakInsideQuotes) {
  const RawTable table = raw_table_from("a,b\r\n\"x\ny\",\"1\r2\r\n3\"\r\n");
  EXPECT_EQ(cells_of(table), (Cells{{"x\ny", "1\r2\r\n3"}}));
}

TEST(ReadDelimited, KeepsDelimitersAndDoubledQuotesInsideQuotes) {
  const RawTable table = raw_table_from("a,b\n\"x,y\",\"he said \"\"hi\"\"\"\n\"\"\"\",\"\"\n");
  EXPECT_EQ(cells_of(table), (Cells{{"x,y", "he said \"hi\""}, {"\"", ""}}));
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(ReadDelimited, OpensAQuotedCellBehindBlanksAndDropsBlanksAfterIt) {
  const RawTable table = raw_table_from("a,b\n1, \"x, y\" \n \"2\"\t,3\n");
  EXPECT_EQ(cells_of(table), (Cells{{"1", "x, y"}, {"2", "3"}}));
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(ReadDelimited, KeepsBlanksAroundCellsWithoutQuotes) {
  EXPECT_EQ(cells_of(raw_table_from("a, b\n 1 , 2\n")), (Cells{{" 1 ", " 2"}}));
}

TEST(ReadDelimited, KeepsQuotesInTheMiddleOfACell) {
  const RawTable table = raw_table_from("a,b\n5\" pipe,it's\n");
  EXPECT_EQ(cells_of(table), (Cells{{"5\" pipe", "it's"}}));
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(ReadDelimited, KeepsTextBehindAClosingQuoteAndReportsIt) {
  const RawTable table = raw_table_from("a,b\n\"x\"y \"z\",2\n\"p\"  q,3\n");
  EXPECT_EQ(cells_of(table), (Cells{{"xy \"z\"", "2"}, {"p  q", "3"}}));
  EXPECT_EQ(rows_of(table, IssueCode::kStrayQuote), (std::vector<std::uint64_t>{2, 3}));
}

TEST(ReadDelimited, NamesTheRowWhereAnUnclosedQuoteWasOpened) {
  const RawTable table = raw_table_from("a,b\n1,2\n3,\"open\n4,5\n");
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2"}, {"3", "open\n4,5\n"}}));
  EXPECT_EQ(rows_of(table, IssueCode::kUnclosedQuote), (std::vector<std::uint64_t>{3}));
}

TEST(ReadDelimited, ReadsQuotesAsTextWhenTheDialectHasNone) {
  const RawTable table = raw_table_from("a\tb\n\"x\ty\"\n\"open\t2\n", kUnquotedTab);
  EXPECT_EQ(cells_of(table), (Cells{{"\"x", "y\""}, {"\"open", "2"}}));
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(ReadDelimited, FillsShortRowsAndReportsThem) {
  const RawTable table = raw_table_from("a,b,c\n1,2,3\n4\n5,6\n");
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2", "3"}, {"4", "", ""}, {"5", "6", ""}}));
  EXPECT_EQ(rows_of(table, IssueCode::kShortRow), (std::vector<std::uint64_t>{3, 4}));
}

TEST(ReadDelimited, KeepsTheSurplusOfLongRows) {
  const RawTable table = raw_table_from("a,b\n1,2,3,\n4,5\n");
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2"}, {"4", "5"}}));
  ASSERT_EQ(table.surplus.size(), 1U);
  EXPECT_EQ(table.surplus[0].row, 2U);
  EXPECT_EQ(table.surplus[0].cells, (Names{"3", ""}));
  EXPECT_EQ(rows_of(table, IssueCode::kLongRow), (std::vector<std::uint64_t>{2}));
}

TEST(ReadDelimited, TakesATrailingDelimiterForNoIssueOnEitherSide) {
  EXPECT_EQ(raw_table_from("a,b\n1,2,\n3,4,\n").issues.total(), 0U);
  EXPECT_EQ(raw_table_from("a,b,\n1,2\n3,4\n").issues.total(), 0U);
}

TEST(ReadDelimited, SkipsAndCountsBlankRowsAndStillNumbersTheOthers) {
  const RawTable table = raw_table_from("\n \na,b\n1,2\n\n   \n3,4\n\n");
  EXPECT_EQ(first_record(table), (Names{"a", "b"}));
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2"}, {"3", "4"}}));
  EXPECT_EQ(rows_of(table, IssueCode::kBlankRow), (std::vector<std::uint64_t>{1, 2, 5, 6, 8}));
  EXPECT_EQ(file_rows_of(table), (std::vector<std::uint64_t>{4, 7}));
}

TEST(ReadDelimited, SkipsRowsOfEmptyCellsAtTheEndOnly) {
  const RawTable table = raw_table_from("a,b,c\n1,2,3\n,,\n4,5,6\n,,\n,\n\n, ,\n");
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2", "3"}, {"", "", ""}, {"4", "5", "6"}}));
  EXPECT_EQ(table.issues.count(IssueCode::kBlankRow), 4U);
  EXPECT_EQ(table.issues.total(), 4U);
}

TEST(ReadDelimited, KeepsEmptyRowsBeforeARowThatHasASurplusOnly) {
  const RawTable table = raw_table_from("a,b\n1,2\n,,x\n,\n");
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2"}, {"", ""}}));
  EXPECT_EQ(table.surplus.size(), 1U);
}

TEST(ReadDelimited, KeepsEmptyCellsOfASingleColumnUnlessTheyEndTheFile) {
  const RawTable table = raw_table_from("name\nAnna\n\nBartek\n\n \n");
  EXPECT_EQ(cells_of(table), (Cells{{"Anna"}, {""}, {"Bartek"}}));
  EXPECT_EQ(table.issues.count(IssueCode::kBlankRow), 2U);
}

TEST(ReadDelimited, TakesRunsOfBlanksAsOneDelimiter) {
  const RawTable table = raw_table_from(" a  b \tc\r\n  1 2   3  \r\n\r\n 4  \"5 6\" 7", kBlanks);
  EXPECT_EQ(first_record(table), (Names{"a", "b", "c"}));
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2", "3"}, {"4", "5 6", "7"}}));
  EXPECT_EQ(rows_of(table, IssueCode::kBlankRow), (std::vector<std::uint64_t>{3}));
}

TEST(ReadDelimited, TakesTheByteOrderMarkOff) {
  const RawTable table = raw_table_from("\xEF\xBB\xBF\"a\",b\n1,2\n");
  EXPECT_EQ(first_record(table), (Names{"a", "b"}));
  EXPECT_TRUE(table.had_byte_order_mark);
  EXPECT_EQ(table.byte_count, 13U);
}

TEST(ReadDelimited, SkipsALineThatAnnouncesTheDelimiter) {
  const RawTable table = raw_table_from("\xEF\xBB\xBFsep=;\r\na;b\r\n1;2\r\n", kSemicolon);
  EXPECT_EQ(first_record(table), (Names{"a", "b"}));
  EXPECT_EQ(file_rows_of(table), (std::vector<std::uint64_t>{2}));
}

TEST(ReadDelimited, ReadsASeparatorLikeTextThatIsNoAnnouncement) {
  EXPECT_EQ(first_record(raw_table_from("sep=total,b\n1,2\n")), (Names{"sep=total", "b"}));
  EXPECT_EQ(first_record(raw_table_from("sep=", kTab)), (Names{"sep="}));
}

TEST(ReadDelimited, ReadsAHeaderAlone) {
  const RawTable table = raw_table_from("a,b\n");
  EXPECT_EQ(first_record(table), (Names{"a", "b"}));
  EXPECT_TRUE(cells_of(table).empty());
}

TEST(ReadDelimited, KeepsNulBytesAndBytesThatAreNotUtf8) {
  const RawTable table = raw_table_from(std::string_view("a,b\n1\0,z\xB3oty\n2,z\xB3oty\n", 20));
  EXPECT_EQ(cells_of(table)[0], (Names{std::string("1\0", 2), "z\xB3oty"}));
}

TEST(ReadDelimited, RefusesFilesWithoutText) {
  for (const char* text : {"", "\n", " \r\n\t\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n"}) {
    const auto table = read_in_pieces(text, 1);
    ASSERT_FALSE(table) << text;
    EXPECT_EQ(table.error().code, ErrorCode::kEmptyFile);
  }
}

TEST(ReadDelimited, RefusesARowThatIsTooLongBeforeItEnds) {
  const ReaderLimits limits = {.row_bytes = 100};
  DelimitedReader reader({}, limits);
  ASSERT_TRUE(reader.push("a,b\n1,2\n"));
  const Status status = reader.push(std::string(101, 'x'));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(status.error().message, "row 3 is longer than 100 bytes, the limit of one row");
}

TEST(ReadDelimited, RefusesALineOf200MegabytesAfterTheFirstSixteen) {
  DelimitedReader reader(Dialect{});
  const std::string piece(std::size_t{1} << 20, 'x');
  std::size_t pieces = 0;
  while (pieces < 200 && reader.push(piece)) ++pieces;
  EXPECT_EQ(pieces, 16U);
}

TEST(ReadDelimited, TakesARowOfExactlyTheLimit) {
  const ReaderLimits limits = {.row_bytes = 3};
  EXPECT_TRUE(read_in_pieces("a,b\r\n1,2\r\n", 1, {}, limits));
  EXPECT_FALSE(read_in_pieces("a,b\r\n1,22\r\n", 1, {}, limits));
}

TEST(ReadDelimited, RefusesTooManyColumns) {
  const auto table = raw_table_from(std::string(9, ',') + "a");
  EXPECT_EQ(first_record(table).size(), 10U);
  const auto refused = read_in_pieces(std::string(100'000, ','), 4'096);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(refused.error().message, "row 1 has more than 16384 cells, the limit");
}

TEST(ReadDelimited, RefusesTooManyRows) {
  const auto refused = read_in_pieces("a\n1\n2\n3\n", 2, {}, {.rows = 2});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(refused.error().message, "row 4 is beyond the limit of 2 rows");
}

TEST(ReadDelimited, CountsWhatItHasReadSoFar) {
  DelimitedReader reader(Dialect{});
  ASSERT_TRUE(reader.push("name,city\n1,2\n3,"));
  EXPECT_EQ(reader.bytes_read(), 16U);
  EXPECT_EQ(reader.rows_read(), 1U);
}

/// Everything a reading tells, as one text.
std::string describe(const RawTable& table) {
  std::string text =
      std::to_string(cells_of(table).size()) + '|' + std::to_string(table.byte_count);
  for (const std::string& name : first_record(table)) text += '[' + name + ']';
  for (const auto& row : cells_of(table)) {
    for (const std::string& cell : row) text += '<' + cell + '>';
  }
  for (const SurplusCells& surplus : table.surplus) {
    text += '+' + std::to_string(surplus.row);
    for (const std::string& cell : surplus.cells) text += '{' + cell + '}';
  }
  for (const Issue& issue : table.issues.kept()) text += '!' + issue.message;
  return text;
}

TEST(ReadDelimited, ReadsTheSameWhereverThePiecesAreCut) {
  const std::string text =
      "\xEF\xBB\xBFsep=;\r\n\r\nname; \"q;1\";\"a\"\"b\"\r\n"
      "Łukasz;\"line\r\nbreak\";  \"x\" \r\n"
      "\"stray\" text;1;2;3\r;;\r\nŽeljko;\"\"\"\";\n;;\n\"open;\r\n Ёлка";
  for (const Dialect dialect : {kSemicolon, Dialect{';', '\0'}, Dialect{}, kTab, kBlanks}) {
    const std::string whole = describe(raw_table_from(text, dialect));
    for (std::size_t size = 1; size < text.size(); ++size) {
      ASSERT_EQ(describe(read_in_pieces(text, size, dialect).value()), whole) << size;
    }
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      DelimitedReader reader(dialect);
      ASSERT_TRUE(reader.push(std::string_view(text).substr(0, cut)));
      ASSERT_TRUE(reader.push(std::string_view(text).substr(cut)));
      ASSERT_EQ(describe(reader.finish().value()), whole) << cut;
    }
  }
}

TEST(DamageShare, IsZeroForAFileThatFits) {
  EXPECT_EQ(damage_share(raw_table_from("a,b\n1,2\n")), 0);
}

TEST(DamageShare, CountsRaggedRowsAndMisplacedQuotesAmongAllRows) {
  EXPECT_DOUBLE_EQ(damage_share(raw_table_from("a,b\n1,2\n3\n4,5,6\n")), 0.5);
  EXPECT_DOUBLE_EQ(damage_share(raw_table_from("a,b\n\"x\"y,2\n1,2\n3,4\n")), 0.25);
}

TEST(DamageShare, HoldsCellsBetweenQuotesAgainstAReadingWithoutQuotes) {
  const std::string text = "a\tb\n\"x\"\t1\n2\t3\n4\t5\n";
  EXPECT_EQ(damage_share(raw_table_from(text, kTab)), 0);
  EXPECT_DOUBLE_EQ(damage_share(raw_table_from(text, kUnquotedTab)), 0.25);
}

TEST(DamageShare, PrefersRaggedRowsToASingleColumnThatCutsNone) {
  const std::string_view text = "a,b,c\n1,2\n1,2,3,4\n1,2,3\n";
  EXPECT_LT(damage_share(raw_table_from(text)), damage_share(raw_table_from(text, kSemicolon)));
}

TEST(DamageShare, PrefersASingleColumnOfProseToCuttingItAtCommas) {
  const std::string_view text = "note\nfirst, then\nred, green, blue\nnothing\n";
  EXPECT_GT(damage_share(raw_table_from(text)), damage_share(raw_table_from(text, kSemicolon)));
}

TEST(DamageShare, PrefersSeveralColumnsThatAgreeToASingleOne) {
  const std::string text = "a;b\n1;2\n3;4\n";
  EXPECT_LT(damage_share(raw_table_from(text, kSemicolon)), damage_share(raw_table_from(text)));
}

}  // namespace
}  // namespace sonder
