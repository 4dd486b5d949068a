#include "session/shops_view.h"

#include <utility>

#include "base/json_members.h"
#include "session/people_report.h"

namespace sonder {
namespace {

/// What the column says of the whole person, or null.
Json of_everything(const Analysis& analysis, const Feature& feature, ProfileId profile) {
  const Feature* whole = analysis.features.find(feature.name);
  return whole == nullptr ? Json() : feature_value(analysis.features, *whole, profile.index);
}

Json report_features(const Analysis& analysis, const ShopsOfPerson& person, std::uint32_t at,
                     ProfileId profile) {
  Json list = Json::array();
  for (const Feature& feature : person.features) {
    list.push_back(json_object({{"name", feature.name},
                                {"label", feature.label},
                                {"unit", feature.unit},
                                {"type", to_string(feature.type)},
                                {"value", feature_value(analysis.features, feature, at)},
                                {"of_all", of_everything(analysis, feature, profile)}}));
  }
  return list;
}

}  // namespace

Json report_profile_shops(const Analysis& analysis, ProfileId profile) {
  const ShopsOfPerson person = measure_shops(analysis.population(), analysis.profiles, profile,
                                             analysis.shops, analysis.features.as_of);
  Json list = Json::array();
  for (std::uint32_t at = 0; at < person.shops.size(); ++at) {
    const std::uint32_t shop = person.shops[at];
    const bool has_scores = shop < analysis.rfm_of_shop.size();
    list.push_back(json_object(
        {{"shop", analysis.shops.names[shop]},
         {"records", person.records[at]},
         {"visits", person.visits[at]},
         {"rfm", has_scores ? report_rfm_scores(analysis.rfm_of_shop[shop], profile.index)
                            : report_rfm_scores(analysis.rfm, profile.index)},
         {"features", report_features(analysis, person, at, profile)}}));
  }
  return list;
}

Json report_shops(const Analysis& analysis) {
  if (analysis.shops.size() == 0) return {};
  const ShopsOverview overview = describe_shops(analysis.population(), analysis.profiles,
                                                analysis.shops, analysis.features.as_of);
  Json list = Json::array();
  for (std::uint32_t shop = 0; shop < analysis.shops.size(); ++shop) {
    const ShopOverview& one = overview.shops[shop];
    list.push_back(json_object({{"shop", analysis.shops.names[shop]},
                                {"people", one.people},
                                {"buyers", one.buyers},
                                {"purchases", one.purchases},
                                {"net", to_major(one.net, analysis.features.money)}}));
  }
  return json_object({{"shops", std::move(list)}, {"in_several", overview.in_several}});
}

}  // namespace sonder
