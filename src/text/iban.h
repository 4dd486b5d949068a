#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "text/registration_numbers.h"

namespace sonder {

/// An account number in capitals without blanks (ISO 13616-1): "PL61109010140000071219812874".
/// Its check digits must hold, and its length be its country's, where that is known: for 80 of the
/// countries in SWIFT's registry of 2022; of others 15 to 34 characters.
///
/// Idempotent. O(bytes).
std::variant<std::string, NumberFault> read_iban(std::string_view text);

}  // namespace sonder
