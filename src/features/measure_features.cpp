#include <algorithm>
#include <iterator>
#include <utility>

#include "features/detail/baskets.h"
#include "features/detail/contacts.h"
#include "features/detail/descriptions.h"
#include "features/detail/main_shop.h"
#include "features/detail/price_tiers.h"
#include "features/detail/responses.h"
#include "features/detail/support.h"
#include "features/detail/trade.h"
#include "features/detail/windows.h"
#include "features/feature_table.h"

namespace sonder {
namespace {

/// Checks what is added and what is taken away apart, so that no sum in between can overflow.
bool sums_fit(const std::vector<MinorUnits>& amounts, const Bitset& known) {
  std::int64_t added = 0;
  std::int64_t taken = 0;
  for (std::size_t i = 0; i < amounts.size(); ++i) {
    if (!known.test(i)) continue;
    std::int64_t& sum = amounts[i].units < 0 ? taken : added;
    if (__builtin_add_overflow(sum, amounts[i].units, &sum)) return false;
  }
  return true;
}

void append_known(std::vector<Feature> columns, FeatureTable& table) {
  std::copy_if(std::make_move_iterator(columns.begin()), std::make_move_iterator(columns.end()),
               std::back_inserter(table.features),
               [](const Feature& feature) { return feature.known.count() > 0; });
}

void raise_to_latest(const std::vector<Timestamp>& moments, const Bitset& known,
                     std::optional<Timestamp>& latest) {
  for (std::size_t i = 0; i < moments.size(); ++i) {
    if (known.test(i) && (!latest || *latest < moments[i])) latest = moments[i];
  }
}

void raise_to_latest(const MomentColumn& moments, std::optional<Timestamp>& latest) {
  raise_to_latest(moments.values, moments.known, latest);
}

}  // namespace

Date last_activity(const Population& population) {
  const Orders& orders = population.orders;
  const SurveyResponses& responses = population.responses;
  std::optional<Timestamp> latest;
  raise_to_latest(orders.placed_at, orders.has_date, latest);
  raise_to_latest(responses.answered_at, responses.has_date, latest);
  raise_to_latest(population.events.at, latest);
  for (const MomentColumn& moments : population.messages.at) raise_to_latest(moments, latest);
  raise_to_latest(population.tickets.opened, latest);
  raise_to_latest(population.tickets.solved, latest);
  raise_to_latest(population.notes.written, latest);
  return latest ? day_of(*latest) : Date{};
}

Bitset orders_as_of(const Population& population, Date as_of) {
  const Orders& orders = population.orders;
  const bool sees_undated = as_of >= last_activity(population);
  const Timestamp next_day = start_of_day({as_of.days_since_epoch + 1});
  Bitset seen(orders.size());
  for (std::size_t order = 0; order < orders.size(); ++order) {
    const bool is_seen =
        orders.has_date.test(order) ? orders.placed_at[order] < next_day : sees_undated;
    if (is_seen) seen.set(order);
  }
  return seen;
}

Result<FeatureTable> measure_features(const Population& population, const Profiles& profiles,
                                      const FeatureOptions& options) {
  const Orders& orders = population.orders;
  const OrderLines& lines = population.lines;
  if (!sums_fit(orders.amount, orders.has_amount) || !sums_fit(lines.amount, lines.has_amount)) {
    return Error{ErrorCode::kLimitExceeded, "the amounts add up to more than 63 bits hold",
                 "look for a column of numbers that was mapped as an amount but is none"};
  }
  FeatureTable table;
  table.as_of = options.as_of.value_or(last_activity(population));
  table.money = population.money;
  table.profile_count = profiles.size();
  const Bitset seen = orders_as_of(population, table.as_of);
  append_known(detail::measure_trade(population, profiles.orders, seen, table.as_of), table);
  append_known(detail::measure_baskets(population, profiles.orders, seen), table);
  std::vector<Feature> kinds;
  kinds.push_back(detail::measure_price_tier(population, profiles.orders,
                                             detail::find_price_tiers(population, seen), seen));
  kinds.push_back(detail::measure_main_shop(population, profiles, find_shops(population), seen));
  append_known(std::move(kinds), table);
  append_known(detail::measure_responses(population, profiles, table.as_of), table);
  append_known(detail::measure_contacts(population, profiles, table.as_of), table);
  append_known(detail::measure_support(population, profiles, table.as_of), table);
  append_known(detail::measure_descriptions(population, profiles, table.as_of), table);
  append_known(detail::measure_windows(population, profiles, table.as_of), table);
  return table;
}

}  // namespace sonder
