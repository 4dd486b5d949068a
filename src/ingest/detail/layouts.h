#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/layout.h"
#include "ingest/recognition.h"
#include "table/table.h"

namespace sonder {

/// Whose export a table seems to be.
struct LayoutMatch {
  Layout layout = Layout::kGeneric;
  FileKind kind = FileKind::kOther;
  double confidence = 0;  ///< 0-1; 0 of kGeneric
  std::string evidence;   ///< one sentence
};

/// The surest vendor's layout, or kGeneric. Header cells are compared in any header row, as
/// written but for ASCII case. O(columns), and O(rows) of at most two columns.
LayoutMatch find_layout(const Table& table);

/// The columns a vendor's layout has for a field, where the table has them; the first in the
/// vendor's order of preference.
std::vector<FieldColumn> layout_fields(Layout layout, const Table& table);

/// Columns of a survey that the tool, a publisher or a spreadsheet added: ids, dates, addresses of
/// machines, states and row numbers; weights, and columns whose answers are joined in another one.
/// Ascending.
std::vector<std::uint32_t> find_metadata(Layout layout, const Table& table);

}  // namespace sonder
