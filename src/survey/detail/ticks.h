#pragma once

#include <cstdint>
#include <vector>

#include "survey/question.h"

namespace sonder {

/// What the cell of an option's own column says.
enum class Tick : std::uint8_t {
  kNotAnswered,  ///< empty, "N/A", "NA", or Qualtrics' -99: seen, and left out
  kNo,           ///< 0, a word for no, "Not selected" and the like
  kYes,          ///< anything else: the option's code, its label, 1, a word for yes
};

/// By code of the column's dictionary. Where an option's code is 0 and nothing else tells it was
/// ticked, 0 does. O(distinct texts).
std::vector<Tick> read_ticks(const Column& column, std::string_view option_code);

}  // namespace sonder
