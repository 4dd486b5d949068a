#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text_dictionary.h"
#include "ingest/recognition.h"
#include "table/table.h"

namespace sonder {

/// Per code of a column's dictionary, the code of what it says in a dictionary of the population.
using CodeMap = std::vector<std::uint32_t>;

/// The column mapped to a field, or null.
const Column* mapped_column(const Table& table, const Mapping& mapping, Field field);

/// True for texts that stand for no value: "NA", "n/a", "null", "None", "NaN", "-", "?".
bool is_missing_token(std::string_view text);

/// Texts as written, trimmed; missing ones become the empty text.
CodeMap map_texts(const Column& column, TextDictionary& into);
/// As `map_texts`, without one leading apostrophe, by which spreadsheets keep digits as text.
CodeMap map_guarded_texts(const Column& column, TextDictionary& into);
/// As `map_guarded_texts`; in a column of whole numbers "17850.0" becomes "17850".
CodeMap map_ids(const Column& column, TextDictionary& into);
/// Normalised addresses; what is none becomes the empty text.
CodeMap map_emails(const Column& column, TextDictionary& into);

/// The moment a cell of a date column names; absent for other columns.
std::optional<Timestamp> moment_at(const Column& column, std::size_t row);

}  // namespace sonder
