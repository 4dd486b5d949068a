#pragma once

#include <string>

#include "privacy/released.h"
#include "privacy/safe_answers.h"

namespace sonder {

/// The answers to one question as an SVG picture that stands by itself: the wording, a bar per
/// answer with its share in whole percent, the score where there is one, and the base. What it
/// shows is told in words, too, to those who do not see it. No script, style sheet or address is in
/// it. Answers that were suppressed are named without a bar. At most 24 answers; further ones are
/// counted in a line.
std::string write_svg(const Released<SafeAnswers>& answers);

}  // namespace sonder
