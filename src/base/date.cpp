#include "base/date.h"

#include <chrono>

#include "base/text_words.h"

namespace sonder {
namespace {

void append_padded(std::string& text, std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text += digits;
}

void append_pair(std::string& text, char separator, std::int64_t value) {
  text += separator;
  append_padded(text, value, 2);
}

}  // namespace

std::optional<Date> make_date(CivilDate civil) {
  if (civil.year < 1 || civil.year > 9999 || civil.month < 1 || civil.day < 1) return std::nullopt;
  if (civil.month > 12 || civil.day > 31) return std::nullopt;
  const std::chrono::year_month_day day{std::chrono::year{civil.year},
                                        std::chrono::month{static_cast<unsigned>(civil.month)},
                                        std::chrono::day{static_cast<unsigned>(civil.day)}};
  if (!day.ok()) return std::nullopt;
  return Date{static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count())};
}

CivilDate to_civil(Date date) {
  const std::chrono::year_month_day day{
      std::chrono::sys_days{std::chrono::days{date.days_since_epoch}}};
  return {static_cast<int>(day.year()), static_cast<std::int32_t>(unsigned{day.month()}),
          static_cast<std::int32_t>(unsigned{day.day()})};
}

Timestamp start_of_day(Date date) { return {std::int64_t{date.days_since_epoch} * kSecondsPerDay}; }

Date day_of(Timestamp moment) {
  std::int64_t days = moment.seconds_since_epoch / kSecondsPerDay;
  if (moment.seconds_since_epoch % kSecondsPerDay < 0) --days;
  return {static_cast<std::int32_t>(days)};
}

std::string format_iso(Date date) {
  const CivilDate civil = to_civil(date);
  std::string text;
  append_padded(text, civil.year, 4);
  append_pair(text, '-', civil.month);
  append_pair(text, '-', civil.day);
  return text;
}

std::string format_iso(Timestamp moment) {
  const Date date = day_of(moment);
  const std::int64_t second = moment.seconds_since_epoch - start_of_day(date).seconds_since_epoch;
  std::string text = format_iso(date);
  append_pair(text, 'T', second / 3600);
  append_pair(text, ':', second / 60 % 60);
  append_pair(text, ':', second % 60);
  return text;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const std::uint64_t year_and_month = load_8_bytes(text.data());
  const std::uint64_t from_year = load_8_bytes(text.data() + 2);
  constexpr unsigned kMonthPlace = 5;
  constexpr unsigned kDayPlace = 6;
  if (!has_digit_shape(year_and_month, word_of("0000-00-"))) return std::nullopt;
  if (!has_digit_shape(from_year, word_of("00-00-00"))) return std::nullopt;
  return make_date({read_2_digits(year_and_month, 0) * 100 + read_2_digits(year_and_month, 2),
                    read_2_digits(year_and_month, kMonthPlace),
                    read_2_digits(from_year, kDayPlace)});
}

}  // namespace sonder
