#pragma once

#include <string>
#include <string_view>

#include "base/json.h"
#include "survey/definition.h"

/// What the readers of definitions share.
namespace sonder {

inline constexpr std::size_t kLongestWording = 4'000;
inline constexpr std::size_t kLongestLabel = 500;
inline constexpr std::size_t kLongestName = 500;

SurveyDefinition read_qualtrics(const Json& document);
/// Errors: kNotATable for XML that is broken, kLimitExceeded.
Result<SurveyDefinition> read_limesurvey(std::string_view text);

/// The member, or null when there is none or this is no object.
const Json* find_member(const Json& json, std::string_view name);
/// A text as it is, a whole number or truth value as text; else empty.
std::string text_of(const Json& json);
/// The same of a member.
std::string member_text(const Json& json, std::string_view name);
bool has_member_text(const Json& json, std::string_view name, std::string_view text);
/// The elements of a list; of what is none, nothing.
const Json::array_t& elements_of(const Json* json);

/// A wording or label without markup, cut where it is too long.
std::string read_wording(std::string_view html);
std::string read_label(std::string_view html);
/// A code or name; empty where it is too long for one.
std::string read_name(const Json& json, std::string_view member);
/// Makes the question one that is shown only when this holds as well as what it has already; none:
/// it is not understood when.
void add_condition(std::string_view text, std::optional<Condition> condition,
                   DefinedQuestion& question);
/// Adds the name unless it is empty or too long.
void add_name(std::string name, DefinedPart& part);
/// Appends the list to the definition's, and gives it to the part.
void add_list(std::vector<DefinedOption> options, SurveyDefinition& definition, DefinedPart& part);
/// Makes the part a scale when the questionnaire knows such a long one, else a number.
void set_scale(std::int64_t low, std::int64_t high, DefinedPart& part);
/// Makes the part a slider where the ends are in order.
void set_slider(std::int64_t low, std::int64_t high, DefinedPart& part);
/// Appends the part to the last question, as long as the limit allows.
void add_part(DefinedPart part, SurveyDefinition& definition);
void add_language(std::string language, SurveyDefinition& definition);
/// Errors: kLimitExceeded when the definition has more questions or parts than allowed.
Result<std::optional<SurveyDefinition>> check_size(SurveyDefinition definition);

}  // namespace sonder
