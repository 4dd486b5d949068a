#pragma once

#include <optional>
#include <vector>

#include "survey/question.h"

namespace sonder {

/// What a person decided about the columns of a table.
class ChosenQuestions {
 public:
  /// What it is given must outlive it. Columns that the table does not have are passed over.
  ChosenQuestions(const Table& table, const std::vector<QuestionChoice>& choices);

  bool knows(std::size_t column) const { return choice_of_[column] != nullptr; }
  /// Adds the column's question. Those of several columns are added with the first one that no
  /// later choice takes out. Requires a column that is known; columns come ascending.
  void add(std::size_t column, std::vector<Question>& questions) const;

 private:
  std::vector<std::size_t> columns_of(const QuestionChoice& choice) const;

  const Table& table_;
  std::vector<const QuestionChoice*> choice_of_;  ///< per column, the last one
};

}  // namespace sonder
