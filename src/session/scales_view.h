#pragma once

#include <vector>

#include "base/json.h"
#include "session/survey_scope.h"
#include "survey/scale_report.h"

namespace sonder {

/// `ScalesOptions` of web/src/types/scales.ts without the scope.
struct ScalesRequest {
  std::vector<std::vector<std::size_t>> sets;  ///< columns; none: the matrices of the survey
  ScaleOptions options;
};
/// Errors: kInvalidJson.
Result<ScalesRequest> scales_request_from_json(const Json& json);

/// `ScalesReport`. Errors: kNotFound for columns that are no question; those of `report_scale`.
Result<Json> report_scales(const Analysis& analysis, const ScopedSurvey& survey,
                           const ScalesRequest& request);

}  // namespace sonder
