#pragma once

#include "table/raw_table.h"

namespace sonder::detail {

/// Adds kStrayQuote for each record in which a quote mark stands in the middle of a cell, with text
/// on both sides, and a later cell ends with one: `Vest"warm, soft"` was one cell and a quoted one
/// before a delimiter was lost, and is cut at the commas of the text. Sizes such as
/// 5"x7" are not taken for that. For text read with quotes. O(bytes of distinct texts), and O(rows)
/// where there is one.
void report_torn_cells(RawTable& table);

}  // namespace sonder::detail
