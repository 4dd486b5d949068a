#include "features/detail/price_tiers.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "features/detail/feature_column.h"
#include "stats/quantile.h"

namespace sonder::detail {
namespace {

constexpr std::size_t kTiers = 4;

bool has_price(const OrderLines& lines, std::uint32_t line) {
  return lines.has_amount.test(line) && lines.quantity[line] > 0 && lines.amount[line].units > 0;
}

double price_of(const OrderLines& lines, std::uint32_t line) {
  return static_cast<double>(lines.amount[line].units) / lines.quantity[line];
}

/// Whether the line is of a purchase that is seen.
bool is_bought(const Population& population, std::size_t line, const Bitset& seen) {
  const std::uint32_t order = population.lines.order[line].index;
  return seen.test(order) && population.orders.kind[order] == OrderKind::kPurchase;
}

/// The lines bought that have a price, by category.
Grouping lines_by_category(const Population& population, const Bitset& seen) {
  const OrderLines& lines = population.lines;
  std::vector<std::uint32_t> category(lines.size(), kNobody);
  for (std::uint32_t line = 0; line < lines.size(); ++line) {
    const bool counts = has_price(lines, line) && is_bought(population, line, seen);
    if (counts) category[line] = lines.category.codes[line];
  }
  return group_by_profile(category, lines.category.dictionary.size(),
                          [](std::uint32_t line) { return line; });
}

void rank_category(const OrderLines& lines, std::span<const std::uint32_t> of_category,
                   std::vector<PriceTier>& tiers) {
  if (of_category.size() < kLeastPrices) return;
  std::vector<double> prices;
  for (const std::uint32_t line : of_category) prices.push_back(price_of(lines, line));
  std::sort(prices.begin(), prices.end());
  const double lower = quantile_of_sorted(prices, 1.0 / 3);
  const double upper = quantile_of_sorted(prices, 2.0 / 3);
  if (lower == upper) return;
  for (const std::uint32_t line : of_category) {
    const double price = price_of(lines, line);
    tiers[line] = price <= lower   ? PriceTier::kDiscount
                  : price <= upper ? PriceTier::kMiddle
                                   : PriceTier::kPremium;
  }
}

using Pieces = std::array<double, kTiers>;

/// The tier of the middle piece, or unknown where nothing has one.
PriceTier middle_tier(const Pieces& pieces) {
  const double all = std::accumulate(pieces.begin() + 1, pieces.end(), 0.0);
  double below = 0;
  for (std::size_t tier = 1; tier < kTiers && all > 0; ++tier) {
    below += pieces[tier];
    if (2 * below >= all) return static_cast<PriceTier>(tier);
  }
  return PriceTier::kUnknown;
}

std::vector<Pieces> count_pieces(const Population& population, const Grouping& orders,
                                 const std::vector<PriceTier>& tiers, const Bitset& seen) {
  std::vector<std::uint32_t> group_of(population.orders.size(), kNobody);
  for (std::uint32_t group = 0; group < orders.count(); ++group) {
    for (const std::uint32_t order : orders.of({group})) group_of[order] = group;
  }
  std::vector<Pieces> pieces(orders.count(), Pieces{});
  const OrderLines& lines = population.lines;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const std::uint32_t order = lines.order[line].index;
    const bool counts = tiers[line] != PriceTier::kUnknown && group_of[order] != kNobody &&
                        is_bought(population, line, seen);
    if (!counts) continue;
    pieces[group_of[order]][static_cast<std::size_t>(tiers[line])] += lines.quantity[line];
  }
  return pieces;
}

}  // namespace

std::vector<PriceTier> find_price_tiers(const Population& population, const Bitset& seen) {
  const OrderLines& lines = population.lines;
  std::vector<PriceTier> tiers(lines.size(), PriceTier::kUnknown);
  const Grouping categories = lines_by_category(population, seen);
  for (std::uint32_t category = 0; category < categories.count(); ++category) {
    rank_category(lines, categories.of({category}), tiers);
  }
  return tiers;
}

Feature measure_price_tier(const Population& population, const Grouping& orders,
                           const std::vector<PriceTier>& tiers, const Bitset& seen) {
  Feature feature =
      make_feature({"price_tier", "Price level", "", FeatureType::kCategory}, orders.count());
  std::array<std::uint32_t, kTiers> codes = {};
  constexpr std::array<std::string_view, kTiers> kNames = {"", "discount", "middle", "premium"};
  for (std::size_t tier = 1; tier < kTiers; ++tier) {
    codes[tier] = feature.categories.intern(kNames[tier]);
  }
  const std::vector<Pieces> pieces = count_pieces(population, orders, tiers, seen);
  for (std::uint32_t group = 0; group < orders.count(); ++group) {
    const PriceTier tier = middle_tier(pieces[group]);
    if (tier != PriceTier::kUnknown) {
      set_value(feature, group, codes[static_cast<std::size_t>(tier)]);
    }
  }
  return feature;
}

}  // namespace sonder::detail
