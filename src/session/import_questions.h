#pragma once

#include "base/json.h"
#include "session/analysis.h"

namespace sonder {

/// What a person should confirm about a file, because its bytes allow of two answers: the kind
/// where the second candidate is near, the encoding likewise, and per column the order of day and
/// month or the decimal mark. Nobody is asked about what was told. A list of
///
///     {"about":"date_order","column":3,"answers":["dmy","mdy"],"taken":"mdy",
///      "example":"03/04/2024","shown":["2024-04-03","2024-03-04"],"message":"..."}
///
/// where "about" is "kind", "encoding", "date_order" or "decimal_mark"; "column" is null for the
/// first two, and "example" and "shown" - a cell, and what each answer makes of it - as well.
/// O(distinct texts of the columns in question).
Json list_questions(const ImportedFile& file);

}  // namespace sonder
