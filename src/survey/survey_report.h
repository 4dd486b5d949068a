#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bitset.h"
#include "base/issue.h"
#include "base/result.h"
#include "stats/intervals.h"
#include "survey/missing.h"
#include "survey/question.h"

namespace sonder {

inline constexpr double kLeastConfidence = 0.5;
inline constexpr double kMostConfidence = 0.999;
inline constexpr std::size_t kMostQuotedAnswers = 1'000;

struct SurveyOptions {
  double confidence = 0.95;  ///< of every interval, kLeastConfidence-kMostConfidence
  /// Most frequent open answers kept per question, 0-kMostQuotedAnswers.
  std::size_t quoted_answers = 20;
};

/// How often one answer was given.
struct AnswerCount {
  std::string label;
  std::uint64_t count = 0;  ///< respondents
  double share = 0;         ///< of the question's base, 0-1
  Interval interval;        ///< Wilson, of the share
};

/// Net promoter score: percent of 9-10 less percent of 0-6.
struct NpsResult {
  std::uint64_t promoters = 0;
  std::uint64_t passives = 0;  ///< 7-8
  std::uint64_t detractors = 0;
  double score = 0;  ///< -100 to 100
  /// score ± z · 100 · √((p + d - (p - d)²) / n), cut to -100-100; Rocks (2016), Am. Statistician
  /// 70(4), 365-372.
  Interval interval;
  bool scale_from_one = false;  ///< asked on 1-10; compares only with care
};

/// Customer satisfaction: share of the top two boxes of the scale.
struct CsatResult {
  std::uint64_t satisfied = 0;
  double share = 0;   ///< 0-1
  Interval interval;  ///< Wilson
};

/// Of scale and numeric questions.
struct NumberSummary {
  double mean = 0;
  double standard_deviation = 0;  ///< of the sample, n - 1; 0 when n < 2
  double median = 0;
  double lowest = 0;
  double highest = 0;
  Interval mean_interval;
};

/// One question's answers. Every share is of `base`, and `base` is always shown.
struct QuestionReport {
  Question question;
  std::uint64_t base = 0;          ///< respondents with a usable answer
  std::uint64_t not_answered = 0;  ///< respondents without an answer, for whatever reason
  /// They by the reason, which is a `MissingKind`; of kNone there are those with an answer.
  std::array<std::uint64_t, kMissingKinds> missing = {};
  std::uint64_t unusable = 0;  ///< cells that do not fit the kind, such as text on a scale
  /// Options in their order and scale points from low to high, also those nobody gave; for open
  /// text the most frequent answers, equal ones trimmed, ties by their bytes. Empty without a
  /// base, and for numbers and dates. Multiple choice adds up to more than the base. Of a ranking,
  /// how often each item came first.
  std::vector<AnswerCount> answers;
  /// Respondents of the base with an answer outside the options, of choices only.
  std::uint64_t other = 0;
  std::optional<NumberSummary> numbers;  ///< of scales and numbers with a base
  std::optional<NpsResult> nps;          ///< where the question's metric says so, with a base
  std::optional<CsatResult> csat;        ///< likewise
};

struct SurveyReport {
  std::uint64_t responses = 0;           ///< rows
  std::uint64_t selected_responses = 0;  ///< rows the report is about
  double confidence = 0.95;
  std::vector<QuestionReport> questions;  ///< without timestamps and contacts
  IssueLog issues;                        ///< of the questionnaire
};

/// Counts every question. `selected` says which rows take part and has one bit per row; every
/// count, base and interval is about those rows alone.
/// Errors: kInvalidArgument for options outside their ranges or a mask of the wrong size.
/// O(rows × questions).
Result<SurveyReport> report_survey(const Table& table, const Questionnaire& questionnaire,
                                   const Bitset& selected, const SurveyOptions& options);

/// NPS of given counts. Requires a positive sum.
NpsResult compute_nps(std::uint64_t promoters, std::uint64_t passives, std::uint64_t detractors,
                      double confidence);

}  // namespace sonder
