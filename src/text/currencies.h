#pragma once

#include <optional>
#include <string_view>

namespace sonder {

/// A currency as found at one end of a text.
struct CurrencyMark {
  /// ISO 4217 code. Of signs that several currencies share, "$" counts as USD and the yen sign as
  /// JPY; "kr" has an empty code, because three countries write it.
  std::string_view code;
  std::string_view rest;    ///< the text without the mark
  bool is_letters = false;  ///< a code such as "USD" rather than a sign
};

/// A code or a sign in front of an amount: "USD", "$", the signs of euro, pound, yen, rouble,
/// hryvnia, lira and rupee, "kr". ASCII letters in any case. O(length of the signs).
std::optional<CurrencyMark> find_leading_currency(std::string_view text);

/// The same behind an amount, where abbreviations stand too: "zl", "kn", "Ft", "lei" and others.
std::optional<CurrencyMark> find_trailing_currency(std::string_view text);

}  // namespace sonder
