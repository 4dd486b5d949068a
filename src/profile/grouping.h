#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <type_traits>
#include <vector>

#include "model/population.h"

namespace sonder {

/// In a list of whose each thing is: this one is nobody's.
inline constexpr std::uint32_t kNobody = 0xFFFFFFFF;

/// Things grouped by profile: those of profile p are `items[starts[p]] .. items[starts[p + 1]]`.
template <typename Item>
struct Grouped {
  std::vector<std::uint32_t> starts;  ///< profile count + 1 entries
  std::vector<Item> items;

  std::uint32_t count() const { return static_cast<std::uint32_t>(starts.size()) - 1; }
  std::span<const Item> of(ProfileId profile) const {
    return std::span(items).subspan(starts[profile.index],
                                    starts[profile.index + 1] - starts[profile.index]);
  }
};

/// Positions grouped by profile.
using Grouping = Grouped<std::uint32_t>;

/// Groups `item_at(position)` of every position by `profile_of[position]`, the positions of one
/// profile in their order; those of kNobody are left out. A counting sort: each item is written
/// once into its place, since reading a profile's items from where they are costs a miss of the
/// cache for each of them. O(positions + profiles).
template <typename ItemAt>
auto group_by_profile(const std::vector<std::uint32_t>& profile_of, std::uint32_t profile_count,
                      ItemAt item_at) {
  Grouped<std::invoke_result_t<ItemAt, std::uint32_t>> grouped;
  grouped.starts.assign(profile_count + std::size_t{1}, 0);
  for (const std::uint32_t profile : profile_of) {
    if (profile != kNobody) ++grouped.starts[profile + 1];
  }
  std::partial_sum(grouped.starts.begin(), grouped.starts.end(), grouped.starts.begin());
  grouped.items.resize(grouped.starts.back());
  std::vector<std::uint32_t> next = grouped.starts;
  for (std::uint32_t position = 0; position < profile_of.size(); ++position) {
    const std::uint32_t profile = profile_of[position];
    if (profile != kNobody) grouped.items[next[profile]++] = item_at(position);
  }
  return grouped;
}

}  // namespace sonder
