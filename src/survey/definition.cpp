#include "survey/definition.h"

#include <utility>

#include "survey/detail/definition_reading.h"
#include "text/blanks.h"

namespace sonder {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// As people call them, by `DefinitionLayout`.
constexpr std::string_view kVendors[] = {"Qualtrics", "LimeSurvey", "XLSForm", "SurveyJS"};
constexpr std::string_view kNames[] = {"qualtrics", "limesurvey", "xlsform", "surveyjs"};

bool has(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

bool is_qualtrics(std::string_view text) {
  return text.starts_with('{') && has(text, "\"SurveyEntry\"") && has(text, "\"SurveyElements\"");
}

bool is_limesurvey(std::string_view text) {
  return text.starts_with('<') && has(text, "<LimeSurveyDocType>");
}

Result<std::optional<SurveyDefinition>> read_json_definition(std::string_view text) {
  const Result<Json> document = parse_json(text);
  if (!document) {
    if (!is_qualtrics(text)) return std::optional<SurveyDefinition>();
    return Error{document.error().code,
                 "the Qualtrics definition is damaged: " + document.error().message,
                 "Export the survey (.qsf) once more."};
  }
  if (find_member(document.value(), "SurveyElements") != nullptr) {
    return check_size(read_qualtrics(document.value()));
  }
  return read_surveyjs_definition(document.value());
}

}  // namespace

std::string_view to_string(DefinitionLayout layout) {
  return kNames[static_cast<std::size_t>(layout)];
}

std::string_view vendor_name(DefinitionLayout layout) {
  return kVendors[static_cast<std::size_t>(layout)];
}

Result<std::optional<SurveyDefinition>> read_definition(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const bool is_too_long = text.size() > kMostDefinitionBytes;
  text = trim(text);
  if (is_too_long) {
    // What else is as long may still be a table.
    if (!is_qualtrics(text) && !is_limesurvey(text)) return std::optional<SurveyDefinition>();
    return Error{ErrorCode::kLimitExceeded, "the survey definition has more than 16 MiB"};
  }
  if (text.starts_with('{')) return read_json_definition(text);
  if (!is_limesurvey(text)) return std::optional<SurveyDefinition>();
  Result<SurveyDefinition> read = read_limesurvey(text);
  if (!read) return read.error();
  return check_size(std::move(read).value());
}

}  // namespace sonder
