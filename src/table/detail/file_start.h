#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sonder::detail {

/// What may stand before the first record: a byte order mark and a line such as "sep=;".
struct FileStart {
  std::size_t size = 0;  ///< bytes to leave out
  bool has_byte_order_mark = false;
  std::optional<char> delimiter = std::nullopt;  ///< what the line announces
};

/// A UTF-8 byte order mark, "sep=;", CR and LF.
inline constexpr std::size_t kLongestFileStart = 10;

/// `bytes` are the first `kLongestFileStart` of the file, or all there are.
FileStart read_file_start(std::string_view bytes);

}  // namespace sonder::detail
