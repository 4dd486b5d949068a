#pragma once

#include <cstdint>

namespace sonder {

/// A stretch of a file that a reader wants next. Readers of archives cannot take a file from its
/// first byte to its last; they say what they want, and whoever holds the file hands it over.
struct ByteRange {
  std::uint64_t from = 0;
  std::uint64_t size = 0;    ///< bytes in the file
  bool is_deflated = false;  ///< to be inflated (raw deflate, RFC 1951) before it is handed over
  /// Inflating stops with an error beyond this many bytes: a bomb, or a lie in the directory.
  std::uint64_t inflated_size = 0;

  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

}  // namespace sonder
