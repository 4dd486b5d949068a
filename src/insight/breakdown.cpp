#include "insight/breakdown.h"
#include "base/sorting.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sonder {
namespace {

constexpr std::int64_t kMaxScaleSpan = 10;  // 11 points leave one cell for "not known"

GroupSizes start_sizes(const Feature& feature, const Bitset& members) {
  return {feature.label, {}, members.count()};
}

Bitset known_members(const Feature& feature, const Bitset& members) {
  Bitset known = members;
  known &= feature.known;
  return known;
}

void append_not_known(std::uint64_t known, std::string label, GroupSizes& sizes) {
  if (known < sizes.total) sizes.cells.push_back({std::move(label), sizes.total - known});
}

GroupSizes break_down_boolean(const Feature& feature, const Bitset& members) {
  const Bitset known = known_members(feature, members);
  std::uint64_t yes = 0;
  for (const std::uint32_t profile : known.positions()) yes += feature.values[profile] != 0;
  GroupSizes sizes = start_sizes(feature, members);
  sizes.cells = {{"yes", yes}, {"no", known.count() - yes}};
  append_not_known(known.count(), "not known", sizes);
  return sizes;
}

Result<GroupSizes> break_down_scale(const Feature& feature, const Bitset& members) {
  std::vector<std::int64_t> points;
  for (const std::uint32_t profile : feature.known.positions()) {
    points.push_back(feature.values[profile]);
  }
  GroupSizes sizes = start_sizes(feature, members);
  const Bitset known = known_members(feature, members);
  const auto [lowest, highest] = std::minmax_element(points.begin(), points.end());
  if (!points.empty()) {
    const auto span = static_cast<std::uint64_t>(*highest) - static_cast<std::uint64_t>(*lowest);
    if (span > std::uint64_t{kMaxScaleSpan}) {
      return Error{
          ErrorCode::kInvalidArgument,
          "feature `" + feature.name + "` spans more than 11 values, too many to break down"};
    }
    for (std::uint64_t i = 0; i <= span; ++i) {
      sizes.cells.push_back({std::to_string(*lowest + static_cast<std::int64_t>(i)), 0});
    }
    for (const std::uint32_t profile : known.positions()) {
      ++sizes.cells[static_cast<std::size_t>(feature.values[profile] - *lowest)].people;
    }
  }
  append_not_known(known.count(), "not known", sizes);
  return sizes;
}

std::vector<Cell> count_categories(const Feature& feature, const Bitset& known) {
  std::vector<std::uint64_t> counts(feature.categories.size(), 0);
  for (const std::uint32_t profile : known.positions()) {
    ++counts[static_cast<std::size_t>(feature.values[profile])];
  }
  std::vector<Cell> cells;
  for (std::uint32_t code = 0; code < counts.size(); ++code) {
    if (counts[code] > 0) {
      cells.push_back({std::string(feature.categories.text(code)), counts[code]});
    }
  }
  return cells;
}

/// Keeps the `kept` largest cells, ties by name, and adds the others up.
void fold_smallest(std::size_t kept, std::vector<Cell>& cells) {
  sort_stably(cells, [](const Cell& a, const Cell& b) {
    return a.people != b.people ? a.people > b.people : a.label < b.label;
  });
  Cell other{"other", 0};
  for (std::size_t i = kept; i < cells.size(); ++i) other.people += cells[i].people;
  cells.resize(kept);
  sort_stably(cells, [](const Cell& a, const Cell& b) { return a.label < b.label; });
  cells.push_back(std::move(other));
}

GroupSizes break_down_category(const Feature& feature, const Bitset& members) {
  const Bitset known = known_members(feature, members);
  GroupSizes sizes = start_sizes(feature, members);
  sizes.cells = count_categories(feature, known);
  sort_stably(sizes.cells, [](const Cell& a, const Cell& b) { return a.label < b.label; });
  const std::size_t room = kMaxCells - (known.count() < sizes.total ? 1 : 0);
  if (sizes.cells.size() > room) fold_smallest(room - 1, sizes.cells);
  append_not_known(known.count(), "not known", sizes);
  return sizes;
}

}  // namespace

Result<GroupSizes> break_down(const FeatureTable& features, const Bitset& members,
                              std::string_view feature) {
  const Feature* found = features.find(feature);
  if (found == nullptr) {
    return Error{ErrorCode::kNotFound, "there is no feature `" + std::string(feature) + "`"};
  }
  switch (found->type) {
    case FeatureType::kBoolean: return break_down_boolean(*found, members);
    case FeatureType::kCategory: return break_down_category(*found, members);
    case FeatureType::kInteger: return break_down_scale(*found, members);
    default: break;
  }
  return Error{ErrorCode::kInvalidArgument, "feature `" + found->name + "` is of type " +
                                                std::string(to_string(found->type)) +
                                                ", which does not fall into groups"};
}

GroupSizes break_down_by_rfm(const RfmScores& scores, const Bitset& members) {
  Bitset scored = members;
  scored &= scores.scored;
  std::array<std::uint64_t, kRfmGroupCount> counts{};
  for (const std::uint32_t profile : scored.positions()) {
    ++counts[static_cast<std::size_t>(scores.group[profile])];
  }
  GroupSizes sizes{"RFM group", {}, members.count()};
  for (std::size_t i = 0; i < kRfmGroupCount; ++i) {
    sizes.cells.push_back({std::string(rfm_group_label(static_cast<RfmGroup>(i))), counts[i]});
  }
  append_not_known(scored.count(), "Not scored", sizes);
  return sizes;
}

}  // namespace sonder
