#include "session/waves_view.h"

#include <gtest/gtest.h>

#include <string>

#include "support/sessions.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::must;
using testing::session_of;

/// Of January 2 of 4 are happy, of March 6 of 8; nobody answered in February. One response has no
/// date and one a date that is none.
std::string survey_text() {
  std::string text = "Timestamp,Are you happy with us?,Round,How many cups?\n";
  const auto add = [&](const std::string& day, int yes, int no, const std::string& round) {
    for (int at = 0; at < yes + no; ++at) {
      text += day + " 10:0" + std::to_string(at) + ":00," + (at < yes ? "Yes" : "No") + "," +
              round + "," + std::to_string(1 + at % 3) + "\n";
    }
  };
  add("2024-01-15", 2, 2, "Round 1");
  add("2024-03-15", 6, 2, "Round 2");
  return text + ",Yes,Round 2,2\nsoon,No,Round 2,2\n";
}

Session with_survey() { return session_of({{"happy.csv", survey_text()}}); }

TEST(WavesReport, FollowsAShareByMonthAndCountsWhatHasNoDate) {
  Session session = with_survey();
  const Json report = must(session.waves(
      {{"column", 1}, {"share_of", {"Yes"}}, {"waves", {{"column", 0}, {"period", "month"}}}}));
  EXPECT_EQ(report["measure"], "share");
  EXPECT_EQ(report["by"], Json({{"column", 0}, {"text", "Timestamp"}, {"period", "month"}}));
  EXPECT_EQ(report["without_wave"], 1);
  EXPECT_EQ(report["unusable"], 1);
  EXPECT_EQ(report["selected_responses"], 14);
  ASSERT_EQ(report["waves"].size(), 3U);
  const Json& gap = report["waves"][1];
  EXPECT_EQ(gap["label"], "2024-02");
  EXPECT_EQ(gap["begins"], "2024-02-01");
  EXPECT_EQ(gap["responses"], 0);
  EXPECT_TRUE(gap["value"].is_null());
  const Json& march = report["waves"][2];
  EXPECT_EQ(march["base"], 8);
  EXPECT_EQ(march["value"], 0.75);
  EXPECT_EQ(march["small"], true);
  EXPECT_EQ(march["base_shift"], "rose");
  EXPECT_EQ(march["change"]["since"], 0);
  EXPECT_EQ(march["change"]["difference"], 0.25);
  // By hand: 8 of 12 together, z = 0.25 / √(2/9 · 3/8) = 0.8660; R: 2 * pnorm(-sqrt(0.75)).
  EXPECT_NEAR(march["change"]["p_value"].get<double>(), 0.386476230771, 1e-9);
  EXPECT_EQ(march["change"]["significant"], false);
  EXPECT_NEAR(report["centre"].get<double>(), 0.666667, 1e-6);
  EXPECT_EQ(march["control"]["high"], 1.0);  // 2/3 + 3 √(2/9 / 8) is beyond it
}

TEST(WavesReport, TakesTheTimeOfResponseUnlessToldOtherwise) {
  Session session = with_survey();
  const Json by_time = must(session.waves({{"column", 3}}));
  EXPECT_EQ(by_time["measure"], "mean");
  EXPECT_EQ(by_time["by"]["period"], "week");
  EXPECT_EQ(by_time["waves"].size(), 9U);  // of 2024-W03 to 2024-W11
  const Json by_round = must(session.waves({{"column", 3}, {"waves", {{"column", 2}}}}));
  EXPECT_TRUE(by_round["by"]["period"].is_null());
  ASSERT_EQ(by_round["waves"].size(), 2U);
  EXPECT_EQ(by_round["waves"][1]["label"], "Round 2");
  EXPECT_EQ(by_round["waves"][1]["base"], 10);
  EXPECT_TRUE(by_round["waves"][1]["begins"].is_null());
}

TEST(WavesReport, IsNarrowedByTheScope) {
  Session session = with_survey();
  const Json report = must(session.waves(
      {{"column", 3},
       {"answers", {{{"column", 1}, {"answers", {"Yes"}}}}},
       {"waves", {{"column", 0}, {"period", "quarter"}}},
       {"weights",
        {{"targets", {{{"column", 2}, {"shares", {{"Round 1", 1}, {"Round 2", 1}}}}}}}}}));
  EXPECT_EQ(report["selected_responses"], 9);
  ASSERT_EQ(report["waves"].size(), 1U);
  EXPECT_EQ(report["waves"][0]["base"], 8);
  // Weights 14/2/4 for two and 14/2/10 for six: (2 · 1.75 + 6 · 0.7)² / (2 · 1.75² + 6 · 0.7²).
  EXPECT_NEAR(report["waves"][0]["effective_base"].get<double>(), 7.7 * 7.7 / 9.065, 1e-5);
}

TEST(WavesReport, ListsWhatCanMakeWavesWhereNothingSaysWhen) {
  Session session;
  must(import_text(session, "rounds.csv",
                   "Round,Are you happy with us?,Why?\n1,Yes,tea\n1,No,no idea\n2,Yes,cake\n"
                   "2,Yes,\n1,No,the tea\n2,No,nothing\n"));
  const Json report = must(session.waves(
      {{"column", 1}, {"share_of", {"Yes"}}, {"kinds", {{"0", "scale"}, {"2", "open_text"}}}}));
  EXPECT_TRUE(report["by"].is_null());
  EXPECT_TRUE(report["waves"].empty());
  ASSERT_EQ(report["wave_columns"].size(), 2U);
  EXPECT_EQ(report["wave_columns"][0], Json({{"column", 0}, {"text", "Round"}, {"dated", false}}));
}

TEST(WavesReport, RefusesWhatItCannotFollow) {
  Session session = with_survey();
  const auto refusal = [&](const char* options) {
    return session.waves(parse_json(options).value()).error().code;
  };
  EXPECT_EQ(refusal(R"({"column":77})"), ErrorCode::kNotFound);
  EXPECT_EQ(refusal(R"({"column":1,"waves":{"column":77}})"), ErrorCode::kNotFound);
  EXPECT_EQ(refusal(R"({"column":1})"), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(R"({"column":1,"share_of":["Maybe"]})"), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(R"({"column":0})"), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(R"({"column":3,"waves":{"column":2,"period":"month"}})"),
            ErrorCode::kInvalidArgument);
  for (const char* options :
       {R"({})", R"({"column":"1"})", R"({"column":3,"measure":"median"})",
        R"({"column":3,"waves":{"column":0,"period":"day"}})", R"({"column":3,"waves":{}})",
        R"({"column":3,"waves":{"column":0,"every":2}})", R"({"column":3,"waves":0})",
        R"({"column":3,"measure":"mean","share_of":["2"]})", R"({"column":3,"confidence":1})",
        R"({"column":3,"adjustment":"bonferroni"})", R"({"column":3,"wave":2})"}) {
    EXPECT_EQ(refusal(options), ErrorCode::kInvalidJson) << options;
  }
}

}  // namespace
}  // namespace sonder
