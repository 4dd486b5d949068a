#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/assemble.h"
#include "ingest/question_choices.h"
#include "ingest/recognition.h"
#include "support/real_files.h"
#include "support/tables.h"

// Every delimited file of the shared data folder, told apart and counted. Figures are those of its
// PROVENANCE.md; numbers of metadata columns were counted by eye in the headers.

namespace sonder {
namespace {

struct Expectation {
  const char* path;
  FileKind kind;
  Layout layout;
  double least_confidence;
  std::size_t rows;
  std::size_t metadata;  ///< of surveys
};

class AllData : public ::testing::TestWithParam<Expectation> {};

TEST_P(AllData, IsRecognisedAsWhatItIs) {
  const Expectation& expected = GetParam();
  const std::string bytes = testing::shared_bytes(expected.path);
  if (bytes.empty()) GTEST_SKIP() << expected.path << " is not there";
  const Table table = testing::table_of_bytes(bytes);
  const FileCandidate best = recognise(table).front();
  EXPECT_EQ(to_string(best.mapping.kind), to_string(expected.kind));
  EXPECT_EQ(to_string(best.mapping.layout), to_string(expected.layout));
  EXPECT_GE(best.confidence, expected.least_confidence);
  EXPECT_EQ(table.row_count, expected.rows);
  EXPECT_EQ(best.mapping.metadata.size(), expected.metadata);
}

TEST_P(AllData, CountsEveryRowOfASurveyAsAResponse) {
  const Expectation& expected = GetParam();
  const std::string bytes = testing::shared_bytes(expected.path);
  if (bytes.empty()) GTEST_SKIP() << expected.path << " is not there";
  if (expected.kind != FileKind::kSurvey) return;
  const Table table = testing::table_of_bytes(bytes);
  const Mapping mapping = recognise(table).front().mapping;
  const Questionnaire questionnaire = understand_questions(table, question_choices(mapping));
  const MappedTable mapped{SourceId{0}, &table, mapping, &questionnaire};
  const auto assembled = assemble({&mapped, 1}).value();
  EXPECT_EQ(assembled.population.responses.size(), expected.rows);
  for (const std::uint32_t column : mapping.metadata) {
    const QuestionKind kind = questionnaire.questions[column].kind;
    EXPECT_TRUE(kind == QuestionKind::kContact || kind == QuestionKind::kTimestamp) << column;
  }
}

using enum FileKind;

INSTANTIATE_TEST_SUITE_P(
    Commerce, AllData,
    ::testing::Values(
        Expectation{"commerce/cdnow/CDNOW_master.txt", kOrders, Layout::kGeneric, 0.9, 69'659, 0},
        Expectation{"commerce/cdnow/CDNOW_sample.txt", kOrders, Layout::kGeneric, 0.6, 6'919, 0},
        Expectation{"crm/shopify-style-orders-solidus-example.csv", kOrderLines,
                    Layout::kShopifyOrders, 0.9, 2, 0},
        Expectation{"identity/febrl/dataset1.csv", kCustomers, Layout::kGeneric, 0.9, 1'000, 0},
        Expectation{"identity/febrl/dataset2.csv", kCustomers, Layout::kGeneric, 0.9, 5'000, 0},
        Expectation{"identity/febrl/dataset3.csv", kCustomers, Layout::kGeneric, 0.9, 5'000, 0},
        Expectation{"identity/febrl/dataset4a.csv", kCustomers, Layout::kGeneric, 0.9, 5'000, 0},
        Expectation{"identity/febrl/dataset4b.csv", kCustomers, Layout::kGeneric, 0.9, 5'000, 0}));

INSTANTIATE_TEST_SUITE_P(
    Surveys, AllData,
    ::testing::Values(
        Expectation{"survey/bfi/bfi.csv", kSurvey, Layout::kGeneric, 0.5, 2'800, 1},
        // Says what the questions of bfi.csv are: no responses.
        Expectation{"survey/bfi/bfi.dictionary.csv", kOther, Layout::kGeneric, 0.5, 28, 0},
        Expectation{"survey/google_forms/2018-english-form-responses.tsv", kSurvey,
                    Layout::kGoogleForms, 0.8, 3'062, 1},
        Expectation{"survey/google_forms/2019-english-responses.csv", kSurvey, Layout::kGoogleForms,
                    0.8, 1'838, 1},
        Expectation{"survey/kobo/kobo-export-default.csv", kSurvey, Layout::kKoboToolbox, 0.98, 3,
                    11},
        Expectation{"survey/kobo/kobo-export-no-hxl.csv", kSurvey, Layout::kKoboToolbox, 0.98, 3,
                    11},
        Expectation{"survey/limesurvey/2016_uk_public_data.csv", kSurvey, Layout::kLimeSurvey, 0.9,
                    273, 1},
        Expectation{"survey/limesurvey/2017_nl_public_data.csv", kSurvey, Layout::kLimeSurvey, 0.9,
                    77, 1},
        Expectation{"survey/limesurvey/2017_us_public_data.csv", kSurvey, Layout::kLimeSurvey, 0.9,
                    164, 1},
        Expectation{"survey/redcap/decimal-comma-data.csv", kSurvey, Layout::kRedcap, 0.95, 4, 2},
        Expectation{"survey/redcap/survey-data.csv", kSurvey, Layout::kRedcap, 0.95, 2, 9},
        Expectation{"survey/typeform/new-coder-survey-2016-part1-excerpt.csv", kSurvey,
                    Layout::kTypeform, 0.98, 7, 4}));

INSTANTIATE_TEST_SUITE_P(
    Qualtrics, AllData,
    ::testing::Values(Expectation{"survey/qualtrics/Better_Sample_Survey.csv", kSurvey,
                                  Layout::kQualtricsInsights, 0.99, 10, 14},
                      Expectation{"survey/qualtrics/Multiple_Answer_MC_Questions.csv", kSurvey,
                                  Layout::kQualtricsLegacy, 0.98, 5, 13},
                      Expectation{"survey/qualtrics/Multiple_Answer_MC_Questions_Insights.csv",
                                  kSurvey, Layout::kQualtricsInsights, 0.99, 5, 14},
                      Expectation{"survey/qualtrics/Notes_Survey.csv", kSurvey,
                                  Layout::kQualtricsInsights, 0.99, 5, 14},
                      Expectation{"survey/qualtrics/Questions_with_Text_Entry_Components.csv",
                                  kSurvey, Layout::kQualtricsInsights, 0.99, 15, 14},
                      Expectation{"survey/qualtrics/Sample_Survey.csv", kSurvey,
                                  Layout::kQualtricsInsights, 0.99, 5, 14},
                      Expectation{"survey/qualtrics/Sample_Survey_Insights.csv", kSurvey,
                                  Layout::kQualtricsInsights, 0.99, 5, 14},
                      Expectation{"survey/qualtrics/Single_Answer_MC_Questions.csv", kSurvey,
                                  Layout::kQualtricsLegacy, 0.98, 5, 13},
                      Expectation{"survey/qualtrics/Single_Answer_MC_Questions_Insights.csv",
                                  kSurvey, Layout::kQualtricsInsights, 0.99, 5, 14},
                      Expectation{"survey/qualtrics/Single_Answer_Matrix_Questions.csv", kSurvey,
                                  Layout::kQualtricsLegacy, 0.98, 5, 13},
                      Expectation{"survey/qualtrics/Single_Answer_Matrix_Questions_Insights.csv",
                                  kSurvey, Layout::kQualtricsInsights, 0.99, 5, 14},
                      Expectation{"survey/qualtrics/Survey_Logic_EVERYWHERE.csv", kSurvey,
                                  Layout::kQualtricsLegacy, 0.98, 10, 13}));

INSTANTIATE_TEST_SUITE_P(
    SurveyMonkey, AllData,
    ::testing::Values(Expectation{"survey/surveymonkey/SOUTH.csv", kSurvey, Layout::kSurveyMonkey,
                                  0.8, 2'528, 1},
                      Expectation{"survey/surveymonkey/StarWars.csv", kSurvey,
                                  Layout::kSurveyMonkey, 0.8, 1'186, 1},
                      Expectation{"survey/surveymonkey/comma-survey.csv", kSurvey,
                                  Layout::kSurveyMonkey, 0.8, 1'129, 1},
                      Expectation{"survey/surveymonkey/ospo-2018-results.csv", kSurvey,
                                  Layout::kSurveyMonkey, 0.95, 748, 4},
                      Expectation{"survey/surveymonkey/ospo-2020-results.csv", kSurvey,
                                  Layout::kSurveyMonkey, 0.95, 1'026, 3},
                      Expectation{"survey/surveymonkey/ospo-2024-raw-text.csv", kSurvey,
                                  Layout::kSurveyMonkey, 0.95, 222, 5},
                      Expectation{"survey/surveymonkey/steak-risk-survey.csv", kSurvey,
                                  Layout::kSurveyMonkey, 0.8, 550, 1},
                      Expectation{"survey/surveymonkey/thanksgiving-2015-poll-data.csv", kSurvey,
                                  Layout::kSurveyMonkey, 0.8, 1'058, 1}));

TEST(AllDataFacts, OfTheSurveyAboutFilmsHold) {
  const std::string bytes = testing::shared_bytes("survey/surveymonkey/StarWars.csv");
  if (bytes.empty()) GTEST_SKIP() << "StarWars.csv is not there";
  const Table table = testing::table_of_bytes(bytes);
  const auto count_of = [](const Column& column, std::string_view text) {
    std::size_t count = 0;
    for (const std::uint32_t code : column.text.codes) {
      count += column.text.dictionary.text(code) == text ? 1 : 0;
    }
    return count;
  };
  EXPECT_EQ(count_of(table.columns[1], "Yes"), 936U);
  std::size_t ticked = 0;
  std::size_t ranked_all = 0;
  std::int64_t sum = 0;
  std::size_t ranked = 0;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    bool has_tick = false;
    bool has_all = true;
    for (std::size_t i = 0; i < 6; ++i) {
      has_tick = has_tick || !table.columns[3 + i].text.is_empty(row);
      has_all = has_all && !table.columns[9 + i].text.is_empty(row);
    }
    ticked += has_tick ? 1 : 0;
    ranked_all += has_all ? 1 : 0;
    if (!table.columns[13].has_value(row)) continue;
    sum += table.columns[13].value(row);
    ++ranked;
  }
  EXPECT_EQ(ticked, 835U);
  EXPECT_EQ(table.row_count - count_of(table.columns[7], ""), 758U);
  EXPECT_EQ(ranked_all, 834U);
  EXPECT_NEAR(static_cast<double>(sum) / static_cast<double>(ranked), 2.5132, 0.00005);
  EXPECT_EQ(count_of(table.columns[35], ""), 328U);
}

TEST(AllDataFacts, OfTheSolidusOrderHold) {
  const std::string bytes = testing::shared_bytes("crm/shopify-style-orders-solidus-example.csv");
  if (bytes.empty()) GTEST_SKIP() << "the example is not there";
  const Table table = testing::table_of_bytes(bytes);
  const MappedTable mapped{SourceId{0}, &table, recognise(table).front().mapping, nullptr};
  const Population population = assemble({&mapped, 1}).value().population;
  ASSERT_EQ(population.orders.size(), 1U);
  EXPECT_EQ(population.orders.number.at(0), "SampleOrder-123431");
  EXPECT_EQ(population.orders.amount[0].units, 4'100);  // 1 x 15 + 2 x 13
  EXPECT_EQ(population.money.currency, "USD");
  EXPECT_TRUE(population.orders.has_date.test(0));
  EXPECT_EQ(population.lines.shown_product(1), "my-sample-product-1");
}

}  // namespace
}  // namespace sonder
