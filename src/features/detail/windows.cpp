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
      columns_.back().known = Bitset(profiles, true);
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

  void move_to(std::vector<Feature>& features) {
    for (Feature& column : columns_) features.push_back(std::move(column));
  }

 private:
  Date as_of_;
  std::vector<Feature> columns_;
};

void measure_orders(const Population& population, const Profiles& profiles, Date as_of,
                    std::vector<Feature>& features) {
  const Orders& orders = population.orders;
  if (orders.size() == 0) return;
  WindowColumns counts({"order_count", "Orders", "orders"}, as_of, profiles.size());
  WindowColumns nets({"net_spend", "Net spend", population.money.currency, FeatureType::kMoney},
                     as_of, profiles.size());
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    for (const std::uint32_t order : profiles.orders.of({profile})) {
      if (!orders.has_date.test(order) || orders.kind[order] == OrderKind::kCancelled) continue;
      const Timestamp placed = orders.placed_at[order];
      if (orders.kind[order] != OrderKind::kReturn) counts.add(profile, placed);
      if (orders.has_amount.test(order)) nets.add(profile, placed, orders.amount[order].units);
    }
  }
  counts.move_to(features);
  nets.move_to(features);
}

void measure_visits(const Population& population, const Profiles& profiles, Date as_of,
                    std::vector<Feature>& features) {
  if (population.events.size() == 0) return;
  WindowColumns counts({"visit_count", "Visits", "visits"}, as_of, profiles.size());
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    const auto of_profile = profiles.events.of({profile});
    if (of_profile.empty()) continue;
    for (const Visit& visit : find_visits(population.events, of_profile, as_of)) {
      counts.add(profile, visit.begin);
    }
  }
  counts.move_to(features);
}

void measure_messages(const Population& population, const Profiles& profiles, Date as_of,
                      std::vector<Feature>& features) {
  const Messages& messages = population.messages;
  if (messages.size() == 0) return;
  WindowColumns counts({"message_count", "Messages", "messages"}, as_of, profiles.size());
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    for (const std::uint32_t message : profiles.messages.of({profile})) {
      counts.add(profile, messages.first_moment(message));
    }
  }
  counts.move_to(features);
}

void measure_tickets(const Population& population, const Profiles& profiles, Date as_of,
                     std::vector<Feature>& features) {
  const Tickets& tickets = population.tickets;
  if (tickets.size() == 0) return;
  WindowColumns counts({"ticket_count", "Support cases", "cases"}, as_of, profiles.size());
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    for (const std::uint32_t ticket : profiles.tickets.of({profile})) {
      counts.add(profile, tickets.opened.at(ticket));
    }
  }
  counts.move_to(features);
}

}  // namespace

std::vector<Feature> measure_windows(const Population& population, const Profiles& profiles,
                                     Date as_of) {
  std::vector<Feature> features;
  measure_orders(population, profiles, as_of, features);
  measure_visits(population, profiles, as_of, features);
  measure_messages(population, profiles, as_of, features);
  measure_tickets(population, profiles, as_of, features);
  return features;
}

}  // namespace sonder::detail
