#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "support/tables.h"
#include "table/dialect.h"
#include "table/table.h"

// Expected figures: PROVENANCE.md of the data folder and Python 3's csv module.

namespace sonder {
namespace {

constexpr std::size_t kPrefixBytes = std::size_t{256} << 10;
constexpr std::size_t kPieceBytes = 65'521;

std::string bytes_of(const std::string& path) {
  std::ifstream file(std::string(SONDER_SHARED_DATA) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The best reading of the file among those that fit its beginning.
Table read_file(const std::string& bytes) {
  const auto ranked =
      rank_dialects(std::string_view(bytes).substr(0, kPrefixBytes), bytes.size() <= kPrefixBytes)
          .value();
  RawTable best = testing::read_in_pieces(bytes, kPieceBytes, ranked[0].dialect).value();
  for (std::size_t next = 1; next < 3 && damage_share(best) > 0; ++next) {
    RawTable other = testing::read_in_pieces(bytes, kPieceBytes, ranked[next].dialect).value();
    if (damage_share(other) < damage_share(best)) best = std::move(other);
  }
  Table table = name_columns(std::move(best));
  infer_types(table);
  return table;
}

struct RealFile {
  const char* path;
  Dialect dialect;
  std::size_t header_rows;
  std::size_t rows;
  std::size_t columns;  ///< without a trailing delimiter
};

class ReadRealFile : public ::testing::TestWithParam<RealFile> {};

TEST_P(ReadRealFile, FindsItsHeaderRowsAndColumns) {
  const std::string bytes = bytes_of(GetParam().path);
  if (bytes.empty()) GTEST_SKIP() << GetParam().path << " is not there";
  const Table table = read_file(bytes);
  EXPECT_EQ(table.dialect, GetParam().dialect);
  EXPECT_EQ(table.header.size(), GetParam().header_rows) << table.header_evidence;
  EXPECT_EQ(table.row_count, GetParam().rows);
  EXPECT_EQ(table.columns.size(), GetParam().columns);
  EXPECT_EQ(table.surplus.size(), 0U);
  for (const Column& column : table.columns) {
    EXPECT_EQ(column.header.size(), GetParam().header_rows);
    EXPECT_EQ(column.text.codes.size(), GetParam().rows);
  }
}

constexpr Dialect kComma = {',', '"'};
constexpr Dialect kCommaBlank = {.drops_blank = true};
constexpr Dialect kSemicolon = {';', '"'};
constexpr Dialect kBlanks = {' ', '"'};
constexpr Dialect kTab = {'\t', '\0'};

INSTANTIATE_TEST_SUITE_P(
    Commerce, ReadRealFile,
    ::testing::Values(RealFile{"commerce/cdnow/CDNOW_sample.txt", kBlanks, 0, 6'919, 5},
                      RealFile{"commerce/cdnow/CDNOW_master.txt", kBlanks, 1, 69'659, 4},
                      RealFile{"crm/shopify-style-orders-solidus-example.csv", kComma, 1, 2, 32},
                      RealFile{"identity/febrl/dataset1.csv", kCommaBlank, 1, 1'000, 11},
                      RealFile{"identity/febrl/dataset2.csv", kCommaBlank, 1, 5'000, 11},
                      RealFile{"identity/febrl/dataset3.csv", kCommaBlank, 1, 5'000, 11},
                      RealFile{"identity/febrl/dataset4a.csv", kCommaBlank, 1, 5'000, 11},
                      RealFile{"identity/febrl/dataset4b.csv", kCommaBlank, 1, 5'000, 11}));

INSTANTIATE_TEST_SUITE_P(
    Surveys, ReadRealFile,
    ::testing::Values(
        RealFile{"survey/bfi/bfi.csv", kComma, 1, 2'800, 29},
        RealFile{"survey/bfi/bfi.dictionary.csv", kComma, 1, 28, 8},
        RealFile{"survey/google_forms/2018-english-form-responses.tsv", kTab, 1, 3'062, 43},
        RealFile{"survey/google_forms/2019-english-responses.csv", kComma, 1, 1'838, 52},
        RealFile{"survey/kobo/kobo-export-default.csv", kSemicolon, 2, 3, 18},
        RealFile{"survey/kobo/kobo-export-no-hxl.csv", kSemicolon, 1, 3, 18},
        RealFile{"survey/limesurvey/2016_uk_public_data.csv", kComma, 1, 273, 67},
        RealFile{"survey/limesurvey/2017_nl_public_data.csv", kComma, 1, 77, 131},
        RealFile{"survey/limesurvey/2017_us_public_data.csv", kComma, 1, 164, 242},
        RealFile{"survey/redcap/decimal-comma-data.csv", kComma, 1, 4, 9},
        RealFile{"survey/redcap/survey-data.csv", kComma, 1, 2, 33},
        RealFile{"survey/typeform/new-coder-survey-2016-part1-excerpt.csv", kComma, 1, 7, 51}));

// The oldest exports end each line with a comma: 36, 20, 30 and 21 cells.
INSTANTIATE_TEST_SUITE_P(
    Qualtrics, ReadRealFile,
    ::testing::Values(
        RealFile{"survey/qualtrics/Better_Sample_Survey.csv", kComma, 3, 10, 59},
        RealFile{"survey/qualtrics/Multiple_Answer_MC_Questions.csv", kComma, 2, 5, 35},
        RealFile{"survey/qualtrics/Multiple_Answer_MC_Questions_Insights.csv", kComma, 3, 5, 36},
        RealFile{"survey/qualtrics/Notes_Survey.csv", kComma, 3, 5, 17},
        RealFile{"survey/qualtrics/Questions_with_Text_Entry_Components.csv", kComma, 3, 15, 40},
        RealFile{"survey/qualtrics/Sample_Survey.csv", kComma, 3, 5, 74},
        RealFile{"survey/qualtrics/Sample_Survey_Insights.csv", kComma, 3, 5, 190},
        RealFile{"survey/qualtrics/Single_Answer_MC_Questions.csv", kComma, 2, 5, 19},
        RealFile{"survey/qualtrics/Single_Answer_MC_Questions_Insights.csv", kComma, 3, 5, 20},
        RealFile{"survey/qualtrics/Single_Answer_Matrix_Questions.csv", kComma, 2, 5, 29},
        RealFile{"survey/qualtrics/Single_Answer_Matrix_Questions_Insights.csv", kComma, 3, 5, 30},
        RealFile{"survey/qualtrics/Survey_Logic_EVERYWHERE.csv", kComma, 2, 10, 20}));

// Of 1,404 records of 2020, 378 at the end are blank; of 910 of 2024, 688. Both files end each
// line with a comma: 270 and 1,072 cells.
INSTANTIATE_TEST_SUITE_P(
    SurveyMonkey, ReadRealFile,
    ::testing::Values(RealFile{"survey/surveymonkey/SOUTH.csv", kComma, 2, 2'528, 58},
                      RealFile{"survey/surveymonkey/StarWars.csv", kComma, 2, 1'186, 38},
                      RealFile{"survey/surveymonkey/comma-survey.csv", kComma, 1, 1'129, 13},
                      RealFile{"survey/surveymonkey/ospo-2018-results.csv", kComma, 2, 748, 174},
                      RealFile{"survey/surveymonkey/ospo-2020-results.csv", kComma, 2, 1'026, 269},
                      RealFile{"survey/surveymonkey/ospo-2024-raw-text.csv", kComma, 3, 222, 1'071},
                      RealFile{"survey/surveymonkey/steak-risk-survey.csv", kComma, 2, 550, 15},
                      RealFile{"survey/surveymonkey/thanksgiving-2015-poll-data.csv", kComma, 1,
                               1'058, 65}));

TEST(ReadRealFile, CountsTheBlankRecordsBehindTheResponses) {
  const std::string bytes = bytes_of("survey/surveymonkey/ospo-2024-raw-text.csv");
  if (bytes.empty()) GTEST_SKIP() << "ospo-2024-raw-text.csv is not there";
  const Table table = read_file(bytes);
  EXPECT_EQ(table.issues.count(IssueCode::kBlankRow), 688U);
  EXPECT_EQ(table.file_row(0), 4U);
  EXPECT_EQ(table.file_row(221), 225U);
}

TEST(ReadRealFile, NamesTheOptionsOfAQuestionAfterBoth) {
  const std::string bytes = bytes_of("survey/surveymonkey/ospo-2024-raw-text.csv");
  if (bytes.empty()) GTEST_SKIP() << "ospo-2024-raw-text.csv is not there";
  const Table table = read_file(bytes);
  const Column& column = table.columns[7];
  EXPECT_EQ(column.header[0], "q1");
  EXPECT_TRUE(column.header[1].starts_with("Where is your organization on its open s"));
  EXPECT_TRUE(column.header[2].starts_with("Contributing to upstream open source pro"));
  EXPECT_EQ(column.name, column.header[1] + " - " + column.header[2]);
  EXPECT_EQ(table.columns[0].name, "Respondent ID");
}

TEST(ReadRealFile, SumsTheSampleOfCdnowExactly) {
  const std::string bytes = bytes_of("commerce/cdnow/CDNOW_sample.txt");
  if (bytes.empty()) GTEST_SKIP() << "CDNOW_sample.txt is not there";
  const Table table = read_file(bytes);
  EXPECT_FALSE(table.has_header);
  EXPECT_EQ(table.columns[0].text.dictionary.size(), 2'357U + 1);
  EXPECT_EQ(table.columns[2].type, ColumnType::kDate);
  ASSERT_EQ(table.columns[4].type, ColumnType::kDecimal);
  ASSERT_EQ(table.columns[4].decimals, 2);
  std::int64_t cents = 0;
  for (std::size_t row = 0; row < table.row_count; ++row) cents += table.columns[4].value(row);
  EXPECT_EQ(cents, 24'409'194);
}

TEST(ReadRealFile, TrimsNamesAndValuesBehindCommaAndBlank) {
  const std::string bytes = bytes_of("identity/febrl/dataset1.csv");
  if (bytes.empty()) GTEST_SKIP() << "dataset1.csv is not there";
  const Table table = read_file(bytes);
  EXPECT_TRUE(table.find_column("given_name"));
  EXPECT_TRUE(table.find_column("soc_sec_id"));
}

}  // namespace
}  // namespace sonder
