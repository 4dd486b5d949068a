#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"

namespace sonder {

/// The order in which a file writes the parts of a date.
enum class DateOrder : std::uint8_t { kYearMonthDay, kDayMonthYear, kMonthDayYear };

/// Whose names months have where two languages differ: "lip" and "listopad" are July and November
/// in Polish, June and October in Croatian.
enum class MonthNames : std::uint8_t { kPolish, kCroatian };

/// A date as written, perhaps with a time of day.
struct Moment {
  Timestamp at;  ///< wall clock as written; midnight without a time
  bool has_time = false;
  /// Minutes by which that clock is ahead of UTC, where the text says so.
  std::optional<std::int16_t> offset_minutes = std::nullopt;

  friend bool operator==(const Moment&, const Moment&) = default;
};

/// Reads the whole trimmed text as one date, perhaps with a time behind it.
///
/// Dates: three numbers separated by `-`, `/` or `.` (the same one twice; blanks may follow
/// points), eight digits YYYYMMDD, or a day and year around or behind a month's name in English,
/// Polish, Croatian, Russian or German ("29-Jun-2019", "Jun 29, 2019", "29. lipnja 2019."). A
/// part of four digits is the year, wherever it stands first or last. Years of two digits: 00-68
/// are 20xx, 69-99 are 19xx (POSIX strptime %y); beside a name they need a `-`, `/` or `.`.
/// English names of weekdays in front and the words for "year" behind (r., roku, g., godine) are
/// passed over.
///
/// Times follow after blanks, a comma, `T` or "at": H:MM[:SS[.fraction]] [AM|PM], or HHMM[SS]
/// behind eight digits. Fractions of seconds are dropped. 24:00 is the midnight that ends the day
/// (ISO 8601); a leap second :59:60 counts as the second behind it, as in POSIX time. Then may
/// come Z, UTC, GMT, an offset ("+02:00", "-0400", "GMT+2") or a zone's name. Names that belong
/// to one zone (CET, CEST, EET, EEST, WET, WEST, MSK, EDT, MDT, PDT) give an offset; those that
/// several zones share (EST, CST, MST, PST, CDT, BST, IST) give none.
///
/// Absent when there is no such day (years 1-9999) or time, or anything else is there.
std::optional<Moment> parse_moment(std::string_view text, DateOrder order,
                                   MonthNames names = MonthNames::kPolish);

/// What one text says about how its column writes dates.
struct MomentEvidence {
  /// Which orders read it: bit 0 year-month-day, bit 1 day-month-year, bit 2 month-day-year, as
  /// in `DateOrder`. 0 when none does; all others are then unset.
  std::uint8_t orders = 0;
  /// Which of two orders that both read it make different days of it: bit 0 year-month-day and
  /// day-month-year, bit 1 year-month-day and month-day-year, bit 2 the last two.
  std::uint8_t conflicts = 0;
  bool has_time = false;
  bool has_offset = false;
  bool has_shared_zone = false;  ///< a zone's name that several zones share
  bool has_slash = false;
  bool has_month_name = false;
  bool is_polish = false;    ///< the month's name is Polish; maybe Croatian too
  bool is_croatian = false;  ///< the month's name is Croatian; maybe Polish too
};
/// Reads the text once for all orders.
MomentEvidence weigh_moment(std::string_view text);

/// `MomentEvidence::orders`.
std::uint8_t possible_date_orders(std::string_view text);

}  // namespace sonder
