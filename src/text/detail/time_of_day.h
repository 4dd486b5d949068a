#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sonder::detail {

/// The zone behind a time.
struct Zone {
  std::optional<std::int16_t> offset_minutes = std::nullopt;
  bool is_shared = false;  ///< a name that several zones share
};

bool take(std::string_view& text, char byte);
/// Takes these letters, in any case.
bool take_letters(std::string_view& text, std::string_view lower);
std::size_t leading_digits(std::string_view text);

/// A run of digits as written: how many there were tells a year from a day.
struct Part {
  std::int32_t value = 0;
  std::size_t digits = 0;
};
Part take_part(std::string_view& text, std::size_t most_digits);

/// Takes H:MM[:SS[.fraction]] [AM|PM], or HHMM[SS] when `is_compact`. The second of the day,
/// 0 to 86,400; see `parse_moment` for 24:00 and leap seconds.
std::optional<std::int32_t> take_time(std::string_view& text, bool is_compact);

/// Reads what stands behind a time, which may be nothing. Absent when it is no zone.
std::optional<Zone> read_zone(std::string_view text);

}  // namespace sonder::detail
