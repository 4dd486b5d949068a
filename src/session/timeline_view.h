#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/json.h"
#include "profile/timeline.h"
#include "session/analysis.h"

namespace sonder {

/// Which part of a timeline is wanted.
struct TimelinePage {
  std::vector<TimelineKind> kinds = {};  ///< none stands for all
  std::size_t from = 0;                  ///< events of these kinds to leave out, the latest first
  std::size_t count = 40;
};

/// Most events that one page may have.
inline constexpr std::size_t kLongestTimelinePage = 1000;

/// {"kinds":["visit"],"from":40,"count":40} and what `find_profile` reads, strictly.
/// Errors: kInvalidJson.
Result<TimelinePage> timeline_page_from(const Json& json);

/// The request without what tells the page: what `find_profile` reads.
Json profile_asked_for(const Json& json);

/// `TimelineReport` of web/src/types/people.ts: a page of what happened to one person, the latest
/// first, and how many there are of each kind. Of who asked to stay unknown it leaves out what
/// somebody wrote in his own words. A view for the page, not a release.
/// Errors: kNotFound. O(n log n) for the n things of the profile.
Result<Json> report_timeline(const ImportedFiles& files, const Analysis& analysis,
                             ProfileId profile, const TimelinePage& page);

}  // namespace sonder
