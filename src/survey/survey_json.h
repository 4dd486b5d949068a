#pragma once

#include "base/json.h"
#include "survey/survey_report.h"

namespace sonder {

/// {"responses","selected_responses","confidence","questions":[{"column","text","kind","metric",
///  "evidence","condition","columns","group","item","points","other_column","other_of","base","not_answered","missing","unusable","other","answers":[{"label","count","share",
///  "low","high"}],"numbers","nps","csat"}],"issues":[{"code","row","column","message"}]}.
/// columns: those that hold answers; points: of the answers of an ordered choice, else empty;
/// missing: {"not_asked","skipped","refused","dont_know","not_applicable","partial"}, which add up
/// to not_answered;
/// numbers: {"mean","low","high","standard_deviation","median","lowest","highest"};
/// nps: {"promoters","passives","detractors","score","low","high","scale_from_one"};
/// csat: {"satisfied","share","low","high"}; each null where it does not apply, as are an issue's
/// row and column. Shares are rounded to 6 decimals, scores and means to 4, so that every platform
/// prints the same bytes.
Json to_json(const SurveyReport& report);

/// What a page or script asks for.
struct SurveyRequest {
  SurveyOptions options;
  std::vector<QuestionChoice> choices;
};

/// Reads {"confidence","quoted_answers","kinds":{"<column>":"scale",...}} strictly. Every member
/// may be absent; columns count from 0.
/// Errors: kInvalidJson.
Result<SurveyRequest> survey_request_from_json(const Json& json);

}  // namespace sonder
