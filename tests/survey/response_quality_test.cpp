#include "survey/response_quality.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::table_from;

using Flags = std::vector<std::pair<std::uint32_t, double>>;

ResponseQuality flag(const Table& table, const QualityOptions& options = {},
                     const std::vector<QuestionChoice>& choices = {}) {
  const auto quality = flag_responses(table, understand_questions(table, choices), options);
  EXPECT_TRUE(quality);
  return quality.value();
}

const RuleResult& result_of(const ResponseQuality& quality, QualityRule rule) {
  return *std::find_if(quality.rules.begin(), quality.rules.end(),
                       [rule](const RuleResult& result) { return result.rule == rule; });
}

RuleResult judge(const std::string& csv, QualityRule rule, const QualityOptions& options = {},
                 const std::vector<QuestionChoice>& choices = {}) {
  return result_of(flag(table_from(csv), options, choices), rule);
}

Flags flags_of(const RuleResult& result) {
  Flags flags;
  for (const QualityFlag& flag : result.flags) flags.push_back({flag.row, flag.figure});
  return flags;
}

std::vector<std::uint32_t> rows_of(const RuleResult& result) {
  std::vector<std::uint32_t> rows;
  for (const QualityFlag& flag : result.flags) rows.push_back(flag.row);
  return rows;
}

/// The first column of `battery` names the rows and is no answer.
const std::vector<QuestionChoice> kRowNames = {{.column = 0, .kind = QuestionKind::kContact}};

using Rows = std::vector<std::uint32_t>;

/// Questions on 1-5 with a header for each, and answers that vary.
std::string battery(std::size_t questions, const std::vector<std::string>& rows) {
  std::string csv = "Row";
  for (std::size_t i = 0; i < questions; ++i) {
    csv += ",Rate part " + std::string(1, static_cast<char>('a' + i)) + " from 1 to 5";
  }
  csv += "\n";
  for (std::size_t row = 0; row < rows.size(); ++row) {
    csv += "r" + std::to_string(row);
    for (const char answer : rows[row]) csv += answer == '-' ? "," : std::string(",") + answer;
    csv += "\n";
  }
  return csv;
}

TEST(QualityRule, HasAStableNameEach) {
  for (const QualityRule rule : kAllQualityRules) {
    EXPECT_EQ(quality_rule_from(to_string(rule)), rule);
    EXPECT_FALSE(reason_of(rule, 2).empty());
  }
  EXPECT_EQ(quality_rule_from("careless"), std::nullopt);
}

TEST(FlagResponses, HasAResultForEveryRuleInOrder) {
  const ResponseQuality quality = flag(table_from("Row,Rate 1 to 5\na,1\nb,2\n"));
  ASSERT_EQ(quality.rules.size(), kAllQualityRules.size());
  for (std::size_t i = 0; i < quality.rules.size(); ++i) {
    EXPECT_EQ(quality.rules[i].rule, kAllQualityRules[i]);
    EXPECT_EQ(quality.rules[i].judged.size(), 2U);
    EXPECT_FALSE(quality.rules[i].basis.empty());
  }
}

// Times

std::string with_durations(const std::vector<int>& seconds) {
  std::string csv = "Duration (in seconds),Finished,Rate 1 to 5\n";
  for (const int duration : seconds) csv += std::to_string(duration) + ",True,3\n";
  return csv;
}

// The median of 9 times 300 and of 99, 100, 1000 is 300; a third is 100.
TEST(FlagResponses, FlagsTimesBelowAThirdOfTheMedian) {
  const RuleResult result =
      judge(with_durations({300, 99, 300, 300, 300, 300, 100, 300, 300, 1000, 300, 300}),
            QualityRule::kSpeeder);
  EXPECT_EQ(flags_of(result), (Flags{{1, 0.33}}));
  EXPECT_EQ(result.judged.count(), 12U);
  EXPECT_EQ(result.basis,
            "“Duration (in seconds)”: the median of finished responses is 300, the limit 100.");
  EXPECT_EQ(reason_of(result.rule, result.flags[0].figure), "took 33 % of the median time");
}

TEST(FlagResponses, ComparesWithAnotherShareOfTheMedian) {
  EXPECT_EQ(
      rows_of(judge(with_durations({300, 99, 300, 300, 300, 300, 149, 300, 300, 151, 300, 300}),
                    QualityRule::kSpeeder, {.speed_share = 0.5})),
      (Rows{1, 6}));
}

TEST(FlagResponses, TakesTheEndLessTheStartWithoutADuration) {
  std::string csv = "StartDate,EndDate,Rate 1 to 5\n";
  for (int row = 0; row < 10; ++row) csv += "2024-03-01 10:00:00,2024-03-01 10:05:00,3\n";
  csv += "2024-03-01 10:00:00,2024-03-01 10:01:00,3\n";
  csv += "2024-03-01 10:00:00,2024-03-01 09:01:00,3\n";
  const RuleResult result = judge(csv, QualityRule::kSpeeder);
  EXPECT_EQ(flags_of(result), (Flags{{10, 0.2}}));
  EXPECT_EQ(result.judged.count(), 11U);
}

TEST(FlagResponses, LeavesUnfinishedResponsesOutOfTheTimes) {
  std::string csv = "Duration (in seconds),Finished,Rate 1 to 5\n";
  for (int row = 0; row < 10; ++row) csv += "300,True,3\n";
  for (int row = 0; row < 12; ++row) csv += "5,False,\n";
  const ResponseQuality quality = flag(table_from(csv));
  EXPECT_TRUE(result_of(quality, QualityRule::kSpeeder).flags.empty());
  EXPECT_EQ(result_of(quality, QualityRule::kSpeeder).judged.count(), 10U);
  EXPECT_EQ(result_of(quality, QualityRule::kUnfinished).flags.size(), 12U);
}

TEST(FlagResponses, SaysThatTimesAreTooFewOrMissing) {
  const RuleResult few = judge(with_durations({300, 20, 300}), QualityRule::kSpeeder);
  EXPECT_FALSE(few.was_applied());
  EXPECT_EQ(few.basis, "“Duration (in seconds)”: fewer than 10 finished responses have a time.");
  const RuleResult none = judge("Row,Rate 1 to 5\na,1\n", QualityRule::kSpeeder);
  EXPECT_EQ(none.basis, "No column says how long it took, nor when it began and ended.");
}

// Pages: row 10 rushed both, row 11 one of the two it saw, row 12 none of one.
TEST(FlagResponses, FlagsThoseWhoRushedHalfOfThePages) {
  std::string csv = "Q1 - Page Submit,Q2 - Page Submit,Rate 1 to 5\n";
  for (int row = 0; row < 10; ++row) csv += "30.5,60.0,3\n";
  csv += "3.1,6.0,3\n9.9,60.0,3\n30.0,,3\n";
  EXPECT_EQ(flags_of(judge(csv, QualityRule::kRushedPages)), (Flags{{10, 1}, {11, 0.5}}));
}

// Status

TEST(FlagResponses, KnowsPreviewsTestsAndSpamByTheirStatus) {
  EXPECT_EQ(
      rows_of(judge("Status,Rate 1 to 5\nIP Address,1\nSurvey Preview,2\nSpam,3\nImported,4\n",
                    QualityRule::kPreview)),
      (Rows{1, 2}));
  EXPECT_EQ(
      rows_of(judge("Status,Rate 1 to 5\n0,1\n1,2\n8,3\n4,4\n16,5\n17,1\n", QualityRule::kPreview)),
      (Rows{1, 2, 5}));
}

TEST(FlagResponses, TakesNoOtherStatusForOne) {
  const RuleResult result =
      judge("Status,Rate 1 to 5\nsingle,1\nmarried,2\nmarried,3\n", QualityRule::kPreview);
  EXPECT_FALSE(result.was_applied());
  EXPECT_EQ(result.basis, "No column tells previews and spam from others.");
}

TEST(FlagResponses, KnowsUnfinishedOnesByTheColumnsOfSeveralTools) {
  for (const char* csv :
       {"Finished,Rate 1 to 5\nTrue,1\nFalse,2\nTrue,3\n", "Finished,Rate 1 to 5\n1,1\n0,2\n1,3\n",
        "Progress,Rate 1 to 5\n100,1\n40,2\n100,3\n",
        "Status,Rate 1 to 5\nComplete,1\nPartial,2\nComplete,3\n",
        "submitdate,Rate 1 to 5\n2024-01-01 10:00:00,1\n,2\n2024-01-01 11:00:00,3\n"}) {
    EXPECT_EQ(rows_of(judge(csv, QualityRule::kUnfinished)), (Rows{1})) << csv;
  }
}

// Answers asked alike

// Batteries of 8: a run of 6 is flagged, one of 5 is not; a question left out ends a run.
TEST(FlagResponses, FlagsLongRunsOfOneAnswer) {
  const RuleResult result =
      judge(battery(8, {"12345123", "33333345", "33333145", "555-5554", "4444444-", "1-------"}),
            QualityRule::kStraightLine);
  EXPECT_EQ(flags_of(result), (Flags{{1, 6}, {4, 7}}));
  EXPECT_EQ(result.judged.count(), 5U);
  EXPECT_EQ(reason_of(result.rule, 6), "the same answer to 6 questions in a row");
}

TEST(FlagResponses, WantsHalfOfALongBattery) {
  // Half of 15 is 8 questions.
  EXPECT_EQ(rows_of(judge(battery(15, {"123451234512345", "111111151234512", "111111115123451"}),
                          QualityRule::kStraightLine)),
            (Rows{2}));
}

TEST(FlagResponses, SeesRunsOfChoicesWithTheSameOptions) {
  std::string csv = "Row";
  for (int i = 0; i < 6; ++i) csv += ",Statement " + std::to_string(i);
  csv += "\n";
  const std::vector<std::string> words = {"agree", "partly", "hardly", "disagree"};
  for (int row = 0; row < 12; ++row) {
    csv += std::to_string(row);
    for (int i = 0; i < 6; ++i)
      csv += "," + words[static_cast<std::size_t>(row == 5 ? 0 : (row + i) % 4)];
    csv += "\n";
  }
  std::vector<QuestionChoice> choices;
  for (std::size_t i = 1; i <= 6; ++i) choices.push_back({i, QuestionKind::kSingleChoice});
  EXPECT_EQ(flags_of(judge(csv, QualityRule::kStraightLine, {}, choices)), (Flags{{5, 6}}));
}

TEST(FlagResponses, SeesNoBatteryInQuestionsOfDifferentScales) {
  const RuleResult result = judge(
      "Row,Rate a 1 to 5,Rate b 1 to 7,Rate c 1 to 5,Rate d 1 to 7,Rate e 1 to 5,Rate f 1 to 7\n"
      "x,3,3,3,3,3,3\ny,1,2,3,4,5,6\n",
      QualityRule::kStraightLine);
  EXPECT_FALSE(result.was_applied());
  EXPECT_EQ(result.basis, "No 6 questions beside each other are asked alike.");
}

// sd of .5 .5 .5 .5 .5 .75 is .102062072616 (R 4.2.2, sd); the other 39 responses have
// 0 .25 .5 .75 1 .25, whose sd is .371931893052.
TEST(FlagResponses, FlagsAnswersThatHardlyVary) {
  std::vector<std::string> rows(39, "123452");
  rows.push_back("333334");
  const RuleResult result = judge(battery(6, rows), QualityRule::kLowVariability);
  ASSERT_EQ(rows_of(result), (Rows{39}));
  EXPECT_NEAR(result.flags[0].figure, 0.102062072616, 1e-12);
  EXPECT_EQ(result.judged.count(), 40U);
}

/// Five batteries of four on 1-5, parted by an open question each.
std::string five_batteries(const std::vector<std::vector<std::string>>& rows) {
  std::string csv = "Row";
  for (int group = 0; group < 5; ++group) {
    for (int i = 0; i < 4; ++i)
      csv += ",Rate " + std::to_string(group) + "x" + std::to_string(i) + " 1 to 5";
    csv += ",Why?";
  }
  csv += "\n";
  for (std::size_t row = 0; row < rows.size(); ++row) {
    csv += std::to_string(row);
    for (const std::string& group : rows[row]) {
      for (const char answer : group) csv += std::string(",") + answer;
      csv += ",because of reason " + std::to_string(row);
    }
    csv += "\n";
  }
  return csv;
}

// R 4.2.2: cor() of the half means, stepped up 2r / (1 + r): .950036354757 for the first, below -1
// and so -1 for the second, .94467099598 for the third.
TEST(FlagResponses, ComparesTheHalvesOfBatteries) {
  std::vector<std::size_t> open = {5, 10, 15, 20, 25};
  std::vector<QuestionChoice> choices;
  for (const std::size_t column : open) choices.push_back({column, QuestionKind::kOpenText});
  const std::string csv = five_batteries({{"1212", "5455", "2232", "4544", "3323"},
                                          {"1515", "5151", "2424", "4241", "3332"},
                                          {"1255", "5412", "2531", "4345", "3124"}});
  const RuleResult result = judge(csv, QualityRule::kEvenOdd, {}, choices);
  EXPECT_EQ(flags_of(result), (Flags{{1, -1}}));
  EXPECT_EQ(result.judged.count(), 3U);
  const RuleResult strict = judge(csv, QualityRule::kEvenOdd, {.least_consistency = 0.99}, choices);
  ASSERT_EQ(rows_of(strict), (Rows{0, 1, 2}));
  EXPECT_NEAR(strict.flags[0].figure, 0.950036354757, 1e-12);
  EXPECT_NEAR(strict.flags[2].figure, 0.94467099598, 1e-11);
}

TEST(FlagResponses, WantsFiveBatteriesForHalves) {
  EXPECT_EQ(judge(battery(8, {"12345123", "33333345"}), QualityRule::kEvenOdd).basis,
            "Only 1 group of scales asked alike; 5 are needed.");
}

// Ten scales, of which question 2k repeats 2k - 1; the last response turns every second one round,
// so that its answers to pairs go together with -1.
TEST(FlagResponses, FlagsAnswersThatContradictTheirSynonyms) {
  std::vector<std::string> rows;
  for (int row = 0; row < 40; ++row) {
    std::string answers;
    for (int pair = 0; pair < 5; ++pair) {
      const char answer = static_cast<char>('1' + (row * (pair + 2) + pair * pair + row / 5) % 5);
      answers += {answer, answer};
    }
    rows.push_back(answers);
  }
  rows.push_back("1551244233");
  const RuleResult result = judge(battery(10, rows), QualityRule::kSynonyms);
  ASSERT_EQ(rows_of(result), (Rows{40}));
  EXPECT_DOUBLE_EQ(result.flags[0].figure, -1);
}

TEST(FlagResponses, SaysThatPairsAreTooFew) {
  const RuleResult result = judge(battery(4, {"1234", "4321"}), QualityRule::kSynonyms);
  EXPECT_FALSE(result.was_applied());
  EXPECT_EQ(result.basis, "0 pairs of 4 scales correlate above 0.6; 5 are needed.");
}

// Six scales of digits of the row, base 5, and one response of 1 5 1 5 1 5 where the second scale
// follows the first in all others. R 4.2.2: mahalanobis() gives 52.765214157949 for it.
TEST(FlagResponses, FlagsAnswersThatHardlyGoTogether) {
  std::vector<std::string> rows;
  for (std::size_t row = 0; row < 60; ++row) {
    std::string answers;
    for (const std::size_t mixed :
         {row, row + (row % 30 == 7 ? 1U : 0U), row / 5, row / 3, row / 7, row * row}) {
      answers += static_cast<char>('1' + mixed % 5);
    }
    rows.push_back(answers);
  }
  rows.push_back("151515");
  const RuleResult result = judge(battery(6, rows), QualityRule::kOutlier);
  ASSERT_EQ(rows_of(result), (Rows{60}));
  EXPECT_NEAR(result.flags[0].figure, 52.765214157949, 1e-9);
  EXPECT_EQ(result.judged.count(), 61U);
}

TEST(FlagResponses, WantsScalesAndCompleteResponsesForOutliers) {
  const RuleResult few = judge(battery(5, {"12345", "3-123", "45321"}), QualityRule::kOutlier);
  EXPECT_FALSE(few.was_applied());
  EXPECT_EQ(few.basis, "2 responses to all of 5 scales; too few to tell what is usual.");
  EXPECT_EQ(judge(battery(4, {"1234", "4321"}), QualityRule::kOutlier).basis,
            "Fewer than 5 questions are scales.");
}

// Repetitions

/// Rows that all differ: the digits of the row, base 5, each with a multiplier of its own.
std::vector<std::string> varied_rows(std::size_t count) {
  std::vector<std::string> rows;
  for (std::size_t row = 0; row < count; ++row) {
    std::string answers;
    for (std::size_t i = 0; i < 12; ++i) {
      const std::size_t mixed =
          row % 5 * (i + 1) + row / 5 % 5 * (i * i + 1) + row / 25 * i * i * i;
      answers += static_cast<char>('1' + mixed % 5);
    }
    rows.push_back(answers);
  }
  return rows;
}

TEST(FlagResponses, FlagsAllResponsesWithTheSameAnswers) {
  std::vector<std::string> rows = varied_rows(20);
  rows.push_back(rows[4]);
  rows.push_back(rows[4]);
  EXPECT_EQ(flags_of(judge(battery(12, rows), QualityRule::kRepeatedAnswers, {}, kRowNames)),
            (Flags{{4, 3}, {20, 3}, {21, 3}}));
}

TEST(FlagResponses, LeavesTwinsThatChanceMakes) {
  // All agree but in one answer: 12 of 24 responses are expected to be alike.
  std::vector<std::string> rows(24, "333333333333");
  for (std::size_t row = 0; row < 12; ++row) rows[row][0] = '4';
  EXPECT_TRUE(judge(battery(12, rows), QualityRule::kRepeatedAnswers, {}, kRowNames).flags.empty());
}

TEST(FlagResponses, ComparesNoNumberThatEachRowHasToItself) {
  std::vector<std::string> rows = varied_rows(20);
  rows.push_back(rows[4]);
  std::string csv = battery(12, rows);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const std::string name = "r" + std::to_string(row) + ",";
    csv.replace(csv.find(name), name.size(), std::to_string(row * 7 + 100) + ",");
  }
  EXPECT_EQ(rows_of(judge(csv, QualityRule::kRepeatedAnswers)), (Rows{4, 20}));
}

TEST(FlagResponses, LeavesTwinsWithFewAnswers) {
  std::vector<std::string> rows = varied_rows(20);
  rows[3] = rows[7] = "12345-------";
  EXPECT_TRUE(judge(battery(12, rows), QualityRule::kRepeatedAnswers, {}, kRowNames).flags.empty());
}

TEST(FlagResponses, FlagsRespondentsAndDevicesThatComeAgain) {
  const Table table = table_from(
      "Email,IP Address,Rate 1 to 5\n"
      "a@b.pl,10.0.0.1,1\nA@B.PL,10.0.0.2,2\nc@d.hr,10.0.0.3,3\n,10.0.0.3,4\n,,5\n");
  const ResponseQuality quality = flag(table);
  EXPECT_EQ(flags_of(result_of(quality, QualityRule::kRepeatedRespondent)),
            (Flags{{0, 2}, {1, 2}}));
  EXPECT_EQ(result_of(quality, QualityRule::kRepeatedRespondent).judged.count(), 3U);
  EXPECT_EQ(flags_of(result_of(quality, QualityRule::kRepeatedDevice)), (Flags{{2, 2}, {3, 2}}));
}

TEST(FlagResponses, LooksAtNoColumnThatIsLeftOut) {
  const RuleResult result = judge("IP Address,Rate 1 to 5\n10.0.0.1,1\n10.0.0.1,2\n",
                                  QualityRule::kRepeatedDevice, {.left_out = {0}});
  EXPECT_FALSE(result.was_applied());
  EXPECT_EQ(result.basis, "No column that takes part tells one from another.");
}

// Attention

TEST(FlagResponses, FlagsAttentionChecksThatWereMissed) {
  const Table table = table_from(
      "Row,\"To show that you are reading, please select \"\"Agree\"\".\",Please choose 2 to show "
      "you read this (1 to 5)\n"
      "a,Agree,2\nb,Disagree,2\nc,Agree,5\nd,,\ne,Disagree,1\n");
  const ResponseQuality quality =
      flag(table, {}, {{1, QuestionKind::kSingleChoice}, {2, QuestionKind::kScale}});
  ASSERT_EQ(quality.checks.size(), 2U);
  EXPECT_EQ(quality.checks[0].expected, "Agree");
  EXPECT_EQ(quality.checks[1].expected, "2");
  EXPECT_EQ(flags_of(result_of(quality, QualityRule::kAttentionCheck)),
            (Flags{{1, 1}, {2, 1}, {4, 2}}));
}

// Open answers

TEST(FlagResponses, FlagsOpenAnswersOfRandomKeys) {
  const Table table =
      table_from("Row,What else?\na,asdf asdf\nb,More tea please\nc,xxxxxx\nd,\ne,qwertyuiop\n");
  const ResponseQuality quality =
      flag(table, {}, {{0, QuestionKind::kContact}, {1, QuestionKind::kOpenText}});
  EXPECT_EQ(flags_of(result_of(quality, QualityRule::kGibberish)), (Flags{{0, 1}, {2, 1}, {4, 1}}));
  EXPECT_EQ(result_of(quality, QualityRule::kGibberish).judged.count(), 4U);
}

// As a whole

TEST(FlaggedRows, JoinsTheRulesThatAreAskedFor) {
  const ResponseQuality quality = flag(table_from(
      "Finished,Status,Rate 1 to 5\nTrue,IP Address,1\nFalse,IP Address,2\nTrue,Spam,3\n"));
  const auto flagged = [&](std::vector<QualityRule> rules) {
    return flagged_rows(quality, rules).positions();
  };
  EXPECT_EQ(flagged({}), Rows{});
  EXPECT_EQ(flagged({QualityRule::kPreview}), Rows{2});
  EXPECT_EQ(flagged({QualityRule::kPreview, QualityRule::kUnfinished}), (Rows{1, 2}));
}

TEST(FlagResponses, RefusesOptionsOutsideTheirRanges) {
  const Table table = table_from("Row,Rate 1 to 5\na,1\n");
  const Questionnaire questionnaire = understand_questions(table, {});
  for (const QualityOptions& options :
       {QualityOptions{.speed_share = 0}, QualityOptions{.rushed_pages = 1.1},
        QualityOptions{.shortest_run = 2}, QualityOptions{.variability_deviations = -1},
        QualityOptions{.least_consistency = 2}, QualityOptions{.synonym_correlation = -0.1},
        QualityOptions{.least_synonymity = -2}, QualityOptions{.repeated_answers = 1}}) {
    EXPECT_EQ(flag_responses(table, questionnaire, options).error().code,
              ErrorCode::kInvalidArgument);
  }
}

/// Rows with their figures under the row's own number instead of its place.
std::vector<Flags> by_row_name(const Table& table, const ResponseQuality& quality) {
  std::vector<Flags> all;
  for (const RuleResult& result : quality.rules) {
    Flags flags;
    for (const QualityFlag& flag : result.flags) {
      const std::string name(table.columns[0].text.at(flag.row).substr(1));
      flags.push_back({static_cast<std::uint32_t>(std::stoul(name)), flag.figure});
    }
    std::sort(flags.begin(), flags.end());
    all.push_back(std::move(flags));
  }
  return all;
}

TEST(FlagResponses, DoesNotDependOnTheOrderOfTheRows) {
  std::vector<std::string> rows = varied_rows(60);
  rows[7] = "333333333333";
  rows[30] = rows[12];
  const std::string csv = battery(12, rows);
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < csv.size();) {
    const std::size_t end = csv.find('\n', from) + 1;
    lines.push_back(csv.substr(from, end - from));
    from = end;
  }
  std::reverse(lines.begin() + 1, lines.end());
  std::rotate(lines.begin() + 1, lines.begin() + 18, lines.end());
  std::string turned;
  for (const std::string& line : lines) turned += line;
  const Table first = table_from(csv);
  const Table second = table_from(turned);
  const auto expected = by_row_name(first, flag(first, {}, kRowNames));
  EXPECT_EQ(by_row_name(second, flag(second, {}, kRowNames)), expected);
  EXPECT_FALSE(expected[4].empty());
  EXPECT_FALSE(expected[9].empty());
}

TEST(FlagResponses, TakesTablesOfAnyShape) {
  for (const std::string& csv :
       {std::string("a\n"), std::string("a,b\n,\n,\n"), std::string("Duration\n5\n"),
        std::string("Status,Finished,Progress,IP Address,Email\n,,,,\n"),
        battery(12, {"555555555555"}), battery(12, {"------------", "------------"})}) {
    const ResponseQuality quality = flag(table_from(csv));
    EXPECT_EQ(quality.rules.size(), kAllQualityRules.size()) << csv;
  }
}

TEST(FlagResponses, TakesTenThousandQuestions) {
  std::string header = "Row";
  std::string answers;
  for (int i = 0; i < 10'000; ++i) {
    header += ",Rate " + std::to_string(i) + " from 1 to 5";
    answers += i % 3 == 0 ? ",4" : ",2";
  }
  std::string csv = header + "\n";
  for (int row = 0; row < 12; ++row) csv += std::to_string(row) + answers + "\n";
  EXPECT_EQ(result_of(flag(table_from(csv)), QualityRule::kRepeatedAnswers).judged.count(), 12U);
}

}  // namespace
}  // namespace sonder
