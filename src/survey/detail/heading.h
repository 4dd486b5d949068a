#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "table/table.h"

namespace sonder {

/// How a column's heading says of which question it is, and what of it.
enum class HeadingMark : std::uint8_t {
  kRows,      ///< the question in the row above the option's or matrix row's (SurveyMonkey)
  kCode,      ///< "code[SQ001]. Question [row]" (LimeSurvey)
  kField,     ///< "field___code" (REDCap)
  kTag,       ///< "Q3_1" above "Question-row" (Qualtrics)
  kBrackets,  ///< "Question [row]" (Google Forms)
  kSlash,     ///< "question/option" (KoboToolbox, ODK)
  kNumber,    ///< "q0004_0001"
  kDash,      ///< "Question - row"
  kOption,    ///< the option alone, which is what its cells hold (Typeform)
};

struct HeadingParts {
  HeadingMark mark = HeadingMark::kDash;
  std::string key;   ///< what all columns of the question have in common, and nobody else
  std::string stem;  ///< the question's wording
  std::string item;  ///< the row's or option's
};

/// All ways in which the heading may be parted, the surest first. O(length of the heading).
std::vector<HeadingParts> part_heading(const Column& column);

/// Whether an option, row or column of that name takes what respondents write themselves: "Other
/// (please specify)", "[other]", "..._TEXT", "...-Comment" and translations.
bool names_other_text(std::string_view item);

/// What stands above single columns instead of a row or option: "Response", "Open-Ended Response".
bool is_placeholder(std::string_view item);

}  // namespace sonder
