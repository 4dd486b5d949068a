#pragma once

#include <cstddef>

#include "base/json.h"
#include "base/result.h"

namespace sonder {

/// On the analyst's side of `randomised` in `score_response`: from how often each answer came in,
///   {"counts":{"shop":310,"web":590,"phone":0},"keep":0.5,"confidence":0.95}
/// to what the true shares are likely to be,
///   {"answers":900,"options":3,"keep":0.5,"epsilon":1.386294,"confidence":0.95,
///    "shares":[{"answer":"phone","count":0,"reported":0,"estimate":-0.333333,
///               "standard_error":0,"low":0,"high":0}]}
/// "counts" has every option that was asked, also those that never came in; shares are in the order
/// of their bytes. "epsilon" may stand instead of "keep"; "confidence" is 0.95 unless said. Figures
/// are rounded to 6 places, and as `RandomisedShare` has them.
///
/// Errors: kInvalidJson for another shape, kInvalidArgument for no answers or one option alone.
Result<Json> report_randomised_shares(const Json& request);

/// What share of answers is kept, from an object that has either "keep" or "epsilon", see
/// `keep_of`. Failures are noted in `object`.
double read_keep(JsonObject& object, std::size_t options);

}  // namespace sonder
