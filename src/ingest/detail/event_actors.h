#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ingest/assemble.h"

namespace sonder {

/// Whose the rows of one file are.
struct RowActors {
  static constexpr std::uint32_t kNobodyKnown = 0xFFFFFFFF;

  std::vector<std::uint32_t> record;  ///< per row: position in `PersonRecords`, or kNobodyKnown

  std::optional<RecordId> at(std::size_t row) const {
    if (record[row] == kNobodyKnown) return std::nullopt;
    return RecordId{record[row]};
  }
};

/// Finds or makes the record of every row of the files of events, messages, tickets and notes, as
/// `assemble` describes it, and fills `Population::anonymous`. The accounts, one per file, get what
/// they count of customers. The order of the files has no influence on who is whom. O(rows).
std::vector<RowActors> find_actors(std::span<const MappedTable* const> files,
                                   std::span<RowAccount* const> accounts, Population& population);

}  // namespace sonder
