#include "respondent/score_response.h"

#include <gtest/gtest.h>

#include <string>

#include "support/instruments.h"

namespace sonder {
namespace {

using testing::a_bakery;
using testing::a_bakery_with;
using testing::json_of;

Json score(std::string_view response, const Json& definition = a_bakery()) {
  Result<Json> scored = score_response(definition, json_of(response));
  EXPECT_TRUE(scored) << (scored ? "" : scored.error().message);
  return scored ? std::move(scored).value() : Json();
}

Json explanation_of(const Json& scored, std::string_view segment) {
  for (const Json& each : scored["segments"]) {
    if (each["name"] == segment) return each["explanation"];
  }
  ADD_FAILURE() << segment;
  return {};
}

// The figures are those of scores_test.cpp.
TEST(ScoreResponse, ReportsAWholeRespondent) {
  const Json scored = score(R"({"answers":{"recommend":9,"easy":6,"fresh":4,"stale":2,"fair":"yes",
      "channel":"web","bought":["bread"],"visits":1,"visited":"2024-02-29","why":"ok"}})");
  EXPECT_EQ(scored["is_valid"], true);
  EXPECT_EQ(scored["messages"], Json::array());
  EXPECT_EQ(scored["not_used"], Json::array());
  EXPECT_EQ(scored["scores"][0],
            json_of(R"({"name":"quality","label":"Quality","method":"mean","value":4.333333,
                "low":1.0,"high":5.0,"items":3,"answered":3,"missing":[]})"));
  EXPECT_EQ(
      scored["metrics"][0],
      json_of(
          R"({"name":"nps","label":"NPS","kind":"nps","question":"recommend","value":9.0,"low":0.0,
                "high":10.0,"group":"promoter"})"));
  EXPECT_EQ(scored["segment"], "fans");
  EXPECT_EQ(scored["randomised"], nullptr);
}

TEST(ScoreResponse, ExplainsEveryPartOfARule) {
  const Json scored = score(R"({"answers":{"recommend":10,"fresh":5,"stale":1,"fair":"yes"}})");
  EXPECT_EQ(explanation_of(scored, "fans"), json_of(R"({"holds":true,"decides":true,"all":[
{"feature":"nps","label":"NPS","is":"=","value":"promoter","actual":"promoter","holds":true,"decides":true},
{"holds":true,"decides":true,"any":[
 {"feature":"quality","label":"Quality","is":">=","value":4.0,"actual":5.0,"holds":true,"decides":true},
 {"feature":"visits","label":"visits","is":">","value":9.0,"actual":null,"unknown":"empty","holds":false,
  "decides":false}]}]})"));
}

TEST(ScoreResponse, NamesOptionsWithTheirQuestion) {
  EXPECT_EQ(explanation_of(score(R"({"answers":{"recommend":1}})"), "jam")["label"], "bought: jam");
}

TEST(ScoreResponse, NamesTheConditionsThatFailed) {
  const Json scored = score(R"({"answers":{"recommend":3,"fresh":5,"stale":1,"visits":2}})");
  const Json fans = explanation_of(scored, "fans");
  EXPECT_EQ(fans["holds"], false);
  EXPECT_EQ(fans["all"][0]["decides"], true);
  EXPECT_EQ(fans["all"][0]["actual"], "detractor");
  EXPECT_EQ(fans["all"][1]["holds"], true);
  EXPECT_EQ(fans["all"][1]["decides"], false);
  EXPECT_EQ(fans["all"][1]["any"][0]["decides"], false);
}

TEST(ScoreResponse, SaysWhyAValueIsNotKnown) {
  const Json scored = score(R"({"answers":{"recommend":77,"channel":""},"not_asked":["bought"]})");
  EXPECT_EQ(explanation_of(scored, "fans")["all"][0]["unknown"], "invalid");
  EXPECT_EQ(explanation_of(scored, "fans")["all"][1]["any"][0]["unknown"], "too_few_answers");
  EXPECT_EQ(explanation_of(scored, "jam")["unknown"], "not_asked");
  EXPECT_EQ(explanation_of(scored, "not_web")["not"]["unknown"], "empty");
}

/// As segments/rule.h says: a comparison with what is not known fails, and its `not` holds.
TEST(ScoreResponse, TreatsWhatIsNotKnownAsSegmentsDo) {
  EXPECT_EQ(score(R"({"answers":{"recommend":1}})")["segment"], "not_web");
  EXPECT_EQ(score(R"({"answers":{"recommend":1,"channel":"web"}})")["segment"], nullptr);
  const Json unequal =
      a_bakery_with("/segments/2/rule", R"({"feature":"channel","is":"!=","value":"web"})");
  EXPECT_EQ(score(R"({"answers":{"recommend":1}})", unequal)["segment"], nullptr);
  EXPECT_EQ(score(R"({"answers":{"recommend":1,"channel":"shop"}})", unequal)["segment"],
            "not_web");
}

TEST(ScoreResponse, TakesTheFirstSegmentThatHolds) {
  const Json scored = score(R"({"answers":{"recommend":1,"bought":["jam"],"channel":"shop"}})");
  EXPECT_EQ(scored["segment"], "jam");
  EXPECT_EQ(scored["segments"][2]["holds"], true);
}

TEST(ScoreResponse, RandomisesTheAnswerWithTheBytesItIsGiven) {
  // 0x80 in front is one half: not kept; the last byte is odd: the second of two options.
  const std::string response = R"({"answers":{"recommend":1,"channel":"shop"},"random":)";
  EXPECT_EQ(score(response + "[128,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1]}")["randomised"],
            json_of(R"({"question":"channel","answer":"web","options":2,"keep":0.5,
                        "epsilon":1.098612})"));
  EXPECT_EQ(score(response + "[127,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1]}")["randomised"]["answer"],
            "shop");
}

TEST(ScoreResponse, RandomisesNothingWithoutAnAnswer) {
  EXPECT_EQ(score(R"({"answers":{"recommend":1},
      "random":[128,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1]})")["randomised"],
            nullptr);
}

TEST(ScoreResponse, RefusesWhatIsNoResponse) {
  const auto code_of = [](std::string_view response) {
    return score_response(a_bakery(), json_of(response)).error();
  };
  EXPECT_EQ(code_of("{}").message, "response/answers is missing");
  EXPECT_EQ(code_of(R"({"answers":{},"random":[1,2]})").message,
            "response/random must be 16 whole numbers from 0 to 255");
  EXPECT_EQ(code_of(R"({"answers":{},"when":1})").message, "response/when is not known here");
  EXPECT_EQ(code_of(R"({"answers":{},"not_asked":["x"]})").code, ErrorCode::kNotFound);
  EXPECT_EQ(score_response(json_of("{}"), json_of("{}")).error().code, ErrorCode::kInvalidJson);
}

TEST(ScoreResponse, GivesTheSameBytesForMembersInAnyOrder) {
  EXPECT_EQ(write_json(score(R"({"answers":{"recommend":9,"fresh":4,"b":1,"a":2}})")),
            write_json(score(R"({"answers":{"a":2,"b":1,"fresh":4,"recommend":9}})")));
}

}  // namespace
}  // namespace sonder
