#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/bitset.h"
#include "base/minor_units.h"
#include "features/feature_table.h"
#include "segments/rfm.h"

namespace sonder {

/// How many people a set holds and what they spent.
struct GroupTotal {
  std::uint64_t people = 0;
  MinorUnits net_spend;  ///< of those whose spend is known
};

/// People and spend of a set of profiles. O(members).
GroupTotal total_of(const FeatureTable& features, const Bitset& members);

/// The members of one named group.
Bitset members_of(const RfmScores& scores, RfmGroup group);

/// People and spend by recency and frequency score.
struct RfmMap {
  std::int32_t bins = 5;
  /// bins × bins, by recency score, then frequency score, each from 1.
  std::vector<GroupTotal> cells;
  /// The commonest group of each cell's people; ties go to the group named first in `RfmGroup`.
  std::vector<std::optional<RfmGroup>> groups;
};

/// O(profiles).
RfmMap map_rfm(const RfmScores& scores, const FeatureTable& features);

}  // namespace sonder
