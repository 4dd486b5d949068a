#include <utility>

#include "session/cross_table_view.h"
#include "session/open_answers_view.h"
#include "session/paired_view.h"
#include "session/picture_view.h"
#include "session/randomised_view.h"
#include "session/scales_view.h"
#include "session/session.h"
#include "session/survey_quality.h"
#include "session/survey_view.h"
#include "session/waves_view.h"
#include "survey/survey_json.h"

// What the session answers about surveys.

namespace sonder {

Result<ScopedSurvey> Session::scope(Json& options) {
  const auto known = analysis();
  if (!known) return known.error();
  const Result<SurveyScope> read = take_survey_scope(options);
  if (!read) return read.error();
  return scope_survey(files_, *known.value(), saved_, read.value());
}

Result<Json> Session::survey(Json options) {
  const Result<ScopedSurvey> survey = scope(options);
  if (!survey) return survey.error();
  const Result<SurveyOptions> read = survey_options_from_json(options);
  if (!read) return read.error();
  return report_survey_view(*analysis_, survey.value(), read.value());
}

Result<Json> Session::cross_table(Json options) {
  const Result<ScopedSurvey> survey = scope(options);
  if (!survey) return survey.error();
  const Result<CrossTableRequest> request = cross_table_request_from_json(options);
  if (!request) return request.error();
  return report_cross_table(*analysis_, saved_, survey.value(), request.value());
}

Result<Json> Session::paired_answers(Json options) {
  const Result<ScopedSurvey> survey = scope(options);
  if (!survey) return survey.error();
  const Result<PairedRequest> request = paired_request_from_json(options);
  if (!request) return request.error();
  return report_paired(*analysis_, survey.value(), request.value());
}

Result<Json> Session::scales(Json options) {
  const Result<ScopedSurvey> survey = scope(options);
  if (!survey) return survey.error();
  const Result<ScalesRequest> request = scales_request_from_json(options);
  if (!request) return request.error();
  return report_scales(*analysis_, survey.value(), request.value());
}

Result<Json> Session::waves(Json options) {
  const Result<ScopedSurvey> survey = scope(options);
  if (!survey) return survey.error();
  const Result<WavesRequest> request = waves_request_from_json(options);
  if (!request) return request.error();
  return report_waves(*analysis_, survey.value(), request.value());
}

Result<Json> Session::survey_quality(Json options) {
  const auto known = analysis();
  if (!known) return known.error();
  Result<SurveyScope> scope = take_survey_scope(options);
  if (!scope) return scope.error();
  const auto without = std::exchange(scope.value().without_flagged, std::nullopt);
  const Result<QualityRequest> request = quality_request_from_json(options);
  if (!request) return request.error();
  const Result<ScopedSurvey> survey = scope_survey(files_, *known.value(), saved_, scope.value());
  if (!survey) return survey.error();
  return report_survey_quality(
      *analysis_, survey.value(), scope.value().quality,
      without.value_or(std::vector(kAllQualityRules.begin(), kAllQualityRules.end())),
      request.value());
}

Result<Json> Session::open_answers(Json options) {
  const Result<ScopedSurvey> survey = scope(options);
  if (!survey) return survey.error();
  const Result<OpenAnswerQuery> query = open_answer_query_from_json(options);
  if (!query) return query.error();
  return report_open_answers(*analysis_, survey.value(), query.value());
}

Result<Json> Session::export_quotes(Json options) {
  const Result<ScopedSurvey> survey = scope(options);
  if (!survey) return survey.error();
  const Result<OpenAnswerQuery> query = open_answer_query_from_json(options);
  if (!query) return query.error();
  return sonder::export_quotes(survey.value(), query.value(), options_.policy);
}

Result<Json> Session::export_picture(Json options) {
  const Result<ScopedSurvey> survey = scope(options);
  if (!survey) return survey.error();
  return sonder::export_picture(survey.value(), options, options_.policy);
}

Result<Json> Session::randomised_shares(Json options) {
  const Result<ScopedSurvey> survey = scope(options);
  if (!survey) return survey.error();
  return report_randomised(survey.value(), options);
}

}  // namespace sonder
