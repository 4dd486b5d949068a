#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sonder {

/// SHA-256 (FIPS 180-4) of the bytes. O(bytes).
///
/// It hides nothing that can be guessed: all phones of nine digits are tried in minutes, and so
/// are the addresses of a leaked list. What is hashed stays personal data.
std::array<std::uint8_t, 32> sha256(std::string_view bytes);

/// The same as 64 digits 0-9, a-f.
std::string sha256_hex(std::string_view bytes);

}  // namespace sonder
