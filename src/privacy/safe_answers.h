#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "stats/intervals.h"

namespace sonder {

/// The answers to a question, fit to be seen: a suppressed answer has no share.
struct SafeAnswers {
  struct Answer {
    std::string label;
    std::optional<double> share;  ///< of the base, 0-1
  };
  struct Score {
    double value = 0;   ///< net promoter score, -100 to 100
    Interval interval;  ///< of `confidence`
  };
  std::string wording;
  std::uint64_t base = 0;
  bool is_weighted = false;
  bool is_multiple = false;
  std::vector<Answer> answers;
  std::optional<Score> score;  ///< absent where one of its three groups is small
  double confidence = 0.95;
};

}  // namespace sonder
