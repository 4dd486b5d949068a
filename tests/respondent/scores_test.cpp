#include "respondent/scores.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "support/instruments.h"

namespace sonder {
namespace {

using testing::a_bakery;
using testing::json_of;
using testing::must_check;
using testing::must_read_instrument;

RespondentScores scores_of(const Instrument& instrument, std::string_view answers) {
  return score_respondent(instrument, must_check(instrument, answers));
}

RespondentScores bakery_scores(std::string_view answers) {
  return scores_of(must_read_instrument(a_bakery()), answers);
}

// By hand: (4 + (1 + 5 - 2) + 5) / 3 = 13 / 3, rounded to 6 places; 4 + 6 = 10.
TEST(ScoreScale, TurnsReversedItemsRound) {
  const auto scores = bakery_scores(R"({"fresh":4,"stale":2,"fair":"yes","easy":6})");
  EXPECT_EQ(scores.scales[0].value, 4.333333);
  EXPECT_EQ(scores.scales[0].answered, 3U);
  EXPECT_EQ(scores.scales[1].value, 10);
}

// By hand: (4 + (6 - 1)) / 2.
TEST(ScoreScale, TakesTheMeanOfWhatIsAnsweredWhereThatIsEnough) {
  const auto scores = bakery_scores(R"({"fresh":4,"stale":1})");
  EXPECT_EQ(scores.scales[0].value, 4.5);
  EXPECT_EQ(scores.scales[0].missing, std::vector<std::size_t>{2});
  EXPECT_EQ(scores.scales[1].value, std::nullopt);
}

TEST(ScoreScale, CountsDoesNotApplyAndInvalidAsMissing) {
  const auto scores = bakery_scores(R"({"fresh":4,"stale":9,"fair":"na"})");
  EXPECT_EQ(scores.scales[0].value, std::nullopt);
  EXPECT_EQ(scores.scales[0].answered, 1U);
  EXPECT_EQ(scores.scales[0].missing, (std::vector<std::size_t>{1, 2}));
}

// By hand: half of four items answered, (1 + 4) / 2 · 4 = 10, between 4 · 0 and 4 · 4.
TEST(ScoreScale, FillsASumUpWithTheMeanOfTheAnswered) {
  const Instrument instrument = must_read_instrument(json_of(R"({"version":1,"questions":[
{"name":"a","kind":"scale","least":0,"most":4},{"name":"b","kind":"scale","least":0,"most":4},
{"name":"c","kind":"scale","least":0,"most":4},{"name":"d","kind":"scale","least":0,"most":4}],
"scales":[{"name":"s","method":"sum","items":["a","b","c","d"],"least_answered":2}]})"));
  EXPECT_EQ(scores_of(instrument, R"({"a":1,"d":4})").scales[0].value, 10);
  EXPECT_EQ(scores_of(instrument, R"({"d":4})").scales[0].value, std::nullopt);
  EXPECT_EQ(instrument.scales[0].high, 16);
}

TEST(ScoreMetric, NamesTheGroupAtEveryEdge) {
  const auto group = [](const std::string& question, int point, std::size_t metric) {
    const auto scores = bakery_scores("{\"" + question + "\":" + std::to_string(point) + "}");
    EXPECT_EQ(scores.metrics[metric].value, point);
    return std::string(scores.metrics[metric].group);
  };
  EXPECT_EQ(group("recommend", 6, 0), "detractor");
  EXPECT_EQ(group("recommend", 7, 0), "passive");
  EXPECT_EQ(group("recommend", 8, 0), "passive");
  EXPECT_EQ(group("recommend", 9, 0), "promoter");
  EXPECT_EQ(group("fresh", 3, 1), "not_satisfied");
  EXPECT_EQ(group("fresh", 4, 1), "satisfied");
  EXPECT_EQ(group("easy", 4, 2), "high_effort");
  EXPECT_EQ(group("easy", 5, 2), "low_effort");
}

TEST(ScoreMetric, IsAbsentWithoutAnAnswer) {
  const auto scores = bakery_scores("{}");
  EXPECT_EQ(scores.metrics[0].value, std::nullopt);
  EXPECT_EQ(scores.metrics[0].group, "");
}

TEST(RespondentFeatures, HoldWhatWasAnsweredAndScored) {
  const Instrument bakery = must_read_instrument(a_bakery());
  const CheckedResponse response = must_check(
      bakery, R"({"recommend":9,"channel":"web","bought":["jam"],"visits":3,"visited":"1970-01-03",
                  "why":"price","fresh":5,"stale":1})");
  const FeatureTable table =
      respondent_features(bakery, response, score_respondent(bakery, response));
  const auto is_known = [&](std::string_view name) { return table.find(name)->known.test(0); };
  EXPECT_EQ(table.find("recommend")->values[0], 9);
  EXPECT_EQ(table.find("visited")->values[0], 2);
  EXPECT_EQ(table.find("visits")->decimals[0], 3);
  EXPECT_EQ(table.find("quality")->decimals[0], 5);
  EXPECT_EQ(table.find("bought:jam")->values[0], 1);
  EXPECT_EQ(table.find("bought:bread")->values[0], 0);
  EXPECT_TRUE(is_known("bought:bread"));
  for (const auto& [name, text] :
       {std::pair{"channel", "web"}, {"why", "price"}, {"nps", "promoter"}}) {
    const Feature& feature = *table.find(name);
    EXPECT_EQ(feature.categories.text(static_cast<std::uint32_t>(feature.values[0])), text);
  }
  EXPECT_FALSE(is_known("easy"));
  EXPECT_FALSE(is_known("total"));
  EXPECT_FALSE(is_known("ces"));
}

}  // namespace
}  // namespace sonder
