#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

/// What numbers with check digits have in common.
namespace sonder::detail {

inline int digit_at(std::string_view digits, std::size_t at) { return digits[at] - '0'; }

bool are_digits(std::string_view text);

/// Without blanks, points, hyphens, slashes and no-break spaces; letters a-z as capitals. All else
/// stays, so that it can be refused.
std::string letters_and_digits(std::string_view text);

/// The sum of the first digits, each times its weight.
int weighted_sum(std::string_view digits, std::initializer_list<int> weights);

/// ISO 7064, MOD 11,10: the hybrid system of OIB and of German VAT numbers.
bool holds_mod_11_10(std::string_view digits);

/// The remainder by 97 with the first four characters moved behind the others and letters read as
/// 10 to 35 (ISO 13616-1). Letters a-z of either case, and digits.
bool holds_iban_check(std::string_view iban);

}  // namespace sonder::detail
