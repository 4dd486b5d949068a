#pragma once

#include "base/json.h"
#include "session/analysis.h"

namespace sonder {

/// What a file was recognised as, why, and what was odd in it: `FileReport` of web/src/types.ts.
/// `account` is what became of its rows, null while it takes no part.
Json report_file(const ImportedFile& file, const RowAccount* account);

/// {"columns":[...],"rows":[[...]]}: rows `first` to `first + count` as text.
Json preview_rows(const Table& table, std::size_t first, std::size_t count);

/// {"code","message","hint"}.
Json to_json(const Error& error);

/// The issues kept in a log, as in `Issue` of web/src/types.ts.
Json issues_to_json(const IssueLog& issues);

}  // namespace sonder
