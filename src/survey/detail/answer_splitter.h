#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_index.h"
#include "survey/detail/answer_pieces.h"
#include "survey/question.h"

namespace sonder {

/// Finds the options of one question in many cells. Holds views of the question's texts, which
/// must outlive it.
class AnswerSplitter {
 public:
  explicit AnswerSplitter(const Question& question);

  /// See `split_answer`. O(pieces · most pieces of an option).
  SplitAnswer split(std::string_view text) const;

 private:
  struct Reading;

  Reading read(std::string_view cell, bool holds_parentheses) const;
  SplitAnswer describe(std::string_view cell, const Reading& reading) const;

  TextIndex positions_;  ///< of the options
  std::string_view separator_;
  std::size_t most_pieces_ = 1;
};

}  // namespace sonder
