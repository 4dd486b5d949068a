#include "survey/coded_answers.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/text_index.h"
#include "survey/constant_sum.h"
#include "survey/detail/answer_splitter.h"
#include "survey/detail/number_answers.h"
#include "survey/detail/refinement.h"
#include "survey/detail/ticks.h"
#include "survey/missing.h"
#include "survey/ranking.h"
#include "text/blanks.h"
#include "text/dates.h"

namespace sonder {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// Calls `understand(code, text)` with the trimmed text of every code of the column that is an
/// answer, and not a reason for none.
template <class Understand>
void for_each_answer(const Column& column, const Question& question, CodedAnswers& coded,
                     const Understand& understand) {
  const TextDictionary& texts = column.text.dictionary;
  const std::vector<MissingKind> missing = missing_texts(column, question);
  coded.column_codes = column.text.codes;
  coded.has_other.resize(texts.size());
  coded.first_named.push_back(0);
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    const bool is_answer = missing[code] == MissingKind::kNone;
    coded.states.push_back(is_answer ? AnswerState::kAnswered : AnswerState::kBlank);
    if (is_answer) understand(code, trim(texts.text(code)));
    coded.first_named.push_back(static_cast<std::uint32_t>(coded.named.size()));
  }
}

CodedAnswers code_single_choice(const Column& column, const Question& question) {
  CodedAnswers coded;
  coded.labels = question.options;
  coded.points.assign(question.points.begin(), question.points.end());
  TextIndex options;
  const std::vector<std::string>& texts = question.cell_texts();
  for (std::uint32_t option = 0; option < texts.size(); ++option) {
    options.add(texts[option], option);
  }
  for_each_answer(column, question, coded, [&](std::uint32_t code, std::string_view text) {
    if (const auto option = options.find(text)) {
      coded.named.push_back(*option);
    } else {
      coded.has_other.set(code);
    }
  });
  return coded;
}

CodedAnswers code_multi_choice(const Column& column, const Question& question) {
  CodedAnswers coded;
  coded.labels = question.options;
  const AnswerSplitter splitter(question);
  for_each_answer(column, question, coded, [&](std::uint32_t code, std::string_view text) {
    const SplitAnswer answer = splitter.split(text);
    coded.named.insert(coded.named.end(), answer.options.begin(), answer.options.end());
    if (!answer.other.empty()) coded.has_other.set(code);
  });
  return coded;
}

CodedAnswers code_numbers(const Column& column, const Question& question) {
  CodedAnswers coded;
  for_each_answer(column, question, coded, [&](std::uint32_t code, std::string_view text) {
    const std::optional<double> number = read_number(text, column.decimal_mark);
    if (!number) coded.states[code] = AnswerState::kUnusable;
    coded.numbers.resize(code, kNoNumber);
    coded.numbers.push_back(number.value_or(kNoNumber));
  });
  coded.numbers.resize(coded.code_count(), kNoNumber);
  return coded;
}

/// Of a slider, stretches of whole numbers: ten, or one for each number where there are fewer.
struct Stretches {
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t width = 1;

  explicit Stretches(const Question& question)
      : low(question.scale_low), high(std::max(question.scale_high, low + 1)) {
    constexpr std::int64_t kMost = 10;
    width = (high - low + kMost - 1) / kMost;
  }
  std::int64_t count() const { return (high - low + width - 1) / width; }
  /// The last one includes the slider's end.
  std::uint32_t of(double number) const {
    const auto at =
        static_cast<std::int64_t>((number - static_cast<double>(low)) / static_cast<double>(width));
    return static_cast<std::uint32_t>(std::min(at, count() - 1));
  }
  std::string label(std::int64_t at) const {
    const bool is_last = at + 1 == count();
    const std::int64_t end = is_last ? high : low + (at + 1) * width;
    return std::to_string(low + at * width) + (is_last ? " to " : " to under ") +
           std::to_string(end);
  }
};

/// Numbers beyond the slider's ends become unusable.
CodedAnswers code_slider(const Column& column, const Question& question) {
  CodedAnswers coded = code_numbers(column, question);
  const Stretches stretches(question);
  for (std::int64_t at = 0; at < stretches.count(); ++at) {
    coded.labels.push_back(stretches.label(at));
  }
  for (std::size_t code = 0; code < coded.code_count(); ++code) {
    if (coded.states[code] == AnswerState::kAnswered) {
      const double number = coded.numbers[code];
      const bool is_inside = number >= static_cast<double>(stretches.low) &&
                             number <= static_cast<double>(stretches.high);
      if (is_inside) coded.named.push_back(stretches.of(number));
      if (!is_inside) coded.states[code] = AnswerState::kUnusable;
    }
    coded.first_named[code + 1] = static_cast<std::uint32_t>(coded.named.size());
  }
  return coded;
}

bool is_point(double number, const Question& question) {
  return number == std::floor(number) && number >= static_cast<double>(question.scale_low) &&
         number <= static_cast<double>(question.scale_high);
}

/// Numbers beside the points of the scale become unusable.
CodedAnswers code_scale(const Column& column, const Question& question) {
  CodedAnswers coded = code_numbers(column, question);
  for (std::int64_t point = question.scale_low; point <= question.scale_high; ++point) {
    coded.labels.push_back(std::to_string(point));
    coded.points.push_back(static_cast<double>(point));
  }
  for (std::size_t code = 0; code < coded.code_count(); ++code) {
    if (coded.states[code] == AnswerState::kAnswered) {
      if (is_point(coded.numbers[code], question)) {
        coded.named.push_back(static_cast<std::uint32_t>(coded.numbers[code] -
                                                         static_cast<double>(question.scale_low)));
      } else {
        coded.states[code] = AnswerState::kUnusable;
      }
    }
    coded.first_named[code + 1] = static_cast<std::uint32_t>(coded.named.size());
  }
  return coded;
}

/// A column that was read as dates knows which of its cells are; in another one, which a person
/// takes for dates, the texts tell.
CodedAnswers code_dates(const Column& column, const Question& question) {
  const bool is_typed = column.type == ColumnType::kDate || column.type == ColumnType::kDateTime;
  CodedAnswers coded;
  for_each_answer(column, question, coded, [&](std::uint32_t code, std::string_view text) {
    const bool is_date =
        is_typed ? column.known.test(code) : parse_moment(text, column.date_order).has_value();
    if (!is_date) coded.states[code] = AnswerState::kUnusable;
  });
  return coded;
}

CodedAnswers code_states(const Column& column, const Question& question, AnswerState written) {
  CodedAnswers coded;
  for_each_answer(column, question, coded,
                  [&](std::uint32_t code, std::string_view) { coded.states[code] = written; });
  return coded;
}

/// What the cells of an option's own column say.
struct OptionTicks {
  std::uint32_t option = 0;
  const CodedText* column = nullptr;
  std::vector<Tick> ticks;  ///< by code of the column

  Tick at(std::size_t row) const { return ticks[column->codes[row]]; }
};

std::vector<OptionTicks> read_option_ticks(const Table& table, const Question& question) {
  std::vector<OptionTicks> all;
  for (std::uint32_t option = 0; option < question.options.size(); ++option) {
    if (!question.option_columns[option]) continue;
    const Column& column = table.columns[*question.option_columns[option]];
    all.push_back({option, &column.text, read_ticks(column, question.cell_texts()[option])});
  }
  return all;
}

/// Says what a code means as a response shows that has it.
void describe_combination(const std::vector<OptionTicks>& options, std::size_t row,
                          CodedAnswers& coded) {
  bool is_answered = false;
  for (const OptionTicks& option : options) {
    const Tick tick = option.at(row);
    is_answered = is_answered || tick != Tick::kNotAnswered;
    if (tick == Tick::kYes) coded.named.push_back(option.option);
  }
  coded.states.push_back(is_answered ? AnswerState::kAnswered : AnswerState::kBlank);
  coded.first_named.push_back(static_cast<std::uint32_t>(coded.named.size()));
}

CodedAnswers code_option_columns(const Table& table, const Question& question) {
  constexpr std::uint32_t kTickCount = 3;
  const std::vector<OptionTicks> options = read_option_ticks(table, question);
  CodedGroups combinations{.code_of = std::vector<std::uint32_t>(table.row_count)};
  for (const OptionTicks& option : options) {
    refine(combinations, kTickCount,
           [&](std::size_t row) { return static_cast<std::uint32_t>(option.at(row)); });
  }
  CodedAnswers coded;
  coded.labels = question.options;
  coded.points.assign(question.points.begin(), question.points.end());
  coded.own_codes = std::move(combinations.code_of);
  coded.first_named.push_back(0);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (coded.own_codes[row] == coded.code_count()) describe_combination(options, row, coded);
  }
  coded.has_other.resize(coded.code_count());
  return coded;
}

/// Of a ranking: the item that came first. Codes: nothing ranked, none of the ranked ones first,
/// then the items.
CodedAnswers code_ranking(const Table& table, const Question& question) {
  constexpr std::uint32_t kRanked = 1;
  constexpr std::uint32_t kFirstItem = 2;
  CodedAnswers coded;
  coded.labels = question.options;
  coded.states = {AnswerState::kBlank, AnswerState::kAnswered};
  coded.first_named = {0, 0, 0};
  coded.own_codes.resize(table.row_count);
  for (std::uint32_t item = 0; item < question.options.size(); ++item) {
    coded.states.push_back(AnswerState::kAnswered);
    coded.named.push_back(item);
    coded.first_named.push_back(static_cast<std::uint32_t>(coded.named.size()));
    const std::vector<std::uint32_t> ranks = read_ranks(table, question, item);
    for (std::size_t row = 0; row < ranks.size(); ++row) {
      std::uint32_t& code = coded.own_codes[row];
      if (ranks[row] == 1) code = kFirstItem + item;
      if (ranks[row] > 1 && code == 0) code = kRanked;
    }
  }
  coded.has_other.resize(coded.code_count());
  return coded;
}

/// Says what a code means as a response shows that has it: to which items it gave anything.
void describe_gifts(const ConstantSum& sum, std::size_t row, CodedAnswers& coded) {
  coded.states.push_back(sum.states[row]);
  const bool is_answered = sum.states[row] == AnswerState::kAnswered;
  for (std::uint32_t item = 0; item < sum.given.size() && is_answered; ++item) {
    if (sum.given[item][row] > 0) coded.named.push_back(item);
  }
  coded.first_named.push_back(static_cast<std::uint32_t>(coded.named.size()));
}

/// Of a constant sum: the items that got anything.
CodedAnswers code_constant_sum(const Table& table, const Question& question) {
  constexpr std::uint32_t kStateCount = 3;
  const ConstantSum sum = read_constant_sum(table, question);
  CodedGroups gifts{.code_of = std::vector<std::uint32_t>(table.row_count)};
  refine(gifts, kStateCount,
         [&](std::size_t row) { return static_cast<std::uint32_t>(sum.states[row]); });
  for (const std::vector<double>& given : sum.given) {
    refine(gifts, 2, [&](std::size_t row) {
      return sum.states[row] == AnswerState::kAnswered && given[row] > 0 ? 1U : 0U;
    });
  }
  CodedAnswers coded;
  coded.labels = question.options;
  coded.own_codes = std::move(gifts.code_of);
  coded.first_named.push_back(0);
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (coded.own_codes[row] == coded.code_count()) describe_gifts(sum, row, coded);
  }
  coded.has_other.resize(coded.code_count());
  return coded;
}

/// Of an upload that has several columns: whether anything stands in one of them.
CodedAnswers code_files(const Table& table, const Question& question) {
  CodedAnswers coded;
  coded.states = {AnswerState::kBlank, AnswerState::kAnswered};
  coded.first_named = {0, 0, 0};
  coded.has_other.resize(2);
  coded.own_codes.resize(table.row_count);
  for (const auto& position : question.option_columns) {
    const CodedText& text = table.columns[*position].text;
    const std::vector<MissingKind> missing = missing_texts(table.columns[*position], question);
    for (std::size_t row = 0; row < table.row_count; ++row) {
      if (missing[text.codes[row]] == MissingKind::kNone) coded.own_codes[row] = 1;
    }
  }
  return coded;
}

}  // namespace

CodedAnswers code_answers(const Table& table, const Question& question) {
  if (question.kind == QuestionKind::kRanking) return code_ranking(table, question);
  if (question.kind == QuestionKind::kConstantSum) return code_constant_sum(table, question);
  const bool has_columns = !question.option_columns.empty();
  if (question.kind == QuestionKind::kFile && has_columns) return code_files(table, question);
  if (!question.option_columns.empty()) return code_option_columns(table, question);
  const Column& column = table.columns[question.column];
  switch (question.kind) {
    case QuestionKind::kSingleChoice: return code_single_choice(column, question);
    case QuestionKind::kMultiChoice: return code_multi_choice(column, question);
    case QuestionKind::kScale: return code_scale(column, question);
    case QuestionKind::kNumeric: return code_numbers(column, question);
    case QuestionKind::kDate: return code_dates(column, question);
    case QuestionKind::kSlider: return code_slider(column, question);
    case QuestionKind::kFile:
    case QuestionKind::kOpenText: return code_states(column, question, AnswerState::kAnswered);
    case QuestionKind::kRanking:
    case QuestionKind::kConstantSum:
    case QuestionKind::kTimestamp:
    case QuestionKind::kContact:
    case QuestionKind::kUnanswered: break;
  }
  return code_states(column, question, AnswerState::kUnusable);
}

std::optional<double> number_of(const CodedAnswers& coded, std::size_t code) {
  if (coded.states[code] != AnswerState::kAnswered) return std::nullopt;
  if (!coded.numbers.empty()) return coded.numbers[code];
  const auto named = coded.labels_of(code);
  if (coded.points.empty() || named.empty()) return std::nullopt;
  return coded.points[named.front()];
}

Bitset rows_naming(const CodedAnswers& coded, const Bitset& labels) {
  Bitset codes(coded.code_count());
  for (std::size_t code = 0; code < coded.code_count(); ++code) {
    const auto named = coded.labels_of(code);
    if (std::any_of(named.begin(), named.end(),
                    [&](std::uint32_t label) { return labels.test(label); })) {
      codes.set(code);
    }
  }
  const std::span<const std::uint32_t> code_of = coded.code_of();
  Bitset rows(code_of.size());
  for (std::size_t row = 0; row < code_of.size(); ++row) {
    if (codes.test(code_of[row])) rows.set(row);
  }
  return rows;
}

Result<std::uint32_t> find_label(const CodedAnswers& coded, std::string_view label) {
  const auto found = std::find(coded.labels.begin(), coded.labels.end(), label);
  if (found != coded.labels.end()) {
    return static_cast<std::uint32_t>(found - coded.labels.begin());
  }
  return Error{ErrorCode::kInvalidArgument,
               "\"" + std::string(label) + "\" is none of the question's answers"};
}

}  // namespace sonder
