#include "survey/detail/other_texts.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "survey/detail/heading.h"
#include "survey/detail/question_reader.h"
#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

bool is_choice(const Question& question) {
  return question.kind == QuestionKind::kSingleChoice ||
         question.kind == QuestionKind::kMultiChoice || question.kind == QuestionKind::kScale;
}

/// What the other tools' headings of one column begin with: the tag, the name, the code.
bool is_headed(const Column& column, std::string_view stem) {
  const std::string_view name = trim(column.name);
  if (name == stem || (!column.header.empty() && column.header.front() == stem)) return true;
  return name.starts_with(stem) && name.substr(stem.size()).starts_with(". ");
}

/// "Q4_TEXT" and "colour-Comment" without their ends; empty for other names.
std::string_view stem_of_text(std::string_view name) {
  for (const std::string_view tail : {"_TEXT", "-Comment"}) {
    if (name.ends_with(tail)) return name.substr(0, name.size() - tail.size());
  }
  return {};
}

std::vector<std::string> stems_of(const Column& column) {
  std::vector<std::string> stems;
  const std::string_view name = column.header.empty() ? column.name : column.header.front();
  const std::string_view stem = stem_of_text(trim(name));
  if (!stem.empty()) stems.emplace_back(stem);
  for (const HeadingParts& parts : part_heading(column)) {
    if (!names_other_text(parts.item)) continue;
    stems.push_back(parts.stem);
    const bool has_code = parts.mark == HeadingMark::kCode || parts.mark == HeadingMark::kTag;
    if (has_code) stems.push_back(parts.key);
  }
  return stems;
}

bool is_other_alone(const Column& column) {
  const std::string_view name = trim(column.name);
  return names_other_text(name) && part_heading(column).empty() && stem_of_text(name).empty();
}

bool belongs(const Table& table, const Question& text, const Question& choice, bool is_next) {
  const Column& column = table.columns[text.column];
  if (is_next && is_other_alone(column)) return true;
  const std::vector<std::string> stems = stems_of(column);
  return std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) {
    return choice.text == stem || (!stem.empty() && choice.group == stem) ||
           is_headed(table.columns[choice.column], stem);
  });
}

void link(const Table& table, Question& text, Question& choice) {
  if (text.kind != QuestionKind::kOpenText) {
    Question described = describe_other_text(table, text.column);
    described.text = std::move(text.text);
    described.has_condition = text.has_condition;
    text = std::move(described);
  }
  text.other_of = choice.column;
  if (!choice.other_column) choice.other_column = text.column;
}

/// The first row of the matrix that the row belongs to, if what was written is beside no row of it
/// alone; else the choice itself.
std::size_t owner_of(const Table& table, const std::vector<Question>& questions,
                     const Question& text, std::size_t choice) {
  const std::string& group = questions[choice].group;
  const std::vector<std::string> stems = stems_of(table.columns[text.column]);
  if (group.empty() || std::find(stems.begin(), stems.end(), group) == stems.end()) return choice;
  while (choice > 0 && questions[choice - 1].group == group) --choice;
  return choice;
}

bool may_be_text(const Question& question) {
  const bool is_text = question.kind == QuestionKind::kOpenText || is_choice(question) ||
                       question.kind == QuestionKind::kUnanswered;
  return is_text && question.option_columns.empty();
}

}  // namespace

Question describe_other_text(const Table& table, std::size_t column) {
  Question inferred = infer_question(table, column);
  if (inferred.kind == QuestionKind::kContact) return inferred;
  Question text;
  text.column = column;
  text.text = std::move(inferred.text);
  text.evidence.push_back("Its heading says that it holds what is not among the options before.");
  return text;
}

void link_other_texts(const Table& table, std::vector<Question>& questions) {
  std::size_t last_choice = questions.size();
  for (std::size_t at = 0; at < questions.size(); ++at) {
    Question& question = questions[at];
    const Column& column = table.columns[question.column];
    const bool is_linked = question.other_of || question.other_column;
    const bool is_text = may_be_text(question) && !is_linked &&
                         (is_other_alone(column) || !stems_of(column).empty());
    if (is_text && last_choice < at &&
        belongs(table, question, questions[last_choice], last_choice + 1 == at)) {
      link(table, question, questions[owner_of(table, questions, question, last_choice)]);
      continue;
    }
    const bool may_own = is_choice(question) || !question.group.empty();
    if (may_own && !question.other_of) last_choice = at;
  }
}

}  // namespace sonder
