#include "session/paired_view.h"

#include <utility>

#include "base/json_members.h"
#include "base/rounding.h"
#include "survey/paired_answers.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

constexpr std::int32_t kShareDecimals = 6;
constexpr std::int32_t kScoreDecimals = 4;
constexpr std::int32_t kProbabilityDecimals = 10;

/// One side of a request, with the answers of the question.
struct CodedSide {
  const Question* question = nullptr;
  CodedAnswers coded;
  Bitset labels;
};

Result<CodedSide> code_side(const ScopedSurvey& survey, const PairedRequest::Side& side) {
  const Result<const Question*> question = survey.find_question(side.column);
  if (!question) return question.error();
  CodedSide coded{.question = question.value(),
                  .coded = code_answers(survey.file->table, *question.value()),
                  .labels = {}};
  coded.labels.resize(coded.coded.labels.size());
  for (const std::string& answer : side.answers) {
    const Result<std::uint32_t> label = find_label(coded.coded, answer);
    if (!label) return label.error();
    coded.labels.set(label.value());
  }
  return coded;
}

Json share(double value) { return round_to(value, kShareDecimals); }

Json json_of_side(const CodedSide& side, const std::vector<std::string>& answers, double part,
                  const Interval& interval) {
  return json_object({{"column", side.question->column},
                      {"text", side.question->text},
                      {"answers", answers},
                      {"share", share(part)},
                      {"low", share(interval.low)},
                      {"high", share(interval.high)}});
}

Json json_of_test(const std::optional<GroupTest>& test) {
  if (!test) return {};
  return json_object(
      {{"chi_squared", round_to(test->statistic, kScoreDecimals)},
       {"exact_p_value", round_to(test->p_value, kProbabilityDecimals)},
       {"effect", round_to(test->effect, kScoreDecimals)},
       {"magnitude", to_string(magnitude_of(EffectMeasure::kChangeBalance, test->effect))}});
}

void add_figures(const PairedAnswers& paired, Json& report) {
  report["base"] = paired.base.count;
  report["weighted_base"] = round_to(paired.base.weight, kScoreDecimals);
  report["effective_base"] = round_to(paired.base.effective_count(), kScoreDecimals);
  const auto cell = [&](const Tally& tally) {
    return json_object(
        {{"count", tally.count}, {"share", share(tally.weight / paired.base.weight)}});
  };
  report["both"] = cell(paired.both);
  report["first_only"] = cell(paired.first_only);
  report["second_only"] = cell(paired.second_only);
  report["neither"] = cell(paired.neither);
  report["change"] = share(paired.change);
  report["low"] = share(paired.change_interval.low);
  report["high"] = share(paired.change_interval.high);
  report["test"] = json_of_test(paired.test);
  report["weighted_p_value"] = paired.weighted_p_value
                                   ? Json(round_to(*paired.weighted_p_value, kProbabilityDecimals))
                                   : Json();
}

}  // namespace

Result<PairedRequest> paired_request_from_json(const Json& json) {
  JsonObject object(json, "paired");
  std::vector<PairedRequest::Side> sides;
  object.each("pair", [&](JsonObject& side) {
    PairedRequest::Side& read = sides.emplace_back();
    read.column = read_column(side);
    read.answers = side.texts("answers");
    if (read.answers.empty()) side.fail("answers", "must name an answer");
  });
  PairedRequest request;
  request.confidence = read_confidence(object, request.confidence);
  if (sides.size() == 2) {
    request.first = std::move(sides[0]);
    request.second = std::move(sides[1]);
  } else {
    object.fail("pair", "must list two questions and their answers");
  }
  if (auto error = object.finish()) return *std::move(error);
  return request;
}

Result<Json> report_paired(const Analysis& analysis, const ScopedSurvey& survey,
                           const PairedRequest& request) {
  const Result<CodedSide> first = code_side(survey, request.first);
  if (!first) return first.error();
  const Result<CodedSide> second = code_side(survey, request.second);
  if (!second) return second.error();
  const Result<PairedAnswers> compared = compare_paired(
      {first.value().coded, first.value().labels}, {second.value().coded, second.value().labels},
      survey.sample, request.confidence);
  if (!compared) return compared.error();
  const PairedAnswers& paired = compared.value();
  Json report = describe_scope(survey, analysis);
  report["confidence"] = request.confidence;
  report["first"] =
      json_of_side(first.value(), request.first.answers, paired.first_share, paired.first_interval);
  report["second"] = json_of_side(second.value(), request.second.answers, paired.second_share,
                                  paired.second_interval);
  add_figures(paired, report);
  return report;
}

}  // namespace sonder
