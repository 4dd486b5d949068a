#pragma once

#include <string>
#include <string_view>

namespace sonder::detail {

/// 0.`digits` times ten to the power of `point`. Neither the first nor the last digit is zero;
/// zero has none.
struct DecimalDigits {
  std::string digits;
  int point = 0;

  friend bool operator==(const DecimalDigits& a, const DecimalDigits& b) {
    return a.point == b.point && a.digits == b.digits;
  }
  /// Neither may be zero.
  friend bool operator<(const DecimalDigits& a, const DecimalDigits& b) {
    return a.point != b.point ? a.point < b.point : a.digits < b.digits;
  }
};

/// The number that these digits are, the last `decimals` of them behind the mark.
DecimalDigits decimal_of(std::string_view digits, int decimals);

/// What is read as one double: its exact value and the ends of the range around it.
struct ReadingRange {
  DecimalDigits low;
  DecimalDigits exact;
  DecimalDigits high;
  bool holds_ends = false;

  [[nodiscard]] bool holds(const DecimalDigits& number) const;
};

/// `magnitude` must be above zero and finite. Exact: 0.3 us for everyday numbers, some 20 us at
/// the ends of the range.
ReadingRange range_of(double magnitude);

}  // namespace sonder::detail
