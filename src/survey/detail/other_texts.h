#pragma once

#include <vector>

#include "survey/question.h"

namespace sonder {

/// Links what respondents wrote under "other" to the choice it belongs to, where neither knows it
/// yet: the question before it whose heading is that of the text's column without its end, "- Other
/// (please specify)", "_TEXT", "[other]" or "-Comment"; or, headed by "Other" alone, the choice
/// right before it. O(questions · length of the headings).
void link_other_texts(const Table& table, std::vector<Question>& questions);

}  // namespace sonder
