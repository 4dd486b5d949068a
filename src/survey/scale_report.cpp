#include "survey/scale_report.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "stats/factor_analysis.h"
#include "stats/reliability.h"
#include "survey/coded_answers.h"

namespace sonder {
namespace {

constexpr std::size_t kLeastRows = 3;
constexpr std::size_t kLeastItems = 2;

/// The answers of everybody in the sample, NaN where there is none.
using Answers = std::vector<double>;

std::optional<Error> check(const Questionnaire& questionnaire,
                           const std::vector<std::size_t>& positions) {
  const std::set<std::size_t> distinct(positions.begin(), positions.end());
  if (positions.size() < kLeastItems || distinct.size() != positions.size()) {
    return Error{ErrorCode::kInvalidArgument, "a scale needs two questions or more, each once"};
  }
  if (positions.size() > kMostScaleItems) {
    return Error{ErrorCode::kLimitExceeded, "a scale has at most 60 questions"};
  }
  for (const std::size_t position : positions) {
    const Question& question = questionnaire.questions[position];
    if (is_scale_item(question)) continue;
    return Error{ErrorCode::kInvalidArgument,
                 "\"" + question.text + "\" has no numbers or steps to measure",
                 "choose questions with a scale, numbers or answers in order"};
  }
  return std::nullopt;
}

Answers read_answers(const Table& table, const Question& question, const ResponseSample& sample) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const CodedAnswers coded = code_answers(table, question);
  Answers of_code;
  for (std::size_t code = 0; code < coded.code_count(); ++code) {
    of_code.push_back(number_of(coded, code).value_or(kNone));
  }
  Answers answers;
  for (std::size_t row = 0; row < coded.code_of().size(); ++row) {
    if (sample.selected.test(row)) answers.push_back(of_code[coded.code_of()[row]]);
  }
  return answers;
}

ScaleItem describe(const Question& question, const Answers& answers) {
  ScaleItem item{.column = question.column,
                 .text = question.item.empty() ? question.text : question.item};
  double sum = 0;
  for (const double answer : answers) {
    if (std::isnan(answer)) continue;
    sum += answer;
    ++item.base;
  }
  if (item.base > 0) item.mean = sum / static_cast<double>(item.base);
  return item;
}

/// Within the ends of the question's scale, or of what was answered where it has none.
Answers turn_round(const Question& question, const Answers& answers) {
  auto least = static_cast<double>(question.scale_low);
  auto most = static_cast<double>(question.scale_high);
  if (question.kind == QuestionKind::kSingleChoice) {
    least = static_cast<double>(question.points.front());
    most = static_cast<double>(question.points.back());
  } else if (question.kind == QuestionKind::kNumeric) {
    for (const double answer : answers) {
      if (std::isnan(answer)) continue;
      least = std::min(least, answer);
      most = std::max(most, answer);
    }
  }
  return reverse_answers(answers, least, most);
}

std::uint64_t count_complete(const std::vector<Answers>& items) {
  std::uint64_t people = 0;
  for (std::size_t person = 0; person < items.front().size(); ++person) {
    const bool is_complete = std::none_of(items.begin(), items.end(), [person](const Answers& one) {
      return std::isnan(one[person]);
    });
    people += is_complete ? 1 : 0;
  }
  return people;
}

void measure(const Reliability& reliability, double confidence, ScaleReport& report) {
  report.alpha = reliability.alpha;
  report.standardised_alpha = reliability.standardised_alpha;
  if (report.people >= kLeastItems) {
    report.alpha_interval =
        alpha_interval(std::min(1.0, reliability.alpha), static_cast<std::size_t>(report.people),
                       report.items.size(), confidence);
  }
  for (std::size_t item = 0; item < report.items.size(); ++item) {
    report.items[item].item_rest = reliability.item_rest[item];
    report.items[item].alpha_without = reliability.alpha_without[item];
  }
}

void measure_steps(const std::vector<Answers>& items, ScaleReport& report) {
  const Result<double> alpha = measure_ordinal_alpha(items);
  if (!alpha) {
    report.ordinal_problem = alpha.error().message;
    return;
  }
  report.ordinal_alpha = alpha.value();
  if (const auto factor = fit_one_factor(items, CorrelationKind::kPolychoric)) {
    report.ordinal_omega = factor.value().omega_total;
  }
}

/// Turns round what goes against the others, and says which.
void reverse(const Questionnaire& questionnaire, const std::vector<std::size_t>& positions,
             std::vector<Answers>& items, ScaleReport& report) {
  const Result<std::vector<std::size_t>> reversed = find_reversed(items);
  if (!reversed) return;
  for (const std::size_t item : reversed.value()) {
    report.items[item].is_reversed = true;
    items[item] = turn_round(questionnaire.questions[positions[item]], items[item]);
  }
}

}  // namespace

bool is_scale_item(const Question& question) {
  return question.kind == QuestionKind::kScale || question.kind == QuestionKind::kNumeric ||
         (question.kind == QuestionKind::kSingleChoice && !question.points.empty());
}

std::vector<std::vector<std::size_t>> find_scales(const Questionnaire& questionnaire) {
  const std::vector<Question>& questions = questionnaire.questions;
  std::vector<std::vector<std::size_t>> scales;
  for (std::size_t begin = 0; begin < questions.size();) {
    std::vector<std::size_t> rows;
    std::size_t end = begin;
    for (; end < questions.size() && questions[end].group == questions[begin].group; ++end) {
      if (is_scale_item(questions[end])) rows.push_back(end);
    }
    const bool is_matrix = !questions[begin].group.empty() && rows.size() >= kLeastRows;
    if (is_matrix && rows.size() <= kMostScaleItems) scales.push_back(std::move(rows));
    begin = end;
  }
  return scales;
}

Result<ScaleReport> report_scale(const Table& table, const Questionnaire& questionnaire,
                                 const std::vector<std::size_t>& positions,
                                 const ResponseSample& sample, const ScaleOptions& options) {
  if (auto error = check(questionnaire, positions)) return *std::move(error);
  if (const Status status = check_sample(sample, table.row_count); !status) return status.error();
  ScaleReport report;
  report.title = questionnaire.questions[positions.front()].group;
  std::vector<Answers> items;
  for (const std::size_t position : positions) {
    const Question& question = questionnaire.questions[position];
    items.push_back(read_answers(table, question, sample));
    report.items.push_back(describe(question, items.back()));
  }
  report.people = count_complete(items);
  const Result<Reliability> as_asked = measure_reliability(items);
  if (!as_asked) {
    report.problem = as_asked.error().message;
    return report;
  }
  reverse(questionnaire, positions, items, report);
  const Result<Reliability> reliability = measure_reliability(items);
  if (!reliability) return reliability.error();
  measure(reliability.value(), options.confidence, report);
  const bool has_reversed = std::any_of(report.items.begin(), report.items.end(),
                                        [](const ScaleItem& item) { return item.is_reversed; });
  if (has_reversed) report.alpha_as_asked = as_asked.value().alpha;
  if (const auto factor = fit_one_factor(items)) report.omega = factor.value().omega_total;
  if (const auto factorability = measure_factorability(items)) {
    report.kmo = factorability.value().kmo;
  }
  if (options.is_polychoric) measure_steps(items, report);
  return report;
}

}  // namespace sonder
