#include "text/dates.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/blanks.h"
#include "text/detail/month_names.h"
#include "text/detail/time_of_day.h"

namespace sonder {
namespace {

using detail::leading_digits;
using detail::Part;
using detail::take;
using detail::take_letters;
using detail::take_part;

constexpr std::int64_t kSecondsPerMinute = 60;
/// Seconds since the epoch at the start of the years 1 and 10000.
constexpr std::int64_t kStartOfCalendar = -62'135'596'800;
constexpr std::int64_t kEndOfCalendar = 253'402'300'800;
constexpr std::size_t kMostBytes = 80;
constexpr std::size_t kCompactDate = 8;
constexpr std::size_t kCompactMoment = 14;

constexpr std::string_view kWeekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::string_view kOrdinals[] = {"st", "nd", "rd", "th"};
constexpr std::string_view kYearWords[] = {
    "roku", "r.", "godine", "g.", "\u0433\u043E\u0434\u0430", "\u0433."};
constexpr std::string_view kAtWords[] = {"at ", "u ", "um ", "\u0432 "};

/// A date as scanned, before an order gives the parts their meaning.
struct ScannedDate {
  Part parts[3];
  std::size_t month_place = 3;  ///< which part a name stood for; 3 when none did
  detail::NamedMonth month;
  bool has_slash = false;
  bool has_mark = false;  ///< a `-`, `/` or `.` between the parts
  bool is_compact = false;
};

struct ScannedMoment {
  ScannedDate date;
  std::int32_t second = 0;  ///< of the day, up to that of the next midnight
  bool has_time = false;
  detail::Zone zone;
};

bool is_letter(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  // 0xC2 and 0xE2 begin punctuation, no-break spaces among it.
  if (code >= 0x80) return code != 0xC2 && code != 0xE2;
  return (code | 0x20U) >= 'a' && (code | 0x20U) <= 'z';
}

std::string_view take_word(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_letter);
  const auto size = static_cast<std::size_t>(end - text.begin());
  const std::string_view word = text.substr(0, size);
  text.remove_prefix(size);
  return word;
}

void skip_blanks(std::string_view& text) {
  if (text.empty() || (text.front() != ' ' && static_cast<unsigned char>(text.front()) < 0x80)) {
    return;
  }
  text = trim(text);
}

bool take_any(std::string_view& text, const std::string_view* begin, const std::string_view* end) {
  return std::any_of(begin, end, [&](std::string_view word) { return take_letters(text, word); });
}

void skip_weekday(std::string_view& text) {
  std::string_view rest = text;
  std::string_view word = take_word(rest);
  if (word.size() < 3 || !take_any(word, std::begin(kWeekdays), std::end(kWeekdays))) return;
  take(rest, '.');
  take(rest, ',');
  skip_blanks(rest);
  text = rest;
}

/// Takes digits, or the name of a month when none came before.
bool take_date_part(std::string_view& text, std::size_t place, MonthNames names,
                    ScannedDate& date) {
  date.parts[place] = take_part(text, 4);
  if (date.parts[place].digits > 0) return true;
  if (date.month_place != 3 || place == 2) return false;
  date.month = detail::find_month(take_word(text), names);
  date.month_place = place;
  date.parts[place] = {date.month.month, 2};
  return date.month.month != 0;
}

/// Takes one of `-`, `/`, `.` and blanks behind it; '\0' for none.
char take_mark(std::string_view& text) {
  if (text.empty()) return '\0';
  const char mark = text.front();
  if (mark != '-' && mark != '/' && mark != '.') return '\0';
  text.remove_prefix(1);
  if (mark == '.') skip_blanks(text);
  return mark;
}

/// Takes what stands between two parts. Beside a name that may be next to nothing.
char take_gap(std::string_view& text) {
  if (text.size() > 2 && is_letter(text[0]) && !is_letter(text[2])) {
    take_any(text, std::begin(kOrdinals), std::end(kOrdinals));
  }
  const char mark = take_mark(text);
  if (mark != '\0') return mark;
  take(text, ',');
  skip_blanks(text);
  return '\0';
}

/// Takes the point or the word for "year" behind a date.
void skip_date_tail(std::string_view& text) {
  std::string_view rest = text;
  if (take(rest, '.')) text = rest;
  skip_blanks(rest);
  if (take_any(rest, std::begin(kYearWords), std::end(kYearWords))) text = rest;
}

bool scan_compact_date(std::string_view& text, ScannedDate& date) {
  date.is_compact = true;
  date.parts[0] = take_part(text, 4);
  date.parts[1] = take_part(text, 2);
  date.parts[2] = take_part(text, 2);
  return true;
}

bool scan_date(std::string_view& text, MonthNames names, ScannedDate& date) {
  const std::size_t digits = leading_digits(text);
  if (digits == kCompactDate || digits == kCompactMoment) return scan_compact_date(text, date);
  if (digits == 0 && (text.empty() || !is_letter(text.front()))) return false;
  if (digits == 0) skip_weekday(text);
  if (!take_date_part(text, 0, names, date)) return false;
  const char first = take_gap(text);
  if (!take_date_part(text, 1, names, date)) return false;
  const char second = take_gap(text);
  if (date.month_place == 3 && (first == '\0' || first != second)) return false;
  if (!take_date_part(text, 2, names, date)) return false;
  date.has_slash = first == '/';
  date.has_mark = first != '\0' && second != '\0';
  skip_date_tail(text);
  return true;
}

/// Takes what stands between a date and its time.
bool take_time_gap(std::string_view& text, const ScannedDate& date) {
  if (take(text, 'T') || take(text, 't')) return true;
  if (date.is_compact && leading_digits(text) == kCompactMoment - kCompactDate) return true;
  if (date.month_place != 3 && take(text, ':')) return true;
  const std::size_t before = text.size();
  take(text, ',');
  skip_blanks(text);
  const bool has_gap = text.size() < before;
  if (has_gap && take_any(text, std::begin(kAtWords), std::end(kAtWords))) skip_blanks(text);
  return has_gap;
}

std::optional<ScannedMoment> scan_moment(std::string_view text, MonthNames names) {
  text = trim(text);
  ScannedMoment scanned;
  if (text.size() > kMostBytes || !scan_date(text, names, scanned.date)) return std::nullopt;
  if (text.empty()) return scanned;
  if (!take_time_gap(text, scanned.date)) return std::nullopt;
  const std::optional<std::int32_t> second = detail::take_time(text, scanned.date.is_compact);
  if (!second) return std::nullopt;
  const std::optional<detail::Zone> zone = detail::read_zone(text);
  if (!zone) return std::nullopt;
  scanned.second = *second;
  scanned.has_time = true;
  scanned.zone = *zone;
  return scanned;
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

std::optional<Date> date_with_named_month(const ScannedDate& date) {
  const Part(&parts)[3] = date.parts;
  const Part month = parts[date.month_place];
  const bool is_year_first = date.month_place == 1 && parts[0].digits == 4;
  const Part year = parts[is_year_first ? 0 : 2];
  if (year.digits != 4 && !date.has_mark) return std::nullopt;
  if (is_year_first) return date_of(year, month, parts[2]);
  return date_of(year, month, parts[date.month_place == 0 ? 1 : 0]);
}

/// Three parts in the order given; a year of four digits in front wins over the order.
std::optional<Date> assemble(const ScannedDate& date, DateOrder order) {
  if (date.month_place != 3) return date_with_named_month(date);
  const Part(&parts)[3] = date.parts;
  if (parts[0].digits == 4 || order == DateOrder::kYearMonthDay) {
    return date_of(parts[0], parts[1], parts[2]);
  }
  const bool is_day_first = order == DateOrder::kDayMonthYear;
  return date_of(parts[2], parts[is_day_first ? 1 : 0], parts[is_day_first ? 0 : 1]);
}

/// Whether the moment, also in UTC, lies in the years 1-9999.
bool is_in_calendar(Timestamp at, std::int64_t offset_seconds) {
  const std::int64_t utc = at.seconds_since_epoch - offset_seconds;
  return at.seconds_since_epoch < kEndOfCalendar && utc >= kStartOfCalendar && utc < kEndOfCalendar;
}

/// Bit by bit the orders that read the date, and the pairs of them that disagree.
void weigh_orders(const ScannedDate& date, MomentEvidence& evidence) {
  constexpr std::size_t kPairs[][2] = {{0, 1}, {0, 2}, {1, 2}};
  const std::optional<Date> days[] = {assemble(date, DateOrder::kYearMonthDay),
                                      assemble(date, DateOrder::kDayMonthYear),
                                      assemble(date, DateOrder::kMonthDayYear)};
  unsigned orders = 0;
  unsigned conflicts = 0;
  for (unsigned i = 0; i < 3; ++i) {
    const std::optional<Date>& one = days[kPairs[i][0]];
    const std::optional<Date>& other = days[kPairs[i][1]];
    if (days[i]) orders |= 1U << i;
    if (one && other && *one != *other) conflicts |= 1U << i;
  }
  evidence.orders = static_cast<std::uint8_t>(orders);
  evidence.conflicts = static_cast<std::uint8_t>(conflicts);
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text, DateOrder order, MonthNames names) {
  const std::optional<ScannedMoment> scanned = scan_moment(text, names);
  if (!scanned) return std::nullopt;
  const std::optional<Date> date = assemble(scanned->date, order);
  if (!date) return std::nullopt;
  Moment moment;
  moment.at = {start_of_day(*date).seconds_since_epoch + scanned->second};
  moment.has_time = scanned->has_time;
  moment.offset_minutes = scanned->zone.offset_minutes;
  const std::int64_t offset = moment.offset_minutes.value_or(0) * kSecondsPerMinute;
  if (!is_in_calendar(moment.at, offset)) return std::nullopt;
  return moment;
}

MomentEvidence weigh_moment(std::string_view text) {
  const std::optional<ScannedMoment> scanned = scan_moment(text, MonthNames::kPolish);
  if (!scanned) return {};
  const ScannedDate& date = scanned->date;
  MomentEvidence evidence;
  weigh_orders(date, evidence);
  if (evidence.orders == 0) return evidence;
  evidence.has_time = scanned->has_time;
  evidence.has_offset = scanned->zone.offset_minutes.has_value();
  evidence.has_shared_zone = scanned->zone.is_shared;
  evidence.has_slash = date.has_slash;
  evidence.has_month_name = date.month_place != 3;
  evidence.is_polish = date.month.is_polish;
  evidence.is_croatian = date.month.is_croatian;
  return evidence;
}

std::uint8_t possible_date_orders(std::string_view text) { return weigh_moment(text).orders; }

}  // namespace sonder
