#include "text/vat_numbers.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/blanks.h"
#include "text/detail/check_digits.h"

namespace sonder {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct VatForm {
  std::string_view country;
  std::string_view forms;  ///< parted by blanks; 9 a digit, A a letter, X either, others themselves
};

constexpr VatForm kVatForms[] = {
    {"AT", "U99999999"},
    {"BE", "9999999999"},
    {"BG", "999999999 9999999999"},
    {"CY", "99999999A"},
    {"CZ", "99999999 999999999 9999999999"},
    {"DE", "999999999"},
    {"DK", "99999999"},
    {"EE", "999999999"},
    {"EL", "999999999"},
    {"ES", "X9999999X"},
    {"FI", "99999999"},
    {"FR", "XX999999999"},
    {"HR", "99999999999"},
    {"HU", "99999999"},
    {"IE", "9X99999A 9999999AA"},
    {"IT", "99999999999"},
    {"LT", "999999999 999999999999"},
    {"LU", "99999999"},
    {"LV", "99999999999"},
    {"MT", "99999999"},
    {"NL", "999999999B99"},
    {"PL", "9999999999"},
    {"PT", "999999999"},
    {"RO", "99 999 9999 99999 999999 9999999 99999999 999999999 9999999999"},
    {"SE", "999999999999"},
    {"SI", "99999999"},
    {"SK", "9999999999"},
    {"XI", "999999999 999999999999 GD999 HA999"},
};

bool fits(std::string_view form, std::string_view number) {
  return std::equal(form.begin(), form.end(), number.begin(), number.end(),
                    [](char wanted, char c) {
                      switch (wanted) {
                        case '9': return is_digit(c);
                        case 'A': return is_capital(c);
                        case 'X': return is_digit(c) || is_capital(c);
                        default: return c == wanted;
                      }
                    });
}

bool fits_one_of(std::string_view forms, std::string_view number) {
  while (!forms.empty()) {
    const std::size_t end = std::min(forms.find(' '), forms.size());
    if (fits(forms.substr(0, end), number)) return true;
    forms.remove_prefix(std::min(end + 1, forms.size()));
  }
  return false;
}

bool holds_vat_check(std::string_view country, std::string_view number) {
  const auto holds_as = [number](RegistrationKind kind) {
    return std::holds_alternative<std::string>(read_registration_number(kind, number));
  };
  if (country == "PL") return holds_as(RegistrationKind::kNip);
  if (country == "HR") return holds_as(RegistrationKind::kOib);
  return country != "DE" || detail::holds_mod_11_10(number);
}

}  // namespace

std::variant<std::string, NumberFault> read_vat_number(std::string_view text) {
  if (trim(text).empty()) return NumberFault::kBlank;
  std::string number = detail::letters_and_digits(text);
  if (number.starts_with("GR")) number.replace(0, 2, "EL");
  const std::string_view country = std::string_view(number).substr(0, 2);
  const auto* const form =
      std::find_if(std::begin(kVatForms), std::end(kVatForms),
                   [&](const VatForm& known) { return known.country == country; });
  if (form == std::end(kVatForms)) return NumberFault::kWrongForm;
  const std::string_view rest = std::string_view(number).substr(2);
  if (!fits_one_of(form->forms, rest)) return NumberFault::kWrongForm;
  if (!holds_vat_check(country, rest)) return NumberFault::kWrongCheck;
  return number;
}

}  // namespace sonder
