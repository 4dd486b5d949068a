#include "survey/survey_json.h"

#include <gtest/gtest.h>

#include <string>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

Json report_json(const std::string& csv) {
  const auto table = table_from(csv);
  const auto report = report_survey(table, understand_questions(table, {}),
                                    {.selected = Bitset(table.row_count, true)}, {});
  EXPECT_TRUE(report);
  return to_json(report.value());
}

SurveyOptions read_options(const std::string& text) {
  const auto options = survey_options_from_json(parse_json(text).value());
  EXPECT_TRUE(options) << text;
  return options.value();
}

std::string refusal_of(const std::string& text) {
  const auto options = survey_options_from_json(parse_json(text).value());
  EXPECT_FALSE(options) << text;
  if (options) return {};
  EXPECT_EQ(options.error().code, ErrorCode::kInvalidJson);
  return options.error().message;
}

TEST(SurveyJson, WritesHowFarResponsesCame) {
  const Json told = report_json("Finished,A,B\n1,red,yes\n1,red,\n0,blue,\n0,,\n");
  EXPECT_EQ(
      told.at("completion"),
      Json({{"broken_off", 2}, {"empty", 1}, {"answered_share", 0.5}, {"told_by", "Finished"}}));
  EXPECT_EQ(report_json("A,B\nred,yes\nblue,no\n").at("completion").at("told_by"), Json());
}

// 1 promoter and 1 detractor of 3: NPS 0, SE √((2/3) / 3), 95 % ± 92.3936. Mean 18/3, sd √(26/2).
// Wilson 1/3 with Python's decimal arithmetic: .0614919-.7923404.
TEST(SurveyJson, WritesARecommendationQuestion) {
  const Json json = report_json("Row,Would you recommend us? 1-10\na,10\nb,7\nc,1\n");
  const Json& question = json.at("questions").at(1);
  EXPECT_EQ(question.at("column"), 1);
  EXPECT_EQ(question.at("text"), "Would you recommend us? 1-10");
  EXPECT_EQ(question.at("kind"), "scale");
  EXPECT_EQ(question.at("metric"), "nps");
  EXPECT_EQ(question.at("base"), 3);
  EXPECT_EQ(question.at("weighted_base"), 3.0);
  EXPECT_EQ(question.at("effective_base"), 3.0);
  EXPECT_EQ(question.at("answers").size(), 10U);
  EXPECT_EQ(question.at("answers").at(0), Json({{"label", "1"},
                                                {"count", 1},
                                                {"share", 0.333333},
                                                {"low", 0.061492},
                                                {"high", 0.79234}}));
  EXPECT_EQ(question.at("nps"), Json({{"promoters", 1},
                                      {"passives", 1},
                                      {"detractors", 1},
                                      {"promoter_share", 0.333333},
                                      {"passive_share", 0.333333},
                                      {"detractor_share", 0.333333},
                                      {"score", 0.0},
                                      {"standard_error", 47.1405},
                                      {"low", -92.3936},
                                      {"high", 92.3936},
                                      {"scale_from_one", true}}));
  EXPECT_EQ(question.at("numbers").at("mean"), 6.0);
  EXPECT_EQ(question.at("numbers").at("standard_deviation"), 4.5826);
  EXPECT_EQ(question.at("numbers").at("median"), 7.0);
  EXPECT_TRUE(question.at("csat").is_null());
}

TEST(SurveyJson, WritesAnIssueWithItsPlace) {
  const Json json = report_json("Row,Would you recommend us? 1-10\na,10\n");
  ASSERT_EQ(json.at("issues").size(), 1U);
  const Json& issue = json.at("issues").at(0);
  EXPECT_EQ(issue.at("code"), "scale_from_one");
  EXPECT_EQ(issue.at("column"), 1);
  EXPECT_TRUE(issue.at("row").is_null());
  EXPECT_FALSE(issue.at("message").get<std::string>().empty());
}

TEST(SurveyJson, WritesNullForWhatDoesNotApply) {
  const Json json = report_json("Row,Colour\na,red\nb,red\n");
  const Json& question = json.at("questions").at(1);
  EXPECT_TRUE(question.at("numbers").is_null());
  EXPECT_TRUE(question.at("nps").is_null());
  EXPECT_TRUE(question.at("csat").is_null());
  EXPECT_EQ(json.at("responses"), 2);
  EXPECT_EQ(json.at("selected_responses"), 2);
  EXPECT_EQ(json.at("confidence"), 0.95);
}

TEST(SurveyJson, WritesASurveyWithoutResponses) {
  const Json json = report_json("A,B\n");
  EXPECT_EQ(json.at("responses"), 0);
  EXPECT_EQ(json.at("questions").size(), 2U);
  EXPECT_EQ(json.at("questions").at(0).at("answers"), Json::array());
  EXPECT_EQ(json.at("issues"), Json::array());
}

TEST(SurveyOptionsFromJson, HasDefaultsForEverything) {
  const SurveyOptions options = read_options("{}");
  EXPECT_EQ(options.confidence, 0.95);
  EXPECT_EQ(options.quoted_answers, 20U);
}

TEST(SurveyOptionsFromJson, ReadsEveryMember) {
  const SurveyOptions options = read_options(R"({"confidence":0.9,"quoted_answers":0})");
  EXPECT_EQ(options.confidence, 0.9);
  EXPECT_EQ(options.quoted_answers, 0U);
}

TEST(SurveyOptionsFromJson, AcceptsTheEndsOfItsRanges) {
  EXPECT_EQ(read_options(R"({"confidence":0.5})").confidence, 0.5);
  EXPECT_EQ(read_options(R"({"confidence":0.999})").confidence, 0.999);
  EXPECT_EQ(read_options(R"({"quoted_answers":1000})").quoted_answers, 1'000U);
}

TEST(SurveyOptionsFromJson, RefusesWhatItDoesNotKnow) {
  EXPECT_NE(refusal_of(R"({"quotes":3})").find("quotes"), std::string::npos);
  EXPECT_NE(refusal_of("[]").find("object"), std::string::npos);
}

TEST(SurveyOptionsFromJson, RefusesValuesOutsideTheirRanges) {
  for (const char* text :
       {R"({"confidence":0.49})", R"({"confidence":1})", R"({"confidence":"0.9"})",
        R"({"quoted_answers":-1})", R"({"quoted_answers":1001})", R"({"quoted_answers":1.5})"}) {
    EXPECT_FALSE(refusal_of(text).empty());
  }
}

TEST(ReadQuestionChoices, ReadsKindsByColumn) {
  const Json json = parse_json(R"({"kinds":{"3":"scale","12":"open_text"}})").value();
  JsonObject object(json, "survey");
  const std::vector<QuestionChoice> choices = read_question_choices(object);
  EXPECT_FALSE(object.finish());
  ASSERT_EQ(choices.size(), 2U);
  EXPECT_EQ(choices[0].column, 12U);
  EXPECT_EQ(choices[0].kind, QuestionKind::kOpenText);
  EXPECT_EQ(choices[1].column, 3U);
  EXPECT_EQ(choices[1].kind, QuestionKind::kScale);
}

TEST(ReadQuestionChoices, ReadsColumnsThatAreDecidedAboutTogether) {
  const Json json =
      parse_json(R"({"wholes":[{"columns":[4,2,3],"kind":"ranking"},{"columns":[7]}]})").value();
  JsonObject object(json, "survey");
  const std::vector<QuestionChoice> choices = read_question_choices(object);
  EXPECT_FALSE(object.finish());
  ASSERT_EQ(choices.size(), 2U);
  EXPECT_EQ(choices[0].column, 4U);
  EXPECT_EQ(choices[0].together, (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(choices[0].kind, QuestionKind::kRanking);
  EXPECT_FALSE(choices[0].is_apart);
  EXPECT_TRUE(choices[1].is_apart);
}

TEST(ReadQuestionChoices, RefusesWholesThatAreNone) {
  for (const char* text :
       {R"({"wholes":{}})", R"({"wholes":[{"columns":[]}]})", R"({"wholes":[{"kind":"scale"}]})",
        R"({"wholes":[{"columns":[-1]}]})", R"({"wholes":[{"columns":[1],"kind":"Scale"}]})",
        R"({"wholes":[{"columns":[1],"type":"scale"}]})"}) {
    const Json json = parse_json(text).value();
    JsonObject object(json, "survey");
    read_question_choices(object);
    EXPECT_TRUE(object.finish()) << text;
  }
}

TEST(ReadQuestionChoices, RefusesKindsThatAreNone) {
  for (const char* text :
       {R"({"kinds":[]})", R"({"kinds":{"3":"Scale"}})", R"({"kinds":{"3":4}})",
        R"({"kinds":{"-1":"scale"}})", R"({"kinds":{"03":"scale"}})", R"({"kinds":{"":"scale"}})",
        R"({"kinds":{"Colour":"scale"}})", R"({"kinds":{"99999999999999":"scale"}})"}) {
    const Json json = parse_json(text).value();
    JsonObject object(json, "survey");
    read_question_choices(object);
    const auto error = object.finish();
    ASSERT_TRUE(error) << text;
    EXPECT_NE(error->message.find("kinds"), std::string::npos) << text;
  }
}

}  // namespace
}  // namespace sonder
