#pragma once

#include "base/json.h"
#include "ingest/recognition.h"

namespace sonder {

/// The mapping as a file people keep and change:
/// {"version":1,"kind":"orders","fields":{"order_id":"InvoiceNo","amount":null,...},
///  "columns":["InvoiceNo","StockCode",...]}.
/// A column is named by its name, or by "#3" (from 1) where the name is not unique. "columns"
/// holds the names the mapping was made for, to find it again for the next file of the kind.
Json to_json(const Mapping& mapping, const Table& table);

/// Reads it strictly against a table: kInvalidJson for another version, an unknown kind, field or
/// column, or a column named twice. "columns" may be absent.
Result<Mapping> mapping_from_json(const Json& json, const Table& table);

}  // namespace sonder
