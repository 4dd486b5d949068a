#include "survey/detail/block_questions.h"

#include <algorithm>
#include <utility>

#include "survey/detail/grid_blocks.h"
#include "survey/detail/other_texts.h"
#include "survey/detail/question_reader.h"
#include "survey/detail/rank_blocks.h"
#include "survey/detail/sum_blocks.h"
#include "survey/detail/tick_blocks.h"

namespace sonder {
namespace {

/// Puts a question of several columns in place of these. What was written under "other" stays a
/// question of its own.
void place(const Table& table, Question question, BlockQuestions& found) {
  for (const auto& column : question.option_columns) found.is_part[*column] = true;
  for (const std::size_t column : question.missing_columns) found.is_part[column] = true;
  found.is_part[question.column] = false;
  if (question.other_column) {
    const std::size_t written = *question.other_column;
    found.is_part[written] = false;
    Question text = describe_other_text(table, written);
    text.other_of = question.column;
    // A choice may begin with the column where its only other answers are.
    if (written != question.column) found.questions[written] = std::move(text);
  }
  const std::size_t column = question.column;
  found.questions[column] = std::move(question);
}

bool place_ticks(const Table& table, const ColumnBlock& block, BlockQuestions& found) {
  std::vector<Question> questions = read_tick_block(table, block);
  if (questions.empty()) return false;
  for (Question& question : questions) place(table, std::move(question), found);
  if (block.joined) found.is_part[*block.joined] = true;
  return true;
}

/// A ranking adds up to a constant too, so it comes first.
bool place_items(const Table& table, const ColumnBlock& block, BlockQuestions& found) {
  std::optional<Question> question = read_rank_block(table, block);
  if (!question) question = read_sum_block(table, block);
  if (!question) return false;
  place(table, std::move(*question), found);
  return true;
}

/// The block without the columns where respondents write under "other".
ColumnBlock rows_alone(const ColumnBlock& block) {
  ColumnBlock rows = {.mark = block.mark, .stem = block.stem, .columns = {}, .items = {}};
  for (std::size_t at = 0; at < block.columns.size(); ++at) {
    if (names_other_text(block.items[at]) || is_placeholder(block.items[at])) continue;
    rows.columns.push_back(block.columns[at]);
    rows.items.push_back(block.items[at]);
  }
  return rows;
}

void place_grid(const Table& table, const ColumnBlock& block, BlockQuestions& found) {
  const ColumnBlock alone = rows_alone(block);
  std::vector<Question> rows;
  for (const std::size_t column : alone.columns) rows.push_back(infer_question(table, column));
  unite_rows(table, alone, rows);
  for (Question& row : rows) {
    const std::size_t column = row.column;
    found.questions[column] = std::move(row);
  }
}

/// Where a row of the file tells the questions, whatever stands under one of them is of it.
void note_continuation(const ColumnBlock& block, BlockQuestions& found) {
  if (block.mark != HeadingMark::kRows) return;
  for (std::size_t at = 1; at < block.columns.size(); ++at) {
    const std::size_t column = block.columns[at];
    found.continues[column] = !found.is_part[column] && !found.questions[column];
  }
}

void note_ambiguity(const ColumnBlock& block, BlockQuestions& found) {
  if (block.mark != HeadingMark::kSlash || block.joined) return;
  for (const std::size_t column : block.columns) {
    found.ambiguity[column] =
        "Its heading may name a group or a question and its option; no column joins such options.";
  }
}

}  // namespace

BlockQuestions understand_blocks(const Table& table, const std::vector<bool>& is_free) {
  BlockQuestions found;
  found.questions.resize(table.columns.size());
  found.is_part.resize(table.columns.size());
  found.ambiguity.resize(table.columns.size());
  found.continues.resize(table.columns.size());
  for (const ColumnBlock& block : find_column_blocks(table, is_free)) {
    if (!place_items(table, block, found) && !place_ticks(table, block, found)) {
      if (is_grid_block(table, block)) {
        place_grid(table, block, found);
      } else {
        note_ambiguity(block, found);
      }
    }
    note_continuation(block, found);
  }
  return found;
}

}  // namespace sonder
