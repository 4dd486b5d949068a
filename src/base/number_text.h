#pragma once

#include <string>

namespace sonder {

/// The shortest decimal text that reads back as exactly this value, which must be finite: "3",
/// "-2.5", "0.1", never "3.0" or "-0". These are the digits that Python and JavaScript print, but
/// that a large or small power of two may take one more. Written out while there are at most 21
/// digits in front of the mark and 18 behind it, with an exponent beyond, as in "1.5e+300".
///
/// Cheap for numbers of up to 15 digits, which are nearly all; others cost some 1 us.
std::string format_shortest(double value);

}  // namespace sonder
