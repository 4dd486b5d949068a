#include "survey/quality_comparison.h"

#include <gtest/gtest.h>

#include "support/tables.h"
#include "survey/quality_json.h"

namespace sonder {
namespace {

using testing::table_from;

constexpr std::string_view kAnswers =
    "Row,Would you recommend us? (0-10),How satisfied are you? 1-5,Rate the shop 1 to 5,Why?\n"
    "a,10,5,4,because\nb,9,4,2,\nc,8,1,3,\nd,0,1,,\n";

Bitset row(std::size_t flagged) {
  Bitset rows(4);
  rows.set(flagged);
  return rows;
}

// By hand. NPS of 10 9 8 0: 2 promoters less 1 detractor of 4, 25; without the 0: 2 of 3.
// Satisfied: 2 of 4, then 2 of 3. Means of 4 2 3: 3, and unchanged, as the last did not answer.
TEST(CompareFigures, MeasuresEveryScaleWithAndWithoutTheFlagged) {
  const Table table = table_from(kAnswers);
  const auto figures = compare_figures(table, understand_questions(table, {}),
                                       {.selected = Bitset(4, true)}, row(3));
  ASSERT_EQ(figures.value().size(), 3U);
  const FigureComparison& nps = figures.value()[0];
  EXPECT_EQ(nps.metric, Metric::kNps);
  EXPECT_DOUBLE_EQ(*nps.all, 25);
  EXPECT_NEAR(*nps.without, 200.0 / 3, 1e-12);
  EXPECT_EQ(nps.base, 4U);
  EXPECT_EQ(nps.base_without, 3U);
  EXPECT_DOUBLE_EQ(*figures.value()[1].all, 0.5);
  EXPECT_NEAR(*figures.value()[1].without, 2.0 / 3, 1e-12);
  EXPECT_DOUBLE_EQ(*figures.value()[2].all, 3);
  EXPECT_DOUBLE_EQ(*figures.value()[2].without, 3);
  EXPECT_EQ(figures.value()[2].base_without, 3U);
}

TEST(CompareFigures, HasNoFigureWithoutABase) {
  const Table table = table_from("Row,Rate the shop 1 to 5\na,4\nb,2\n");
  const auto figures = compare_figures(table, understand_questions(table, {}),
                                       {.selected = Bitset(2, true)}, Bitset(2, true));
  EXPECT_DOUBLE_EQ(*figures.value()[0].all, 3);
  EXPECT_FALSE(figures.value()[0].without.has_value());
  EXPECT_EQ(to_json(figures.value())[0]["without"], nullptr);
}

TEST(CompareFigures, RefusesAMaskOfAnotherSize) {
  const Table table = table_from(kAnswers);
  EXPECT_EQ(compare_figures(table, understand_questions(table, {}), {.selected = Bitset(4, true)},
                            Bitset(3))
                .error()
                .code,
            ErrorCode::kInvalidArgument);
}

TEST(QualityOptionsFromJson, ReadsLimitsAndRefusesWhatItDoesNotKnow) {
  const auto options = quality_options_from_json(
      Json::parse(R"({"speed_share":0.5,"shortest_run":8,"repeated_answers":20})"));
  EXPECT_EQ(options.value().speed_share, 0.5);
  EXPECT_EQ(options.value().shortest_run, 8U);
  EXPECT_EQ(options.value().repeated_answers, 20U);
  EXPECT_EQ(options.value().least_consistency, 0.3);
  for (const char* text : {"[]", R"({"speed":1})", R"({"shortest_run":"8"})"}) {
    EXPECT_EQ(quality_options_from_json(Json::parse(text)).error().code, ErrorCode::kInvalidJson);
  }
}

TEST(RulesToJson, CountsSelectedResponsesAlone) {
  ResponseQuality quality;
  quality.row_count = 4;
  quality.rules.push_back({.rule = QualityRule::kSpeeder,
                           .basis = "A sentence.",
                           .judged = Bitset(4, true),
                           .flags = {{0, 0.1}, {3, 0.2}}});
  Bitset selected(4);
  selected.set(2);
  selected.set(3);
  EXPECT_EQ(rules_to_json(quality, selected).dump(),
            R"([{"applied":true,"basis":"A sentence.","flagged":1,"judged":2,)"
            R"("rule":"speeder","share":0.5}])");
}

}  // namespace
}  // namespace sonder
