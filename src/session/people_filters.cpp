#include "session/people_filters.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace sonder {
namespace {

std::optional<std::string> take_text(JsonObject& query, std::string_view key) {
  std::string text = query.text(key, "");
  if (text.empty()) return std::nullopt;
  return text;
}

std::optional<std::uint8_t> take_consent(JsonObject& query) {
  const std::string text = query.text("consent", "");
  if (text.empty()) return std::nullopt;
  if (text == "given") return kConsentGiven;
  if (text == "refused") return kConsentRefused;
  if (text != "not_known") query.fail("consent", "is none of given, refused, not_known");
  return kConsentUnknown;
}

Bitset people_in_shop(const Analysis& analysis, const std::string& name) {
  const Shops& shops = analysis.shops;
  const auto found = std::find(shops.names.begin(), shops.names.end(), name);
  if (found == shops.names.end()) return Bitset(analysis.profiles.size());
  std::vector<Bitset> people =
      people_by_shop(analysis.population(), analysis.profiles, shops, analysis.features.as_of);
  return std::move(people[static_cast<std::size_t>(found - shops.names.begin())]);
}

Bitset people_with_category(const Analysis& analysis, std::string_view feature,
                            const std::string& category) {
  Bitset people(analysis.profiles.size());
  const Feature* const column = analysis.features.find(feature);
  if (column == nullptr) return people;
  const auto code = column->categories.find(category);
  if (!code) return people;
  for (const std::uint32_t profile : column->known.positions()) {
    if (column->values[profile] == static_cast<std::int64_t>(*code)) people.set(profile);
  }
  return people;
}

Bitset people_of_file(const Analysis& analysis, SourceId file) {
  Bitset people(analysis.profiles.size());
  const PersonRecords& records = analysis.population().records;
  for (std::size_t record = 0; record < records.size(); ++record) {
    if (records.source[record] != file) continue;
    people.set(analysis.profiles.resolution.profile_of[record].index);
  }
  return people;
}

Bitset people_with_consent(const Analysis& analysis, std::uint8_t consent) {
  const Feature* const said = analysis.features.find("marketing_consent");
  Bitset people(analysis.profiles.size());
  for (std::uint32_t profile = 0; profile < analysis.profiles.size(); ++profile) {
    const bool known = said != nullptr && said->known.test(profile);
    const std::uint8_t is_given =
        known && said->values[profile] != 0 ? kConsentGiven : kConsentRefused;
    if ((known ? is_given : kConsentUnknown) == consent) people.set(profile);
  }
  return people;
}

}  // namespace

PeopleFilters take_people_filters(JsonObject& query) {
  PeopleFilters filters;
  filters.shop = take_text(query, "shop");
  filters.country = take_text(query, "country");
  filters.city = take_text(query, "city");
  if (query.has("file")) {
    filters.file = SourceId{static_cast<std::uint32_t>(query.integer("file", 0, {0, 0xFFFFFFFF}))};
  }
  filters.consent = take_consent(query);
  return filters;
}

Bitset people_with(const Analysis& analysis, const PeopleFilters& filters) {
  Bitset people(analysis.profiles.size(), true);
  if (filters.shop) people &= people_in_shop(analysis, *filters.shop);
  if (filters.country) people &= people_with_category(analysis, "country", *filters.country);
  if (filters.city) people &= people_with_category(analysis, "city", *filters.city);
  if (filters.file) people &= people_of_file(analysis, *filters.file);
  if (filters.consent) people &= people_with_consent(analysis, *filters.consent);
  return people;
}

}  // namespace sonder
