#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/events.h"

namespace sonder {

struct VisitOptions {
  /// A longer pause than this ends a visit. Default: what web analytics count by.
  std::int32_t gap_minutes = 30;
};

/// What somebody did on a site without a longer pause, as one log tells it.
struct Visit {
  SourceId source;
  Timestamp begin;
  Timestamp end;                      ///< moment of the last event
  std::vector<std::uint32_t> events;  ///< positions in `Events`, by time

  friend bool operator==(const Visit&, const Visit&) = default;
};

/// The visits of one profile on or before `as_of`, in the order in which they began. Browsing
/// events (see `is_browsing`) of one file belong to one visit until a pause of more than the gap or
/// midnight. Two logs of one site are two lists of visits. `positions` are of one profile, by time;
/// those without a moment belong to none. O(positions × logs).
std::vector<Visit> find_visits(const Events& events, std::span<const std::uint32_t> positions,
                               Date as_of, const VisitOptions& options = {});

/// How many different pages were seen: pages and products looked at are told apart by page, else by
/// product, else by name. O(events log events).
std::uint32_t visit_depth(const Events& events, const Visit& visit);

}  // namespace sonder
