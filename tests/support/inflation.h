#pragma once

#include <zlib.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Packed bytes as zlib knows them. Native tests only.
namespace sonder::testing {

inline constexpr int kRawDeflate = -MAX_WBITS;
inline constexpr int kGzip = MAX_WBITS + 16;

/// What `packed` holds; absent when it is damaged or cut.
inline std::optional<std::string> inflated(std::string_view packed, int window_bits) {
  z_stream stream{};
  inflateInit2(&stream, window_bits);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  std::vector<char> piece(std::size_t{1} << 18);
  int state = Z_OK;
  while (state == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    text.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END ? std::optional<std::string>(std::move(text)) : std::nullopt;
}

}  // namespace sonder::testing
