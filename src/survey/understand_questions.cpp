#include <algorithm>
#include <utility>

#include "survey/detail/answer_pieces.h"
#include "survey/detail/block_questions.h"
#include "survey/detail/chosen_questions.h"
#include "survey/detail/condition_rows.h"
#include "survey/detail/defined_questions.h"
#include "survey/detail/import_ids.h"
#include "survey/detail/other_texts.h"
#include "survey/detail/question_reader.h"
#include "survey/detail/routes.h"
#include "survey/question.h"
#include "text/blanks.h"

namespace sonder {
namespace {

Question describe_timestamp(const Table& table, std::size_t column) {
  Question question =
      describe_question(table, {.column = column, .kind = QuestionKind::kTimestamp});
  question.evidence = {"It is the first column of dates that says when a response came."};
  return question;
}

/// A column that holds all answers to a question which the file keeps in several (SPSS).
Question describe_response_set(const ResponseSet& set, const Table& table) {
  Question question;
  question.column = *set.joined;
  question.text = table.columns[*set.joined].name;
  question.kind = QuestionKind::kMultiChoice;
  question.options = set.options;
  question.separator = kSemicolonSeparator;
  question.evidence.push_back("The file names " + std::to_string(set.columns.size()) +
                              " columns as the answers to it.");
  return question;
}

const ResponseSet* find_response_set(const Table& table, std::size_t column) {
  const auto found =
      std::find_if(table.response_sets.begin(), table.response_sets.end(),
                   [column](const ResponseSet& set) { return set.joined == column; });
  return found == table.response_sets.end() ? nullptr : &*found;
}

/// Whether the column is only one of the answers to a question that another column holds.
bool is_in_response_set(const Table& table, std::size_t column) {
  return std::any_of(
      table.response_sets.begin(), table.response_sets.end(), [&](const ResponseSet& set) {
        return set.joined &&
               std::find(set.columns.begin(), set.columns.end(), column) != set.columns.end();
      });
}

Question understand_question(const Table& table, std::size_t column,
                             std::optional<std::size_t> timestamp) {
  if (const ResponseSet* set = find_response_set(table, column)) {
    return describe_response_set(*set, table);
  }
  return column == timestamp ? describe_timestamp(table, column) : infer_question(table, column);
}

/// The columns that may belong to a question of several: nothing else says what they are.
std::vector<bool> find_free_columns(const Table& table, const ChosenQuestions& chosen,
                                    const DefinedQuestions& defined,
                                    std::optional<std::size_t> timestamp) {
  std::vector<bool> is_free(table.columns.size());
  for (std::size_t column = 0; column < is_free.size(); ++column) {
    is_free[column] = !chosen.knows(column) && !defined.knows(column) && column != timestamp &&
                      find_response_set(table, column) == nullptr &&
                      !is_in_response_set(table, column);
  }
  return is_free;
}

/// Whether the column is nothing but the separators in the file.
bool is_void(const Column& column) {
  const auto is_blank = [](std::string_view text) { return trim(text).empty(); };
  const bool has_no_heading =
      !column.header.empty() && std::all_of(column.header.begin(), column.header.end(), is_blank);
  const TextDictionary& texts = column.text.dictionary;
  for (std::uint32_t code = 0; has_no_heading && code < texts.size(); ++code) {
    if (!is_blank(texts.text(code))) return false;
  }
  return has_no_heading && column.labels.label.empty();
}

/// Of a column that nobody chose a kind for, and no definition knows.
void add_inferred(const Table& table, std::size_t column, std::optional<std::size_t> timestamp,
                  BlockQuestions& blocks, std::vector<Question>& questions) {
  if (blocks.is_part[column] || is_in_response_set(table, column)) return;
  if (is_void(table.columns[column])) return;
  if (blocks.questions[column]) {
    questions.push_back(std::move(*blocks.questions[column]));
    return;
  }
  questions.push_back(understand_question(table, column, timestamp));
  const std::string& ambiguity = blocks.ambiguity[column];
  if (!ambiguity.empty()) questions.back().evidence.push_back(ambiguity);
  if (!blocks.continues[column]) return;
  questions.back().continues = true;
  questions.back().evidence.push_back("It stands under the heading of the question before it.");
}

/// The id that Qualtrics gave the question a column is of, or nothing.
std::string id_of_question(const Column& column) {
  const std::optional<std::string> id = find_import_id(column);
  return id ? question_of_import_id(*id) : std::string();
}

/// What has one id is one question: tables side by side, several boxes. Rows of the first table are
/// counted as one anyway.
void continue_by_import_ids(const Table& table, std::vector<Question>& questions) {
  std::string id;
  std::string first_group;
  for (Question& question : questions) {
    std::string own = id_of_question(table.columns[question.column]);
    const bool is_next = !own.empty() && own == id;
    if (!is_next) {
      id = std::move(own);
      first_group = question.group;
    } else if (!question.other_of && (question.group.empty() || question.group != first_group)) {
      question.continues = true;
      question.evidence.push_back("It has the id of the question before it.");
    }
  }
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

Questionnaire understand_questions(const Table& table, const std::vector<QuestionChoice>& choices,
                                   const JoinedDefinition* joined) {
  Questionnaire questionnaire;
  const ChosenQuestions chosen(table, choices);
  DefinedQuestions defined(table, joined, chosen);
  const std::optional<std::size_t> timestamp = find_timestamp(table);
  BlockQuestions blocks =
      understand_blocks(table, find_free_columns(table, chosen, defined, timestamp));
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (chosen.knows(column)) {
      chosen.add(column, questionnaire.questions);
    } else if (defined.knows(column)) {
      defined.add(column, questionnaire.questions);
    } else {
      add_inferred(table, column, timestamp, blocks, questionnaire.questions);
    }
  }
  link_other_texts(table, questionnaire.questions);
  continue_by_import_ids(table, questionnaire.questions);
  if (joined != nullptr) apply_conditions(table, *joined, questionnaire.questions);
  infer_routes(table, questionnaire.questions);
  for (const Question& question : questionnaire.questions) {
    note_scale_from_one(question, questionnaire.issues);
  }
  return questionnaire;
}

}  // namespace sonder
