#pragma once

#include <cstdint>
#include <string>

namespace sonder::detail {

/// A number of a system file as a cell holds it: exactly, in its shortest form, unless its format
/// says that it is a time.
///
/// - Days (DATE, ADATE, EDATE, JDATE, SDATE, MOYR, QYR, WKYR), which are kept in seconds since
///   1582-10-14: "2024-02-29", with the time of day behind it where there is one.
/// - Moments (DATETIME, YMDHMS): "2024-02-29 13:05:00", with as many decimals as there are.
/// - Durations (TIME, DTIME, MTIME): hours, minutes and seconds, "26:03:04.5"; hours go beyond 24.
/// - Months and days of the week (MONTH, WKDAY) stay numbers: 1 is January, or Sunday.
///
/// A day before 1582-10-14 or behind the year 9999 stays the number of its seconds. Empty for
/// what is not a finite number.
std::string format_sav_number(double value, std::uint8_t format);

}  // namespace sonder::detail
