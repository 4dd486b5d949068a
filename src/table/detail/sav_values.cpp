#include "table/detail/sav_values.h"

#include <cmath>
#include <string_view>

#include "base/date.h"
#include "base/number_text.h"

namespace sonder::detail {
namespace {

constexpr double kSecondsTo1970 = 141'428.0 * 86'400;  // from 1582-10-14
constexpr double kSecondsTo10000 = 3'074'325.0 * 86'400;

enum class Kind : std::uint8_t { kNumber, kDay, kMoment, kDuration };

/// Source: "Variable Record" and "Variable Format" in the PSPP developers' guide.
Kind kind_of(std::uint8_t format) {
  switch (format) {
    case 20:  // DATE
    case 23:
    case 24:  // ADATE, JDATE
    case 28:
    case 29:
    case 30:  // MOYR, QYR, WKYR
    case 38:
    case 39: return Kind::kDay;  // EDATE, SDATE
    case 22:
    case 41: return Kind::kMoment;  // DATETIME, YMDHMS
    case 21:
    case 25:
    case 40: return Kind::kDuration;  // TIME, DTIME, MTIME
    default: return Kind::kNumber;
  }
}

void append_pair(std::string& text, std::int64_t value) {
  text += ':';
  text += static_cast<char>('0' + value / 10);
  text += static_cast<char>('0' + value % 10);
}

/// Decimals of a second with the mark in front of them. They are those of the whole number, whose
/// text is as exact as it can be; less than 10^-18 is written with an exponent and not counted.
std::string decimals_of(double value) {
  const std::string text = format_shortest(value);
  const std::size_t mark = text.find('.');
  const bool has_none = mark == std::string::npos || text.find('e') != std::string::npos;
  return has_none ? std::string() : text.substr(mark);
}

/// "13:05:00" and decimals; hours have at least two digits.
std::string format_clock(double seconds) {
  const double magnitude = std::abs(seconds);
  const auto whole = static_cast<std::int64_t>(magnitude);
  const std::int64_t hours = whole / 3600;
  std::string text = seconds < 0 ? "-" : "";
  if (hours < 10) text += '0';
  text += std::to_string(hours);
  append_pair(text, whole / 60 % 60);
  append_pair(text, whole % 60);
  return text + decimals_of(magnitude);
}

std::string format_moment(double seconds, bool always_with_time) {
  const double days = std::floor(seconds / 86'400);
  const auto day = static_cast<std::int32_t>(days - kSecondsTo1970 / 86'400);
  std::string text = format_iso(Date{day});
  const double midnight = days * 86'400;
  if (!always_with_time && seconds == midnight) return text;
  const auto second = static_cast<double>(static_cast<std::int64_t>(seconds - midnight));
  return text + ' ' + format_clock(second) + decimals_of(seconds);
}

}  // namespace

std::string format_sav_number(double value, std::uint8_t format) {
  constexpr double kLongestDuration = 1e15;
  if (!std::isfinite(value)) return {};
  const Kind kind = kind_of(format);
  if (kind == Kind::kDuration && std::abs(value) < kLongestDuration) return format_clock(value);
  const bool is_moment = kind == Kind::kDay || kind == Kind::kMoment;
  if (is_moment && value >= 0 && value < kSecondsTo10000) {
    return format_moment(value, kind == Kind::kMoment);
  }
  return format_shortest(value);
}

}  // namespace sonder::detail
