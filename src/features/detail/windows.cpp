#include "features/detail/windows.h"

#include <optional>
#include <string>

#include "features/detail/feature_column.h"
#include "profile/visits.h"

namespace sonder::detail {
namespace {

/// One column per window of the same measure.
class WindowColumns {
 public:
  WindowColumns(const FeatureDescription& of_all_days, Date as_of, std::uint32_t profiles)
      : as_of_(as_of) {
    for (const std::int32_t days : kWindowDays) {
      const std::string count = std::to_string(days);
      const std::string name = std::string(of_all_days.name) + "_" + count + "d";
      const std::string label = std::string(of_all_days.label) + ", last " + count + " days";
      FeatureDescription description = of_all_days;
      description.name = name;
      description.label = label;
      columns_.push_back(make_feature(description, profiles));
    }
  }

  /// Nothing later than the day counts, as do things without a date.
  void add(std::uint32_t profile, std::optional<Timestamp> moment, std::int64_t amount = 1) {
    if (!moment) return;
    const std::int32_t age = days_between(day_of(*moment), as_of_);
    if (age < 0) return;
    for (std::size_t at = 0; at < kWindowDays.size(); ++at) {
      if (age < kWindowDays[at]) columns_[at].values[profile] += amount;
    }
  }

  void set_known(std::uint32_t profile) {
    for (Feature& column : columns_) column.known.set(profile);
  }

  void move_to(std::vector<Feature>& features) {
    for (Feature& column : columns_) features.push_back(std::move(column));
  }

 private:
  Date as_of_;
  std::vector<Feature> columns_;
};

/// Not known of somebody whose orders have no amounts at all.
void measure_orders(const Population& population, const Profiles& profiles, Date as_of,
                    std::vector<Feature>& features) {
  const Orders& orders = population.orders;
  if (orders.size() == 0) return;
  WindowColumns counts({"order_count", "Orders", "orders"}, as_of, profiles.size());
  WindowColumns nets({"net_spend", "Net spend", population.money.currency, FeatureType::kMoney},
                     as_of, profiles.size());
  const bool has_amounts = orders.has_amount.count() > 0;
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    bool has_spend = has_amounts && profiles.orders.of({profile}).empty();
    for (const std::uint32_t order : profiles.orders.of({profile})) {
      if (!orders.has_date.test(order) || orders.kind[order] == OrderKind::kCancelled) continue;
      const Timestamp placed = orders.placed_at[order];
      if (orders.kind[order] != OrderKind::kReturn) counts.add(profile, placed);
      if (!orders.has_amount.test(order)) continue;
      has_spend = true;
      nets.add(profile, placed, orders.amount[order].units);
    }
    counts.set_known(profile);
    if (has_spend) nets.set_known(profile);
  }
  counts.move_to(features);
  nets.move_to(features);
}

/// How many of what a person has, of which `moment_of` says when each was.
template <class MomentOf>
void measure_counts(const FeatureDescription& of_all_days, const Grouping& things, Date as_of,
                    const MomentOf& moment_of, std::vector<Feature>& features) {
  WindowColumns counts(of_all_days, as_of, things.count());
  for (std::uint32_t profile = 0; profile < things.count(); ++profile) {
    for (const std::uint32_t thing : things.of({profile})) counts.add(profile, moment_of(thing));
    counts.set_known(profile);
  }
  counts.move_to(features);
}

void measure_visits(const Events& events, const Grouping& of_profiles, Date as_of,
                    std::vector<Feature>& features) {
  WindowColumns counts({"visit_count", "Visits", "visits"}, as_of, of_profiles.count());
  for (std::uint32_t profile = 0; profile < of_profiles.count(); ++profile) {
    for (const Visit& visit : find_visits(events, of_profiles.of({profile}), as_of)) {
      counts.add(profile, visit.begin);
    }
    counts.set_known(profile);
  }
  counts.move_to(features);
}

}  // namespace

std::vector<Feature> measure_windows(const Population& population, const Profiles& profiles,
                                     Date as_of) {
  std::vector<Feature> features;
  measure_orders(population, profiles, as_of, features);
  if (population.events.size() > 0) {
    measure_visits(population.events, profiles.events, as_of, features);
  }
  if (population.messages.size() > 0) {
    measure_counts(
        {"message_count", "Messages", "messages"}, profiles.messages, as_of,
        [&](std::uint32_t message) { return population.messages.first_moment(message); }, features);
  }
  if (population.tickets.size() > 0) {
    measure_counts(
        {"ticket_count", "Support cases", "cases"}, profiles.tickets, as_of,
        [&](std::uint32_t ticket) { return population.tickets.opened.at(ticket); }, features);
  }
  return features;
}

}  // namespace sonder::detail
