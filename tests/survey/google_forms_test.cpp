#include <gtest/gtest.h>

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "survey/survey_report.h"
#include "table/delimited_reader.h"

/// The two public exports that the survey module was asked to read right. Figures are those of
/// FORMATS.md, or counted with Python's csv module and plain search for option texts.
namespace sonder {
namespace {

std::optional<std::string> read_shared(const std::string& name) {
  const std::string path = std::string(SONDER_SHARED_DATA) + "/survey/google_forms/" + name;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             &std::fclose);
  if (!file) return std::nullopt;
  std::string bytes;
  std::vector<char> piece(1 << 16);
  while (const std::size_t size = std::fread(piece.data(), 1, piece.size(), file.get())) {
    bytes.append(piece.data(), size);
  }
  return bytes;
}

struct Survey {
  Table table;
  Questionnaire questionnaire;
  SurveyReport report;

  const Question& question(std::size_t column) const {
    return *std::find_if(questionnaire.questions.begin(), questionnaire.questions.end(),
                         [&](const Question& each) { return each.column == column; });
  }
  const QuestionReport& reported(std::size_t column) const {
    return *std::find_if(
        report.questions.begin(), report.questions.end(),
        [&](const QuestionReport& each) { return each.question.column == column; });
  }
};

std::optional<Survey> read_survey(const std::string& name, const Dialect& dialect) {
  const auto bytes = read_shared(name);
  if (!bytes) return std::nullopt;
  DelimitedReader reader(dialect);
  EXPECT_TRUE(reader.push(*bytes));
  auto raw = reader.finish();
  EXPECT_TRUE(raw);
  Survey survey;
  survey.table = name_columns(std::move(raw).value());
  infer_types(survey.table);
  survey.questionnaire = understand_questions(survey.table, {});
  auto report = report_survey(survey.table, survey.questionnaire,
                              {.selected = Bitset(survey.table.row_count, true)}, {});
  EXPECT_TRUE(report);
  survey.report = std::move(report).value();
  return survey;
}

std::optional<Survey> read_2018() {
  return read_survey("2018-english-form-responses.tsv", {.delimiter = '\t', .quote = '\0'});
}
std::optional<Survey> read_2019() { return read_survey("2019-english-responses.csv", {}); }

/// One letter per column: Timestamp, Single choice, Multiple choice, sCale, Numeric, Open text,
/// Unanswered.
std::string kinds_of(const Survey& survey) {
  std::string kinds;
  for (const Question& question : survey.questionnaire.questions) {
    switch (question.kind) {
      case QuestionKind::kTimestamp: kinds += 'T'; break;
      case QuestionKind::kSingleChoice: kinds += 'S'; break;
      case QuestionKind::kMultiChoice: kinds += 'M'; break;
      case QuestionKind::kScale: kinds += 'C'; break;
      case QuestionKind::kNumeric: kinds += 'N'; break;
      case QuestionKind::kOpenText: kinds += 'O'; break;
      case QuestionKind::kUnanswered: kinds += 'U'; break;
      case QuestionKind::kDate:
      case QuestionKind::kRanking:
      case QuestionKind::kSlider:
      case QuestionKind::kConstantSum:
      case QuestionKind::kFile:
      case QuestionKind::kContact: kinds += '?'; break;
    }
  }
  return kinds;
}

std::uint64_t count_of(const QuestionReport& report, const std::string& label) {
  for (const AnswerCount& answer : report.answers) {
    if (answer.label == label) return answer.count;
  }
  ADD_FAILURE() << "no answer of that label: " << label;
  return 0;
}

#define SKIP_WITHOUT(survey) \
  if (!(survey)) GTEST_SKIP() << "the shared data are not here"

// Decided from the wording of each question, in blocks of ten columns; the one at 27 has no heading
// and no data, and is no question.
TEST(GoogleForms2018, HasTheKindsThatTheWordingMeans) {
  const auto survey = read_2018();
  SKIP_WITHOUT(survey);
  EXPECT_EQ(kinds_of(*survey),
            "TSOSMSSNSS"
            "SMSCSSCCSS"
            "SSOOCMSOO"
            "MONSSMSNSM"
            "UMS");
}

TEST(GoogleForms2019, HasTheKindsThatTheWordingMeans) {
  const auto survey = read_2019();
  SKIP_WITHOUT(survey);
  EXPECT_EQ(kinds_of(*survey),
            "TSCSSSMMSN"
            "SCSSSSMCCM"
            "SSOOMMMSSS"
            "MSSSSMCCSM"
            "SNSMSSSOSN"
            "MS");
}

TEST(GoogleForms2018, ScoresTheRecommendationAndFlagsItsScale) {
  const auto survey = read_2018();
  SKIP_WITHOUT(survey);
  EXPECT_EQ(survey->report.responses, 3'062U);
  const QuestionReport& report = survey->reported(24);
  ASSERT_TRUE(report.nps.has_value());
  EXPECT_EQ(report.base, 3'001U);
  EXPECT_EQ(report.not_answered, 61U);
  EXPECT_EQ(report.nps->promoters, 2'294U);
  EXPECT_EQ(report.nps->passives, 577U);
  EXPECT_EQ(report.nps->detractors, 130U);
  EXPECT_NEAR(report.nps->score, 72.1093, 5e-5);
  EXPECT_NEAR(report.nps->interval.low, 70.190067, 5e-7);
  EXPECT_NEAR(report.nps->interval.high, 74.028527, 5e-7);
  EXPECT_TRUE(report.nps->scale_from_one);
  EXPECT_EQ(survey->questionnaire.issues.count(IssueCode::kScaleFromOne), 1U);
  EXPECT_EQ(survey->questionnaire.issues.kept().front().column, 24U);
}

TEST(GoogleForms2019, ScoresBothRecommendationsAndFlagsTheirScales) {
  const auto survey = read_2019();
  SKIP_WITHOUT(survey);
  EXPECT_EQ(survey->report.responses, 1'838U);
  const QuestionReport& first = survey->reported(18);
  ASSERT_TRUE(first.nps.has_value());
  EXPECT_EQ(first.base, 1'795U);
  EXPECT_EQ(first.nps->promoters, 1'386U);
  EXPECT_EQ(first.nps->passives, 351U);
  EXPECT_EQ(first.nps->detractors, 58U);
  EXPECT_NEAR(first.nps->score, 73.9833, 5e-5);
  EXPECT_NEAR(first.nps->interval.low, 71.637598, 5e-7);
  EXPECT_NEAR(first.numbers->mean, 9.240111, 5e-7);
  EXPECT_NEAR(first.numbers->standard_deviation, 1.223495, 5e-7);
  const QuestionReport& second = survey->reported(37);
  ASSERT_TRUE(second.nps.has_value());
  EXPECT_EQ(second.base, 1'015U);
  EXPECT_NEAR(second.nps->score, 2.660099, 5e-7);
  EXPECT_TRUE(first.nps->scale_from_one && second.nps->scale_from_one);
  EXPECT_EQ(survey->questionnaire.issues.count(IssueCode::kScaleFromOne), 2U);
}

TEST(GoogleForms2018, CountsOptionsWithCommasAndOptionsThatBeginAlike) {
  const auto survey = read_2018();
  SKIP_WITHOUT(survey);
  EXPECT_EQ(count_of(survey->reported(25), "Modeling"), 1'783U);
  const QuestionReport& tools = survey->reported(39);
  EXPECT_EQ(count_of(tools, "R Command Line (i.e., the native R terminal interface)"), 887U);
  EXPECT_EQ(count_of(tools, "RStudio Server"), 503U);
  EXPECT_EQ(count_of(tools, "RStudio Server Pro"), 90U);
  EXPECT_EQ(count_of(tools, "Python"), 679U);
}

TEST(GoogleForms2019, CountsOptionsWithCommasOutsideParentheses) {
  const auto survey = read_2019();
  SKIP_WITHOUT(survey);
  const std::string social =
      "Social media such as blogs, R-bloggers, Twitter, Slack, or GitHub contacts";
  EXPECT_EQ(count_of(survey->reported(24), social), 738U);
  const QuestionReport& discovery = survey->reported(25);
  EXPECT_EQ(count_of(discovery, "Conferences, meet-ups, or seminars"), 478U);
  EXPECT_EQ(count_of(discovery, "Books, textbooks, or journal articles (JSS, JOSS, R-Journal)"),
            469U);
  EXPECT_EQ(count_of(survey->reported(16), "Statistical analysis"), 1'587U);
  EXPECT_EQ(count_of(survey->reported(39), "Excel"), 1'511U);
  EXPECT_EQ(count_of(survey->reported(43), "White"), 1'302U);
  EXPECT_EQ(count_of(survey->reported(50),
                     "R Ladies meetups (local, regional, national, or international)"),
            201U);
}

TEST(GoogleForms2019, KeepsSingleChoicesWithCommasWhole) {
  const auto survey = read_2019();
  SKIP_WITHOUT(survey);
  const QuestionReport& shiny = survey->reported(32);
  ASSERT_EQ(shiny.answers.size(), 5U);
  EXPECT_EQ(shiny.base, 1'805U);
  EXPECT_EQ(shiny.other, 0U);
  EXPECT_EQ(count_of(shiny,
                     "Rarely -- I know how to use Shiny, but it's not part of my regular "
                     "work"),
            527U);
  EXPECT_EQ(count_of(survey->reported(10), "Online course (e.g., Coursera, edX, Datacamp)"), 340U);
  EXPECT_EQ(count_of(survey->reported(44), "One or more graduate courses, no graduate degree"),
            78U);
}

TEST(GoogleForms2019, ReadsTheEndsOfItsScalesFromTheWording) {
  const auto survey = read_2019();
  SKIP_WITHOUT(survey);
  for (const std::size_t column : {2U, 11U, 17U, 36U}) {
    EXPECT_EQ(survey->question(column).scale_low, 1) << column;
    EXPECT_EQ(survey->question(column).scale_high, 5) << column;
    EXPECT_EQ(survey->question(column).metric, Metric::kNone) << column;
  }
}

TEST(GoogleForms2019, SumsUpYears) {
  const auto survey = read_2019();
  SKIP_WITHOUT(survey);
  const QuestionReport& born = survey->reported(41);
  ASSERT_TRUE(born.numbers.has_value());
  EXPECT_EQ(born.base, 1'731U);
  EXPECT_NEAR(born.numbers->mean, 1983.388793, 5e-7);
  EXPECT_NEAR(born.numbers->standard_deviation, 10.886204, 5e-7);
  EXPECT_EQ(born.numbers->median, 1985);
  EXPECT_EQ(born.numbers->lowest, 1878);
  EXPECT_EQ(born.numbers->highest, 2001);
}

}  // namespace
}  // namespace sonder
