#pragma once

#include <string_view>

namespace sonder {

/// Whether an answer is the name or the address of a file that the respondent uploaded, or several
/// of them, or LimeSurvey's description of one. O(length).
bool names_file(std::string_view answer);

}  // namespace sonder
