#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace sonder {

/// Whether somebody alive can have been born then.
enum class BirthDateRange : std::uint8_t {
  kPlausible,
  kInFuture,  ///< after the day that is asked about
  kTooEarly,  ///< 123 years or more before it: nobody is known to have lived so long
};

std::string_view to_string(BirthDateRange range);

/// What can be said of a birth date without knowing the person. Dates are marked, never dropped.
struct BirthDateMarks {
  BirthDateRange range = BirthDateRange::kPlausible;
  /// A day that programs write where nothing was entered: 1900-01-01, 1970-01-01, 1899-12-30 and
  /// the other zero days of spreadsheets, databases and systems, 2000-01-01, and days like
  /// 1911-11-11. Some people are born on them.
  bool is_placeholder = false;
  /// The first of January of any year: what is entered when only the year is known. One in 365
  /// is; a column with many more has guessed days.
  bool is_new_year = false;
  /// The date with day and month changed, where both are 12 or less and differ, and the result is
  /// plausible.
  std::optional<Date> swapped = std::nullopt;
  /// Of a date in the future, the same day 100 years before where that is plausible: a year of two
  /// digits was taken for this century.
  std::optional<Date> century_before = std::nullopt;

  friend bool operator==(const BirthDateMarks&, const BirthDateMarks&) = default;
};

/// `as_of` is the day that the data is looked at; the core never reads the clock.
BirthDateMarks mark_birth_date(Date born, Date as_of);

}  // namespace sonder
