#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "table/table.h"

namespace sonder {

/// The answers of one column, each trimmed text once. Sorted by their bytes, so that nothing made
/// from them depends on the order of the rows.
struct DistinctAnswers {
  std::vector<std::string_view> texts;  ///< ascending; they live in the column's dictionary
  std::vector<std::uint64_t> counts;    ///< respondents, 1 or more
  std::uint64_t answered = 0;           ///< the sum of `counts`
  std::uint64_t blank = 0;              ///< respondents without any text
};

/// Counts the rows of `selected`. O(rows + distinct texts · log).
DistinctAnswers count_answers(const CodedText& column, const Bitset& selected);

/// The same, but texts that say why there is no answer (see `read_missing`) count as blank.
DistinctAnswers count_closed_answers(const Column& column, const Bitset& selected);

}  // namespace sonder
