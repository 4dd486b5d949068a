#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_dictionary.h"
#include "survey/detail/distinct_answers.h"

namespace sonder {

/// A stretch of one cell that is an option as far as is known.
struct Part {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t id = 0;  ///< equal texts share it
};

/// The distinct answers of a column as parts.
struct JoinedParts {
  std::vector<std::vector<Part>> cells;  ///< one per distinct answer
  TextDictionary texts;                  ///< its codes are the ids
};

/// Every piece between separators is a part. O(bytes).
JoinedParts cut_into_parts(const DistinctAnswers& answers, std::string_view separator);

/// Joins parts that never occur apart, until there are none. Neighbours stick when each is always
/// beside the other (nine times in ten, once both are frequent), or when one never stands without
/// a neighbour on that side and all its neighbours there never stand without it, as in
/// "Yes, often" and "Yes, rarely". Parts seen together less than five times stick only if the
/// second goes on in lower case. Parts of fewer than `least_count` respondents stay as they are.
/// O(parts) a round; each round joins at least two parts.
void join_inseparable_parts(const DistinctAnswers& answers, std::uint64_t least_count,
                            JoinedParts& parts);

}  // namespace sonder
