#include "session/survey_view.h"

#include <utility>

#include "survey/survey_json.h"

namespace sonder {

Result<Json> report_survey_view(const Analysis& analysis, const ScopedSurvey& survey,
                                const SurveyOptions& options) {
  const Result<SurveyReport> report =
      report_survey(survey.file->table, survey.questionnaire, survey.sample, options);
  if (!report) return report.error();
  Json json = to_json(report.value());
  json.update(describe_scope(survey, analysis));
  return json;
}

Result<QuestionReport> report_question(const ScopedSurvey& survey, const Question& question,
                                       double confidence) {
  Result<SurveyReport> report =
      report_survey(survey.file->table, {.questions = {question}, .issues = {}}, survey.sample,
                    {.confidence = confidence, .quoted_answers = 0});
  if (!report) return report.error();
  return std::move(report.value().questions.front());
}

}  // namespace sonder
