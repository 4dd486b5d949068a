#include "text/blanks.h"

#include <cstddef>

namespace sonder {
namespace {

bool is_ascii_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

/// U+00A0 no-break space, U+2007 figure space, U+202F narrow no-break space.
constexpr std::string_view kNoBreakSpaces[] = {"\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\xAF"};

std::size_t leading_blank_bytes(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_blank(text.front())) return 1;
  for (const std::string_view space : kNoBreakSpaces) {
    if (text.starts_with(space)) return space.size();
  }
  return 0;
}

std::size_t trailing_blank_bytes(std::string_view text) {
  if (text.empty()) return 0;
  if (is_ascii_blank(text.back())) return 1;
  for (const std::string_view space : kNoBreakSpaces) {
    if (text.ends_with(space)) return space.size();
  }
  return 0;
}

}  // namespace

std::string_view detail::trim_blanks(std::string_view text) {
  while (const std::size_t bytes = leading_blank_bytes(text)) text.remove_prefix(bytes);
  while (const std::size_t bytes = trailing_blank_bytes(text)) text.remove_suffix(bytes);
  return text;
}

}  // namespace sonder
