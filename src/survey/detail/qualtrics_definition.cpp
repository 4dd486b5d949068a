#include <algorithm>
#include <optional>
#include <utility>

#include "base/bitset.h"
#include "base/sorting.h"
#include "base/text_index.h"
#include "survey/detail/definition_reading.h"
#include "survey/detail/display_logic.h"
#include "text/numbers.h"

namespace sonder {
namespace {

/// PHP writes what is keyed as an object, or as a list when it is empty or counts from 0.
using Entries = std::vector<std::pair<std::string, const Json*>>;

Entries entries_of(const Json* json) {
  Entries entries;
  if (json == nullptr) return entries;
  if (json->is_object()) {
    for (const auto& [key, value] : json->get_ref<const Json::object_t&>()) {
      entries.emplace_back(key, &value);
    }
    return entries;
  }
  for (const Json& value : elements_of(json)) {
    entries.emplace_back(std::to_string(entries.size()), &value);
  }
  return entries;
}

/// Numbers in their order, then other keys.
bool is_before(const std::pair<std::string, const Json*>& a,
               const std::pair<std::string, const Json*>& b) {
  const auto x = parse_integer(a.first);
  const auto y = parse_integer(b.first);
  if (x.has_value() != y.has_value()) return x.has_value();
  return x && y ? *x < *y : a.first < b.first;
}

/// What `name` holds, in the order that `order_name` tells; what that leaves out comes last.
Entries ordered_entries(const Json& payload, const char* name, const char* order_name) {
  Entries entries = entries_of(find_member(payload, name));
  sort_stably(entries, is_before);
  TextIndex ranks;
  std::uint32_t last = 0;
  for (const auto& [position, key] : entries_of(find_member(payload, order_name))) {
    ranks.add(text_of(*key), last++);
  }
  const auto rank_of = [&](const auto& entry) { return ranks.find(entry.first).value_or(last); };
  sort_stably(entries, [&](const auto& a, const auto& b) { return rank_of(a) < rank_of(b); });
  return entries;
}

std::string display_of(const Json& choice) { return read_label(member_text(choice, "Display")); }

/// The member `key` of the member `name`, both of which may be missing.
std::string text_at(const Json& payload, const char* name, const std::string& key) {
  const Json* const member = find_member(payload, name);
  return member == nullptr ? std::string() : member_text(*member, key);
}

std::vector<DefinedOption> options_of(const Json& payload, const char* name,
                                      const char* order_name) {
  std::vector<DefinedOption> options;
  for (const auto& [id, choice] : ordered_entries(payload, name, order_name)) {
    std::string code = text_at(payload, "RecodeValues", id);
    if (code.empty()) code = id;
    options.push_back({std::move(code), id, display_of(*choice)});
  }
  return options;
}

/// Whether somebody gave the options values: Qualtrics numbers them from 1 by itself, also those of
/// no order.
bool has_own_values(const std::vector<DefinedOption>& options) {
  for (std::size_t at = 0; at < options.size(); ++at) {
    if (options[at].code != std::to_string(at + 1)) return true;
  }
  return false;
}

/// What a question is to the answers.
struct QuestionShape {
  std::optional<QuestionKind> kind = std::nullopt;
  bool has_rows = false;     ///< its choices are rows, each with a column or several
  bool has_options = false;  ///< in `options`
  bool is_ordered = false;   ///< as in `DefinedPart`, if somebody gave the options values
  const char* options = "Choices";
  const char* order = "ChoiceOrder";
};

QuestionShape matrix_shape(std::string_view selector, std::string_view sub_selector) {
  QuestionShape shape = {
      .has_rows = true, .has_options = true, .options = "Answers", .order = "AnswerOrder"};
  shape.kind = QuestionKind::kSingleChoice;
  shape.is_ordered = selector == "Likert" && sub_selector == "SingleAnswer";
  if (sub_selector == "MultipleAnswer") shape.kind = QuestionKind::kMultiChoice;
  if (selector == "TE") shape.kind = QuestionKind::kOpenText;
  if (selector == "CS" || selector == "RO") shape.kind = QuestionKind::kNumeric;
  return shape;
}

QuestionShape shape_of(const Json& payload) {
  const std::string type = member_text(payload, "QuestionType");
  const std::string selector = member_text(payload, "Selector");
  if (type == "Matrix") return matrix_shape(selector, member_text(payload, "SubSelector"));
  if (type == "MC") {
    const auto kind =
        selector.starts_with("M") ? QuestionKind::kMultiChoice : QuestionKind::kSingleChoice;
    return {.kind = selector == "NPS" ? QuestionKind::kScale : kind, .has_options = true};
  }
  if (type == "TE") return {.kind = QuestionKind::kOpenText, .has_rows = selector == "FORM"};
  if (type == "RO") return {.kind = QuestionKind::kRanking, .has_rows = true};
  if (type == "CS") return {.kind = QuestionKind::kConstantSum, .has_rows = true};
  if (type == "Slider") return {.kind = QuestionKind::kSlider, .has_rows = true};
  if (type == "FileUpload") return {.kind = QuestionKind::kFile};
  return {};
}

const Json* find_validation(const Json& payload) {
  const Json* const validation = find_member(payload, "Validation");
  return validation == nullptr ? nullptr : find_member(*validation, "Settings");
}

bool asks_number(const Json& payload) {
  const Json* const settings = find_validation(payload);
  return settings != nullptr && has_member_text(*settings, "ContentType", "ValidNumber");
}

/// A whole number, written as one or as text; absent for others and such as no slider has.
std::optional<std::int64_t> number_of(const Json* holder, std::string_view name) {
  constexpr std::int64_t kFurthest = 1'000'000'000;
  if (holder == nullptr) return std::nullopt;
  const std::optional<std::int64_t> number = parse_integer(member_text(*holder, name));
  if (!number || *number > kFurthest || *number < -kFurthest) return std::nullopt;
  return number;
}

/// What the rows of sliders and constant sums have besides their kind.
void describe_numbers(const Json& payload, DefinedPart& part) {
  if (part.kind == QuestionKind::kConstantSum) {
    part.total =
        static_cast<double>(number_of(find_validation(payload), "ChoiceTotal").value_or(0));
  }
  if (part.kind != QuestionKind::kSlider) return;
  const Json* const settings = find_member(payload, "Configuration");
  const auto low = number_of(settings, "CSSliderMin");
  const auto high = number_of(settings, "CSSliderMax");
  if (low && high) set_slider(*low, *high, part);
}

class QualtricsReader {
 public:
  void read_survey(const Json& document) {
    const Json* const entry = find_member(document, "SurveyEntry");
    if (entry != nullptr) {
      definition_.title = read_label(member_text(*entry, "SurveyName"));
      add_language(read_name(*entry, "SurveyLanguage"), definition_);
    }
    const auto& elements = elements_of(find_member(document, "SurveyElements"));
    for (const Json& element : elements) collect(element);
    for (const Json& element : elements) read_blocks(element);
    if (!has_blocks_) {
      for (const Json* payload : payloads_) read_question(*payload);
    }
  }

  SurveyDefinition finish() && { return std::move(definition_); }

 private:
  void collect(const Json& element) {
    const Json* const payload = find_member(element, "Payload");
    if (payload == nullptr || !has_member_text(element, "Element", "SQ")) return;
    by_id_.add(member_text(*payload, "QuestionID"), static_cast<std::uint32_t>(payloads_.size()));
    payloads_.push_back(payload);
    is_read_.push_back(false);
    const Json* const translations = find_member(*payload, "Language");
    if (translations == nullptr || !translations->is_object()) return;
    for (const auto& [language, texts] : entries_of(translations))
      add_language(language, definition_);
  }

  void read_blocks(const Json& element) {
    if (!has_member_text(element, "Element", "BL")) return;
    Entries blocks = entries_of(find_member(element, "Payload"));
    sort_stably(blocks, is_before);
    for (const auto& [key, block] : blocks) {
      has_blocks_ = true;
      if (has_member_text(*block, "Type", "Trash")) continue;
      for (const auto& [position, part] : entries_of(find_member(*block, "BlockElements"))) {
        const auto found = by_id_.find(member_text(*part, "QuestionID"));
        if (!found || is_read_.test(*found)) continue;
        is_read_.set(*found);
        read_question(*payloads_[*found]);
      }
    }
  }

  void read_question(const Json& payload) {
    const std::string type = member_text(payload, "QuestionType");
    for (const char* other : {"", "DB", "Timing", "Captcha", "Meta"}) {
      if (type == other) return;
    }
    DefinedQuestion question;
    question.code = read_name(payload, "DataExportTag");
    question.text = read_wording(member_text(payload, "QuestionText"));
    if (const Json* const logic = find_member(payload, "DisplayLogic")) {
      add_condition(describe_logic(*logic), read_display_logic(*logic), question);
    }
    definition_.questions.push_back(std::move(question));
    if (type == "SBS") return read_side_by_side(payload);
    read_parts(payload, {});
  }

  /// Several matrices with the same rows, one beside the other.
  void read_side_by_side(const Json& payload) {
    Entries matrices = entries_of(find_member(payload, "AdditionalQuestions"));
    sort_stably(matrices, is_before);
    for (const auto& [key, matrix] : matrices) {
      read_parts(*matrix, read_label(member_text(*matrix, "QuestionText")));
    }
  }

  void read_parts(const Json& payload, std::string heading) {
    const QuestionShape shape = shape_of(payload);
    DefinedPart common;
    common.kind = shape.kind;
    common.label = std::move(heading);
    if (common.kind == QuestionKind::kOpenText && asks_number(payload)) {
      common.kind = QuestionKind::kNumeric;
    }
    if (shape.has_options) {
      std::vector<DefinedOption> options = options_of(payload, shape.options, shape.order);
      common.is_ordered = shape.is_ordered && has_own_values(options);
      add_list(std::move(options), definition_, common);
    }
    describe_numbers(payload, common);
    if (shape.has_rows) return add_rows(payload, common);
    if (common.kind == QuestionKind::kFile) return add_file(payload);
    if (common.kind == QuestionKind::kScale) set_scale(0, 10, common);
    add_name(read_name(payload, "QuestionID"), common);
    add_name(read_name(payload, "DataExportTag"), common);
    add_part(std::move(common), definition_);
  }

  void add_rows(const Json& payload, const DefinedPart& common) {
    const Json* const choices = find_member(payload, "Choices");
    if (choices != nullptr && choices->size() > kMostDefinedQuestions) {
      definition_.part_count += choices->size();
      return;
    }
    const std::string tag = read_name(payload, "DataExportTag");
    const std::string id = read_name(payload, "QuestionID");
    const Entries rows = ordered_entries(payload, "Choices", "ChoiceOrder");
    for (const auto& [key, choice] : rows) {
      DefinedPart part = common;
      if (!part.label.empty()) part.label += " - ";
      part.label += display_of(*choice);
      for (const std::string& stem : {id, tag}) add_name(stem + "_" + key, part);
      add_row_tags(tag, text_at(payload, "ChoiceDataExportTags", key), part);
      add_part(std::move(part), definition_);
    }
  }

  /// Four columns tell of the file: "QID5_FILE_NAME" by id, "Q5_Name" by tag.
  void add_file(const Json& payload) {
    constexpr std::pair<std::string_view, std::string_view> kTold[] = {
        {"ID", "Id"}, {"NAME", "Name"}, {"SIZE", "Size"}, {"TYPE", "Type"}};
    const std::string id = read_name(payload, "QuestionID");
    const std::string tag = read_name(payload, "DataExportTag");
    for (const auto& [by_id, by_tag] : kTold) {
      DefinedPart part;
      part.kind = QuestionKind::kFile;
      part.label = by_tag;
      add_name(id + "_FILE_" + std::string(by_id), part);
      add_name(tag + "_FILE_" + std::string(by_id), part);
      add_name(tag + "_" + std::string(by_tag), part);
      add_part(std::move(part), definition_);
    }
  }

  /// The oldest exports leave the question's tag out, or the mark between the two.
  static void add_row_tags(const std::string& tag, const std::string& row_tag, DefinedPart& part) {
    if (row_tag.empty()) return;
    add_name(tag + "_" + row_tag, part);
    add_name(row_tag, part);
    add_name(tag + row_tag, part);
  }

  SurveyDefinition definition_;
  std::vector<const Json*> payloads_;
  TextIndex by_id_;  ///< positions in `payloads_`
  Bitset is_read_;   ///< likewise
  bool has_blocks_ = false;
};

}  // namespace

SurveyDefinition read_qualtrics(const Json& document) {
  QualtricsReader reader;
  reader.read_survey(document);
  return std::move(reader).finish();
}

}  // namespace sonder
