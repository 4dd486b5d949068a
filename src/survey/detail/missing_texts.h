#pragma once

#include <string_view>
#include <vector>

#include "survey/missing.h"
#include "table/table.h"

namespace sonder {

/// What the whole of a cell says instead of an answer, in English, Polish, Croatian, Russian,
/// German and Spanish; kNone for answers, and for an empty text kSkipped. "NA", "null" and "NaN",
/// which programs write for empty cells, and Qualtrics' -99 for a question that was seen and left
/// out are kSkipped. O(length), of short texts only.
MissingKind missing_kind_of(std::string_view text);

/// By code of the column's dictionary: `missing_kind_of`, and what the file declares to be no
/// answer (SPSS), by its label, else kSkipped. O(distinct texts).
std::vector<MissingKind> read_missing(const Column& column);

}  // namespace sonder
