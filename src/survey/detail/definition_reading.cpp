#include "survey/detail/definition_reading.h"

#include <algorithm>
#include <utility>

#include "survey/detail/markup.h"

namespace sonder {

const Json* find_member(const Json& json, std::string_view name) {
  if (!json.is_object()) return nullptr;
  const auto& members = json.get_ref<const Json::object_t&>();
  const auto found = members.find(std::string(name));
  return found == members.end() ? nullptr : &found->second;
}

std::string text_of(const Json& json) {
  if (json.is_string()) return json.get_ref<const std::string&>();
  if (json.is_number_unsigned()) return std::to_string(json.get<std::uint64_t>());
  if (json.is_number_integer()) return std::to_string(json.get<std::int64_t>());
  if (json.is_boolean()) return json.get<bool>() ? "true" : "false";
  return {};
}

std::string member_text(const Json& json, std::string_view name) {
  const Json* const member = find_member(json, name);
  return member == nullptr ? std::string() : text_of(*member);
}

bool has_member_text(const Json& json, std::string_view name, std::string_view text) {
  return member_text(json, name) == text;
}

const Json::array_t& elements_of(const Json* json) {
  static const Json::array_t none;
  return json != nullptr && json->is_array() ? json->get_ref<const Json::array_t&>() : none;
}

namespace {

std::string cut_text(std::string text, std::size_t longest) {
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text + "...";
}

}  // namespace

std::string read_wording(std::string_view html) {
  return cut_text(strip_markup(html), kLongestWording);
}

std::string read_label(std::string_view html) {
  return cut_text(strip_markup(html), kLongestLabel);
}

std::string read_name(const Json& json, std::string_view member) {
  std::string name = member_text(json, member);
  return name.size() > kLongestName ? std::string() : name;
}

void add_condition(std::string_view text, std::optional<Condition> condition,
                   DefinedQuestion& question) {
  if (!question.condition_text.empty()) question.condition_text += " and ";
  question.condition_text += text;
  std::size_t size = std::min(question.condition_text.size(), kLongestLabel);
  const auto is_inside = [&](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
  };
  if (size < question.condition_text.size()) {
    while (size > 0 && is_inside(question.condition_text[size])) --size;
  }
  question.condition_text.resize(size);
  if (!question.has_condition) {
    question.condition = std::move(condition);
  } else if (question.condition && condition) {
    Condition both{.kind = ConditionKind::kAll};
    both.parts = {*std::move(question.condition), *std::move(condition)};
    question.condition = std::move(both);
  } else {
    question.condition = std::nullopt;
  }
  question.has_condition = true;
}

void add_name(std::string name, DefinedPart& part) {
  if (!name.empty() && name.size() <= kLongestName) part.names.push_back(std::move(name));
}

void add_list(std::vector<DefinedOption> options, SurveyDefinition& definition, DefinedPart& part) {
  definition.option_count += options.size();
  if (definition.option_count > kMostDefinedOptions) return part.kind.reset();
  part.list = static_cast<std::uint32_t>(definition.lists.size());
  definition.lists.push_back(std::move(options));
}

void set_scale(std::int64_t low, std::int64_t high, DefinedPart& part) {
  constexpr std::int64_t kHighestPoint = 10;
  const bool is_scale = low >= 0 && high > low && high <= kHighestPoint;
  part.kind = is_scale ? QuestionKind::kScale : QuestionKind::kNumeric;
  if (!is_scale) return;
  part.scale_low = low;
  part.scale_high = high;
}

void set_slider(std::int64_t low, std::int64_t high, DefinedPart& part) {
  constexpr std::int64_t kFurthest = 1'000'000'000;
  if (low >= high || low < -kFurthest || high > kFurthest) return;
  part.kind = QuestionKind::kSlider;
  part.scale_low = low;
  part.scale_high = high;
}

void add_part(DefinedPart part, SurveyDefinition& definition) {
  if (++definition.part_count > kMostDefinedQuestions) return;
  definition.questions.back().parts.push_back(std::move(part));
}

void add_language(std::string language, SurveyDefinition& definition) {
  constexpr std::size_t kMostLanguages = 200;
  std::vector<std::string>& known = definition.languages;
  const bool is_known = std::find(known.begin(), known.end(), language) != known.end();
  if (language.empty() || is_known || known.size() == kMostLanguages) return;
  known.push_back(std::move(language));
}

Result<std::optional<SurveyDefinition>> check_size(SurveyDefinition definition) {
  if (std::max(definition.questions.size(), definition.part_count) <= kMostDefinedQuestions) {
    return std::optional<SurveyDefinition>(std::move(definition));
  }
  return Error{ErrorCode::kLimitExceeded,
               "the survey definition has more than 100,000 questions or rows of questions"};
}

}  // namespace sonder
