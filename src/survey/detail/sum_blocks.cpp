#include "survey/detail/sum_blocks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "survey/constant_sum.h"
#include "survey/detail/missing_texts.h"
#include "survey/detail/number_answers.h"
#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

/// Below it are places of items and points of scales.
constexpr double kLeastTotal = 10;
constexpr std::size_t kFewResponses = 5;
constexpr std::size_t kManyResponses = 20;

/// What one column holds.
struct Numbers {
  bool is_usable = true;     ///< nothing but numbers from 0 on
  std::size_t positive = 0;  ///< different numbers above 0
};

Numbers look_at(const Column& column) {
  const std::vector<MissingKind> missing = read_missing(column);
  const TextDictionary& texts = column.text.dictionary;
  Numbers found;
  for (std::uint32_t code = 0; code < texts.size() && found.is_usable; ++code) {
    if (missing[code] != MissingKind::kNone) continue;
    const auto number = read_number(trim(texts.text(code)), column.decimal_mark);
    found.is_usable = number && *number >= 0;
    found.positive += found.is_usable && *number > 0 ? 1 : 0;
  }
  return found;
}

bool names_total(std::string_view item) {
  constexpr std::string_view kTotal[] = {"total", "sum",    "suma",  "razem", "ukupno",
                                         "итого", "gesamt", "summe", "всего"};
  const std::string words = fold_words(item);
  return std::find(std::begin(kTotal), std::end(kTotal), words) != std::end(kTotal);
}

/// How often responses gave that much in all, with nobody who gave nothing.
std::map<double, std::size_t> count_totals(const Table& table, const Question& question) {
  const ConstantSum sum = read_constant_sum(table, question);
  std::map<double, std::size_t> totals;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (sum.states[row] == AnswerState::kBlank) continue;
    double total = 0;
    for (const std::vector<double>& given : sum.given) total += given[row];
    ++totals[std::round(total)];
  }
  return totals;
}

struct Commonest {
  double total = 0;
  std::size_t count = 0;
  std::size_t answered = 0;
};

Commonest find_commonest(const Table& table, const Question& question) {
  Commonest found;
  for (const auto& [total, count] : count_totals(table, question)) {
    found.answered += count;
    if (total < kLeastTotal || count <= found.count) continue;
    found.total = total;
    found.count = count;
  }
  return found;
}

bool is_constant(const Commonest& commonest) {
  const auto has_percent = [&](std::size_t percent) {
    return commonest.count * 100 >= commonest.answered * percent;
  };
  return (commonest.count >= kFewResponses && has_percent(95)) ||
         (commonest.count >= kManyResponses && has_percent(80));
}

/// Absent where a column holds something else.
std::optional<Question> list_items(const Table& table, const ColumnBlock& block) {
  Question question;
  question.kind = QuestionKind::kConstantSum;
  std::size_t varied = 0;
  for (std::size_t at = 0; at < block.columns.size(); ++at) {
    const Numbers numbers = look_at(table.columns[block.columns[at]]);
    if (!numbers.is_usable) {
      if (names_other_text(block.items[at])) continue;
      return std::nullopt;
    }
    if (names_total(block.items[at])) continue;
    varied += numbers.positive > 1 ? 1 : 0;
    question.options.push_back(block.items[at]);
    question.option_columns.emplace_back(block.columns[at]);
  }
  if (varied < 2 || varied * 2 < question.options.size()) return std::nullopt;
  question.column = *question.option_columns.front();
  question.text = block.stem;
  return question;
}

}  // namespace

double find_commonest_total(const Table& table, const Question& question) {
  return find_commonest(table, question).total;
}

std::optional<Question> read_sum_block(const Table& table, const ColumnBlock& block) {
  std::optional<Question> question = list_items(table, block);
  if (!question) return std::nullopt;
  const Commonest commonest = find_commonest(table, *question);
  if (!is_constant(commonest)) return std::nullopt;
  question->total = commonest.total;
  question->evidence.push_back("The numbers in its " + std::to_string(question->options.size()) +
                               " columns add up to " +
                               std::to_string(static_cast<std::int64_t>(commonest.total)) + " in " +
                               std::to_string(commonest.count) + " of " +
                               std::to_string(commonest.answered) + " responses: a constant sum.");
  return question;
}

}  // namespace sonder
