#include <algorithm>
#include <utility>

#include "survey/detail/ticks.h"
#include "survey/question.h"
#include "survey/ranking.h"
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

std::string given_parts(const Table& table, const Question& question, std::size_t row) {
  std::string answers;
  for (std::size_t item = 0; item < question.options.size(); ++item) {
    PackedNumbers::Buffer buffer;
    const std::string_view cell =
        trim(table.columns[*question.option_columns[item]].cell(row, buffer));
    if (cell.empty() || cell == "0") continue;
    append_answer(question.options[item] + " " + std::string(cell), answers);
  }
  return answers;
}

/// "1. Price, 2. Quality"; items that were not ranked are left out.
std::string ranked_items(const Table& table, const Question& question, std::size_t row) {
  std::vector<std::pair<std::uint32_t, std::size_t>> ranked;
  for (std::size_t item = 0; item < question.options.size(); ++item) {
    if (const auto rank = rank_at(table, question, item, row)) ranked.emplace_back(*rank, item);
  }
  std::sort(ranked.begin(), ranked.end());
  std::string answers;
  for (const auto& [rank, item] : ranked) {
    if (!answers.empty()) answers += ", ";
    answers += std::to_string(rank) + ". " + question.options[item];
  }
  return answers;
}

bool has_any_cell(const Table& table, const Question& question, std::size_t row) {
  const auto is_filled = [&](std::size_t column) {
    PackedNumbers::Buffer buffer;
    return !trim(table.columns[column].cell(row, buffer)).empty();
  };
  if (question.option_columns.empty()) return is_filled(question.column);
  return std::any_of(question.option_columns.begin(), question.option_columns.end(),
                     [&](const auto& column) { return column && is_filled(*column); });
}

}  // namespace

std::string answer_at(const Table& table, const Question& question, std::size_t row) {
  if (question.kind == QuestionKind::kFile) {
    return has_any_cell(table, question, row) ? "uploaded" : "";
  }
  if (question.kind == QuestionKind::kRanking) return ranked_items(table, question, row);
  if (question.kind == QuestionKind::kConstantSum) return given_parts(table, question, row);
  if (!question.option_columns.empty()) return ticked_options(table, question, row);
  PackedNumbers::Buffer buffer;
  const std::string_view cell = table.columns[question.column].cell(row, buffer);
  return question.codes.empty() || cell.empty() ? std::string(cell) : decoded(question, cell);
}

}  // namespace sonder
