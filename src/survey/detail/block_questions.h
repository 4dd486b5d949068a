#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "survey/detail/column_blocks.h"
#include "survey/question.h"

namespace sonder {

/// What became of the columns of blocks, per column of the table.
struct BlockQuestions {
  std::vector<std::optional<Question>> questions;  ///< that begin with the column
  std::vector<bool> is_part;           ///< of a question that begins with another column
  std::vector<std::string> ambiguity;  ///< why the column, whose heading is a block's, is by itself
  std::vector<bool> continues;         ///< the question before, though by itself: see `Question`
};

/// Understands the blocks whose cells agree with their headings:
///
/// - options with a column each, whose cells hold nothing but the option, its code, 1 or a word
///   for yes: kMultiChoice. Where only the option or nothing stands there, as SurveyMonkey exports
///   single choices too, and no response of ten or more ever ticks two, or of any number where the
///   wording says that one is to be ticked, kSingleChoice, unless the wording says that several
///   may. Of "row - option" each row is a question;
/// - items with a rank each, or ranks with an item each, none twice in a response: kRanking;
/// - numbers that add up to the same in nearly all responses: kConstantSum;
/// - rows of a matrix, answered from one list or scale: a question each, which knows its group.
///
/// A column of what respondents wrote under "other" is a question of its own, and an option where
/// the option has no other column; what follows it in a block of options, once it stands there, was
/// added to the file and stays by itself. Columns of other blocks stay by themselves. Where a row
/// of the file tells the questions, both continue the question of their block. Headings such as
/// "group/question" are options only where a column headed by the question joins them. O(rows ×
/// columns of blocks + distinct texts).
BlockQuestions understand_blocks(const Table& table, const std::vector<bool>& is_free);

}  // namespace sonder
