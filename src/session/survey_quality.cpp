#include "session/survey_quality.h"

#include <algorithm>
#include <utility>

#include "base/json_members.h"
#include "base/sorting.h"
#include "survey/quality_comparison.h"
#include "survey/quality_json.h"

namespace sonder {
namespace {

constexpr std::int64_t kMostListed = 500;

Result<ResponseQuality> judge(const ScopedSurvey& survey, QualityOptions options) {
  options.left_out = survey.file->mapping.left_out;
  return flag_responses(survey.file->table, survey.questionnaire, options);
}

struct Reason {
  QualityRule rule = QualityRule::kUnfinished;
  double figure = 0;
};

struct FlaggedResponse {
  std::uint32_t row = 0;
  std::vector<Reason> reasons;
};

std::vector<FlaggedResponse> list_flagged(const ResponseQuality& quality, const Bitset& flagged) {
  std::vector<FlaggedResponse> responses;
  std::vector<std::size_t> place(quality.row_count);
  for (const std::uint32_t row : flagged.positions()) {
    place[row] = responses.size();
    responses.push_back({row, {}});
  }
  for (const RuleResult& result : quality.rules) {
    for (const QualityFlag& flag : result.flags) {
      if (!flagged.test(flag.row)) continue;
      responses[place[flag.row]].reasons.push_back({result.rule, flag.figure});
    }
  }
  sort_stably(responses, [](const FlaggedResponse& a, const FlaggedResponse& b) {
    return a.reasons.size() > b.reasons.size();
  });
  return responses;
}

Json to_json(const FlaggedResponse& response, const Table& table) {
  Json reasons = Json::array();
  for (const Reason& reason : response.reasons) {
    reasons.push_back(json_object(
        {{"rule", to_string(reason.rule)}, {"reason", reason_of(reason.rule, reason.figure)}}));
  }
  return json_object({{"row", table.file_row(response.row)}, {"reasons", std::move(reasons)}});
}

Json page_of(const std::vector<FlaggedResponse>& responses, const Table& table,
             const QualityRequest& request) {
  Json page = Json::array();
  const std::size_t first = std::min(request.first, responses.size());
  const std::size_t count = std::min(request.count, responses.size() - first);
  for (std::size_t i = first; i < first + count; ++i) page.push_back(to_json(responses[i], table));
  return page;
}

Json names_of(const std::vector<QualityRule>& rules) {
  Json names = Json::array();
  for (const QualityRule rule : rules) names.push_back(to_string(rule));
  return names;
}

}  // namespace

Result<QualityRequest> quality_request_from_json(const Json& json) {
  JsonObject object(json, "quality options");
  QualityRequest request;
  request.first = static_cast<std::size_t>(object.integer("first", 0, {0, 0xFFFFFFFF}));
  request.count = static_cast<std::size_t>(object.integer("count", 50, {0, kMostListed}));
  if (auto error = object.finish()) return *std::move(error);
  return request;
}

Result<Json> report_survey_quality(const Analysis& analysis, const ScopedSurvey& survey,
                                   const QualityOptions& options,
                                   const std::vector<QualityRule>& without,
                                   const QualityRequest& request) {
  const Result<ResponseQuality> judged = judge(survey, options);
  if (!judged) return judged.error();
  const ResponseQuality& quality = judged.value();
  const Table& table = survey.file->table;
  const Bitset& selected = survey.sample.selected;
  Bitset flagged = flagged_rows(quality, without);
  flagged &= selected;
  const Result<std::vector<FigureComparison>> figures =
      compare_figures(table, survey.questionnaire, survey.sample, flagged);
  if (!figures) return figures.error();
  Json json = describe_scope(survey, analysis);
  json.update(json_object({{"rules", rules_to_json(quality, selected)},
                           {"without", names_of(without)},
                           {"flagged", flagged.count()},
                           {"checks", checks_to_json(quality, selected)},
                           {"figures", to_json(figures.value())},
                           {"first", request.first},
                           {"listed", page_of(list_flagged(quality, flagged), table, request)}}));
  return json;
}

Result<Bitset> find_flagged(const ScopedSurvey& survey, const QualityOptions& options,
                            const std::vector<QualityRule>& rules) {
  const Result<ResponseQuality> judged = judge(survey, options);
  if (!judged) return judged.error();
  return flagged_rows(judged.value(), rules);
}

}  // namespace sonder
