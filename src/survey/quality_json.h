#pragma once

#include <vector>

#include "base/bitset.h"
#include "base/json.h"
#include "survey/quality_comparison.h"
#include "survey/response_quality.h"

namespace sonder {

/// Reads a list of rules such as ["speeder","straight_line"], each once.
/// An unknown one fails `object`.
std::vector<QualityRule> read_quality_rules(const char* key, JsonObject& object);

/// Reads {"speed_share","rushed_pages","shortest_run","variability_deviations",
/// "least_consistency","synonym_correlation","least_synonymity","repeated_answers"} strictly. Every
/// member may be absent; their ranges are looked at by `flag_responses`. Errors: kInvalidJson.
Result<QualityOptions> quality_options_from_json(const Json& json);

/// [{"rule","applied","judged","flagged","share","basis"}], counts of the selected responses;
/// share is of the judged ones.
Json rules_to_json(const ResponseQuality& quality, const Bitset& selected);

/// [{"column","text","expected","failed"}].
Json checks_to_json(const ResponseQuality& quality, const Bitset& selected);

/// [{"column","text","figure","all","without","base","base_without"}]; figure is "nps", "csat" or
/// "mean".
Json to_json(const std::vector<FigureComparison>& figures);

}  // namespace sonder
