#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sonder::detail {

/// What a file is, as far as its first bytes tell for sure.
enum class Container : std::uint8_t {
  kText,  ///< or anything else
  kSav,
  kZip,  ///< or what holds an old or protected workbook
};
Container find_container(std::string_view prefix);

/// Whether text in UTF-8 begins like a JSON object with a name, or a list, or is nothing but one
/// number, text, true, false or null.
bool is_json(std::string_view prefix);

/// Whether text in UTF-8 begins like a survey's definition: XML of LimeSurvey, or a JSON object
/// with the words of Qualtrics' or SurveyJS'. Other files may do so as well.
bool may_be_definition(std::string_view prefix);

/// The name of the format that these first bytes of a file belong to, when it is a known one that
/// is not delimited text, nor one that has a reader of its own: "PDF".
std::optional<std::string_view> find_other_format(std::string_view prefix);

/// False when so many bytes are control characters that this is no text in any encoding.
bool is_probably_text(std::string_view prefix);

}  // namespace sonder::detail
