#include "features/detail/trade.h"

#include <array>

#include "features/detail/feature_column.h"

namespace sonder::detail {
namespace {

/// The orders of one profile in figures.
struct Trade {
  std::int64_t purchases = 0;
  std::int64_t returns = 0;
  std::int64_t purchases_with_amount = 0;
  std::int64_t purchase_days = 0;  ///< distinct days with a purchase
  bool has_amount = false;
  MinorUnits gross;  ///< of purchases
  MinorUnits net;
  Date first_purchase;  ///< meaningless without a purchase day
  Date last_purchase;
};

void add_amount(const Orders& orders, std::uint32_t order, Trade& trade) {
  if (!orders.has_amount.test(order)) return;
  trade.has_amount = true;
  trade.net += orders.amount[order];
  if (orders.kind[order] == OrderKind::kReturn) return;
  ++trade.purchases_with_amount;
  trade.gross += orders.amount[order];
}

/// Dated orders come in the order of time, so a day is new when it is not the last one.
void add_purchase_day(Date day, Trade& trade) {
  if (trade.purchase_days == 0) trade.first_purchase = day;
  if (trade.purchase_days == 0 || day != trade.last_purchase) ++trade.purchase_days;
  trade.last_purchase = day;
}

Trade summarise(const Orders& orders, std::span<const std::uint32_t> of_profile,
                const Bitset& seen) {
  Trade trade;
  for (const std::uint32_t order : of_profile) {
    if (!seen.test(order) || orders.kind[order] == OrderKind::kCancelled) continue;
    add_amount(orders, order, trade);
    if (orders.kind[order] == OrderKind::kReturn) {
      ++trade.returns;
      continue;
    }
    ++trade.purchases;
    if (orders.has_date.test(order)) add_purchase_day(day_of(orders.placed_at[order]), trade);
  }
  return trade;
}

/// The one place where an amount is rounded: to the nearest unit, halves away from zero.
MinorUnits divide_rounded(MinorUnits sum, std::int64_t count) {
  const std::int64_t quotient = sum.units / count;
  const std::int64_t rest = sum.units % count;
  const std::int64_t magnitude = rest < 0 ? -rest : rest;
  if (magnitude < count - magnitude) return {quotient};
  return {quotient + (sum.units < 0 ? -1 : 1)};
}

enum Column : std::size_t {
  kRecencyDays,
  kOrderCount,
  kReturnCount,
  kNetSpend,
  kAverageOrder,
  kFirstOrder,
  kLastOrder,
  kTenureDays,
  kDaysBetween,
  kReturnShare,
  kColumnCount
};

std::vector<Feature> make_columns(std::string_view currency, std::uint32_t count) {
  const std::array<FeatureDescription, kColumnCount> descriptions = {{
      {"recency_days", "Days since last order", "days"},
      {"order_count", "Orders", "orders"},
      {"return_count", "Returns", "orders"},
      {"net_spend", "Net spend", currency, FeatureType::kMoney},
      {"average_order", "Average order", currency, FeatureType::kMoney},
      {"first_order", "First order", "", FeatureType::kDate},
      {"last_order", "Last order", "", FeatureType::kDate},
      {"tenure_days", "Days since first order", "days"},
      {"days_between", "Days between orders", "days", FeatureType::kDecimal},
      {"return_share", "Share of returns", "", FeatureType::kDecimal},
  }};
  std::vector<Feature> columns;
  for (const FeatureDescription& description : descriptions) {
    columns.push_back(make_feature(description, count));
  }
  return columns;
}

void set_counts(const Trade& trade, std::uint32_t profile, std::vector<Feature>& columns) {
  set_value(columns[kOrderCount], profile, trade.purchases);
  set_value(columns[kReturnCount], profile, trade.returns);
  const std::int64_t all = trade.purchases + trade.returns;
  if (all == 0) return;
  set_decimal(columns[kReturnShare], profile,
              static_cast<double>(trade.returns) / static_cast<double>(all));
}

void set_amounts(const Trade& trade, std::uint32_t profile, std::vector<Feature>& columns) {
  if (!trade.has_amount) return;
  set_value(columns[kNetSpend], profile, trade.net.units);
  if (trade.purchases_with_amount == 0) return;
  set_value(columns[kAverageOrder], profile,
            divide_rounded(trade.gross, trade.purchases_with_amount).units);
}

void set_dates(const Trade& trade, Date as_of, std::uint32_t profile,
               std::vector<Feature>& columns) {
  if (trade.purchase_days == 0) return;
  set_value(columns[kFirstOrder], profile, trade.first_purchase.days_since_epoch);
  set_value(columns[kLastOrder], profile, trade.last_purchase.days_since_epoch);
  set_value(columns[kRecencyDays], profile, days_between(trade.last_purchase, as_of));
  set_value(columns[kTenureDays], profile, days_between(trade.first_purchase, as_of));
  if (trade.purchase_days == 1) return;
  const std::int32_t span = days_between(trade.first_purchase, trade.last_purchase);
  set_decimal(columns[kDaysBetween], profile, span / static_cast<double>(trade.purchase_days - 1));
}

}  // namespace

std::vector<Feature> measure_trade(const Population& population, const Grouping& orders,
                                   const Bitset& seen, Date as_of) {
  std::vector<Feature> columns = make_columns(population.money.currency, orders.count());
  for (std::uint32_t profile = 0; profile < orders.count(); ++profile) {
    const Trade trade = summarise(population.orders, orders.of({profile}), seen);
    set_counts(trade, profile, columns);
    set_amounts(trade, profile, columns);
    set_dates(trade, as_of, profile, columns);
  }
  return columns;
}

}  // namespace sonder::detail
