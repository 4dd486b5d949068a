#pragma once

#include <vector>

#include "survey/definition_match.h"
#include "survey/question.h"

namespace sonder {

/// Works the definition's conditions out for every response: sets `Question::asked`, with what it
/// says as evidence, of the questions whose condition is understood and whose other questions are
/// in the table, one question of it each; of others says so as evidence. What columns are to the
/// definition must be as `joined` tells. O(responses × tests + distinct answers).
void apply_conditions(const Table& table, const JoinedDefinition& joined,
                      std::vector<Question>& questions);

}  // namespace sonder
