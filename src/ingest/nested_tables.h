#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "ingest/recognition.h"
#include "table/table.h"

namespace sonder {

/// Which of the tables of one file holds the records that `nested` lists something of, as JSON
/// does with an order's lines: the one whose path is the longest beginning of its own, see
/// `JsonReader`. Absent for a table that is not inside of records.
std::optional<std::size_t> find_outer_table(std::span<const Table* const> tables,
                                            const Table& nested);

/// Adds a column with the outer record's identifier to the rows of a nested table, so that they can
/// be joined like a file of their own: "order_id" for what orders list, "customer_id" or "email"
/// for what customers list. Does nothing where the outer table's mapping has no identifier or the
/// nested one has a column of that name. Its type is not inferred yet. O(rows). True if it did.
bool add_outer_id(const Table& outer, const Mapping& mapping, Table& nested);

}  // namespace sonder
