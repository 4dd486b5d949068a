#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/result.h"
#include "features/feature_table.h"
#include "segments/rfm.h"

namespace sonder {

/// One row of a table of group sizes.
struct Cell {
  std::string label;
  std::uint64_t people = 0;

  friend bool operator==(const Cell&, const Cell&) = default;
};

/// Group sizes that may add up to a total printed beside them: what a small group could be
/// worked out from, and so what the privacy gate looks at.
struct GroupSizes {
  std::string title;
  std::vector<Cell> cells;  ///< disjoint, together everybody
  std::uint64_t total = 0;
};

inline constexpr std::size_t kMaxCells = 12;

/// How the members of a segment spread over a feature. The cells of a category are in the order of
/// its names, since an order by size would tell what a suppressed cell lies between; beyond 12 the
/// smallest become "other". A boolean has "yes" and "no". An integer feature that spans at most 11
/// values among all profiles is a scale: every value from the lowest to the highest is a cell.
/// Members not known are a last cell, "not known", where there are any.
///
/// Errors: kNotFound for a feature that is not there; kInvalidArgument for one of another type or
/// a wider span. O(profiles).
Result<GroupSizes> break_down(const FeatureTable& features, const Bitset& members,
                              std::string_view feature);

/// Members per named RFM group in the order of `RfmGroup`, and "Not scored" where there are any.
GroupSizes break_down_by_rfm(const RfmScores& scores, const Bitset& members);

}  // namespace sonder
