#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "survey/detail/definition_reading.h"

namespace sonder {
namespace {

enum class Shape : std::uint8_t {
  kPlain,       ///< one answer of the kind
  kChoices,     ///< one of `choices`, or several
  kRating,      ///< a point of a scale
  kYesNo,       ///< true or false
  kMatrix,      ///< rows, each with one of `columns`
  kCellMatrix,  ///< rows, each with columns that are questions
  kItems,       ///< texts, one for each of `items`
  kElsewhere,   ///< answered in a table of its own, or by a drawing
  kPanel,       ///< holds questions
  kNoQuestion,
};

struct Type {
  std::string_view name;
  Shape shape;
  std::optional<QuestionKind> kind;
};

constexpr Type kTypes[] = {
    {"text", Shape::kPlain, QuestionKind::kOpenText},
    {"comment", Shape::kPlain, QuestionKind::kOpenText},
    {"nouislider", Shape::kPlain, QuestionKind::kSlider},
    {"slider", Shape::kPlain, QuestionKind::kSlider},
    {"radiogroup", Shape::kChoices, QuestionKind::kSingleChoice},
    {"buttongroup", Shape::kChoices, QuestionKind::kSingleChoice},
    {"dropdown", Shape::kChoices, QuestionKind::kSingleChoice},
    {"checkbox", Shape::kChoices, QuestionKind::kMultiChoice},
    {"tagbox", Shape::kChoices, QuestionKind::kMultiChoice},
    {"imagepicker", Shape::kChoices, QuestionKind::kSingleChoice},
    {"ranking", Shape::kChoices, QuestionKind::kRanking},
    {"rating", Shape::kRating, QuestionKind::kScale},
    {"boolean", Shape::kYesNo, QuestionKind::kSingleChoice},
    {"matrix", Shape::kMatrix, QuestionKind::kSingleChoice},
    {"matrixdropdown", Shape::kCellMatrix, QuestionKind::kSingleChoice},
    {"multipletext", Shape::kItems, QuestionKind::kOpenText},
    {"matrixdynamic", Shape::kElsewhere, std::nullopt},
    {"paneldynamic", Shape::kElsewhere, std::nullopt},
    {"file", Shape::kPlain, QuestionKind::kFile},
    {"signaturepad", Shape::kElsewhere, std::nullopt},
    {"panel", Shape::kPanel, std::nullopt},
    {"flowpanel", Shape::kPanel, std::nullopt},
    {"html", Shape::kNoQuestion, std::nullopt},
    {"image", Shape::kNoQuestion, std::nullopt},
    {"expression", Shape::kNoQuestion, std::nullopt},
};

const Type* find_type(std::string_view name) {
  const auto* const found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                         [&](const Type& type) { return type.name == name; });
  return found == std::end(kTypes) ? nullptr : found;
}

/// Pages hold `elements`, in old surveys `questions`; so does a survey without pages.
const Json::array_t& parts_of(const Json& holder) {
  const auto& elements = elements_of(find_member(holder, "elements"));
  return elements.empty() ? elements_of(find_member(holder, "questions")) : elements;
}

bool is_element(const Json& json) {
  return find_type(member_text(json, "type")) != nullptr && !member_text(json, "name").empty();
}

bool are_elements(const Json::array_t& list) {
  const auto known = static_cast<std::size_t>(std::count_if(list.begin(), list.end(), is_element));
  return known > 0 && known * 2 >= list.size();
}

class SurveyJsReader {
 public:
  void read_survey(const Json& document) {
    definition_.layout = DefinitionLayout::kSurveyJs;
    const std::string locale = read_name(document, "locale");
    add_language(locale.empty() ? "default" : locale, definition_);
    definition_.title = read_label(text_at(document, "title"));
    for (const Json& page : elements_of(find_member(document, "pages"))) read_panel(page);
    read_elements(document);
  }

  SurveyDefinition finish() && { return std::move(definition_); }

 private:
  /// A text, or the same in several languages: {"default": "...", "de": "..."}.
  std::string text_at(const Json& json, std::string_view name) {
    const Json* const member = find_member(json, name);
    if (member == nullptr) return {};
    if (!member->is_object()) return text_of(*member);
    const auto& texts = member->get_ref<const Json::object_t&>();
    for (const auto& [language, text] : texts) {
      if (language != "default" && language.size() < 20) add_language(language, definition_);
    }
    for (const std::string& language : {std::string("default"), definition_.languages.front()}) {
      if (std::string text = member_text(*member, language); !text.empty()) return text;
    }
    return texts.empty() ? std::string() : text_of(texts.begin()->second);
  }

  void read_panel(const Json& panel) {
    panels_.push_back(member_text(panel, "visibleIf"));
    read_elements(panel);
    panels_.pop_back();
  }

  void read_elements(const Json& holder) {
    for (const Json& element : parts_of(holder)) {
      const Type* const type = find_type(member_text(element, "type"));
      if (type == nullptr || type->shape == Shape::kNoQuestion) continue;
      if (type->shape == Shape::kPanel) {
        read_panel(element);
      } else {
        read_question(element, *type);
      }
    }
  }

  static void add_visibility(const std::string& condition, DefinedQuestion& question) {
    if (condition.empty()) return;
    add_condition(condition, parse_condition(condition, ConditionDialect::kSurveyJs), question);
  }

  void read_question(const Json& element, const Type& type) {
    const std::string name = read_name(element, "name");
    if (name.empty()) return;
    DefinedQuestion question;
    question.code = name;
    question.text = read_wording(text_at(element, "title"));
    if (question.text.empty()) question.text = name;
    for (const std::string& around : panels_) add_visibility(around, question);
    add_visibility(member_text(element, "visibleIf"), question);
    question.is_required = has_member_text(element, "isRequired", "true");
    definition_.questions.push_back(std::move(question));
    const std::string value_name = read_name(element, "valueName");
    DefinedPart part;
    part.kind = type.kind;
    add_name(value_name.empty() ? name : value_name, part);
    if (type.shape == Shape::kMatrix || type.shape == Shape::kItems) {
      return read_rows(element, type.shape, part);
    }
    if (type.shape == Shape::kCellMatrix) return read_cells(element, part);
    if (type.shape == Shape::kElsewhere) return;
    describe(element, type, part);
    add_name(definition_.questions.back().text, part);
    add_part(std::move(part), definition_);
  }

  /// What the answers of one element, or of one column of a matrix, are.
  void describe(const Json& element, const Type& type, DefinedPart& part) {
    part.kind = type.kind;
    if (type.shape == Shape::kPlain) describe_text(element, part);
    if (type.shape == Shape::kRating) return describe_rating(element, part);
    if (type.shape == Shape::kYesNo) {
      const std::string yes = read_label(text_at(element, "labelTrue"));
      const std::string no = read_label(text_at(element, "labelFalse"));
      return add_list(
          {{"true", {}, yes.empty() ? "Yes" : yes}, {"false", {}, no.empty() ? "No" : no}},
          definition_, part);
    }
    if (type.shape != Shape::kChoices) return;
    if (has_member_text(element, "multiSelect", "true")) part.kind = QuestionKind::kMultiChoice;
    std::vector<DefinedOption> options = options_of(find_member(element, "choices"));
    add_special(element, "Other", options);
    add_special(element, "None", options);
    if (!options.empty()) return add_list(std::move(options), definition_, part);
    // From a service, or those of another question: the answers show them.
    if (part.kind == QuestionKind::kSingleChoice || part.kind == QuestionKind::kRanking) {
      part.kind.reset();
    }
  }

  static void describe_text(const Json& element, DefinedPart& part) {
    const std::string input = member_text(element, "inputType");
    if (input == "number") part.kind = QuestionKind::kNumeric;
    if (input == "range") part.kind = QuestionKind::kSlider;
    if (part.kind == QuestionKind::kSlider) describe_slider(element, part);
    if (input.starts_with("date")) part.kind = QuestionKind::kDate;
  }

  /// Without ends a slider has those that SurveyJS gives it, 0 and 100.
  static void describe_slider(const Json& element, DefinedPart& part) {
    const bool is_old = has_member_text(element, "type", "nouislider");
    const std::int64_t low = number_at(element, is_old ? "rangeMin" : "min", 0);
    set_slider(low, number_at(element, is_old ? "rangeMax" : "max", 100), part);
  }

  void describe_rating(const Json& element, DefinedPart& part) {
    std::vector<DefinedOption> values = options_of(find_member(element, "rateValues"));
    if (!values.empty()) {
      part.kind = QuestionKind::kSingleChoice;
      part.is_ordered = true;
      return add_list(std::move(values), definition_, part);
    }
    const std::int64_t low = number_at(element, "rateMin", 1);
    const std::int64_t count = number_at(element, "rateCount", 5);
    set_scale(low, number_at(element, "rateMax", low + count - 1), part);
  }

  static std::int64_t number_at(const Json& element, const char* name, std::int64_t fallback) {
    constexpr std::int64_t kFurthest = 1'000'000;
    const Json* const member = find_member(element, name);
    if (member == nullptr || !member->is_number_integer()) return fallback;
    return std::clamp(member->get<std::int64_t>(), -kFurthest, kFurthest);
  }

  /// Options, rows or columns: values, or objects with `value` and `text`.
  std::vector<DefinedOption> options_of(const Json* list) {
    std::vector<DefinedOption> options;
    if (definition_.option_count > kMostDefinedOptions) return options;
    for (const Json& item : elements_of(list)) {
      std::string code = text_of(item);
      if (code.empty()) code = member_text(item, "value");
      if (code.empty()) code = member_text(item, "name");
      if (code.empty()) continue;
      std::string label = read_label(text_at(item, item.contains("text") ? "text" : "title"));
      if (label.empty()) label = read_label(code);
      options.push_back({std::move(code), {}, std::move(label)});
    }
    return options;
  }

  void add_special(const Json& element, const std::string& name,
                   std::vector<DefinedOption>& options) {
    const bool is_there = has_member_text(element, "has" + name, "true") ||
                          has_member_text(element, "show" + name + "Item", "true");
    if (!is_there) return;
    const std::string code = name == "Other" ? "other" : "none";
    const std::string label = read_label(text_at(element, code + "Text"));
    options.push_back({code, {}, label.empty() ? name : label});
  }

  void read_rows(const Json& element, Shape shape, const DefinedPart& common) {
    DefinedPart row = common;
    if (shape == Shape::kMatrix) {
      if (has_member_text(element, "cellType", "checkbox")) row.kind = QuestionKind::kMultiChoice;
      add_list(options_of(find_member(element, "columns")), definition_, row);
    }
    const char* const rows = shape == Shape::kMatrix ? "rows" : "items";
    for (DefinedOption& each : options_of(find_member(element, rows))) {
      DefinedPart part = row;
      part.label = std::move(each.label);
      for (std::string& name : part.names) name += "." + each.code;
      add_part(std::move(part), definition_);
    }
  }

  /// Each cell of such a matrix is a question of its column's kind.
  void read_cells(const Json& element, const DefinedPart& common) {
    const std::vector<DefinedOption> rows = options_of(find_member(element, "rows"));
    for (const Json& column : elements_of(find_member(element, "columns"))) {
      const std::string name = read_name(column, "name");
      DefinedPart cell = common;
      describe_cell(element, column, cell);
      std::string title = read_label(text_at(column, "title"));
      if (title.empty()) title = name;
      for (const DefinedOption& row : rows) {
        if (definition_.part_count > kMostDefinedQuestions) return;
        DefinedPart part = cell;
        part.label = row.label + " - " + title;
        for (std::string& stem : part.names) stem += "." + row.code + "." + name;
        add_part(std::move(part), definition_);
      }
    }
  }

  void describe_cell(const Json& element, const Json& column, DefinedPart& cell) {
    std::string type_name = member_text(column, "cellType");
    if (type_name.empty()) type_name = member_text(element, "cellType");
    const Type* const type = find_type(type_name.empty() ? "dropdown" : type_name);
    if (type == nullptr) return cell.kind.reset();
    describe(find_member(column, "choices") == nullptr && type->shape == Shape::kChoices ? element
                                                                                         : column,
             *type, cell);
  }

  SurveyDefinition definition_;
  std::vector<std::string> panels_;  ///< the conditions of the pages and panels around, or nothing
};

/// Pages of elements, or elements, with types and names.
bool is_surveyjs(const Json& document) {
  if (are_elements(parts_of(document))) return true;
  const auto& pages = elements_of(find_member(document, "pages"));
  return std::any_of(pages.begin(), pages.end(),
                     [](const Json& page) { return are_elements(parts_of(page)); });
}

}  // namespace

Result<std::optional<SurveyDefinition>> read_surveyjs_definition(const Json& document) {
  if (!is_surveyjs(document)) return std::optional<SurveyDefinition>();
  SurveyJsReader reader;
  reader.read_survey(document);
  return check_size(std::move(reader).finish());
}

}  // namespace sonder
