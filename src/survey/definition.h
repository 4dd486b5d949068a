#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "survey/condition.h"
#include "survey/question.h"
#include "table/raw_table.h"

namespace sonder {

/// Whose description of a survey a file is.
enum class DefinitionLayout : std::uint8_t {
  kQualtrics,   ///< .qsf
  kLimeSurvey,  ///< .lss
  kXlsForm,     ///< workbook for ODK, KoboToolbox, Survey123, ...
  kSurveyJs,    ///< JSON
};

/// "qualtrics", "limesurvey", "xlsform", "surveyjs".
std::string_view to_string(DefinitionLayout layout);
/// "Qualtrics", "LimeSurvey", ... as people call it.
std::string_view vendor_name(DefinitionLayout layout);

struct DefinedOption {
  std::string code;  ///< what a cell holds where answers are stored as codes
  std::string id;    ///< what names of columns may have instead of the code; often the same
  std::string label;
};

/// One thing that is asked: a question as a whole, or one row of a matrix.
struct DefinedPart {
  std::string label;  ///< of the row; empty for a question as a whole
  /// Absent where the questionnaire has no such kind: the answers must tell.
  std::optional<QuestionKind> kind;
  std::optional<std::uint32_t> list;  ///< its options, in `SurveyDefinition::lists`
  std::int64_t scale_low = 0;         ///< ends of kScale and kSlider
  std::int64_t scale_high = 0;
  double total = 0;         ///< of kConstantSum; 0 where it is not told
  bool is_ordered = false;  ///< the options are points of a scale, and their codes its numbers
  /// What its column may be called, the surest first. Columns of single options have the option's
  /// code, id or label behind it.
  std::vector<std::string> names;
};

/// Parts of kRanking, kConstantSum and kFile are the items of one question where there are several;
/// of a ranking with a list they are its ranks from 1 on, and the list has the items.
struct DefinedQuestion {
  std::string code;            ///< export tag, question code or name
  std::string text;            ///< in the survey's own language, without markup
  bool has_condition = false;  ///< it is not shown to everybody
  /// When it is shown, of those with a condition; absent where that is not understood.
  std::optional<Condition> condition = std::nullopt;
  std::string condition_text = {};  ///< as the file writes it, cut behind 500 bytes
  bool is_required = false;         ///< told of SurveyJS alone
  std::vector<DefinedPart> parts;
};

/// What a survey tool says of a survey's questions, apart from the answers.
struct SurveyDefinition {
  DefinitionLayout layout = DefinitionLayout::kQualtrics;
  std::string title;
  std::vector<std::string> languages;  ///< as the file calls them, its own first
  /// Of options in the order of the form; questions may share one.
  std::vector<std::vector<DefinedOption>> lists;
  std::vector<DefinedQuestion> questions;  ///< in the order of the form
  std::size_t part_count = 0;              ///< of all questions
  std::size_t option_count = 0;            ///< of all lists
};

inline constexpr std::size_t kMostDefinitionBytes = std::size_t{16} << 20;
/// And as many rows of matrices in all.
inline constexpr std::size_t kMostDefinedQuestions = 100'000;
/// Questions that would bring more of them have none, and the answers must show them.
inline constexpr std::size_t kMostDefinedOptions = 1'000'000;

/// Reads a Qualtrics .qsf, a LimeSurvey .lss or the JSON of a SurveyJS survey; absent when the text
/// is neither. Questions of the trash, texts without an answer, timers and calculated fields are
/// no questions. Markup is taken out of wordings. Members of other types than the format has are
/// passed over; wordings are cut behind 4,000 bytes, labels behind 500, and names beyond 500 bytes
/// are no names.
///
/// Formats: files of the QualtricsTools project and its reader; LimeSurvey's export of survey
/// structures (versions 2 to 6: with texts in the rows, or in the tables *_l10ns); SurveyJS
/// documentation "Survey JSON schema".
///
/// Errors: kInvalidJson and kNotATable when the file is one of these and broken, kLimitExceeded
/// for more bytes or questions than the limits above.
/// O(bytes · log bytes).
Result<std::optional<SurveyDefinition>> read_definition(std::string_view text);

/// The same of the JSON of a SurveyJS survey alone: what a survey's page needs, without the readers
/// of the other formats.
Result<std::optional<SurveyDefinition>> read_surveyjs_definition(const Json& document);

/// Reads the sheets "survey", "choices" and "settings" of a workbook (xlsform.org); absent when
/// these are others. Questions inside of a repeat count, though their answers are in a table of
/// their own. Errors: kLimitExceeded. O(cells).
Result<std::optional<SurveyDefinition>> read_xlsform(const std::vector<RawTable>& sheets);

}  // namespace sonder
