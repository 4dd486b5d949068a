#pragma once

#include <span>
#include <vector>

#include "base/json.h"
#include "session/analysis.h"
#include "session/frame.h"
#include "session/people_filters.h"

namespace sonder {

enum class PeopleSort : std::uint8_t {
  kName,
  kNetSpend,
  kOrderCount,
  kRecency,
  kLastOrder,
  kProfile,  ///< in the order of their numbers: no sorting, where they are only counted
};

/// `PeopleQuery` of web/src/types.ts, read strictly.
struct PeopleQuery {
  std::string text;
  PeopleSort sort = PeopleSort::kName;
  bool descending = false;
  std::optional<std::string> segment;
  PeopleFilters filters = {};
};
Result<PeopleQuery> people_query_from_json(const Json& json);

/// `members` that the query's text and filters find, in its order; those without the value come
/// last, ties by name. O(records + orders + profiles log profiles).
std::vector<std::uint32_t> list_people(const Analysis& analysis, const PeopleQuery& query,
                                       const Bitset& members);

/// The scores and group of one person, or null without any.
Json report_rfm_scores(const std::optional<RfmScores>& rfm, std::uint32_t profile);

inline constexpr std::size_t kMaxPeopleRows = 1'000;

/// `PersonRow[]`. Errors: kLimitExceeded for more than `kMaxPeopleRows`; kNotFound.
Result<Json> report_people(const Analysis& analysis, std::span<const std::uint32_t> profiles);

/// Every profile: number, name, e-mail, customer id, RFM scores and group, and all features.
Frame frame_of_profiles(const Analysis& analysis);

/// The value of a feature for one profile as pages see it, null when not known.
Json feature_value(const FeatureTable& features, const Feature& feature, std::uint32_t profile);

/// A stored value of a numeric, date or boolean feature as pages see it.
Json stored_value(const FeatureTable& features, const Feature& feature, std::int64_t value);

}  // namespace sonder
