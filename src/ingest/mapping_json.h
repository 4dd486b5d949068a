#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "ingest/recognition.h"

namespace sonder {

/// The mapping as a file people keep and change:
/// {"version":2,"kind":"orders","layout":"generic",
///  "fields":{"order_id":"InvoiceNo","amount":null,...},
///  "metadata":[],"left_out":["IP"],
///  "types":{"Date":{"type":"date","date_order":"dmy","month_names":"hr"},
///           "Price":{"decimal_mark":"comma"}},
///  "reading":{"delimiter":";","quote":"\"","escape":"","drops_blank":false,"title_records":0,
///             "header_rows":1,"row_names":false,"encoding":"windows-1250"},
///  "source":"third_party","observed_on":"2024-05-01","shop":"North",
///  "own_fields":{"Shoe size":{"column":"buty","type":"integer","unit":"EU","allowed":[]}},
///  "columns":["InvoiceNo","StockCode",...]}.
/// "fields" lists attributes only where they have a column. "source" is one of the nine sources
/// "observed_on" the day of the file and "shop" whose it is, all only where a person told them;
/// "own_fields" are fields of the person that the catalogue does not have, each with a kind of
/// value, a unit and the values it may have, all but "column" optional. A column is named by its
/// name, or by "#3" (from 1) where the name is not unique. "columns" holds the names the mapping
/// was made for, to find it again for the next file of the kind. "types" and "reading" hold a
/// person's decisions only; date orders are "ymd", "dmy" and "mdy", languages of month names "pl"
/// and "hr", which differ where others do not.
Json to_json(const Mapping& mapping, const Table& table);

/// Reads it strictly against a table: kInvalidJson for another version than 1 or 2, an unknown
/// kind, layout, field, type or column, or a column named twice among the fields, the metadata or
/// those left out. All but "version", "kind" and "fields" may be absent; version 1 had nothing
/// else but "columns". Without "left_out", personal data are left out as `recognise` leaves them;
/// without "layout" and "metadata" they are what `recognise` finds.
Result<Mapping> mapping_from_json(const Json& json, const Table& table);

/// Reads what "reading" holds; also "sheet", a worksheet's name or number. kInvalidJson for a mark
/// or encoding that cannot be, and for unknown members.
Result<ReadingChoice> reading_choice_from_json(const Json& json);

/// What changed from one mapping of a table to another, one sentence each: kind, layout, fields in
/// their order, then metadata, columns left out, types, reading. Empty when they are the same.
std::vector<std::string> diff_mappings(const Mapping& before, const Mapping& after,
                                       const Table& table);

}  // namespace sonder
