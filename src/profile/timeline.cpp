#include "profile/timeline.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/sorting.h"

namespace sonder {
namespace {

TimelineKind timeline_kind(OrderKind kind) {
  switch (kind) {
    case OrderKind::kPurchase: return TimelineKind::kPurchase;
    case OrderKind::kReturn: return TimelineKind::kReturn;
    case OrderKind::kCancelled: return TimelineKind::kCancelled;
  }
  return TimelineKind::kPurchase;
}

TimelineKind timeline_kind(EventKind kind) {
  if (kind == EventKind::kAbandonedCart) return TimelineKind::kAbandonedCart;
  return kind == EventKind::kInquiry ? TimelineKind::kInquiry : TimelineKind::kAction;
}

bool has_time_of_day(Timestamp moment) { return start_of_day(day_of(moment)) != moment; }

/// Collects what happened to one profile until a day.
struct Collection {
  Date as_of;
  Timeline timeline = {};

  /// What has no date is counted, what came later is passed over.
  void add(TimelineKind kind, std::optional<Timestamp> at, SourceId source, std::uint64_t file_row,
           std::uint32_t position) {
    if (!at) {
      ++timeline.undated;
    } else if (day_of(*at) <= as_of) {
      timeline.events.push_back({kind, *at, has_time_of_day(*at), source, file_row, position});
    }
  }
  void add(TimelineKind kind, std::optional<Timestamp> at, const AboutWhom& about,
           std::uint32_t position) {
    add(kind, at, about.source[position], about.file_row[position], position);
  }
};

bool is_repeated_registration(const std::vector<TimelineEvent>& events, SourceId source,
                              Timestamp at) {
  return std::any_of(events.begin(), events.end(), [&](const TimelineEvent& event) {
    return event.source == source && event.at == at;
  });
}

/// Comes first, when the collection holds registrations only. Most records name no such day, so
/// that is nothing undated.
void add_registrations(const PersonRecords& records, std::span<const std::uint32_t> members,
                       Collection& collection) {
  for (const std::uint32_t record : members) {
    const auto day = records.registered_on.at(record);
    if (!day) continue;
    const Timestamp at = start_of_day(*day);
    const SourceId source = records.source[record];
    if (is_repeated_registration(collection.timeline.events, source, at)) continue;
    collection.add(TimelineKind::kRegistered, at, source, records.file_row[record], record);
  }
}

std::optional<Timestamp> moment_of(const std::vector<Timestamp>& at, const Bitset& known,
                                   std::uint32_t position) {
  return known.test(position) ? std::optional(at[position]) : std::nullopt;
}

void add_orders(const Orders& orders, std::span<const std::uint32_t> positions,
                Collection& collection) {
  for (const std::uint32_t order : positions) {
    collection.add(timeline_kind(orders.kind[order]),
                   moment_of(orders.placed_at, orders.has_date, order), orders.source[order],
                   orders.file_row[order], order);
  }
}

/// A response's file row is not kept in the population; its record's row is the same row.
void add_responses(const Population& population, std::span<const std::uint32_t> positions,
                   Collection& collection) {
  const SurveyResponses& responses = population.responses;
  for (const std::uint32_t response : positions) {
    collection.add(TimelineKind::kResponse,
                   moment_of(responses.answered_at, responses.has_date, response),
                   responses.source[response],
                   population.records.file_row[responses.record[response].index], response);
  }
}

void add_events(const Events& events, std::span<const std::uint32_t> positions,
                Collection& collection) {
  for (const std::uint32_t event : positions) {
    const auto at = events.at.at(event);
    if (at && is_browsing(events.kind[event])) continue;
    collection.add(timeline_kind(events.kind[event]), at, events.about, event);
  }
  std::vector<Visit> visits = find_visits(events, positions, collection.as_of);
  for (std::uint32_t visit = 0; visit < visits.size(); ++visit) {
    const std::uint64_t row = events.about.file_row[visits[visit].events.front()];
    collection.add(TimelineKind::kVisit, visits[visit].begin, visits[visit].source, row, visit);
  }
  collection.timeline.visits = std::move(visits);
}

/// Kind, row and file settle ties, so that the order is always the same.
bool is_later(const TimelineEvent& a, const TimelineEvent& b) {
  return std::tie(a.at, a.kind, a.file_row, a.source.index, a.position) >
         std::tie(b.at, b.kind, b.file_row, b.source.index, b.position);
}

}  // namespace

std::string_view to_string(TimelineKind kind) {
  switch (kind) {
    case TimelineKind::kRegistered: return "registered";
    case TimelineKind::kPurchase: return "purchase";
    case TimelineKind::kReturn: return "return";
    case TimelineKind::kCancelled: return "cancelled";
    case TimelineKind::kResponse: return "response";
    case TimelineKind::kVisit: return "visit";
    case TimelineKind::kAbandonedCart: return "abandoned_cart";
    case TimelineKind::kInquiry: return "inquiry";
    case TimelineKind::kAction: return "action";
    case TimelineKind::kMessage: return "message";
    case TimelineKind::kTicket: return "ticket";
    case TimelineKind::kNote: return "note";
  }
  return "";
}

bool reached_as_of(const Messages& messages, std::size_t message, MessageStage stage, Date as_of) {
  if (!messages.has_reached(message, stage)) return false;
  auto at = messages.moments(stage).at(message);
  if (!at) at = messages.first_moment(message);
  return !at || day_of(*at) <= as_of;
}

bool solved_as_of(const Tickets& tickets, std::size_t ticket, Date as_of) {
  if (!tickets.is_solved.test(ticket)) return false;
  auto at = tickets.solved.at(ticket);
  if (!at) at = tickets.opened.at(ticket);
  return !at || day_of(*at) <= as_of;
}

Timeline build_timeline(const Population& population, const Profiles& profiles, ProfileId profile,
                        Date as_of) {
  Collection collection{as_of};
  add_registrations(population.records, profiles.records.of(profile), collection);
  add_orders(population.orders, profiles.orders.of(profile), collection);
  add_responses(population, profiles.responses.of(profile), collection);
  add_events(population.events, profiles.events.of(profile), collection);
  for (const std::uint32_t message : profiles.messages.of(profile)) {
    collection.add(TimelineKind::kMessage, population.messages.first_moment(message),
                   population.messages.about, message);
  }
  for (const std::uint32_t ticket : profiles.tickets.of(profile)) {
    collection.add(TimelineKind::kTicket, population.tickets.opened.at(ticket),
                   population.tickets.about, ticket);
  }
  for (const std::uint32_t note : profiles.notes.of(profile)) {
    collection.add(TimelineKind::kNote, population.notes.written.at(note), population.notes.about,
                   note);
  }
  sort_stably(collection.timeline.events, is_later);
  return std::move(collection.timeline);
}

}  // namespace sonder
