#pragma once

#include <span>

#include "identity/matching.h"

namespace sonder::detail {

/// What was compared and decided.
struct ComparedPairs {
  std::span<const WeighedPair> pairs;   ///< that may matter
  std::span<const Decision> decisions;  ///< that hold
  double uncertain_from = 0;            ///< see `MatchOptions`
};

/// Fills in `Matches::uncertain` once the groups are known. Asked about are
///
/// - pairs of two groups, unless a decision keeps these apart or the pair is surely of two people:
///   of the pairs of the same two groups, the one nearest to even odds;
/// - links by likeness that are not surely right, unless they were decided upon.
///
/// O(pairs + uncertain pairs · log).
void list_uncertain(const ComparedPairs& compared, Matches& matches);

}  // namespace sonder::detail
