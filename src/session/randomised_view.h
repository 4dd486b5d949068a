#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace sonder {

/// What to count for `report_randomised_shares`.
struct RandomisedView {
  Json survey;    ///< `SurveyOptions` of the responses, without choices
  Json counting;  ///< {"keep"|"epsilon","confidence"}, as it takes them
  std::string question;
  std::vector<std::string> options;
};

/// Reads {"question":"Channel","options":["shop","web"],"keep":0.5} and optionally "confidence",
/// "file" and "segment". `options` are all that the question has, also those that never came in.
Result<RandomisedView> randomised_view_from_json(const Json& json);

/// The question of a `SurveyReport` as `report_randomised_shares` takes it.
/// Errors: kNotFound when the report has no question of that wording; kInvalidArgument when its
/// answers are no choices, or some are none of the options. O(answers · options).
Result<Json> count_randomised(const Json& survey_report, const RandomisedView& view);

}  // namespace sonder
