#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "text/registration_numbers.h"

namespace sonder {

/// A VAT number with its country in front, in capitals without blanks: "DE136695976". The form is
/// that of the European Commission's VIES pages for the 27 member states and Northern Ireland
/// (XI); check digits are tested for PL, HR and DE. "GR" is written EL. "XI" has the British forms.
///
/// Idempotent. O(bytes).
std::variant<std::string, NumberFault> read_vat_number(std::string_view text);

}  // namespace sonder
