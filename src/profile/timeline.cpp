#include <algorithm>
#include <tuple>

#include "base/sorting.h"
#include "profile/profiles.h"

namespace sonder {
namespace {

/// An event with its position among those of its kind, which settles ties.
struct Placed {
  TimelineEvent event;
  std::uint32_t position = 0;
};

TimelineKind timeline_kind(OrderKind kind) {
  switch (kind) {
    case OrderKind::kPurchase: return TimelineKind::kPurchase;
    case OrderKind::kReturn: return TimelineKind::kReturn;
    case OrderKind::kCancelled: return TimelineKind::kCancelled;
  }
  return TimelineKind::kPurchase;
}

bool has_time_of_day(Timestamp moment) { return start_of_day(day_of(moment)) != moment; }

bool is_repeated_registration(const std::vector<Placed>& events, SourceId source, Timestamp at) {
  return std::any_of(events.begin(), events.end(), [&](const Placed& placed) {
    return placed.event.source == source && placed.event.at == at;
  });
}

/// Expects `events` to hold registrations only.
void add_registrations(const PersonRecords& records, std::span<const std::uint32_t> members,
                       Date as_of, std::vector<Placed>& events) {
  for (const std::uint32_t record : members) {
    const auto day = records.registered_on.at(record);
    if (!day || *day > as_of) continue;
    const Timestamp at = start_of_day(*day);
    const SourceId source = records.source[record];
    if (is_repeated_registration(events, source, at)) continue;
    const std::uint64_t row = records.file_row[record];
    events.push_back({{TimelineKind::kRegistered, at, false, source, row}, record});
  }
}

void add_orders(const Orders& orders, std::span<const std::uint32_t> positions, Date as_of,
                std::vector<Placed>& events) {
  for (const std::uint32_t order : positions) {
    if (!orders.has_date.test(order)) continue;
    const Timestamp at = orders.placed_at[order];
    if (day_of(at) > as_of) continue;
    TimelineEvent event{timeline_kind(orders.kind[order]), at, has_time_of_day(at),
                        orders.source[order], orders.file_row[order]};
    event.order = OrderId{order};
    events.push_back({event, order});
  }
}

/// A response's file row is not kept in the population; its record's row is the same row.
void add_responses(const Population& population, std::span<const std::uint32_t> positions,
                   Date as_of, std::vector<Placed>& events) {
  const SurveyResponses& responses = population.responses;
  for (const std::uint32_t response : positions) {
    if (!responses.has_date.test(response)) continue;
    const Timestamp at = responses.answered_at[response];
    if (day_of(at) > as_of) continue;
    const RecordId record = responses.record[response];
    TimelineEvent event{TimelineKind::kResponse, at, has_time_of_day(at),
                        responses.source[response], population.records.file_row[record.index]};
    event.response = response;
    events.push_back({event, response});
  }
}

bool is_later(const Placed& a, const Placed& b) {
  return std::tie(a.event.at, a.event.kind, a.position) >
         std::tie(b.event.at, b.event.kind, b.position);
}

}  // namespace

std::string_view to_string(TimelineKind kind) {
  switch (kind) {
    case TimelineKind::kRegistered: return "registered";
    case TimelineKind::kPurchase: return "purchase";
    case TimelineKind::kReturn: return "return";
    case TimelineKind::kCancelled: return "cancelled";
    case TimelineKind::kResponse: return "response";
  }
  return "";
}

std::vector<TimelineEvent> build_timeline(const Population& population, const Profiles& profiles,
                                          ProfileId profile, Date as_of) {
  std::vector<Placed> events;
  add_registrations(population.records, profiles.records.of(profile), as_of, events);
  add_orders(population.orders, profiles.orders.of(profile), as_of, events);
  add_responses(population, profiles.responses.of(profile), as_of, events);
  sort_stably(events, is_later);
  std::vector<TimelineEvent> timeline;
  timeline.reserve(events.size());
  for (const Placed& placed : events) timeline.push_back(placed.event);
  return timeline;
}

}  // namespace sonder
