#include "session/analysis.h"

#include <algorithm>
#include <utility>

#include "base/text_order.h"
#include "ingest/question_choices.h"

namespace sonder {
namespace {

std::vector<MappedTable> tables_of(const ImportedFiles& files) {
  std::vector<MappedTable> tables;
  for (const auto& file : files) {
    if (file == nullptr || file->problem || file->mapping.kind == FileKind::kOther) continue;
    const bool is_survey = file->mapping.kind == FileKind::kSurvey;
    tables.push_back(
        {file->id, &file->table, file->mapping, is_survey ? &*file->questionnaire : nullptr});
  }
  return tables;
}

std::vector<std::uint32_t> rank_names(const PeopleIndex& people, std::uint32_t count) {
  std::vector<std::string_view> names(count);
  for (std::uint32_t profile = 0; profile < count; ++profile) names[profile] = people.name(profile);
  const std::vector<std::uint32_t> order = order_by_text(names);
  const auto unnamed = static_cast<std::uint32_t>(std::count(names.begin(), names.end(), ""));
  std::vector<std::uint32_t> rank(count);
  // No text comes before an empty one, but who has no name comes last.
  for (std::uint32_t i = 0; i < count; ++i) {
    rank[order[i]] = i < unnamed ? count - unnamed + i : i - unnamed;
  }
  return rank;
}

Result<std::optional<RfmScores>> score_buyers(const FeatureTable& features,
                                              const RfmOptions& options) {
  Result<RfmScores> scores = score_rfm(features, options);
  if (scores) return std::optional<RfmScores>(std::move(scores).value());
  if (scores.error().code == ErrorCode::kNotFound) return std::optional<RfmScores>();
  return scores.error();
}

/// Every column, so that the issues are those of this typing alone.
void type_again(ImportedFile& file, const std::vector<ColumnChoice>& choices) {
  file.table.issues = file.reading_issues;
  std::vector<TypeChoice> types(file.table.columns.size());
  for (const ColumnChoice& choice : choices) types[choice.column] = choice.type;
  for (std::size_t i = 0; i < types.size(); ++i) infer_type(file.table, i, types[i]);
}

/// Answers are counted by their dictionary codes, so these must be of all rows.
void understand_survey(ImportedFile& file) {
  for (std::size_t i = 0; i < file.table.columns.size(); ++i) unpack_column(file.table, i);
  file.questionnaire =
      understand_questions(file.table, question_choices(file.mapping), joined_definition(file));
}

}  // namespace

const RowAccount* Analysis::account_of(SourceId source) const {
  const auto found = std::find(sources.begin(), sources.end(), source);
  if (found == sources.end()) return nullptr;
  return &assembled.accounts[static_cast<std::size_t>(found - sources.begin())];
}

Result<AnalysisOptions> analysis_options_from_json(const Json& json) {
  JsonObject object(json, "options");
  AnalysisOptions options;
  options.rfm.bins = static_cast<std::int32_t>(object.integer("rfm_bins", 5, {2, 10}));
  options.policy.minimum_group =
      static_cast<std::uint32_t>(object.integer("minimum_group", 5, {2, 1'000}));
  if (const std::string as_of = object.text("as_of", ""); !as_of.empty()) {
    options.as_of = parse_iso_date(as_of);
    if (!options.as_of) object.fail("as_of", "must be a date such as 2024-02-29");
  }
  if (auto error = object.finish()) return *error;
  return options;
}

Result<Analysis> analyse(const ImportedFiles& files, const AnalysisOptions& options) {
  const std::vector<MappedTable> tables = tables_of(files);
  std::vector<SourceId> sources;
  for (const MappedTable& table : tables) sources.push_back(table.source);
  Result<AssembledPopulation> assembled = assemble(tables);
  if (!assembled) return assembled.error();
  const Population& population = assembled.value().population;
  Result<Resolution> resolution = resolve_identities(population.records);
  if (!resolution) return resolution.error();
  Profiles profiles = build_profiles(population, std::move(resolution).value());
  Result<FeatureTable> features = measure_features(population, profiles, {options.as_of});
  if (!features) return features.error();
  Result<std::optional<RfmScores>> rfm = score_buyers(features.value(), options.rfm);
  if (!rfm) return rfm.error();
  PeopleIndex people(profiles, population);
  std::vector<std::uint32_t> name_rank = rank_names(people, profiles.size());
  return Analysis{std::move(assembled).value(), std::move(sources),     std::move(profiles),
                  std::move(features).value(),  std::move(rfm).value(), std::move(people),
                  std::move(name_rank)};
}

void understand_surveys(ImportedFiles& files) {
  for (const auto& file : files) {
    if (file == nullptr || file->mapping.kind != FileKind::kSurvey) continue;
    if (!file->questionnaire) understand_survey(*file);
  }
}

void apply_mapping(ImportedFile& file, Mapping mapping) {
  if (mapping.types != file.mapping.types) type_again(file, mapping.types);
  file.mapping = std::move(mapping);
  file.personal = find_personal_columns(file.table);
  file.problem = check_mapping(file.mapping);
  file.questionnaire.reset();
}

}  // namespace sonder
