#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "survey/detail/distinct_answers.h"
#include "text/numbers.h"

namespace sonder {

/// One answer as a number. Identifiers are not numbers: three or more digits that start with 0,
/// or more than 15 digits.
std::optional<double> read_number(std::string_view text, DecimalMark mark);

/// The answers of a column that are numbers.
struct NumberAnswers {
  std::vector<double> values;         ///< ascending, each once
  std::vector<std::uint64_t> counts;  ///< respondents per value
  std::uint64_t usable = 0;           ///< the sum of `counts`
  std::uint64_t unusable = 0;         ///< respondents whose text is no number
};

NumberAnswers read_numbers(const DistinctAnswers& answers, DecimalMark mark);

/// Only the whole numbers from `low` to `high`; the others become unusable.
NumberAnswers keep_scale_points(const NumberAnswers& numbers, std::int64_t low, std::int64_t high);

}  // namespace sonder
