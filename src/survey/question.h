#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table/table.h"

namespace sonder {

/// What a column of a response table holds.
enum class QuestionKind : std::uint8_t {
  kSingleChoice,
  kMultiChoice,  ///< several options joined in one cell
  kScale,        ///< whole numbers from a low to a high end, at most 0-10
  kNumeric,
  kDate,
  kOpenText,
  kTimestamp,   ///< when the response came; not a question
  kContact,     ///< e-mail, name or another identifier of the respondent; never tabulated
  kUnanswered,  ///< a question nobody answered
};

/// "single_choice", "multi_choice", "scale", ...
std::string_view to_string(QuestionKind kind);
std::optional<QuestionKind> question_kind_from(std::string_view name);

/// The figure a scale question is usually summed up by.
enum class Metric : std::uint8_t { kNone, kNps, kCsat };
std::string_view to_string(Metric metric);

struct Question {
  std::size_t column = 0;  ///< in the table
  std::string text = {};   ///< the wording as the file has it
  QuestionKind kind = QuestionKind::kOpenText;
  Metric metric = Metric::kNone;
  /// Of choices, in the order in which the form listed them as far as answers show it, else by
  /// frequency. What respondents wrote under "other" is not among them.
  std::vector<std::string> options = {};
  /// What joins the options of one cell of kMultiChoice: ", " or ";".
  std::string separator = ", ";
  /// Ends of kScale, both 0 for other kinds: those the wording states; else 0-10 or 1-10 for a
  /// recommendation, 5, 7 or 10 as the top of satisfaction; else 0 or 1 up to the highest answer.
  std::int64_t scale_low = 0;
  std::int64_t scale_high = 0;
  std::vector<std::string> evidence = {};  ///< why it was understood so, one sentence each
};

/// A response table understood: one row per response.
struct Questionnaire {
  std::vector<Question> questions;  ///< one per column, in file order
  IssueLog issues;                  ///< kScaleFromOne, with its column
};

/// What a person decided about one column; wins over what was inferred.
struct QuestionChoice {
  std::size_t column = 0;
  QuestionKind kind = QuestionKind::kOpenText;
};

/// Understands every column of a Google-Forms-like export: one header row of question texts,
/// several choices joined by ", " (or ";") in one cell.
///
/// Options with commas inside are the trap: a cell is never split by rule. Pieces that never
/// occur apart are one option, parentheses hold together, and a column is a multiple choice only
/// when options found elsewhere occur together in one cell (FORMATS.md 3 and 6.6).
/// Choices for columns that the table does not have are left out.
/// O(rows × questions + distinct cells × pieces).
Questionnaire understand_questions(const Table& table, const std::vector<QuestionChoice>& choices);

/// The options one cell of a multiple-choice question names, as positions in
/// `question.options`; what is left over is returned as `other`.
struct SplitAnswer {
  std::vector<std::uint32_t> options;  ///< ascending, each once
  std::string other;                   ///< as written, without the options between

  friend bool operator==(const SplitAnswer&, const SplitAnswer&) = default;
};

/// Reads the cell so that as little as possible is left over; among such readings the one with the
/// fewest, and so the longest, options wins. Options begin and end at separators only.
SplitAnswer split_answer(const Question& question, std::string_view cell);

}  // namespace sonder
