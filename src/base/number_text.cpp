#include "base/number_text.h"

#include <algorithm>
#include <cfloat>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "base/detail/exact_decimal.h"

namespace sonder {
namespace {

using detail::decimal_of;
using detail::DecimalDigits;
using detail::ReadingRange;

constexpr int kMostWholeDigits = 21;
constexpr int kMostDecimals = 18;

/// Decimals of at most 15 digits differ as doubles, so the first that reads back is the shortest.
/// Up to 10^22 powers of ten are exact and a quotient of exact numbers is rounded correctly, which
/// makes the division a correct reading of the decimal.
std::optional<DecimalDigits> find_short_digits(double magnitude) {
  constexpr double kLimit = 1e15;
  double power = 10;
  for (int decimals = 1; decimals <= kMostDecimals; ++decimals, power *= 10) {
    const double scaled = std::round(magnitude * power);
    if (scaled >= kLimit) return std::nullopt;
    if (scaled / power != magnitude) continue;
    DecimalDigits found{std::to_string(static_cast<std::int64_t>(scaled)), 0};
    found.point = static_cast<int>(found.digits.size()) - decimals;
    return found;
  }
  return std::nullopt;
}

/// Rounds to `count` digits, half to even.
DecimalDigits round_digits(const DecimalDigits& number, std::size_t count) {
  if (count >= number.digits.size()) return number;
  const bool is_tie = number.digits.size() == count + 1 && number.digits[count] == '5';
  const bool is_odd = (number.digits[count - 1] - '0') % 2 == 1;
  const bool goes_up = is_tie ? is_odd : number.digits[count] >= '5';
  std::string digits = "0" + number.digits.substr(0, count);
  std::size_t at = digits.size() - 1;
  for (; goes_up && digits[at] == '9'; --at) digits[at] = '0';
  if (goes_up) ++digits[at];
  return decimal_of(digits, static_cast<int>(count) - number.point);
}

DecimalDigits find_long_digits(double magnitude) {
  constexpr std::size_t kAlwaysEnough = 17;
  const ReadingRange range = detail::range_of(magnitude);
  // Subnormal numbers have fewer bits.
  std::size_t count = magnitude < DBL_MIN ? 1 : 15;
  while (count < kAlwaysEnough && !range.holds(round_digits(range.exact, count))) ++count;
  return round_digits(range.exact, count);
}

std::string with_exponent(const DecimalDigits& number) {
  std::string text = number.digits;
  if (text.size() > 1) text.insert(1, 1, '.');
  const int exponent = number.point - 1;
  text += exponent < 0 ? "e-" : "e+";
  return text + std::to_string(std::abs(exponent));
}

std::string write_out(const DecimalDigits& number) {
  const int size = static_cast<int>(number.digits.size());
  if (number.point > kMostWholeDigits || size - number.point > kMostDecimals) {
    return with_exponent(number);
  }
  const auto zeros = [](int count) { return std::string(static_cast<std::size_t>(count), '0'); };
  if (number.point <= 0) return "0." + zeros(-number.point) + number.digits;
  if (number.point >= size) return number.digits + zeros(number.point - size);
  std::string text = number.digits;
  return text.insert(static_cast<std::size_t>(number.point), 1, '.');
}

constexpr int kExactPowers = 22;

/// `value` * 10^`exponent`, rounded once for every 22 powers of ten.
double scale(double value, int exponent) {
  while (exponent != 0) {
    const int step = std::min(std::abs(exponent), kExactPowers);
    double power = 1;
    for (int i = 0; i < step; ++i) power *= 10;
    value = exponent < 0 ? value / power : value * power;
    exponent += exponent < 0 ? step : -step;
  }
  return value;
}

/// The number's double, looked for from one that is near.
std::optional<double> find_nearest(const DecimalDigits& number, double guess) {
  double candidate = std::clamp(guess, DBL_TRUE_MIN, DBL_MAX);
  while (candidate > 0) {
    const ReadingRange range = detail::range_of(candidate);
    if (range.holds(number)) return candidate;
    const bool is_below = number < range.exact;
    if (candidate == DBL_MAX && !is_below) return std::nullopt;
    candidate = std::nextafter(candidate, is_below ? 0 : DBL_MAX);
  }
  return candidate;
}

std::optional<double> nearest_double(const DecimalDigits& number) {
  constexpr std::size_t kExactDigits = 15;
  constexpr std::size_t kGuessedDigits = 17;
  constexpr int kMostPoint = 309;
  constexpr int kLeastPoint = -330;
  if (number.digits.empty() || number.point < kLeastPoint) return 0.0;
  if (number.point > kMostPoint) return std::nullopt;
  const std::size_t count = std::min(number.digits.size(), kGuessedDigits);
  std::int64_t leading = 0;
  std::from_chars(number.digits.data(), number.digits.data() + count, leading);
  const int exponent = number.point - static_cast<int>(count);
  const double guess = scale(static_cast<double>(leading), exponent);
  // Both numbers are exact and the result is rounded once.
  if (count <= kExactDigits && std::abs(exponent) <= kExactPowers) return guess;
  return find_nearest(number, guess);
}

int read_exponent(std::string_view text) {
  constexpr int kBeyondAll = 1'000'000'000;
  if (text.starts_with('+')) text.remove_prefix(1);
  int exponent = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), exponent);
  const bool is_beyond = read.ec != std::errc() || std::abs(exponent) > kBeyondAll;
  if (!is_beyond) return exponent;
  return text.starts_with('-') ? -kBeyondAll : kBeyondAll;
}

DecimalDigits read_decimal(std::string_view text) {
  const std::size_t end = std::min(text.find_first_of("eE"), text.size());
  const std::size_t mark = std::min(text.find('.'), end);
  std::string digits(text.substr(0, mark));
  if (mark < end) digits += text.substr(mark + 1, end - mark - 1);
  DecimalDigits number = decimal_of(digits, static_cast<int>(digits.size() - mark));
  if (end < text.size()) number.point += read_exponent(text.substr(end + 1));
  return number;
}

}  // namespace

std::string format_shortest(double value) {
  constexpr double kExactLimit = 9007199254740992.0;  // 2^53: every integer below is a double
  if (std::abs(value) < kExactLimit && std::trunc(value) == value) {
    return std::to_string(static_cast<std::int64_t>(value));
  }
  const double magnitude = std::abs(value);
  const auto found = find_short_digits(magnitude);
  const std::string text = write_out(found ? *found : find_long_digits(magnitude));
  return value < 0 ? "-" + text : text;
}

std::optional<double> parse_double(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const std::optional<double> magnitude = nearest_double(read_decimal(text));
  return magnitude && is_negative ? -*magnitude : magnitude;
}

}  // namespace sonder
