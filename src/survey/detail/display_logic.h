#pragma once

#include <optional>
#include <string>

#include "base/json.h"
#include "survey/condition.h"

namespace sonder {

/// What Qualtrics' "DisplayLogic" asks: sets ("If", "AndIf", "OrIf") of expressions joined by one
/// "Conjuction", as Qualtrics spells it, each whether a choice is selected
/// ("q://QID1/SelectableChoice/2"), or the operand without SelectableChoice. Absent for others, and
/// for a mixture of "And" and "Or" within a set or between sets. O(expressions).
std::optional<Condition> read_display_logic(const Json& logic);

/// The same in Qualtrics' own words as far as it has any, else "display logic".
std::string describe_logic(const Json& logic);

}  // namespace sonder
