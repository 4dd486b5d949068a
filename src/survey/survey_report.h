#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/result.h"
#include "survey/answer_figures.h"
#include "survey/missing.h"
#include "survey/question.h"
#include "survey/ranking_report.h"
#include "survey/response_completion.h"
#include "survey/response_sample.h"

namespace sonder {

inline constexpr double kLeastConfidence = 0.5;
inline constexpr double kMostConfidence = 0.999;
inline constexpr std::size_t kMostQuotedAnswers = 1'000;

struct SurveyOptions {
  double confidence = 0.95;  ///< of every interval, kLeastConfidence-kMostConfidence
  /// Most frequent open answers kept per question, 0-kMostQuotedAnswers.
  std::size_t quoted_answers = 20;
};

/// One question's answers. Every share is of `base`, and `base` is always shown.
struct QuestionReport {
  Question question;
  std::uint64_t base = 0;          ///< respondents with a usable answer
  double weighted_base = 0;        ///< the sum of their weights
  double effective_base = 0;       ///< as many respondents without weights tell as much
  std::uint64_t not_answered = 0;  ///< respondents without an answer, for whatever reason
  /// They by the reason, which is a `MissingKind`; of kNone there are those with an answer.
  std::array<std::uint64_t, kMissingKinds> missing = {};
  /// Respondents whom it was shown to, where `Question::asked` tells.
  std::optional<std::uint64_t> asked = std::nullopt;
  /// Those of the others in whose cells something stands all the same; they count as any others.
  std::uint64_t contradictions = 0;
  std::uint64_t unusable = 0;  ///< cells that do not fit the kind, such as text on a scale
  /// Options in their order and scale points from low to high, also those nobody gave; for open
  /// text the most frequent answers, equal ones trimmed, ties by their bytes. Empty without a
  /// base of any weight, and for numbers and dates. Multiple choice adds up to more than the base.
  /// Of a ranking, how often each item came first; `ranking` says more; of a constant sum,
  /// how many gave it anything.
  std::vector<AnswerCount> answers;
  /// Respondents of the base with an answer outside the options, of choices only.
  std::uint64_t other = 0;
  std::optional<NumberSummary> numbers;  ///< of scales and numbers with a base
  std::optional<NpsResult> nps;          ///< where the question's metric says so, with a base
  std::optional<CsatResult> csat;        ///< likewise
  std::optional<RankingFigures> ranking = std::nullopt;  ///< of rankings with a base
  std::optional<CesResult> ces;                          ///< likewise
  std::vector<PartSummary> parts;       ///< of a constant sum with a base, item by item
  std::optional<UploadResult> uploads;  ///< of files, where anybody was asked
};

struct SurveyReport {
  std::uint64_t responses = 0;           ///< rows
  std::uint64_t selected_responses = 0;  ///< rows the report is about
  bool is_weighted = false;
  double effective_responses = 0;  ///< of them, see `Tally::effective_count`
  double confidence = 0.95;
  bool is_by_design = false;      ///< the sample has a design, and every figure its precision by it
  std::uint64_t asked = 0;        ///< questions as the form asked them, see `count_asked`
  ResponseCompletion completion;  ///< of the selected responses, by the questions reported
  std::vector<QuestionReport> questions;  ///< without timestamps and contacts
  IssueLog issues;                        ///< of the questionnaire
};

/// Counts every question. Every count, base and interval is about the sample's responses alone, as
/// if the table had no others. With a design, standard errors and intervals are by that
/// (`report_by_design`), and the responses left out are still a part of it, as R survey's subset()
/// keeps them.
/// Errors: kInvalidArgument for options outside their ranges; those of `check_sample`.
/// O(rows × questions); with a design O(rows × (answers + log rows)).
Result<SurveyReport> report_survey(const Table& table, const Questionnaire& questionnaire,
                                   const ResponseSample& sample, const SurveyOptions& options);

}  // namespace sonder
