#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "text/numbers.h"

namespace sonder {

/// What cells of moments hold.
enum class MomentCoding : std::uint8_t {
  kWritten,    ///< dates as people write them, see `parse_moment`
  kExcel1900,  ///< days: 1 is 1900-01-01, and 60 is a 29 February 1900 that never was
  kExcel1904,  ///< days: 0 is 1904-01-01 (workbooks of old Macs)
  kUnixSeconds,
  kUnixMilliseconds,
  kUnixMicroseconds,  ///< these three since 1970-01-01 in UTC
};

/// The moment that many days or seconds stand for, within the years 1-9999 and for the workbooks
/// from their first day on. Fractions of days are rounded to the nearest second, because
/// spreadsheets store them in binary; fractions of seconds are dropped.
/// Absent for other numbers, for 60 in kExcel1900, and for kWritten.
std::optional<Timestamp> moment_of_count(const Decimal& count, MomentCoding coding);

/// The coding that makes a moment of the years 1990-2035 of this number, if any; kExcel1904 is
/// never guessed. The ranges of the codings are disjoint.
std::optional<MomentCoding> guess_coding(const Decimal& count);

/// What a column's name speaks of.
enum class NamedTime : std::uint8_t { kNothing, kTime, kDate };

/// Finds words for dates and times in English, Polish, Croatian, Russian or German, as a word of
/// the name or the end of one: "Start Date", "startdate", "createdAt" name a date, "czas" a time.
NamedTime find_time_in_name(std::string_view name);

}  // namespace sonder
