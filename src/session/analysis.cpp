#include "session/analysis.h"

#include <algorithm>
#include <utility>

#include "base/text_order.h"
#include "ingest/question_choices.h"

namespace sonder {
namespace {

bool takes_part(const std::unique_ptr<ImportedFile>& file) {
  return file != nullptr && !file->problem && file->mapping.kind != FileKind::kOther;
}

std::vector<SourceId> sources_of(const ImportedFiles& files) {
  std::vector<SourceId> sources;
  for (const auto& file : files) {
    if (takes_part(file)) sources.push_back(file->id);
  }
  return sources;
}

std::vector<MappedTable> tables_of(const ImportedFiles& files) {
  std::vector<MappedTable> tables;
  for (const auto& file : files) {
    if (!takes_part(file)) continue;
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

/// Nothing where there is one shop, of which all scores are those of everybody.
Result<std::vector<std::optional<RfmScores>>> score_shops(const Population& population,
                                                          const Profiles& profiles,
                                                          const Shops& shops, Date as_of,
                                                          const RfmOptions& options) {
  std::vector<std::optional<RfmScores>> scores;
  for (std::uint32_t shop = 0; shop < shops.size() && shops.size() > 1; ++shop) {
    auto scored = score_buyers(measure_trade_in(population, profiles, shops, shop, as_of), options);
    if (!scored) return scored.error();
    scores.push_back(std::move(scored).value());
  }
  return scores;
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

namespace {

/// {"city":"longest",...}: rules by the names of fields; those that are absent stay.
Result<SurvivorRules> survivor_rules_from_json(const Json& json) {
  JsonObject object(json, "survivorship");
  SurvivorRules rules;
  for (const FieldDescription& each : field_catalogue()) {
    const std::string name = object.text(std::string(each.name), "");
    if (name.empty()) continue;
    const auto rule = survivor_rule_from(name);
    if (!rule) object.fail(std::string(each.name), "is no rule for which value survives");
    rules.of_field[static_cast<std::size_t>(each.field)] = rule.value_or(rules.of(each.field));
  }
  if (auto error = object.finish()) return *error;
  return rules;
}

}  // namespace

Result<AnalysisOptions> analysis_options_from_json(const Json& json) {
  JsonObject object(json, "options");
  AnalysisOptions options;
  options.rfm.bins = static_cast<std::int32_t>(object.integer("rfm_bins", 5, {2, 10}));
  options.policy.minimum_group =
      static_cast<std::uint32_t>(object.integer("minimum_group", 5, {2, 1'000}));
  if (const Json* const identity = object.member("identity")) {
    const Result<IdentityOptions> read = identity_options_from_json(*identity);
    if (!read) return read.error();
    options.identity = read.value();
  }
  if (const Json* const survivorship = object.member("survivorship")) {
    const Result<SurvivorRules> read = survivor_rules_from_json(*survivorship);
    if (!read) return read.error();
    options.survivorship = read.value();
  }
  if (const std::string as_of = object.text("as_of", ""); !as_of.empty()) {
    options.as_of = parse_iso_date(as_of);
    if (!options.as_of) object.fail("as_of", "must be a date such as 2024-02-29");
  }
  if (auto error = object.finish()) return *error;
  return options;
}

Result<AssembledPopulation> assemble_files(const ImportedFiles& files) {
  return assemble(tables_of(files));
}

Result<Matches> match_records(const PersonRecords& records, const IdentityOptions& options,
                              const std::vector<SavedDecision>& decisions, ComparedPeople known) {
  return match_people(records, match_options(records, options, decisions), std::move(known));
}

Result<Analysis> analyse(const ImportedFiles& files, AssembledPopulation assembled,
                         const Matches& matches, const AnalysisOptions& options) {
  const Population& population = assembled.population;
  Profiles profiles = build_profiles(population, resolution_of(matches), options.survivorship);
  Result<FeatureTable> features = measure_features(population, profiles, {options.as_of});
  if (!features) return features.error();
  Result<std::optional<RfmScores>> rfm = score_buyers(features.value(), options.rfm);
  if (!rfm) return rfm.error();
  Shops shops = find_shops(population);
  auto rfm_of_shop = score_shops(population, profiles, shops, features.value().as_of, options.rfm);
  if (!rfm_of_shop) return rfm_of_shop.error();
  PeopleIndex people(profiles, population);
  std::vector<std::uint32_t> name_rank = rank_names(people, profiles.size());
  return Analysis{std::move(assembled),
                  sources_of(files),
                  &matches,
                  std::move(profiles),
                  std::move(features).value(),
                  std::move(rfm).value(),
                  std::move(shops),
                  std::move(rfm_of_shop).value(),
                  std::move(people),
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
