#include "base/minor_units.h"

namespace sonder {
namespace {

constexpr std::int64_t kPowersOfTen[] = {1,
                                         10,
                                         100,
                                         1'000,
                                         10'000,
                                         100'000,
                                         1'000'000,
                                         10'000'000,
                                         100'000'000,
                                         1'000'000'000,
                                         10'000'000'000,
                                         100'000'000'000,
                                         1'000'000'000'000,
                                         10'000'000'000'000,
                                         100'000'000'000'000,
                                         1'000'000'000'000'000,
                                         10'000'000'000'000'000,
                                         100'000'000'000'000'000,
                                         1'000'000'000'000'000'000};
constexpr std::int32_t kLargestPower = 18;

}  // namespace

std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b) {
  std::int64_t product = 0;
  if (__builtin_mul_overflow(a, b, &product)) return std::nullopt;
  return product;
}

std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b) {
  std::int64_t sum = 0;
  if (__builtin_add_overflow(a, b, &sum)) return std::nullopt;
  return sum;
}

std::optional<std::int64_t> rescale(std::int64_t mantissa, std::int32_t from_decimals,
                                    std::int32_t to_decimals) {
  const std::int32_t change = to_decimals - from_decimals;
  if (change > kLargestPower || change < -kLargestPower) return std::nullopt;
  if (change >= 0) return checked_multiply(mantissa, kPowersOfTen[change]);
  const std::int64_t divisor = kPowersOfTen[-change];
  if (mantissa % divisor != 0) return std::nullopt;
  return mantissa / divisor;
}

std::string format_decimal(std::int64_t mantissa, std::int32_t decimals) {
  const bool negative = mantissa < 0;
  const std::uint64_t magnitude =
      negative ? ~static_cast<std::uint64_t>(mantissa) + 1 : static_cast<std::uint64_t>(mantissa);
  std::string digits = std::to_string(magnitude);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, 1, '.');
  return negative ? "-" + digits : digits;
}

double to_major(MinorUnits amount, const MoneyScale& scale) {
  return static_cast<double>(amount.units) / static_cast<double>(kPowersOfTen[scale.decimals]);
}

}  // namespace sonder
