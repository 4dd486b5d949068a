#include "text/detail/check_digits.h"

#include <algorithm>
#include <cstdint>

namespace sonder::detail {

bool are_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string letters_and_digits(std::string_view text) {
  std::string kept;
  while (!text.empty()) {
    const bool is_no_break = text.starts_with("\xC2\xA0");
    const char c = text.front();
    text.remove_prefix(is_no_break ? 2 : 1);
    if (is_no_break || std::string_view(" .-/\t").find(c) != std::string_view::npos) continue;
    kept += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return kept;
}

int weighted_sum(std::string_view digits, std::initializer_list<int> weights) {
  int sum = 0;
  std::size_t at = 0;
  for (const int weight : weights) sum += weight * digit_at(digits, at++);
  return sum;
}

bool holds_mod_11_10(std::string_view digits) {
  int product = 10;
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    const int sum = (product + digit_at(digits, i)) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (product + digit_at(digits, digits.size() - 1)) % 10 == 1;
}

bool holds_iban_check(std::string_view iban) {
  std::uint32_t remainder = 0;
  for (std::size_t i = 0; i < iban.size(); ++i) {
    const char byte = iban[(i + 4) % iban.size()];
    const bool is_digit = byte >= '0' && byte <= '9';
    const auto value = static_cast<std::uint32_t>(is_digit ? byte - '0' : (byte | 0x20) - 'a' + 10);
    remainder = (remainder * (value < 10 ? 10U : 100U) + value) % 97;
  }
  return remainder == 1;
}

}  // namespace sonder::detail
