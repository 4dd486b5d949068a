#include "session/survey_view.h"

#include <algorithm>
#include <utility>

#include "ingest/question_choices.h"

namespace sonder {
namespace {

Result<const ImportedFile*> choose_survey(const ImportedFiles& files,
                                          std::optional<SourceId> wanted) {
  for (const auto& file : files) {
    if (file == nullptr || file->mapping.kind != FileKind::kSurvey) continue;
    if (!wanted || *wanted == file->id) return file.get();
  }
  return Error{ErrorCode::kNotFound, "no file is a survey",
               "add an export of a survey, or map a file as one"};
}

std::optional<ProfileId> respondent(const Analysis& analysis, std::size_t response) {
  const SurveyResponses& responses = analysis.population().responses;
  if (!responses.has_record.test(response)) return std::nullopt;
  return analysis.profiles.resolution.profile_of[responses.record[response].index];
}

/// Calls `visit(row, profile)` for every response of the file that belongs to a profile.
template <class Visit>
void for_each_linked(const Analysis& analysis, SourceId file, const Visit& visit) {
  const SurveyResponses& responses = analysis.population().responses;
  for (std::size_t i = 0; i < responses.size(); ++i) {
    if (responses.source[i] != file) continue;
    if (const auto profile = respondent(analysis, i)) visit(responses.table_row[i], *profile);
  }
}

Bitset select_rows(const Analysis& analysis, const ImportedFile& file,
                   const std::optional<Bitset>& members) {
  if (!members) return Bitset(file.table.row_count, true);
  Bitset rows(file.table.row_count);
  for_each_linked(analysis, file.id, [&](std::uint32_t row, ProfileId profile) {
    if (members->test(profile.index)) rows.set(row);
  });
  return rows;
}

std::size_t count_linked(const Analysis& analysis, SourceId file, const Bitset& rows) {
  const Bitset known = known_beyond_surveys(analysis.population(), analysis.profiles);
  std::size_t linked = 0;
  for_each_linked(analysis, file, [&](std::uint32_t row, ProfileId profile) {
    if (rows.test(row) && known.test(profile.index)) ++linked;
  });
  return linked;
}

/// A person's choices win over those of the mapping.
Questionnaire understand_again(const ImportedFile& file,
                               const std::vector<QuestionChoice>& choices) {
  std::vector<QuestionChoice> all = question_choices(file.mapping);
  all.insert(all.end(), choices.begin(), choices.end());
  return understand_questions(file.table, all, joined_definition(file));
}

}  // namespace

Result<SurveyView> survey_view_from_json(const Json& json) {
  SurveyView view;
  if (!json.is_object()) return Error{ErrorCode::kInvalidJson, "survey options: not an object"};
  Json own = Json::object();
  Json rest = json;
  for (const char* key : {"file", "segment"}) {
    if (json.contains(key)) own[key] = json[key];
    rest.erase(key);
  }
  JsonObject object(own, "survey options");
  if (object.has("file")) {
    view.file = SourceId{static_cast<std::uint32_t>(object.integer("file", 0, {0, 0xFFFFFFFF}))};
  }
  if (object.has("segment")) view.segment = object.text("segment");
  if (auto error = object.finish()) return *error;
  Result<SurveyRequest> request = survey_request_from_json(rest);
  if (!request) return request.error();
  view.request = std::move(request).value();
  return view;
}

Result<Json> report_survey_view(const ImportedFiles& files, const Analysis& analysis,
                                const SurveyView& view, const std::optional<Bitset>& members) {
  const Result<const ImportedFile*> chosen = choose_survey(files, view.file);
  if (!chosen) return chosen.error();
  const ImportedFile& file = *chosen.value();
  const Questionnaire questionnaire = view.request.choices.empty()
                                          ? *file.questionnaire
                                          : understand_again(file, view.request.choices);
  const Bitset rows = select_rows(analysis, file, members);
  const Result<SurveyReport> report =
      report_survey(file.table, questionnaire, {.selected = rows}, view.request.options);
  if (!report) return report.error();
  Json json = to_json(report.value());
  json["file"] = file.id.index;
  json["name"] = file.name;
  json["linked"] = count_linked(analysis, file.id, rows);
  return json;
}

}  // namespace sonder
