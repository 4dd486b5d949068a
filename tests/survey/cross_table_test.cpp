#include "survey/cross_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"
#include "survey/survey_report.h"

namespace sonder {
namespace {

using testing::table_from;

using Below = ColumnsBelow;

/// Respondents with the same answer, in the same column.
struct Block {
  std::string answer;
  std::string column;
  int count = 0;
};

std::string csv_of(const std::vector<Block>& blocks) {
  std::string csv = "Answer,Column\n";
  for (const Block& block : blocks) {
    for (int i = 0; i < block.count; ++i) csv += block.answer + "," + block.column + "\n";
  }
  return csv;
}

Question choice(std::size_t column, std::vector<std::string> options) {
  return {.column = column, .kind = QuestionKind::kSingleChoice, .options = std::move(options)};
}

ResponseSample everybody(const Table& table) { return {.selected = Bitset(table.row_count, true)}; }

/// The table of column 0 by the choice in column 1.
CrossTable cross(const Table& table, const Question& question,
                 const std::vector<std::string>& columns, const CrossTableOptions& options = {},
                 const std::vector<double>& weights = {}) {
  ResponseSample sample = everybody(table);
  sample.weights = weights;
  const BannerGroup group = group_by_answers("Column", code_answers(table, choice(1, columns)));
  const auto crossed =
      cross_answers(question, code_answers(table, question), group, sample, options);
  EXPECT_TRUE(crossed);
  return crossed.value();
}

/// Yes and no in three columns of 50: 30, 20 and 15 yes.
Table three_columns() {
  return table_from(csv_of({{"yes", "a", 30},
                            {"no", "a", 20},
                            {"yes", "b", 20},
                            {"no", "b", 30},
                            {"yes", "c", 15},
                            {"no", "c", 35}}));
}

Question yes_or_no() { return choice(0, {"yes", "no"}); }

std::vector<std::uint64_t> counts_of(const CrossTable& table, std::size_t row) {
  std::vector<std::uint64_t> counts;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    counts.push_back(table.at(row, column).tally.count);
  }
  return counts;
}

std::vector<Below> above_of(const CrossTable& table, std::size_t row) {
  std::vector<Below> above;
  for (std::size_t column = 1; column < table.columns.size(); ++column) {
    above.push_back(table.at(row, column).above);
  }
  return above;
}

// GOLDENS Tables: hair and eye colours of 592 students (Snee 1974).
TEST(CrossAnswers, HasThePublishedFiguresOfHairAndEyeColours) {
  const Table table = table_from(csv_of({{"black", "brown", 68},
                                         {"black", "blue", 20},
                                         {"black", "hazel", 15},
                                         {"black", "green", 5},
                                         {"brown", "brown", 119},
                                         {"brown", "blue", 84},
                                         {"brown", "hazel", 54},
                                         {"brown", "green", 29},
                                         {"red", "brown", 26},
                                         {"red", "blue", 17},
                                         {"red", "hazel", 14},
                                         {"red", "green", 14},
                                         {"blond", "brown", 7},
                                         {"blond", "blue", 94},
                                         {"blond", "hazel", 10},
                                         {"blond", "green", 16}}));
  const CrossTable crossed = cross(table, choice(0, {"black", "brown", "red", "blond"}),
                                   {"brown", "blue", "hazel", "green"});
  EXPECT_EQ(counts_of(crossed, 3), (std::vector<std::uint64_t>{127, 7, 94, 10, 16}));
  EXPECT_NEAR(crossed.at(3, 2).adjusted_residual, 9.9675501, 5e-8);
  EXPECT_EQ(crossed.at(3, 0).adjusted_residual, 0);
  ASSERT_TRUE(crossed.association);
  EXPECT_NEAR(crossed.association->chi_squared, 138.2898416, 5e-8);
  EXPECT_EQ(crossed.association->freedom, 9);
  EXPECT_NEAR(crossed.association->cramers_v, 0.2790446, 5e-8);
  // R 4.2.2, as in tests/stats/contingency_test.cpp.
  ASSERT_TRUE(crossed.cramers_v_interval);
  EXPECT_NEAR(crossed.cramers_v_interval->low, 0.22352701636890063, 1e-11);
  EXPECT_NEAR(crossed.cramers_v_interval->high, 0.31798810293757201, 1e-11);
  EXPECT_FALSE(crossed.fisher_p_value);
}

// p-values of R 4.2.2, prop.test(correct = FALSE): a-b .0455, a-c .00257, b-c .2945; by p.adjust
// with Holm .0910, .0077, .2945, with BH .0683, .0077, .2945.
TEST(CrossAnswers, GivesLettersToSharesThatDiffer) {
  const auto letters = [](double confidence, Adjustment adjustment) {
    return above_of(cross(three_columns(), yes_or_no(), {"a", "b", "c"},
                          {.confidence = confidence, .adjustment = adjustment}),
                    0);
  };
  EXPECT_EQ(letters(0.95, Adjustment::kNone), (std::vector<Below>{{1, 2}, {}, {}}));
  EXPECT_EQ(letters(0.95, Adjustment::kHolm), (std::vector<Below>{{2}, {}, {}}));
  EXPECT_EQ(letters(0.95, Adjustment::kBenjaminiHochberg), (std::vector<Below>{{2}, {}, {}}));
  EXPECT_EQ(letters(0.92, Adjustment::kHolm), (std::vector<Below>{{2}, {}, {}}));
  EXPECT_EQ(letters(0.92, Adjustment::kBenjaminiHochberg), (std::vector<Below>{{1, 2}, {}, {}}));
  EXPECT_EQ(letters(0.995, Adjustment::kHolm), (std::vector<Below>{{}, {}, {}}));
}

TEST(CrossAnswers, GivesTheLetterToTheHigherColumnOnly) {
  const CrossTable crossed = cross(three_columns(), yes_or_no(), {"a", "b", "c"});
  EXPECT_EQ(above_of(crossed, 1), (std::vector<Below>{{}, {}, {0}}));
}

// By R: weights 1 and 3 in turn make 50 responses an effective 40 a column; shares .6 and .29 of
// the weights, pooled z: p = .00527645.
TEST(CrossAnswers, ComparesWeightedSharesByEffectiveSize) {
  const Table table =
      table_from(csv_of({{"yes", "a", 30}, {"no", "a", 20}, {"yes", "c", 15}, {"no", "c", 35}}));
  std::vector<double> weights;
  for (int i = 0; i < 100; ++i) weights.push_back(i % 2 == 0 ? 1 : 3);
  const auto compared = [&](double confidence) {
    return cross(table, yes_or_no(), {"a", "c"}, {.confidence = confidence}, weights);
  };
  const CrossTable crossed = compared(0.9947);
  EXPECT_NEAR(crossed.columns[1].base.effective_count(), 40, 1e-9);
  EXPECT_NEAR(crossed.at(0, 1).share, 0.6, 1e-12);
  EXPECT_NEAR(crossed.at(0, 2).share, 0.29, 1e-12);
  EXPECT_EQ(above_of(crossed, 0), (std::vector<Below>{{1}, {}}));
  EXPECT_EQ(above_of(compared(0.9948), 0), (std::vector<Below>{{}, {}}));
}

// R 4.2.2, survey 4.1: svychisq(~y + g, svydesign(~1, weights = ~w), statistic = "F") and "Chisq".
TEST(CrossAnswers, TestsWeightedTablesByRaoAndScott) {
  const Table table =
      table_from(csv_of({{"yes", "a", 30}, {"no", "a", 20}, {"yes", "c", 15}, {"no", "c", 35}}));
  std::vector<double> weights;
  for (int i = 0; i < 100; ++i) weights.push_back(i % 2 == 0 ? 1 : 3);
  const CrossTable crossed = cross(table, yes_or_no(), {"a", "c"}, {}, weights);
  ASSERT_TRUE(crossed.weighted_association);
  EXPECT_NEAR(crossed.weighted_association->p_value, 0.0064171388463171, 1e-9);
  EXPECT_NEAR(crossed.association->chi_squared, 9.7277052333232, 1e-9);
  EXPECT_FALSE(cross(table, yes_or_no(), {"a", "c"}).weighted_association);
}

// R 4.2.2: t.test(c(1, 2, 3, 4, 5, 5), c(3, 4, 5, 5, 5, 5, 4, 5)) has p = .1508252.
TEST(CrossAnswers, ComparesMeansByWelchsTest) {
  std::string csv = "Rate,Column\n";
  for (const char* rate : {"1", "2", "3", "4", "5", "5"}) csv += std::string(rate) + ",a\n";
  for (const char* rate : {"3", "4", "5", "5", "5", "5", "4", "5"})
    csv += std::string(rate) + ",b\n";
  const Table table = table_from(csv);
  const Question rate = {
      .column = 0, .kind = QuestionKind::kScale, .scale_low = 1, .scale_high = 5};
  const auto above = [&](double confidence) {
    return cross(table, rate, {"a", "b"}, {.confidence = confidence}).columns[2].mean_above;
  };
  EXPECT_EQ(above(0.849), (Below{0}));
  EXPECT_EQ(above(0.850), Below{});
}

// By hand with GOLDENS G14's variance: scores 40 and 0, z = 2.54, p = .0110852 (R's pnorm).
TEST(CrossAnswers, ComparesRecommendations) {
  const Table table = table_from(csv_of({{"10", "a", 30},
                                         {"8", "a", 10},
                                         {"2", "a", 10},
                                         {"9", "b", 15},
                                         {"7", "b", 20},
                                         {"6", "b", 15}}));
  const Question question = {.column = 0,
                             .kind = QuestionKind::kScale,
                             .metric = Metric::kNps,
                             .scale_low = 0,
                             .scale_high = 10};
  const CrossTable crossed = cross(table, question, {"a", "b"}, {.confidence = 0.988});
  EXPECT_NEAR(crossed.columns[1].nps->score, 40, 1e-12);
  EXPECT_NEAR(crossed.columns[2].nps->score, 0, 1e-12);
  EXPECT_EQ(crossed.columns[1].nps_above, (Below{1}));
  EXPECT_EQ(cross(table, question, {"a", "b"}, {.confidence = 0.989}).columns[1].nps_above,
            Below{});
  ASSERT_EQ(crossed.rows.size(), 14U);
  EXPECT_EQ(crossed.rows[11].label, "Promoters (9-10)");
  EXPECT_EQ(counts_of(crossed, 13), (std::vector<std::uint64_t>{25, 10, 15}));
}

/// 100 responses of which the first 30 are in the second column, too.
TEST(CrossAnswers, TakesIntoAccountThatColumnsOverlap) {
  const Table table =
      table_from(csv_of({{"yes", "-", 17}, {"no", "-", 13}, {"yes", "-", 21}, {"no", "-", 49}}));
  Bitset part(100);
  for (std::size_t row = 0; row < 30; ++row) part.set(row);
  Bitset rest = part;
  rest.flip();
  const CodedAnswers answers = code_answers(table, yes_or_no());
  const auto differs = [&](const std::vector<Bitset>& columns, double confidence) {
    const auto crossed =
        cross_answers(yes_or_no(), answers, group_by_members("Segments", {"a", "b"}, columns),
                      everybody(table), {.confidence = confidence});
    const std::vector<Below> above = above_of(crossed.value(), 0);
    return !above[0].empty() || !above[1].empty();
  };
  const std::vector<Bitset> apart = {rest, part};
  const std::vector<Bitset> overlapping = {Bitset(100, true), part};
  // By hand: apart z = (17/30 - 3/10) / √(.38 · .62 · (1/30 + 1/70)) = 2.5176, p = .011815; with
  // the whole difference and standard error are 7/10 of those, but for the pooled share of .4231:
  // z = 2.4735, p = .013380.
  EXPECT_TRUE(differs(apart, 0.988));
  EXPECT_FALSE(differs(apart, 0.989));
  EXPECT_TRUE(differs(overlapping, 0.986));
  EXPECT_FALSE(differs(overlapping, 0.987));
  EXPECT_FALSE(differs({part, part}, 0.5));
}

TEST(CrossAnswers, SaysOfAColumnWhatTheReportSaysOfItsRespondents) {
  const Table table = table_from(csv_of({{"3", "a", 7},
                                         {"10", "a", 12},
                                         {"8", "b", 5},
                                         {"9", "b", 2},
                                         {"", "b", 3},
                                         {"dunno", "a", 1}}));
  const Question question = {.column = 0,
                             .kind = QuestionKind::kScale,
                             .metric = Metric::kNps,
                             .scale_low = 0,
                             .scale_high = 10};
  std::vector<double> weights(table.row_count);
  std::iota(weights.begin(), weights.end(), 1);
  const CrossTable crossed = cross(table, question, {"a", "b"}, {}, weights);
  for (std::size_t column = 0; column < 3; ++column) {
    ResponseSample sample = everybody(table);
    sample.weights = weights;
    for (std::size_t row = 0; row < table.row_count && column > 0; ++row) {
      const bool is_a = table.columns[1].text.at(row) == "a";
      if (is_a != (column == 1)) sample.selected.reset(row);
    }
    const auto survey = report_survey(table, {.questions = {question}, .issues = {}}, sample, {});
    const QuestionReport& report = survey.value().questions.front();
    EXPECT_EQ(crossed.columns[column].base.count, report.base);
    EXPECT_DOUBLE_EQ(crossed.columns[column].base.effective_count(), report.effective_base);
    EXPECT_DOUBLE_EQ(crossed.columns[column].nps->standard_error, report.nps->standard_error);
    EXPECT_DOUBLE_EQ(crossed.columns[column].numbers->median, report.numbers->median);
    for (std::size_t row = 0; row < report.answers.size(); ++row) {
      EXPECT_DOUBLE_EQ(crossed.at(row, column).share, report.answers[row].share);
      EXPECT_NEAR(crossed.at(row, column).interval.high, report.answers[row].interval.high, 1e-12);
    }
  }
}

TEST(CrossAnswers, SaysOfASelectionWhatItSaysOfTheFilteredFile) {
  const std::vector<Block> kept = {{"yes", "a", 9}, {"no", "b", 4}, {"yes", "b", 6}, {"", "a", 2}};
  const std::vector<Block> left_out = {{"no", "a", 5}, {"yes", "c", 3}};
  std::vector<Block> all = kept;
  all.insert(all.end(), left_out.begin(), left_out.end());
  const Table table = table_from(csv_of(all));
  const Table filtered = table_from(csv_of(kept));
  Bitset selected(table.row_count);
  for (std::size_t row = 0; row < filtered.row_count; ++row) selected.set(row);
  const auto of = [](const Table& from, Bitset rows) {
    return cross_answers(yes_or_no(), code_answers(from, yes_or_no()),
                         group_by_answers("Column", code_answers(from, choice(1, {"a", "b"}))),
                         {.selected = std::move(rows)})
        .value();
  };
  const CrossTable by_mask = of(table, selected);
  const CrossTable by_file = of(filtered, Bitset(filtered.row_count, true));
  for (std::size_t row = 0; row < by_file.rows.size(); ++row) {
    EXPECT_EQ(counts_of(by_mask, row), counts_of(by_file, row));
    EXPECT_EQ(above_of(by_mask, row), above_of(by_file, row));
  }
  EXPECT_EQ(by_mask.association->p_value, by_file.association->p_value);
  EXPECT_EQ(by_mask.fisher_p_value, by_file.fisher_p_value);
}

TEST(CrossAnswers, CountsRespondentsOfANetOnce) {
  const Table table =
      table_from("Tools,Column\n\"Axe, Saw\",a\nSaw,a\nAxe,b\nHammer,b\n,b\n\"my teeth\",a\n");
  const Question tools = {
      .column = 0, .kind = QuestionKind::kMultiChoice, .options = {"Axe", "Saw", "Hammer"}};
  const CrossTable crossed =
      cross(table, tools, {"a", "b"}, {.nets = {{.label = "Blades", .labels = {0, 1}}}});
  ASSERT_EQ(crossed.rows.size(), 4U);
  EXPECT_TRUE(crossed.rows[3].is_net);
  EXPECT_EQ(counts_of(crossed, 3), (std::vector<std::uint64_t>{3, 2, 1}));
  EXPECT_EQ(crossed.columns[0].base.count, 5U);
  EXPECT_EQ(crossed.columns[1].base.count, 3U);
  EXPECT_FALSE(crossed.association);
}

TEST(CrossAnswers, NestsGroups) {
  const Table table =
      table_from("Answer,Sex,Age\nyes,f,old\nyes,m,young\nno,f,young\nyes,f,old\nno,,old\n");
  const BannerGroup group =
      nest_groups(group_by_answers("Sex", code_answers(table, choice(1, {"f", "m"}))),
                  group_by_answers("Age", code_answers(table, choice(2, {"young", "old"}))));
  EXPECT_EQ(group.title, "Sex / Age");
  EXPECT_EQ(group.labels,
            (std::vector<std::string>{"f / young", "f / old", "m / young", "m / old"}));
  const auto crossed =
      cross_answers(yes_or_no(), code_answers(table, yes_or_no()), group, everybody(table));
  EXPECT_EQ(counts_of(crossed.value(), 0), (std::vector<std::uint64_t>{3, 0, 2, 1, 0}));
}

TEST(SpreadGroup, GivesEachResponseTheColumnsOfItsRespondent) {
  Bitset first(3);
  first.set(0);
  first.set(2);
  Bitset second(3);
  second.set(2);
  const std::vector<Bitset> columns = {first, second};
  const std::vector<std::uint32_t> respondents = {2, 0xFFFFFFFF, 0, 1};
  const BannerGroup group =
      spread_group(group_by_members("Segments", {"a", "b"}, columns), respondents);
  std::vector<std::vector<std::uint32_t>> sets;
  for (const std::uint32_t set : group.set_of) sets.push_back(group.sets[set]);
  EXPECT_EQ(sets, (std::vector<std::vector<std::uint32_t>>{{0, 1}, {}, {0}, {}}));
}

TEST(CrossAnswers, SaysNothingOfColumnsWithoutRespondents) {
  const Table table = table_from(csv_of({{"yes", "a", 3}, {"", "b", 2}}));
  const CrossTable crossed = cross(table, yes_or_no(), {"a", "b", "c"});
  EXPECT_EQ(crossed.at(0, 2).share, 0);
  EXPECT_EQ(crossed.at(0, 2).interval, (Interval{0, 0}));
  EXPECT_FALSE(crossed.association);
  EXPECT_TRUE(crossed.columns[2].is_small);
}

TEST(CrossAnswers, RefusesWhatDoesNotFit) {
  const Table table = three_columns();
  const CodedAnswers answers = code_answers(table, yes_or_no());
  const auto refusal = [&](const BannerGroup& group, const ResponseSample& sample,
                           const CrossTableOptions& options) {
    const auto crossed = cross_answers(yes_or_no(), answers, group, sample, options);
    EXPECT_FALSE(crossed);
    return crossed ? ErrorCode::kNotFound : crossed.error().code;
  };
  const std::vector<Bitset> columns = {Bitset(table.row_count, true)};
  const BannerGroup group = group_by_members("All", {"all"}, columns);
  const std::vector<Bitset> short_columns = {Bitset(2, true)};
  EXPECT_EQ(refusal(group_by_members("All", {"all"}, short_columns), everybody(table), {}),
            ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(group, {.selected = Bitset(1)}, {}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(group, everybody(table), {.confidence = 1}), ErrorCode::kInvalidArgument);
  EXPECT_EQ(refusal(group, everybody(table), {.nets = {{.label = "?", .labels = {2}}}}),
            ErrorCode::kInvalidArgument);
  const std::vector<Bitset> many(101, Bitset(table.row_count));
  EXPECT_EQ(
      refusal(group_by_members("Many", std::vector<std::string>(101), many), everybody(table), {}),
      ErrorCode::kLimitExceeded);
}

TEST(ColumnLetter, GoesOnAfterZ) {
  EXPECT_EQ(column_letter(0), "A");
  EXPECT_EQ(column_letter(25), "Z");
  EXPECT_EQ(column_letter(26), "AA");
  EXPECT_EQ(column_letter(701), "ZZ");
  EXPECT_EQ(column_letter(702), "AAA");
}

}  // namespace
}  // namespace sonder
