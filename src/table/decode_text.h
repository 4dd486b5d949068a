#pragma once

#include <optional>

#include "table/raw_table.h"
#include "text/encoding.h"

namespace sonder {

/// Finds out in which encoding the cells of a table are, by all its distinct texts, and turns
/// them into UTF-8; codes and rows stay as they are. The choice is kept in `RawTable::encoding`.
/// For tables out of bytes: delimited text, and whatever else does not say its encoding.
///
/// A byte order mark means UTF-8. `chosen` is taken instead of the likeliest encoding; UTF-16 can
/// only be `chosen`, and means that the reader was given what `Utf16Decoder` made of the file.
/// Cells that are not valid in UTF-8 keep their bytes.
///
/// Issues, each with row and column: kInvalidUtf8, which in UTF-16 are the cells with U+FFFD, and
/// kDoubleEncoded, whose text is kept. O(rows + bytes of distinct texts).
void settle_encoding(RawTable& table, std::optional<Encoding> chosen = std::nullopt);

}  // namespace sonder
