#include "segments/rfm_map.h"

#include <algorithm>
#include <array>

namespace sonder {
namespace {

using GroupCounts = std::array<std::uint32_t, kRfmGroupCount>;

std::optional<RfmGroup> commonest(const GroupCounts& counts) {
  const auto largest = std::max_element(counts.begin(), counts.end());
  if (*largest == 0) return std::nullopt;
  return static_cast<RfmGroup>(largest - counts.begin());
}

MinorUnits spend_of(const Feature* net_spend, std::uint32_t profile) {
  if (net_spend == nullptr || !net_spend->known.test(profile)) return {};
  return {net_spend->values[profile]};
}

}  // namespace

GroupTotal total_of(const FeatureTable& features, const Bitset& members) {
  const Feature* net_spend = features.find("net_spend");
  GroupTotal total;
  for (const std::uint32_t profile : members.positions()) {
    ++total.people;
    total.net_spend += spend_of(net_spend, profile);
  }
  return total;
}

Bitset members_of(const RfmScores& scores, RfmGroup group) {
  Bitset members(scores.scored.size());
  for (const std::uint32_t profile : scores.scored.positions()) {
    if (scores.group[profile] == group) members.set(profile);
  }
  return members;
}

RfmMap map_rfm(const RfmScores& scores, const FeatureTable& features) {
  const auto bins = static_cast<std::size_t>(scores.bins);
  RfmMap map{scores.bins, std::vector<GroupTotal>(bins * bins), {}};
  std::vector<GroupCounts> groups(bins * bins);
  const Feature* net_spend = features.find("net_spend");
  for (const std::uint32_t profile : scores.scored.positions()) {
    const std::size_t cell = (scores.recency[profile] - 1U) * bins + scores.frequency[profile] - 1U;
    ++map.cells[cell].people;
    map.cells[cell].net_spend += spend_of(net_spend, profile);
    ++groups[cell][static_cast<std::size_t>(scores.group[profile])];
  }
  for (const GroupCounts& counts : groups) map.groups.push_back(commonest(counts));
  return map;
}

}  // namespace sonder
