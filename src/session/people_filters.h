#pragma once

#include <optional>
#include <string>

#include "base/bitset.h"
#include "base/json_members.h"
#include "session/analysis.h"

namespace sonder {

/// What narrows the list of people beside a search and a segment; each that is there must hold. A
/// value that nobody has finds nobody.
struct PeopleFilters {
  std::optional<std::string> shop;     ///< see `people_by_shop`
  std::optional<std::string> country;  ///< the surviving one, as the file writes it
  std::optional<std::string> city;     ///< likewise
  std::optional<SourceId> file;        ///< has a record from it
  /// To marketing: kConsentUnknown, kConsentRefused or kConsentGiven; see `weigh_consent`.
  std::optional<std::uint8_t> consent;
};

/// Takes "shop", "country", "city", "file" and "consent" ("given", "refused" or "not_known") out of
/// a query; an empty text is no filter.
PeopleFilters take_people_filters(JsonObject& query);

/// One bit per profile: those for whom all filters hold. O(records + orders).
Bitset people_with(const Analysis& analysis, const PeopleFilters& filters);

}  // namespace sonder
