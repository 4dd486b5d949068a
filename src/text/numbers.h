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

/// Reads the whole trimmed text as one number: optional sign (also U+2212), digits, thousands in
/// groups of three, decimals, and at most one currency sign or code before or after it.
/// Accounting negatives "(12.50)" and a sign behind are read too.
/// Absent when anything else is there or it does not fit 63 bits. Exponents are not numbers here.
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
