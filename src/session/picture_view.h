#pragma once

#include "base/json.h"
#include "privacy/released.h"
#include "session/survey_scope.h"

namespace sonder {

/// Reads {"column","confidence"} strictly, and answers with `PictureExport` of
/// web/src/types/survey.ts. Errors: kInvalidJson; kNotFound for a column that is no question;
/// kInvalidArgument for a question that has no answers to count; kGroupTooSmall.
Result<Json> export_picture(const ScopedSurvey& survey, const Json& options,
                            const ReleasePolicy& policy);

}  // namespace sonder
