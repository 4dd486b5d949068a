#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sonder::detail {

/// What a number format makes of a number.
enum class NumberKind : std::uint8_t {
  kPlain,
  kPercent,
  kDate,
  kTime,
  kDateTime,
  kDuration,  ///< elapsed time, such as [h]:mm
  kPadded,    ///< whole numbers with leading zeros, such as 00000
};

struct NumberFormat {
  NumberKind kind = NumberKind::kPlain;
  std::uint8_t digits = 0;  ///< of kPadded

  friend bool operator==(NumberFormat, NumberFormat) = default;
};

/// What a format code means (ISO 29500-1, 18.8.31). Only the section for positive numbers counts;
/// text in quotes, behind backslashes and in brackets does not.
NumberFormat classify_format(std::string_view code);

/// What the format ids without a code of their own mean (18.8.30; 27-36 and 50-58 are the dates
/// of East Asian programs).
NumberFormat builtin_format(std::uint32_t id);

/// The text of a cell that holds a number, as a spreadsheet shows it but with nothing lost:
/// - "10.0" is "10", "1E-3" is "0.001". Fractions of more than 15 digits, which spreadsheets keep
///   but never show, are rounded to 15: "0.30000000000000004" is "0.3". Whole numbers keep all
///   their digits; very large or small numbers keep their exponent.
/// - Percentages: "0.155" is "15.5%". kPadded: "123" is "00123".
/// - Dates: "2024-02-29"; "2024-02-29 13:05:00", rounded to the second, for kDateTime and wherever
///   there is a time of day; "13:05:00" for a time without a day. Day 60 of the 1900 system is
///   "1900-02-29", a day that spreadsheets show and that never was.
/// - Durations: "26:30:00".
/// Numbers that are no day (below 0, year 10000) and texts that are no number come back as they
/// are.
std::string number_text(std::string_view raw, NumberFormat format, bool is_1904);

}  // namespace sonder::detail
