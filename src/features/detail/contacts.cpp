#include "features/detail/contacts.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "features/detail/feature_column.h"
#include "profile/timeline.h"
#include "profile/visits.h"

namespace sonder::detail {
namespace {

void set_day(Feature& feature, std::uint32_t profile, std::optional<Date> day) {
  if (day) set_value(feature, profile, day->days_since_epoch);
}

void measure_visits(const Events& events, const Profiles& profiles, Date as_of,
                    std::vector<Feature>& features) {
  Feature counts = make_feature({"visit_count", "Visits", "visits"}, profiles.size());
  Feature last =
      make_feature({"last_visit", "Last visit", "", FeatureType::kDate}, profiles.size());
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    const std::vector<Visit> visits = find_visits(events, profiles.events.of({profile}), as_of);
    set_value(counts, profile, static_cast<std::int64_t>(visits.size()));
    std::optional<Date> day;
    for (const Visit& visit : visits) day = std::max(day, std::optional(day_of(visit.begin)));
    set_day(last, profile, day);
  }
  features.push_back(std::move(counts));
  features.push_back(std::move(last));
}

/// What became of the messages to one person.
struct Correspondence {
  std::int64_t sent = 0;
  std::int64_t opened = 0;
  std::int64_t clicked = 0;
  std::optional<Date> last;
};

Correspondence summarise(const Messages& messages, std::span<const std::uint32_t> of_profile,
                         Date as_of) {
  Correspondence all;
  for (const std::uint32_t message : of_profile) {
    const auto moment = messages.first_moment(message);
    if (!moment || day_of(*moment) > as_of) continue;
    ++all.sent;
    all.last = std::max(all.last, std::optional(day_of(*moment)));
    const auto has_reached = [&](MessageStage stage) {
      return reached_as_of(messages, message, stage, as_of) ? 1 : 0;
    };
    all.opened += has_reached(MessageStage::kOpened);
    all.clicked += has_reached(MessageStage::kClicked);
  }
  return all;
}

void measure_messages(const Messages& messages, const Profiles& profiles, Date as_of,
                      std::vector<Feature>& features) {
  const auto make = [&](const FeatureDescription& description) {
    return make_feature(description, profiles.size());
  };
  std::vector<Feature> columns = {make({"message_count", "Messages", "messages"}),
                                  make({"opened_count", "Messages opened", "messages"}),
                                  make({"clicked_count", "Messages clicked", "messages"}),
                                  make({"last_message", "Last message", "", FeatureType::kDate})};
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    const Correspondence all = summarise(messages, profiles.messages.of({profile}), as_of);
    set_value(columns[0], profile, all.sent);
    set_value(columns[1], profile, all.opened);
    set_value(columns[2], profile, all.clicked);
    set_day(columns[3], profile, all.last);
  }
  for (Feature& column : columns) features.push_back(std::move(column));
}

}  // namespace

std::vector<Feature> measure_contacts(const Population& population, const Profiles& profiles,
                                      Date as_of) {
  std::vector<Feature> features;
  if (population.events.size() > 0) measure_visits(population.events, profiles, as_of, features);
  if (population.messages.size() > 0) {
    measure_messages(population.messages, profiles, as_of, features);
  }
  return features;
}

}  // namespace sonder::detail
