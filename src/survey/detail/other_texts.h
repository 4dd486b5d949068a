#pragma once

#include <cstddef>
#include <vector>

#include "survey/question.h"

namespace sonder {

/// The question of a column where respondents write what is not among a choice's options: open
/// text, unless the texts turn out to be personal.
Question describe_other_text(const Table& table, std::size_t column);

/// Links what respondents wrote under "other" to the choice it belongs to, where neither knows it
/// yet: the question before it whose heading is that of the text's column without its end, "- Other
/// (please specify)", "_TEXT", "[other]" or "-Comment", and of a matrix so headed its first row;
/// or, headed by "Other" alone, the choice right before it. O(questions · length of the headings).
void link_other_texts(const Table& table, std::vector<Question>& questions);

}  // namespace sonder
