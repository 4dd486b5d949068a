#include "survey/survey_report.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/text_index.h"
#include "stats/quantile.h"
#include "survey/detail/answer_splitter.h"
#include "survey/detail/distinct_answers.h"
#include "survey/detail/number_answers.h"
#include "survey/detail/ticks.h"
#include "survey/ranking.h"
#include "text/dates.h"

namespace sonder {
namespace {

constexpr std::int64_t kTopBoxes = 2;

std::optional<Error> check(const Table& table, const Questionnaire& questionnaire,
                           const Bitset& selected, const SurveyOptions& options) {
  const bool is_inside =
      options.confidence >= kLeastConfidence && options.confidence <= kMostConfidence;
  if (!is_inside) {
    return Error{ErrorCode::kInvalidArgument, "`confidence` must lie between 0.5 and 0.999."};
  }
  if (options.quoted_answers > kMostQuotedAnswers) {
    return Error{ErrorCode::kInvalidArgument, "`quoted_answers` must be at most 1000."};
  }
  if (selected.size() != table.row_count) {
    return Error{ErrorCode::kInvalidArgument, "The mask must have one bit per row of the table."};
  }
  const bool is_of_table =
      std::all_of(questionnaire.questions.begin(), questionnaire.questions.end(),
                  [&](const Question& question) { return question.column < table.columns.size(); });
  if (is_of_table) return std::nullopt;
  return Error{ErrorCode::kInvalidArgument,
               "The questionnaire has a question whose column the table lacks."};
}

AnswerCount make_answer(std::string label, std::uint64_t count, std::uint64_t base,
                        double confidence) {
  return {.label = std::move(label),
          .count = count,
          .share = static_cast<double>(count) / static_cast<double>(base),
          .interval = wilson_interval(count, base, confidence)};
}

void list_options(const std::vector<std::uint64_t>& counts, double confidence,
                  QuestionReport& report) {
  if (report.base == 0) return;
  for (std::size_t option = 0; option < counts.size(); ++option) {
    report.answers.push_back(
        make_answer(report.question.options[option], counts[option], report.base, confidence));
  }
}

void report_single_choice(const DistinctAnswers& answers, double confidence,
                          QuestionReport& report) {
  const std::vector<std::string>& texts = report.question.cell_texts();
  TextIndex positions;
  for (std::uint32_t option = 0; option < texts.size(); ++option) {
    positions.add(texts[option], option);
  }
  std::vector<std::uint64_t> counts(texts.size());
  for (std::size_t at = 0; at < answers.texts.size(); ++at) {
    const auto option = positions.find(answers.texts[at]);
    (option ? counts[*option] : report.other) += answers.counts[at];
  }
  report.base = answers.answered;
  list_options(counts, confidence, report);
}

void report_multi_choice(const DistinctAnswers& answers, double confidence,
                         QuestionReport& report) {
  const AnswerSplitter splitter(report.question);
  std::vector<std::uint64_t> counts(report.question.options.size());
  for (std::size_t at = 0; at < answers.texts.size(); ++at) {
    const SplitAnswer answer = splitter.split(answers.texts[at]);
    for (const std::uint32_t option : answer.options) counts[option] += answers.counts[at];
    if (!answer.other.empty()) report.other += answers.counts[at];
  }
  report.base = answers.answered;
  list_options(counts, confidence, report);
}

/// Of a question whose options have a column each.
QuestionReport report_ticked(const Table& table, const Question& question, const Bitset& selected,
                             double confidence) {
  const TickCounts ticks = count_ticks(table, question, selected);
  QuestionReport report;
  report.question = question;
  report.base = ticks.answered;
  report.not_answered = selected.count() - ticks.answered;
  list_options(ticks.counts, confidence, report);
  return report;
}

/// The base ranked at least one item; an item's count is how often it came first.
QuestionReport report_ranking(const Table& table, const Question& question, const Bitset& selected,
                              double confidence) {
  QuestionReport report;
  report.question = question;
  Bitset answered(table.row_count);
  std::vector<std::uint64_t> first(question.options.size());
  for (std::size_t item = 0; item < question.options.size(); ++item) {
    const std::vector<std::uint32_t> ranks = read_ranks(table, question, item);
    for (std::size_t row = 0; row < table.row_count; ++row) {
      if (ranks[row] == 0 || !selected.test(row)) continue;
      answered.set(row);
      first[item] += ranks[row] == 1 ? 1 : 0;
    }
  }
  report.base = answered.count();
  report.not_answered = selected.count() - report.base;
  list_options(first, confidence, report);
  return report;
}

void report_open_text(const DistinctAnswers& answers, const SurveyOptions& options,
                      QuestionReport& report) {
  report.base = answers.answered;
  std::vector<std::size_t> order(answers.texts.size());
  for (std::size_t at = 0; at < order.size(); ++at) order[at] = at;
  const std::size_t quoted = std::min(order.size(), options.quoted_answers);
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(quoted);
  std::partial_sort(order.begin(), end, order.end(), [&](std::size_t a, std::size_t b) {
    return answers.counts[a] != answers.counts[b] ? answers.counts[a] > answers.counts[b] : a < b;
  });
  for (auto at = order.begin(); at != end; ++at) {
    report.answers.push_back(make_answer(std::string(answers.texts[*at]), answers.counts[*at],
                                         report.base, options.confidence));
  }
}

/// A column that was read as dates knows which of its cells are; in another one, which a person
/// takes for dates, the texts tell.
void report_dates(const DistinctAnswers& answers, const Column& column, const Bitset& selected,
                  QuestionReport& report) {
  if (column.type == ColumnType::kDate || column.type == ColumnType::kDateTime) {
    for (std::size_t row = 0; row < selected.size(); ++row) {
      report.base += selected.test(row) && column.has_value(row) ? 1 : 0;
    }
    report.unusable = answers.answered - report.base;
    return;
  }
  for (std::size_t at = 0; at < answers.texts.size(); ++at) {
    const bool is_date = parse_moment(answers.texts[at], column.date_order).has_value();
    (is_date ? report.base : report.unusable) += answers.counts[at];
  }
}

double find_median(const NumberAnswers& numbers) {
  std::vector<double> sorted;
  for (std::size_t at = 0; at < numbers.values.size(); ++at) {
    sorted.insert(sorted.end(), static_cast<std::size_t>(numbers.counts[at]), numbers.values[at]);
  }
  return quantile_of_sorted(sorted, 0.5);
}

/// Sums in ascending order of the values, so that the order of the rows does not show.
NumberSummary summarise(const NumberAnswers& numbers, double confidence) {
  const auto n = static_cast<double>(numbers.usable);
  double sum = 0;
  for (std::size_t at = 0; at < numbers.values.size(); ++at) {
    sum += numbers.values[at] * static_cast<double>(numbers.counts[at]);
  }
  NumberSummary summary;
  summary.mean = sum / n;
  double squares = 0;
  for (std::size_t at = 0; at < numbers.values.size(); ++at) {
    const double distance = numbers.values[at] - summary.mean;
    squares += distance * distance * static_cast<double>(numbers.counts[at]);
  }
  if (numbers.usable > 1) summary.standard_deviation = std::sqrt(squares / (n - 1));
  summary.median = find_median(numbers);
  summary.lowest = numbers.values.front();
  summary.highest = numbers.values.back();
  summary.mean_interval =
      mean_interval(summary.mean, summary.standard_deviation, numbers.usable, confidence);
  return summary;
}

void report_numbers(const NumberAnswers& numbers, double confidence, QuestionReport& report) {
  report.base = numbers.usable;
  report.unusable = numbers.unusable;
  if (report.base > 0) report.numbers = summarise(numbers, confidence);
}

/// Respondents whose value lies between `low` and `high`, both included.
std::uint64_t count_between(const NumberAnswers& points, std::int64_t low, std::int64_t high) {
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < points.values.size(); ++at) {
    const double value = points.values[at];
    if (value >= static_cast<double>(low) && value <= static_cast<double>(high)) {
      count += points.counts[at];
    }
  }
  return count;
}

NpsResult report_nps(const NumberAnswers& points, const Question& question, double confidence) {
  NpsResult nps = compute_nps(count_between(points, 9, 10), count_between(points, 7, 8),
                              count_between(points, 0, 6), confidence);
  nps.scale_from_one = question.scale_low == 1;
  return nps;
}

CsatResult report_csat(const NumberAnswers& points, const Question& question, double confidence) {
  const std::uint64_t satisfied =
      count_between(points, question.scale_high - kTopBoxes + 1, question.scale_high);
  return {.satisfied = satisfied,
          .share = static_cast<double>(satisfied) / static_cast<double>(points.usable),
          .interval = wilson_interval(satisfied, points.usable, confidence)};
}

void report_scale(const NumberAnswers& numbers, double confidence, QuestionReport& report) {
  const Question& question = report.question;
  const NumberAnswers points = keep_scale_points(numbers, question.scale_low, question.scale_high);
  report_numbers(points, confidence, report);
  if (report.base == 0) return;
  for (std::int64_t point = question.scale_low; point <= question.scale_high; ++point) {
    report.answers.push_back(make_answer(std::to_string(point), count_between(points, point, point),
                                         report.base, confidence));
  }
  if (question.metric == Metric::kNps) report.nps = report_nps(points, question, confidence);
  if (question.metric == Metric::kCsat) report.csat = report_csat(points, question, confidence);
}

QuestionReport report_question(const Column& column, const Question& question,
                               const Bitset& selected, const SurveyOptions& options) {
  const bool is_open = question.kind == QuestionKind::kOpenText;
  const DistinctAnswers answers =
      is_open ? count_answers(column.text, selected) : count_closed_answers(column, selected);
  QuestionReport report;
  report.question = question;
  report.not_answered = answers.blank;
  switch (question.kind) {
    case QuestionKind::kSingleChoice:
      report_single_choice(answers, options.confidence, report);
      break;
    case QuestionKind::kMultiChoice:
      report_multi_choice(answers, options.confidence, report);
      break;
    case QuestionKind::kScale:
      report_scale(read_numbers(answers, column.decimal_mark), options.confidence, report);
      break;
    case QuestionKind::kNumeric:
      report_numbers(read_numbers(answers, column.decimal_mark), options.confidence, report);
      break;
    case QuestionKind::kDate: report_dates(answers, column, selected, report); break;
    case QuestionKind::kOpenText: report_open_text(answers, options, report); break;
    case QuestionKind::kRanking:
    case QuestionKind::kTimestamp:
    case QuestionKind::kContact:
    case QuestionKind::kUnanswered: report.unusable = answers.answered; break;
  }
  return report;
}

QuestionReport report_any(const Table& table, const Question& question, const Bitset& selected,
                          const SurveyOptions& options) {
  if (question.kind == QuestionKind::kRanking) {
    return report_ranking(table, question, selected, options.confidence);
  }
  if (!question.option_columns.empty()) {
    return report_ticked(table, question, selected, options.confidence);
  }
  return report_question(table.columns[question.column], question, selected, options);
}

bool is_reported(const Question& question) {
  return question.kind != QuestionKind::kTimestamp && question.kind != QuestionKind::kContact;
}

}  // namespace

Result<SurveyReport> report_survey(const Table& table, const Questionnaire& questionnaire,
                                   const Bitset& selected, const SurveyOptions& options) {
  if (auto error = check(table, questionnaire, selected, options)) return *std::move(error);
  SurveyReport report;
  report.responses = table.row_count;
  report.selected_responses = selected.count();
  report.confidence = options.confidence;
  report.issues = questionnaire.issues;
  const ResponseProgress progress = measure_progress(table, questionnaire);
  for (std::size_t at = 0; at < questionnaire.questions.size(); ++at) {
    const Question& question = questionnaire.questions[at];
    if (!is_reported(question)) continue;
    report.questions.push_back(report_any(table, question, selected, options));
    report.questions.back().missing =
        count_missing(find_missing(table, questionnaire, progress, at), selected);
  }
  return report;
}

NpsResult compute_nps(std::uint64_t promoters, std::uint64_t passives, std::uint64_t detractors,
                      double confidence) {
  const auto n = static_cast<double>(promoters + passives + detractors);
  const double p = static_cast<double>(promoters) / n;
  const double d = static_cast<double>(detractors) / n;
  // Rounding must not make the variance negative when all answers are alike.
  const double variance = std::max(0.0, p + d - (p - d) * (p - d));
  const double score = 100 * (p - d);
  const double reach = normal_quantile(0.5 + confidence / 2) * 100 * std::sqrt(variance / n);
  return {.promoters = promoters,
          .passives = passives,
          .detractors = detractors,
          .score = score,
          .interval = {std::max(-100.0, score - reach), std::min(100.0, score + reach)}};
}

}  // namespace sonder
