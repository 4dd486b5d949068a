#pragma once

#include <vector>

#include "ingest/recognition.h"
#include "survey/question.h"

namespace sonder {

/// What a survey's mapping decides about its columns, for `understand_questions`: the moment of
/// the answer, and no questions of the tool's own columns and of those that are left out.
std::vector<QuestionChoice> question_choices(const Mapping& mapping);

}  // namespace sonder
