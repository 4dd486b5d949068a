#include "respondent/instrument.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/instruments.h"

namespace sonder {
namespace {

using testing::a_bakery;
using testing::a_bakery_with;
using testing::json_of;
using testing::must_read_instrument;

using Texts = std::vector<std::string>;

/// "name type" of every feature that rules may name.
Texts features_of(const Instrument& instrument) {
  Texts features;
  for (const Feature& feature : blank_features(instrument).features) {
    EXPECT_EQ(feature.known.size(), 1U);
    EXPECT_EQ(feature.known.count(), 0U);
    features.push_back(feature.name + " " + std::string(to_string(feature.type)));
  }
  return features;
}

Error refusal(const Json& definition) {
  const Result<Instrument> instrument = instrument_from_json(definition);
  EXPECT_FALSE(instrument);
  return instrument ? Error{} : instrument.error();
}

std::string refusal_with(const std::string& place, std::string_view value) {
  return refusal(a_bakery_with(place, value)).message;
}

TEST(InstrumentFromJson, ReadsQuestionsScalesMetricsAndSegments) {
  const Instrument bakery = must_read_instrument(a_bakery());
  EXPECT_EQ(bakery.title, "Bakery");
  ASSERT_EQ(bakery.questions.size(), 10U);
  EXPECT_EQ(bakery.questions[0].text, "Recommend us?");
  EXPECT_TRUE(bakery.questions[0].is_required);
  EXPECT_EQ(bakery.questions[1].text, "easy");
  EXPECT_EQ(bakery.questions[5].options[0].label, "shop");
  EXPECT_EQ(bakery.questions[5].options[1].label, "Web shop");
  EXPECT_EQ(bakery.questions[5].options[0].value, std::nullopt);
  EXPECT_EQ(bakery.segments[1].label, "jam");
  EXPECT_EQ(bakery.metrics[0].label, "NPS");
  EXPECT_EQ(bakery.metrics[1].label, "csat");
  ASSERT_TRUE(bakery.randomisation);
  EXPECT_EQ(bakery.randomisation->question, 5U);
}

TEST(InstrumentFromJson, GivesRulesAFeatureForEveryAnswerAndScore) {
  EXPECT_EQ(
      features_of(must_read_instrument(a_bakery())),
      (Texts{"recommend integer", "easy integer", "fresh integer", "stale integer", "fair category",
             "channel category", "bought:bread boolean", "bought:rolls boolean",
             "bought:jam boolean", "visits decimal", "visited date", "why category",
             "quality decimal", "total decimal", "nps category", "csat category", "ces category"}));
}

// By hand: the mean stays on 1-5; the sum goes from 1 + 1 to 5 + 7.
TEST(InstrumentFromJson, WorksOutTheEndsOfScores) {
  const Instrument bakery = must_read_instrument(a_bakery());
  EXPECT_EQ(bakery.scales[0].low, 1);
  EXPECT_EQ(bakery.scales[0].high, 5);
  EXPECT_EQ(bakery.scales[0].least_answered, 2U);
  EXPECT_EQ(bakery.scales[1].low, 2);
  EXPECT_EQ(bakery.scales[1].high, 12);
  EXPECT_EQ(bakery.scales[1].least_answered, 2U);
}

TEST(InstrumentFromJson, CountsCodesThatAreNumbers) {
  const Instrument instrument = must_read_instrument(json_of(
      R"({"version":1,"questions":[{"name":"q","kind":"single_choice","options":["1","2.5","x"]}],
          "scales":[{"name":"s","items":["q"]}]})"));
  EXPECT_EQ(instrument.questions[0].options[1].value, 2.5);
  EXPECT_EQ(instrument.questions[0].options[2].value, std::nullopt);
  EXPECT_EQ(instrument.scales[0].high, 2.5);
}

TEST(InstrumentFromJson, TakesASurveyJsSurveyAsItIs) {
  const Instrument instrument = must_read_instrument(json_of(R"({"version":1,"survey":{
"title":"Market","pages":[{"elements":[
{"type":"rating","name":"recommend","rateMin":0,"rateMax":10,"isRequired":true},
{"type":"matrix","name":"stall","columns":[1,2,3],"rows":["clean","cheap"]},
{"type":"checkbox","name":"bought","choices":["plum","pear"]},
{"type":"boolean","name":"again"},{"type":"ranking","name":"order","choices":["a","b"]},
{"type":"text","name":"age","inputType":"number"}]}]},
"scales":[{"name":"stalls","items":["stall.clean","stall.cheap"]}],
"metrics":[{"name":"nps","kind":"nps","question":"recommend"}]})"));
  EXPECT_EQ(instrument.title, "Market");
  EXPECT_TRUE(instrument.questions[0].is_required);
  EXPECT_FALSE(instrument.questions[1].is_required);
  EXPECT_EQ(features_of(instrument),
            (Texts{"recommend integer", "stall.clean category", "stall.cheap category",
                   "bought:plum boolean", "bought:pear boolean", "again category", "age decimal",
                   "stalls decimal", "nps category"}));
}

TEST(InstrumentFromJson, TakesEpsilonInsteadOfKeep) {
  // By hand: keep = (e^1.0986123 - 1) / (e^1.0986123 - 1 + 2) = 1/2 for e^1.0986123 = 3.
  const Instrument bakery = must_read_instrument(
      a_bakery_with("/randomise", R"({"question":"channel","epsilon":1.0986122886681098})"));
  EXPECT_DOUBLE_EQ(bakery.randomisation->keep, 0.5);
}

TEST(InstrumentFromJson, RefusesWhatIsNotADefinition) {
  EXPECT_EQ(refusal(json_of("[]")).code, ErrorCode::kInvalidJson);
  EXPECT_EQ(refusal(json_of(R"({"questions":[]})")).message, "definition/version is missing");
  EXPECT_EQ(refusal(json_of(R"({"version":1})")).message,
            "definition must have either `questions` or `survey`");
  EXPECT_EQ(refusal(json_of(R"({"version":1,"survey":{"title":"x"}})")).message,
            "survey is no SurveyJS survey");
  EXPECT_EQ(refusal_with("/colour", "1"), "definition/colour is not known here");
  EXPECT_EQ(refusal_with("/questions", "{}"), "questions must be a list");
  EXPECT_EQ(refusal_with("/questions/0/kind", R"("contact")"),
            "questions/0/kind is none of single_choice, multi_choice, scale, numeric, date and "
            "open_text");
}

TEST(InstrumentFromJson, RefusesQuestionsThatCannotBeAnswered) {
  EXPECT_EQ(refusal_with("/questions/0/most", "2.5"),
            "questions/0 needs `least` and `most`, whole numbers within 1000 of 0");
  EXPECT_EQ(refusal_with("/questions/0/most", "0"), "questions/0 needs a `most` above `least`");
  EXPECT_EQ(refusal_with("/questions/6/least", "3"), "questions/6 has a `least` above `most`");
  EXPECT_EQ(refusal_with("/questions/5/options", "[]"),
            "questions/5 must have `options` where it is a choice, and only there");
  EXPECT_EQ(refusal_with("/questions/5/options", R"(["a","a"])"),
            "questions/5 has two options of one code");
  EXPECT_EQ(refusal_with("/questions/5/options", R"(["a",""])"),
            "questions/5 has an option without a code");
  EXPECT_EQ(refusal_with("/questions/1/name", R"("recommend")"),
            "questions/1 has a name that something else has");
  EXPECT_EQ(refusal_with("/questions/1/name", R"("")"),
            "questions/1/name must have 1 to 500 bytes");
}

TEST(InstrumentFromJson, RefusesScalesThatCannotBeScored) {
  EXPECT_EQ(refusal_with("/scales/0/items/0", R"("nobody")"),
            "scales/0/items/0 names a question that nobody is asked");
  EXPECT_EQ(refusal_with("/scales/0/items/0", R"("why")"),
            "scales/0/items/0 is neither a scale nor a choice whose options have values");
  EXPECT_EQ(refusal_with("/scales/0/items/0", R"("stale")"),
            "scales/0/items/1 is an item of this scale already");
  EXPECT_EQ(refusal_with("/scales/0/items", "[]"), "scales/0 has no items");
  EXPECT_EQ(refusal_with("/scales/0/least_answered", "4"),
            "scales/0 asks for more answers than it has items");
  EXPECT_EQ(refusal_with("/scales/1/least_answered", "1"),
            "scales/1 may lack answers only where all items have the same ends");
  EXPECT_EQ(refusal_with("/scales/0/method", R"("median")"), "scales/0/method must be mean or sum");
  EXPECT_EQ(refusal_with("/scales/0/name", R"("fresh")"),
            "scales/0 has a name that something else has");
}

TEST(InstrumentFromJson, RefusesMetricsOnOtherScales) {
  EXPECT_EQ(refusal_with("/metrics/0/question", R"("easy")"), "metrics/0 needs a question on 0-10");
  EXPECT_EQ(refusal_with("/metrics/0/question", R"("why")"), "metrics/0 needs a scale question");
  EXPECT_EQ(refusal_with("/metrics/2/question", R"("fresh")"), "metrics/2 needs a question on 1-7");
  EXPECT_EQ(refusal_with("/metrics/0/kind", R"("fun")"),
            "metrics/0/kind is none of nps, csat and ces");
}

TEST(InstrumentFromJson, RefusesSegmentsThatCouldNeverHold) {
  EXPECT_EQ(refusal_with("/segments/1/rule", R"({"feature":"shoes","is":"known"})"),
            "segments/1, rule at /feature: there is no such feature");
  EXPECT_EQ(refusal_with("/segments/2/rule/not/value", R"("wbe")"),
            "segments/2 compares with a text that is no option");
  EXPECT_EQ(refusal_with("/segments/0/rule/all/0/value", R"("fan")"),
            "segments/0 compares with a text that is no option");
  EXPECT_EQ(refusal(a_bakery_with("/segments/2/rule/not/value", R"("wbe")")).code,
            ErrorCode::kNotFound);
  EXPECT_EQ(refusal_with("/segments/1/name", R"("fans")"), "segments/1 repeats a segment's name");
}

TEST(InstrumentFromJson, RefusesToRandomiseWhatIsNoChoiceOrWithoutAChance) {
  EXPECT_EQ(refusal_with("/randomise/question", R"("why")"),
            "randomise/question must be a single choice of two options at least");
  EXPECT_EQ(refusal_with("/randomise/keep", "1"), "randomise/keep must lie between 0 and 1");
  EXPECT_EQ(refusal_with("/randomise/epsilon", "1"),
            "randomise/keep or `epsilon` must be there, not both");
}

TEST(InstrumentFromJson, RefusesMoreThanItsLimits) {
  Json questions = Json::array();
  for (std::size_t i = 0; i <= kMostInstrumentQuestions; ++i) {
    questions.push_back({{"name", "q" + std::to_string(i)}, {"kind", "open_text"}});
  }
  const Error error = refusal({{"version", 1}, {"questions", questions}});
  EXPECT_EQ(error.code, ErrorCode::kLimitExceeded);
  questions.erase(0);
  EXPECT_TRUE(instrument_from_json({{"version", 1}, {"questions", questions}}));
}

}  // namespace
}  // namespace sonder
