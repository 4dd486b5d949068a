#pragma once

#include <cstddef>

#include "base/json.h"
#include "session/analysis.h"

namespace sonder {

/// What a table was read as, why, what was odd in it and what should be confirmed: `FileReport` of
/// web/src/types.ts. `account` is what became of its rows, null while it takes no part.
///
/// The sources it feeds are those of the nine that its fields can show: transactional where there
/// is money; declared for answers, consent, gender, language and date of birth; digital identity
/// for a name beside a phone, a date of birth or an address; online identity for a customer id or
/// e-mail address; anonymous identity for rows that name nobody; non-transactional for answers,
/// channels and events. Who got the data from whom, or concluded them, no file says.
///
/// O(cells), O(distinct texts) where columns are not packed.
Json report_file(const ImportedFile& file, const RowAccount* account);

/// {"columns":[...],"rows":[[...]],"numbers":[...]}: rows `first` to `first + count` as text, and
/// which record of the file each is, as in `Issue::row`.
Json preview_rows(const Table& table, std::size_t first, std::size_t count);

/// {"code","message","hint"}.
Json to_json(const Error& error);

}  // namespace sonder
