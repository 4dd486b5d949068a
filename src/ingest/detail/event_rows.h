#pragma once

#include <span>

#include "ingest/assemble.h"

namespace sonder {

/// Adds what the files of events, messages, tickets and notes tell to the population, as `assemble`
/// describes it. `accounts` has one entry per table. O(rows log rows).
void append_logs(std::span<const MappedTable> tables, AssembledPopulation& assembled);

}  // namespace sonder
