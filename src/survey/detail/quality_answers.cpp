#include "survey/detail/quality_answers.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/sorting.h"
#include "survey/coded_answers.h"
#include "survey/detail/attention_wording.h"
#include "survey/detail/gibberish.h"
#include "survey/detail/quality_words.h"
#include "text/blanks.h"

namespace sonder {
namespace {

/// How many other responses may be alike by chance where one is flagged.
constexpr double kExpectedTwins = 0.001;

RuleResult empty_result(QualityRule rule, const Table& table) {
  return {.rule = rule, .judged = Bitset(table.row_count)};
}

/// Numbers and dates that every row has to itself count the rows rather than answer anything.
bool numbers_rows(const Table& table, const Question& question) {
  const Column& column = table.columns[question.column];
  const bool may_count =
      question.kind == QuestionKind::kNumeric || question.kind == QuestionKind::kDate;
  return may_count && table.row_count > 1 && column.distinct_count == table.row_count;
}

bool holds_answers(const Table& table, const Question& question) {
  return question.kind != QuestionKind::kTimestamp && question.kind != QuestionKind::kContact &&
         question.kind != QuestionKind::kUnanswered && !numbers_rows(table, question);
}

std::vector<const Column*> answer_columns(const Table& table, const Questionnaire& questionnaire,
                                          std::span<const std::size_t> excluded) {
  std::vector<const Column*> columns;
  const auto add = [&](std::size_t column) {
    const bool is_excluded = std::find(excluded.begin(), excluded.end(), column) != excluded.end();
    if (!is_excluded) columns.push_back(&table.columns[column]);
  };
  for (const Question& question : questionnaire.questions) {
    if (!holds_answers(table, question)) continue;
    if (question.option_columns.empty()) add(question.column);
    for (const std::optional<std::size_t>& column : question.option_columns) {
      if (column) add(*column);
    }
  }
  return columns;
}

/// All answers of one response as one number, how many they are, and how likely their combination
/// would be if questions were independent.
struct Fingerprint {
  std::uint64_t first = 0;
  std::uint64_t second = 0;
  std::size_t answered = 0;
  double log_share = 0;

  bool operator==(const Fingerprint& other) const {
    return first == other.first && second == other.second && answered == other.answered;
  }
  bool operator<(const Fingerprint& other) const {
    return first != other.first ? first < other.first : second < other.second;
  }
};

/// The finaliser of MurmurHash3 (Appleby 2011, public domain).
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCDU;
  value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53U;
  return value ^ (value >> 33);
}

void add_answers(const Column& column, std::vector<Fingerprint>& prints) {
  std::vector<std::uint64_t> counts(column.text.dictionary.size());
  for (const std::uint32_t code : column.text.codes) ++counts[code];
  std::vector<double> log_shares;
  for (const std::uint64_t count : counts) {
    log_shares.push_back(std::log(static_cast<double>(std::max<std::uint64_t>(count, 1)) /
                                  static_cast<double>(prints.size())));
  }
  for (std::size_t row = 0; row < prints.size(); ++row) {
    const std::uint32_t code = column.text.codes[row];
    Fingerprint& print = prints[row];
    print.first = mixed(print.first + code + 1);
    print.second = mixed(print.second * 3 + code + 1);
    print.log_share += log_shares[code];
    if (!trim(column.text.dictionary.text(code)).empty()) ++print.answered;
  }
}

std::vector<Fingerprint> fingerprints(const std::vector<const Column*>& columns, std::size_t rows) {
  std::vector<Fingerprint> prints(rows);
  for (const Column* column : columns) add_answers(*column, prints);
  return prints;
}

bool are_alike(const std::vector<const Column*>& columns, std::size_t a, std::size_t b) {
  return std::all_of(columns.begin(), columns.end(), [&](const Column* column) {
    return column->text.codes[a] == column->text.codes[b];
  });
}

/// Per row how many responses have its answers.
std::vector<std::size_t> count_twins(const std::vector<const Column*>& columns,
                                     const std::vector<Fingerprint>& prints) {
  std::vector<std::uint32_t> order(prints.size());
  for (std::uint32_t row = 0; row < order.size(); ++row) order[row] = row;
  sort_stably(order, [&](std::uint32_t a, std::uint32_t b) { return prints[a] < prints[b]; });
  std::vector<std::size_t> twins(prints.size(), 1);
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && prints[order[end]] == prints[order[begin]] &&
           are_alike(columns, order[end], order[begin])) {
      ++end;
    }
    for (std::size_t at = begin; at < end; ++at) twins[order[at]] = end - begin;
    begin = end;
  }
  return twins;
}

bool differs(const CodedAnswers& answers, std::size_t row, std::size_t expected) {
  const std::uint32_t code = answers.code_of()[row];
  if (answers.states[code] == AnswerState::kBlank) return false;
  const auto labels = answers.labels_of(code);
  return labels.empty() || labels.front() != expected;
}

AttentionCheck check_answers(const Table& table, const Question& question, std::size_t expected) {
  const CodedAnswers answers = code_answers(table, question);
  AttentionCheck check{question.column, question.text, answers.labels[expected],
                       Bitset(table.row_count)};
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (differs(answers, row, expected)) check.failed.set(row);
  }
  return check;
}

void count_gibberish(const Column& column, Bitset& judged, std::vector<std::uint32_t>& counts) {
  const TextDictionary& texts = column.text.dictionary;
  Bitset is_odd(texts.size());
  Bitset is_text(texts.size());
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    if (!trim(texts.text(code)).empty()) is_text.set(code);
    if (is_gibberish(texts.text(code))) is_odd.set(code);
  }
  for (std::size_t row = 0; row < counts.size(); ++row) {
    const std::uint32_t code = column.text.codes[row];
    if (is_text.test(code)) judged.set(row);
    if (is_odd.test(code)) ++counts[row];
  }
}

}  // namespace

RuleResult find_repeated_answers(const Table& table, const Questionnaire& questionnaire,
                                 std::span<const std::size_t> excluded,
                                 const QualityOptions& options) {
  RuleResult result = empty_result(QualityRule::kRepeatedAnswers, table);
  const std::vector<const Column*> columns = answer_columns(table, questionnaire, excluded);
  const std::vector<Fingerprint> prints = fingerprints(columns, table.row_count);
  const std::vector<std::size_t> twins = count_twins(columns, prints);
  const double others = static_cast<double>(table.row_count) - 1;
  for (std::size_t row = 0; row < prints.size(); ++row) {
    if (prints[row].answered < options.repeated_answers) continue;
    result.judged.set(row);
    const bool is_unlikely = std::exp(prints[row].log_share) * others < kExpectedTwins;
    if (twins[row] < 2 || !is_unlikely) continue;
    result.flags.push_back({static_cast<std::uint32_t>(row), static_cast<double>(twins[row])});
  }
  const std::string least = counted(options.repeated_answers, "question");
  result.basis = result.was_applied() ? "Of those who answered " + least + " or more."
                                      : "Nobody answered " + least + " or more.";
  return result;
}

std::vector<AttentionCheck> find_attention_checks(const Table& table,
                                                  const Questionnaire& questionnaire) {
  std::vector<AttentionCheck> checks;
  for (const Question& question : questionnaire.questions) {
    if (const auto expected = told_answer(question)) {
      checks.push_back(check_answers(table, question, *expected));
    }
  }
  return checks;
}

RuleResult judge_attention(const std::vector<AttentionCheck>& checks, const Table& table) {
  RuleResult result = empty_result(QualityRule::kAttentionCheck, table);
  result.basis = checks.empty()
                     ? "No question tells what to answer."
                     : counted(checks.size(), "question") +
                           (checks.size() == 1 ? " tells" : " tell") + " what to answer.";
  if (checks.empty()) return result;
  result.judged = Bitset(table.row_count, true);
  for (std::uint32_t row = 0; row < table.row_count; ++row) {
    const auto failed =
        std::count_if(checks.begin(), checks.end(),
                      [row](const AttentionCheck& check) { return check.failed.test(row); });
    if (failed > 0) result.flags.push_back({row, static_cast<double>(failed)});
  }
  return result;
}

RuleResult find_gibberish(const Table& table, const Questionnaire& questionnaire) {
  RuleResult result = empty_result(QualityRule::kGibberish, table);
  std::vector<std::uint32_t> counts(table.row_count);
  std::size_t questions = 0;
  for (const Question& question : questionnaire.questions) {
    if (question.kind != QuestionKind::kOpenText) continue;
    count_gibberish(table.columns[question.column], result.judged, counts);
    ++questions;
  }
  for (std::uint32_t row = 0; row < counts.size(); ++row) {
    if (counts[row] > 0) result.flags.push_back({row, static_cast<double>(counts[row])});
  }
  result.basis = questions == 0 ? "No question has open answers."
                                : counted(questions, "question") + " with open answers.";
  return result;
}

}  // namespace sonder
