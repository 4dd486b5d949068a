#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"

namespace sonder {

/// Numbers that authorities give to people and companies.
enum class RegistrationKind : std::uint8_t {
  kPesel,   ///< Poland, person: 11 digits with birth date and sex
  kNip,     ///< Poland, taxpayer: 10 digits
  kRegon,   ///< Poland, company: 9 digits, or 14 of a part of one
  kKrs,     ///< Poland, court register: 10 digits, without a check digit
  kOib,     ///< Croatia, person or company: 11 digits
  kInn,     ///< Russia, taxpayer: 10 digits of a company, 12 of a person
  kOgrn,    ///< Russia, company: 13 digits
  kOgrnip,  ///< Russia, sole trader: 15 digits
  kSnils,   ///< Russia, person's insurance: 11 digits
  kRnokpp,  ///< Ukraine, taxpayer: 10 digits with birth date and sex
};

inline constexpr RegistrationKind kAllRegistrationKinds[] = {
    RegistrationKind::kPesel, RegistrationKind::kNip,    RegistrationKind::kRegon,
    RegistrationKind::kKrs,   RegistrationKind::kOib,    RegistrationKind::kInn,
    RegistrationKind::kOgrn,  RegistrationKind::kOgrnip, RegistrationKind::kSnils,
    RegistrationKind::kRnokpp};

/// The number's own name in small letters, such as "pesel".
std::string_view to_string(RegistrationKind kind);

/// Why a text is no such number.
enum class NumberFault : std::uint8_t {
  kBlank,       ///< nothing there
  kWrongForm,   ///< other characters, another length, or zeros only
  kWrongDate,   ///< the birth date in it is no day
  kWrongCheck,  ///< mistyped: the check digits do not follow from the others
};

std::string_view to_string(NumberFault fault);

/// The digits alone, of a text that may have blanks, points, hyphens and slashes between them and
/// the country's letters in front of a NIP or OIB ("PL 123-456-32-18", "1234563218").
///
/// Idempotent. That a number holds does not say that it was ever given to anybody. Leading zeros
/// that a spreadsheet took off are not put back. O(bytes).
std::variant<std::string, NumberFault> read_registration_number(RegistrationKind kind,
                                                                std::string_view text);

/// The kinds that the text may be, in the order above. Ten digits can hold as several; of kKrs
/// the form says nearly nothing.
std::vector<RegistrationKind> possible_registration_kinds(std::string_view text);

/// What a PESEL or RNOKPP says of its person.
struct PersonFacts {
  Date born;
  bool is_woman = false;

  friend bool operator==(const PersonFacts&, const PersonFacts&) = default;
};

/// Absent for other kinds, and for what `read_registration_number` would not return.
std::optional<PersonFacts> facts_of_number(RegistrationKind kind, std::string_view number);

}  // namespace sonder
