#include "respondent/randomised_shares.h"

#include <gtest/gtest.h>

#include "support/instruments.h"

namespace sonder {
namespace {

using testing::json_of;

Error refusal(std::string_view request) {
  const Result<Json> shares = report_randomised_shares(json_of(request));
  EXPECT_FALSE(shares);
  return shares ? Error{} : shares.error();
}

// The figures are those of tests/stats/randomised_response_test.cpp, rounded.
TEST(ReportRandomisedShares, EstimatesEveryOption) {
  const Result<Json> report = report_randomised_shares(
      json_of(R"({"counts":{"shop":310,"web":590,"phone":0},"keep":0.5})"));
  ASSERT_TRUE(report);
  EXPECT_EQ(report.value(), json_of(R"({"answers":900,"options":3,"keep":0.5,"epsilon":1.386294,
"confidence":0.95,"shares":[
{"answer":"phone","count":0,"reported":0.0,"estimate":-0.333333,"standard_error":0.0,"low":0.0,
 "high":0.0},
{"answer":"shop","count":310,"reported":0.344444,"estimate":0.355556,"standard_error":0.031697,
 "low":0.294906,"high":0.41885},
{"answer":"web","count":590,"reported":0.655556,"estimate":0.977778,"standard_error":0.031697,
 "low":0.914484,"high":1.0}]})"));
}

TEST(ReportRandomisedShares, TakesEpsilonInsteadOfKeep) {
  const Result<Json> report =
      report_randomised_shares(json_of(R"({"counts":{"a":1,"b":1},"epsilon":1.0986122886681098})"));
  ASSERT_TRUE(report);
  EXPECT_EQ(report.value()["keep"], 0.5);
}

TEST(ReportRandomisedShares, RefusesWhatCannotBeEstimated) {
  EXPECT_EQ(refusal(R"({"keep":0.5})").code, ErrorCode::kInvalidJson);
  EXPECT_EQ(refusal(R"({"counts":{"a":-1,"b":1},"keep":0.5})").code, ErrorCode::kInvalidJson);
  EXPECT_EQ(refusal(R"({"counts":{"a":1,"b":1}})").code, ErrorCode::kInvalidJson);
  EXPECT_EQ(refusal(R"({"counts":{"a":1,"b":1},"epsilon":0})").code, ErrorCode::kInvalidJson);
  EXPECT_EQ(refusal(R"({"counts":{"a":1},"keep":0.5})").code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(R"({"counts":{"a":0,"b":0},"keep":0.5})").code, ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sonder
