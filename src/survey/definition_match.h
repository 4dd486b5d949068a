#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "survey/definition.h"
#include "table/table.h"

namespace sonder {

/// What a definition says a column is.
struct DefinedPlace {
  std::uint32_t question = 0;                          ///< in `SurveyDefinition::questions`
  std::uint32_t part = 0;                              ///< of the question
  std::optional<std::uint32_t> option = std::nullopt;  ///< in the part's list, of its own column
  bool is_text = false;    ///< what was written beside the option, or beside the answer
  std::uint32_t loop = 0;  ///< which pass through a loop of questions, from 1; 0 outside of one

  friend bool operator==(const DefinedPlace&, const DefinedPlace&) = default;
};

/// How a definition and a table of responses go together.
struct DefinitionMatch {
  std::vector<std::optional<DefinedPlace>> columns;  ///< of the table; no place twice
  std::size_t questions_found = 0;
  std::size_t columns_found = 0;
  bool by_import_id = false;  ///< Qualtrics' own ids were there, which nobody can edit
};

/// Looks each column up in the definition: Qualtrics' by ImportId, else export tag; others by
/// question code or name, with or without the groups around, or by the wording. Marks such as
/// "[", "/" and "." part a question's name from a row's and an option's, as "_" does. Where several
/// columns have one name, as tags in old Qualtrics exports may, they are taken in the order of the
/// form. Qualtrics' columns of loops ("2_Q5", "2_QID5") are the question's, once for each pass.
///
/// ImportIds and tags such as "Q5" count from 1 in every Qualtrics survey. So nothing is found when
/// most columns found have a wording that begins otherwise than the definition's, and a tag that is
/// not one of its own. O(length of names and wordings).
DefinitionMatch match_definition(const SurveyDefinition& definition, const Table& table);

/// Whether so much was found that the definition is the table's: half of the questions, and of a
/// table that nothing else shows to be a survey, three questions and four fifths.
bool is_match(const DefinitionMatch& match, const SurveyDefinition& definition, bool is_survey);

/// A definition with the columns of a table; what `understand_questions` is given.
struct JoinedDefinition {
  const SurveyDefinition* definition = nullptr;
  std::string name;  ///< of its file, for evidence
  DefinitionMatch match;
};

}  // namespace sonder
