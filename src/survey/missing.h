#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "survey/question.h"

namespace sonder {

/// Why a respondent has no answer to a question. The base of every share is those who answered;
/// none of these is in it.
enum class MissingKind : std::uint8_t {
  kNone,  ///< there is an answer, usable or not
  /// The question was not shown: nothing is there, and it was not shown to this respondent
  /// (`Question::asked`); or it has a condition that is not understood; or
  /// the file writes -99 for questions seen and left out (Qualtrics) and this cell is empty; or the
  /// file writes which options were left out, and says nothing of any (LimeSurvey, KoboToolbox).
  kNotAsked,
  kSkipped,        ///< nothing was answered, and nothing says that the question was not shown
  kRefused,        ///< "Prefer not to say" and the like
  kDontKnow,       ///< "Don't know" and the like
  kNotApplicable,  ///< "Not applicable" and the like
  /// The respondent had broken off before: there is no answer to this and all later questions, and
  /// the file says that the response is not complete; or says nothing of that, and one of those
  /// questions, not an open one, was answered by half of all respondents. Nobody's in files that
  /// begin with a timestamp (Google Forms): these hold what was submitted.
  kPartial,
};

inline constexpr std::size_t kMissingKinds = 7;

/// "none", "not_asked", "skipped", "refused", "dont_know", "not_applicable", "partial".
std::string_view to_string(MissingKind kind);

/// What the whole of a cell means, by code of the column's dictionary: kNone for an answer,
/// kSkipped for an empty text, -99 and what programs write for empty cells ("NA", "null"); words
/// in English, Polish, Croatian, Russian, German and Spanish; and what SPSS files declare to be
/// missing, by its label, else kSkipped. For open text, only empty texts are missing.
/// O(distinct texts).
std::vector<MissingKind> missing_texts(const Column& column, const Question& question);

/// The responses in which nothing at all stands for the question; -99 and "Don't know" are
/// something. O(rows × columns of the question + distinct texts).
Bitset find_blanks(const Table& table, const Question& question);

/// How far each respondent came.
struct ResponseProgress {
  /// One behind the last question of the questionnaire with an answer, or a reason for none.
  std::vector<std::uint32_t> end;
  Bitset is_broken_off;                ///< nothing behind `end` was asked
  bool tells_unseen = false;           ///< empty cells are of questions not seen
  std::optional<std::size_t> told_by;  ///< the column that tells who finished
};

/// O(rows × columns).
ResponseProgress measure_progress(const Table& table, const Questionnaire& questionnaire);

/// Why each respondent has no answer to the question at that position, one per row.
/// O(rows × columns of the question + distinct texts).
std::vector<MissingKind> find_missing(const Table& table, const Questionnaire& questionnaire,
                                      const ResponseProgress& progress, std::size_t position);

/// How many rows of `selected` have each kind, by its number.
std::array<std::uint64_t, kMissingKinds> count_missing(const std::vector<MissingKind>& missing,
                                                       const Bitset& selected);

}  // namespace sonder
