#pragma once

#include <string>

#include "base/json.h"
#include "export/csv.h"
#include "privacy/released.h"
#include "session/survey_scope.h"
#include "survey/open_answers.h"

namespace sonder {

/// Reads what a question about open answers adds to its scope: {"column","search","first","count",
/// "words","redact"}; all but the column may be absent. Errors: kInvalidJson.
Result<OpenAnswerQuery> open_answer_query_from_json(const Json& json);

/// `OpenAnswersReport` of web/src/types/quality.ts. Errors: those of `list_open_answers`.
Result<Json> report_open_answers(const Analysis& analysis, const ScopedSurvey& survey,
                                 const OpenAnswerQuery& query);

/// The answers found as a file to be saved, redacted and without anything that tells who wrote
/// them: `QuotesExport`. Goes through the privacy gate.
/// Errors: those of `collect_quotes` and `PrivacyGate`.
Result<Json> export_quotes(const ScopedSurvey& survey, const OpenAnswerQuery& query,
                           const ReleasePolicy& policy);

}  // namespace sonder
