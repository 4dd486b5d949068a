#include <gtest/gtest.h>

#include <string>

#include "support/sessions.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::must;
using testing::session_of;

/// Twelve responses: the third was a preview, the fourth did not finish, the fifth was done in 20
/// seconds instead of 300 or so.
std::string responses() {
  std::string csv =
      "Response ID,Status,Finished,Duration (in seconds),How likely are you to recommend us to a "
      "friend? (0-10),What is missing?\n";
  const std::string answers[] = {"more tea",
                                 "tea and cups",
                                 "asdf asdf",
                                 "Write to me: anna@example.com",
                                 "nothing is missing here",
                                 "=SUM(A1)",
                                 "better tea",
                                 "longer opening hours please",
                                 "",
                                 "a warmer shop",
                                 "cheaper cups for tea",
                                 "more room to sit"};
  for (int row = 0; row < 12; ++row) {
    csv += "R_" + std::to_string(row) + (row == 2 ? ",Survey Preview" : ",IP Address");
    csv += row == 3 ? ",False" : ",True";
    csv += row == 4 ? ",20" : ",30" + std::to_string(row % 10);
    csv += row == 4 ? ",0," : ",10,";
    csv += answers[row] + "\n";
  }
  return csv;
}

Session a_survey() { return session_of({{"responses.csv", responses()}}); }

std::size_t open_column(Session& session) {
  const Json report = must(session.survey(Json::object()));
  for (const Json& question : report["questions"]) {
    if (question["text"] == "What is missing?") return question["column"];
  }
  return 0;
}

/// What is asked for, of the open question.
Json about_open(Session& session, const char* more) {
  Json options = Json::parse(more);
  options["column"] = open_column(session);
  options["kinds"] = {{std::to_string(open_column(session)), "open_text"}};
  return options;
}

Json rule_of(const Json& report, std::string_view name) {
  for (const Json& rule : report["rules"]) {
    if (rule["rule"] == name) return rule;
  }
  return nullptr;
}

TEST(SurveyQuality, ListsFlaggedResponsesWithTheirReasons) {
  Session session = a_survey();
  const Json report =
      must(session.survey_quality({{"without_flagged", {"preview", "unfinished", "speeder"}}}));
  EXPECT_EQ(report["responses"], 12);
  EXPECT_EQ(report["flagged"], 3);
  EXPECT_EQ(rule_of(report, "speeder")["flagged"], 1);
  EXPECT_EQ(rule_of(report, "speeder")["judged"], 11);
  EXPECT_EQ(rule_of(report, "rushed_pages")["applied"], false);
  ASSERT_EQ(report["listed"].size(), 3U);
  EXPECT_EQ(report["listed"][2]["row"], 6);  // the header is row 1
  EXPECT_EQ(report["listed"][2]["reasons"].dump(),
            R"([{"reason":"took 7 % of the median time","rule":"speeder"}])");
}

TEST(SurveyQuality, ComparesTheKeyFigures) {
  // 11 promoters and a detractor of 12: 83.333; without the flagged ones 9 promoters of 9: 100.
  Session session = a_survey();
  const Json report =
      must(session.survey_quality({{"without_flagged", {"preview", "unfinished", "speeder"}}}));
  const Json& figure = report["figures"][0];
  EXPECT_EQ(figure["figure"], "nps");
  EXPECT_EQ(figure["all"], 83.333333);
  EXPECT_EQ(figure["without"], 100.0);
  EXPECT_EQ(figure["base"], 12);
  EXPECT_EQ(figure["base_without"], 9);
}

TEST(SurveyQuality, LooksAtAllRulesUnlessToldOtherwise) {
  Session session = a_survey();
  const Json report = must(
      session.survey_quality({{"kinds", {{std::to_string(open_column(session)), "open_text"}}}}));
  EXPECT_EQ(report["without"].size(), report["rules"].size());
  // The preview has random keys, too, and so comes first.
  EXPECT_EQ(report["listed"][0]["row"], 4);
  EXPECT_EQ(report["listed"][0]["reasons"].size(), 2U);
  EXPECT_EQ(report["flagged"], 3);
}

TEST(SurveyQuality, GivesFlaggedResponsesPageByPage) {
  Session session = a_survey();
  const Json rules = {"preview", "unfinished", "speeder"};
  const Json page =
      must(session.survey_quality({{"without_flagged", rules}, {"first", 2}, {"count", 5}}));
  EXPECT_EQ(page["flagged"], 3);
  ASSERT_EQ(page["listed"].size(), 1U);
  EXPECT_EQ(page["listed"][0]["row"], 6);
  EXPECT_TRUE(must(session.survey_quality({{"first", 99}}))["listed"].empty());
}

TEST(SurveyQuality, LeavesFlaggedResponsesOutOfTheReport) {
  Session session = a_survey();
  EXPECT_EQ(must(session.survey(Json::object()))["selected_responses"], 12);
  const Json report = must(session.survey({{"without_flagged", {"speeder", "preview"}}}));
  EXPECT_EQ(report["selected_responses"], 10);
  EXPECT_EQ(must(session.survey({{"without_flagged", {"speeder"}},
                                 {"quality", {{"speed_share", 0.01}}}}))["selected_responses"],
            12);
}

TEST(SurveyQuality, RefusesRulesAndLimitsItDoesNotKnow) {
  Session session = a_survey();
  const auto code = [&](const Json& options) {
    return session.survey_quality(options).error().code;
  };
  EXPECT_EQ(code({{"without_flagged", {"careless"}}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"quality", {{"speed", 1}}}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"quality", {{"speed_share", 2}}}}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(code({{"count", 501}}), ErrorCode::kInvalidJson);
}

TEST(SurveyQuality, UsesNoAddressThatIsLeftOut) {
  Session session;
  const SourceId file = must(
      import_text(session, "responses.csv",
                  "Response ID,IP Address,How likely are you to recommend us to a friend? (0-10)\n"
                  "R_1,203.0.113.7,10\nR_2,203.0.113.7,9\nR_3,203.0.113.9,9\n"));
  EXPECT_FALSE(rule_of(must(session.survey_quality(Json::object())), "repeated_device")["applied"]);
  Json mapping = must(session.file(file))["mapping"];
  mapping["left_out"] = Json::array();
  must(session.set_mapping(file, mapping));
  EXPECT_EQ(rule_of(must(session.survey_quality(Json::object())), "repeated_device")["flagged"], 2);
}

TEST(OpenAnswers, AreListedWithoutPersonalDetails) {
  Session session = a_survey();
  const Json report = must(session.open_answers(about_open(session, R"({"search":"ANNA"})")));
  EXPECT_EQ(report["answered"], 10 + 1);
  EXPECT_EQ(report["found"], 1);
  EXPECT_EQ(report["listed"].dump(), R"([{"row":5,"text":"Write to me: [e-mail]"}])");
  EXPECT_EQ(report["details"].dump(), R"({"accounts":0,"cards":0,"emails":1,"phones":0})");
  EXPECT_EQ(report["questions"].size(), 1U);
}

TEST(OpenAnswers, FollowTheFiltersOfTheSurvey) {
  Session session = a_survey();
  const Json all = must(session.open_answers(about_open(session, R"({"search":"asdf"})")));
  const Json clean = must(session.open_answers(
      about_open(session, R"({"search":"asdf","without_flagged":["gibberish"]})")));
  EXPECT_EQ(all["found"], 1);
  EXPECT_EQ(clean["found"], 0);
}

TEST(OpenAnswers, RefuseWhatIsNoOpenQuestion) {
  Session session = a_survey();
  EXPECT_EQ(session.open_answers(Json::object()).error().code, ErrorCode::kInvalidJson);
  EXPECT_EQ(session.open_answers({{"column", 3}}).error().code, ErrorCode::kNotFound);
}

TEST(ExportQuotes, GivesThemOrderedRedactedAndGuarded) {
  Session session = a_survey();
  const Json quotes = must(session.export_quotes(about_open(session, "{}")));
  EXPECT_EQ(quotes["answers"], 11);
  const std::string text = quotes["text"];
  EXPECT_TRUE(text.starts_with("What is missing?\r\n'=SUM(A1)\r\nWrite to me: [e-mail]\r\n"));
  EXPECT_EQ(text.find("anna@"), std::string::npos);
}

TEST(ExportQuotes, AreRefusedOfFewPeople) {
  Session session = a_survey();
  // Four answers speak of tea.
  const Json about_tea = about_open(session, R"({"search":"tea"})");
  EXPECT_EQ(session.export_quotes(about_tea).error().code, ErrorCode::kGroupTooSmall);
  ASSERT_TRUE(session.set_options({{"minimum_group", 4}}));
  EXPECT_EQ(must(session.export_quotes(about_tea))["answers"], 4);
}

}  // namespace
}  // namespace sonder
