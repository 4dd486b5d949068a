#pragma once

#include <cstdint>
#include <vector>

#include "features/feature_table.h"

namespace sonder::detail {

/// How dear a thing is among those of its category.
enum class PriceTier : std::uint8_t { kUnknown, kDiscount, kMiddle, kPremium };

/// Lines of fewer than so many prices in a category have no tier.
inline constexpr std::size_t kLeastPrices = 30;

/// The tier of each line, by the price of one piece and the terciles (type 7) of those prices in
/// the line's category: up to the lower one it is discount, above the upper one premium. Lines
/// without a category are a category of their own. Unknown without an amount or with a quantity of
/// 0 or less, and where a category has too few prices or its terciles are one. Prices are those of
/// all purchases whose bit in `seen` is set, so that a tier is the same for whomever it is measured
/// and does not know the future; lines of other orders have none. O(orders + lines · log lines).
std::vector<PriceTier> find_price_tiers(const Population& population, const Bitset& seen);

/// price_tier of each group of orders: the tier of the middle piece bought (the lower one of two),
/// from the lines of purchases whose bit in `seen` is set. `tiers` are those of the lines. An order
/// is in one group at most. O(orders + lines).
Feature measure_price_tier(const Population& population, const Grouping& orders,
                           const std::vector<PriceTier>& tiers, const Bitset& seen);

}  // namespace sonder::detail
