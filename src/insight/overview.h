#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/json.h"
#include "base/minor_units.h"
#include "features/feature_table.h"
#include "model/population.h"
#include "profile/profiles.h"

namespace sonder {

/// One calendar month of trade.
struct MonthOfTrade {
  Date month;  ///< its first day
  std::uint64_t purchases = 0;
  std::uint64_t buyers = 0;  ///< distinct profiles with a purchase
  MinorUnits net;            ///< purchases less returns
};

/// The whole population in figures, from the orders that `orders_as_of` shows. Sums are over
/// orders of the population's currency. Cancelled orders are counted in `cancelled` and nowhere
/// else.
struct Overview {
  Date as_of;
  MoneyScale money;
  std::uint64_t profiles = 0;
  std::uint64_t records = 0;  ///< linked into those profiles
  std::uint64_t buyers = 0;   ///< profiles with a purchase
  std::uint64_t repeat_buyers = 0;
  std::uint64_t purchases = 0;
  std::uint64_t returns = 0;
  std::uint64_t cancelled = 0;
  std::uint64_t orders_without_customer = 0;
  std::uint64_t orders_without_date = 0;
  std::uint64_t responses = 0;  ///< on or before as_of; undated ones as with orders
  /// Responses of people whom a file of customers or orders knows.
  std::uint64_t linked_responses = 0;
  MinorUnits net;                   ///< of all orders, with a customer or not
  MinorUnits net_without_customer;  ///< the part of `net` that belongs to nobody known
  std::optional<Date> first_order;  ///< purchase or return
  std::optional<Date> last_order;
  std::vector<MonthOfTrade> months;  ///< every month from the first to the last order
  /// Share of net spend that the fifth of buyers who spent most account for, 0-1. Buyers are
  /// ranked by net spend, the fifth is ceil(buyers / 5) people, and whoever was paid back more
  /// than they spent counts as 0. Buyers without any known amount are left out. Absent with fewer
  /// than five buyers or no positive spend.
  std::optional<double> top_fifth_share;
  /// How records became profiles: links by `LinkReason`, and addresses too widely shared to link
  /// by.
  std::array<std::uint64_t, kLinkReasonCount> links = {};
  std::uint64_t shared_emails = 0;
  std::uint64_t anonymous = 0;  ///< profiles that asked to stay unknown
};

/// `features` were measured from the same population and profiles; their as_of is used.
/// O(orders + profiles log profiles).
Overview describe_population(const Population& population, const Profiles& profiles,
                             const FeatureTable& features);

/// `Overview` of web/src/types.ts: amounts in major units, dates as text, shares rounded to 6
/// decimals, what is absent null.
Json to_json(const Overview& overview);

}  // namespace sonder
