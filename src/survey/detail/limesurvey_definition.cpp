#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/sorting.h"
#include "survey/detail/definition_reading.h"
#include "survey/detail/limesurvey_tables.h"
#include "survey/detail/markup.h"
#include "text/blanks.h"
#include "text/numbers.h"

namespace sonder {
namespace {

using Options = std::vector<DefinedOption>;

std::int64_t number_of(std::string_view text) { return parse_integer(text).value_or(0); }

/// What LimeSurvey's letters for the types of questions mean.
struct LimeType {
  char letter;
  std::optional<QuestionKind> kind;
  bool has_rows;  ///< subquestions with a column each
};

constexpr LimeType kTypes[] = {
    {'L', QuestionKind::kSingleChoice, false}, {'!', QuestionKind::kSingleChoice, false},
    {'O', QuestionKind::kSingleChoice, false}, {'Y', QuestionKind::kSingleChoice, false},
    {'G', QuestionKind::kSingleChoice, false}, {'M', QuestionKind::kMultiChoice, false},
    {'P', QuestionKind::kMultiChoice, false},  {'5', QuestionKind::kScale, false},
    {'A', QuestionKind::kScale, true},         {'B', QuestionKind::kScale, true},
    {'C', QuestionKind::kSingleChoice, true},  {'E', QuestionKind::kSingleChoice, true},
    {'F', QuestionKind::kSingleChoice, true},  {'H', QuestionKind::kSingleChoice, true},
    {'1', QuestionKind::kSingleChoice, true},  {';', QuestionKind::kOpenText, true},
    {':', QuestionKind::kNumeric, true},       {'S', QuestionKind::kOpenText, false},
    {'T', QuestionKind::kOpenText, false},     {'U', QuestionKind::kOpenText, false},
    {'Q', QuestionKind::kOpenText, true},      {'N', QuestionKind::kNumeric, false},
    {'K', QuestionKind::kNumeric, true},       {'D', QuestionKind::kDate, false},
    {'R', QuestionKind::kRanking, false},      {'I', std::nullopt, false},
    {'|', QuestionKind::kFile, false},
};

const LimeType* find_type(std::string_view letter) {
  const auto* const found = std::find_if(
      std::begin(kTypes), std::end(kTypes),
      [&](const LimeType& type) { return letter.size() == 1 && letter.front() == type.letter; });
  return found == std::end(kTypes) ? nullptr : found;
}

/// The options of types that bring their own.
Options fixed_options(char letter) {
  switch (letter) {
    case 'Y': return {{"Y", {}, "Yes"}, {"N", {}, "No"}};
    case 'G': return {{"F", {}, "Female"}, {"M", {}, "Male"}};
    case 'C': return {{"Y", {}, "Yes"}, {"U", {}, "Uncertain"}, {"N", {}, "No"}};
    case 'E': return {{"I", {}, "Increase"}, {"S", {}, "Same"}, {"D", {}, "Decrease"}};
    default: return {};
  }
}

class LimeSurveyReader {
 public:
  explicit LimeSurveyReader(const LimeTables& tables) : tables_(tables) {}

  SurveyDefinition read_survey() && {
    definition_.layout = DefinitionLayout::kLimeSurvey;
    read_settings();
    collect_texts();
    collect_answers();
    collect_subquestions();
    for (const LimeRow& group : tables_.rows(LimeTable::kGroups)) {
      group_relevance_.emplace(group.at(LimeField::kGroup), group.at(LimeField::kRelevance));
    }
    for (const LimeRow& row : tables_.rows(LimeTable::kAttributes)) {
      attributes_[{row.at(LimeField::kQuestion), row.at(LimeField::kAttribute)}] =
          row.at(LimeField::kValue);
    }
    for (const LimeRow* question : sorted_questions()) read_question(*question);
    return std::move(definition_);
  }

 private:
  void read_settings() {
    for (const LimeRow& survey : tables_.rows(LimeTable::kSurveys)) {
      add_language(std::string(survey.at(LimeField::kLanguage)), definition_);
    }
    for (const std::string& language : tables_.languages()) add_language(language, definition_);
    if (!definition_.languages.empty()) base_ = definition_.languages.front();
    for (const LimeRow& settings : tables_.rows(LimeTable::kSettings)) {
      const bool is_base = settings.at(LimeField::kLanguage) == base_;
      if (!is_base && !definition_.title.empty()) continue;
      definition_.title = read_label(settings.at(LimeField::kText));
    }
  }

  /// Of the rows that say the same in several languages, those of the survey's own, else the first.
  template <class Key>
  void keep_text(std::map<Key, std::string_view>& texts, Key key, const LimeRow& row) const {
    const std::string_view text = row.at(LimeField::kText);
    if (text.empty()) return;
    const auto [place, is_new] = texts.try_emplace(std::move(key), text);
    if (!is_new && row.at(LimeField::kLanguage) == base_) place->second = text;
  }

  void collect_texts() {
    for (const LimeTable table :
         {LimeTable::kQuestions, LimeTable::kSubquestions, LimeTable::kQuestionTexts}) {
      for (const LimeRow& row : tables_.rows(table)) {
        keep_text(texts_, row.at(LimeField::kQuestion), row);
      }
    }
  }

  using AnswerKey = std::tuple<std::string_view, std::int64_t, std::string_view>;

  void collect_answers() {
    std::map<AnswerKey, std::string_view> labels;
    std::map<std::string_view, std::string_view> labels_by_id;
    for (const LimeRow& row : tables_.rows(LimeTable::kAnswers)) {
      keep_text(labels, answer_key(row), row);
    }
    for (const LimeRow& row : tables_.rows(LimeTable::kAnswerTexts)) {
      keep_text(labels, answer_key(row), row);
      keep_text(labels_by_id, row.at(LimeField::kAnswer), row);
    }
    std::set<AnswerKey> known;
    for (const LimeRow* row : in_order(tables_.rows(LimeTable::kAnswers))) {
      const AnswerKey key = answer_key(*row);
      if (!known.insert(key).second) continue;
      std::string_view label = labels[key];
      if (label.empty()) label = labels_by_id[row->at(LimeField::kAnswer)];
      answers_[{std::get<0>(key), std::get<1>(key)}].push_back(
          {std::string(std::get<2>(key)), {}, read_label(label)});
    }
  }

  static AnswerKey answer_key(const LimeRow& row) {
    return {row.at(LimeField::kQuestion), number_of(row.at(LimeField::kScale)),
            row.at(LimeField::kCode)};
  }

  static std::vector<const LimeRow*> in_order(const std::vector<LimeRow>& rows) {
    std::vector<const LimeRow*> ordered;
    for (const LimeRow& row : rows) ordered.push_back(&row);
    sort_stably(ordered, [](const LimeRow* a, const LimeRow* b) {
      return number_of(a->at(LimeField::kOrder)) < number_of(b->at(LimeField::kOrder));
    });
    return ordered;
  }

  void collect_subquestions() {
    std::set<std::string_view> known;
    for (const LimeTable table : {LimeTable::kQuestions, LimeTable::kSubquestions}) {
      for (const LimeRow* row : in_order(tables_.rows(table))) {
        const std::string_view parent = row->at(LimeField::kParent);
        if (parent.empty() || parent == "0") continue;
        const std::string_view id = row->at(LimeField::kQuestion);
        if (!known.insert(id).second) continue;
        rows_[{parent, number_of(row->at(LimeField::kScale))}].push_back(
            {std::string(row->at(LimeField::kCode)), {}, read_label(texts_[id])});
      }
    }
  }

  std::vector<const LimeRow*> sorted_questions() const {
    std::map<std::string_view, std::int64_t> group_order;
    for (const LimeRow& group : tables_.rows(LimeTable::kGroups)) {
      group_order.emplace(group.at(LimeField::kGroup), number_of(group.at(LimeField::kOrder)));
    }
    std::vector<const LimeRow*> questions;
    std::set<std::string_view> known;
    for (const LimeRow* row : in_order(tables_.rows(LimeTable::kQuestions))) {
      const std::string_view parent = row->at(LimeField::kParent);
      const bool is_question = parent.empty() || parent == "0";
      if (is_question && known.insert(row->at(LimeField::kQuestion)).second) {
        questions.push_back(row);
      }
    }
    const auto order_of = [&](const LimeRow* row) {
      const auto found = group_order.find(row->at(LimeField::kGroup));
      return found == group_order.end() ? 0 : found->second;
    };
    sort_stably(questions,
                [&](const LimeRow* a, const LimeRow* b) { return order_of(a) < order_of(b); });
    return questions;
  }

  /// "1" is always.
  static void add_relevance(std::string_view text, DefinedQuestion& question) {
    const std::string_view relevance = trim(text);
    if (relevance.empty() || relevance == "1") return;
    add_condition(relevance, parse_condition(relevance, ConditionDialect::kLimeSurvey), question);
  }

  void read_question(const LimeRow& row) {
    const LimeType* const type = find_type(row.at(LimeField::kType));
    if (type == nullptr) return;
    const std::string_view id = row.at(LimeField::kQuestion);
    DefinedQuestion question;
    question.code = std::string(row.at(LimeField::kCode));
    question.text = read_wording(texts_[id]);
    const auto group = group_relevance_.find(row.at(LimeField::kGroup));
    if (group != group_relevance_.end()) add_relevance(group->second, question);
    add_relevance(row.at(LimeField::kRelevance), question);
    if (question.code.size() > kLongestName) question.code.clear();
    definition_.questions.push_back(std::move(question));
    DefinedPart part;
    part.kind = type->kind;
    add_name(definition_.questions.back().code, part);
    add_name(definition_.questions.back().text, part);
    if (type->kind == QuestionKind::kScale) set_scale(1, type->letter == 'B' ? 10 : 5, part);
    if (type->letter == 'K') describe_numbers(id, part);
    add_options(row, *type, part);
    if (type->letter == 'R') return add_ranks(part);
    if (type->letter == '1') return add_scales(id, part);
    if (type->has_rows) return add_rows(id, part);
    add_part(std::move(part), definition_);
  }

  /// Absent for what is no whole number, such as an expression.
  std::optional<std::int64_t> attribute(std::string_view id, std::string_view name) const {
    const auto found = attributes_.find({id, name});
    return found == attributes_.end() ? std::nullopt : parse_integer(trim(found->second));
  }

  /// Several numbers may be sliders, or have to add up to one that is told.
  void describe_numbers(std::string_view id, DefinedPart& part) const {
    constexpr std::int64_t kMostTotal = 1'000'000'000;
    const std::int64_t total = attribute(id, "equals_num_value").value_or(0);
    if (total > 0 && total <= kMostTotal) {
      part.kind = QuestionKind::kConstantSum;
      part.total = static_cast<double>(total);
    } else if (attribute(id, "slider_layout") == 1) {
      set_slider(attribute(id, "slider_min").value_or(0), attribute(id, "slider_max").value_or(100),
                 part);
    }
  }

  void add_options(const LimeRow& row, const LimeType& type, DefinedPart& part) {
    const std::string_view id = row.at(LimeField::kQuestion);
    if (type.letter == ';' || type.letter == ':')
      return add_list(rows_[{id, 1}], definition_, part);
    if (part.kind == QuestionKind::kMultiChoice) return add_list(rows_[{id, 0}], definition_, part);
    const bool has_answers =
        part.kind == QuestionKind::kSingleChoice || part.kind == QuestionKind::kRanking;
    if (!has_answers) return;
    Options options = fixed_options(type.letter);
    if (options.empty()) options = answers_[{id, 0}];
    if (row.at(LimeField::kOther) == "Y") options.push_back({"-oth-", {}, "Other"});
    add_list(std::move(options), definition_, part);
  }

  /// Behind the name of a question stands the row: "code_row" is how "code[row]" is looked up.
  void add_rows(std::string_view id, const DefinedPart& common) {
    for (const DefinedOption& row : rows_[{id, 0}]) {
      DefinedPart part;
      part = common;
      part.label = row.label;
      part.names.clear();
      for (const std::string& name : common.names) {
        add_name(name + "_" + (name == common.names.front() ? row.code : row.label), part);
      }
      add_part(std::move(part), definition_);
    }
  }

  /// Two answers to each row, "code[row][1]" and "code[row][2]".
  void add_scales(std::string_view id, const DefinedPart& common) {
    for (const std::int64_t scale : {0, 1}) {
      DefinedPart list;
      list.kind = common.kind;
      add_list(answers_[{id, scale}], definition_, list);
      for (const DefinedOption& row : rows_[{id, 0}]) {
        DefinedPart part = list;
        const std::string number = std::to_string(scale + 1);
        part.label = row.label + " - " + number;
        if (!common.names.empty())
          add_name(common.names.front() + "_" + row.code + "_" + number, part);
        add_part(std::move(part), definition_);
      }
    }
  }

  /// The item on each rank, "code[1]" or "Wording [Rank 1]".
  void add_ranks(const DefinedPart& common) {
    const std::size_t ranks = common.list ? definition_.lists[*common.list].size() : 0;
    for (std::size_t rank = 1; rank <= ranks; ++rank) {
      DefinedPart part = common;
      const std::string number = std::to_string(rank);
      part.label = "Rank " + number;
      part.names.clear();
      for (const std::string& name : common.names) {
        add_name(name + "_" + number, part);
        add_name(name + "_Rank " + number, part);
      }
      add_part(std::move(part), definition_);
    }
  }

  using ScaleKey = std::pair<std::string_view, std::int64_t>;

  const LimeTables& tables_;
  SurveyDefinition definition_;
  std::string base_;
  std::map<std::string_view, std::string_view> texts_;  ///< of questions and rows, by qid
  std::map<ScaleKey, Options> answers_;                 ///< by qid and scale
  std::map<std::pair<std::string_view, std::string_view>, std::string_view> attributes_;
  std::map<ScaleKey, Options> rows_;  ///< subquestions, by parent and scale
  std::map<std::string_view, std::string_view> group_relevance_;  ///< by gid
};

}  // namespace

Result<SurveyDefinition> read_limesurvey(std::string_view text) {
  XmlScanner scanner;
  LimeTables tables;
  Status read = scanner.push(text, tables);
  if (read) read = scanner.finish();
  if (!read) {
    return Error{read.error().code, "the LimeSurvey definition is damaged: " + read.error().message,
                 "Export the survey structure (.lss) once more."};
  }
  return LimeSurveyReader(tables).read_survey();
}

}  // namespace sonder
