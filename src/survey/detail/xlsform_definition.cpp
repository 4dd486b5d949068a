#include <algorithm>
#include <iterator>
#include <utility>

#include "base/text_index.h"
#include "survey/detail/definition_reading.h"
#include "text/blanks.h"
#include "text/fold.h"
#include "text/numbers.h"

namespace sonder {
namespace {

/// A sheet by the names of its columns.
class Sheet {
 public:
  explicit Sheet(const RawTable& table) : table_(&table) {
    if (table.head.empty()) return;
    for (const std::string& name : table.head.front().cells) names_.emplace_back(trim(name));
  }

  std::size_t row_count() const { return table_->head.size() - 1 + table_->row_count; }
  const std::vector<std::string>& names() const { return names_; }

  /// The first column of one of these names.
  std::optional<std::size_t> column(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      const auto found = std::find(names_.begin(), names_.end(), name);
      if (found != names_.end()) return static_cast<std::size_t>(found - names_.begin());
    }
    return std::nullopt;
  }

  std::string at(std::size_t row, std::optional<std::size_t> column) const {
    if (!column) return {};
    if (row + 1 < table_->head.size()) {
      const std::vector<std::string>& cells = table_->head[row + 1].cells;
      return *column < cells.size() ? std::string(trim(cells[*column])) : std::string();
    }
    if (*column >= table_->columns.size()) return {};
    PackedNumbers::Buffer buffer;
    return std::string(trim(table_->cell(*column, row + 1 - table_->head.size(), buffer)));
  }

 private:
  const RawTable* table_;
  std::vector<std::string> names_;
};

std::optional<Sheet> find_sheet(const std::vector<RawTable>& sheets, std::string_view name) {
  for (const RawTable& sheet : sheets) {
    if (fold(sheet.part) == name && !sheet.head.empty()) return Sheet(sheet);
  }
  return std::nullopt;
}

struct Type {
  std::string_view name;
  std::optional<QuestionKind> kind;
};

constexpr Type kTypes[] = {
    {"text", QuestionKind::kOpenText},
    {"string", QuestionKind::kOpenText},
    {"integer", QuestionKind::kNumeric},
    {"int", QuestionKind::kNumeric},
    {"decimal", QuestionKind::kNumeric},
    {"range", QuestionKind::kNumeric},
    {"date", QuestionKind::kDate},
    {"dateTime", QuestionKind::kDate},
    {"datetime", QuestionKind::kDate},
    {"acknowledge", QuestionKind::kSingleChoice},
    {"trigger", QuestionKind::kSingleChoice},
    {"time", std::nullopt},
    {"barcode", QuestionKind::kOpenText},
    {"geopoint", std::nullopt},
    {"geotrace", std::nullopt},
    {"geoshape", std::nullopt},
    {"image", QuestionKind::kFile},
    {"audio", QuestionKind::kFile},
    {"video", QuestionKind::kFile},
    {"file", QuestionKind::kFile},
    {"select_one", QuestionKind::kSingleChoice},
    {"select_one_from_file", QuestionKind::kSingleChoice},
    {"select_multiple", QuestionKind::kMultiChoice},
    {"select_multiple_from_file", QuestionKind::kMultiChoice},
    {"rank", QuestionKind::kRanking},
};

const Type* find_type(std::string_view name) {
  const auto* const found = std::find_if(std::begin(kTypes), std::end(kTypes),
                                         [&](const Type& type) { return type.name == name; });
  return found == std::end(kTypes) ? nullptr : found;
}

/// A cell of the column "type": "select_one colours or_other".
struct TypeCell {
  std::string_view type;
  std::string_view list;
  bool has_other = false;
};

std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

TypeCell read_type(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kOldNames[] = {
      {"select one from ", "select_one"},
      {"select one ", "select_one"},
      {"select all that apply from ", "select_multiple"},
      {"select multiple from ", "select_multiple"},
      {"select multiple ", "select_multiple"}};
  TypeCell cell;
  for (const auto& [old_name, name] : kOldNames) {
    if (!cell.type.empty() || !text.starts_with(old_name)) continue;
    cell.type = name;
    text.remove_prefix(old_name.size());
  }
  if (cell.type.empty()) cell.type = take_word(text);
  cell.list = take_word(text);
  cell.has_other = trim(text) == "or_other";
  return cell;
}

/// The number behind "start=" and the like in the column "parameters".
std::optional<std::int64_t> parameter(std::string_view text, std::string_view name) {
  const std::size_t found = text.find(name);
  if (found == std::string_view::npos) return std::nullopt;
  text.remove_prefix(found + name.size());
  return parse_integer(text.substr(0, text.find_first_of(" ;,")));
}

class XlsFormReader {
 public:
  XlsFormReader(const Sheet& survey, const std::optional<Sheet>& choices)
      : survey_(survey), choices_(choices) {
    definition_.layout = DefinitionLayout::kXlsForm;
  }

  SurveyDefinition read_survey(const std::optional<Sheet>& settings) && {
    std::string language;
    if (settings && settings->row_count() > 0) {
      definition_.title = settings->at(0, settings->column({"form_title", "title"}));
      language = settings->at(0, settings->column({"default_language"}));
    }
    add_language(language, definition_);
    for (const std::string& name : survey_.names()) add_language(label_language(name), definition_);
    label_ = label_column(survey_);
    if (choices_) read_choices();
    type_ = survey_.column({"type"});
    name_ = survey_.column({"name", "value"});
    relevant_ = survey_.column({"relevant", "relevance"});
    parameters_ = survey_.column({"parameters"});
    for (std::size_t row = 0; row < survey_.row_count(); ++row) read_row(row);
    return std::move(definition_);
  }

 private:
  struct Group {
    std::size_t path_size;
    std::string relevant;
  };

  /// Of a column of labels: "label::Polski (pl)"; empty when it names none.
  static std::string label_language(std::string_view column) {
    if (!column.starts_with("label:")) return {};
    column.remove_prefix(column.find_first_not_of(':', 5) == std::string_view::npos
                             ? column.size()
                             : column.find_first_not_of(':', 5));
    return std::string(trim(column));
  }

  /// The labels in the form's own language, else those without one, else the first.
  std::optional<std::size_t> label_column(const Sheet& sheet) const {
    std::optional<std::size_t> first = sheet.column({"label"});
    for (std::size_t i = 0; i < sheet.names().size(); ++i) {
      const std::string language = label_language(sheet.names()[i]);
      if (language.empty()) continue;
      if (language == definition_.languages.front()) return i;
      if (!first) first = i;
    }
    return first;
  }

  void read_choices() {
    const auto list = choices_->column({"list_name", "list name"});
    const auto code = choices_->column({"name", "value"});
    const auto label = label_column(*choices_);
    for (std::size_t row = 0; row < choices_->row_count(); ++row) {
      const std::string list_name = choices_->at(row, list);
      std::string option = choices_->at(row, code);
      if (list_name.empty() || option.empty()) continue;
      lists_.add(list_name, static_cast<std::uint32_t>(definition_.lists.size()));
      const std::uint32_t place = *lists_.find(list_name);
      if (place == definition_.lists.size()) definition_.lists.emplace_back();
      std::string text = read_label(choices_->at(row, label));
      if (text.empty()) text = read_label(option);
      if (++definition_.option_count > kMostDefinedOptions) return;
      definition_.lists[place].push_back({std::move(option), {}, std::move(text)});
    }
  }

  void read_row(std::size_t row) {
    const std::string text = survey_.at(row, type_);
    if (text.starts_with("begin")) return open_group(row);
    if (text.starts_with("end")) return close_group(text);
    const TypeCell cell = read_type(text);
    const Type* const type = find_type(cell.type);
    const std::string name = survey_.at(row, name_);
    if (type == nullptr || name.empty() || name.size() > kLongestName) return;
    DefinedQuestion question;
    question.code = name;
    question.text = read_wording(survey_.at(row, label_));
    if (question.text.empty()) question.text = name;
    for (const Group& group : groups_) add_relevance(group.relevant, question);
    add_relevance(survey_.at(row, relevant_), question);
    DefinedPart part;
    part.kind = type->kind;
    for (const char* mark : {"/", "-"}) {
      if (!path_.empty()) add_name(joined_path(mark) + name, part);
    }
    add_name(name, part);
    add_name(question.text, part);
    definition_.questions.push_back(std::move(question));
    describe(cell, survey_.at(row, parameters_), part);
    add_part(std::move(part), definition_);
  }

  void describe(const TypeCell& cell, std::string_view parameters, DefinedPart& part) {
    if (cell.type == "range") {
      const auto low = parameter(parameters, "start=");
      const auto high = parameter(parameters, "end=");
      const auto step = parameter(parameters, "step=");
      if (low && high && step.value_or(1) == 1) set_scale(*low, *high, part);
      if (part.kind == QuestionKind::kNumeric) set_slider(low.value_or(1), high.value_or(10), part);
    }
    if (cell.type == "acknowledge" || cell.type == "trigger") {
      return add_list({{"OK", {}, "OK"}}, definition_, part);
    }
    const auto found = lists_.find(cell.list);
    if (!found) {
      // A list of its own file: the answers show it.
      const bool needs_list =
          part.kind == QuestionKind::kSingleChoice || part.kind == QuestionKind::kRanking;
      if (needs_list) part.kind.reset();
      return;
    }
    part.list = *found;
    if (!cell.has_other) return;
    if (const auto known = with_other_.find(cell.list)) {
      part.list = *known;
      return;
    }
    std::vector<DefinedOption> options = definition_.lists[*found];
    options.push_back({"other", {}, "Other"});
    add_list(std::move(options), definition_, part);
    with_other_.add(cell.list, *part.list);
  }

  static void add_relevance(const std::string& relevant, DefinedQuestion& question) {
    if (relevant.empty()) return;
    add_condition(relevant, parse_condition(relevant, ConditionDialect::kXlsForm), question);
  }

  void open_group(std::size_t row) {
    groups_.push_back({path_.size(), survey_.at(row, relevant_)});
    const std::string name = survey_.at(row, name_);
    if (!name.empty() && path_.size() + name.size() <= kLongestName) path_ += name + "/";
  }

  void close_group(std::string_view type) {
    // The type "end" alone is the time at which the form was left.
    if (type == "end" || groups_.empty()) return;
    path_.resize(groups_.back().path_size);
    groups_.pop_back();
  }

  std::string joined_path(const std::string& mark) const {
    std::string joined = path_;
    std::replace(joined.begin(), joined.end(), '/', mark.front());
    return joined;
  }

  const Sheet& survey_;
  const std::optional<Sheet>& choices_;
  SurveyDefinition definition_;
  TextIndex lists_;       ///< by their names
  TextIndex with_other_;  ///< the same lists, and "other"
  std::vector<Group> groups_;
  std::string path_;  ///< of the groups around, each with "/" behind it
  std::optional<std::size_t> type_;
  std::optional<std::size_t> name_;
  std::optional<std::size_t> label_;
  std::optional<std::size_t> relevant_;
  std::optional<std::size_t> parameters_;
};

bool has_known_types(const Sheet& survey) {
  const auto type = survey.column({"type"});
  for (std::size_t row = 0; row < survey.row_count(); ++row) {
    const std::string cell = survey.at(row, type);
    if (find_type(read_type(cell).type) != nullptr) return true;
  }
  return false;
}

}  // namespace

Result<std::optional<SurveyDefinition>> read_xlsform(const std::vector<RawTable>& sheets) {
  const std::optional<Sheet> survey = find_sheet(sheets, "survey");
  const bool is_form = survey && survey->column({"type"}) && survey->column({"name", "value"}) &&
                       has_known_types(*survey);
  if (!is_form) return std::optional<SurveyDefinition>();
  const std::optional<Sheet> choices = find_sheet(sheets, "choices");
  return check_size(XlsFormReader(*survey, choices).read_survey(find_sheet(sheets, "settings")));
}

}  // namespace sonder
