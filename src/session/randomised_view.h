#pragma once

#include "base/json.h"
#include "base/result.h"
#include "session/survey_scope.h"

namespace sonder {

/// The true shares behind a single choice whose answers were randomised when they were given. Reads
///   {"column":3,"options":["shop","web"],"keep":0.5}
/// strictly: instead of "column" the question's wording as "question", instead of "keep" "epsilon",
/// and optionally "confidence". "options" are all that the question has, also those that never came
/// in. Answers as `report_randomised_shares` does.
///
/// Errors: kInvalidJson; kNotFound when there is no such question; kInvalidArgument when its
/// answers are no choices, when some are none of the options, and for weighted responses, for which
/// the estimator is not made. O(responses + answers · options).
Result<Json> report_randomised(const ScopedSurvey& survey, const Json& options);

}  // namespace sonder
