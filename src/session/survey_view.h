#pragma once

#include "base/json.h"
#include "session/survey_scope.h"
#include "survey/survey_report.h"

namespace sonder {

/// `SurveyReport` of web/src/types/survey.ts. Errors: those of `report_survey`.
Result<Json> report_survey_view(const Analysis& analysis, const ScopedSurvey& survey,
                                const SurveyOptions& options);

/// What is said of one question, without quoted answers. Errors: those of `report_survey`.
Result<QuestionReport> report_question(const ScopedSurvey& survey, const Question& question,
                                       double confidence);

}  // namespace sonder
