#pragma once

#include <string>

#include "table/table.h"

namespace sonder {

/// The table as one JSON text, for scripts and tests, not for pages:
/// {"columns":[{"name","type"}],"rows":[[...]],"issues":[...],"issue_counts":{...},
///  "surplus":[{"row","cells"}]}.
/// Cells: numbers (decimals with all their digits, percentages as written: 15 for "15 %"),
/// true/false, "2024-02-29", "2024-02-29T13:05:00" ("...Z" in UTC), text, null without a value.
/// With `raw`, every cell is the text it was and every type is "text".
std::string write_table_json(const Table& table, bool raw);

/// [{"code","row","column","message"}] with null for what is not meant.
std::string write_issues_json(const IssueLog& issues);

}  // namespace sonder
