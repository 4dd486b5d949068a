#include "features/detail/support.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "features/detail/feature_column.h"
#include "profile/timeline.h"

namespace sonder::detail {
namespace {

constexpr double kSecondsPerDay = 86'400;

/// What one person asked the help desk for.
struct Cases {
  std::int64_t opened = 0;
  std::int64_t unsolved = 0;
  std::int64_t timed = 0;    ///< solved, with both moments known
  double days_to_solve = 0;  ///< of the timed ones together
  std::optional<Date> last;
};

void add_time_to_solve(const Tickets& tickets, std::uint32_t ticket, Cases& cases) {
  const auto opened = tickets.opened.at(ticket);
  const auto solved = tickets.solved.at(ticket);
  if (!opened || !solved || *solved < *opened) return;
  ++cases.timed;
  cases.days_to_solve +=
      static_cast<double>(solved->seconds_since_epoch - opened->seconds_since_epoch) /
      kSecondsPerDay;
}

void add_case(const Tickets& tickets, std::uint32_t ticket, Date as_of, Cases& cases) {
  ++cases.opened;
  if (const auto opened = tickets.opened.at(ticket)) {
    cases.last = std::max(cases.last, std::optional(day_of(*opened)));
  }
  if (solved_as_of(tickets, ticket, as_of)) {
    add_time_to_solve(tickets, ticket, cases);
  } else {
    ++cases.unsolved;
  }
}

Cases summarise(const Tickets& tickets, std::span<const std::uint32_t> of_profile, Date as_of,
                bool sees_undated) {
  Cases cases;
  for (const std::uint32_t ticket : of_profile) {
    const auto opened = tickets.opened.at(ticket);
    if (opened ? day_of(*opened) <= as_of : sees_undated) add_case(tickets, ticket, as_of, cases);
  }
  return cases;
}

}  // namespace

std::vector<Feature> measure_support(const Population& population, const Profiles& profiles,
                                     Date as_of) {
  if (population.tickets.size() == 0) return {};
  const bool sees_undated = as_of >= last_activity(population);
  const auto make = [&](const FeatureDescription& description) {
    return make_feature(description, profiles.size());
  };
  std::vector<Feature> columns = {
      make({"ticket_count", "Support cases", "cases"}),
      make({"open_tickets", "Unsolved support cases", "cases"}),
      make({"days_to_solve", "Mean time to solve a case", "days", FeatureType::kDecimal}),
      make({"last_ticket", "Last support case", "", FeatureType::kDate})};
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    const Cases cases =
        summarise(population.tickets, profiles.tickets.of({profile}), as_of, sees_undated);
    set_value(columns[0], profile, cases.opened);
    set_value(columns[1], profile, cases.unsolved);
    if (cases.timed > 0) {
      set_decimal(columns[2], profile, cases.days_to_solve / static_cast<double>(cases.timed));
    }
    if (cases.last) set_value(columns[3], profile, cases.last->days_since_epoch);
  }
  return columns;
}

}  // namespace sonder::detail
