#include "session/people_report.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/json_members.h"
#include "base/sorting.h"

namespace sonder {
namespace {

struct SortName {
  std::string_view name;
  PeopleSort sort;
  std::string_view feature;  ///< empty for the name
};
constexpr std::array<SortName, 6> kSorts = {
    {{"name", PeopleSort::kName, ""},
     {"net_spend", PeopleSort::kNetSpend, "net_spend"},
     {"order_count", PeopleSort::kOrderCount, "order_count"},
     {"recency_days", PeopleSort::kRecency, "recency_days"},
     {"last_order", PeopleSort::kLastOrder, "last_order"},
     {"profile", PeopleSort::kProfile, ""}}};

const Feature* sort_feature(const Analysis& analysis, PeopleSort sort) {
  for (const SortName& known : kSorts) {
    if (known.sort == sort) return analysis.features.find(known.feature);
  }
  return nullptr;
}

void sort_by_name(const Analysis& analysis, bool descending, std::vector<std::uint32_t>& people) {
  const std::vector<std::uint32_t>& rank = analysis.name_rank;
  sort_stably(people, [&](std::uint32_t a, std::uint32_t b) {
    return descending ? rank[a] > rank[b] : rank[a] < rank[b];
  });
}

void sort_by_feature(const Feature& feature, bool descending, std::vector<std::uint32_t>& people) {
  sort_stably(people, [&](std::uint32_t a, std::uint32_t b) {
    if (feature.known.test(a) != feature.known.test(b)) return feature.known.test(a);
    if (!feature.known.test(a)) return false;
    return descending ? feature.values[a] > feature.values[b]
                      : feature.values[a] < feature.values[b];
  });
}

double stored_number(const FeatureTable& features, const Feature& feature, std::uint32_t profile) {
  if (feature.type == FeatureType::kDecimal) return feature.decimals[profile];
  const std::int64_t value = feature.values[profile];
  if (feature.type == FeatureType::kMoney) return to_major({value}, features.money);
  return static_cast<double>(value);
}

TextColumn texts_of(const Feature& feature) {
  CodedText column;
  for (std::size_t row = 0; row < feature.values.size(); ++row) {
    const bool known = feature.known.test(row);
    const auto code = static_cast<std::uint32_t>(feature.values[row]);
    column.codes.push_back(
        column.dictionary.intern(known ? feature.categories.text(code) : std::string_view()));
  }
  return text_column(column);
}

NumberColumn numbers_of(const FeatureTable& features, const Feature& feature) {
  std::vector<double> values(features.profile_count, 0);
  for (const std::uint32_t profile : feature.known.positions()) {
    values[profile] = stored_number(features, feature, profile);
  }
  return number_column(std::move(values), feature.known);
}

NumberColumn scores_of(const RfmScores& rfm, const std::vector<std::uint8_t>& scores) {
  return number_column(std::vector<double>(scores.begin(), scores.end()), rfm.scored);
}

TextColumn groups_of(const RfmScores& rfm) {
  CodedText column;
  for (std::size_t i = 0; i < rfm.group.size(); ++i) {
    column.codes.push_back(column.dictionary.intern(rfm.scored.test(i) ? to_string(rfm.group[i])
                                                                       : std::string_view()));
  }
  return text_column(column);
}

NumberColumn numbering(std::uint32_t count) {
  std::vector<double> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0.0);
  return number_column(std::move(numbers), Bitset(count, true));
}

void append_rfm(const RfmScores& rfm, Frame& frame) {
  frame.columns.push_back({"recency_score", scores_of(rfm, rfm.recency)});
  frame.columns.push_back({"frequency_score", scores_of(rfm, rfm.frequency)});
  frame.columns.push_back({"monetary_score", scores_of(rfm, rfm.monetary)});
  frame.columns.push_back({"rfm_group", groups_of(rfm)});
}

Json named_value(const Analysis& analysis, std::string_view feature, std::uint32_t profile) {
  const Feature* found = analysis.features.find(feature);
  return found == nullptr ? Json() : feature_value(analysis.features, *found, profile);
}

Json report_person(const Analysis& analysis, std::uint32_t profile) {
  const Profiles& people = analysis.profiles;
  const bool scored = analysis.rfm && analysis.rfm->scored.test(profile);
  Json orders = named_value(analysis, "order_count", profile);
  return json_object(
      {{"profile", profile},
       {"name", people.display_name.at(profile)},
       {"email", people.email.at(profile)},
       {"customer_id", people.customer_id.at(profile)},
       {"anonymous", people.anonymous.test(profile)},
       {"country", named_value(analysis, "country", profile)},
       {"order_count", orders.is_null() ? Json(0) : std::move(orders)},
       {"net_spend", named_value(analysis, "net_spend", profile)},
       {"last_order", named_value(analysis, "last_order", profile)},
       {"rfm_group", scored ? Json(to_string(analysis.rfm->group[profile])) : Json()}});
}

}  // namespace

Result<PeopleQuery> people_query_from_json(const Json& json) {
  JsonObject object(json, "query");
  PeopleQuery query;
  query.text = object.text("text", "");
  query.descending = object.boolean("descending", false);
  const std::string sort = object.text("sort", "name");
  const auto known = std::find_if(kSorts.begin(), kSorts.end(), [&](const SortName& candidate) {
    return candidate.name == sort;
  });
  if (known == kSorts.end()) {
    object.fail("sort",
                "is none of name, net_spend, order_count, recency_days, last_order, profile");
  } else {
    query.sort = known->sort;
  }
  const std::string segment = object.text("segment", "");
  if (!segment.empty()) query.segment = segment;
  query.filters = take_people_filters(object);
  if (auto error = object.finish()) return *error;
  return query;
}

std::vector<std::uint32_t> list_people(const Analysis& analysis, const PeopleQuery& query,
                                       const Bitset& members) {
  Bitset among = people_with(analysis, query.filters);
  among &= members;
  std::vector<std::uint32_t> people = analysis.people.find(query.text, among).positions();
  if (query.sort == PeopleSort::kProfile) return people;
  const Feature* feature = sort_feature(analysis, query.sort);
  sort_by_name(analysis, query.descending && feature == nullptr, people);
  if (feature != nullptr) sort_by_feature(*feature, query.descending, people);
  return people;
}

Json stored_value(const FeatureTable& features, const Feature& feature, std::int64_t value) {
  switch (feature.type) {
    case FeatureType::kMoney: return to_major({value}, features.money);
    case FeatureType::kDate: return format_iso(Date{static_cast<std::int32_t>(value)});
    case FeatureType::kBoolean: return value != 0;
    case FeatureType::kCategory: return feature.categories.text(static_cast<std::uint32_t>(value));
    default: return value;
  }
}

Json feature_value(const FeatureTable& features, const Feature& feature, std::uint32_t profile) {
  if (!feature.known.test(profile)) return {};
  if (feature.type == FeatureType::kDecimal) return feature.decimals[profile];
  return stored_value(features, feature, feature.values[profile]);
}

Json report_rfm_scores(const std::optional<RfmScores>& rfm, std::uint32_t profile) {
  if (!rfm || !rfm->scored.test(profile)) return {};
  return json_object({{"recency", rfm->recency[profile]},
                      {"frequency", rfm->frequency[profile]},
                      {"monetary", rfm->monetary[profile]},
                      {"bins", rfm->bins},
                      {"group", to_string(rfm->group[profile])},
                      {"label", rfm_group_label(rfm->group[profile])}});
}

Result<Json> report_people(const Analysis& analysis, std::span<const std::uint32_t> profiles) {
  if (profiles.size() > kMaxPeopleRows) {
    return Error{ErrorCode::kLimitExceeded, "more than 1,000 people were asked for at once"};
  }
  Json rows = Json::array();
  for (const std::uint32_t profile : profiles) {
    if (profile >= analysis.profiles.size()) {
      return Error{ErrorCode::kNotFound, "there is no profile " + std::to_string(profile)};
    }
    rows.push_back(report_person(analysis, profile));
  }
  return rows;
}

Frame frame_of_profiles(const Analysis& analysis) {
  const Profiles& people = analysis.profiles;
  Frame frame{people.size(), {}};
  frame.columns.push_back({"profile", numbering(people.size())});
  frame.columns.push_back({"name", text_column(people.display_name)});
  frame.columns.push_back({"email", text_column(people.email)});
  frame.columns.push_back({"customer_id", text_column(people.customer_id)});
  if (analysis.rfm) append_rfm(*analysis.rfm, frame);
  for (const Feature& feature : analysis.features.features) {
    if (feature.type == FeatureType::kCategory) {
      frame.columns.push_back({feature.name, texts_of(feature)});
    } else {
      frame.columns.push_back({feature.name, numbers_of(analysis.features, feature)});
    }
  }
  return frame;
}

}  // namespace sonder
