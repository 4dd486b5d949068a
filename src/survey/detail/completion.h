#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "table/table.h"

namespace sonder {

/// The column in which a survey tool says whether a response is complete: "Finished" and
/// "Progress" (Qualtrics), "submitdate" (LimeSurvey), "Response Type" (Typeform), "Completed".
struct Completion {
  std::size_t column = 0;
  std::vector<bool> is_complete;  ///< by code of the column's dictionary
};

/// Absent where the table has no such column, or it says the same of nobody. O(columns + distinct
/// texts).
std::optional<Completion> find_completion(const Table& table);

}  // namespace sonder
