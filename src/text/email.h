#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sonder {

/// The address two spellings share: trimmed, lower case, without "mailto:" or angle brackets.
/// Dots and +suffixes stay, because most providers tell them apart.
/// Absent unless there is one @ with text before it and a dotted domain after it; at most 254
/// bytes (RFC 5321, 4.5.3.1). Idempotent.
std::optional<std::string> normalise_email(std::string_view text);

/// Whether it has such an address. O(length), without a copy.
bool is_email(std::string_view text);

}  // namespace sonder
