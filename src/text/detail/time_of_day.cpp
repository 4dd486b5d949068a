#include "text/detail/time_of_day.h"

#include <algorithm>

#include "text/blanks.h"

namespace sonder::detail {
namespace {

constexpr std::int32_t kSecondsPerHour = 3'600;
constexpr std::int32_t kSecondsPerMinute = 60;
constexpr std::int32_t kMinutesPerHour = 60;
constexpr std::int32_t kMostOffsetHours = 14;

struct ZoneName {
  char name[5];
  std::int8_t hours;
};

constexpr ZoneName kZones[] = {{"cest", 2}, {"cet", 1}, {"eest", 3}, {"eet", 2},  {"west", 1},
                               {"wet", 0},  {"msk", 3}, {"edt", -4}, {"mdt", -6}, {"pdt", -7}};
constexpr std::string_view kSharedZones[] = {"est", "cst", "mst", "pst", "cdt", "bst", "ist"};

struct Clock {
  std::int32_t hour = 0;
  std::int32_t minute = 0;
  std::int32_t second = 0;
};

bool exists(const Clock& clock) {
  if (clock.minute > 59) return false;
  if (clock.hour == 24) return clock.minute == 0 && clock.second == 0;
  const bool is_leap_second = clock.second == 60 && clock.minute == 59;
  return clock.hour < 24 && (clock.second < 60 || is_leap_second);
}

bool take_fraction(std::string_view& text) {
  if (!take(text, '.') && !take(text, ',')) return true;
  const std::size_t digits = leading_digits(text);
  text.remove_prefix(digits);
  return digits > 0;
}

std::optional<Clock> take_compact_clock(std::string_view& text) {
  const std::size_t digits = leading_digits(text);
  if (digits != 4 && digits != 6) return std::nullopt;
  Clock clock;
  clock.hour = take_part(text, 2).value;
  clock.minute = take_part(text, 2).value;
  clock.second = take_part(text, 2).value;
  if (digits == 6 && !take_fraction(text)) return std::nullopt;
  return clock;
}

std::optional<Clock> take_clock(std::string_view& text) {
  const Part hour = take_part(text, 2);
  if (hour.digits == 0 || !take(text, ':')) return std::nullopt;
  const Part minute = take_part(text, 2);
  Part second{0, 2};
  if (take(text, ':')) {
    second = take_part(text, 2);
    if (!take_fraction(text)) return std::nullopt;
  }
  if (minute.digits != 2 || second.digits != 2) return std::nullopt;
  return Clock{hour.value, minute.value, second.value};
}

/// 12-hour to 24-hour clock; absent when AM or PM stands behind an impossible hour.
std::optional<std::int32_t> take_half_of_day(std::string_view& text, std::int32_t hour) {
  std::string_view rest = trim(text);
  const bool is_morning = take_letters(rest, "am") || take_letters(rest, "a.m.");
  if (!is_morning && !take_letters(rest, "pm") && !take_letters(rest, "p.m.")) return hour;
  if (hour < 1 || hour > 12) return std::nullopt;
  text = rest;
  return hour % 12 + (is_morning ? 0 : 12);
}

/// +H, +HH, +HHMM or +HH:MM in minutes.
std::optional<std::int16_t> take_offset(std::string_view& text) {
  const bool is_west = take(text, '-');
  if (!is_west && !take(text, '+')) return std::nullopt;
  const Part hours = take_part(text, 2);
  if (hours.digits == 0 || hours.value > kMostOffsetHours) return std::nullopt;
  Part minutes;
  if (take(text, ':') || leading_digits(text) > 0) {
    minutes = take_part(text, 2);
    if (hours.digits != 2 || minutes.digits != 2 || minutes.value > 59) return std::nullopt;
  }
  const std::int32_t offset = hours.value * kMinutesPerHour + minutes.value;
  return static_cast<std::int16_t>(is_west ? -offset : offset);
}

/// "(Central European Summer Time)", as browsers write behind the offset.
bool is_remark(std::string_view text) {
  return text.size() > 2 && text.front() == '(' && text.back() == ')';
}

std::optional<Zone> find_named_zone(std::string_view text) {
  for (const ZoneName& zone : kZones) {
    std::string_view rest = text;
    if (!take_letters(rest, zone.name) || !rest.empty()) continue;
    return Zone{static_cast<std::int16_t>(zone.hours * kMinutesPerHour), false};
  }
  for (const std::string_view shared : kSharedZones) {
    std::string_view rest = text;
    if (take_letters(rest, shared) && rest.empty()) return Zone{std::nullopt, true};
  }
  return std::nullopt;
}

}  // namespace

bool take(std::string_view& text, char byte) {
  if (text.empty() || text.front() != byte) return false;
  text.remove_prefix(1);
  return true;
}

bool take_letters(std::string_view& text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char byte =
        text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] | 0x20) : text[i];
    if (byte != lower[i]) return false;
  }
  text.remove_prefix(lower.size());
  return true;
}

std::size_t leading_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
  return count;
}

Part take_part(std::string_view& text, std::size_t most_digits) {
  Part part;
  part.digits = std::min(leading_digits(text.substr(0, most_digits)), most_digits);
  for (std::size_t i = 0; i < part.digits; ++i) part.value = part.value * 10 + (text[i] - '0');
  text.remove_prefix(part.digits);
  return part;
}

std::optional<std::int32_t> take_time(std::string_view& text, bool is_compact) {
  const bool has_colon = leading_digits(text) <= 2;
  if (!is_compact && !has_colon) return std::nullopt;
  const std::optional<Clock> clock = has_colon ? take_clock(text) : take_compact_clock(text);
  if (!clock || !exists(*clock)) return std::nullopt;
  const std::optional<std::int32_t> hour = take_half_of_day(text, clock->hour);
  if (!hour) return std::nullopt;
  return *hour * kSecondsPerHour + clock->minute * kSecondsPerMinute + clock->second;
}

std::optional<Zone> read_zone(std::string_view text) {
  text = trim(text);
  if (text.empty()) return Zone{};
  if (text == "Z" || text == "z") return Zone{0, false};
  if (const std::optional<Zone> named = find_named_zone(text)) return named;
  const bool is_utc = take_letters(text, "utc") || take_letters(text, "gmt");
  if (is_utc && text.empty()) return Zone{0, false};
  const std::optional<std::int16_t> offset = take_offset(text);
  text = trim(text);
  if (!offset || (!text.empty() && !is_remark(text))) return std::nullopt;
  return Zone{offset, false};
}

}  // namespace sonder::detail
