#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bitset.h"
#include "survey/missing.h"

namespace sonder {

/// How far the responses of a sample came. Counts are of responses, without weights.
struct ResponseCompletion {
  std::uint64_t broken_off = 0;  ///< see MissingKind::kPartial
  std::uint64_t empty = 0;       ///< with nothing behind any question
  /// Mean over responses of the share of the questions shown that have an answer, or a reason for
  /// none such as "Don't know", 0-1; 0 without responses that were shown a question.
  double answered_share = 0;
  std::string told_by;  ///< the column that tells who finished; empty where answers show it
};

/// Adds up, question by question, how far each response came.
class CompletionCount {
 public:
  explicit CompletionCount(std::size_t responses) : shown_(responses), answered_(responses) {}

  /// `missing` of one question, see `find_missing`. O(rows).
  void add(const std::vector<MissingKind>& missing);

  /// For the rows of `selected`; `told_by` is left empty. O(rows).
  ResponseCompletion finish(const Bitset& broken_off, const Bitset& selected) const;

 private:
  std::vector<std::uint32_t> shown_;     ///< questions, per row
  std::vector<std::uint32_t> answered_;  ///< of them
};

}  // namespace sonder
