#include "survey/survey_report.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/sorting.h"
#include "base/text_order.h"
#include "survey/coded_answers.h"
#include "survey/constant_sum.h"
#include "survey/design_figures.h"
#include "text/blanks.h"

namespace sonder {
namespace {

std::optional<Error> check(const Table& table, const Questionnaire& questionnaire,
                           const ResponseSample& sample, const SurveyOptions& options) {
  const bool is_inside =
      options.confidence >= kLeastConfidence && options.confidence <= kMostConfidence;
  if (!is_inside) {
    return Error{ErrorCode::kInvalidArgument, "`confidence` must lie between 0.5 and 0.999."};
  }
  if (options.quoted_answers > kMostQuotedAnswers) {
    return Error{ErrorCode::kInvalidArgument, "`quoted_answers` must be at most 1000."};
  }
  if (const Status status = check_sample(sample, table.row_count); !status) return status.error();
  const bool is_of_table =
      std::all_of(questionnaire.questions.begin(), questionnaire.questions.end(),
                  [&](const Question& question) { return question.column < table.columns.size(); });
  if (is_of_table) return std::nullopt;
  return Error{ErrorCode::kInvalidArgument,
               "The questionnaire has a question whose column the table lacks."};
}

/// The answers to one question in a sample.
struct SampledAnswers {
  const CodedAnswers& coded;
  std::vector<Tally> tallies;  ///< per code
  Tally base = {};
};

SampledAnswers sample_answers(const CodedAnswers& coded, const ResponseSample& sample) {
  SampledAnswers answers{.coded = coded,
                         .tallies = tally_codes(coded.code_of(), coded.code_count(), sample)};
  for (std::size_t code = 0; code < coded.code_count(); ++code) {
    if (coded.states[code] == AnswerState::kAnswered) answers.base += answers.tallies[code];
  }
  return answers;
}

void report_base(const SampledAnswers& answers, QuestionReport& report) {
  report.base = answers.base.count;
  report.weighted_base = answers.base.weight;
  report.effective_base = answers.base.effective_count();
  for (std::size_t code = 0; code < answers.coded.code_count(); ++code) {
    const std::uint64_t count = answers.tallies[code].count;
    if (answers.coded.states[code] == AnswerState::kBlank) report.not_answered += count;
    if (answers.coded.states[code] == AnswerState::kUnusable) report.unusable += count;
    if (answers.coded.has_other.test(code)) report.other += count;
  }
}

std::vector<Tally> tally_labels(const SampledAnswers& answers) {
  std::vector<Tally> tallies(answers.coded.labels.size());
  for (std::size_t code = 0; code < answers.coded.code_count(); ++code) {
    for (const std::uint32_t label : answers.coded.labels_of(code)) {
      tallies[label] += answers.tallies[code];
    }
  }
  return tallies;
}

void list_labels(const SampledAnswers& answers, const std::vector<Tally>& tallies,
                 const IntervalRule& rule, QuestionReport& report) {
  for (std::size_t label = 0; label < tallies.size(); ++label) {
    report.answers.push_back(
        make_answer(answers.coded.labels[label], tallies[label], answers.base, rule));
  }
}

/// An open answer and how many gave it.
struct Quote {
  std::string_view text;
  Tally tally;
};

/// Trimmed answers, each once, by their bytes.
std::vector<Quote> list_quotes(const CodedText& column, const SampledAnswers& answers) {
  std::vector<std::string_view> texts;
  std::vector<Tally> tallies;
  for (std::uint32_t code = 0; code < answers.tallies.size(); ++code) {
    if (answers.tallies[code].count == 0) continue;
    if (answers.coded.states[code] != AnswerState::kAnswered) continue;
    texts.push_back(trim(column.dictionary.text(code)));
    tallies.push_back(answers.tallies[code]);
  }
  std::vector<Quote> quotes;
  for (const std::uint32_t at : order_by_text(texts)) {
    if (quotes.empty() || quotes.back().text != texts[at]) quotes.push_back({texts[at], {}});
    quotes.back().tally += tallies[at];
  }
  return quotes;
}

void report_open_text(const CodedText& column, const SampledAnswers& answers,
                      const SurveyOptions& options, const IntervalRule& rule,
                      QuestionReport& report) {
  std::vector<Quote> quotes = list_quotes(column, answers);
  const std::size_t quoted = std::min(quotes.size(), options.quoted_answers);
  std::partial_sort(quotes.begin(), quotes.begin() + static_cast<std::ptrdiff_t>(quoted),
                    quotes.end(), [](const Quote& a, const Quote& b) {
                      return a.tally.count != b.tally.count ? a.tally.count > b.tally.count
                                                            : a.text < b.text;
                    });
  quotes.resize(quoted);
  for (const Quote& quote : quotes) {
    report.answers.push_back(make_answer(std::string(quote.text), quote.tally, answers.base, rule));
  }
}

/// The numbers answered, ascending, each once.
std::vector<NumberTally> list_numbers(const SampledAnswers& answers) {
  std::vector<NumberTally> read;
  for (std::size_t code = 0; code < answers.tallies.size(); ++code) {
    if (answers.tallies[code].count == 0) continue;
    if (answers.coded.states[code] != AnswerState::kAnswered) continue;
    read.push_back({answers.coded.numbers[code], answers.tallies[code]});
  }
  sort_stably(read, [](const NumberTally& a, const NumberTally& b) { return a.value < b.value; });
  std::vector<NumberTally> numbers;
  for (const NumberTally& number : read) {
    if (numbers.empty() || numbers.back().value != number.value) {
      numbers.push_back({number.value, {}});
    }
    numbers.back().tally += number.tally;
  }
  return numbers;
}

Tally sum_points(const SampledAnswers& answers, const std::vector<Tally>& points,
                 const PointRange& range) {
  Tally sum;
  for (std::size_t point = 0; point < points.size(); ++point) {
    if (range.holds(answers.coded.points[point])) sum += points[point];
  }
  return sum;
}

NpsResult report_nps(const SampledAnswers& answers, const std::vector<Tally>& points,
                     const Question& question, double confidence) {
  NpsResult nps =
      compute_nps(sum_points(answers, points, {9, 10}), sum_points(answers, points, {7, 8}),
                  sum_points(answers, points, {0, 6}), confidence);
  nps.scale_from_one = question.scale_low == 1;
  return nps;
}

CsatResult report_csat(const SampledAnswers& answers, const std::vector<Tally>& points,
                       const Question& question, const IntervalRule& rule) {
  const Tally satisfied = sum_points(answers, points, satisfied_points(question));
  return {.satisfied = satisfied.count,
          .share = satisfied.weight / answers.base.weight,
          .interval = share_interval(satisfied, answers.base, rule)};
}

CesResult report_ces(const SampledAnswers& answers, const std::vector<Tally>& points,
                     const Question& question, const IntervalRule& rule) {
  const Tally easy = sum_points(answers, points, easy_points(question));
  return {.easy = easy.count,
          .share = easy.weight / answers.base.weight,
          .interval = share_interval(easy, answers.base, rule),
          .is_low_easy = question.is_low_easy};
}

void report_figures(const SampledAnswers& answers, const IntervalRule& rule,
                    QuestionReport& report) {
  const std::vector<Tally> labels = tally_labels(answers);
  list_labels(answers, labels, rule, report);
  const Question& question = report.question;
  if (!answers.coded.numbers.empty()) {
    report.numbers = summarise_numbers(list_numbers(answers), rule.confidence);
  }
  if (question.metric == Metric::kNps) {
    report.nps = report_nps(answers, labels, question, rule.confidence);
  }
  if (question.metric == Metric::kCes) {
    report.ces = report_ces(answers, labels, question, rule);
  }
  if (question.metric == Metric::kCsat) {
    report.csat = report_csat(answers, labels, question, rule);
  }
}

/// What one item got, number by number.
std::vector<NumberTally> tally_gifts(const std::vector<double>& given, const ConstantSum& sum,
                                     const ResponseSample& sample) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t row = 0; row < given.size(); ++row) {
    const bool is_answered = sum.states[row] == AnswerState::kAnswered;
    if (is_answered && sample.selected.test(row)) rows.push_back(row);
  }
  sort_stably(rows, [&](std::uint32_t a, std::uint32_t b) { return given[a] < given[b]; });
  std::vector<NumberTally> numbers;
  for (const std::uint32_t row : rows) {
    if (numbers.empty() || numbers.back().value != given[row]) numbers.push_back({given[row], {}});
    numbers.back().tally.add(sample.weight(row));
  }
  return numbers;
}

std::vector<PartSummary> report_parts(const Table& table, const Question& question,
                                      const ResponseSample& sample, double confidence) {
  const ConstantSum sum = read_constant_sum(table, question);
  std::vector<PartSummary> parts;
  for (std::size_t item = 0; item < question.options.size(); ++item) {
    const std::vector<NumberTally> numbers = tally_gifts(sum.given[item], sum, sample);
    PartSummary part{.label = question.options[item],
                     .numbers = summarise_numbers(numbers, confidence),
                     .interval = {}};
    for (const NumberTally& number : numbers) {
      part.givers += number.value > 0 ? number.tally.count : 0;
    }
    part.share = part.numbers.mean / question.total;
    part.interval = share_of_total(part.numbers.mean_interval, question.total);
    parts.push_back(std::move(part));
  }
  return parts;
}

std::optional<UploadResult> report_uploads(const std::vector<MissingKind>& missing,
                                           const ResponseSample& sample, const IntervalRule& rule) {
  Tally uploaded;
  Tally asked;
  for (std::size_t row = 0; row < missing.size(); ++row) {
    const bool has_file = missing[row] == MissingKind::kNone;
    if (!sample.selected.test(row) || !(has_file || missing[row] == MissingKind::kSkipped))
      continue;
    asked.add(sample.weight(row));
    if (has_file) uploaded.add(sample.weight(row));
  }
  if (asked.weight <= 0) return std::nullopt;
  return UploadResult{.asked = asked.count,
                      .share = uploaded.weight / asked.weight,
                      .interval = share_interval(uploaded, asked, rule)};
}

/// Whether nothing stands in the cells.
bool is_blank(MissingKind kind) {
  return kind == MissingKind::kNotAsked || kind == MissingKind::kSkipped ||
         kind == MissingKind::kPartial;
}

void report_asked(const std::vector<MissingKind>& missing, const ResponseSample& sample,
                  QuestionReport& report) {
  if (!report.question.asked) return;
  Bitset asked = *report.question.asked;
  asked &= sample.selected;
  report.asked = asked.count();
  for (std::size_t row = 0; row < missing.size(); ++row) {
    if (!sample.selected.test(row) || report.question.asked->test(row)) continue;
    if (!is_blank(missing[row])) ++report.contradictions;
  }
}

/// Who has no answer and why, whom the question was shown to, and who uploaded a file.
Status report_missing(const std::vector<MissingKind>& missing, const ResponseSample& sample,
                      const SurveyOptions& options, QuestionReport& report) {
  report.missing = count_missing(missing, sample.selected);
  report_asked(missing, sample, report);
  if (report.question.kind != QuestionKind::kFile) return Done{};
  report.uploads = report_uploads(missing, sample, sample.rule(options.confidence));
  if (!sample.design || !report.uploads) return Done{};
  return report_uploads_by_design(missing, sample, options.confidence, *report.uploads);
}

QuestionReport count_question(const Table& table, const Question& question,
                              const CodedAnswers& coded, const ResponseSample& sample,
                              const SurveyOptions& options) {
  const SampledAnswers answers = sample_answers(coded, sample);
  QuestionReport report;
  report.question = question;
  report_base(answers, report);
  if (answers.base.weight <= 0) return report;
  const IntervalRule rule = sample.rule(options.confidence);
  if (question.kind == QuestionKind::kOpenText) {
    report_open_text(table.columns[question.column].text, answers, options, rule, report);
  } else {
    report_figures(answers, rule, report);
  }
  if (question.kind == QuestionKind::kRanking) {
    report.ranking = report_ranking(table, question, sample, options.confidence);
  }
  if (question.kind == QuestionKind::kConstantSum) {
    report.parts = report_parts(table, question, sample, options.confidence);
  }
  return report;
}

Result<QuestionReport> report_question(const Table& table, const Question& question,
                                       const ResponseSample& sample, const SurveyOptions& options) {
  const CodedAnswers coded = code_answers(table, question);
  QuestionReport report = count_question(table, question, coded, sample, options);
  if (!sample.design || report.base == 0) return report;
  const Status status = report_by_design(table, coded, sample, options.confidence, report);
  if (!status) return status.error();
  return report;
}

bool is_reported(const Question& question) {
  return question.kind != QuestionKind::kTimestamp && question.kind != QuestionKind::kContact;
}

double effective_responses(const ResponseSample& sample) {
  Tally all;
  for (std::size_t row = 0; row < sample.selected.size(); ++row) {
    if (sample.selected.test(row)) all.add(sample.weight(row));
  }
  return all.effective_count();
}

}  // namespace

Result<SurveyReport> report_survey(const Table& table, const Questionnaire& questionnaire,
                                   const ResponseSample& sample, const SurveyOptions& options) {
  if (auto error = check(table, questionnaire, sample, options)) return *std::move(error);
  SurveyReport report;
  report.responses = table.row_count;
  report.selected_responses = sample.selected.count();
  report.is_weighted = !sample.weights.empty();
  report.effective_responses = effective_responses(sample);
  report.confidence = options.confidence;
  report.asked = count_asked(questionnaire.questions);
  report.is_by_design = sample.design.has_value();
  report.issues = questionnaire.issues;
  const ResponseProgress progress = measure_progress(table, questionnaire);
  CompletionCount completion(table.row_count);
  for (std::size_t at = 0; at < questionnaire.questions.size(); ++at) {
    const Question& question = questionnaire.questions[at];
    if (!is_reported(question)) continue;
    Result<QuestionReport> read = report_question(table, question, sample, options);
    if (!read) return read.error();
    const std::vector<MissingKind> missing = find_missing(table, questionnaire, progress, at);
    if (question.column != progress.told_by) completion.add(missing);
    const Status status = report_missing(missing, sample, options, read.value());
    if (!status) return status.error();
    report.questions.push_back(std::move(read).value());
  }
  report.completion = completion.finish(progress.is_broken_off, sample.selected);
  if (progress.told_by) report.completion.told_by = table.columns[*progress.told_by].name;
  return report;
}

}  // namespace sonder
