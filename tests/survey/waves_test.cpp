#include "survey/waves.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::column_from;
using testing::table_from;

ResponseSample everybody(const Table& table) { return {.selected = Bitset(table.row_count, true)}; }

Question when() { return {.column = 0, .text = "When", .kind = QuestionKind::kTimestamp}; }

Waves by_date(const std::vector<std::string>& cells, std::optional<WavePeriod> period) {
  const Table table = column_from(cells, "When");
  const auto waves = group_by_wave(table, when(), period, everybody(table));
  EXPECT_TRUE(waves);
  return waves ? waves.value() : Waves{};
}

Question choice(std::vector<std::string> options) {
  return {.column = 0,
          .text = "Wave",
          .kind = QuestionKind::kSingleChoice,
          .options = std::move(options)};
}

Waves by_answer(const std::vector<std::string>& cells, const Question& question) {
  const Table table = column_from(cells, "Wave");
  const auto waves = group_by_wave(table, question, std::nullopt, everybody(table));
  EXPECT_TRUE(waves);
  return waves ? waves.value() : Waves{};
}

std::vector<std::string> labels_of(const Waves& waves) {
  std::vector<std::string> labels;
  for (const Wave& wave : waves.waves) labels.push_back(wave.label);
  return labels;
}

std::vector<std::uint64_t> sizes_of(const Waves& waves) {
  std::vector<std::uint64_t> sizes;
  for (const Wave& wave : waves.waves) sizes.push_back(wave.responses);
  return sizes;
}

using Texts = std::vector<std::string>;
using Sizes = std::vector<std::uint64_t>;
using Places = std::vector<std::uint32_t>;

TEST(GroupByWave, KeepsMonthsWithoutResponses) {
  const Waves waves = by_date({"2024-03-31", "2023-12-01", "2024-03-01"}, WavePeriod::kMonth);
  EXPECT_EQ(labels_of(waves), (Texts{"2023-12", "2024-01", "2024-02", "2024-03"}));
  EXPECT_EQ(sizes_of(waves), (Sizes{1, 0, 0, 2}));
  EXPECT_EQ(waves.wave_of, (Places{3, 0, 3}));
  EXPECT_EQ(format_iso(waves.waves[1].begins.value()), "2024-01-01");
}

TEST(GroupByWave, TakesQuartersAndYears) {
  const Texts days = {"2023-12-31", "2024-01-01", "2024-03-31", "2024-04-01", "2024-12-31"};
  const Waves quarters = by_date(days, WavePeriod::kQuarter);
  EXPECT_EQ(labels_of(quarters), (Texts{"2023-Q4", "2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"}));
  EXPECT_EQ(sizes_of(quarters), (Sizes{1, 2, 1, 0, 1}));
  EXPECT_EQ(format_iso(quarters.waves[2].begins.value()), "2024-04-01");
  const Waves years = by_date(days, WavePeriod::kYear);
  EXPECT_EQ(labels_of(years), (Texts{"2023", "2024"}));
  EXPECT_EQ(sizes_of(years), (Sizes{1, 4}));
}

// ISO 8601: weeks begin on Monday and belong to the year of their Thursday. Python's
// date.isocalendar() gives 2020-W53 for 2021-01-03, 2021-W01 for 2021-01-04, 2020-W53 for
// 2020-12-28, 1969-W52 for 1969-12-28 and 1970-W01 for 1969-12-29.
TEST(GroupByWave, NumbersWeeksByIso8601) {
  EXPECT_EQ(labels_of(by_date({"2021-01-03", "2021-01-04", "2020-12-28"}, WavePeriod::kWeek)),
            (Texts{"2020-W53", "2021-W01"}));
  const Waves old = by_date({"1969-12-28", "1969-12-29"}, WavePeriod::kWeek);
  EXPECT_EQ(labels_of(old), (Texts{"1969-W52", "1970-W01"}));
  EXPECT_EQ(format_iso(old.waves[0].begins.value()), "1969-12-22");
  EXPECT_EQ(format_iso(old.waves[1].begins.value()), "1969-12-29");
}

// 24 weeks from Monday 2024-01-01 end on Sunday 2024-06-16.
TEST(GroupByWave, TakesTheShortestPeriodOfAtMost24Waves) {
  EXPECT_EQ(by_date({"2024-01-01", "2024-06-16"}, {}).period, WavePeriod::kWeek);
  EXPECT_EQ(by_date({"2024-01-01", "2024-06-17"}, {}).period, WavePeriod::kMonth);
  EXPECT_EQ(by_date({"2024-01-01", "2026-01-01"}, {}).period, WavePeriod::kQuarter);
  EXPECT_EQ(by_date({"2024-01-01", "2034-01-01"}, {}).period, WavePeriod::kYear);
}

TEST(GroupByWave, TakesTheDayOfATime) {
  const Waves waves = by_date({"2024-01-31 23:59:59", "2024-02-01 00:00:00"}, WavePeriod::kMonth);
  EXPECT_EQ(sizes_of(waves), (Sizes{1, 1}));
}

TEST(GroupByWave, CountsBlankAndUnusableDatesApart) {
  Texts cells(40, "2024-01-05");
  cells[3] = "";
  cells[4] = "n/a";
  cells[5] = "yesterday";
  const Waves waves = by_date(cells, WavePeriod::kMonth);
  EXPECT_EQ(sizes_of(waves), Sizes{37});
  EXPECT_EQ(waves.without, 2U);
  EXPECT_EQ(waves.unusable, 1U);
  EXPECT_EQ(waves.wave_of[5], 1U);
  EXPECT_EQ(waves.wave_of[6], 0U);
}

TEST(GroupByWave, ReadsDatesOfAColumnThatWasTakenForText) {
  const Waves waves = by_date({"5 March 2024", "what", "why", "who", "6 May 2024"}, {});
  EXPECT_EQ(waves.unusable, 3U);
  EXPECT_EQ(waves.waves.size(), 10U);  // weeks from Monday 4 March to that of Monday 6 May
  EXPECT_EQ(waves.waves.front().label, "2024-W10");
  EXPECT_EQ(waves.waves.back().label, "2024-W19");
}

TEST(GroupByWave, LooksAtTheSampleAlone) {
  const Table table = column_from({"1999-01-01", "2024-01-01", "2024-02-01", ""}, "When");
  ResponseSample sample = everybody(table);
  sample.selected.reset(0);
  sample.selected.reset(3);
  const auto waves = group_by_wave(table, when(), WavePeriod::kMonth, sample);
  ASSERT_TRUE(waves);
  EXPECT_EQ(sizes_of(waves.value()), (Sizes{1, 1}));
  EXPECT_EQ(waves.value().without, 0U);
  EXPECT_EQ(waves.value().wave_of, (Places{2, 0, 1, 2}));
}

TEST(GroupByWave, HasNoWavesWithoutDates) {
  const Table table = table_from("When,Who\n2024-01-01,a\n2024-02-01,b\n");
  const ResponseSample nobody{.selected = Bitset(2)};
  const auto waves = group_by_wave(table, when(), {}, nobody);
  ASSERT_TRUE(waves);
  EXPECT_TRUE(waves.value().waves.empty());
  EXPECT_EQ(waves.value().wave_of, (Places{0, 0}));
}

TEST(GroupByWave, OrdersAnswersByTheNumbersInThem) {
  const Waves waves = by_answer({"Wave 10", "Wave 2", "Wave 1", "Wave 2"},
                                choice({"Wave 2", "Wave 1", "Wave 10", "Wave 11"}));
  EXPECT_EQ(labels_of(waves), (Texts{"Wave 1", "Wave 2", "Wave 10"}));
  EXPECT_EQ(waves.wave_of, (Places{2, 1, 0, 1}));
  EXPECT_EQ(waves.period, std::nullopt);
}

TEST(GroupByWave, OrdersMonthsByTheCalendar) {
  EXPECT_EQ(
      labels_of(by_answer({"March", "April", "January"}, choice({"April", "January", "March"}))),
      (Texts{"January", "March", "April"}));
  EXPECT_EQ(
      labels_of(by_answer({"March 2024", "April 2023"}, choice({"March 2024", "April 2023"}))),
      (Texts{"April 2023", "March 2024"}));
}

TEST(GroupByWave, KeepsTheOrderOfADefinitionAndGapsInIt) {
  Question question = choice({"Before", "During", "After", "Later"});
  question.codes = {"4", "3", "2", "1"};
  const Waves waves = by_answer({"2", "4", "", "mauve"}, question);
  EXPECT_EQ(labels_of(waves), (Texts{"Before", "During", "After"}));
  EXPECT_EQ(sizes_of(waves), (Sizes{1, 0, 1}));
  EXPECT_EQ(waves.without, 1U);
  EXPECT_EQ(waves.unusable, 1U);
}

TEST(GroupByWave, OrdersNumbersBySizeAndTakesOnesWrittenDifferentlyTogether) {
  const Waves waves = by_answer({"2021", "2019", "2019.0", "", "soon"},
                                {.column = 0, .text = "Year", .kind = QuestionKind::kNumeric});
  EXPECT_EQ(labels_of(waves), (Texts{"2019", "2021"}));
  EXPECT_EQ(sizes_of(waves), (Sizes{2, 1}));
  EXPECT_EQ(waves.without, 1U);
  EXPECT_EQ(waves.unusable, 1U);
}

TEST(GroupByWave, RefusesWhatMakesNoWaves) {
  const Table table = column_from({"2024-01-01", "2034-01-01"}, "When");
  const auto refusal = [&](const Question& question, std::optional<WavePeriod> period) {
    const auto waves = group_by_wave(table, question, period, everybody(table));
    EXPECT_FALSE(waves);
    return waves ? Error{} : waves.error();
  };
  const Error long_span = refusal(when(), WavePeriod::kMonth);
  EXPECT_EQ(long_span.code, ErrorCode::kLimitExceeded);
  EXPECT_EQ(long_span.message,
            "from 2024-01-01 to 2034-01-01 there are 121 waves by month; at most 100 can be "
            "compared");
  Question question = choice({"a", "b"});
  EXPECT_EQ(refusal(question, WavePeriod::kWeek).code, ErrorCode::kInvalidArgument);
  question.kind = QuestionKind::kMultiChoice;
  EXPECT_EQ(refusal(question, {}).code, ErrorCode::kInvalidArgument);
  question = choice(Texts(101, "?"));
  EXPECT_EQ(refusal(question, {}).code, ErrorCode::kLimitExceeded);
  const ResponseSample short_sample{.selected = Bitset(1)};
  EXPECT_EQ(group_by_wave(table, when(), {}, short_sample).error().code,
            ErrorCode::kInvalidArgument);
}

TEST(CanMakeWaves, TakesDatesAndFewAnswers) {
  const Table table = column_from({"1", "2"}, "n");
  EXPECT_TRUE(can_make_waves(table, when()));
  EXPECT_TRUE(can_make_waves(table, choice({"a", "b"})));
  EXPECT_FALSE(can_make_waves(table, choice(Texts(101, "?"))));
  EXPECT_TRUE(can_make_waves(table, {.column = 0, .kind = QuestionKind::kNumeric}));
  EXPECT_FALSE(can_make_waves(table, {.column = 0, .kind = QuestionKind::kOpenText}));
  EXPECT_FALSE(can_make_waves(table, {.column = 0, .kind = QuestionKind::kMultiChoice}));
}

TEST(WavePeriodNames, ReadBack) {
  for (const WavePeriod period :
       {WavePeriod::kWeek, WavePeriod::kMonth, WavePeriod::kQuarter, WavePeriod::kYear}) {
    EXPECT_EQ(wave_period_from(to_string(period)), period);
  }
  EXPECT_EQ(wave_period_from("day"), std::nullopt);
}

}  // namespace
}  // namespace sonder
