#include "survey/replicate_columns.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/tables.h"
#include "survey/response_weights.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

using testing::table_from;

/// Invented: eight customers of four shops, and jackknife weights without each shop in turn.
constexpr char kJackknifed[] =
    "id,How likely are you to recommend us to a friend? 0-10,w,r1,r2,r3,r4\n"
    "1,9,1,0,1.333333,1.333333,1.333333\n"
    "2,3,2,0,2.666667,2.666667,2.666667\n"
    "3,10,1.5,2,0,2,2\n"
    "4,7,1,1.333333,0,1.333333,1.333333\n"
    "5,8,2,2.666667,2.666667,0,2.666667\n"
    "6,2,2.5,3.333333,3.333333,0,3.333333\n"
    "7,10,1,1.333333,1.333333,1.333333,0\n"
    "8,6,1,1.333333,1.333333,1.333333,0\n";
constexpr std::size_t kWeight = 2;

QuestionReport report_by(const ReplicateColumns& columns) {
  const Table table = table_from(kJackknifed);
  ResponseSample sample{.selected = Bitset(table.row_count, true),
                        .weights = read_weights(table, kWeight).value()};
  Result<ResponseDesign> design = read_replicate_design(table, columns, sample.weights);
  EXPECT_TRUE(design) << design.error().message;
  sample.design = std::move(design).value();
  const auto report = report_survey(
      table, understand_questions(table, {{.column = 1, .kind = QuestionKind::kScale}}), sample,
      {});
  EXPECT_TRUE(report) << report.error().message;
  for (const QuestionReport& question : report.value().questions) {
    if (question.question.column == 1) return question;
  }
  ADD_FAILURE() << "the scale is not reported";
  return {};
}

ReplicateColumns of_kind(ReplicateKind kind) {
  return {.columns = {3, 4, 5, 6}, .kind = kind, .fay = kind == ReplicateKind::kFay ? 0.3 : 0};
}

// R 4.2.2, survey 4.1: svrepdesign(type = "JK1", scale = 3/4, rscales = 1), svymean of the answer
// and of 100, 0 and -100 for promoters, passives and detractors.
TEST(ReplicateWeightsOfAFile, GiveStandardErrorsAsR) {
  const QuestionReport report = report_by(of_kind(ReplicateKind::kJackknife1));
  ASSERT_TRUE(report.numbers && report.nps);
  EXPECT_NEAR(report.numbers->mean, 6.166666667, 1e-9);
  EXPECT_NEAR(report.numbers->standard_error, 1.082623832, 1e-7);
  EXPECT_NEAR(report.nps->score, -16.6666666667, 1e-9);
  EXPECT_NEAR(report.nps->standard_error, 27.1969433607, 1e-5);
  EXPECT_FALSE(report.numbers->median_low);
}

// The same with type = "Fay" and rho = 0.3, "bootstrap", "successive-difference", "JK2" and "BRR".
TEST(ReplicateWeightsOfAFile, AreOfSeveralKinds) {
  const auto error_of = [](ReplicateKind kind) {
    return report_by(of_kind(kind)).numbers->standard_error;
  };
  EXPECT_NEAR(error_of(ReplicateKind::kFay), 0.8929330868, 1e-7);
  EXPECT_NEAR(error_of(ReplicateKind::kBootstrap), 0.7217492213, 1e-7);
  EXPECT_NEAR(error_of(ReplicateKind::kSuccessiveDifference), 1.250106322, 1e-7);
  EXPECT_NEAR(error_of(ReplicateKind::kJackknife2), 1.250106322, 1e-7);
  EXPECT_NEAR(error_of(ReplicateKind::kBalanced), 0.6250531608, 1e-7);
  ReplicateColumns stratified = of_kind(ReplicateKind::kJackknifeN);
  stratified.scales = {0.75, 0.75, 0.75, 0.75};
  EXPECT_NEAR(report_by(stratified).numbers->standard_error, 1.082623832, 1e-7);
}

TEST(ReplicateWeightsOfAFile, AreRefusedWhereTheyCannotBe) {
  const Table table = table_from(kJackknifed);
  const std::vector<double> weights = read_weights(table, kWeight).value();
  const auto code_of = [&](const ReplicateColumns& columns, std::span<const double> of_sample) {
    const auto design = read_replicate_design(table, columns, of_sample);
    EXPECT_FALSE(design);
    return design ? ErrorCode::kNotFound : design.error().code;
  };
  const ReplicateColumns jackknife = of_kind(ReplicateKind::kJackknife1);
  EXPECT_EQ(code_of({.columns = {3}}, weights), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code_of({.columns = {3, 99}}, weights), ErrorCode::kNotFound);
  EXPECT_EQ(code_of(jackknife, {}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code_of(of_kind(ReplicateKind::kJackknifeN), weights), ErrorCode::kInvalidArgument);
  ReplicateColumns fay = of_kind(ReplicateKind::kFay);
  fay.fay = 1;
  EXPECT_EQ(code_of(fay, weights), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code_of({.columns = std::vector<std::size_t>(2'001, 3)}, weights),
            ErrorCode::kLimitExceeded);
}

TEST(ReplicateKind, HasANameInFiles) {
  for (std::size_t at = 0; at < kReplicateKinds; ++at) {
    const auto kind = static_cast<ReplicateKind>(at);
    EXPECT_EQ(replicate_kind_from(to_string(kind)), kind);
  }
  EXPECT_EQ(to_string(ReplicateKind::kSuccessiveDifference), "successive_difference");
  EXPECT_FALSE(replicate_kind_from("jackknife"));
}

}  // namespace
}  // namespace sonder
