#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stats/intervals.h"
#include "survey/survey_report.h"

namespace sonder {

/// What the answers to one question say, for people who do not see the survey.
struct AnswerSummary {
  struct Answer {
    std::string label;
    std::uint64_t people = 0;
    double share = 0;  ///< of the base, by weights where there are any, 0-1
  };
  std::string wording;
  std::uint64_t base = 0;  ///< respondents with a usable answer
  bool is_weighted = false;
  bool is_multiple = false;  ///< respondents may be in several answers
  std::vector<Answer> answers;
  std::uint64_t other = 0;  ///< respondents with an answer outside of them
  /// Promoters, passives and detractors of a recommendation with the score and its interval.
  std::optional<NpsResult> nps;
  double confidence = 0.95;
};

/// Of a question with options, a scale or a ranking. O(answers).
AnswerSummary summarise_answers(const QuestionReport& report, bool is_weighted, double confidence);

}  // namespace sonder
