#pragma once

#include <cstddef>
#include <optional>

#include "survey/question.h"

namespace sonder {

/// Which option, or point of a scale from its low end, the wording tells respondents to choose:
/// "To show that you read this, please select 'Agree'", "Please choose 3 for this statement". It
/// must ask to choose, in English, Polish, Croatian, Russian, German or Spanish, and name one
/// answer in quotation marks, or right behind and up to the end of the wording or a word such as
/// "to show". Absent for all other questions, "Please select your country" among them. O(options ×
/// wording).
std::optional<std::size_t> told_answer(const Question& question);

}  // namespace sonder
