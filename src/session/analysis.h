#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "features/feature_table.h"
#include "features/shops.h"
#include "identity/matching.h"
#include "ingest/assemble.h"
#include "ingest/personal_columns.h"
#include "ingest/recognition.h"
#include "privacy/released.h"
#include "profile/people_search.h"
#include "profile/profiles.h"
#include "segments/rfm.h"
#include "session/identity_choices.h"
#include "survey/definition_match.h"
#include "survey/question.h"
#include "table/table.h"

namespace sonder {

/// A file that was read, and what it is taken for.
struct ImportedFile {
  SourceId id;
  std::string name;
  Table table;
  IssueLog reading_issues;                ///< of the table, before its columns were typed
  std::vector<FileCandidate> candidates;  ///< as recognised, the likeliest first
  Mapping mapping;                        ///< the first candidate's, or a person's choice
  bool is_mapping_chosen = false;
  /// Why the file takes no part, if it does not.
  std::optional<Error> problem;
  /// Of a survey, once `understand_surveys` has seen it.
  std::optional<Questionnaire> questionnaire;
  std::vector<PersonalColumn> personal;  ///< as the columns are typed now
  /// Of a file that is no table but says what a survey asks.
  std::optional<SurveyDefinition> definition;
  /// Which of those files says what this table's columns are, if one does.
  std::optional<SourceId> definition_file;
  JoinedDefinition joined;  ///< of `definition_file`
};

/// Files by id. Removed ones leave an empty place, so that ids stay what they are.
using ImportedFiles = std::vector<std::unique_ptr<ImportedFile>>;

struct AnalysisOptions {
  std::optional<Date> as_of = std::nullopt;  ///< see FeatureOptions
  RfmOptions rfm;
  ReleasePolicy policy;
  IdentityOptions identity;
  SurvivorRules survivorship;
};

/// Reads {"as_of","rfm_bins","minimum_group","identity","survivorship"} strictly; ranges are those
/// of the options' modules.
Result<AnalysisOptions> analysis_options_from_json(const Json& json);

/// Everything worked out from the files as they are now.
struct Analysis {
  AssembledPopulation assembled;
  std::vector<SourceId> sources;     ///< the file of each of `assembled.accounts`
  const Matches* matches = nullptr;  ///< of the session that asked
  Profiles profiles;
  FeatureTable features;
  std::optional<RfmScores> rfm;  ///< absent when nobody bought anything
  Shops shops;
  std::vector<std::optional<RfmScores>> rfm_of_shop;  ///< by shop, where there are several
  PeopleIndex people;
  std::vector<std::uint32_t> name_rank;  ///< per profile: position by folded name, unnamed last

  const Population& population() const { return assembled.population; }
  const RowAccount* account_of(SourceId source) const;
};

/// What `understand_questions` is told of the file by a definition, or null.
inline const JoinedDefinition* joined_definition(const ImportedFile& file) {
  return file.definition_file ? &file.joined : nullptr;
}

/// Finds the questions of the surveys in which they are not known yet.
void understand_surveys(ImportedFiles& files);

/// What the files without a problem say. The surveys among them are understood.
Result<AssembledPopulation> assemble_files(const ImportedFiles& files);

/// Who is who in the records, by these options and decisions. `known` as in `match_people`.
Result<Matches> match_records(const PersonRecords& records, const IdentityOptions& options,
                              const std::vector<SavedDecision>& decisions, ComparedPeople known);

/// Works out everything else. `matches`, of the records assembled, has to outlive the analysis.
Result<Analysis> analyse(const ImportedFiles& files, AssembledPopulation assembled,
                         const Matches& matches, const AnalysisOptions& options);

/// Takes over a mapping: types the columns again where it tells otherwise than the one before,
/// finds those with personal data, and says in `problem` whether the file can take part with it.
/// The questions of a survey are to be understood anew.
void apply_mapping(ImportedFile& file, Mapping mapping);

}  // namespace sonder
