#include "survey/detail/defined_questions.h"

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>

#include "base/text_index.h"
#include "survey/detail/answer_splitter.h"
#include "survey/detail/distinct_answers.h"
#include "survey/detail/missing_texts.h"
#include "survey/detail/number_answers.h"
#include "survey/detail/question_reader.h"
#include "survey/detail/sum_blocks.h"
#include "text/numbers.h"

namespace sonder {
namespace {

/// Cells looked at to learn how several answers are joined in them.
constexpr std::size_t kMostJoinedCells = 2'000;

using Options = std::vector<DefinedOption>;

std::vector<std::string> texts_of(const Options& options, std::string DefinedOption::*member) {
  std::vector<std::string> texts;
  for (const DefinedOption& option : options) texts.push_back(option.*member);
  return texts;
}

/// How many answers are one of the texts.
std::uint64_t count_known(const DistinctAnswers& answers, const std::vector<std::string>& texts) {
  TextIndex known;
  for (const std::string& text : texts) known.add(text, 0);
  std::uint64_t count = 0;
  for (std::size_t at = 0; at < answers.texts.size(); ++at) {
    if (known.find(answers.texts[at])) count += answers.counts[at];
  }
  return count;
}

/// How many answers are nothing but options of the question, joined by its separator.
std::uint64_t count_joined(const DistinctAnswers& answers, const Question& question) {
  const AnswerSplitter splitter(question);
  std::uint64_t count = 0;
  const std::size_t most = std::min(answers.texts.size(), kMostJoinedCells);
  for (std::size_t at = 0; at < most; ++at) {
    if (splitter.split(answers.texts[at]).other.empty()) count += answers.counts[at];
  }
  return count;
}

/// Points from the codes of options that a definition says are those of a scale, as far as these
/// are whole numbers from 0 on, in order, and every option is an answer: Qualtrics' surveys have -1
/// for "not applicable".
void order_by_codes(const Options& options, Question& question) {
  constexpr std::size_t kFewest = 3;
  if (options.size() < kFewest || !question.points.empty()) return;
  std::vector<std::int64_t> points;
  for (const DefinedOption& option : options) {
    const std::optional<std::int64_t> code = parse_integer(option.code);
    const bool is_point = code && *code >= 0;
    if (!is_point || missing_kind_of(option.label) != MissingKind::kNone) return;
    points.push_back(*code);
  }
  const bool falls = points.front() > points.back();
  if (falls) std::reverse(points.begin(), points.end());
  const bool is_in_order =
      std::adjacent_find(points.begin(), points.end(), std::greater_equal<>()) == points.end();
  if (!is_in_order) return;
  if (falls) {
    std::reverse(question.options.begin(), question.options.end());
    std::reverse(question.codes.begin(), question.codes.end());
  }
  question.points = std::move(points);
  question.evidence.push_back(
      "The definition gives its options values in order: from \"" + question.options.front() +
      "\", " + std::to_string(question.points.front()) + ", to \"" + question.options.back() +
      "\", " + std::to_string(question.points.back()) + ".");
}

/// Whether what is there are numbers, in half of the answers at least.
bool holds_numbers(const Column& column) {
  const DistinctAnswers answers =
      count_closed_answers(column, Bitset(column.text.codes.size(), true));
  return read_numbers(answers, column.decimal_mark).usable * 2 >= answers.answered;
}

bool is_choice(QuestionKind kind) {
  return kind == QuestionKind::kSingleChoice || kind == QuestionKind::kMultiChoice;
}

/// Gives the question the options as its cells hold them, and tells how many answers are such.
std::uint64_t take_single_options(const DistinctAnswers& answers, const Options& options,
                                  Question& question) {
  question.options = texts_of(options, &DefinedOption::label);
  std::vector<std::string> codes = texts_of(options, &DefinedOption::code);
  const std::uint64_t as_labels = count_known(answers, question.options);
  const std::uint64_t as_codes = count_known(answers, codes);
  if (as_codes > as_labels) question.codes = std::move(codes);
  return std::max(as_codes, as_labels);
}

std::uint64_t take_joined_options(const DistinctAnswers& answers, const Options& options,
                                  Question& question) {
  Question best = question;
  std::uint64_t most = 0;
  for (const char* separator : {", ", ",", ";", " "}) {
    for (const bool has_codes : {false, true}) {
      Question tried = question;
      tried.separator = separator;
      tried.options = texts_of(options, &DefinedOption::label);
      if (has_codes) tried.codes = texts_of(options, &DefinedOption::code);
      const std::uint64_t known = count_joined(answers, tried);
      if (known < most || (known == most && !best.options.empty())) continue;
      most = known;
      best = std::move(tried);
    }
  }
  question = std::move(best);
  return most;
}

}  // namespace

DefinedQuestions::DefinedQuestions(const Table& table, const JoinedDefinition* joined,
                                   const ChosenQuestions& chosen)
    : table_(table), joined_(joined) {
  if (joined == nullptr) return;
  for (std::size_t column = 0; column < joined->match.columns.size(); ++column) {
    const auto& place = joined->match.columns[column];
    if (!place || !place->option || place->is_text || chosen.knows(column)) continue;
    has_option_columns_.insert(key_of(*place));
  }
  for (const DefinedQuestion& question : joined->definition->questions) {
    if (question.parts.size() > 1) ++matrices_[question.text];
  }
}

bool DefinedQuestions::knows(std::size_t column) const {
  return joined_ != nullptr && joined_->match.columns[column].has_value();
}

const DefinedPart& DefinedQuestions::part_of(const DefinedPlace& place) const {
  return joined_->definition->questions[place.question].parts[place.part];
}

std::string DefinedQuestions::wording_of(const DefinedPlace& place) const {
  std::string wording = joined_->definition->questions[place.question].text;
  const auto append = [&](const std::string& text) {
    if (!text.empty()) wording += (wording.empty() ? "" : " - ") + text;
  };
  append(part_of(place).label);
  if (place.loop > 0) append("Loop " + std::to_string(place.loop));
  const bool is_about_option =
      place.is_text || !is_choice(part_of(place).kind.value_or(QuestionKind::kOpenText));
  if (place.option && is_about_option) {
    append(joined_->definition->lists[*part_of(place).list][*place.option].label);
  }
  if (place.is_text) append("Text");
  return wording;
}

std::string DefinedQuestions::group_of(const DefinedPlace& place) const {
  const std::vector<DefinedQuestion>& questions = joined_->definition->questions;
  const DefinedQuestion& defined = questions[place.question];
  std::string group = defined.text;
  const auto found = matrices_.find(defined.text);
  const bool is_shared = found != matrices_.end() && found->second > 1 && !defined.code.empty();
  if (is_shared) group += " (" + defined.code + ")";
  if (place.loop > 0) group += " - Loop " + std::to_string(place.loop);
  return group;
}

std::string DefinedQuestions::source() const {
  return "the " + std::string(vendor_name(joined_->definition->layout)) + " definition " +
         joined_->name;
}

Question DefinedQuestions::infer(std::size_t column, const DefinedPlace& place) const {
  const std::string wording = wording_of(place);
  return infer_question(table_, column,
                        wording.empty() ? std::string_view(table_.columns[column].name) : wording);
}

/// Texts may turn out to be what must not be tabulated; the definition does not know.
Question DefinedQuestions::describe_text(std::size_t column, const DefinedPlace& place) const {
  Question question = infer(column, place);
  if (question.kind == QuestionKind::kContact) return question;
  Question text;
  text.column = column;
  text.text = std::move(question.text);
  text.evidence.push_back("Wording and type from " + source() + ".");
  return text;
}

Question DefinedQuestions::describe_choice(std::size_t column, const DefinedPlace& place) {
  const DefinedPart& part = part_of(place);
  const Options& options = joined_->definition->lists[*part.list];
  const DistinctAnswers answers =
      count_closed_answers(table_.columns[column], Bitset(table_.row_count, true));
  Question question;
  question.column = column;
  question.text = wording_of(place);
  question.kind = *part.kind;
  option_count_ += options.size();
  const bool is_single = question.kind == QuestionKind::kSingleChoice;
  const std::uint64_t known = option_count_ > kMostDefinedOptions ? 0
                              : is_single ? take_single_options(answers, options, question)
                                          : take_joined_options(answers, options, question);
  const std::string share =
      std::to_string(known) + " of " + std::to_string(answers.answered) + " answers";
  if (known * 2 < answers.answered) {
    question = infer(column, place);
    question.evidence.push_back("Only " + share + " are options of " + source() +
                                ", from which the wording is.");
    return question;
  }
  question.evidence.push_back("Wording, type and options from " + source() + ".");
  question.evidence.push_back("Its " + std::string(question.codes.empty() ? "labels" : "codes") +
                              " stand in " + share + ".");
  if (question.kind == QuestionKind::kRanking) question.ranking = RankingLayout::kOrderedCell;
  if (is_single) order_by_scale(question);
  if (is_single && part.is_ordered) order_by_codes(options, question);
  return question;
}

Question DefinedQuestions::describe(std::size_t column, const DefinedPlace& place) {
  const DefinedPart& part = part_of(place);
  if (place.is_text || part.kind == QuestionKind::kOpenText) return describe_text(column, place);
  const bool has_options =
      part.kind && (is_choice(*part.kind) || part.kind == QuestionKind::kRanking) && part.list;
  if (has_options) return describe_choice(column, place);
  Question inferred = infer(column, place);
  const bool is_number = part.kind == QuestionKind::kScale || part.kind == QuestionKind::kNumeric ||
                         part.kind == QuestionKind::kSlider;
  const bool has_numbers =
      inferred.kind == QuestionKind::kScale || inferred.kind == QuestionKind::kNumeric ||
      inferred.kind == QuestionKind::kSlider || inferred.kind == QuestionKind::kUnanswered;
  if (part.kind != QuestionKind::kFile && !(is_number && has_numbers)) {
    inferred.evidence.push_back("Wording from " + source() + ".");
    return inferred;
  }
  Question question;
  question.column = column;
  question.text = std::move(inferred.text);
  question.kind = *part.kind;
  question.scale_low = part.scale_low;
  question.scale_high = part.scale_high;
  question.evidence.push_back("Wording and type from " + source() + ".");
  return complete_question(table_, std::move(question));
}

/// Whether the column is one of those that are one question together.
bool DefinedQuestions::is_item(std::size_t column, const DefinedPlace& place) const {
  const DefinedPart& part = part_of(place);
  const bool has_items = joined_->definition->questions[place.question].parts.size() > 1;
  if (place.is_text || place.option || !has_items) return false;
  const bool has_numbers = part.kind == QuestionKind::kConstantSum ||
                           (part.kind == QuestionKind::kRanking && !part.list);
  if (has_numbers) return holds_numbers(table_.columns[column]);
  return part.kind == QuestionKind::kFile || part.kind == QuestionKind::kRanking;
}

void DefinedQuestions::add_item(std::size_t column, const DefinedPlace& place,
                                std::vector<Question>& questions) {
  const DefinedPart& part = part_of(place);
  const auto [known, is_new] =
      question_of_items_.try_emplace({place.question, place.loop}, questions.size());
  if (is_new) {
    const DefinedQuestion& defined = joined_->definition->questions[place.question];
    Question question;
    question.column = column;
    question.text = defined.text;
    if (place.loop > 0) question.text += " - Loop " + std::to_string(place.loop);
    question.kind = *part.kind;
    question.total = part.total;
    question.has_condition = defined.has_condition;
    question.evidence.push_back("Wording and type from " + source() + "; it has several columns.");
    if (part.list) {
      question.ranking = RankingLayout::kItemsOfRanks;
      take_single_options(
          count_closed_answers(table_.columns[column], Bitset(table_.row_count, true)),
          joined_->definition->lists[*part.list], question);
    }
    questions.push_back(std::move(question));
  }
  Question& question = questions[known->second];
  question.option_columns.emplace_back(column);
  if (!part.list) question.options.push_back(part.label);
  if (part.kind == QuestionKind::kConstantSum && part.total <= 0) {
    question.total = find_commonest_total(table_, question);
  }
}

/// Rows of a matrix belong together.
void DefinedQuestions::set_row(const DefinedPlace& place, Question& question) const {
  const std::string& row = part_of(place).label;
  if (row.empty()) return;
  question.group = group_of(place);
  question.item = row;
}

void DefinedQuestions::add_option(std::size_t column, const DefinedPlace& place,
                                  std::vector<Question>& questions) {
  const Options& options = joined_->definition->lists[*part_of(place).list];
  if (option_count_ + options.size() > kMostDefinedOptions) {
    return questions.push_back(infer(column, place));
  }
  const auto [known, is_new] = question_of_.try_emplace(key_of(place), questions.size());
  if (is_new) {
    Question question;
    question.column = column;
    question.text = wording_of(place);
    question.kind = QuestionKind::kMultiChoice;
    question.options = texts_of(options, &DefinedOption::label);
    question.codes = texts_of(options, &DefinedOption::code);
    question.option_columns.resize(options.size());
    option_count_ += options.size();
    question.has_condition = joined_->definition->questions[place.question].has_condition;
    question.evidence.push_back("Wording, type and options from " + source() +
                                "; each option has a column of its own.");
    set_row(place, question);
    questions.push_back(std::move(question));
  }
  questions[known->second].option_columns[*place.option] = column;
}

void DefinedQuestions::add(std::size_t column, std::vector<Question>& questions) {
  const DefinedPlace& place = *joined_->match.columns[column];
  const bool is_option =
      place.option && !place.is_text && part_of(place).kind && is_choice(*part_of(place).kind);
  if (is_option) return add_option(column, place, questions);
  if (is_item(column, place)) return add_item(column, place, questions);
  const bool joins_options =
      !place.option && !place.is_text && has_option_columns_.contains(key_of(place));
  if (joins_options) return;
  Question question = describe(column, place);
  const DefinedQuestion& defined = joined_->definition->questions[place.question];
  question.has_condition = defined.has_condition;
  if (!place.is_text) set_row(place, question);
  questions.push_back(std::move(question));
}

}  // namespace sonder
