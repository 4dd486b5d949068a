#include "text/encoding.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "text/detail/encoding_tables.h"

namespace sonder {
namespace {

/// What the high bytes of UTF-16 text are, save for scripts that we have no files in: Latin, IPA
/// and accents, Greek, Cyrillic, and the punctuation and signs from U+2000 to U+22FF.
constexpr std::string_view kHighBytesOfText = {"\x00\x01\x02\x03\x04\x05\x1E\x20\x21\x22\xFE", 11};

bool is_high_surrogate(char16_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(char16_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

bool is_control(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return (code < 0x20 && (code < '\t' || code > '\r')) || (code >= 0x7F && code < 0xA0);
}

/// Whether the bytes are UTF-16 text whose high bytes stand at `first`, 0 or 1, and then at every
/// second place: ASCII is among it, and little that no text has.
bool is_utf16_with_high_bytes_at(std::string_view prefix, std::size_t first) {
  if (prefix.find('\0') == std::string_view::npos) return false;
  std::size_t ascii = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i + 1 < prefix.size(); i += 2) {
    const char high = prefix[i + first];
    const char low = prefix[i + 1 - first];
    const bool is_latin_1 = high == '\0';
    if (is_latin_1 && is_ascii({&low, 1})) ++ascii;
    if (is_latin_1 ? is_control(low) : kHighBytesOfText.find(high) == std::string_view::npos) ++odd;
  }
  const std::size_t units = prefix.size() / 2;
  return units >= 2 && ascii * 20 >= units && odd * 20 <= units;
}

}  // namespace

std::string_view to_string(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8: return "utf-8";
    case Encoding::kUtf16Le: return "utf-16le";
    case Encoding::kUtf16Be: return "utf-16be";
    case Encoding::kWindows1250: return "windows-1250";
    case Encoding::kWindows1251: return "windows-1251";
    case Encoding::kWindows1252: return "windows-1252";
    case Encoding::kLatin2: return "iso-8859-2";
    case Encoding::kMacRoman: return "macintosh";
    case Encoding::kIbm852: return "ibm852";
    case Encoding::kIbm866: return "ibm866";
  }
  return "";
}

std::optional<Encoding> encoding_from(std::string_view label) {
  for (const Encoding encoding : kAllEncodings) {
    if (to_string(encoding) == label) return encoding;
  }
  return std::nullopt;
}

std::string decode(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::kUtf16Le || encoding == Encoding::kUtf16Be) {
    Utf16Decoder decoder(encoding);
    std::string decoded = decoder.push(text);
    return decoded += decoder.finish();
  }
  const std::u16string_view table = detail::high_half(encoding);
  if (table.empty() || is_ascii(text)) return std::string(text);
  std::string decoded;
  decoded.reserve(text.size() + text.size() / 2);
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    append_utf8(decoded, code < detail::kHighBytes ? code : table[code - detail::kHighBytes]);
  }
  return decoded;
}

std::optional<Encoding> find_utf16(std::string_view prefix) {
  if (prefix.starts_with("\xFF\xFE")) return Encoding::kUtf16Le;
  if (prefix.starts_with("\xFE\xFF")) return Encoding::kUtf16Be;
  if (is_utf16_with_high_bytes_at(prefix, 1)) return Encoding::kUtf16Le;
  if (is_utf16_with_high_bytes_at(prefix, 0)) return Encoding::kUtf16Be;
  return std::nullopt;
}

std::string Utf16Decoder::push(std::string_view piece) {
  std::string text;
  text.reserve(piece.size() / 2 + piece.size() / 4);
  for (const char byte : piece) {
    const unsigned code = static_cast<unsigned char>(byte);
    if (!half_unit_) {
      half_unit_ = static_cast<unsigned char>(code);
      continue;
    }
    const unsigned first = *half_unit_;
    half_unit_.reset();
    take_unit(static_cast<char16_t>(is_big_endian_ ? first << 8 | code : code << 8 | first), text);
  }
  return text;
}

std::string Utf16Decoder::finish() {
  std::string text;
  if (high_surrogate_) replace(text);
  high_surrogate_.reset();
  if (half_unit_) replace(text);
  half_unit_.reset();
  return text;
}

void Utf16Decoder::take_unit(char16_t unit, std::string& text) {
  if (high_surrogate_ && is_low_surrogate(unit)) {
    const char32_t upper = *high_surrogate_ & 0x3FFU;
    high_surrogate_.reset();
    return append_utf8(text, 0x10000 + (upper << 10 | (unit & 0x3FFU)));
  }
  if (high_surrogate_) replace(text);
  high_surrogate_.reset();
  if (is_high_surrogate(unit)) {
    high_surrogate_ = unit;
  } else if (is_low_surrogate(unit)) {
    replace(text);
  } else {
    append_utf8(text, unit);
  }
}

void Utf16Decoder::replace(std::string& text) {
  ++replaced_count_;
  append_utf8(text, kReplacementCharacter);
}

}  // namespace sonder
