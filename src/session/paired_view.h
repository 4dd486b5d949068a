#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "session/survey_scope.h"

namespace sonder {

/// `PairedOptions` of web/src/types/survey.ts without the scope.
struct PairedRequest {
  struct Side {
    std::size_t column = 0;
    std::vector<std::string> answers;  ///< that count as a yes
  };
  Side first;
  Side second;
  double confidence = 0.95;
};
/// Errors: kInvalidJson.
Result<PairedRequest> paired_request_from_json(const Json& json);

/// `PairedReport`. Errors: kNotFound for columns that are no question; kInvalidArgument for answers
/// that are none of the question's; those of `compare_paired`.
Result<Json> report_paired(const Analysis& analysis, const ScopedSurvey& survey,
                           const PairedRequest& request);

}  // namespace sonder
