#include "text/counted_moments.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/minor_units.h"
#include "text/fold.h"

namespace sonder {
namespace {

/// Seconds since the epoch at the start of the years 1 and 10000, 1990 and 2036.
constexpr std::int64_t kStartOfCalendar = -62'135'596'800;
constexpr std::int64_t kEndOfCalendar = 253'402'300'800;
constexpr std::int64_t kStartOfGuesses = 631'152'000;
constexpr std::int64_t kEndOfGuesses = 2'082'758'400;

/// Day numbers of 1970-01-01.
constexpr std::int64_t kEpochIn1900 = 25'569;
constexpr std::int64_t kEpochIn1904 = 24'107;
constexpr std::int64_t kFebruary29th1900 = 60;

/// So many decimals of a day times 86,400 still fit 63 bits.
constexpr std::int32_t kMostDayDecimals = 13;

constexpr MomentCoding kGuesses[] = {MomentCoding::kExcel1900, MomentCoding::kUnixSeconds,
                                     MomentCoding::kUnixMilliseconds,
                                     MomentCoding::kUnixMicroseconds};

constexpr std::string_view kDateWords[] = {"date",
                                           "dates",
                                           "datum",
                                           "data",
                                           "created",
                                           "timestamp",
                                           "updated",
                                           "stamp",
                                           "submitted",
                                           "recorded",
                                           "\u0434\u0430\u0442\u0430"};
constexpr std::string_view kTimeWords[] = {"time", "czas", "vrijeme", "zeit",
                                           "\u0432\u0440\u0435\u043C\u044F"};
constexpr std::string_view kDateEndings[] = {"date", "datum", "stamp"};
constexpr std::string_view kOtherWords[] = {"candidate", "mandate", "lifetime"};

std::int64_t floor_divide(std::int64_t dividend, std::int64_t divisor) {
  return dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
}

/// `decimals` of 0-18.
std::int64_t power_of_ten(std::int32_t decimals) { return rescale(1, 0, decimals).value_or(1); }

std::optional<Timestamp> in_calendar(std::int64_t seconds) {
  if (seconds < kStartOfCalendar || seconds >= kEndOfCalendar) return std::nullopt;
  return Timestamp{seconds};
}

std::optional<Timestamp> from_days(const Decimal& count, bool is_1904) {
  if (count.mantissa < 0) return std::nullopt;
  const std::int64_t unit = power_of_ten(count.decimals);
  const std::int64_t day = count.mantissa / unit;
  const std::int64_t epoch =
      is_1904 ? kEpochIn1904 : kEpochIn1900 - (day < kFebruary29th1900 ? 1 : 0);
  const bool has_day = is_1904 || (day != kFebruary29th1900 && day >= 1);
  if (!has_day || day > kEndOfCalendar / kSecondsPerDay + epoch) return std::nullopt;
  const std::int32_t decimals = std::min(count.decimals, kMostDayDecimals);
  const std::int64_t fraction = count.mantissa % unit / power_of_ten(count.decimals - decimals);
  const std::int64_t divisor = power_of_ten(decimals);
  const std::int64_t second = (fraction * kSecondsPerDay + divisor / 2) / divisor;
  return in_calendar((day - epoch) * kSecondsPerDay + second);
}

std::optional<Timestamp> from_seconds(const Decimal& count, std::int32_t more_decimals) {
  const std::int64_t whole = floor_divide(count.mantissa, power_of_ten(count.decimals));
  return in_calendar(floor_divide(whole, power_of_ten(more_decimals)));
}

/// Folded, with a blank before capitals that follow small letters.
std::string fold_camel_case(std::string_view name) {
  std::string spaced;
  char before = ' ';
  for (const char byte : name) {
    if (byte >= 'A' && byte <= 'Z' && before >= 'a' && before <= 'z') spaced += ' ';
    spaced += byte;
    before = byte;
  }
  return fold_words(spaced);
}

template <std::size_t kCount>
bool is_among(std::string_view word, const std::string_view (&words)[kCount]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

NamedTime find_time_in_word(std::string_view word) {
  if (is_among(word, kOtherWords)) return NamedTime::kNothing;
  const auto ends_word = [word](std::string_view ending) { return word.ends_with(ending); };
  const bool is_date = is_among(word, kDateWords) ||
                       std::any_of(std::begin(kDateEndings), std::end(kDateEndings), ends_word);
  if (is_date) return NamedTime::kDate;
  const bool is_time = is_among(word, kTimeWords) || word.ends_with("time");
  return is_time ? NamedTime::kTime : NamedTime::kNothing;
}

}  // namespace

std::optional<Timestamp> moment_of_count(const Decimal& count, MomentCoding coding) {
  switch (coding) {
    case MomentCoding::kWritten: break;
    case MomentCoding::kExcel1900: return from_days(count, false);
    case MomentCoding::kExcel1904: return from_days(count, true);
    case MomentCoding::kUnixSeconds: return from_seconds(count, 0);
    case MomentCoding::kUnixMilliseconds: return from_seconds(count, 3);
    case MomentCoding::kUnixMicroseconds: return from_seconds(count, 6);
  }
  return std::nullopt;
}

std::optional<MomentCoding> guess_coding(const Decimal& count) {
  for (const MomentCoding coding : kGuesses) {
    const std::optional<Timestamp> at = moment_of_count(count, coding);
    if (!at) continue;
    const std::int64_t seconds = at->seconds_since_epoch;
    if (seconds >= kStartOfGuesses && seconds < kEndOfGuesses) return coding;
  }
  return std::nullopt;
}

NamedTime find_time_in_name(std::string_view name) {
  const std::string words = fold_camel_case(name);
  NamedTime found = NamedTime::kNothing;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    found = std::max(found, find_time_in_word(std::string_view(words).substr(begin, end - begin)));
    begin = end + 1;
  }
  return found;
}

}  // namespace sonder
