#pragma once

#include "base/json.h"
#include "base/result.h"

namespace sonder {

/// All of it for one respondent: a definition (see `instrument_from_json`) and a response
///   {"answers":{"recommend":9,...},"not_asked":["why"],"random":[16 whole numbers of 0-255]}
/// of which only "answers" is required, to
///   {"is_valid":true,
///    "messages":[{"question":"age","code":"out_of_range","message":"Must be 18 or more."}],
///    "questions":[{"name":"recommend","state":"answered"}],
///    "not_used":["utm_source"],
///    "scores":[{"name","label","method","value":4.5,"low":1,"high":5,"items":4,"answered":3,
///               "missing":["t2"]}],
///    "metrics":[{"name","label","kind","question","value":9,"low":0,"high":10,"group":"promoter"}],
///    "segment":"fans",
///    "segments":[{"name","label","holds":true,"explanation":{<see explain_rule>}}],
///    "randomised":{"question":"channel","answer":"web","options":3,"keep":0.5,"epsilon":1.386294}}
/// States: answered, empty, not_asked, invalid. A "value", "group" or "segment" that cannot be said
/// is null. "segment" is the first of "segments" that holds. "randomised" is null without "random",
/// or without a usable answer: that an answer is missing is not hidden. Only that member is meant
/// to leave the device where randomising is defined; the page decides.
///
/// In comparisons that fail because their feature is not known, the explanation has "unknown":
/// empty, not_asked or invalid for questions and metrics, too_few_answers for scales.
///
/// The same arguments give the same bytes on every platform; there is no clock and no randomness.
/// Errors: those of `instrument_from_json` and `check_response`; kInvalidJson for a response that
/// is none of the above.
Result<Json> score_response(const Json& definition, const Json& response);

}  // namespace sonder
