#include "survey/open_answers.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/sorting.h"
#include "survey/detail/answer_words.h"
#include "text/blanks.h"
#include "text/fold.h"

namespace sonder {
namespace {

const Question* find_open_question(const Questionnaire& questionnaire, std::size_t column) {
  const auto found =
      std::find_if(questionnaire.questions.begin(), questionnaire.questions.end(),
                   [column](const Question& question) {
                     return question.column == column && question.kind == QuestionKind::kOpenText;
                   });
  return found == questionnaire.questions.end() ? nullptr : &*found;
}

Result<const Question*> check(const Table& table, const Questionnaire& questionnaire,
                              const Bitset& selected, const OpenAnswerQuery& query) {
  if (selected.size() != table.row_count) {
    return Error{ErrorCode::kInvalidArgument, "The mask must have one bit per row of the table."};
  }
  if (query.count > kMostListedAnswers) {
    return Error{ErrorCode::kInvalidArgument, "`count` must be at most 500."};
  }
  if (query.words > kMostListedWords) {
    return Error{ErrorCode::kInvalidArgument, "`words` must be at most 200."};
  }
  const Question* question = find_open_question(questionnaire, query.column);
  if (question != nullptr) return question;
  return Error{ErrorCode::kNotFound, "the survey has no open question in this column"};
}

/// Answers of one column that hold what is searched for.
class AnswerSearch {
 public:
  AnswerSearch(const Column& column, std::string_view search)
      : column_(column), wanted_(fold(trim(search))), holds_(column.text.dictionary.size()) {
    const TextDictionary& texts = column.text.dictionary;
    for (std::uint32_t code = 0; code < texts.size(); ++code) {
      const std::string_view text = trim(texts.text(code));
      if (!text.empty() && (wanted_.empty() || fold(text).find(wanted_) != std::string::npos)) {
        holds_.set(code);
      }
    }
  }

  std::string_view text(std::size_t row) const { return trim(column_.text.at(row)); }
  bool finds(std::size_t row) const { return holds_.test(column_.text.codes[row]); }

 private:
  const Column& column_;
  std::string wanted_;
  Bitset holds_;  ///< per code
};

void count_details(std::string_view text, OpenAnswers& answers) {
  const RedactionCounts details = redact(text).counts;
  answers.details += details;
  answers.answers_with_details += details.total() > 0 ? 1 : 0;
}

bool is_on_page(const OpenAnswers& answers, const OpenAnswerQuery& query) {
  return answers.found >= query.first && answers.listed.size() < query.count;
}

}  // namespace

Result<OpenAnswers> list_open_answers(const Table& table, const Questionnaire& questionnaire,
                                      const Bitset& selected, const OpenAnswerQuery& query) {
  const Result<const Question*> question = check(table, questionnaire, selected, query);
  if (!question) return question.error();
  const AnswerSearch search(table.columns[question.value()->column], query.search);
  OpenAnswers answers;
  AnswerWords words;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    const std::string_view text = search.text(row);
    if (!selected.test(row) || text.empty()) continue;
    ++answers.answered;
    if (!search.finds(row)) continue;
    if (is_on_page(answers, query)) {
      answers.listed.push_back(
          {table.file_row(row), query.redacts ? redact(text).text : std::string(text)});
    }
    ++answers.found;
    count_details(text, answers);
    words.add(text, find_personal_details(text));
  }
  answers.words = words.most_frequent(query.words);
  answers.distinct_words = words.distinct();
  if (answers.found > 0) {
    answers.mean_words = static_cast<double>(words.total()) / static_cast<double>(answers.found);
  }
  return answers;
}

Result<Quotes> collect_quotes(const Table& table, const Questionnaire& questionnaire,
                              const Bitset& selected, const OpenAnswerQuery& query) {
  const Result<const Question*> question = check(table, questionnaire, selected, query);
  if (!question) return question.error();
  const AnswerSearch search(table.columns[question.value()->column], query.search);
  Quotes quotes{question.value()->text, {}};
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (selected.test(row) && search.finds(row)) {
      quotes.texts.push_back(redact(search.text(row)).text);
    }
  }
  sort_stably(quotes.texts);
  return quotes;
}

}  // namespace sonder
