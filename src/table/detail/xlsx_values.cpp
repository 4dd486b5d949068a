#include "table/detail/xlsx_values.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/date.h"

namespace sonder::detail {
namespace {

// ---- format codes

struct FormatTokens {
  bool has_date = false;
  bool has_time = false;
  bool has_month_or_minute = false;
  bool is_elapsed = false;
  bool has_percent = false;
  bool has_digits = false;  ///< # or ?, or 0 anywhere but behind seconds
  bool has_others = false;  ///< anything that a row of zeros is not
  std::uint8_t zeros = 0;
};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool is_same_word(std::string_view a, std::string_view lower_b) {
  return std::equal(a.begin(), a.end(), lower_b.begin(), lower_b.end(),
                    [](char x, char y) { return lower(x) == y; });
}

/// [h], [mm] or [ss] counts hours, minutes or seconds beyond a day; other brackets hold colours,
/// conditions and languages.
bool is_elapsed_time(std::string_view inner) {
  return !inner.empty() &&
         std::string_view("hms").find(lower(inner[0])) != std::string_view::npos &&
         std::all_of(inner.begin(), inner.end(),
                     [inner](char c) { return lower(c) == lower(inner[0]); });
}

/// Bytes of literal text at the front of `code`, noting what brackets say; 0 when there is none.
std::size_t literal_size(std::string_view code, FormatTokens& tokens) {
  switch (code.front()) {
    case '"': return std::min(code.find('"', 1), code.size() - 1) + 1;
    case '\\':
    case '_':
    case '*': return std::min<std::size_t>(2, code.size());
    case '[': {
      const std::size_t end = std::min(code.find(']'), code.size() - 1);
      if (is_elapsed_time(code.substr(1, end - 1))) tokens.is_elapsed = true;
      return end + 1;
    }
    default: break;
  }
  if (is_same_word(code.substr(0, 5), "am/pm")) return 5;
  return is_same_word(code.substr(0, 3), "a/p") ? 3 : 0;
}

void note_symbol(char symbol, bool follows_seconds, FormatTokens& tokens) {
  switch (lower(symbol)) {
    case 'd':
    case 'y': tokens.has_date = true; break;
    case 'h':
    case 's': tokens.has_time = true; break;
    case 'm': tokens.has_month_or_minute = true; break;
    case '%': tokens.has_percent = true; break;
    case '#':
    case '?': tokens.has_digits = true; break;
    case '0':
      if (!follows_seconds) tokens.has_digits = true;
      if (tokens.zeros < 255) ++tokens.zeros;
      return;
    default: break;
  }
  tokens.has_others = true;
}

FormatTokens read_tokens(std::string_view code) {
  FormatTokens tokens;
  char before = '\0';  // the last symbol that is not a point or a zero
  while (!code.empty() && code.front() != ';') {
    const std::size_t literal = literal_size(code, tokens);
    if (literal > 0) {
      tokens.has_others = true;
      code.remove_prefix(literal);
      continue;
    }
    const char symbol = code.front();
    note_symbol(symbol, before == 's', tokens);
    if (symbol != '.' && symbol != '0') before = lower(symbol);
    code.remove_prefix(1);
  }
  return tokens;
}

// ---- numbers

/// 0.DIGITS x 10^point, exactly.
struct ExactNumber {
  bool is_negative = false;
  std::string digits;  ///< no zeros at either end; none for 0
  std::int32_t point = 0;
};

constexpr std::int32_t kLongestWhole = 21;
constexpr std::int32_t kLongestFraction = 18;
constexpr std::size_t kShownDigits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes digits off the front, appending them.
std::size_t take_digits(std::string_view& text, std::string& digits) {
  std::size_t size = 0;
  while (size < text.size() && is_digit(text[size])) ++size;
  digits += text.substr(0, size);
  text.remove_prefix(size);
  return size;
}

/// The exponent that `text` wholly consists of; 0 for none.
std::optional<std::int32_t> read_exponent(std::string_view text) {
  if (text.empty()) return 0;
  if (lower(text.front()) != 'e') return std::nullopt;
  text.remove_prefix(text.starts_with("e+") || text.starts_with("E+") ? 2 : 1);
  std::int32_t exponent = 0;
  const char* end = text.data() + text.size();
  const auto [stop, failure] = std::from_chars(text.data(), end, exponent);
  if (failure != std::errc{} || stop != end || exponent > 999 || exponent < -999) {
    return std::nullopt;
  }
  return exponent;
}

void trim_zeros(ExactNumber& number) {
  const std::size_t front = std::min(number.digits.find_first_not_of('0'), number.digits.size());
  number.digits.erase(0, front);
  number.point -= static_cast<std::int32_t>(front);
  number.digits.erase(number.digits.find_last_not_of('0') + 1);
  if (number.digits.empty()) number = {};
}

std::optional<ExactNumber> read_number(std::string_view text) {
  constexpr std::size_t kLongest = 400;
  if (text.size() > kLongest) return std::nullopt;
  ExactNumber number;
  number.is_negative = text.starts_with('-');
  if (number.is_negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t whole = take_digits(text, number.digits);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    take_digits(text, number.digits);
  }
  const std::optional<std::int32_t> exponent = read_exponent(text);
  if (!exponent || number.digits.empty()) return std::nullopt;
  number.point = static_cast<std::int32_t>(whole) + *exponent;
  trim_zeros(number);
  return number;
}

std::int32_t fraction_digits(const ExactNumber& number) {
  return std::max(static_cast<std::int32_t>(number.digits.size()) - number.point, 0);
}

/// To 15 digits, half away from zero.
void round_fraction(ExactNumber& number) {
  if (number.digits.size() <= kShownDigits || fraction_digits(number) == 0) return;
  const bool rounds_up = number.digits[kShownDigits] >= '5';
  number.digits.resize(kShownDigits);
  if (rounds_up) {
    std::size_t at = kShownDigits;
    while (at > 0 && number.digits[at - 1] == '9') --at;
    number.digits.resize(at);
    if (at > 0) {
      ++number.digits[at - 1];
    } else {
      number.digits = "1";
      ++number.point;
    }
  }
  trim_zeros(number);
}

bool is_plain(const ExactNumber& number) {
  return number.point <= kLongestWhole && fraction_digits(number) <= kLongestFraction;
}

/// Without an exponent; `number` must be plain.
std::string write_number(const ExactNumber& number) {
  const auto point = static_cast<std::size_t>(std::max(number.point, 0));
  std::string whole = number.digits.substr(0, point);
  whole.append(point - whole.size(), '0');
  std::string text = number.is_negative ? "-" : "";
  text += whole.empty() ? "0" : whole;
  if (fraction_digits(number) == 0) return text;
  text += '.';
  text.append(static_cast<std::size_t>(std::max(-number.point, 0)), '0');
  text += number.digits.substr(std::min(point, number.digits.size()));
  return text;
}

std::string pad(std::string digits, std::size_t width) {
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

// ---- days

constexpr std::int64_t kLastDay = 2'958'465;       // 9999-12-31 in the 1900 system
constexpr std::int64_t kDaysOf1904System = 1'462;  // 1904-01-01 in the 1900 system
constexpr std::int64_t kUnixEpoch = 25'569;        // 1970-01-01 in the 1900 system
constexpr std::int64_t kLeapDayOf1900 = 60;

struct Serial {
  std::int64_t day = 0;
  std::int64_t second = 0;  ///< of the day
};

/// The number `count` digits from position `from` on, which may be before or behind them.
std::int64_t digits_from(const ExactNumber& number, std::int32_t from, std::int32_t count) {
  std::int64_t value = 0;
  for (std::int32_t i = from; i < from + count; ++i) {
    const bool is_there = i >= 0 && i < static_cast<std::int32_t>(number.digits.size());
    value = value * 10 + (is_there ? number.digits[static_cast<std::size_t>(i)] - '0' : 0);
  }
  return value;
}

/// Absent for numbers that are no day.
std::optional<Serial> read_serial(const ExactNumber& number) {
  constexpr std::int32_t kLongestDay = 7;
  constexpr std::int32_t kFraction = 12;
  constexpr std::int64_t kFractionOne = 1'000'000'000'000;
  if (number.is_negative || number.point > kLongestDay) return std::nullopt;
  Serial serial{digits_from(number, 0, std::max(number.point, 0))};
  const std::int64_t fraction = digits_from(number, number.point, kFraction);
  serial.second = (fraction * kSecondsPerDay + kFractionOne / 2) / kFractionOne;
  serial.day += serial.second / kSecondsPerDay;
  serial.second %= kSecondsPerDay;
  if (serial.day > kLastDay) return std::nullopt;
  return serial;
}

std::string clock_text(std::int64_t seconds) {
  const auto two = [](std::int64_t value) { return pad(std::to_string(value), 2); };
  return two(seconds / 3'600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

/// `day` counts in the 1900 system, from 1 on.
std::string day_text(std::int64_t day) {
  if (day == kLeapDayOf1900) return "1900-02-29";
  const std::int64_t true_day = day < kLeapDayOf1900 ? day + 1 : day;
  return format_iso(Date{static_cast<std::int32_t>(true_day - kUnixEpoch)});
}

/// Absent when the number is no day that can be shown.
std::optional<std::string> moment_text(Serial serial, NumberKind kind, bool is_1904) {
  const bool has_no_day = serial.day == 0 && (kind == NumberKind::kTime || !is_1904);
  if (has_no_day) {
    if (kind == NumberKind::kDate && serial.second == 0) return std::nullopt;
    return clock_text(serial.second);
  }
  if (is_1904) serial.day += kDaysOf1904System;
  if (serial.day > kLastDay) return std::nullopt;
  const bool is_day_only = kind == NumberKind::kDate && serial.second == 0;
  return day_text(serial.day) + (is_day_only ? "" : " " + clock_text(serial.second));
}

std::optional<std::string> serial_text(const ExactNumber& number, NumberKind kind, bool is_1904) {
  const std::optional<Serial> serial = read_serial(number);
  if (!serial) return std::nullopt;
  if (kind != NumberKind::kDuration) return moment_text(*serial, kind, is_1904);
  return clock_text(serial->day * kSecondsPerDay + serial->second);
}

std::optional<std::string> formatted_text(const ExactNumber& number, NumberFormat format,
                                          bool is_1904) {
  switch (format.kind) {
    case NumberKind::kPlain:
    case NumberKind::kPercent: return std::nullopt;
    case NumberKind::kPadded:
      if (number.is_negative || !is_plain(number) || fraction_digits(number) > 0) {
        return std::nullopt;
      }
      return pad(write_number(number), format.digits);
    default: return serial_text(number, format.kind, is_1904);
  }
}

}  // namespace

NumberFormat classify_format(std::string_view code) {
  if (is_same_word(code, "general") || is_same_word(code, "standard")) return {};
  const FormatTokens tokens = read_tokens(code);
  if (tokens.has_percent) return {NumberKind::kPercent};
  if (!tokens.has_others && tokens.zeros > 1) return {NumberKind::kPadded, tokens.zeros};
  if (tokens.is_elapsed) return {NumberKind::kDuration};
  if (tokens.has_digits) return {};
  const bool has_date = tokens.has_date || (tokens.has_month_or_minute && !tokens.has_time);
  if (has_date && tokens.has_time) return {NumberKind::kDateTime};
  if (has_date) return {NumberKind::kDate};
  return {tokens.has_time ? NumberKind::kTime : NumberKind::kPlain};
}

NumberFormat builtin_format(std::uint32_t id) {
  if (id == 9 || id == 10) return {NumberKind::kPercent};
  if (id >= 14 && id <= 17) return {NumberKind::kDate};
  if (id >= 18 && id <= 21) return {NumberKind::kTime};
  if (id == 22) return {NumberKind::kDateTime};
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return {NumberKind::kDate};
  if (id == 45 || id == 47) return {NumberKind::kTime};
  return {id == 46 ? NumberKind::kDuration : NumberKind::kPlain};
}

std::string number_text(std::string_view raw, NumberFormat format, bool is_1904) {
  std::optional<ExactNumber> number = read_number(raw);
  if (!number) return std::string(raw);
  const std::optional<std::string> formatted = formatted_text(*number, format, is_1904);
  if (formatted) return *formatted;
  const bool is_percent = format.kind == NumberKind::kPercent;
  round_fraction(*number);
  if (is_percent && !number->digits.empty()) number->point += 2;
  if (!is_plain(*number)) return std::string(raw);
  return write_number(*number) + (is_percent ? "%" : "");
}

}  // namespace sonder::detail
