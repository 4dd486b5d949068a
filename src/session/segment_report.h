#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.h"
#include "segments/rfm_map.h"
#include "segments/rule.h"
#include "session/analysis.h"

namespace sonder {

/// Rules people saved, by name, as the JSON they were given in: features come and go with files.
using SavedSegments = std::map<std::string, Json, std::less<>>;

/// Errors: kInvalidArgument; none for a name of 1-80 bytes that is no RFM group's.
std::optional<Error> check_segment_name(std::string_view name);

/// `RfmReport` of web/src/types.ts. Errors: kNotFound when nobody bought anything.
Result<Json> report_rfm(const Analysis& analysis);

/// `FeatureReport[]`.
Json report_features(const FeatureTable& features);

/// `SegmentList`: the named RFM groups, then the saved rules by name.
Json report_segments(const Analysis& analysis, const SavedSegments& saved);

/// `SegmentReport` of one saved rule.
Json report_saved_segment(const Analysis& analysis, const std::string& name, const Json& rule);

/// `RuleCount`: the members' number and spend, and how they spread, through the privacy gate.
/// Errors: those of `rule_from_json` and the policy's.
Result<Json> count_rule(const Analysis& analysis, const Json& rule, const ReleasePolicy& policy);

/// The members of a named RFM group or saved rule. Errors: kNotFound; those of `rule_from_json`.
Result<Bitset> members_of(const Analysis& analysis, const SavedSegments& saved,
                          std::string_view name);

/// The names of all segments a person is in, RFM group first.
std::vector<std::string> segments_of(const Analysis& analysis, const SavedSegments& saved,
                                     ProfileId profile);

}  // namespace sonder
