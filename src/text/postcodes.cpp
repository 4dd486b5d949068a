#include "text/postcodes.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "text/blanks.h"
#include "text/detail/check_digits.h"

namespace sonder {
namespace {

/// Codes of digits, by the countries' posts.
struct DigitForm {
  std::string_view region;
  std::string_view prefixes;  ///< letters that may stand in front, parted by blanks
  std::size_t digits;
  std::string_view lowest;
  std::string_view highest;
  std::size_t hyphen_at;  ///< 0 for none
};

constexpr DigitForm kDigitForms[] = {
    {"PL", "PL", 5, "00001", "99999", 2},   {"HR", "HR", 5, "10000", "53999", 0},
    {"RU", "RU", 6, "101000", "694999", 0}, {"UA", "UA", 5, "01000", "99999", 0},
    {"DE", "DE D", 5, "01000", "99999", 0}, {"CH", "CH", 4, "1000", "9999", 0},
    {"LI", "LI FL", 4, "9485", "9498", 0},
};

std::string without_prefix(std::string code, std::string_view prefixes) {
  while (!prefixes.empty()) {
    const std::size_t end = std::min(prefixes.find(' '), prefixes.size());
    if (code.starts_with(prefixes.substr(0, end))) return code.substr(end);
    prefixes.remove_prefix(std::min(end + 1, prefixes.size()));
  }
  return code;
}

std::optional<std::string> by_form(const DigitForm& form, std::string code) {
  code = without_prefix(std::move(code), form.prefixes);
  const bool fits = detail::are_digits(code) && code.size() == form.digits && code >= form.lowest &&
                    code <= form.highest;
  if (!fits) return std::nullopt;
  if (form.hyphen_at > 0) code.insert(form.hyphen_at, 1, '-');
  return code;
}

/// ZIP, or ZIP+4.
std::optional<std::string> american(std::string code) {
  const bool has_length = code.size() == 5 || code.size() == 9;
  if (!detail::are_digits(code) || !has_length) return std::nullopt;
  if (code.size() == 9) code.insert(5, 1, '-');
  return code;
}

bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "A9", "A99", "A9A", "AA9", "AA99", "AA9A" with the letters that Royal Mail uses there
/// (BS 7666; Programmer's Guide to the Postcode Address File).
bool is_outward(std::string_view code) {
  const auto* const digit = std::find_if(code.begin(), code.end(), is_digit);
  const auto letters = static_cast<std::size_t>(digit - code.begin());
  if (letters < 1 || letters > 2 || digit == code.end()) return false;
  if (std::string_view("QVX").find(code[0]) != std::string_view::npos) return false;
  if (letters == 2 && std::string_view("IJZ").find(code[1]) != std::string_view::npos) return false;
  if (!std::all_of(code.begin(), digit, is_letter)) return false;
  const std::string_view behind = code.substr(letters + 1);
  return behind.empty() || (behind.size() == 1 && (is_digit(behind[0]) || is_letter(behind[0])));
}

bool is_inward(std::string_view code) {
  const auto is_used = [](char c) {
    return is_letter(c) && std::string_view("CIKMOV").find(c) == std::string_view::npos;
  };
  return is_digit(code[0]) && is_used(code[1]) && is_used(code[2]);
}

std::optional<std::string> british(std::string code) {
  constexpr std::size_t kInward = 3;
  if (code.size() < 2 + kInward) return std::nullopt;
  const std::size_t outward = code.size() - kInward;
  const bool is_girobank = code == "GIR0AA";
  const bool fits = is_outward(std::string_view(code).substr(0, outward)) &&
                    is_inward(std::string_view(code).substr(outward));
  if (!fits && !is_girobank) return std::nullopt;
  code.insert(outward, 1, ' ');
  return code;
}

char to_capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// Letters and digits with single marks between them.
std::optional<std::string> general(std::string_view text) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 10;
  std::string code;
  for (const char byte : trim(text)) {
    const char c = to_capital(byte);
    const bool is_mark = c == ' ' || c == '-';
    if (!is_mark && !is_digit(c) && !is_letter(c)) return std::nullopt;
    const bool follows_mark = code.empty() || code.back() == ' ' || code.back() == '-';
    if (is_mark && follows_mark) continue;
    code += c;
  }
  while (!code.empty() && !is_digit(code.back()) && !is_letter(code.back())) code.pop_back();
  const bool has_digit = std::any_of(code.begin(), code.end(), is_digit);
  if (!has_digit || code.size() < kShortest || code.size() > kLongest) return std::nullopt;
  return code;
}

}  // namespace

std::optional<std::string> normalise_postcode(std::string_view text, std::string_view region) {
  std::string country(region);
  std::transform(country.begin(), country.end(), country.begin(), to_capital);
  std::string code = detail::letters_and_digits(trim(text));
  if (country == "GB") return british(std::move(code));
  if (country == "US") return american(std::move(code));
  const auto* const form =
      std::find_if(std::begin(kDigitForms), std::end(kDigitForms),
                   [&](const DigitForm& known) { return known.region == country; });
  return form == std::end(kDigitForms) ? general(text) : by_form(*form, std::move(code));
}

}  // namespace sonder
