#pragma once

#include <string>
#include <string_view>

namespace sonder {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

/// True when no byte is 0x80 or more.
bool is_ascii(std::string_view text);

/// True when every byte belongs to a well-formed UTF-8 sequence (no overlong form, no surrogate).
bool is_valid_utf8(std::string_view text);

/// Takes the next code point off the front of `rest`, which must not be empty. A malformed
/// sequence yields `kReplacementCharacter` and takes the bytes the Unicode standard's "maximal
/// subpart" rule names (Unicode 15, section 3.9, U+FFFD substitution).
char32_t take_code_point(std::string_view& rest);

void append_utf8(std::string& text, char32_t code_point);

/// The text with every malformed sequence replaced by U+FFFD.
std::string replace_invalid_utf8(std::string_view text);

}  // namespace sonder
