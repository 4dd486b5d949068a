#include "survey/constant_sum.h"

#include <cmath>
#include <limits>
#include <optional>

#include "survey/detail/number_answers.h"
#include "survey/missing.h"
#include "text/blanks.h"

namespace sonder {
namespace {

constexpr double kBlank = -1;
constexpr double kNoPart = std::numeric_limits<double>::quiet_NaN();

/// By code of the column: what was given, kBlank for nothing, kNoPart for anything else.
std::vector<double> read_parts(const Column& column, const Question& question) {
  const std::vector<MissingKind> missing = missing_texts(column, question);
  const TextDictionary& texts = column.text.dictionary;
  std::vector<double> parts;
  for (std::uint32_t code = 0; code < texts.size(); ++code) {
    if (missing[code] != MissingKind::kNone) {
      parts.push_back(kBlank);
      continue;
    }
    const std::optional<double> number = read_number(trim(texts.text(code)), column.decimal_mark);
    parts.push_back(number && *number >= 0 ? *number : kNoPart);
  }
  return parts;
}

}  // namespace

bool adds_up(double sum, double total) { return std::abs(sum - total) <= 0.005 * total; }

ConstantSum read_constant_sum(const Table& table, const Question& question) {
  ConstantSum sum{.given = {},
                  .states = std::vector<AnswerState>(table.row_count, AnswerState::kBlank)};
  std::vector<double> totals(table.row_count);
  for (const auto& position : question.option_columns) {
    const Column& column = table.columns[*position];
    const std::vector<double> parts = read_parts(column, question);
    std::vector<double>& given = sum.given.emplace_back(table.row_count);
    for (std::size_t row = 0; row < table.row_count; ++row) {
      const double part = parts[column.text.codes[row]];
      if (part == kBlank) continue;
      sum.states[row] = AnswerState::kAnswered;
      totals[row] += part;
      given[row] = part;
    }
  }
  for (std::size_t row = 0; row < table.row_count; ++row) {
    const bool is_off = sum.states[row] == AnswerState::kAnswered &&
                        !(question.total > 0 && adds_up(totals[row], question.total));
    if (is_off) sum.states[row] = AnswerState::kUnusable;
  }
  return sum;
}

}  // namespace sonder
