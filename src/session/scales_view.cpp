#include "session/scales_view.h"

#include <cmath>
#include <utility>

#include "base/json_members.h"
#include "base/rounding.h"
#include "survey/survey_json.h"

namespace sonder {
namespace {

constexpr std::int32_t kDecimals = 6;

Json number(double value) {
  return std::isfinite(value) ? Json(round_to(value, kDecimals)) : Json();
}

Json number(const std::optional<double>& value) { return value ? number(*value) : Json(); }

Json to_json(const ScaleItem& item, bool has_figures) {
  const auto figure = [&](double value) { return has_figures ? number(value) : Json(); };
  return json_object({{"column", item.column},
                      {"text", item.text},
                      {"base", item.base},
                      {"mean", item.base > 0 ? number(item.mean) : Json()},
                      {"reversed", item.is_reversed},
                      {"item_rest", figure(item.item_rest)},
                      {"alpha_without", figure(item.alpha_without)}});
}

Json to_json(const ScaleReport& scale) {
  const bool has_figures = scale.problem.empty();
  const auto figure = [&](double value) { return has_figures ? number(value) : Json(); };
  Json items = Json::array();
  for (const ScaleItem& item : scale.items) items.push_back(to_json(item, has_figures));
  return json_object(
      {{"title", scale.title},
       {"people", scale.people},
       {"alpha", figure(scale.alpha)},
       {"low", figure(scale.alpha_interval.low)},
       {"high", figure(scale.alpha_interval.high)},
       {"standardised_alpha", figure(scale.standardised_alpha)},
       {"alpha_as_asked", number(scale.alpha_as_asked)},
       {"omega", number(scale.omega)},
       {"kmo", number(scale.kmo)},
       {"ordinal_alpha", number(scale.ordinal_alpha)},
       {"ordinal_omega", number(scale.ordinal_omega)},
       {"ordinal_problem", scale.ordinal_problem.empty() ? Json() : Json(scale.ordinal_problem)},
       {"problem", has_figures ? Json() : Json(scale.problem)},
       {"items", std::move(items)}});
}

Result<std::vector<std::size_t>> find_positions(const ScopedSurvey& survey,
                                                const std::vector<std::size_t>& columns) {
  std::vector<std::size_t> positions;
  for (const std::size_t column : columns) {
    const Result<const Question*> question = survey.find_question(column);
    if (!question) return question.error();
    positions.push_back(
        static_cast<std::size_t>(question.value() - survey.questionnaire.questions.data()));
  }
  return positions;
}

Result<std::vector<std::vector<std::size_t>>> choose_sets(const ScopedSurvey& survey,
                                                          const ScalesRequest& request) {
  if (request.sets.empty()) return find_scales(survey.questionnaire);
  std::vector<std::vector<std::size_t>> sets;
  for (const std::vector<std::size_t>& columns : request.sets) {
    Result<std::vector<std::size_t>> positions = find_positions(survey, columns);
    if (!positions) return positions.error();
    sets.push_back(std::move(positions).value());
  }
  return sets;
}

}  // namespace

Result<ScalesRequest> scales_request_from_json(const Json& json) {
  JsonObject object(json, "scales");
  ScalesRequest request;
  object.each("sets",
              [&](JsonObject& set) { request.sets.push_back(read_columns("columns", set)); });
  request.options.confidence = read_confidence(object, request.options.confidence);
  request.options.is_polychoric = object.boolean("polychoric", false);
  if (auto error = object.finish()) return *std::move(error);
  return request;
}

Result<Json> report_scales(const Analysis& analysis, const ScopedSurvey& survey,
                           const ScalesRequest& request) {
  const auto sets = choose_sets(survey, request);
  if (!sets) return sets.error();
  Json scales = Json::array();
  for (const std::vector<std::size_t>& positions : sets.value()) {
    const Result<ScaleReport> scale = report_scale(survey.file->table, survey.questionnaire,
                                                   positions, survey.sample, request.options);
    if (!scale) return scale.error();
    scales.push_back(to_json(scale.value()));
  }
  Json report = describe_scope(survey, analysis);
  report["confidence"] = request.options.confidence;
  report["polychoric"] = request.options.is_polychoric;
  report["scales"] = std::move(scales);
  return report;
}

}  // namespace sonder
