#include "text/iban.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/blanks.h"
#include "text/detail/check_digits.h"

namespace sonder {
namespace {

/// Country and length, from SWIFT's IBAN registry.
constexpr std::string_view kIbanLengths =
    "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BR29BY28CH21CR22CY28CZ24DE22DK18DO28EE20EG29ES24FI18FO18"
    "FR27GB22GE22GI23GL18GR27GT28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21"
    "LY25MC27MD24ME22MK19MR27MT31MU30NL18NO15PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19"
    "SK24SM27ST25SV28TL23TN24TR26UA29VA22VG24XK20";

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_iban_length(std::string_view iban) {
  constexpr std::size_t kShortest = 15;
  constexpr std::size_t kLongest = 34;
  for (std::string_view rest = kIbanLengths; !rest.empty(); rest.remove_prefix(4)) {
    if (rest.substr(0, 2) != iban.substr(0, 2)) continue;
    const int length = detail::digit_at(rest, 2) * 10 + detail::digit_at(rest, 3);
    return iban.size() == static_cast<std::size_t>(length);
  }
  return iban.size() >= kShortest && iban.size() <= kLongest;
}

bool has_iban_form(std::string_view iban) {
  if (iban.size() < 4 || !is_capital(iban[0]) || !is_capital(iban[1])) return false;
  if (!detail::are_digits(iban.substr(2, 2)) || !has_iban_length(iban)) return false;
  return std::all_of(iban.begin(), iban.end(), [](char c) { return is_digit(c) || is_capital(c); });
}

}  // namespace

std::variant<std::string, NumberFault> read_iban(std::string_view text) {
  if (trim(text).empty()) return NumberFault::kBlank;
  std::string iban = detail::letters_and_digits(text);
  if (!has_iban_form(iban)) return NumberFault::kWrongForm;
  if (!detail::holds_iban_check(iban)) return NumberFault::kWrongCheck;
  return iban;
}

}  // namespace sonder
