#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "support/shared_files.h"

// Every file of the shared data folder, imported as a page imports it. Figures are those of its
// PROVENANCE.md and of Python 3's csv module; columns that say something of the response and are no
// answers were counted by eye in the headers.

namespace sonder {
namespace {

struct Expectation {
  const char* path;
  FileKind kind;
  Layout layout;
  double least_confidence;
  std::optional<Dialect> dialect;  ///< of delimited text
  std::size_t header_rows;
  std::size_t rows;
  std::size_t columns;  ///< without a trailing delimiter
  std::size_t metadata = 0;
};

void PrintTo(const Expectation& expected, std::ostream* stream) { *stream << expected.path; }

using enum FileKind;
using enum Layout;

constexpr Dialect kComma = {',', '"'};
constexpr Dialect kCommaBlank = {.drops_blank = true};
constexpr Dialect kSemicolon = {';', '"'};
constexpr Dialect kBlanks = {' ', '"'};
constexpr Dialect kTab = {'\t', '\0'};

const std::vector<Expectation>& all_files() {
  static const std::vector<Expectation> files = {
      {"commerce/bank_marketing/bank-marketing.csv.gz", kOther, kGeneric, 0.9, kSemicolon, 1,
       45'211, 17},
      {"commerce/cdnow/CDNOW_master.txt", kOrders, kGeneric, 0.9, kBlanks, 1, 69'659, 4},
      {"commerce/cdnow/CDNOW_sample.txt", kOrders, kGeneric, 0.6, kBlanks, 0, 6'919, 5},
      {"commerce/online_retail/online_retail.csv.gz", kOrderLines, kGeneric, 0.9, kComma, 1,
       541'909, 8},
      {"crm/shopify-style-orders-solidus-example.csv", kOrderLines, kShopifyOrders, 0.9, kComma, 1,
       2, 32},
      {"identity/febrl/dataset1.csv", kCustomers, kGeneric, 0.9, kCommaBlank, 1, 1'000, 11},
      {"identity/febrl/dataset2.csv", kCustomers, kGeneric, 0.9, kCommaBlank, 1, 5'000, 11},
      {"identity/febrl/dataset3.csv", kCustomers, kGeneric, 0.9, kCommaBlank, 1, 5'000, 11},
      {"identity/febrl/dataset4a.csv", kCustomers, kGeneric, 0.9, kCommaBlank, 1, 5'000, 11},
      {"identity/febrl/dataset4b.csv", kCustomers, kGeneric, 0.9, kCommaBlank, 1, 5'000, 11},

      {"survey/bfi/bfi.csv", kSurvey, kGeneric, 0.5, kComma, 1, 2'800, 29, 1},
      // Says what the questions of bfi.csv are: no responses.
      {"survey/bfi/bfi.dictionary.csv", kOther, kGeneric, 0.5, kComma, 1, 28, 8},
      {"survey/google_forms/2018-english-form-responses.tsv", kSurvey, kGoogleForms, 0.8, kTab, 1,
       3'062, 43, 1},
      {"survey/google_forms/2019-english-responses.csv", kSurvey, kGoogleForms, 0.8, kComma, 1,
       1'838, 52, 1},
      {"survey/google_forms/2019-english-responses.xlsx",
       kSurvey,
       kGoogleForms,
       0.8,
       {},
       1,
       1'838,
       52,
       1},
      {"survey/kobo/kobo-export-default.csv", kSurvey, kKoboToolbox, 0.98, kSemicolon, 2, 3, 18,
       11},
      {"survey/kobo/kobo-export-no-hxl.csv", kSurvey, kKoboToolbox, 0.98, kSemicolon, 1, 3, 18, 11},
      {"survey/limesurvey/2016_uk_public_data.csv", kSurvey, kLimeSurvey, 0.9, kComma, 1, 273, 67,
       1},
      {"survey/limesurvey/2017_nl_public_data.csv", kSurvey, kLimeSurvey, 0.9, kComma, 1, 77, 131,
       1},
      {"survey/limesurvey/2017_us_public_data.csv", kSurvey, kLimeSurvey, 0.9, kComma, 1, 164, 242,
       1},
      {"survey/redcap/decimal-comma-data.csv", kSurvey, kRedcap, 0.95, kComma, 1, 4, 9, 2},
      {"survey/redcap/survey-data.csv", kSurvey, kRedcap, 0.95, kComma, 1, 2, 33, 9},
      {"survey/spss/electric.sav", kSurvey, kSpss, 0.8, {}, 1, 240, 13},
      {"survey/spss/iris.sav", kSurvey, kSpss, 0.8, {}, 1, 150, 5},
      {"survey/typeform/new-coder-survey-2016-part1-excerpt.csv", kSurvey, kTypeform, 0.98, kComma,
       1, 7, 51, 4},

      // The oldest exports end each line with a comma: 36, 20, 30 and 21 cells.
      {"survey/qualtrics/Better_Sample_Survey.csv", kSurvey, kQualtricsInsights, 0.99, kComma, 3,
       10, 59, 14},
      {"survey/qualtrics/Multiple_Answer_MC_Questions.csv", kSurvey, kQualtricsLegacy, 0.98, kComma,
       2, 5, 35, 13},
      {"survey/qualtrics/Multiple_Answer_MC_Questions_Insights.csv", kSurvey, kQualtricsInsights,
       0.99, kComma, 3, 5, 36, 14},
      {"survey/qualtrics/Notes_Survey.csv", kSurvey, kQualtricsInsights, 0.99, kComma, 3, 5, 17,
       14},
      {"survey/qualtrics/Questions_with_Text_Entry_Components.csv", kSurvey, kQualtricsInsights,
       0.99, kComma, 3, 15, 40, 14},
      {"survey/qualtrics/Sample_Survey.csv", kSurvey, kQualtricsInsights, 0.99, kComma, 3, 5, 74,
       14},
      {"survey/qualtrics/Sample_Survey_Insights.csv", kSurvey, kQualtricsInsights, 0.99, kComma, 3,
       5, 190, 14},
      {"survey/qualtrics/Single_Answer_MC_Questions.csv", kSurvey, kQualtricsLegacy, 0.98, kComma,
       2, 5, 19, 13},
      {"survey/qualtrics/Single_Answer_MC_Questions_Insights.csv", kSurvey, kQualtricsInsights,
       0.99, kComma, 3, 5, 20, 14},
      {"survey/qualtrics/Single_Answer_Matrix_Questions.csv", kSurvey, kQualtricsLegacy, 0.98,
       kComma, 2, 5, 29, 13},
      {"survey/qualtrics/Single_Answer_Matrix_Questions_Insights.csv", kSurvey, kQualtricsInsights,
       0.99, kComma, 3, 5, 30, 14},
      {"survey/qualtrics/Survey_Logic_EVERYWHERE.csv", kSurvey, kQualtricsLegacy, 0.98, kComma, 2,
       10, 20, 13},

      // Of 1,404 records of 2020, 378 at the end are blank; of 910 of 2024, 688. Both files end
      // each line with a comma: 270 and 1,072 cells.
      {"survey/surveymonkey/SOUTH.csv", kSurvey, kSurveyMonkey, 0.8, kComma, 2, 2'528, 58, 1},
      {"survey/surveymonkey/StarWars.csv", kSurvey, kSurveyMonkey, 0.8, kComma, 2, 1'186, 38, 1},
      {"survey/surveymonkey/comma-survey.csv", kSurvey, kSurveyMonkey, 0.8, kComma, 1, 1'129, 13,
       1},
      {"survey/surveymonkey/masculinity-raw-responses.csv.gz", kSurvey, kSurveyMonkey, 0.8, kComma,
       1, 1'615, 98, 4},
      {"survey/surveymonkey/ospo-2018-results.csv", kSurvey, kSurveyMonkey, 0.95, kComma, 2, 748,
       174, 4},
      {"survey/surveymonkey/ospo-2020-results.csv", kSurvey, kSurveyMonkey, 0.95, kComma, 2, 1'026,
       269, 3},
      {"survey/surveymonkey/ospo-2024-raw-text.csv", kSurvey, kSurveyMonkey, 0.95, kComma, 3, 222,
       1'071, 5},
      {"survey/surveymonkey/steak-risk-survey.csv", kSurvey, kSurveyMonkey, 0.8, kComma, 2, 550, 15,
       1},
      {"survey/surveymonkey/thanksgiving-2015-poll-data.csv", kSurvey, kSurveyMonkey, 0.8, kComma,
       1, 1'058, 65, 1},
  };
  return files;
}

/// Definitions of surveys, which hold no responses, with their questions as Python 3's json module
/// counts them: elements "SQ" that are in no block of the type "Trash".
struct Definition {
  const char* path;
  std::size_t questions;
};

constexpr Definition kDefinitions[] = {
    {"survey/qualtrics/Better_Sample_Survey.qsf", 11},
    {"survey/qualtrics/Multiple_Answer_MC_Questions.qsf", 5},
    {"survey/qualtrics/Questions_with_Text_Entry_Components.qsf", 5},
    {"survey/qualtrics/Single_Answer_MC_Questions.qsf", 5},
    {"survey/qualtrics/Single_Answer_Matrix_Questions.qsf", 5},
};

/// What is about the data and no data itself.
constexpr std::string_view kDocuments[] = {"PROVENANCE.md", "vendor_headers.json"};

bool is_named(std::string_view path) {
  for (const Expectation& file : all_files()) {
    if (file.path == path) return true;
  }
  for (const Definition& definition : kDefinitions) {
    if (definition.path == path) return true;
  }
  return std::find(std::begin(kDocuments), std::end(kDocuments), path) != std::end(kDocuments);
}

TEST(SharedData, HoldsNoFileThatIsNotNamedHere) {
  const std::vector<std::string> paths = testing::list_shared_files();
  if (paths.empty()) GTEST_SKIP() << "the shared data folder is not there";
  for (const std::string& path : paths) EXPECT_TRUE(is_named(path)) << path;
}

class SharedFile : public ::testing::TestWithParam<Expectation> {
 protected:
  void SetUp() override {
    const std::string path = GetParam().path;
    if (testing::shared_bytes(path).empty()) GTEST_SKIP() << path << " is not there";
    if (testing::is_packed(path) && !testing::kCanInflate) GTEST_SKIP() << "no zlib here";
    const std::vector<SourceId> tables = testing::import_shared(session_, path);
    ASSERT_EQ(tables.size(), 1U);
    report_ = session_.file(tables[0]).value();
  }

  std::size_t count(const char* member) const { return report_["rows"][member]; }

  Session session_;
  Json report_;
};

TEST_P(SharedFile, IsRecognisedAsWhatItIs) {
  const Expectation& expected = GetParam();
  EXPECT_EQ(report_["kind"], to_string(expected.kind));
  EXPECT_EQ(report_["layout"], to_string(expected.layout));
  EXPECT_GE(report_["confidence"], expected.least_confidence);
  std::size_t metadata = 0;
  for (const Json& column : report_["columns"]) metadata += column["metadata"] == true ? 1U : 0U;
  EXPECT_EQ(metadata, expected.metadata);
}

TEST_P(SharedFile, HasItsRowsColumnsAndHeader) {
  const Expectation& expected = GetParam();
  EXPECT_EQ(report_["columns"].size(), expected.columns);
  EXPECT_EQ(report_["header_rows"], expected.header_rows) << report_["header_evidence"];
  EXPECT_EQ(count("read"), expected.rows);
  EXPECT_EQ(count("surplus") + count("short") + count("broken") + count("repeated"), 0U);
  EXPECT_EQ(report_["dialect"].is_object(), expected.dialect.has_value());
  if (!expected.dialect) return;
  const auto mark = [](char byte) { return byte == '\0' ? "" : std::string(1, byte); };
  EXPECT_EQ(report_["dialect"]["mark"], mark(expected.dialect->delimiter));
  EXPECT_EQ(report_["dialect"]["quote"], mark(expected.dialect->quote));
  EXPECT_EQ(report_["dialect"]["escape"], "");
  EXPECT_EQ(report_["dialect"]["drops_blank"], expected.dialect->drops_blank);
}

TEST_P(SharedFile, FeedsTheAnalysisWithEveryRowWhereItHasAPart) {
  const Expectation& expected = GetParam();
  EXPECT_EQ(report_["problem"], Json());
  EXPECT_EQ(count("used"), expected.kind == kOther ? 0 : expected.rows);
  EXPECT_EQ(count("used") + count("skipped"), expected.rows);
  EXPECT_EQ(session_.overview().value()["responses"], expected.kind == kSurvey ? expected.rows : 0);
}

TEST(SharedDefinition, IsRecognisedWithItsQuestions) {
  for (const Definition& expected : kDefinitions) {
    if (testing::shared_bytes(expected.path).empty()) GTEST_SKIP() << expected.path;
    Session session;
    const std::vector<SourceId> files = testing::import_shared(session, expected.path);
    ASSERT_EQ(files.size(), 1U) << expected.path;
    const Json report = session.file(files[0]).value();
    EXPECT_EQ(report["kind"], "survey_definition") << expected.path;
    EXPECT_EQ(report["layout"], "qualtrics") << expected.path;
    EXPECT_EQ(report["definition"]["questions"], expected.questions) << expected.path;
  }
}

INSTANTIATE_TEST_SUITE_P(All, SharedFile, ::testing::ValuesIn(all_files()));

}  // namespace
}  // namespace sonder
