#pragma once

#include <cstdint>
#include <string_view>

#include "text/dates.h"

namespace sonder::detail {

/// The month that a word names, and which calendars of names have it.
struct NamedMonth {
  std::int32_t month = 0;  ///< 1-12; 0 when the word names none
  bool is_polish = false;
  bool is_croatian = false;
};

/// Finds the month by its name in English, Polish, Croatian, Russian or German, in the nominative
/// or the genitive, in any case, or by the first three letters of it or more. `names` decides
/// where Polish and Croatian differ. O(length).
NamedMonth find_month(std::string_view word, MonthNames names);

}  // namespace sonder::detail
