#pragma once

#include <cstddef>
#include <optional>

#include "ingest/assemble.h"

namespace sonder {

/// The last row of a table of orders or lines when it adds up those above it, as reports end: one
/// cell says "Total" or the like in one of six languages, all other filled cells are numbers, and
/// it has no date and names neither an order nor a customer. O(columns).
std::optional<std::size_t> find_total_row(const MappedTable& mapped);

}  // namespace sonder
