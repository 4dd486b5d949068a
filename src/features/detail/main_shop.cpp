#include "features/detail/main_shop.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "features/detail/feature_column.h"

namespace sonder::detail {
namespace {

using Counts = std::vector<std::uint32_t>;

/// The first of the largest, if any is above 0.
std::optional<std::uint32_t> find_most(const Counts& counts) {
  const auto most = std::max_element(counts.begin(), counts.end());
  if (most == counts.end() || *most == 0) return std::nullopt;
  return static_cast<std::uint32_t>(most - counts.begin());
}

void count_shop(std::uint32_t shop, Counts& counts) {
  if (shop != kNoShop) ++counts[shop];
}

}  // namespace

Feature measure_main_shop(const Population& population, const Profiles& profiles,
                          const Shops& shops, const Bitset& seen) {
  Feature feature =
      make_feature({"main_shop", "Main shop", "", FeatureType::kCategory}, profiles.size());
  if (shops.size() < 2) return feature;
  std::vector<std::uint32_t> codes;
  for (const std::string& name : shops.names) codes.push_back(feature.categories.intern(name));
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    Counts counts(shops.size());
    for (const std::uint32_t order : profiles.orders.of({profile})) {
      const bool counts_here =
          seen.test(order) && population.orders.kind[order] != OrderKind::kCancelled;
      if (counts_here) count_shop(shops.of_order[order], counts);
    }
    if (!find_most(counts)) {
      for (const std::uint32_t record : profiles.records.of({profile})) {
        count_shop(shops.of_record[record], counts);
      }
    }
    if (const auto most = find_most(counts)) set_value(feature, profile, codes[*most]);
  }
  return feature;
}

}  // namespace sonder::detail
