#pragma once

#include <vector>

#include "survey/coded_answers.h"
#include "survey/question.h"

namespace sonder {

/// What respondents gave to the items of a kConstantSum question.
struct ConstantSum {
  /// Per item and row; 0 for an empty cell of a response that gave something to another item.
  std::vector<std::vector<double>> given;
  /// Per row: kUnusable where a cell is no number or below 0, and where all together are off
  /// `Question::total` by more than half a percent, which rounding to whole numbers may cost.
  std::vector<AnswerState> states;
};

/// O(rows × items).
ConstantSum read_constant_sum(const Table& table, const Question& question);

/// Whether numbers that add up to `sum` were meant to add up to `total`.
bool adds_up(double sum, double total);

}  // namespace sonder
