#pragma once

#include <cstddef>
#include <vector>

#include "base/json.h"
#include "session/survey_scope.h"

namespace sonder {

/// What a question about the quality of responses adds to its scope.
struct QualityRequest {
  std::size_t first = 0;   ///< of the flagged responses
  std::size_t count = 50;  ///< listed at most, 0-500
};
/// Errors: kInvalidJson.
Result<QualityRequest> quality_request_from_json(const Json& json);

/// `SurveyQualityReport` of web/src/types/quality.ts: how many responses each rule flags, which
/// ones `without` flags and why, and what leaving them out changes. Responses with most reasons
/// come first, equal ones in the order of the file.
/// Errors: those of `flag_responses` and `compare_figures`.
Result<Json> report_survey_quality(const Analysis& analysis, const ScopedSurvey& survey,
                                   const QualityOptions& options,
                                   const std::vector<QualityRule>& without,
                                   const QualityRequest& request);

/// The rows of the survey that any of the rules flags.
/// Errors: those of `flag_responses`.
Result<Bitset> find_flagged(const ScopedSurvey& survey, const QualityOptions& options,
                            const std::vector<QualityRule>& rules);

}  // namespace sonder
