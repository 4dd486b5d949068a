#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "survey/detail/distinct_answers.h"

namespace sonder {

/// What the answers of a column look like when they are read as options joined by a separator.
struct JoinedOptions {
  std::vector<std::string> options;  ///< in the order in which cells list them
  std::uint64_t joined = 0;  ///< respondents naming two or more options that other cells have too
  std::uint64_t explained = 0;     ///< respondents whose whole cell is options
  std::uint64_t in_order = 0;      ///< pairs of options in one cell that stand as they usually do
  std::uint64_t out_of_order = 0;  ///< pairs that stand the other way round
  std::size_t standing_alone = 0;  ///< options that are the whole of some cell
};

/// Respondents whose cell has the separator in it.
std::uint64_t count_separated(const DistinctAnswers& answers, std::string_view separator);

/// Cuts every cell; with commas, puts together again what never occurs apart, as in
/// "Conferences, meet-ups, or seminars". What is left and frequent enough is an option, at most
/// the 200 most frequent.
JoinedOptions find_joined_options(const DistinctAnswers& answers, std::string_view separator);

/// The frequent answers of a single choice, most frequent first; ties by their bytes.
std::vector<std::string> find_single_options(const DistinctAnswers& answers);

}  // namespace sonder
