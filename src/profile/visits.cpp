#include "profile/visits.h"

#include <algorithm>
#include <utility>

#include "base/sorting.h"

namespace sonder {
namespace {

bool is_within(const Visit& visit, Timestamp at, std::int64_t gap_seconds) {
  return day_of(visit.end) == day_of(at) &&
         at.seconds_since_epoch - visit.end.seconds_since_epoch <= gap_seconds;
}

/// The last visit of each log.
struct LastVisits {
  std::vector<std::pair<SourceId, std::size_t>> of_log;

  std::size_t* of(SourceId source) {
    for (auto& [log, visit] : of_log) {
      if (log == source) return &visit;
    }
    return nullptr;
  }
};

/// What tells a page from another one: which column speaks, and its code.
std::uint64_t page_of(const Events& events, std::uint32_t event) {
  std::uint64_t column = 0;
  for (const CodedText* text : {&events.page, &events.product, &events.name}) {
    ++column;
    if (!text->is_empty(event)) return (column << 32) | text->codes[event];
  }
  return 0;
}

}  // namespace

std::vector<Visit> find_visits(const Events& events, std::span<const std::uint32_t> positions,
                               Date as_of, const VisitOptions& options) {
  const std::int64_t gap_seconds = std::int64_t{options.gap_minutes} * 60;
  std::vector<Visit> visits;
  LastVisits last;
  for (const std::uint32_t event : positions) {
    const auto at = events.at.at(event);
    if (!at || day_of(*at) > as_of || !is_browsing(events.kind[event])) continue;
    const SourceId source = events.about.source[event];
    std::size_t* known = last.of(source);
    if (known == nullptr || !is_within(visits[*known], *at, gap_seconds)) {
      if (known == nullptr) known = &last.of_log.emplace_back(source, 0).second;
      *known = visits.size();
      visits.push_back({source, *at, *at, {}});
    }
    visits[*known].end = *at;
    visits[*known].events.push_back(event);
  }
  return visits;
}

std::uint32_t visit_depth(const Events& events, const Visit& visit) {
  std::vector<std::uint64_t> pages;
  for (const std::uint32_t event : visit.events) {
    const EventKind kind = events.kind[event];
    if (kind != EventKind::kPageView && kind != EventKind::kProductView) continue;
    pages.push_back(page_of(events, event));
  }
  sort_stably(pages);
  return static_cast<std::uint32_t>(std::unique(pages.begin(), pages.end()) - pages.begin());
}

}  // namespace sonder
