#pragma once

#include <span>
#include <vector>

#include "identity/matching.h"

namespace sonder::detail {

/// What identifiers link, and where somebody contradicts that.
struct Contest {
  const PersonRecords& records;
  const ResolutionOptions& options;
  const Resolution& identifiers;        ///< of the records by these options
  std::span<const Decision> decisions;  ///< that hold
};

/// Where a decision keeps apart two records that identifiers join, these have to part the others
/// between them. `Resolution::links` lead over some record or other, so which side one falls on
/// would be chance; this gives all pairs that share an identifier, the most alike first, so that
/// each record stays with those it is most like. Groups of more than `kMostContested` records keep
/// their links. The pairs are by position in `matches.records()`; their weight is 0, as of all that
/// identifiers link.
/// O(decisions · records of their groups²).
std::vector<WeighedPair> contested_pairs(const Contest& contest, const Matches& matches);

inline constexpr std::size_t kMostContested = 300;

}  // namespace sonder::detail
