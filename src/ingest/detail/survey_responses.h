#pragma once

#include "ingest/assemble.h"

namespace sonder {

/// Every row of a survey table as a response, with a record where it names a customer id or an
/// e-mail that the mapping knows.
void append_responses(const MappedTable& mapped, Population& population, RowAccount& account);

}  // namespace sonder
