#include "table/sav_reader.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "support/real_files.h"
#include "support/sav_files.h"
#include "support/tables.h"

namespace sonder {
namespace {

using testing::Cells;
using testing::cells_of;
using testing::read_sav;
using testing::SavCell;
using testing::SavFile;

constexpr std::size_t kWhole = std::size_t{1} << 20;
const SavCell kNoValue = std::monostate{};

using Names = std::vector<std::string>;
using Values = std::vector<ColumnLabels::Value>;

/// The table of a file that must be readable.
RawTable table_of(const SavFile& file) {
  return std::move(read_sav(file.bytes(), kWhole).value().front());
}

Error error_of(std::string_view bytes, const ReaderLimits& limits = {}) {
  const auto tables = read_sav(bytes, kWhole, limits);
  return tables ? Error{} : tables.error();
}

/// One column of numbers in that format.
Cells cells_in_format(int format, const std::vector<double>& values) {
  SavFile file;
  file.number("VALUE", format);
  for (const double value : values) file.row({value});
  return cells_of(table_of(file));
}

/// Everything a reading tells, as one text.
std::string describe(const Result<std::vector<RawTable>>& tables) {
  if (!tables) return tables.error().message;
  const RawTable& table = tables.value().front();
  std::string text;
  for (const auto& row : cells_of(table)) {
    for (const std::string& cell : row) text += '<' + cell + '>';
    text += '\n';
  }
  for (const std::string& name : table.head.front().cells) text += '[' + name + ']';
  for (const ColumnLabels& labels : table.labels) {
    text += labels.label + ';';
    for (const ColumnLabels::Value& value : labels.values) text += value.text + '=' + value.label;
    for (const std::string& missing : labels.missing) text += '-' + missing;
  }
  for (const Issue& issue : table.issues.kept()) text += '!' + issue.message;
  return text;
}

/// Numbers, short and long texts, empty cells, labels, and an empty row at the end.
SavFile answers(SavFile::Style style) {
  SavFile file(style);
  file.number("ID");
  file.number("SCORE", 5, {"How likely?", 2, {98.0, 99.0}});
  file.text("CITY", 12);
  file.long_text("OPINION", 600);
  file.labels({{1.0, "bad"}, {2.0, "good"}}, {2});
  file.extension(13, "OPINION=opinion_in_own_words\tSCORE=score");
  file.end_long_texts();
  file.extension(20, "UTF-8");
  file.row({1.0, 2.5, "Łódź", std::string(599, 'a') + "z"});
  file.row({-7.0, kNoValue, "", "short"});
  file.row({1e10, 1.0, "Zagreb", std::string(255, 'b') + "c"});
  file.row({kNoValue, kNoValue, "", ""});
  return file;
}

const Cells kAnswers = {{"1", "2.5", "Łódź", std::string(599, 'a') + "z"},
                        {"-7", "", "", "short"},
                        {"10000000000", "1", "Zagreb", std::string(255, 'b') + "c"},
                        {"", "", "", ""}};

TEST(SavReader, ReadsEveryCompressionInEitherByteOrder) {
  for (const bool is_big_endian : {false, true}) {
    for (const int compression : {0, 1, 2}) {
      const RawTable table = table_of(answers({is_big_endian, compression}));
      EXPECT_EQ(cells_of(table), kAnswers) << is_big_endian << compression;
      EXPECT_EQ(table.head.front().cells, (Names{"ID", "score", "CITY", "opinion_in_own_words"}));
      EXPECT_EQ(table.issues.total(), 0U);
      EXPECT_EQ(table.labels[1].label, "How likely?");
      EXPECT_EQ(table.labels[1].values, (Values{{"1", "bad"}, {"2", "good"}}));
      EXPECT_EQ(table.labels[1].missing, (Names{"98", "99"}));
    }
  }
}

TEST(SavReader, SaysWhatKindOfTableItIs) {
  const SavFile file = answers({});
  const RawTable table = table_of(file);
  EXPECT_EQ(table.format, FileFormat::kSav);
  EXPECT_TRUE(table.has_known_names);
  EXPECT_EQ(table.head.size(), 1U);
  EXPECT_EQ(table.row_count, 4U);
  EXPECT_EQ(table.file_row(0), 2U);
  EXPECT_EQ(table.byte_count, file.bytes().size());
}

TEST(SavReader, ReadsTheSameWhereverThePiecesAreCut) {
  for (const int compression : {0, 1, 2}) {
    const std::string bytes = answers({.compression = compression}).bytes();
    const std::string whole = describe(read_sav(bytes, kWhole));
    for (std::size_t piece = 1; piece < bytes.size(); piece += piece < 300 ? 1 : 97) {
      ASSERT_EQ(describe(read_sav(bytes, piece)), whole) << compression << ' ' << piece;
    }
  }
}

TEST(SavReader, TakesTheBiasOfTheCodesFromTheFile) {
  const RawTable table = table_of(answers({.compression = 1, .bias = 50}));
  EXPECT_EQ(cells_of(table), kAnswers);
}

TEST(SavReader, ReadsAFileThatDoesNotCountItsCases) {
  const RawTable table = table_of(answers({.compression = 1, .case_count = -1}));
  EXPECT_EQ(cells_of(table), kAnswers);
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(SavReader, ReadsMoreCasesThanAnnouncedAndSaysSo) {
  const RawTable table = table_of(answers({.case_count = 3}));
  EXPECT_EQ(cells_of(table), kAnswers);
  ASSERT_EQ(table.issues.count(IssueCode::kOddValue), 1U);
  EXPECT_EQ(table.issues.kept()[0].message, "the file announces 3 rows and holds 4");
}

TEST(SavReader, ReadsAFileWithoutCases) {
  SavFile file;
  file.number("A");
  const RawTable table = table_of(file);
  EXPECT_EQ(table.row_count, 0U);
  EXPECT_EQ(table.columns.size(), 1U);
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(SavReader, PassesOverDocumentsAndUnknownExtensions) {
  SavFile file;
  file.number("A");
  file.documents(3);
  file.extension(99, std::string(1000, 'x'));
  file.row({5.0});
  EXPECT_EQ(cells_of(table_of(file)), (Cells{{"5"}}));
}

// ---- numbers and times: seconds since 1582-10-14 from Python's datetime

TEST(SavReader, WritesDaysAsDates) {
  for (const int format : {20, 23, 24, 28, 29, 30, 38, 39}) {
    EXPECT_EQ(cells_in_format(format, {13928544000, 86400, 265621593600}),
              (Cells{{"2024-02-29"}, {"1582-10-15"}, {"9999-12-31"}}))
        << format;
  }
}

TEST(SavReader, KeepsTheTimeThatADayHides) {
  EXPECT_EQ(cells_in_format(20, {13166111100}), (Cells{{"2000-01-01 13:05:00"}}));
}

TEST(SavReader, WritesMomentsWithTheirTime) {
  for (const int format : {22, 41}) {
    EXPECT_EQ(cells_in_format(format, {13166111100, 13928544000, 13166111100.25}),
              (Cells{{"2000-01-01 13:05:00"}, {"2024-02-29 00:00:00"}, {"2000-01-01 13:05:00.25"}}))
        << format;
  }
}

TEST(SavReader, WritesDurationsInHoursMinutesAndSeconds) {
  for (const int format : {21, 25, 40}) {
    EXPECT_EQ(cells_in_format(format, {0, 93784.5, -61, 360000}),
              (Cells{{"00:00:00"}, {"26:03:04.5"}, {"-00:01:01"}, {"100:00:00"}}))
        << format;
  }
}

TEST(SavReader, KeepsNumbersThatAreNoTimeAsNumbers) {
  EXPECT_EQ(cells_in_format(20, {-1, 1e12}), (Cells{{"-1"}, {"1000000000000"}}));
  EXPECT_EQ(cells_in_format(26, {3}), (Cells{{"3"}}));  // Tuesday
  EXPECT_EQ(cells_in_format(27, {12}), (Cells{{"12"}}));
}

TEST(SavReader, LeavesNumbersThatAreNotFiniteEmptyAndCountsThem) {
  SavFile file;
  file.number("A");
  file.row({1.0});
  file.row({std::numeric_limits<double>::infinity()});
  file.row({std::numeric_limits<double>::quiet_NaN()});
  const RawTable table = table_of(file);
  EXPECT_EQ(cells_of(table), (Cells{{"1"}, {""}, {""}}));
  EXPECT_EQ(table.issues.kept()[0].message, "2 cells hold no finite number and were left empty");
}

TEST(SavReader, TakesTheNumberThatMeansNoValueFromTheFile) {
  SavFile file;
  file.number("A", 5, {"", -2, {-500.0, 7.0}});
  std::string special;
  for (const char top : {'\xC0', '\x7F', '\xC1'}) special += std::string(7, '\0') + top;
  file.extension(4, special, 8);  // -2.0, a number above all here, -131072.0
  file.row({-2.0});
  file.row({3.0});
  const RawTable table = table_of(file);
  EXPECT_EQ(cells_of(table), (Cells{{""}, {"3"}}));
}

// ---- texts

TEST(SavReader, JoinsTheSegmentsOfLongTextsOfEveryWidth) {
  std::string text;
  for (int i = 0; i < 1100; ++i) text += static_cast<char>('a' + i % 26);
  for (const int width : {255, 256, 259, 503, 504, 505, 510, 511, 757, 765, 1008, 1021, 1100}) {
    SavFile file({.compression = 1});
    width > 255 ? file.long_text("T", width) : file.text("T", width);
    file.number("AFTER");
    file.end_long_texts();
    const std::string cell = text.substr(0, static_cast<std::size_t>(width));
    file.row({cell, 4.0});
    EXPECT_EQ(cells_of(table_of(file)), (Cells{{cell, "4"}})) << width;
  }
}

TEST(SavReader, KeepsSegmentsApartThatAreNotAllThere) {
  SavFile file;
  file.text("T", 255);
  file.number("N");
  file.extension(14, "T=600");
  file.row({"x", 1.0});
  const RawTable table = table_of(file);
  EXPECT_EQ(cells_of(table), (Cells{{"x", "1"}}));
  EXPECT_EQ(table.issues.count(IssueCode::kBrokenRecord), 1U);
}

TEST(SavReader, StripsBlanksAndNulsThatFillTextsUpAndNoOthers) {
  SavFile file;
  file.text("T", 8);
  file.row({" a b"});
  file.row({std::string("ab\0\0", 4)});
  EXPECT_EQ(cells_of(table_of(file)), (Cells{{" a b"}, {"ab"}}));
}

/// "Zażółć" in Windows-1250, as Python encodes it.
constexpr const char* kPolish1250 = "Za\xBF\xF3\xB3\xE6";

SavFile polish_file() {
  SavFile file;
  file.text("CITY", 8, {kPolish1250, 1, {kPolish1250}});
  file.labels({{kPolish1250, kPolish1250}}, {1});
  file.row({kPolish1250});
  file.row({"plain"});
  return file;
}

TEST(SavReader, DecodesAllTextsAsTheFileSays) {
  for (const char* name : {"windows-1250", "CP1250"}) {
    SavFile file = polish_file();
    file.extension(20, name);
    const RawTable table = table_of(file);
    EXPECT_EQ(cells_of(table), (Cells{{"Zażółć"}, {"plain"}}));
    EXPECT_EQ(table.labels[0].label, "Zażółć");
    EXPECT_EQ(table.labels[0].values, (Values{{"Zażółć", "Zażółć"}}));
    EXPECT_EQ(table.labels[0].missing, Names{"Zażółć"});
    EXPECT_EQ(table.issues.total(), 0U);
  }
}

TEST(SavReader, DecodesByTheCodePageWhereNoEncodingIsNamed) {
  SavFile file = polish_file();
  file.code_page(1250);
  EXPECT_EQ(cells_of(table_of(file))[0], Names{"Zażółć"});
  SavFile latin = polish_file();
  latin.code_page(1252);
  EXPECT_EQ(cells_of(table_of(latin))[0], Names{"Za¿ó³æ"});
}

TEST(SavReader, WeighsTheTextsWhereNothingIsSaidOfTheirEncoding) {
  SavFile file;
  file.code_page(2);
  file.text("T", 40);
  // "Święta są już za pasem, a mróz ściął łąkę" in Windows-1250.
  file.row({"\x8Cwi\xEAta s\xB9 ju\xBF za pasem, a mr\xF3z"});
  file.row(
      {"\x9C"
       "ci\xB9\xB3 \xB3\xB9k\xEA i drog\xEA"});
  const RawTable table = table_of(file);
  EXPECT_EQ(cells_of(table), (Cells{{"Święta są już za pasem, a mróz"}, {"ściął łąkę i drogę"}}));
  ASSERT_EQ(table.issues.count(IssueCode::kInvalidUtf8), 1U);
  EXPECT_EQ(table.issues.kept()[0].message,
            "the file does not say how its texts are encoded; they were read as windows-1250");
}

TEST(SavReader, KeepsBytesOfAnUnknownEncodingAndSaysSo) {
  SavFile file = polish_file();
  file.extension(20, "Shift_JIS");
  const RawTable table = table_of(file);
  EXPECT_EQ(cells_of(table)[0], Names{kPolish1250});
  EXPECT_EQ(table.issues.kept()[0].message,
            "the texts of the file are encoded as SHIFT_JIS, which cannot be read; they were kept "
            "as they are");
  EXPECT_EQ(table.issues.kept()[1].row, 2U);
  EXPECT_EQ(table.issues.kept()[1].column, 0U);
}

TEST(SavReader, ReportsTextsThatAreNotUtf8AlthoughTheFileSaysSo) {
  SavFile file = polish_file();
  file.extension(20, "UTF-8");
  const RawTable table = table_of(file);
  EXPECT_EQ(table.issues.count(IssueCode::kInvalidUtf8), 1U);
  EXPECT_EQ(table.issues.kept()[0].message, "row 2 holds bytes that cannot be read as text");
}

// ---- what the file says of its columns

TEST(SavReader, TakesRangesOfMissingValuesWithOpenEnds) {
  const double lowest = std::nextafter(-DBL_MAX, 0);
  SavFile file;
  file.number("A", 5, {"", -2, {98.0, DBL_MAX}});
  file.number("B", 5, {"", -3, {lowest, -1.0, 7.0}});
  file.number("C", 20, {"", -2, {13928544000.0, 13928630400.0}});
  file.row({1.0, 2.0, 13928544000.0});
  const std::vector<ColumnLabels> labels = table_of(file).labels;
  EXPECT_EQ(labels[0].missing_range, (ColumnLabels::Range{"98", ""}));
  EXPECT_EQ(labels[1].missing_range, (ColumnLabels::Range{"", "-1"}));
  EXPECT_EQ(labels[1].missing, Names{"7"});
  EXPECT_EQ(labels[2].missing_range, (ColumnLabels::Range{"2024-02-29", "2024-03-01"}));
}

TEST(SavReader, WritesLabelledValuesAsTheCellsHoldThem) {
  SavFile file;
  file.number("RATE");
  file.number("DAY", 20);
  file.text("CODE", 3);
  file.labels({{2.5, "half"}}, {1});
  file.labels({{13928544000.0, "leap day"}}, {2});
  file.labels({{"pl", "Poland"}}, {3});
  file.row({2.5, 13928544000.0, "pl"});
  const RawTable table = table_of(file);
  EXPECT_EQ(table.labels[0].values, (Values{{"2.5", "half"}}));
  EXPECT_EQ(table.labels[1].values, (Values{{"2024-02-29", "leap day"}}));
  EXPECT_EQ(table.labels[2].values, (Values{{"pl", "Poland"}}));
  EXPECT_EQ(cells_of(table)[0], (Names{"2.5", "2024-02-29", "pl"}));
}

TEST(SavReader, SharesLabelsAmongVariablesAndCountsWordsNotVariables) {
  SavFile file;
  file.text("NAME", 20);  // words 1 to 3
  file.number("A");
  file.number("B");
  file.labels({{1.0, "yes"}}, {4, 5});
  file.weight_by(5);
  file.row({"x", 1.0, 1.0});
  const RawTable table = table_of(file);
  EXPECT_EQ(table.labels[0].values, Values{});
  EXPECT_EQ(table.labels[1].values, (Values{{"1", "yes"}}));
  EXPECT_EQ(table.labels[2].values, (Values{{"1", "yes"}}));
  EXPECT_EQ(table.weight_column, 2U);
}

TEST(SavReader, LeavesOutLabelsAndWeightsOfVariablesThatDoNotExist) {
  SavFile file;
  file.text("NAME", 20);
  file.labels({{"a", "b"}}, {2});
  file.labels({{"a", "b"}}, {77});
  file.weight_by(3);
  file.row({"x"});
  const RawTable table = table_of(file);
  EXPECT_EQ(table.issues.count(IssueCode::kBrokenRecord), 3U);
  EXPECT_EQ(table.weight_column, std::nullopt);
}

std::string sized(const SavFile& file, std::string_view text) {
  return file.integer(static_cast<int>(text.size())) + std::string(text);
}

TEST(SavReader, TakesLabelsAndMissingValuesOfLongTexts) {
  for (const bool is_big_endian : {false, true}) {
    SavFile file({.is_big_endian = is_big_endian});
    file.text("REASON", 12);
    file.extension(13, "REASON=Reason_given");
    file.extension(21, sized(file, "reason_given") + file.integer(12) + file.integer(2) +
                           sized(file, "too far     ") + sized(file, "Too far away") +
                           sized(file, "price       ") + sized(file, "Too dear"));
    file.extension(
        22, sized(file, "Reason_given") + "\x02" + file.integer(8) + "none    " + "refused ");
    file.row({"too far"});
    const RawTable table = table_of(file);
    EXPECT_EQ(table.labels[0].values, (Values{{"too far", "Too far away"}, {"price", "Too dear"}}));
    EXPECT_EQ(table.labels[0].missing, (Names{"none", "refused"}));
    EXPECT_EQ(table.issues.total(), 0U);
  }
}

TEST(SavReader, TakesMissingValuesOfLongTextsWhoseSizeIsRepeated) {
  SavFile file;
  file.text("T", 12);
  file.extension(22, sized(file, "T") + "\x02" + sized(file, "none    ") + sized(file, "no idea "));
  EXPECT_EQ(table_of(file).labels[0].missing, (Names{"none", "no idea"}));
}

/// The examples are those of the PSPP developers' guide.
TEST(SavReader, TakesMultipleResponseSets) {
  SavFile file;
  for (const char* name : {"A", "B", "C", "D", "E"}) file.number(name);
  file.extension(13, "A=first\tB=second\tC=third\tD=fourth\tE=fifth");
  file.extension(7, "$a=C 10 my mcgroup a b c\n$b=D2 55 0  c e d\n");
  file.extension(19, "$d=E 1 2 34 13 third mdgroup d e\n$e=E 11 6 choice 0  a b\n");
  const std::vector<ResponseSet> expected = {{"$a", "my mcgroup", std::nullopt, {0, 1, 2}},
                                             {"$b", "", "55", {2, 4, 3}},
                                             {"$d", "third mdgroup", "34", {3, 4}},
                                             {"$e", "", "choice", {0, 1}}};
  const RawTable table = table_of(file);
  EXPECT_EQ(table.response_sets, expected);
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(SavReader, LeavesOutDamagedExtensionsAndSaysSo) {
  for (const char* line : {"$a", "$a=", "$a=X 1 y a", "$a=C 99 y a", "$a=D1", "$a=C 1 y zzz"}) {
    SavFile file;
    file.number("A");
    file.extension(7, line);
    const RawTable table = table_of(file);
    EXPECT_TRUE(table.response_sets.empty()) << line;
    EXPECT_EQ(table.issues.count(IssueCode::kBrokenRecord), 1U) << line;
  }
  for (const int subtype : {21, 22}) {
    SavFile file;
    file.text("T", 12);
    const std::string whole = sized(file, "T") + std::string("\x01\x08\0\0\0\x01\0\0\0", 9);
    for (std::size_t size = 1; size < whole.size(); ++size) {
      SavFile cut = file;
      cut.extension(subtype, whole.substr(0, size));
      EXPECT_EQ(table_of(cut).issues.count(IssueCode::kBrokenRecord), 1U) << subtype << size;
    }
  }
}

// ---- damaged and other files

TEST(SavReader, KeepsTheWholeRowsOfAFileThatWasCutOff) {
  const std::string whole = answers({}).bytes();
  const std::size_t row_bytes = (1 + 1 + 2 + 32 + 32 + 12) * 8;
  const std::size_t start = whole.size() - 4 * row_bytes;
  for (std::size_t size = start; size < whole.size(); size += 5) {
    const auto tables = read_sav(std::string_view(whole).substr(0, size), kWhole);
    ASSERT_TRUE(tables);
    const RawTable& table = tables.value().front();
    const std::size_t rows = (size - start) / row_bytes;
    EXPECT_EQ(cells_of(table), Cells(kAnswers.begin(), kAnswers.begin() + std::ptrdiff_t(rows)));
    ASSERT_EQ(table.issues.count(IssueCode::kTruncatedFile), 1U);
    const Issue& issue = table.issues.kept().front();
    EXPECT_EQ(issue.row, rows + 2);
    EXPECT_EQ(issue.message, "the file ends in row " + std::to_string(rows + 2) + ", at byte " +
                                 std::to_string(size) + "; it announces 4 rows");
  }
}

TEST(SavReader, SaysWhereAFileEndsWhoseDescriptionsWereCutOff) {
  const std::string whole = answers({}).bytes();
  const std::size_t start = whole.size() - 4 * (1 + 1 + 2 + 32 + 32 + 12) * 8;
  for (std::size_t size = 4; size < start; size += 3) {
    const Error error = error_of(std::string_view(whole).substr(0, size));
    ASSERT_EQ(error.code, ErrorCode::kNotATable) << size;
    ASSERT_EQ(error.message.find("the file ends at byte " + std::to_string(size)), 0U) << size;
  }
}

TEST(SavReader, KeepsRowsOfACompressedFileUpToABlockOfTheWrongSize) {
  const std::string bytes = answers({.compression = 2, .block_bytes = 30}).bytes();
  SavReader reader(bytes.size());
  int block = 0;
  while (const auto range = reader.next()) {
    std::string stretch =
        bytes.substr(static_cast<std::size_t>(range->from), static_cast<std::size_t>(range->size));
    if (range->is_deflated) {
      EXPECT_EQ(range->inflated_size, 30U);
      stretch = testing::unpack_stored(stretch);
      if (++block == 25) stretch.resize(29);
    }
    ASSERT_TRUE(reader.push(stretch));
    ASSERT_TRUE(reader.end_range());
  }
  const RawTable table = std::move(reader.finish().value().front());
  EXPECT_EQ(block, 25);
  EXPECT_EQ(cells_of(table), Cells(kAnswers.begin(), kAnswers.begin() + 1));
  EXPECT_EQ(table.issues.count(IssueCode::kTruncatedFile), 1U);
}

TEST(SavReader, RefusesCompressedFilesWhoseBlocksAreNotAllThere) {
  const SavFile file = answers({.compression = 2});
  const std::string whole = file.bytes();
  const std::string start = answers({.compression = 0}).bytes();
  const std::size_t header = start.size() - 4 * (1 + 1 + 2 + 32 + 32 + 12) * 8;
  for (std::size_t size = header; size < whole.size(); size += 3) {
    EXPECT_EQ(error_of(std::string_view(whole).substr(0, size)).code, ErrorCode::kNotATable);
  }
  const std::size_t list = whole.size() - 24;
  // The header's own place, the list's place and size, and the last block's entry.
  for (const std::size_t at : {header, header + 8, header + 16, list + 8, list + 19, list + 20}) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] + 1);
    EXPECT_EQ(error_of(damaged).code, ErrorCode::kNotATable) << at - header;
  }
}

TEST(SavReader, NamesTheKindOfFileItRefuses) {
  const std::string tail(300, ' ');
  EXPECT_EQ(error_of("").code, ErrorCode::kEmptyFile);
  EXPECT_EQ(error_of("id,name\n" + tail).code, ErrorCode::kNotATable);
  const Error mainframe = error_of("\x5B\xC6\xD3\xF2" + tail);
  EXPECT_EQ(mainframe.code, ErrorCode::kUnsupportedFormat);
  EXPECT_EQ(mainframe.message, "an SPSS system file of a mainframe (EBCDIC) cannot be read");
  const Error portable = error_of(std::string(40, 'x') + "ASCII SPSS PORT FILE" + tail);
  EXPECT_EQ(portable.code, ErrorCode::kUnsupportedFormat);
  EXPECT_EQ(portable.message, "an SPSS portable file (.por) cannot be read");
}

TEST(SavReader, RefusesHeadersThatMakeNoSense) {
  const std::string sound = answers({}).bytes();
  const auto with = [&sound](std::size_t at, std::string_view bytes) {
    std::string damaged = sound;
    damaged.replace(at, bytes.size(), bytes);
    return error_of(damaged);
  };
  EXPECT_EQ(with(64, "\x09").code, ErrorCode::kNotATable);               // byte order
  EXPECT_EQ(with(72, "\x03").code, ErrorCode::kUnsupportedFormat);       // compression
  EXPECT_EQ(with(90, "\xF0\x7F").code, ErrorCode::kNotATable);           // bias: infinity
  EXPECT_EQ(with(176, "\x05").code, ErrorCode::kNotATable);              // kind of record
  EXPECT_EQ(with(180, "\xFF\xFF\xFF\xFF").code, ErrorCode::kNotATable);  // a text's rest, first
  EXPECT_EQ(with(181, "\x01").code, ErrorCode::kNotATable);              // a text of 256 bytes
  EXPECT_EQ(with(188, "\x09").code, ErrorCode::kNotATable);              // nine missing values
}

TEST(SavReader, RefusesTextsAndLabelsThatDoNotFitTogether) {
  SavFile cut;
  cut.text("T", 20);
  std::string bytes = cut.bytes();
  bytes.erase(bytes.size() - 8 - 32, 32);
  EXPECT_EQ(error_of(bytes).code, ErrorCode::kNotATable);

  SavFile labelled;
  labelled.number("A");
  labelled.labels({{1.0, "yes"}}, {1});
  bytes = labelled.bytes();
  bytes[bytes.size() - 8 - 12] = 6;  // what should be the record of variables
  EXPECT_EQ(error_of(bytes).code, ErrorCode::kNotATable);

  SavFile crowded;
  crowded.number("A");
  crowded.labels({{1.0, "yes"}}, {1, 1});
  EXPECT_EQ(error_of(crowded.bytes()).code, ErrorCode::kNotATable);

  EXPECT_EQ(error_of(SavFile().bytes()).code, ErrorCode::kNotATable);
}

TEST(SavReader, RefusesNumbersThatAreNotIeee) {
  SavFile file;
  file.number("A");
  std::string integers;
  for (const int value : {1, 0, 0, -1, 2, 1, 1, 1}) integers += file.integer(value);
  file.extension(3, integers, 4);
  EXPECT_EQ(error_of(file.bytes()).code, ErrorCode::kNotATable);
}

TEST(SavReader, KeepsToItsLimits) {
  SavFile file;
  for (int i = 0; i < 5; ++i) file.number("V" + std::to_string(i));
  for (int row = 0; row < 3; ++row) file.row({1.0, 1.0, 1.0, 1.0, 1.0});
  EXPECT_EQ(error_of(file.bytes(), {.columns = 4}).message,
            "the SPSS file has more than 4 columns, the limit");
  EXPECT_EQ(error_of(file.bytes(), {.row_bytes = 39}).message,
            "a row of the SPSS file is longer than 39 bytes, the limit of one row");
  EXPECT_EQ(error_of(file.bytes(), {.rows = 2}).message,
            "the SPSS file has more than 2 rows, the limit of 5 columns");
  EXPECT_TRUE(read_sav(file.bytes(), kWhole, {.row_bytes = 40, .columns = 5, .rows = 3}));
}

TEST(SavReader, RefusesLabelsThatMultiply) {
  SavFile file;
  for (int i = 0; i < 1001; ++i) file.number("V" + std::to_string(i));
  std::vector<int> elements(1001);
  std::iota(elements.begin(), elements.end(), 1);
  std::vector<std::pair<SavCell, std::string>> labels(1000, {1.0, "x"});
  file.labels(labels, elements);
  EXPECT_EQ(error_of(file.bytes()).message,
            "the SPSS file has more than 1000000 labels of values, the limit");
}

TEST(SavReader, BelievesNoSizeBeyondTheFile) {
  SavFile file;
  file.number("A");
  file.extension(13, "");
  std::string bytes = file.bytes();
  bytes.replace(bytes.size() - 16, 4, "\xFF\xFF\xFF\x7F");  // size of an element of the extension
  bytes.replace(bytes.size() - 12, 4, "\xFF\xFF\xFF\x7F");
  EXPECT_EQ(error_of(bytes).code, ErrorCode::kNotATable);
}

TEST(SavReader, RefusesToFinishBeforeTheDescriptionsAreComplete) {
  SavReader reader(1000);
  EXPECT_EQ(reader.finish().error().code, ErrorCode::kNotATable);
}

TEST(SavReader, CountsItsRows) {
  const std::string bytes = answers({}).bytes();
  SavReader reader(bytes.size());
  EXPECT_EQ(reader.rows_read(), 0U);
  ASSERT_TRUE(reader.push(bytes));
  EXPECT_EQ(reader.rows_read(), 4U);
}

// ---- real files

double sum(const RawTable& table, std::size_t column) {
  double total = 0;
  for (const auto& row : cells_of(table)) {
    if (!row[column].empty()) total += std::stod(row[column]);
  }
  return total;
}

/// Sums of R's own copy of the data; labels from `readstat`.
TEST(SavReader, ReadsIris) {
  const std::string bytes = testing::shared_bytes("survey/spss/iris.sav");
  if (bytes.empty()) GTEST_SKIP() << "the folder of shared data is not there";
  const RawTable table = std::move(read_sav(bytes, 777).value().front());
  EXPECT_EQ(table.row_count, 150U);
  EXPECT_EQ(table.head.front().cells,
            (Names{"Sepal.Length", "Sepal.Width", "Petal.Length", "Petal.Width", "Species"}));
  EXPECT_EQ(table.labels[4].values,
            (Values{{"1", "setosa"}, {"2", "versicolor"}, {"3", "virginica"}}));
  EXPECT_NEAR(sum(table, 0), 876.5, 1e-9);
  EXPECT_NEAR(sum(table, 1), 458.6, 1e-9);
  EXPECT_NEAR(sum(table, 2), 563.7, 1e-9);
  EXPECT_NEAR(sum(table, 3), 179.9, 1e-9);
  EXPECT_NEAR(sum(table, 4), 300, 1e-9);
  EXPECT_EQ(cells_of(table)[0], (Names{"5.1", "3.5", "1.4", "0.2", "1"}));
  EXPECT_EQ(table.issues.total(), 0U);
}

/// Figures from `readstat` 1.1.8.
TEST(SavReader, ReadsElectric) {
  const std::string bytes = testing::shared_bytes("survey/spss/electric.sav");
  if (bytes.empty()) GTEST_SKIP() << "the folder of shared data is not there";
  const RawTable table = std::move(read_sav(bytes, kWhole).value().front());
  EXPECT_EQ(table.row_count, 240U);
  ASSERT_EQ(table.columns.size(), 13U);
  const std::vector<double> sums = {137506, 471,     11472, 21221, 2472, 63381,
                                    2768,   16443.3, 41622, 1601,  61};
  for (std::size_t i = 0; i < sums.size(); ++i) EXPECT_NEAR(sum(table, i), sums[i], 1e-9) << i;
  EXPECT_NEAR(sum(table, 12), 120, 1e-9);
  std::size_t empty_education = 0;
  std::size_t with_history = 0;
  for (const auto& row : cells_of(table)) {
    if (row[4].empty()) ++empty_education;
    if (row[11] == "Y") ++with_history;
  }
  EXPECT_EQ(empty_education, 28U);
  EXPECT_EQ(with_history, 62U);
  EXPECT_EQ(table.labels[1].values, (Values{{"1", "NO CHD"},
                                            {"2", "SUDDEN  DEATH"},
                                            {"3", "NONFATALMI"},
                                            {"5", "FATAL   MI"},
                                            {"6", "OTHER   CHD"}}));
  EXPECT_EQ(table.labels[9].missing, Names{"9"});
}

}  // namespace
}  // namespace sonder
