#include <algorithm>
#include <utility>

#include "survey/detail/ticks.h"
#include "survey/question.h"
#include "text/blanks.h"

namespace sonder {
namespace {

void append_answer(std::string_view answer, std::string& answers) {
  if (answer.empty()) return;
  if (!answers.empty()) answers += "; ";
  answers += answer;
}

std::string ticked_options(const Table& table, const Question& question, std::size_t row) {
  std::string answers;
  for (std::size_t option = 0; option < question.options.size(); ++option) {
    if (!question.option_columns[option]) continue;
    const Column& column = table.columns[*question.option_columns[option]];
    const std::vector<Tick> meaning = read_ticks(column, question.cell_texts()[option]);
    if (meaning[column.text.codes[row]] != Tick::kYes) continue;
    append_answer(question.options[option], answers);
  }
  return answers;
}

std::string decoded(const Question& question, std::string_view cell) {
  const auto found = std::find(question.codes.begin(), question.codes.end(), trim(cell));
  if (found != question.codes.end()) {
    return question.options[static_cast<std::size_t>(found - question.codes.begin())];
  }
  if (question.kind != QuestionKind::kMultiChoice) return std::string(cell);
  const SplitAnswer split = split_answer(question, cell);
  std::string answers;
  for (const std::uint32_t option : split.options) {
    append_answer(question.options[option], answers);
  }
  append_answer(split.other, answers);
  return answers;
}

}  // namespace

std::string answer_at(const Table& table, const Question& question, std::size_t row) {
  if (!question.option_columns.empty()) return ticked_options(table, question, row);
  PackedNumbers::Buffer buffer;
  const std::string_view cell = table.columns[question.column].cell(row, buffer);
  return question.codes.empty() || cell.empty() ? std::string(cell) : decoded(question, cell);
}

}  // namespace sonder
