#include <algorithm>
#include <utility>

#include "survey/detail/question_reader.h"
#include "survey/question.h"

namespace sonder {
namespace {

/// The last choice for a column wins.
const QuestionChoice* find_choice(const std::vector<QuestionChoice>& choices, std::size_t column) {
  const auto found =
      std::find_if(choices.rbegin(), choices.rend(),
                   [&](const QuestionChoice& choice) { return choice.column == column; });
  return found == choices.rend() ? nullptr : &*found;
}

Question describe_timestamp(const Table& table, std::size_t column) {
  Question question =
      describe_question(table, {.column = column, .kind = QuestionKind::kTimestamp});
  question.evidence = {"It is the first column of dates that says when a response came."};
  return question;
}

void note_scale_from_one(const Question& question, IssueLog& issues) {
  if (question.metric != Metric::kNps || question.scale_low != 1) return;
  issues.add({.code = IssueCode::kScaleFromOne,
              .row = 0,
              .column = static_cast<std::uint32_t>(question.column),
              .message = "The recommendation question was asked on 1-10; "
                         "its score compares only with care to one on 0-10."});
}

}  // namespace

Questionnaire understand_questions(const Table& table, const std::vector<QuestionChoice>& choices) {
  Questionnaire questionnaire;
  const std::optional<std::size_t> timestamp = find_timestamp(table);
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    const QuestionChoice* choice = find_choice(choices, column);
    Question question = choice != nullptr     ? describe_question(table, *choice)
                        : column == timestamp ? describe_timestamp(table, column)
                                              : infer_question(table, column);
    note_scale_from_one(question, questionnaire.issues);
    questionnaire.questions.push_back(std::move(question));
  }
  return questionnaire;
}

}  // namespace sonder
