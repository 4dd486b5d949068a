#include "features/shops.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "features/detail/baskets.h"
#include "features/detail/price_tiers.h"
#include "features/detail/trade.h"
#include "profile/visits.h"

namespace sonder {
namespace {

/// Positions of one profile, with the shop of each by position.
struct Belongings {
  std::span<const std::uint32_t> positions;
  const std::vector<std::uint32_t>& shop_of;
};

void collect_shops(const Belongings& belongings, std::set<std::uint32_t>& shops) {
  for (const std::uint32_t position : belongings.positions) {
    if (belongings.shop_of[position] != kNoShop) shops.insert(belongings.shop_of[position]);
  }
}

/// Those of one shop, in their order.
std::vector<std::uint32_t> of_shop(const Belongings& belongings, std::uint32_t shop) {
  std::vector<std::uint32_t> positions;
  std::copy_if(belongings.positions.begin(), belongings.positions.end(),
               std::back_inserter(positions),
               [&](std::uint32_t position) { return belongings.shop_of[position] == shop; });
  return positions;
}

/// One group of the profile's orders for each shop.
Grouping group_orders(const Belongings& orders, const std::vector<std::uint32_t>& shops) {
  Grouping grouping{{0}, {}};
  for (const std::uint32_t shop : shops) {
    const std::vector<std::uint32_t> positions = of_shop(orders, shop);
    grouping.items.insert(grouping.items.end(), positions.begin(), positions.end());
    grouping.starts.push_back(static_cast<std::uint32_t>(grouping.items.size()));
  }
  return grouping;
}

std::vector<Feature> measure_groups(const Population& population, const Grouping& orders,
                                    Date as_of) {
  const Bitset seen = orders_as_of(population, as_of);
  std::vector<Feature> features = detail::measure_trade(population, orders, seen, as_of);
  for (Feature& basket : detail::measure_baskets(population, orders, seen)) {
    features.push_back(std::move(basket));
  }
  features.push_back(detail::measure_price_tier(population, orders,
                                                detail::find_price_tiers(population, seen), seen));
  return features;
}

/// Whose each order is, or kNobody.
std::uint32_t buyer_of(const Population& population, const Profiles& profiles,
                       std::uint32_t order) {
  const Orders& orders = population.orders;
  if (!orders.has_record.test(order)) return kNobody;
  return profiles.resolution.profile_of[orders.record[order].index].index;
}

/// One bit per profile for each shop.
using Presence = std::vector<Bitset>;

void add_to(Presence& presence, std::uint32_t profile, std::uint32_t shop) {
  if (profile != kNobody && shop != kNoShop) presence[shop].set(profile);
}

std::uint64_t count_several(const Presence& presence) {
  if (presence.empty()) return 0;
  Bitset once(presence.front().size());
  Bitset twice = once;
  for (const Bitset& shop : presence) {
    Bitset again = once;
    again &= shop;
    twice |= again;
    once |= shop;
  }
  return twice.count();
}

}  // namespace

ShopsOfPerson measure_shops(const Population& population, const Profiles& profiles,
                            ProfileId profile, const Shops& shops, Date as_of) {
  const Belongings orders{profiles.orders.of(profile), shops.of_order};
  const Belongings records{profiles.records.of(profile), shops.of_record};
  const Belongings events{profiles.events.of(profile), shops.of_event};
  std::set<std::uint32_t> found;
  for (const Belongings& each : {orders, records, events}) collect_shops(each, found);
  ShopsOfPerson person;
  person.shops.assign(found.begin(), found.end());
  if (person.shops.empty()) return person;
  person.features = measure_groups(population, group_orders(orders, person.shops), as_of);
  for (const std::uint32_t shop : person.shops) {
    person.records.push_back(static_cast<std::uint32_t>(of_shop(records, shop).size()));
    person.visits.push_back(static_cast<std::uint32_t>(
        find_visits(population.events, of_shop(events, shop), as_of).size()));
  }
  return person;
}

FeatureTable measure_trade_in(const Population& population, const Profiles& profiles,
                              const Shops& shops, std::uint32_t shop, Date as_of) {
  FeatureTable table;
  table.as_of = as_of;
  table.money = population.money;
  table.profile_count = profiles.size();
  Bitset seen = orders_as_of(population, as_of);
  for (const std::uint32_t order : seen.positions()) {
    if (shops.of_order[order] != shop) seen.reset(order);
  }
  table.features = detail::measure_trade(population, profiles.orders, seen, as_of);
  return table;
}

std::vector<Bitset> people_by_shop(const Population& population, const Profiles& profiles,
                                   const Shops& shops, Date as_of) {
  Presence people(shops.size(), Bitset(profiles.size()));
  for (std::uint32_t record = 0; record < shops.of_record.size(); ++record) {
    add_to(people, profiles.resolution.profile_of[record].index, shops.of_record[record]);
  }
  for (const std::uint32_t order : orders_as_of(population, as_of).positions()) {
    if (population.orders.kind[order] == OrderKind::kCancelled) continue;
    add_to(people, buyer_of(population, profiles, order), shops.of_order[order]);
  }
  return people;
}

ShopsOverview describe_shops(const Population& population, const Profiles& profiles,
                             const Shops& shops, Date as_of) {
  ShopsOverview overview{std::vector<ShopOverview>(shops.size())};
  Presence buyers(shops.size(), Bitset(profiles.size()));
  const Orders& orders = population.orders;
  for (const std::uint32_t order : orders_as_of(population, as_of).positions()) {
    const std::uint32_t shop = shops.of_order[order];
    if (shop == kNoShop || orders.kind[order] == OrderKind::kCancelled) continue;
    if (orders.has_amount.test(order)) overview.shops[shop].net += orders.amount[order];
    if (orders.kind[order] != OrderKind::kPurchase) continue;
    ++overview.shops[shop].purchases;
    add_to(buyers, buyer_of(population, profiles, order), shop);
  }
  const Presence people = people_by_shop(population, profiles, shops, as_of);
  for (std::uint32_t shop = 0; shop < shops.size(); ++shop) {
    overview.shops[shop].people = people[shop].count();
    overview.shops[shop].buyers = buyers[shop].count();
  }
  overview.in_several = count_several(people);
  return overview;
}

}  // namespace sonder
