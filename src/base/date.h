#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sonder {

/// A day of the proleptic Gregorian calendar, without a time zone.
struct Date {
  std::int32_t days_since_epoch = 0;  ///< 0 is 1970-01-01

  friend bool operator==(Date, Date) = default;
  friend auto operator<=>(Date, Date) = default;
};

/// A moment by the wall clock of whoever wrote it, or by UTC where its whole column says offsets.
struct Timestamp {
  std::int64_t seconds_since_epoch = 0;

  friend bool operator==(Timestamp, Timestamp) = default;
  friend auto operator<=>(Timestamp, Timestamp) = default;
};

/// Year, month 1-12 and day of month 1-31.
struct CivilDate {
  std::int32_t year = 1970;
  std::int32_t month = 1;
  std::int32_t day = 1;

  friend bool operator==(CivilDate, CivilDate) = default;
};

inline constexpr std::int64_t kSecondsPerDay = 86'400;

/// Absent when there is no such day (31 February) or the year is outside 1-9999.
std::optional<Date> make_date(CivilDate civil);
CivilDate to_civil(Date date);
/// Whole days from `from` to `to`; negative when `to` is earlier.
inline std::int32_t days_between(Date from, Date to) {
  return to.days_since_epoch - from.days_since_epoch;
}

Timestamp start_of_day(Date date);
Date day_of(Timestamp moment);

/// "2024-02-29".
std::string format_iso(Date date);
/// "2024-02-29T13:05:00".
std::string format_iso(Timestamp moment);
/// Reads "2024-02-29" and nothing else; absent when there is no such day.
std::optional<Date> parse_iso_date(std::string_view text);

}  // namespace sonder
