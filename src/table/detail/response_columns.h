#pragma once

#include "table/table.h"

namespace sonder::detail {

/// What joins the answers of one row.
inline constexpr char kAnswerSeparator = ';';

/// Adds a text column for each of the table's response sets, with all answers of a row in one cell,
/// as forms write questions that take several: "Radio;Posters". An answer is called what the file
/// calls it: the label of its column or value, else the name or the value itself; a separator in it
/// becomes a comma. The columns of the set stay. Sets of a single column are left alone,
/// and those beyond as many as the file has columns.
/// O(rows × columns of sets).
void join_response_sets(Table& table);

}  // namespace sonder::detail
