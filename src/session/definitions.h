#pragma once

#include "base/json.h"
#include "session/analysis.h"

namespace sonder {

/// What stands in the place of a recognised kind for the file of a survey's definition: no kind of
/// table, and what it holds in words.
FileCandidate describe_definition_file(const SurveyDefinition& definition);

/// Gives every table the definition that most of its questions are found in, the last imported of
/// equals, and none where none matches or a person mapped the table as something else. A table that
/// was not recognised as a survey becomes one by a definition, until a person says otherwise or the
/// definition is gone. To be called whenever files come, go or are mapped. O(definitions × tables).
void join_definitions(ImportedFiles& files);

/// Adds to a `FileReport` what a definition says:
///
///     "definition": {"title","languages","questions","conditions","joined":[...]}
///     "joined": {"file","name","layout","questions","found","columns","evidence"}
///
/// the first of a file that is one (whose kind is then "survey_definition"), the second of a table
/// that was joined to one; each null otherwise. The list "joined" has such objects about the
/// tables.
Json with_definitions(const ImportedFiles& files, SourceId id, Json report);

}  // namespace sonder
