#include "text/dates.h"

#include <cstddef>

#include "text/blanks.h"

namespace sonder {
namespace {

constexpr std::int64_t kSecondsPerHour = 3'600;
constexpr std::int64_t kSecondsPerMinute = 60;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool take(std::string_view& text, char byte) {
  if (text.empty() || text.front() != byte) return false;
  text.remove_prefix(1);
  return true;
}

/// A run of digits as written: how many there were tells a year from a day.
struct Part {
  std::int32_t value = 0;
  std::size_t digits = 0;
};

Part take_part(std::string_view& text, std::size_t most_digits) {
  Part part;
  while (part.digits < most_digits && !text.empty() && is_digit(text.front())) {
    part.value = part.value * 10 + (text.front() - '0');
    ++part.digits;
    text.remove_prefix(1);
  }
  return part;
}

std::int32_t full_year(Part year) {
  if (year.digits > 2) return year.value;
  return year.value + (year.value <= 68 ? 2000 : 1900);
}

bool is_year(Part part) { return part.digits == 4 || part.digits == 2; }
bool is_short(Part part) { return part.digits == 1 || part.digits == 2; }

std::optional<Date> date_of(Part year, Part month, Part day) {
  if (!is_year(year) || !is_short(month) || !is_short(day)) return std::nullopt;
  return make_date({full_year(year), month.value, day.value});
}

/// Three parts in the order given; a year of four digits in front wins over the order.
std::optional<Date> assemble(const Part (&parts)[3], DateOrder order) {
  if (parts[0].digits == 4 || order == DateOrder::kYearMonthDay) {
    return date_of(parts[0], parts[1], parts[2]);
  }
  const bool is_day_first = order == DateOrder::kDayMonthYear;
  return date_of(parts[2], parts[is_day_first ? 1 : 0], parts[is_day_first ? 0 : 1]);
}

std::optional<Date> take_compact_date(std::string_view& text) {
  const Part year = take_part(text, 4);
  const Part month = take_part(text, 2);
  return date_of(year, month, take_part(text, 2));
}

std::size_t leading_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

std::optional<Date> take_date(std::string_view& text, DateOrder order) {
  const std::size_t digits = leading_digits(text);
  if (digits == 8) return take_compact_date(text);
  if (digits == 0 || digits > 4 || digits >= text.size()) return std::nullopt;
  const char separator = text[digits];
  if (separator != '-' && separator != '/' && separator != '.') return std::nullopt;
  Part parts[3];
  parts[0] = take_part(text, 4);
  for (std::size_t i = 1; i < 3; ++i) {
    if (!take(text, separator)) return std::nullopt;
    parts[i] = take_part(text, 4);
  }
  return assemble(parts, order);
}

bool take_letters(std::string_view& text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if ((text[i] | 0x20) != lower[i]) return false;
  }
  text.remove_prefix(lower.size());
  return true;
}

/// 12-hour to 24-hour clock; absent when AM or PM stands behind an impossible hour.
std::optional<std::int32_t> take_half_of_day(std::string_view& text, std::int32_t hour) {
  std::string_view rest = trim(text);
  const bool is_morning = take_letters(rest, "am");
  if (!is_morning && !take_letters(rest, "pm")) return hour;
  if (hour < 1 || hour > 12) return std::nullopt;
  text = rest;
  return hour % 12 + (is_morning ? 0 : 12);
}

bool take_fraction(std::string_view& text) {
  if (!take(text, '.')) return true;
  const std::size_t digits = leading_digits(text);
  text.remove_prefix(digits);
  return digits > 0;
}

/// H:MM[:SS[.fraction]] [AM|PM] as seconds of the day.
std::optional<std::int64_t> take_time(std::string_view& text) {
  const Part hour = take_part(text, 2);
  if (hour.digits == 0 || !take(text, ':')) return std::nullopt;
  const Part minute = take_part(text, 2);
  Part second{0, 2};
  if (take(text, ':')) {
    second = take_part(text, 2);
    if (!take_fraction(text)) return std::nullopt;
  }
  if (minute.digits != 2 || second.digits != 2) return std::nullopt;
  if (hour.value > 23 || minute.value > 59 || second.value > 59) return std::nullopt;
  const std::optional<std::int32_t> full_hour = take_half_of_day(text, hour.value);
  if (!full_hour) return std::nullopt;
  return *full_hour * kSecondsPerHour + minute.value * kSecondsPerMinute + second.value;
}

/// +H, +HH, +HHMM or +HH:MM.
bool is_offset(std::string_view text) {
  if (!take(text, '+') && !take(text, '-')) return false;
  const Part hours = take_part(text, 2);
  if (hours.digits == 0 || hours.value > 14) return false;
  if (text.empty()) return true;
  take(text, ':');
  const Part minutes = take_part(text, 2);
  return hours.digits == 2 && minutes.digits == 2 && minutes.value < 60 && text.empty();
}

bool is_zone(std::string_view text) {
  if (text.empty() || text == "Z" || text == "z") return true;
  if (!take_letters(text, "utc")) take_letters(text, "gmt");
  return text.empty() || is_offset(text);
}

/// Takes what stands between a date and its time: `T`, blanks, or a comma and blanks.
bool take_gap(std::string_view& text) {
  if (take(text, 'T')) return true;
  take(text, ',');
  const std::size_t before = text.size();
  text = trim(text);
  return text.size() < before;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text, DateOrder order) {
  text = trim(text);
  const std::optional<Date> date = take_date(text, order);
  if (!date) return std::nullopt;
  if (text.empty()) return Moment{start_of_day(*date), false};
  if (!take_gap(text)) return std::nullopt;
  const std::optional<std::int64_t> seconds = take_time(text);
  if (!seconds || !is_zone(trim(text))) return std::nullopt;
  return Moment{{start_of_day(*date).seconds_since_epoch + *seconds}, true};
}

std::uint8_t possible_date_orders(std::string_view text) {
  constexpr DateOrder kOrders[] = {DateOrder::kYearMonthDay, DateOrder::kDayMonthYear,
                                   DateOrder::kMonthDayYear};
  unsigned orders = 0;
  for (const DateOrder order : kOrders) {
    if (parse_moment(text, order)) orders |= 1U << static_cast<unsigned>(order);
  }
  return static_cast<std::uint8_t>(orders);
}

}  // namespace sonder
