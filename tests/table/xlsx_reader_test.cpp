#include "table/xlsx_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/workbooks.h"

// Layouts: ISO 29500-1, 18.3, 18.4 and 18.8.

namespace sonder {
namespace {

using testing::Packed;
using testing::parts_of;
using testing::read_workbook;
using testing::sheet_of;
using testing::workbook_of;
using testing::WorkbookText;
using testing::zip_of;
using Rows = std::vector<std::vector<std::string>>;

/// All records of a table, each behind its number.
Rows rows_of(const RawTable& table) {
  Rows rows;
  for (const HeadRecord& record : table.head) {
    rows.push_back({std::to_string(record.row)});
    rows.back().insert(rows.back().end(), record.cells.begin(), record.cells.end());
  }
  PackedNumbers::Buffer buffer;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    rows.push_back({std::to_string(table.file_row(row))});
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      rows.back().emplace_back(table.cell(column, row, buffer));
    }
  }
  return rows;
}

/// The only table of a file that can be read.
RawTable table_of(std::string_view file, XlsxOptions options = {}) {
  auto tables = read_workbook(file, std::move(options)).value();
  EXPECT_EQ(tables.size(), 1U);
  return std::move(tables.front());
}

Rows rows_of_sheet(std::string rows, std::string after = {}) {
  return rows_of(table_of(sheet_of(std::move(rows), std::move(after))));
}

Error error_of(std::string_view file, XlsxOptions options = {}) {
  const auto tables = read_workbook(file, std::move(options));
  return tables ? Error{ErrorCode::kInvalidArgument, "read"} : tables.error();
}

std::vector<std::string> messages_of(const RawTable& table) {
  std::vector<std::string> messages;
  for (const Issue& issue : table.issues.kept()) messages.push_back(issue.message);
  return messages;
}

std::string number_cell(std::string_view reference, std::string_view value) {
  return "<c r=\"" + std::string(reference) + "\"><v>" + std::string(value) + "</v></c>";
}

std::string text_cell(std::string_view text) {
  return "<c t=\"str\"><v>" + std::string(text) + "</v></c>";
}

std::string text_row(std::initializer_list<std::string_view> texts) {
  std::string row = "<row>";
  for (const std::string_view text : texts) row += text.empty() ? "<c/>" : text_cell(text);
  return row + "</row>";
}

const WorkbookText& all_kinds() {
  static const WorkbookText workbook = {
      .sheets =
          {{"Data",
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
            "<c r=\"C1\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>"
            "<c r=\"D1\" t=\"str\"><f>A1</f><v>str &amp; _x0041_</v></c></row>"
            "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>45351</v></c>"
            "<c r=\"C2\"><f>1+1</f><v>2</v></c><c r=\"D2\" t=\"e\"><v>#DIV/0!</v></c></row>"
            "<row r=\"3\"><c r=\"A3\" t=\"b\"><v>0</v></c><c r=\"B3\" s=\"2\"><v>45351.5</v></c>"
            "<c r=\"C3\"><f>NOW()</f></c><c r=\"D3\" s=\"3\"><v>0.155</v></c></row>"
            "<row r=\"4\"><c r=\"B4\" t=\"d\"><v>2024-02-29T13:05:00.000Z</v></c>"
            "<c r=\"D4\" t=\"s\"><v>9</v></c></row>"}},
      .shared = {"<t>plain</t><phoneticPr/>",
                 "<r><rPr><b/></rPr><t xml:space=\"preserve\">rich </t></r><r><t>text</t></r>"
                 "<rPh sb=\"0\" eb=\"1\"><t>left out</t></rPh>"},
      .formats =
          "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd&quot; d&quot;\"/>"
          "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"22\"/>"
          "<xf numFmtId=\"10\"/></cellXfs><dxfs><dxf><numFmt numFmtId=\"164\" "
          "formatCode=\"0\"/></dxf></dxfs>"};
  return workbook;
}

TEST(XlsxReader, ReadsEveryKindOfCell) {
  const RawTable table = table_of(workbook_of(all_kinds()));
  EXPECT_EQ(rows_of(table), (Rows{{"1", "plain", "rich text", "inline", "str & A"},
                                  {"2", "TRUE", "2024-02-29", "2", ""},
                                  {"3", "FALSE", "2024-02-29 12:00:00", "", "15.5%"},
                                  {"4", "", "2024-02-29 13:05:00", "", ""}}));
  EXPECT_EQ(table.format, FileFormat::kXlsx);
  EXPECT_EQ(table.part, "Data");
  EXPECT_EQ(table.byte_count, workbook_of(all_kinds()).size());
}

TEST(XlsxReader, SaysWhichCellsHoldErrors) {
  const RawTable table = table_of(workbook_of(all_kinds()));
  ASSERT_EQ(table.issues.count(IssueCode::kErrorCell), 3U);
  EXPECT_EQ(table.issues.kept()[0], (Issue{IssueCode::kErrorCell, 2, 3, "row 2 holds #DIV/0!"}));
  EXPECT_EQ(table.issues.kept()[1],
            (Issue{IssueCode::kErrorCell, 3, 2,
                   "row 3 has a formula whose result the file does not hold"}));
  EXPECT_EQ(table.issues.kept()[2], (Issue{IssueCode::kErrorCell, 4, 3,
                                           "row 4 refers to a text that the file does not hold"}));
}

TEST(XlsxReader, NeverRepeatsWhatOnlyPretendsToBeAnError) {
  const RawTable table =
      table_of(sheet_of("<row><c t=\"e\"><v>Jan Kowalski</v></c><c><v>1</v></c></row>"));
  EXPECT_EQ(messages_of(table), (std::vector<std::string>{"row 1 holds an error"}));
}

TEST(XlsxReader, TakesEmptyResultsOfFormulasForTextOnly) {
  const RawTable table = table_of(
      sheet_of("<row><c><v>1</v></c><c t=\"str\"><f>A</f><v></v></c><c><f>B</f><v></v></c></row>"));
  EXPECT_EQ(table.issues.count(IssueCode::kErrorCell), 1U);
}

TEST(XlsxReader, ReadsTheSameHoweverItIsCut) {
  const std::string file = workbook_of(all_kinds());
  const auto whole = read_workbook(file).value();
  for (std::size_t piece = 1; piece < 200; ++piece) {
    const auto pieces = read_workbook(file, {}, piece);
    ASSERT_TRUE(pieces) << piece;
    EXPECT_EQ(rows_of(pieces.value()[0]), rows_of(whole[0])) << piece;
    EXPECT_EQ(messages_of(pieces.value()[0]), messages_of(whole[0])) << piece;
  }
}

TEST(XlsxReader, RefusesTheFileCutAnywhere) {
  const std::string file = workbook_of(all_kinds());
  for (std::size_t size = 0; size < file.size(); ++size) {
    EXPECT_FALSE(read_workbook(file.substr(0, size))) << size;
  }
}

TEST(XlsxReader, ReadsThe1904System) {
  WorkbookText workbook = all_kinds();
  workbook.properties = "date1904=\"1\"";
  EXPECT_EQ(rows_of(table_of(workbook_of(workbook)))[1][2], "2028-03-01");
}

TEST(XlsxReader, PutsCellsWhereTheySayTheyAre) {
  EXPECT_EQ(rows_of_sheet("<row r=\"1\">" + number_cell("C1", "3") + number_cell("A1", "1") +
                          "</row><row r=\"2\">" + number_cell("b2", "2") + "</row>"),
            (Rows{{"1", "1", "", "3"}, {"2", "", "2", ""}}));
}

TEST(XlsxReader, CountsWhereRowsAndCellsDoNotSay) {
  EXPECT_EQ(rows_of_sheet("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row>" +
                          number_cell("B3", "2") + "<c><v>4</v></c></row>"),
            (Rows{{"1", "1", "", "3"}, {"3", "", "2", "4"}}));
}

TEST(XlsxReader, NumbersRowsAsTheSheetDoesAndSkipsBlankOnes) {
  const RawTable table =
      table_of(sheet_of("<row r=\"3\">" + number_cell("A3", "1") + number_cell("B3", "2") +
                        "</row><row r=\"7\">" + number_cell("A7", "3") + number_cell("B7", "4") +
                        "</row><row r=\"9\"><c r=\"A9\" s=\"1\"/></row>"));
  EXPECT_EQ(rows_of(table), (Rows{{"3", "1", "2"}, {"7", "3", "4"}}));
  EXPECT_EQ(table.issues.count(IssueCode::kBlankRow), 5U);
}

TEST(XlsxReader, ReportsCellsAndRowsThatComeTwice) {
  const RawTable table = table_of(
      sheet_of("<row r=\"1\">" + number_cell("A1", "1") + number_cell("B1", "2") +
               number_cell("A1", "3") + "</row><row r=\"1\">" + number_cell("B1", "4") + "</row>"));
  EXPECT_EQ(rows_of(table), (Rows{{"1", "3", "2"}, {"2", "", "4"}}));
  EXPECT_EQ(
      messages_of(table),
      (std::vector<std::string>{"row 1 has a cell twice; the last one counts",
                                "row 1 comes again or too late; it was put behind the others"}));
}

TEST(XlsxReader, ReadsCellsWithABrokenPlaceAsTheNextOnes) {
  const RawTable table =
      table_of(sheet_of("<row>" + number_cell("A1", "1") + number_cell("1B", "2") + "</row>"));
  EXPECT_EQ(rows_of(table), (Rows{{"1", "1", "2"}}));
  EXPECT_EQ(table.issues.count(IssueCode::kOddValue), 1U);
}

TEST(XlsxReader, FindsTheWidthBehindTheFirstRow) {
  std::string rows = text_row({"id", "name"});
  for (int i = 0; i < 20; ++i) rows += text_row({"1", "2", "3"});
  const RawTable table = table_of(sheet_of(rows + text_row({"1"}) + text_row({"1", "", "", "x"})));
  EXPECT_EQ(table.columns.size(), 3U);
  EXPECT_EQ(table.issues.count(IssueCode::kShortRow), 0U);
  ASSERT_EQ(table.surplus.size(), 1U);
  EXPECT_EQ(table.surplus[0].row, 23U);
  EXPECT_EQ(table.surplus[0].cells, (std::vector<std::string>{"x"}));
}

TEST(XlsxReader, ReadsASmallWorkbookWithACellAtTheEndOfTheSheet) {
  std::string rows = text_row({"id", "name"});
  for (int i = 0; i < 2'000; ++i) rows += text_row({"1", "2"});
  rows += "<row r=\"2002\">" + text_cell("1") + number_cell("XFD2002", "7") + "</row>";
  rows += "<row r=\"1048576\">" + number_cell("C1048576", "8") + "</row>";
  const RawTable table = table_of(sheet_of(rows), {.cells = 4'100});
  EXPECT_EQ(table.columns.size(), 2U);
  EXPECT_EQ(table.row_count, 2'002U - RawTable::kHeadRecords);
  EXPECT_EQ(messages_of(table),
            (std::vector<std::string>{
                "row 2002 has cells from column 16384 on that are far from all others; they were "
                "kept aside",
                "row 1048576 has cells from column 3 on that are far from all others; they were "
                "kept aside"}));
}

TEST(XlsxReader, PutsTitlesAside) {
  const RawTable table =
      table_of(sheet_of(text_row({"Orders of May"}) + "<row/>" + text_row({"id", "name", "date"}) +
                        text_row({"1", "a", "b"})));
  ASSERT_EQ(table.titles.size(), 1U);
  EXPECT_EQ(table.titles[0], (HeadRecord{1, {"Orders of May"}}));
  EXPECT_EQ(rows_of(table), (Rows{{"3", "id", "name", "date"}, {"4", "1", "a", "b"}}));
}

TEST(XlsxReader, FillsMergedHeaderCells) {
  const std::string rows = text_row({"id", "Q1", "", "", "Q2", ""}) +
                           text_row({"", "a", "b", "c", "d", "e"}) +
                           text_row({"1", "2", "", "4", "5", "6"});
  const std::string merged =
      "<mergeCells count=\"3\"><mergeCell ref=\"B1:D1\"/><mergeCell ref=\"E1:F1\"/>"
      "<mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B3:C3\"/></mergeCells>";
  EXPECT_EQ(rows_of_sheet(rows, merged), (Rows{{"1", "id", "Q1", "Q1", "Q1", "Q2", "Q2"},
                                               {"2", "", "a", "b", "c", "d", "e"},
                                               {"3", "1", "2", "", "4", "5", "6"}}));
}

TEST(XlsxReader, ReadsEveryVisibleSheetThatHoldsData) {
  const std::string file = workbook_of({.sheets = {{"One", text_row({"a"})},
                                                   {"Empty", "<row r=\"1\"/>"},
                                                   {"Secret", text_row({"b"}), {}, "hidden"},
                                                   {"Two &amp; more", text_row({"c"})},
                                                   {"Deep", text_row({"d"}), {}, "veryHidden"}}});
  XlsxReader reader(file.size());
  ASSERT_TRUE(testing::give_stored(reader, file, 1'000));
  ASSERT_EQ(reader.sheets().size(), 5U);
  EXPECT_EQ(reader.sheets()[3].name, "Two & more");
  EXPECT_FALSE(reader.sheets()[3].is_hidden);
  EXPECT_TRUE(reader.sheets()[2].is_hidden);
  EXPECT_TRUE(reader.sheets()[4].is_hidden);
  EXPECT_GT(reader.sheets()[0].byte_count, 100U);
  const auto tables = reader.finish().value();
  ASSERT_EQ(tables.size(), 2U);
  EXPECT_EQ(tables[0].part, "One");
  EXPECT_EQ(tables[1].part, "Two & more");
  std::vector<std::string> read;
  for (const SheetInfo& sheet : tables[0].sheets) {
    if (sheet.is_read) read.push_back(sheet.name);
  }
  EXPECT_EQ(tables[0].sheets.size(), 5U);
  EXPECT_EQ(read, (std::vector<std::string>{"One", "Two & more"}));
  EXPECT_TRUE(tables[1].sheets.empty());
}

TEST(XlsxReader, ReadsTheSheetThatWasChosen) {
  const std::string file = workbook_of({.sheets = {{"One", text_row({"a"})},
                                                   {"Two", text_row({"b"}), {}, "hidden"},
                                                   {"1", text_row({"c"})}}});
  EXPECT_EQ(table_of(file, {.sheet = "Two"}).part, "Two");
  EXPECT_EQ(table_of(file, {.sheet = "2"}).part, "Two");
  EXPECT_EQ(table_of(file, {.sheet = "1"}).part, "1");  // names come first
  EXPECT_EQ(error_of(file, {.sheet = "4"}).code, ErrorCode::kNotFound);
}

TEST(XlsxReader, ReadsStrictWorkbooksAndPrefixes) {
  std::vector<Packed> parts = parts_of({.sheets = {{"S", ""}}});
  for (Packed& part : parts) {
    if (part.name == "xl/worksheets/sheet1.xml") {
      part.bytes =
          "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData>"
          "<x:row><x:c t=\"b\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    }
    const std::string transitional = "http://schemas.openxmlformats.org/officeDocument/2006";
    for (std::size_t at = part.bytes.find(transitional); at != std::string::npos;
         at = part.bytes.find(transitional)) {
      part.bytes.replace(at, transitional.size(), "http://purl.oclc.org/ooxml/officeDocument");
    }
  }
  EXPECT_EQ(rows_of(table_of(zip_of(parts))), (Rows{{"1", "TRUE"}}));
}

TEST(XlsxReader, RefusesOtherFilesByName) {
  EXPECT_EQ(
      error_of(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(600, 'x')),
      (Error{ErrorCode::kUnsupportedFormat,
             "the file is an old Excel workbook (.xls) or one protected by a password, not an "
             "XLSX workbook",
             "Save it as XLSX without a password, or as CSV."}));
  EXPECT_EQ(error_of("name,date\n").code, ErrorCode::kUnsupportedFormat);
  EXPECT_EQ(error_of("").code, ErrorCode::kEmptyFile);
  const auto message = [](const char* part) { return error_of(zip_of({{part, "x"}})).message; };
  EXPECT_EQ(message("xl/workbook.bin"),
            "the file is a binary Excel workbook (.xlsb), not an XLSX workbook");
  EXPECT_EQ(message("content.xml"),
            "the file is an OpenDocument file (.ods), not an XLSX workbook");
  EXPECT_EQ(message("word/document.xml"), "the file is a Word document, not an XLSX workbook");
  EXPECT_EQ(message("a.csv"), "the file is a ZIP archive of something else, not an XLSX workbook");
}

TEST(XlsxReader, RefusesBytesThatDoNotMatchTheirChecksum) {
  std::string file = sheet_of(text_row({"abc"}));
  file[file.find("abc")] = 'x';
  EXPECT_EQ(error_of(file).message, "the workbook is cut or damaged: a checksum does not agree");
}

TEST(XlsxReader, RefusesPartsOfAnotherSizeThanDeclared) {
  const std::string file = sheet_of(text_row({"abc"}));
  XlsxReader reader(file.size());
  ASSERT_TRUE(reader.next());
  EXPECT_EQ(reader.push("PK345678too much").error().code, ErrorCode::kLimitExceeded);
  EXPECT_FALSE(reader.next());
  EXPECT_EQ(reader.push("x").error().code, ErrorCode::kInvalidState);
  EXPECT_EQ(reader.finish().error().code, ErrorCode::kInvalidState);
  XlsxReader cut(file.size());
  EXPECT_TRUE(cut.push("PK"));
  EXPECT_EQ(cut.end_range().error().code, ErrorCode::kNotATable);
  EXPECT_EQ(cut.end_range().error().code, ErrorCode::kInvalidState);
}

TEST(XlsxReader, NamesThePartThatIsBroken) {
  EXPECT_EQ(error_of(sheet_of("<row></c>")).message.substr(0, 32),
            "a sheet of the workbook: byte 83");
  EXPECT_EQ(error_of(sheet_of("", "<!DOCTYPE x>")).code, ErrorCode::kNotATable);
}

TEST(XlsxReader, RefusesColumnsBeyondTheLastOfASheet) {
  EXPECT_EQ(rows_of_sheet("<row>" + number_cell("XFD1", "1") + "</row>")[0].size(), 16'385U);
  EXPECT_EQ(error_of(sheet_of("<row>" + number_cell("XFE1", "1") + "</row>")).code,
            ErrorCode::kLimitExceeded);
  EXPECT_EQ(
      error_of(sheet_of("<row>" + number_cell("C1", "1") + "</row>"), {.limits = {.columns = 2}})
          .code,
      ErrorCode::kLimitExceeded);
}

TEST(XlsxReader, BoundsRowsOfAllSheetsTogether) {
  const std::string three = text_row({"a", "b"}) + text_row({"1", "2"}) + text_row({"3", "4"});
  const std::string file = workbook_of({.sheets = {{"A", three}, {"B", three}}});
  EXPECT_TRUE(read_workbook(file, {.limits = {.rows = 6}}));
  EXPECT_EQ(error_of(file, {.limits = {.rows = 5}}).message,
            "a sheet of the workbook: the sheets hold more rows than the limit allows");
  EXPECT_EQ(error_of(sheet_of("<row r=\"1048577\"><c><v>1</v></c></row>")).code,
            ErrorCode::kLimitExceeded);
}

TEST(XlsxReader, BoundsCellsThatAWideSheetMakesOfFewBytes) {
  std::string rows = "<row>" + number_cell("XFD1", "1") + "</row>";
  for (int i = 0; i < 40; ++i) rows += "<row><c><v>1</v></c></row>";
  EXPECT_TRUE(read_workbook(sheet_of(rows)));
  EXPECT_EQ(error_of(sheet_of(rows), {.cells = 500'000}).message,
            "a sheet of the workbook: the sheets hold more cells than the limit allows");
}

TEST(XlsxReader, BoundsTheBytesOfCellsAndRows) {
  EXPECT_EQ(error_of(sheet_of(text_row({"0123456789", "0"})), {.limits = {.row_bytes = 10}}).code,
            ErrorCode::kLimitExceeded);
  const std::string longest(std::size_t{256} << 10, 'x');
  EXPECT_TRUE(read_workbook(sheet_of(text_row({longest}))));
  EXPECT_EQ(error_of(sheet_of(text_row({longest + "x"}))).code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(
      error_of(workbook_of({.sheets = {{"A", ""}}, .shared = {"<t>" + longest + "x</t>"}})).code,
      ErrorCode::kLimitExceeded);
}

TEST(XlsxReader, BoundsWhatAllPartsInflateTo) {
  EXPECT_EQ(error_of(sheet_of(text_row({"abc"})), {.zip = {.member_bytes = 700}}).code,
            ErrorCode::kLimitExceeded);
}

TEST(XlsxReader, RefusesManySmallBombsBeforeItReadsOne) {
  const std::string blank(10'000, ' ');
  const std::string file = workbook_of({.sheets = {{"A", blank}, {"B", blank}, {"C", blank}}});
  const ZipLimits tight = {.ratio = 0, .ratio_from = 25'000};
  EXPECT_EQ(error_of(file, {.zip = tight}).message,
            "the parts of the workbook are larger than the limit allows");
  XlsxReader reader(file.size(), {.zip = tight});
  EXPECT_FALSE(testing::give_stored(reader, file, file.size()));
  EXPECT_EQ(reader.rows_read(), 0U);
  EXPECT_EQ(error_of(file, {.zip = {.ratio = 0, .ratio_from = 40'000}}).code,
            ErrorCode::kEmptyFile);
}

TEST(XlsxReader, SaysWhenNoSheetHoldsData) {
  EXPECT_EQ(error_of(sheet_of("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>")).code,
            ErrorCode::kEmptyFile);
}

TEST(XlsxReader, ReplacesBytesThatAreNotUtf8) {
  const RawTable table = table_of(sheet_of(text_row({"a\xFF", "b"})));
  EXPECT_EQ(rows_of(table), (Rows{{"1", "a\xEF\xBF\xBD", "b"}}));
  EXPECT_EQ(table.issues.count(IssueCode::kInvalidUtf8), 1U);
}

}  // namespace
}  // namespace sonder
