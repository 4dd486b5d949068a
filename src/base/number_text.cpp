#include "base/number_text.h"

#include <cfloat>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace sonder {
namespace {

constexpr int kMostWholeDigits = 21;
constexpr int kMostDecimals = 18;

/// 0.`digits` times ten to the power of `point`; the last digit is not zero.
struct DecimalDigits {
  std::string digits;
  int point = 0;
};

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

/// Reads what "%.*e" wrote: a digit, perhaps a mark and further digits, and the exponent.
DecimalDigits read_scientific(const char* text) {
  DecimalDigits number;
  for (; *text != 'e'; ++text) {
    if (*text != '.') number.digits += *text;
  }
  number.point = std::atoi(text + 1) + 1;
  number.digits.erase(number.digits.find_last_not_of('0') + 1);
  return number;
}

DecimalDigits find_long_digits(double magnitude) {
  constexpr int kAlwaysEnough = 17;
  // Subnormal numbers have fewer bits.
  int count = magnitude < DBL_MIN ? 1 : 15;
  char text[32];
  for (; count <= kAlwaysEnough; ++count) {
    std::snprintf(text, sizeof text, "%.*e", count - 1, magnitude);
    if (std::strtod(text, nullptr) == magnitude) break;
  }
  return read_scientific(text);
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

}  // namespace sonder
