#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace sonder {

/// The order in which a file writes the parts of a date.
enum class DateOrder : std::uint8_t { kYearMonthDay, kDayMonthYear, kMonthDayYear };

/// A date as written, perhaps with a time of day.
struct Moment {
  Timestamp at;  ///< wall clock as written; midnight without a time
  bool has_time = false;

  friend bool operator==(const Moment&, const Moment&) = default;
};

/// Reads the whole trimmed text as one date: parts separated by `-`, `/` or `.` (the same one
/// twice), or eight digits YYYYMMDD. A part of four digits is the year, wherever it stands first
/// or last. Years of two digits: 00-68 are 20xx, 69-99 are 19xx (POSIX strptime %y).
/// A time may follow after a blank, a comma and a blank, or `T`: H:MM[:SS[.fraction]] [AM|PM],
/// then Z, UTC, GMT or an offset, which is read and not applied.
/// Absent when there is no such day or time, or anything else is there.
std::optional<Moment> parse_moment(std::string_view text, DateOrder order);

/// Which orders can read this text: bit 0 year-month-day, bit 1 day-month-year, bit 2
/// month-day-year, as in `DateOrder`. 0 when none can.
std::uint8_t possible_date_orders(std::string_view text);

}  // namespace sonder
