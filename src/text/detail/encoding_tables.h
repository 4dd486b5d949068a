#pragma once

#include <cstddef>
#include <string_view>

#include "text/encoding.h"

namespace sonder::detail {

inline constexpr std::size_t kHighBytes = 128;

/// The code points of the bytes 0x80 to 0xFF, as browsers decode them (WHATWG Encoding Standard;
/// IBM 852, which they do not know, as in its Unicode mapping table). All differ, and none is
/// ASCII: bytes that stand for nothing become the control character of the same value. Empty for
/// UTF-8 and UTF-16.
std::u16string_view high_half(Encoding encoding);

}  // namespace sonder::detail
