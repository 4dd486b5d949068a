#include <gtest/gtest.h>

#include "support/ledger.h"
#include "support/tables.h"

// The CSV cases of public suites in our own words: RFC 4180 section 2, csv-spectrum, the W3C's
// "CSV on the Web" dialect tests, and the case lists of PapaParse's and DuckDB's own tests. Each is
// read whole and byte by byte with its dialect, and once without being told the dialect. What we
// read otherwise than a suite expects has a test of its own below that says why.

namespace sonder {
namespace {

using testing::Cells;

struct Case {
  const char* name;
  std::string_view bytes;
  Cells expected;  ///< all records, the header too
  Dialect dialect = {};
  bool is_detectable = true;  ///< without a dialect the bytes say the same
};

std::ostream& operator<<(std::ostream& out, const Case& test) { return out << test.name; }

/// Every record as it was written, blank ones left out, empty cells at the end kept.
Cells records_of(const RawTable& table) {
  Cells records;
  for (const HeadRecord& record : table.titles) records.push_back(record.cells);
  records.push_back(testing::first_record(table));
  for (const auto& row : testing::cells_of(table)) records.push_back(row);
  return records;
}

class CsvCase : public ::testing::TestWithParam<Case> {};

TEST_P(CsvCase, IsReadRightWithItsDialect) {
  const Case& test = GetParam();
  const RawTable whole = testing::raw_table_from(test.bytes, test.dialect);
  EXPECT_EQ(records_of(whole), test.expected);
  EXPECT_EQ(whole.issues.total(), whole.issues.count(IssueCode::kBlankRow) +
                                      whole.issues.count(IssueCode::kTitleLine) +
                                      whole.issues.count(IssueCode::kMixedLineEnds));
  const auto by_byte = testing::read_in_pieces(test.bytes, 1, test.dialect);
  EXPECT_EQ(records_of(by_byte.value()), test.expected);
}

TEST_P(CsvCase, IsReadRightWithoutBeingToldTheDialect) {
  const Case& test = GetParam();
  if (!test.is_detectable) GTEST_SKIP() << "the bytes alone do not say";
  EXPECT_EQ(records_of(testing::read_ranked(test.bytes).value()), test.expected);
}

using namespace std::string_view_literals;

const Case kRfc4180[] = {
    {"a record per line",
     "aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n",
     {{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}},
    {"no line end at the end",
     "aaa,bbb,ccc\r\nzzz,yyy,xxx",
     {{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}}},
    {"a header line", "name,city\r\nAna,Split\r\n", {{"name", "city"}, {"Ana", "Split"}}},
    {"blanks belong to a cell", "a,b\r\n x , y\r\n", {{"a", "b"}, {" x ", " y"}}, {}, false},
    {"quotes around some cells",
     "\"aaa\",\"b\",c\r\nz,y,x\r\n",
     {{"aaa", "b", "c"}, {"z", "y", "x"}}},
    {"line break, delimiter and quotes inside quotes",
     "\"a\",\"b\r\nb\",\"c,c\"\r\nz,y,x\r\n",
     {{"a", "b\r\nb", "c,c"}, {"z", "y", "x"}}},
    {"a doubled quote",
     "\"a\",\"b\"\"b\",\"c\"\r\nz,y,x\r\n",
     {{"a", "b\"b", "c"}, {"z", "y", "x"}}},
};

const Case kSpectrum[] = {
    {"comma in quotes",
     "first,last,address\nJohn,Doe,\"120 any st., Anytown\"\n",
     {{"first", "last", "address"}, {"John", "Doe", "120 any st., Anytown"}}},
    {"empty and empty between quotes",
     "a,b,c\n1,\"\",\"\"\n2,3,4\n",
     {{"a", "b", "c"}, {"1", "", ""}, {"2", "3", "4"}}},
    {"the same with CRLF",
     "a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n",
     {{"a", "b", "c"}, {"1", "", ""}, {"2", "3", "4"}}},
    {"escaped quotes",
     "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
     {{"a", "b"}, {"1", "ha \"ha\" ha"}, {"3", "4"}}},
    {"JSON in a cell",
     "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"at\"\": [102.0, 0.5]}\"\n",
     {{"key", "val"}, {"1", "{\"type\": \"Point\", \"at\": [102.0, 0.5]}"}}},
    {"line breaks in cells",
     "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
     {{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \na time", "5", "6"}, {"7", "8", "9"}}},
    {"the same with CRLF",
     "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n7,8,9\r\n",
     {{"a", "b", "c"}, {"1", "2", "3"}, {"Once upon \r\na time", "5", "6"}, {"7", "8", "9"}}},
    {"quotes and line breaks",
     "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
     {{"a", "b"}, {"1", "ha \n\"ha\" \nha"}, {"3", "4"}}},
    {"letters of two to four bytes",
     "a,b,c\n1,2,3\n4,5,\xCA\xA4\n6,\xE2\x82\xAC,\xF0\x9F\x98\x80\n",
     {{"a", "b", "c"},
      {"1", "2", "3"},
      {"4", "5", "\xCA\xA4"},
      {"6", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}}},
    {"coordinates",
     "lat,long\n\"35\xC2\xB0 9' 59\"\" N\",\"46\xC2\xB0 1' 1\"\" E\"\n",
     {{"lat", "long"}, {"35\xC2\xB0 9' 59\" N", "46\xC2\xB0 1' 1\" E"}}},
};

const Case kWeb[] = {
    {"tabs",
     "id\tname\n1\tOak, old\n2\tElm\n",
     {{"id", "name"}, {"1", "Oak, old"}, {"2", "Elm"}},
     {.delimiter = '\t'}},
    {"semicolons and decimal commas",
     "id;size\n1;2,5\n2;3,75\n",
     {{"id", "size"}, {"1", "2,5"}, {"2", "3,75"}},
     {.delimiter = ';'}},
    {"initial blanks skipped",
     "id, name\n1, Oak\n2, \"Elm, old\"\n3, Ash\n",
     {{"id", "name"}, {"1", "Oak"}, {"2", "Elm, old"}, {"3", "Ash"}},
     {.drops_blank = true}},
    {"quotes escaped by a backslash",
     "id,name\n1,\"say \\\"oak\\\"\"\n2,\"a \\\\ b\"\n",
     {{"id", "name"}, {"1", "say \"oak\""}, {"2", "a \\ b"}},
     {.escape = '\\'}},
    {"no quotes at all",
     "id\tname\n1\t\"Oak\n2\tElm\"\n3\tAsh\n4\tFir\n",
     {{"id", "name"}, {"1", "\"Oak"}, {"2", "Elm\""}, {"3", "Ash"}, {"4", "Fir"}},
     {.delimiter = '\t', .quote = '\0'},
     false},
    {"rows in front of the header skipped",
     "Trees of the town\nid,name\n1,Oak\n2,Elm\n",
     {{"Trees of the town"}, {"id", "name"}, {"1", "Oak"}, {"2", "Elm"}},
     {.title_records = 1}},
    {"remarks in front of the header",
     "# by hand\n# in May\nid,name\n1,Oak\n2,Elm\n",
     {{"# by hand"}, {"# in May"}, {"id", "name"}, {"1", "Oak"}, {"2", "Elm"}},
     {.title_records = 2}},
};

const Case kPeers[] = {
    {"one record", "A,b,c", {{"A", "b", "c"}}},
    {"a cell between quotes at the start of a line",
     "a,b\n\"c,d\",e\n",
     {{"a", "b"}, {"c,d", "e"}}},
    {"blanks inside quotes at both edges",
     "A,\" B  \",C\nd,e,f\n",
     {{"A", " B  ", "C"}, {"d", "e", "f"}}},
    {"blanks behind a closing quote", "A,\"B\" ,C\nd,e,f\n", {{"A", "B", "C"}, {"d", "e", "f"}}},
    {"quotes in mid-cell without quotes around",
     "A,B \"B\",C\nd,e,f\n",
     {{"A", "B \"B\"", "C"}, {"d", "e", "f"}}},
    {"two quotes are an empty cell", "a,b\n\"\",1\n2,\"\"\n", {{"a", "b"}, {"", "1"}, {"2", ""}}},
    {"four quotes are one", "a,b\n\"\"\"\",1\n", {{"a", "b"}, {"\"", "1"}}},
    {"quotes at both edges of quoted text", "a,b\n\"\"\"x\"\"\",1\n", {{"a", "b"}, {"\"x\"", "1"}}},
    {"a quoted line break as the last cell",
     "a,b\n1,\"x\n\"\n3,4\n",
     {{"a", "b"}, {"1", "x\n"}, {"3", "4"}}},
    {"a bare CR between quotes", "a,b\n1,\"x\ry\"\n3,4\n", {{"a", "b"}, {"1", "x\ry"}, {"3", "4"}}},
    {"records ended by CR",
     "a,b,c\rd,e,f\rg,h,i\r",
     {{"a", "b", "c"}, {"d", "e", "f"}, {"g", "h", "i"}}},
    {"records ended in three ways",
     "a,b\r\n1,2\n3,4\r5,6\n",
     {{"a", "b"}, {"1", "2"}, {"3", "4"}, {"5", "6"}}},
    {"many empty cells",
     "a,b,,c\n,,d,\n,e,,f\n",
     {{"a", "b", "", "c"}, {"", "", "d", ""}, {"", "e", "", "f"}}},
    {"blank lines between records", "a,b\n\n1,2\n\n\n3,4\n", {{"a", "b"}, {"1", "2"}, {"3", "4"}}},
    {"a trailing delimiter on every line",
     "a,b,\n1,2,\n3,4,\n",
     {{"a", "b", ""}, {"1", "2", ""}, {"3", "4", ""}}},
    {"a byte order mark", "\xEF\xBB\xBF\"a\",b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
    {"a line that announces the delimiter",
     "sep=;\r\na;b\r\n1;2\r\n",
     {{"a", "b"}, {"1", "2"}},
     {.delimiter = ';'}},
    {"bars", "a|b|c\nd|e|f\n", {{"a", "b", "c"}, {"d", "e", "f"}}, {.delimiter = '|'}},
    {"tabs and bars inside text",
     "a,b\n1,\"x\ty|z\"\n2,\"p|q\"\n",
     {{"a", "b"}, {"1", "x\ty|z"}, {"2", "p|q"}}},
    {"apostrophes around cells",
     "'a,1','b'\n'c','d,2'\n",
     {{"a,1", "b"}, {"c", "d,2"}},
     {.quote = '\''}},
    {"a delimiter inside the header",
     "\"last, first\",city\n\"Kos, Jan\",Gdynia\n",
     {{"last, first", "city"}, {"Kos, Jan", "Gdynia"}}},
    {"a header only", "a,b,c\r\n", {{"a", "b", "c"}}},
    {"one column", "name\nAna\nIvo\n", {{"name"}, {"Ana"}, {"Ivo"}}},
    {"one column between quotes",
     "\"name\"\n\"Kos, Jan\"\n\"Ivo\"\n",
     {{"name"}, {"Kos, Jan"}, {"Ivo"}}},
    {"runs of blanks",
     " 1  10 100\n 2  20 200\n",
     {{"1", "10", "100"}, {"2", "20", "200"}},
     {.delimiter = ' '}},
    {"a NUL byte in a cell",
     "a,b\n1\0,some words\n3,more of them\n"sv,
     {{"a", "b"}, {std::string("1\0", 2), "some words"}, {"3", "more of them"}}},
};

INSTANTIATE_TEST_SUITE_P(Rfc4180, CsvCase, ::testing::ValuesIn(kRfc4180));
INSTANTIATE_TEST_SUITE_P(CsvSpectrum, CsvCase, ::testing::ValuesIn(kSpectrum));
INSTANTIATE_TEST_SUITE_P(CsvOnTheWeb, CsvCase, ::testing::ValuesIn(kWeb));
INSTANTIATE_TEST_SUITE_P(PeersLists, CsvCase, ::testing::ValuesIn(kPeers));

// ---- where we read otherwise, and why

Cells ranked_records(std::string_view bytes) {
  return records_of(testing::read_ranked(bytes).value());
}

/// RFC 4180 makes blanks part of the cell. A quote behind them opens a cell all the same: ", " in
/// front of quotes is how many tools write, and a cell ` "x` is what nobody means.
TEST(CsvDeviation, BlanksInFrontOfAQuoteAreDropped) {
  EXPECT_EQ(ranked_records("a,b\n1, \"x, y\"\n"), (Cells{{"a", "b"}, {"1", "x, y"}}));
}

/// Peers return a blank line as a record of one empty cell or skip it by an option. It is no row of
/// a table of several columns; it is counted and named as an issue.
TEST(CsvDeviation, BlankLinesAreNamedAndNoRows) {
  const RawTable table = testing::read_ranked("a,b\n1,2\n\n3,4\n").value();
  EXPECT_EQ(records_of(table), (Cells{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
  EXPECT_EQ(table.issues.count(IssueCode::kBlankRow), 1U);
}

/// CSV on the Web drops lines behind a comment prefix anywhere. No export writes them between its
/// records, and "#1001" is how shops number orders; only lines in front of the header are set
/// aside.
TEST(CsvDeviation, ANumberSignBehindTheHeaderBeginsAnOrdinaryRow) {
  EXPECT_EQ(ranked_records("order,sum\n#1001,5\n#1002,7\n"),
            (Cells{{"order", "sum"}, {"#1001", "5"}, {"#1002", "7"}}));
}

/// Strict readers refuse text behind a closing quote. It is kept and the row is named.
TEST(CsvDeviation, TextBehindAClosingQuoteIsKeptAndNamed) {
  const RawTable table = testing::raw_table_from("a,b\n1,\"x\"y\n");
  EXPECT_EQ(records_of(table), (Cells{{"a", "b"}, {"1", "xy"}}));
  EXPECT_EQ(table.issues.count(IssueCode::kStrayQuote), 1U);
}

/// DuckDB's default returns one row here and says nothing. All hundred and one are kept.
TEST(CsvDeviation, OneLongRowCostsNoOtherRow) {
  std::string bytes = "a,b\n";
  for (int i = 0; i < 100; ++i) bytes += i == 50 ? "1,2,3\n" : "1,2\n";
  const RawTable table = testing::read_ranked(bytes).value();
  EXPECT_EQ(testing::cells_of(table).size(), 100U);
  ASSERT_EQ(table.surplus.size(), 1U);
  EXPECT_EQ(table.surplus[0].row, 52U);
  EXPECT_EQ(table.surplus[0].cells, (std::vector<std::string>{"3"}));
  EXPECT_EQ(table.issues.count(IssueCode::kLongRow), 1U);
}

/// Short rows are errors to DuckDB and short arrays to PapaParse; here they are filled and named.
TEST(CsvDeviation, ShortRowsAreFilledAndNamed) {
  const RawTable table = testing::read_ranked("a,b,c\n1,2,3\n4\n5,6,7\n").value();
  EXPECT_EQ(records_of(table),
            (Cells{{"a", "b", "c"}, {"1", "2", "3"}, {"4", "", ""}, {"5", "6", "7"}}));
  EXPECT_EQ(table.issues.count(IssueCode::kShortRow), 1U);
}

/// PapaParse makes one cell of everything behind a quote that is never closed. Where the rest of
/// the file reads well without that quote, it is text.
TEST(CsvDeviation, AQuoteThatIsNeverClosedSwallowsNothing) {
  EXPECT_EQ(ranked_records("a,b\n1,\"2\n3,4\n5,6\n"),
            (Cells{{"a", "b"}, {"1", "\"2"}, {"3", "4"}, {"5", "6"}}));
}

/// The same in the tenth of many rows, quoted cells behind it: at most that row is named.
TEST(CsvDeviation, AnUnbalancedQuoteAmongQuotedCellsCostsOneRow) {
  std::string bytes = "id,name,city\n";
  Cells expected = {{"id", "name", "city"}};
  for (int i = 0; i < 1'000; ++i) {
    const std::string id = std::to_string(i);
    bytes += id + (i == 10 ? ",\"Ana,\"Split, old\"\n" : ",Ana,\"Split, old\"\n");
    expected.push_back({id, i == 10 ? "\"Ana" : "Ana", "Split, old"});
  }
  const RawTable table = testing::read_ranked(bytes).value();
  EXPECT_EQ(records_of(table), expected);
  EXPECT_EQ(table.issues.count(IssueCode::kStrayQuote), 1U);
  EXPECT_EQ(table.issues.total(), 1U);
}

}  // namespace
}  // namespace sonder
