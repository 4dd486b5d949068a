#include "inflation.h"

#include <algorithm>

namespace sonder::cli {
namespace {

constexpr std::size_t kOutputBytes = std::size_t{256} << 10;
constexpr int kRawDeflate = -MAX_WBITS;

}  // namespace

Inflation::Inflation(std::uint64_t limit) : output_(kOutputBytes), left_(limit) {
  inflateInit2(&stream_, kRawDeflate);
}

Inflation::~Inflation() { inflateEnd(&stream_); }

Result<bool> Inflation::inflate_some(const PieceHandler& handle) {
  stream_.next_out = output_.data();
  stream_.avail_out = static_cast<uInt>(output_.size());
  const int state = inflate(&stream_, Z_NO_FLUSH);
  if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR) {
    return Error{ErrorCode::kNotATable, "the packed data inside the file are damaged",
                 "Export the file again."};
  }
  const std::size_t size = output_.size() - stream_.avail_out;
  if (size > left_) {
    return Error{ErrorCode::kLimitExceeded, "the file holds more packed data than it announces",
                 "Do not trust it; export it again."};
  }
  left_ -= size;
  const Result<bool> wanted = handle({reinterpret_cast<const char*>(output_.data()), size});
  if (!wanted) return wanted;
  return wanted.value() && state != Z_STREAM_END;
}

Result<bool> Inflation::push(std::string_view packed, const PieceHandler& handle) {
  stream_.next_in = reinterpret_cast<const unsigned char*>(packed.data());
  stream_.avail_in = static_cast<uInt>(packed.size());
  do {
    const Result<bool> goes_on = inflate_some(handle);
    if (!goes_on || !goes_on.value()) return goes_on;
  } while (stream_.avail_in > 0 || stream_.avail_out == 0);
  return true;
}

}  // namespace sonder::cli
