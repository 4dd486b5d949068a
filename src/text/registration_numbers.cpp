#include "text/registration_numbers.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>

#include "text/blanks.h"
#include "text/detail/check_digits.h"

namespace sonder {
namespace {

using detail::digit_at;
using detail::weighted_sum;

/// Born on; the month tells the century (Act on population records of 24 September 2010,
/// article 15; Regulation of the Minister of the Interior on the PESEL register).
std::optional<Date> birth_date_of_pesel(std::string_view number) {
  constexpr int kCenturies[] = {1900, 2000, 2100, 2200, 1800};
  const int month = digit_at(number, 2) * 10 + digit_at(number, 3);
  return make_date({.year = kCenturies[month / 20] + digit_at(number, 0) * 10 + digit_at(number, 1),
                    .month = month % 20,
                    .day = digit_at(number, 4) * 10 + digit_at(number, 5)});
}

/// The first five digits count the days from 1899-12-31 (Ukrainian tax service, Order 822 of
/// 2017, on the State Register of individual taxpayers).
Date birth_date_of_rnokpp(std::string_view number) {
  constexpr std::int32_t kDayZero = -25'568;  // 1899-12-31
  std::int32_t days = 0;
  for (std::size_t i = 0; i < 5; ++i) days = days * 10 + digit_at(number, i);
  return Date{kDayZero + days};
}

/// The remainder by `modulus` of the decimal number.
int remainder_by(int modulus, std::string_view digits) {
  int remainder = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    remainder = (remainder * 10 + digit_at(digits, i)) % modulus;
  }
  return remainder;
}

/// Same source as its birth date: the sum with the check digit ends in 0.
bool holds_pesel(std::string_view number) {
  return weighted_sum(number, {1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1}) % 10 == 0;
}

/// Regulation of the Polish Minister of Finance on the numbers of taxpayers: the remainder by 11,
/// which is never 10.
bool holds_nip(std::string_view number) {
  return weighted_sum(number, {6, 5, 7, 2, 3, 4, 5, 6, 7}) % 11 == digit_at(number, 9);
}

/// Regulation of the Polish Council of Ministers on the REGON register: the remainder by 11, of
/// which 10 is written 0. The longer number begins with a whole shorter one.
bool holds_regon(std::string_view number) {
  const int short_check = weighted_sum(number, {8, 9, 2, 3, 4, 5, 6, 7}) % 11 % 10;
  if (short_check != digit_at(number, 8)) return false;
  if (number.size() == 9) return true;
  const int check = weighted_sum(number, {2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8}) % 11 % 10;
  return check == digit_at(number, 13);
}

/// Order of the Russian tax service MMV-7-6/435 of 2012: one check digit of a company, two of a
/// person.
bool holds_inn(std::string_view number) {
  if (number.size() == 10) {
    const int check = weighted_sum(number, {2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10;
    return check == digit_at(number, 9);
  }
  const int first = weighted_sum(number, {7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10;
  const int second = weighted_sum(number, {3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8}) % 11 % 10;
  return first == digit_at(number, 10) && second == digit_at(number, 11);
}

/// Order of the Russian Ministry of Finance 165n of 2017, 5 and 8: the last digit of the remainder
/// of the digits in front, by 11 for companies and 13 for sole traders.
bool holds_ogrn(std::string_view number) {
  const int modulus = number.size() == 13 ? 11 : 13;
  const std::string_view front = number.substr(0, number.size() - 1);
  return remainder_by(modulus, front) % 10 == digit_at(number, front.size());
}

/// Resolution of the Russian pension fund 192p of 2006: remainder by 101, of which 100 is written
/// 00. Numbers up to 001-001-998 were given without.
bool holds_snils(std::string_view number) {
  if (number.substr(0, 9) <= "001001998") return true;
  const int check = weighted_sum(number, {9, 8, 7, 6, 5, 4, 3, 2, 1}) % 101 % 100;
  return check == digit_at(number, 9) * 10 + digit_at(number, 10);
}

/// As for its birth date: the weight of the first digit is -1, which is 10 for remainders by 11.
bool holds_rnokpp(std::string_view number) {
  return weighted_sum(number, {10, 5, 7, 9, 4, 6, 10, 5, 7}) % 11 % 10 == digit_at(number, 9);
}

struct Form {
  RegistrationKind kind;
  std::string_view name;
  std::size_t length;
  std::size_t other_length;
  bool (*holds)(std::string_view number);  ///< none for a number without check digit
  std::string_view country;                ///< letters that may stand in front
};

constexpr Form kForms[] = {
    {RegistrationKind::kPesel, "pesel", 11, 11, holds_pesel, ""},
    {RegistrationKind::kNip, "nip", 10, 10, holds_nip, "PL"},
    {RegistrationKind::kRegon, "regon", 9, 14, holds_regon, ""},
    {RegistrationKind::kKrs, "krs", 10, 10, nullptr, ""},
    {RegistrationKind::kOib, "oib", 11, 11, detail::holds_mod_11_10, "HR"},
    {RegistrationKind::kInn, "inn", 10, 12, holds_inn, ""},
    {RegistrationKind::kOgrn, "ogrn", 13, 13, holds_ogrn, ""},
    {RegistrationKind::kOgrnip, "ogrnip", 15, 15, holds_ogrn, ""},
    {RegistrationKind::kSnils, "snils", 11, 11, holds_snils, ""},
    {RegistrationKind::kRnokpp, "rnokpp", 10, 10, holds_rnokpp, ""},
};

const Form& form_of(RegistrationKind kind) { return kForms[static_cast<std::size_t>(kind)]; }

bool has_wrong_date(RegistrationKind kind, std::string_view number) {
  return kind == RegistrationKind::kPesel && !birth_date_of_pesel(number);
}

}  // namespace

std::string_view to_string(RegistrationKind kind) { return form_of(kind).name; }

std::string_view to_string(NumberFault fault) {
  switch (fault) {
    case NumberFault::kBlank: return "blank";
    case NumberFault::kWrongForm: return "wrong_form";
    case NumberFault::kWrongDate: return "wrong_date";
    case NumberFault::kWrongCheck: return "wrong_check";
  }
  return {};
}

std::variant<std::string, NumberFault> read_registration_number(RegistrationKind kind,
                                                                std::string_view text) {
  const Form& form = form_of(kind);
  std::string number = detail::letters_and_digits(trim(text));
  if (trim(text).empty()) return NumberFault::kBlank;
  if (!form.country.empty() && number.starts_with(form.country)) {
    number.erase(0, form.country.size());
  }
  const bool has_length = number.size() == form.length || number.size() == form.other_length;
  const bool has_value = number.find_first_not_of('0') != std::string::npos;
  if (!has_length || !has_value || !detail::are_digits(number)) return NumberFault::kWrongForm;
  if (has_wrong_date(kind, number)) return NumberFault::kWrongDate;
  if (form.holds != nullptr && !form.holds(number)) return NumberFault::kWrongCheck;
  return number;
}

std::vector<RegistrationKind> possible_registration_kinds(std::string_view text) {
  std::vector<RegistrationKind> kinds;
  for (const RegistrationKind kind : kAllRegistrationKinds) {
    if (std::holds_alternative<std::string>(read_registration_number(kind, text))) {
      kinds.push_back(kind);
    }
  }
  return kinds;
}

std::optional<PersonFacts> facts_of_number(RegistrationKind kind, std::string_view number) {
  const auto read = read_registration_number(kind, number);
  if (!std::holds_alternative<std::string>(read)) return std::nullopt;
  const std::string_view digits = std::get<std::string>(read);
  // The last digit but one is odd for men, in both.
  if (kind == RegistrationKind::kPesel) {
    return PersonFacts{*birth_date_of_pesel(digits), digit_at(digits, 9) % 2 == 0};
  }
  if (kind == RegistrationKind::kRnokpp) {
    return PersonFacts{birth_date_of_rnokpp(digits), digit_at(digits, 8) % 2 == 0};
  }
  return std::nullopt;
}

}  // namespace sonder
