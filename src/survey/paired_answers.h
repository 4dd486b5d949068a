#pragma once

#include <cstdint>
#include <optional>

#include "base/bitset.h"
#include "base/result.h"
#include "stats/group_tests.h"
#include "survey/answer_figures.h"
#include "survey/coded_answers.h"
#include "survey/response_sample.h"

namespace sonder {

/// Answers to a question that count as a yes.
struct AnswerSet {
  const CodedAnswers& coded;
  Bitset labels;  ///< one bit per label of `coded`
};

/// Two yes-or-no answers of the same people, such as one before and one after, or two ticks of one
/// question. Its base is who answered both questions.
struct PairedAnswers {
  Tally base;
  Tally both;
  Tally first_only;
  Tally second_only;
  Tally neither;
  double first_share = 0;  ///< of the base, by weight, 0-1
  double second_share = 0;
  Interval first_interval;
  Interval second_interval;
  double change = 0;  ///< `second_share` less `first_share`
  /// Of `change`, by linearisation as `NumberSummary` of those who are -1, 0 or 1 apart.
  Interval change_interval;
  /// McNemar's exact test, whose first way is from a no to a yes. It counts everybody once, also
  /// where there are weights. Absent where nobody's answers differ.
  std::optional<GroupTest> test = std::nullopt;
  /// With weights, of `change` by its standard error, as a z; absent also where nobody's differ.
  std::optional<double> weighted_p_value = std::nullopt;
};

/// Errors: kInvalidArgument for confidence outside its range and where nobody with a weight
/// answered both; those of `check_sample`. Requires a bit per label, and codes of one table.
/// O(responses + codes).
Result<PairedAnswers> compare_paired(const AnswerSet& first, const AnswerSet& second,
                                     const ResponseSample& sample, double confidence = 0.95);

}  // namespace sonder
