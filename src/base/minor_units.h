#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace sonder {

/// An exact amount of money: a whole number of the smallest unit in use. How many decimals that
/// unit has (2 for cents, 3 where a shop prices in thousandths) belongs to the data set, see
/// `MoneyScale`; two amounts of one data set can be added and compared as they are.
struct MinorUnits {
  std::int64_t units = 0;

  friend bool operator==(MinorUnits, MinorUnits) = default;
  friend auto operator<=>(MinorUnits, MinorUnits) = default;
  MinorUnits& operator+=(MinorUnits other) {
    units += other.units;
    return *this;
  }
  friend MinorUnits operator+(MinorUnits a, MinorUnits b) { return {a.units + b.units}; }
  friend MinorUnits operator-(MinorUnits a) { return {-a.units}; }
};

/// How the minor units of one data set are written.
struct MoneyScale {
  std::int32_t decimals = 2;  ///< 0-6
  std::string currency = {};  ///< ISO 4217 code, or empty when no file names one

  friend bool operator==(const MoneyScale&, const MoneyScale&) = default;
};

/// Exact change of decimals; absent when it overflows or would need rounding.
std::optional<std::int64_t> rescale(std::int64_t mantissa, std::int32_t from_decimals,
                                    std::int32_t to_decimals);
/// Product, absent when it overflows.
std::optional<std::int64_t> checked_multiply(std::int64_t a, std::int64_t b);
/// Sum, absent when it overflows.
std::optional<std::int64_t> checked_add(std::int64_t a, std::int64_t b);

/// "-12.50" for -1250 at two decimals.
std::string format_decimal(std::int64_t mantissa, std::int32_t decimals);
/// The nearest double to the amount in major units; exact to print for |units| < 2^53.
double to_major(MinorUnits amount, const MoneyScale& scale);

}  // namespace sonder
