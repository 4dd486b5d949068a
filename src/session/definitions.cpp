#include "session/definitions.h"

#include <algorithm>
#include <utility>

#include "base/json_members.h"

namespace sonder {
namespace {

std::string count_of(std::size_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::size_t count_conditions(const SurveyDefinition& definition) {
  return static_cast<std::size_t>(
      std::count_if(definition.questions.begin(), definition.questions.end(),
                    [](const DefinedQuestion& question) { return question.has_condition; }));
}

bool is_recognised_survey(const ImportedFile& file) {
  return file.candidates.front().mapping.kind == FileKind::kSurvey;
}

bool may_be_survey(const ImportedFile& file) {
  return !file.is_mapping_chosen || file.mapping.kind == FileKind::kSurvey;
}

/// Whether a larger share of its questions was found, or as large a one of more.
bool is_better(const JoinedDefinition& a, const JoinedDefinition& b) {
  if (b.definition == nullptr) return true;
  const std::size_t left = a.match.questions_found * b.definition->questions.size();
  const std::size_t right = b.match.questions_found * a.definition->questions.size();
  if (left != right) return left > right;
  return a.match.columns_found >= b.match.columns_found;
}

/// The kind it was recognised as, or the survey that its definition makes of it.
void propose_mapping(ImportedFile& file) {
  const auto survey = std::find_if(
      file.candidates.begin(), file.candidates.end(),
      [](const FileCandidate& candidate) { return candidate.mapping.kind == FileKind::kSurvey; });
  const bool is_joined = file.definition_file && survey != file.candidates.end();
  Mapping mapping = is_joined ? survey->mapping : file.candidates.front().mapping;
  if (mapping.kind == file.mapping.kind) return;
  mapping.reading = file.mapping.reading;
  apply_mapping(file, std::move(mapping));
}

void join_table(const ImportedFiles& files, ImportedFile& table) {
  JoinedDefinition best;
  std::optional<SourceId> best_file;
  for (const auto& file : files) {
    if (file == nullptr || !file->definition || !may_be_survey(table)) continue;
    JoinedDefinition joined = {&*file->definition, file->name,
                               match_definition(*file->definition, table.table)};
    const bool is_survey = table.is_mapping_chosen || is_recognised_survey(table);
    if (!is_match(joined.match, *file->definition, is_survey)) continue;
    if (!is_better(joined, best)) continue;
    best = std::move(joined);
    best_file = file->id;
  }
  if (!best_file && !table.definition_file) return;
  if (best_file != table.definition_file) table.questionnaire.reset();
  table.definition_file = best_file;
  table.joined = std::move(best);
  if (!table.is_mapping_chosen) propose_mapping(table);
}

std::string describe_join(const JoinedDefinition& joined) {
  const DefinitionMatch& match = joined.match;
  const char* by = match.by_import_id                                           ? "ImportId"
                   : joined.definition->layout == DefinitionLayout::kQualtrics  ? "export tag"
                   : joined.definition->layout == DefinitionLayout::kLimeSurvey ? "question code"
                                                                                : "name";
  return std::to_string(match.questions_found) + " of " +
         count_of(joined.definition->questions.size(), "question") + " found in " +
         count_of(match.columns_found, "column") + " by " + by + ".";
}

Json report_join(const JoinedDefinition& joined, SourceId other, const std::string& name) {
  return json_object({{"file", other.index},
                      {"name", name},
                      {"layout", to_string(joined.definition->layout)},
                      {"questions", joined.definition->questions.size()},
                      {"found", joined.match.questions_found},
                      {"columns", joined.match.columns_found},
                      {"evidence", describe_join(joined)}});
}

Json report_definition(const ImportedFiles& files, const ImportedFile& file) {
  const SurveyDefinition& definition = *file.definition;
  Json joined = Json::array();
  for (const auto& table : files) {
    if (table == nullptr || table->definition_file != file.id) continue;
    joined.push_back(report_join(table->joined, table->id, table->name));
  }
  return json_object({{"title", definition.title},
                      {"languages", definition.languages},
                      {"questions", definition.questions.size()},
                      {"conditions", count_conditions(definition)},
                      {"joined", std::move(joined)}});
}

}  // namespace

FileCandidate describe_definition_file(const SurveyDefinition& definition) {
  FileCandidate candidate;
  candidate.confidence = 1;
  candidate.evidence.push_back("It is the " + std::string(vendor_name(definition.layout)) +
                               " definition of a survey with " +
                               count_of(definition.questions.size(), "question") + ", " +
                               std::to_string(count_conditions(definition)) +
                               " of them with a condition, not a table of responses.");
  return candidate;
}

void join_definitions(ImportedFiles& files) {
  for (const auto& file : files) {
    if (file != nullptr && !file->definition) join_table(files, *file);
  }
}

Json with_definitions(const ImportedFiles& files, SourceId id, Json report) {
  const ImportedFile& file = *files[id.index];
  report["definition"] = file.definition ? report_definition(files, file) : Json();
  report["joined"] = Json();
  if (file.definition) {
    report["kind"] = "survey_definition";
    report["layout"] = to_string(file.definition->layout);
  }
  if (!file.definition_file) return report;
  report["joined"] =
      report_join(file.joined, *file.definition_file, files[file.definition_file->index]->name);
  if (!file.is_mapping_chosen) {
    report["evidence"].push_back("The definition " + file.joined.name +
                                 " knows its questions: " + describe_join(file.joined));
  }
  return report;
}

}  // namespace sonder
