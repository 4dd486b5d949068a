#include "insight/overview.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/json_members.h"
#include "base/rounding.h"

namespace sonder {
namespace {

constexpr std::size_t kNoMonth = static_cast<std::size_t>(-1);

MinorUnits amount_of(const Orders& orders, std::size_t order) {
  return orders.has_amount.test(order) ? orders.amount[order] : MinorUnits{};
}

void widen_period(Date day, Overview& overview) {
  if (!overview.first_order || day < *overview.first_order) overview.first_order = day;
  if (!overview.last_order || day > *overview.last_order) overview.last_order = day;
}

void count_order(const Orders& orders, std::size_t order, Overview& overview) {
  if (orders.kind[order] == OrderKind::kCancelled) {
    ++overview.cancelled;
    return;
  }
  ++(orders.kind[order] == OrderKind::kReturn ? overview.returns : overview.purchases);
  const MinorUnits amount = amount_of(orders, order);
  overview.net += amount;
  if (!orders.has_record.test(order)) {
    ++overview.orders_without_customer;
    overview.net_without_customer += amount;
  }
  if (orders.has_date.test(order)) {
    widen_period(day_of(orders.placed_at[order]), overview);
  } else {
    ++overview.orders_without_date;
  }
}

void count_orders(const Orders& orders, const Bitset& seen, Overview& overview) {
  for (std::size_t order = 0; order < orders.size(); ++order) {
    if (seen.test(order)) count_order(orders, order, overview);
  }
}

/// Months since the year 0.
std::int32_t month_number(Date day) {
  const CivilDate civil = to_civil(day);
  return civil.year * 12 + civil.month - 1;
}

std::vector<MonthOfTrade> make_months(Date first, Date last) {
  std::vector<MonthOfTrade> months;
  for (std::int32_t number = month_number(first); number <= month_number(last); ++number) {
    MonthOfTrade month;
    month.month = *make_date({number / 12, number % 12 + 1, 1});
    months.push_back(month);
  }
  return months;
}

/// The month of each order, `kNoMonth` for those that are in none.
std::vector<std::size_t> place_orders(const Orders& orders, const Bitset& seen, Date first) {
  std::vector<std::size_t> place(orders.size(), kNoMonth);
  const std::int32_t first_month = month_number(first);
  for (std::size_t order = 0; order < orders.size(); ++order) {
    const bool counts = seen.test(order) && orders.has_date.test(order) &&
                        orders.kind[order] != OrderKind::kCancelled;
    if (!counts) continue;
    place[order] =
        static_cast<std::size_t>(month_number(day_of(orders.placed_at[order])) - first_month);
  }
  return place;
}

/// A profile's orders come in the order of time, so it is new to a month that is not its last one.
void count_buyers_by_month(const Orders& orders, const Profiles& profiles,
                           const std::vector<std::size_t>& place,
                           std::vector<MonthOfTrade>& months) {
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    std::size_t last = kNoMonth;
    for (const std::uint32_t order : profiles.orders.of({profile})) {
      if (orders.kind[order] != OrderKind::kPurchase || place[order] == kNoMonth) continue;
      if (place[order] != last) ++months[place[order]].buyers;
      last = place[order];
    }
  }
}

std::vector<MonthOfTrade> trade_by_month(const Orders& orders, const Profiles& profiles,
                                         const Bitset& seen, const Overview& overview) {
  if (!overview.first_order) return {};
  std::vector<MonthOfTrade> months = make_months(*overview.first_order, *overview.last_order);
  const std::vector<std::size_t> place = place_orders(orders, seen, *overview.first_order);
  for (std::size_t order = 0; order < orders.size(); ++order) {
    if (place[order] == kNoMonth) continue;
    MonthOfTrade& month = months[place[order]];
    month.net += amount_of(orders, order);
    if (orders.kind[order] == OrderKind::kPurchase) ++month.purchases;
  }
  count_buyers_by_month(orders, profiles, place, months);
  return months;
}

void count_responses(const Population& population, const Profiles& profiles, Overview& overview) {
  const Bitset known = known_beyond_surveys(population, profiles);
  const SurveyResponses& responses = population.responses;
  const bool sees_undated = overview.as_of >= last_activity(population);
  for (std::size_t response = 0; response < responses.size(); ++response) {
    const bool seen = responses.has_date.test(response)
                          ? day_of(responses.answered_at[response]) <= overview.as_of
                          : sees_undated;
    if (!seen) continue;
    ++overview.responses;
    if (!responses.has_record.test(response)) continue;
    const RecordId record = responses.record[response];
    if (known.test(profiles.resolution.profile_of[record.index].index)) ++overview.linked_responses;
  }
}

void count_buyers(const FeatureTable& features, Overview& overview) {
  const Feature* order_count = features.find("order_count");
  if (order_count == nullptr) return;
  for (const std::int64_t orders : order_count->values) {
    if (orders > 0) ++overview.buyers;
    if (orders > 1) ++overview.repeat_buyers;
  }
}

/// What each buyer spent, as far as it is known; 0 for whoever was paid back more.
std::vector<std::int64_t> spend_of_buyers(const FeatureTable& features) {
  const Feature* order_count = features.find("order_count");
  const Feature* net_spend = features.find("net_spend");
  std::vector<std::int64_t> spend;
  if (order_count == nullptr || net_spend == nullptr) return spend;
  for (const std::uint32_t profile : net_spend->known.positions()) {
    if (order_count->values[profile] == 0) continue;
    spend.push_back(std::max<std::int64_t>(net_spend->values[profile], 0));
  }
  return spend;
}

std::optional<double> share_of_top_fifth(std::vector<std::int64_t> spend) {
  if (spend.size() < 5) return std::nullopt;
  std::sort(spend.begin(), spend.end());
  const auto fifth = static_cast<std::ptrdiff_t>((spend.size() + 4) / 5);
  const auto first_of_top = spend.end() - fifth;
  const std::int64_t rest = std::accumulate(spend.begin(), first_of_top, std::int64_t{0});
  const std::int64_t top = std::accumulate(first_of_top, spend.end(), std::int64_t{0});
  const std::int64_t all = rest + top;
  if (all == 0) return std::nullopt;
  return static_cast<double>(top) / static_cast<double>(all);
}

void count_links(const Resolution& resolution, Overview& overview) {
  for (const Link& link : resolution.links) {
    ++overview.links[static_cast<std::size_t>(link.reason)];
  }
  overview.shared_emails = resolution.shared_emails;
  overview.anonymous = resolution.anonymous.count();
}

Json to_json(const MonthOfTrade& month, const MoneyScale& money) {
  return json_object({{"month", format_iso(month.month)},
                      {"purchases", month.purchases},
                      {"buyers", month.buyers},
                      {"net", to_major(month.net, money)}});
}

Json date_or_null(const std::optional<Date>& date) {
  return date ? Json(format_iso(*date)) : Json();
}

Json counts_to_json(const Overview& overview) {
  return json_object({{"profiles", overview.profiles},
                      {"records", overview.records},
                      {"buyers", overview.buyers},
                      {"repeat_buyers", overview.repeat_buyers},
                      {"purchases", overview.purchases},
                      {"returns", overview.returns},
                      {"cancelled", overview.cancelled},
                      {"orders_without_customer", overview.orders_without_customer},
                      {"orders_without_date", overview.orders_without_date},
                      {"responses", overview.responses},
                      {"linked_responses", overview.linked_responses}});
}

}  // namespace

Overview describe_population(const Population& population, const Profiles& profiles,
                             const FeatureTable& features) {
  Overview overview;
  overview.as_of = features.as_of;
  overview.money = features.money;
  overview.profiles = profiles.size();
  overview.records = population.records.size();
  const Bitset seen = orders_as_of(population, features.as_of);
  count_orders(population.orders, seen, overview);
  overview.months = trade_by_month(population.orders, profiles, seen, overview);
  count_responses(population, profiles, overview);
  count_buyers(features, overview);
  overview.top_fifth_share = share_of_top_fifth(spend_of_buyers(features));
  count_links(profiles.resolution, overview);
  return overview;
}

Json to_json(const Overview& overview) {
  Json json = counts_to_json(overview);
  json["as_of"] = format_iso(overview.as_of);
  json["currency"] = overview.money.currency;
  json["decimals"] = overview.money.decimals;
  json["net"] = to_major(overview.net, overview.money);
  json["net_without_customer"] = to_major(overview.net_without_customer, overview.money);
  json["first_order"] = date_or_null(overview.first_order);
  json["last_order"] = date_or_null(overview.last_order);
  json["months"] = Json::array();
  for (const MonthOfTrade& month : overview.months) {
    json["months"].push_back(to_json(month, overview.money));
  }
  const std::optional<double>& share = overview.top_fifth_share;
  json["top_fifth_share"] = share ? Json(round_to(*share, 6)) : Json();
  json["anonymous"] = overview.anonymous;
  json["links"] = json_object({{"shared_emails", overview.shared_emails}});
  for (std::size_t reason = 0; reason < kLinkReasonCount; ++reason) {
    json["links"][to_string(static_cast<LinkReason>(reason))] = overview.links[reason];
  }
  return json;
}

}  // namespace sonder
