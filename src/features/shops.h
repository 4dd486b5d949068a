#pragma once

#include <cstdint>
#include <vector>

#include "base/bitset.h"
#include "features/feature_table.h"
#include "model/shops.h"

namespace sonder {

/// One person in each of the shops that they have to do with.
struct ShopsOfPerson {
  std::vector<std::uint32_t> shops;  ///< positions in `Shops::names`, ascending
  /// recency_days to return_share, product_count, top_category and price_tier as in `FeatureTable`,
  /// with one entry for each of `shops`.
  std::vector<Feature> features;
  std::vector<std::uint32_t> records;  ///< of the person, from files of each shop
  std::vector<std::uint32_t> visits;   ///< to each, on or before as_of
};

/// What one profile did in each shop, as of a day. Orders of no known shop are in none.
/// O(orders + lines) of all, for prices are compared with those of everybody.
ShopsOfPerson measure_shops(const Population& population, const Profiles& profiles,
                            ProfileId profile, const Shops& shops, Date as_of);

/// Every profile by what it did in one shop: recency_days to return_share. O(orders).
FeatureTable measure_trade_in(const Population& population, const Profiles& profiles,
                              const Shops& shops, std::uint32_t shop, Date as_of);

/// One bit per profile for each of `Shops::names`: has a record there, or an order that was not
/// cancelled, from those that `orders_as_of` shows. O(orders + records).
std::vector<Bitset> people_by_shop(const Population& population, const Profiles& profiles,
                                   const Shops& shops, Date as_of);

/// How the people spread over the shops.
struct ShopOverview {
  std::uint64_t people = 0;     ///< see `people_by_shop`
  std::uint64_t buyers = 0;     ///< with a purchase
  std::uint64_t purchases = 0;  ///< of anybody, known or not
  MinorUnits net;               ///< purchases less returns
};
struct ShopsOverview {
  std::vector<ShopOverview> shops;  ///< by `Shops::names`
  std::uint64_t in_several = 0;     ///< people of two or more shops
};

/// From the orders that `orders_as_of` shows. O(orders + records).
ShopsOverview describe_shops(const Population& population, const Profiles& profiles,
                             const Shops& shops, Date as_of);

}  // namespace sonder
