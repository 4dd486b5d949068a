#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "session/survey_scope.h"
#include "survey/wave_figures.h"

namespace sonder {

/// `WavesOptions` of web/src/types/waves.ts without the scope.
struct WavesRequest {
  std::size_t column = 0;              ///< of the question
  std::optional<WaveMeasure> measure;  ///< default a share if there is `share_of`, else the usual
  std::vector<std::string> share_of;   ///< answers counted as one
  std::optional<std::size_t> by;       ///< a column; default when the response came
  std::optional<WavePeriod> period;
  double confidence = 0.95;
  Adjustment adjustment = Adjustment::kHolm;
};
/// Errors: kInvalidJson.
Result<WavesRequest> waves_request_from_json(const Json& json);

/// `WavesReport`. Errors: kNotFound for columns that are no question; kInvalidArgument for answers
/// that are none of the question's and for questions without figures; those of `group_by_wave` and
/// `measure_waves`.
Result<Json> report_waves(const Analysis& analysis, const ScopedSurvey& survey,
                          const WavesRequest& request);

}  // namespace sonder
