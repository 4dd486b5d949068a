#pragma once

#include <string_view>

namespace sonder {

namespace detail {

std::string_view trim_blanks(std::string_view text);

/// Neither a blank nor part of one.
inline bool is_printed(char byte) { return byte > ' ' && byte <= '~'; }

}  // namespace detail

/// Without blanks, tabs, line ends and no-break spaces at either end.
inline std::string_view trim(std::string_view text) {
  const bool is_trimmed =
      text.empty() || (detail::is_printed(text.front()) && detail::is_printed(text.back()));
  return is_trimmed ? text : detail::trim_blanks(text);
}

}  // namespace sonder
