#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sonder {

/// Which mark starts the decimals. The other one, blanks and apostrophes may group thousands.
enum class DecimalMark : std::uint8_t { kPoint, kComma };

/// An exact decimal: `mantissa` / 10^`decimals`.
struct Decimal {
  std::int64_t mantissa = 0;
  std::int32_t decimals = 0;  ///< digits written after the mark, 0-18

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

/// A number and how it was written.
struct WrittenNumber {
  Decimal value;  ///< as written: 15 for "15 %"
  /// ISO 4217 code of the currency beside it, see `CurrencyMark`; empty without one.
  std::string_view currency = {};
  bool has_currency = false;
  bool is_percent = false;
  bool has_plus = false;
  bool has_blank_groups = false;  ///< thousands parted by blanks
  bool has_leading_zero = false;  ///< as in "007", not in "0" or "0.5"
  std::uint8_t whole_digits = 0;  ///< digits before the decimal mark, as written
  std::uint8_t digits = 0;        ///< all of them but leading zeros
};

/// Reads the whole trimmed text as one number: digits, thousands in groups of three (parted by
/// the other mark, a blank, a no-break, narrow no-break or thin space, or an apostrophe),
/// decimals, one sign before ("-", "+", U+2212), a minus behind or accounting parentheses
/// "(12.50)", and either a percent sign behind or one currency before or behind. Letters before an
/// amount need a blank or a mark in the amount: "EUR 5", "EUR5.00"; "CAD5" is as likely an article.
/// Exponents need a sign or a decimal mark ("1.5E+3", "2e-05"; "1e5" is as likely a code), and
/// the value must be exact.
/// Absent when anything else is there, NaN and infinities among it, or it does not fit 63 bits
/// and 18 decimals. O(bytes), no allocation.
std::optional<WrittenNumber> parse_number(std::string_view text, DecimalMark mark);

/// Only the value of `parse_number`.
std::optional<Decimal> parse_decimal(std::string_view text, DecimalMark mark);

/// Digits with an optional minus sign, nothing else, within 63 bits.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// What one text says about the mark its column uses.
enum class MarkEvidence : std::uint8_t {
  kNone,     ///< no mark, as in "12"
  kPoint,    ///< the point must be the decimal mark, as in "1,234.5" or "1.5"
  kComma,    ///< the comma must be, as in "1.234,5" or "1,5"
  kEither,   ///< one mark with three digits behind it, as in "1,234" or "1.234"
  kNeither,  ///< not a number under either mark
};
MarkEvidence weigh_decimal_mark(std::string_view text);

}  // namespace sonder
