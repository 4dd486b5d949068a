#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace sonder::detail {

/// Reads the numbers of a system file, whichever way round its machine wrote them. The caller has
/// checked that there are enough bytes.
struct SavBytes {
  bool is_big_endian = false;

  std::uint64_t word(const char* bytes, int size) const {
    std::uint64_t value = 0;
    for (int i = 0; i < size; ++i) {
      const auto byte = static_cast<unsigned char>(bytes[is_big_endian ? i : size - 1 - i]);
      value = value << 8 | byte;
    }
    return value;
  }
  std::uint32_t word32(const char* bytes) const {
    return static_cast<std::uint32_t>(word(bytes, 4));
  }
  std::int32_t integer(const char* bytes) const { return static_cast<std::int32_t>(word32(bytes)); }
  double number(const char* bytes) const {
    const std::uint64_t bits = word(bytes, 8);
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
  }
};

/// The text without the blanks, or the NUL bytes, that fill it up.
inline std::string_view without_filling(std::string_view text) {
  const std::size_t last = text.find_last_not_of(std::string_view(" \0", 2));
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

}  // namespace sonder::detail
