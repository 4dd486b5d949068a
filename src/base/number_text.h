#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sonder {

/// The shortest decimal text that reads back as exactly this value, which must be finite: "3",
/// "-2.5", "0.1", never "3.0" or "-0". These are the digits that Python and JavaScript print, but
/// that a large or small power of two may take one more. Written out while there are at most 21
/// digits in front of the mark and 18 behind it, with an exponent beyond, as in "1.5e+300".
///
/// Cheap for numbers of up to 15 digits, which are nearly all; others cost some 1 us.
std::string format_shortest(double value);

/// The double nearest to a number written as JSON writes them, "-12.50" or "1e-7"; of two that are
/// as near the even one. Absent when it is beyond the largest double, zero when it is nearer to
/// zero than to the smallest. `text` must be such a number and nothing else.
///
/// Cheap for numbers of up to 15 digits; others cost some 1 us, the ends of the range 100 us.
std::optional<double> parse_double(std::string_view text);

}  // namespace sonder
