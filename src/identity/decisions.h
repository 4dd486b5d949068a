#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/bitset.h"
#include "model/population.h"

namespace sonder {

/// What a person decided about two records.
struct Decision {
  RecordId first;
  RecordId second;
  bool same = false;  ///< of one person; else of two

  friend bool operator==(const Decision&, const Decision&) = default;
};

struct SettledDecisions {
  std::vector<Decision> in_force;       ///< in the order in which they were made
  std::vector<std::uint32_t> gave_way;  ///< positions of the others, ascending
};

/// Which decisions hold where they contradict each other. The latest always does; an earlier one
/// gives way when those after it, taken together, say otherwise: of "a and b are one person",
/// "b and c are one person" and "a and c are two" in this order, the first gives way.
/// Nothing but the list matters, so leaving a decision out is as if it had never been made.
/// Decisions about `anonymous` records, one bit per record, never hold: see `find_anonymous`.
/// `record_count` is one more than the largest position in the decisions.
/// O(decisions² + records).
SettledDecisions settle_decisions(std::span<const Decision> decisions, std::uint32_t record_count,
                                  const Bitset& anonymous);

}  // namespace sonder
