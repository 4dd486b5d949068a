#include "survey/detail/chosen_questions.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "survey/detail/column_blocks.h"
#include "survey/detail/distinct_answers.h"
#include "survey/detail/grid_blocks.h"
#include "survey/detail/number_answers.h"
#include "survey/detail/question_reader.h"
#include "survey/detail/sum_blocks.h"
#include "survey/detail/ticks.h"

namespace sonder {
namespace {

/// The columns as a block: parted by their headings where these say the same of all, else with
/// their names as items.
ColumnBlock block_of(const Table& table, const std::vector<std::size_t>& columns) {
  std::vector<bool> is_free(table.columns.size());
  for (const std::size_t column : columns) is_free[column] = true;
  for (ColumnBlock& block : find_column_blocks(table, is_free)) {
    if (block.columns == columns && !block.stem.empty()) return std::move(block);
  }
  ColumnBlock block = {.mark = HeadingMark::kDash, .stem = {}, .columns = columns, .items = {}};
  for (const std::size_t column : columns) block.items.push_back(table.columns[column].name);
  constexpr std::size_t kNamed = 2;
  for (std::size_t at = 0; at < std::min(kNamed, columns.size()); ++at) {
    block.stem += (at > 0 ? ", " : "") + block.items[at];
  }
  if (columns.size() > kNamed) block.stem += ", ...";
  return block;
}

/// Whether the column's cells hold one thing or nothing, or say yes and no.
bool has_ticks(const Column& column, std::string_view item) {
  const std::vector<Tick> ticks = read_ticks(column, item);
  return std::count(ticks.begin(), ticks.end(), Tick::kYes) <= 1;
}

bool have_ticks(const Table& table, const ColumnBlock& block) {
  for (std::size_t at = 0; at < block.columns.size(); ++at) {
    if (!has_ticks(table.columns[block.columns[at]], block.items[at])) return false;
  }
  return true;
}

bool have_numbers(const Table& table, const ColumnBlock& block) {
  return std::all_of(block.columns.begin(), block.columns.end(), [&](std::size_t position) {
    const Column& column = table.columns[position];
    const DistinctAnswers answers = count_closed_answers(column, Bitset(table.row_count, true));
    return read_numbers(answers, column.decimal_mark).usable == answers.answered;
  });
}

/// The texts of all columns, each once.
std::vector<std::string> list_texts(const Table& table, const ColumnBlock& block) {
  constexpr std::size_t kMost = 1'000;
  std::set<std::string, std::less<>> texts;
  for (const std::size_t position : block.columns) {
    const Bitset all(table.row_count, true);
    for (const std::string_view text : count_closed_answers(table.columns[position], all).texts) {
      if (texts.size() < kMost) texts.emplace(text);
    }
  }
  return {texts.begin(), texts.end()};
}

bool is_one_question(const Table& table, QuestionKind kind, const ColumnBlock& block) {
  const bool is_choice = kind == QuestionKind::kSingleChoice || kind == QuestionKind::kMultiChoice;
  return kind == QuestionKind::kRanking || kind == QuestionKind::kConstantSum ||
         kind == QuestionKind::kFile || (is_choice && have_ticks(table, block));
}

Question make_one_question(const Table& table, QuestionKind kind, const ColumnBlock& block) {
  Question question;
  question.column = block.columns.front();
  question.text = block.stem;
  question.kind = kind;
  question.options = block.items;
  question.option_columns.assign(block.columns.begin(), block.columns.end());
  question.evidence.push_back("You chose this kind for its " +
                              std::to_string(block.columns.size()) + " columns together.");
  const bool has_items = kind == QuestionKind::kRanking && !have_numbers(table, block);
  if (has_items) {
    question.ranking = RankingLayout::kItemsOfRanks;
    question.options = list_texts(table, block);
  }
  if (kind == QuestionKind::kConstantSum) question.total = find_commonest_total(table, question);
  return question;
}

bool has_rows(QuestionKind kind) {
  return kind != QuestionKind::kTimestamp && kind != QuestionKind::kContact &&
         kind != QuestionKind::kUnanswered;
}

void add_rows(const Table& table, QuestionKind kind, const ColumnBlock& block,
              std::vector<Question>& questions) {
  std::vector<Question> rows;
  for (const std::size_t column : block.columns) {
    rows.push_back(describe_question(table, {.column = column, .kind = kind}));
  }
  if (has_rows(kind)) unite_rows(table, block, rows);
  for (Question& row : rows) {
    if (has_rows(kind)) row.evidence.back() = "You chose that its rows are one matrix.";
    questions.push_back(std::move(row));
  }
}

}  // namespace

ChosenQuestions::ChosenQuestions(const Table& table, const std::vector<QuestionChoice>& choices)
    : table_(table), choice_of_(table.columns.size()) {
  for (const QuestionChoice& choice : choices) {
    if (choice.column < choice_of_.size()) choice_of_[choice.column] = &choice;
    for (const std::size_t column : choice.together) {
      if (column < choice_of_.size()) choice_of_[column] = &choice;
    }
  }
}

std::vector<std::size_t> ChosenQuestions::columns_of(const QuestionChoice& choice) const {
  std::vector<std::size_t> columns;
  for (std::size_t column = 0; column < choice_of_.size(); ++column) {
    if (choice_of_[column] == &choice) columns.push_back(column);
  }
  return columns;
}

void ChosenQuestions::add(std::size_t column, std::vector<Question>& questions) const {
  const QuestionChoice& choice = *choice_of_[column];
  if (choice.is_apart) {
    questions.push_back(infer_question(table_, column));
    return questions.back().evidence.push_back("You took its question apart.");
  }
  const std::vector<std::size_t> columns = columns_of(choice);
  if (columns.size() < 2) {
    return questions.push_back(describe_question(table_, {.column = column, .kind = choice.kind}));
  }
  if (columns.front() != column) return;
  const ColumnBlock block = block_of(table_, columns);
  if (!is_one_question(table_, choice.kind, block)) {
    return add_rows(table_, choice.kind, block, questions);
  }
  questions.push_back(make_one_question(table_, choice.kind, block));
}

}  // namespace sonder
