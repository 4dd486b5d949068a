#include "survey/detail/condition_rows.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/bitset.h"
#include "base/text_index.h"
#include "survey/coded_answers.h"
#include "survey/detail/number_answers.h"
#include "text/blanks.h"

namespace sonder {
namespace {

/// A question that a condition names, and the option if it names one as well ("fruit_apple").
struct NamedQuestion {
  std::size_t at = 0;  ///< in the questionnaire
  const DefinedPart* part = nullptr;
  std::string option = {};
};

class ConditionRows {
 public:
  ConditionRows(const Table& table, const JoinedDefinition& joined,
                const std::vector<Question>& questions)
      : table_(table), joined_(joined), questions_(questions), coded_(questions.size()) {
    for (std::uint32_t at = 0; at < questions.size(); ++at) index_question(at);
  }

  const DefinedQuestion* defined(const Question& question) const {
    const std::optional<DefinedPlace>& place = joined_.match.columns[question.column];
    return place && !place->is_text ? &joined_.definition->questions[place->question] : nullptr;
  }

  /// Absent where a question is not in the table.
  std::optional<Bitset> find_all(const Condition& condition) {
    last_named_ = std::nullopt;
    return find(condition);
  }

  /// The last question of the questionnaire that the condition named.
  std::optional<std::size_t> last_named() const { return last_named_; }

 private:
  static constexpr std::uint32_t kSeveral = UINT32_MAX;

  std::optional<Bitset> find(const Condition& condition) {
    if (condition.kind == ConditionKind::kTest) return find_test(condition);
    const bool is_any = condition.kind == ConditionKind::kAny;
    Bitset rows(table_.row_count, !is_any);
    for (const Condition& part : condition.parts) {
      std::optional<Bitset> found = find(part);
      if (!found) return std::nullopt;
      if (condition.kind == ConditionKind::kNot) found->flip();
      if (is_any) {
        rows |= *found;
      } else {
        rows &= *found;
      }
    }
    return rows;
  }

  /// Questions with several columns that are several questions, such as rows of a matrix, have no
  /// answer of their own.
  void index_question(std::uint32_t at) {
    const DefinedQuestion* const known = defined(questions_[at]);
    if (known == nullptr || known->parts.size() != 1) return;
    add_name(known->code, at);
    for (const std::string& name : known->parts.front().names) add_name(name, at);
  }

  void add_name(std::string_view name, std::uint32_t at) {
    const std::uint32_t code = names_.intern(name);
    if (code >= at_.size()) at_.resize(code + std::size_t{1}, at);
    if (at_[code] != at) at_[code] = kSeveral;
  }

  std::optional<NamedQuestion> find_name(std::string_view name) const {
    const std::optional<std::uint32_t> code = names_.find(name);
    if (name.empty() || !code || *code >= at_.size() || at_[*code] == kSeveral) return std::nullopt;
    return NamedQuestion{.at = at_[*code], .part = &defined(questions_[at_[*code]])->parts.front()};
  }

  std::optional<NamedQuestion> find_question(const std::string& name) const {
    if (auto found = find_name(name)) return found;
    const std::size_t cut = name.rfind('_');
    if (cut == std::string::npos) return std::nullopt;
    auto found = find_name(std::string_view(name).substr(0, cut));
    if (found) found->option = name.substr(cut + 1);
    return found;
  }

  const CodedAnswers& code(std::size_t at) {
    std::optional<CodedAnswers>& coded = coded_[at];
    if (!coded) coded = code_answers(table_, questions_[at]);
    return *coded;
  }

  /// What cells and labels may hold instead of an option's code.
  std::vector<std::string> texts_of(const NamedQuestion& named, const std::string& value) const {
    std::vector<std::string> texts = {value};
    if (!named.part->list) return texts;
    for (const DefinedOption& option : joined_.definition->lists[*named.part->list]) {
      const bool is_it = option.code == value || option.id == value || option.label == value;
      if (is_it) texts.insert(texts.end(), {option.code, option.label});
    }
    return texts;
  }

  std::optional<Bitset> find_test(const Condition& test) {
    std::optional<NamedQuestion> named = find_question(test.question);
    if (!named) return std::nullopt;
    last_named_ = std::max(last_named_.value_or(0), named->at);
    if (!named->option.empty()) return find_tick(*named, test);
    const bool is_negated = test.test == ConditionTest::kNotEqual;
    const bool is_blank = test.value.empty() && test.test != ConditionTest::kAnswered;
    Bitset rows = is_blank ? rows_where(
                                 named->at, [](std::size_t) { return false; }, true)
                           : find_said(*named, test);
    if (is_negated) rows.flip();
    return rows;
  }

  /// Of an option's own name, as LimeSurvey has it: "Y" is a tick, "" none.
  std::optional<Bitset> find_tick(const NamedQuestion& named, const Condition& test) {
    const bool is_known =
        questions_[named.at].kind == QuestionKind::kMultiChoice &&
        (test.test == ConditionTest::kEqual || test.test == ConditionTest::kNotEqual) &&
        (test.value == "Y" || test.value.empty());
    if (!is_known) return std::nullopt;
    Bitset rows = rows_saying(named.at, texts_of(named, named.option));
    if (test.value.empty() != (test.test == ConditionTest::kNotEqual)) rows.flip();
    return rows;
  }

  Bitset find_said(const NamedQuestion& named, const Condition& test) {
    switch (test.test) {
      case ConditionTest::kEqual:
      case ConditionTest::kNotEqual:
      case ConditionTest::kNames: return rows_saying(named.at, texts_of(named, test.value));
      case ConditionTest::kAnswered:
        return rows_where(
            named.at, [](std::size_t) { return true; }, false);
      default: return rows_beside(named, test);
    }
  }

  bool is_blank(const CodedAnswers& coded, std::size_t at, std::uint32_t code) const {
    if (!coded.own_codes.empty()) return coded.states[code] == AnswerState::kBlank;
    return trim(text_of(at, code)).empty();
  }

  /// Of a question with one column.
  std::string_view text_of(std::size_t at, std::uint32_t code) const {
    return table_.columns[questions_[at].column].text.dictionary.text(code);
  }

  /// The responses whose code holds; of those without an answer `of_blank`.
  template <class Holds>
  Bitset rows_where(std::size_t at, const Holds& holds, bool of_blank) {
    const CodedAnswers& coded = code(at);
    std::vector<bool> is_wanted(coded.code_count());
    for (std::uint32_t each = 0; each < coded.code_count(); ++each) {
      is_wanted[each] = is_blank(coded, at, each) ? of_blank : holds(each);
    }
    const auto codes = coded.code_of();
    Bitset rows(codes.size());
    for (std::size_t row = 0; row < codes.size(); ++row) {
      if (is_wanted[codes[row]]) rows.set(row);
    }
    return rows;
  }

  Bitset rows_saying(std::size_t at, const std::vector<std::string>& texts) {
    const CodedAnswers& coded = code(at);
    const std::vector<std::string>& cells = questions_[at].cell_texts();
    const auto is_said = [&](std::string_view text) {
      return std::find(texts.begin(), texts.end(), text) != texts.end();
    };
    return rows_where(
        at,
        [&](std::uint32_t each) {
          const auto labels = coded.labels_of(each);
          const bool is_named = std::any_of(labels.begin(), labels.end(), [&](std::uint32_t label) {
            return is_said(coded.labels[label]) || (label < cells.size() && is_said(cells[label]));
          });
          return is_named || (coded.own_codes.empty() && is_said(trim(text_of(at, each))));
        },
        false);
  }

  /// Of an option its code's number, if it has one.
  std::optional<double> number_at(const NamedQuestion& named, std::uint32_t each) {
    const CodedAnswers& coded = code(named.at);
    if (coded.own_codes.empty()) {
      const auto number = read_number(trim(text_of(named.at, each)),
                                      table_.columns[questions_[named.at].column].decimal_mark);
      if (number) return number;
    }
    const auto labels = coded.labels_of(each);
    if (labels.empty()) return number_of(coded, each);
    for (const std::string& text : texts_of(named, coded.labels[labels.front()])) {
      if (const auto number = read_number(text, DecimalMark::kPoint)) return number;
    }
    return number_of(coded, each);
  }

  Bitset rows_beside(const NamedQuestion& named, const Condition& test) {
    const auto limit = read_number(test.value, DecimalMark::kPoint);
    const auto holds = [&](std::uint32_t each) {
      const auto number = number_at(named, each);
      if (!number || !limit) return false;
      switch (test.test) {
        case ConditionTest::kLess: return *number < *limit;
        case ConditionTest::kAtMost: return *number <= *limit;
        case ConditionTest::kGreater: return *number > *limit;
        default: return *number >= *limit;
      }
    };
    return rows_where(named.at, holds, false);
  }

  const Table& table_;
  const JoinedDefinition& joined_;
  const std::vector<Question>& questions_;
  std::vector<std::optional<CodedAnswers>> coded_;  ///< by question, of those that were needed
  TextDictionary names_;
  std::vector<std::uint32_t> at_;  ///< by name, the question, or kSeveral
  std::optional<std::size_t> last_named_;
};

}  // namespace

void apply_conditions(const Table& table, const JoinedDefinition& joined,
                      std::vector<Question>& questions) {
  ConditionRows rows(table, joined, questions);
  for (Question& question : questions) {
    const DefinedQuestion* const defined = rows.defined(question);
    if (defined == nullptr || !defined->has_condition) continue;
    std::optional<Bitset> asked =
        defined->condition ? rows.find_all(*defined->condition) : std::nullopt;
    if (!asked) {
      question.evidence.push_back(
          "Its condition could not be worked out, so that only blanks tell who was not asked: " +
          defined->condition_text + ".");
      continue;
    }
    question.evidence.push_back("Asked of " + std::to_string(asked->count()) + " of " +
                                std::to_string(table.row_count) +
                                " respondents, by its condition: " + defined->condition_text + ".");
    if (rows.last_named()) question.asked_by = questions[*rows.last_named()].column;
    question.asked = std::make_shared<const Bitset>(*std::move(asked));
  }
}

}  // namespace sonder
