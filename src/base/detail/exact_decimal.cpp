#include "base/detail/exact_decimal.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace sonder::detail {
namespace {

/// A whole number of any size, nine decimal digits an entry, the lowest first.
using BigNumber = std::vector<std::uint32_t>;
constexpr std::uint32_t kBillion = 1'000'000'000;
constexpr std::size_t kDigitsPerEntry = 9;

void multiply(BigNumber& number, std::uint32_t factor) {
  std::uint64_t carry = 0;
  for (std::uint32_t& entry : number) {
    carry += std::uint64_t{entry} * factor;
    entry = static_cast<std::uint32_t>(carry % kBillion);
    carry /= kBillion;
  }
  for (; carry > 0; carry /= kBillion) {
    number.push_back(static_cast<std::uint32_t>(carry % kBillion));
  }
}

/// `mantissa` * 2^`exponent`.
DecimalDigits exact_digits(std::uint64_t mantissa, int exponent) {
  constexpr int kStep = 13;
  constexpr std::uint32_t kTwoToTheStep = 8'192;
  constexpr std::uint32_t kFiveToTheStep = 1'220'703'125;
  BigNumber number = {static_cast<std::uint32_t>(mantissa % kBillion),
                      static_cast<std::uint32_t>(mantissa / kBillion)};
  // 2^-n is 5^n behind n decimals.
  const bool is_fraction = exponent < 0;
  const int count = std::abs(exponent);
  for (int i = 0; i < count / kStep; ++i) {
    multiply(number, is_fraction ? kFiveToTheStep : kTwoToTheStep);
  }
  for (int i = 0; i < count % kStep; ++i) multiply(number, is_fraction ? 5 : 2);
  std::string digits;
  for (std::size_t left = number.size(); left > 0; --left) {
    const std::string nine = std::to_string(number[left - 1]);
    digits.append(kDigitsPerEntry - nine.size(), '0').append(nine);
  }
  return decimal_of(digits, is_fraction ? count : 0);
}

}  // namespace

DecimalDigits decimal_of(std::string_view digits, int decimals) {
  const std::size_t first = std::min(digits.find_first_not_of('0'), digits.size());
  const std::size_t end = digits.find_last_not_of('0') + 1;
  return {std::string(digits.substr(first, end - first)),
          static_cast<int>(digits.size() - first) - decimals};
}

bool ReadingRange::holds(const DecimalDigits& number) const {
  if (number == low || number == high) return holds_ends;
  return low < number && number < high;
}

ReadingRange range_of(double magnitude) {
  constexpr int kMantissaBits = 52;
  constexpr std::uint64_t kHiddenBit = std::uint64_t{1} << kMantissaBits;
  std::uint64_t bits = 0;
  std::memcpy(&bits, &magnitude, sizeof bits);
  const int biased = static_cast<int>(bits >> kMantissaBits);
  const std::uint64_t fraction = bits % kHiddenBit;
  const std::uint64_t mantissa = biased > 0 ? fraction + kHiddenBit : fraction;
  // In quarters of the last bit: below a power of two the next double is half as far.
  const int exponent = std::max(biased, 1) - 1075 - 2;
  const std::uint64_t below = fraction == 0 && biased > 1 ? 1 : 2;
  return {exact_digits(4 * mantissa - below, exponent), exact_digits(4 * mantissa, exponent),
          exact_digits(4 * mantissa + 2, exponent), mantissa % 2 == 0};
}

}  // namespace sonder::detail
