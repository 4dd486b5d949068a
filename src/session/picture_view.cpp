#include "session/picture_view.h"

#include "base/json_members.h"
#include "export/picture.h"
#include "insight/answer_summary.h"
#include "privacy/gate.h"
#include "session/survey_view.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

bool has_countable_answers(const Question& question) {
  return question.kind == QuestionKind::kSingleChoice ||
         question.kind == QuestionKind::kMultiChoice || question.kind == QuestionKind::kScale ||
         question.kind == QuestionKind::kRanking || question.kind == QuestionKind::kSlider;
}

Result<QuestionReport> report_one(const ScopedSurvey& survey, std::size_t column,
                                  double confidence) {
  const Result<const Question*> question = survey.find_question(column);
  if (!question) return question.error();
  if (!has_countable_answers(*question.value())) {
    return Error{ErrorCode::kInvalidArgument, "the question has no answers that can be counted",
                 "choose one with options or a scale"};
  }
  return report_question(survey, *question.value(), confidence);
}

}  // namespace

Result<Json> export_picture(const ScopedSurvey& survey, const Json& options,
                            const ReleasePolicy& policy) {
  JsonObject object(options, "picture");
  const std::size_t column = read_column(object);
  const double confidence = read_confidence(object, SurveyOptions{}.confidence);
  if (auto error = object.finish()) return *std::move(error);
  const Result<QuestionReport> report = report_one(survey, column, confidence);
  if (!report) return report.error();
  const Result<PrivacyGate> gate = PrivacyGate::open(policy);
  if (!gate) return gate.error();
  const auto released = gate.value().release(
      summarise_answers(report.value(), survey.weights.has_value(), confidence));
  if (!released) return released.error();
  return json_object({{"file_name", "answers-" + std::to_string(column) + ".svg"},
                      {"media_type", "image/svg+xml"},
                      {"text", write_svg(released.value())},
                      {"suppressed", released.value().note().suppressed_cells},
                      {"minimum_group", released.value().note().policy.minimum_group}});
}

}  // namespace sonder
