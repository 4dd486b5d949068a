#pragma once

#include <cstddef>

#include "base/json.h"
#include "session/analysis.h"

namespace sonder {

/// What a table was read as, why, what was odd in it and what should be confirmed: `FileReport` of
/// web/src/types.ts. `account` is what became of its rows, null while it takes no part.
///
/// O(columns + issues), and O(rows) for the column that dates them.
Json report_file(const ImportedFile& file, const RowAccount* account);

/// The same before anybody asked about the people: what becomes of the rows, and the sources that
/// the file feeds, are null.
Json report_new_file(const ImportedFile& file);

/// {"columns":[...],"rows":[[...]],"numbers":[...]}: rows `first` to `first + count` as text, and
/// which record of the file each is, as in `Issue::row`.
Json preview_rows(const Table& table, std::size_t first, std::size_t count);

}  // namespace sonder
