#pragma once

// Before zlib.h: what is read from stays const.
#define ZLIB_CONST
#include <zlib.h>

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "file_source.h"

namespace sonder::cli {

/// Inflates raw deflate (RFC 1951) piece by piece.
class Inflation {
 public:
  /// At most `limit` bytes come out.
  explicit Inflation(std::uint64_t limit);
  ~Inflation();
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;

  /// Hands on what the packed piece holds; false when there is nothing more to come or wanted.
  /// Errors: kNotATable for damaged data, kLimitExceeded, what `handle` returns.
  Result<bool> push(std::string_view packed, const PieceHandler& handle);

 private:
  Result<bool> inflate_some(const PieceHandler& handle);

  z_stream stream_{};
  std::vector<unsigned char> output_;
  std::uint64_t left_;
};

}  // namespace sonder::cli
