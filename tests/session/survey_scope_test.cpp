#include "session/survey_scope.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>

#include "session/session.h"
#include "support/sessions.h"
#include "support/shop_files.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::must;
using testing::with_uneven_survey;

const Json& question_at(const Json& report, std::size_t column) {
  for (const Json& question : report["questions"]) {
    if (question["column"] == column) return question;
  }
  return report["questions"].at(0);
}

TEST(SurveyScope, WeighsRespondentsToTheCustomers) {
  Session session = with_uneven_survey();
  EXPECT_EQ(question_at(must(session.survey(Json::object())), 2)["nps"]["score"], 0.0);
  const Json report = must(session.survey({{"weights", {{"customers", {"country"}}}}}));
  // By hand: one customer in three lives in each country, so that Luka's two answers count half.
  EXPECT_EQ(question_at(report, 2)["nps"]["score"], 0.0);
  EXPECT_EQ(question_at(report, 2)["numbers"]["mean"], 7.5);
  EXPECT_EQ(report["weighting"]["left_out"], 1);
  EXPECT_EQ(report["weighting"]["margins"][0]["categories"][0], Json({{"label", "HR"},
                                                                      {"responses", 2},
                                                                      {"raw_share", 0.5},
                                                                      {"share", 0.333333},
                                                                      {"target", 0.333333}}));
  EXPECT_EQ(report["selected_responses"], 4);
  EXPECT_EQ(report["weighted"], true);
}

TEST(SurveyScope, WeighsToKnownAnswersAndByAColumn) {
  Session session = with_uneven_survey();
  const Json options = {
      {"weights", {{"targets", {{{"column", 3}, {"shares", {{"red", 1}, {"blue", 3}}}}}}}}};
  const Json report = must(session.survey(options));
  EXPECT_EQ(report["weighting"]["margins"][0]["categories"][1]["target"], 0.75);
  // Red 22/3 on average counts 1/4, blue 13/2 counts 3/4.
  EXPECT_NEAR(question_at(report, 2)["numbers"]["mean"].get<double>(), 22.0 / 12 + 39.0 / 8, 1e-4);
  const Json by_column = must(session.survey({{"weights", {{"column", 2}}}}));
  EXPECT_EQ(by_column["weighting"]["responses"], 5);
  EXPECT_EQ(session.survey({{"weights", {{"column", 3}}}}).error().code,
            ErrorCode::kInvalidArgument);
}

/// Two shops in the north, one in the south; nobody knows where the last response is from.
constexpr char kDrawnSurvey[] =
    "Timestamp,Region,Shop,Which colour do you like?\n"
    "2024-03-01 10:00:00,north,a,red\n"
    "2024-03-02 10:00:00,north,a,blue\n"
    "2024-03-03 10:00:00,north,b,red\n"
    "2024-03-04 10:00:00,north,b,red\n"
    "2024-03-05 10:00:00,south,c,blue\n"
    "2024-03-06 10:00:00,south,c,red\n"
    "2024-03-07 10:00:00,,d,blue\n";

constexpr std::size_t kNps = 2;
constexpr std::size_t kColour = 3;

/// Three of five said red.
void expect_red(const Json& interval, double low, double high) {
  EXPECT_NEAR(interval["low"].get<double>(), low, 1e-6);
  EXPECT_NEAR(interval["high"].get<double>(), high, 1e-6);
}

// R 4.2.2: binom.test(3, 5); Agresti and Coull's by the formula with qnorm.
TEST(SurveyScope, MakesEveryIntervalOfAShareByTheMethodThatIsChosen) {
  Session session = with_uneven_survey();
  EXPECT_EQ(must(session.survey(Json::object()))["interval"], "wilson");
  const Json exact = must(session.survey({{"interval", "clopper_pearson"}}));
  EXPECT_EQ(exact["interval"], "clopper_pearson");
  expect_red(question_at(exact, kColour)["answers"][0], 0.1466327996, 0.9472550495);
  const Json wider = must(session.survey({{"interval", "agresti_coull"}}));
  expect_red(question_at(wider, kColour)["answers"][0], 0.2290901566, 0.8840133505);
  const Json paired =
      must(session.paired_answers({{"interval", "clopper_pearson"},
                                   {"pair",
                                    {{{"column", kColour}, {"answers", {"red"}}},
                                     {{"column", kNps}, {"answers", {"10", "9", "8"}}}}}}));
  expect_red(paired["first"], 0.1466327996, 0.9472550495);
  const Json waves = must(session.waves({{"interval", "agresti_coull"},
                                         {"column", kColour},
                                         {"share_of", {"red"}},
                                         {"waves", {{"column", 0}, {"period", "year"}}}}));
  expect_red(waves["waves"][0], 0.2290901566, 0.8840133505);
  const Json crossed = must(session.cross_table({{"interval", "clopper_pearson"},
                                                 {"rows", {kColour}},
                                                 {"groups", {{{"questions", {kColour}}}}}}));
  EXPECT_EQ(crossed["interval"], "clopper_pearson");
  EXPECT_EQ(session.survey({{"interval", "wald"}}).error().code, ErrorCode::kInvalidJson);
}

// Weights of 1/12 each and 3/8 each count as 3.310345 responses: qbeta with a quarter of that.
TEST(SurveyScope, TakesKornAndGraubardsIntervalWhereThereAreWeights) {
  Session session = with_uneven_survey();
  const Json shares = {{"red", 1}, {"blue", 3}};
  const Json report = must(
      session.survey({{"interval", "clopper_pearson"},
                      {"weights", {{"targets", {{{"column", kColour}, {"shares", shares}}}}}}}));
  expect_red(question_at(report, kColour)["answers"][0], 0.003173158331, 0.847519334396);
}

TEST(SurveyScope, SaysHowResponsesWereDrawn) {
  Session session;
  must(import_text(session, "Responses.csv", kDrawnSurvey));
  const Json kinds = {{"3", "single_choice"}};
  const Json report =
      must(session.survey({{"kinds", kinds}, {"design", {{"strata", 1}, {"clusters", 2}}}}));
  EXPECT_EQ(report["design"], Json({{"strata", 2},
                                    {"clusters", 3},
                                    {"freedom", 1},
                                    {"lonely", Json::array({"south"})},
                                    {"replicates", 0}}));
  EXPECT_EQ(report["selected_responses"], 6);
  EXPECT_EQ(report["weighting"]["left_out"], 1);
  // By hand: 4 of 6 said red; residuals of the north's shops add up to -1/3 and 2/3, 1/2 from their
  // mean each; the variance is 2 * (1/4 + 1/4) / 6^2, and the south adds nothing.
  for (const Json& answer : question_at(report, 3)["answers"]) {
    EXPECT_EQ(answer["standard_error"], 0.166667) << answer["label"];
  }
  EXPECT_FALSE(must(session.survey({{"kinds", kinds}})).contains("design"));
}

TEST(SurveyScope, RefusesADesignThatIsNone) {
  Session session;
  must(import_text(session, "Responses.csv", kDrawnSurvey));
  EXPECT_EQ(session.survey({{"design", Json::object()}}).error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(session.survey({{"design", {{"strata", 99}}}}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(session.survey({{"design", {{"stratum", 1}}}}).error().code, ErrorCode::kInvalidJson);
}

/// Twenty each were asked why, and not.
std::string routed_survey() {
  std::string csv = "Timestamp,Own one?,Why?\n";
  for (int at = 0; at < 20; ++at) {
    csv += "2024-03-01 10:00:00,yes," + std::string(at % 2 == 0 ? "good" : "cheap") +
           "\n2024-03-01 10:00:00,no,\n";
  }
  return csv;
}

TEST(SurveyScope, TakesAQuestionForAskedOfEverybodyWhenToldSo) {
  Session session;
  must(import_text(session, "Responses.csv", routed_survey()));
  const Json found = question_at(must(session.survey(Json::object())), 2);
  EXPECT_EQ(found["asked"], 20);
  EXPECT_EQ(found["asked_by"], 1);
  EXPECT_EQ(found["missing"]["not_asked"], 20);
  const Json told = question_at(must(session.survey({{"asked_of_all", {2}}})), 2);
  EXPECT_TRUE(told["asked"].is_null());
  EXPECT_EQ(told["missing"]["skipped"], 20);
  EXPECT_EQ(told["missing"]["not_asked"], 0);
  EXPECT_EQ(session.survey({{"asked_of_all", {9}}}).error().code, ErrorCode::kNotFound);
}

TEST(SurveyScope, FiltersEveryTableByAnswers) {
  Session session = with_uneven_survey();
  const Json filter = {{{"column", 3}, {"answers", {"blue"}}}};
  const Json report = must(session.survey({{"answers", filter}}));
  EXPECT_EQ(report["selected_responses"], 2);
  EXPECT_EQ(question_at(report, 2)["base"], 2);
  const Json table = must(session.cross_table(
      {{"answers", filter}, {"rows", {2}}, {"groups", {{{"customers", "country"}}}}}));
  EXPECT_EQ(table["selected_responses"], 2);
  EXPECT_EQ(table["questions"][0]["tables"][0]["columns"][0]["base"], 2);
  EXPECT_EQ(session.survey({{"answers", {{{"column", 3}, {"answers", {"mauve"}}}}}}).error().code,
            ErrorCode::kInvalidArgument);
  EXPECT_EQ(session.survey({{"answers", {{{"column", 9}, {"answers", {"red"}}}}}}).error().code,
            ErrorCode::kNotFound);
}

}  // namespace
}  // namespace sonder
