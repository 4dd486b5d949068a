#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "support/sessions.h"

namespace sonder {
namespace {

using testing::must;
using testing::session_of;

/// Eight people by colour, with a grade: red 1 to 4, blue 3 to 6.
Session a_survey() {
  std::string csv = "Timestamp,How do you rate us? (1 to 7),Which colour?\n";
  for (int i = 0; i < 8; ++i) {
    csv += "2024-03-01 10:0" + std::to_string(i) + ":00," + std::to_string(i < 4 ? i + 1 : i - 1) +
           (i < 4 ? ",red\n" : ",blue\n");
  }
  return session_of({{"survey.csv", csv}});
}

constexpr const char* kKinds = R"({"1":"scale","2":"single_choice"})";

Json with_kinds(const char* options) {
  Json json = Json::parse(options);
  json["kinds"] = Json::parse(kKinds);
  return json;
}

// R 4.2.2: t.test(1:4, 3:6) and wilcox.test(1:4, 3:6, exact = FALSE).
TEST(CrossTableReport, SaysWhetherTwoGroupsDiffer) {
  Session session = a_survey();
  const Json report =
      must(session.cross_table(with_kinds(R"({"rows":[1,2],"groups":[{"questions":[2]}]})")));
  const Json& difference = report["questions"][0]["tables"][0]["difference"];
  EXPECT_EQ(difference["columns"], "A B");
  EXPECT_EQ(difference["base"], 8);
  EXPECT_EQ(difference["weighted"], false);
  EXPECT_EQ(difference["means"]["test"], "welch");
  EXPECT_EQ(difference["means"]["freedom"], 6.0);
  EXPECT_EQ(difference["means"]["magnitude"], "large");
  EXPECT_NEAR(std::abs(difference["means"]["statistic"].get<double>()), 2.1909, 1e-9);
  EXPECT_NEAR(difference["means"]["p_value"].get<double>(), 0.070987654320987567, 1e-9);
  EXPECT_EQ(difference["ranks"]["test"], "mann_whitney");
  EXPECT_TRUE(difference["ranks"]["freedom"].is_null());
  EXPECT_NEAR(difference["ranks"]["p_value"].get<double>(), 0.10806337293756861, 1e-9);
  EXPECT_EQ(difference["ranks"]["measure"], "cliffs_delta");
  EXPECT_TRUE(report["questions"][1]["tables"][0]["difference"].is_null());
}

TEST(PairedReport, HasTheFourfoldTableOfTwoAnswers) {
  Session session = a_survey();
  const Json report = must(session.paired_answers(
      with_kinds(R"({"pair":[{"column":2,"answers":["red"]},{"column":1,"answers":["3","4"]}]})")));
  EXPECT_EQ(report["base"], 8);
  EXPECT_EQ(report["both"], Json({{"count", 2}, {"share", 0.25}}));
  EXPECT_EQ(report["first_only"]["count"], 2);
  EXPECT_EQ(report["second_only"]["count"], 2);
  EXPECT_EQ(report["neither"]["count"], 2);
  EXPECT_EQ(report["change"], 0.0);
  EXPECT_EQ(report["test"]["exact_p_value"], 1.0);
  EXPECT_EQ(report["second"]["answers"], Json({"3", "4"}));
  EXPECT_TRUE(report["weighted_p_value"].is_null());
}

TEST(PairedReport, RefusesWhatItCannotCompare) {
  Session session = a_survey();
  const auto refusal = [&](const char* options) {
    return session.paired_answers(with_kinds(options)).error().code;
  };
  EXPECT_EQ(refusal(R"({"pair":[]})"), ErrorCode::kInvalidJson);
  EXPECT_EQ(refusal(R"({"pair":[{"column":2,"answers":[]},{"column":2,"answers":["red"]}]})"),
            ErrorCode::kInvalidJson);
  EXPECT_EQ(
      refusal(R"({"pair":[{"column":2,"answers":["mauve"]},{"column":2,"answers":["red"]}]})"),
      ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(R"({"pair":[{"column":77,"answers":["red"]},{"column":2,"answers":["red"]}]})"),
            ErrorCode::kNotFound);
}

}  // namespace
}  // namespace sonder
