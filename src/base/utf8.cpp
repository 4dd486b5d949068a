#include "base/utf8.h"

#include <cstddef>
#include <cstdint>

namespace sonder {
namespace {

/// What the first byte of a sequence demands of the rest (Unicode 15, table 3-7).
struct Lead {
  std::size_t trail_count;
  unsigned char lowest;   ///< of the second byte
  unsigned char highest;  ///< of the second byte
  char32_t bits;          ///< the lead's own part of the code point
};

constexpr Lead kNoLead = {0, 1, 0, 0};

Lead lead_of(unsigned char byte) {
  if (byte < 0xC2 || byte > 0xF4) return kNoLead;
  if (byte < 0xE0) return {1, 0x80, 0xBF, byte & 0x1FU};
  if (byte == 0xE0) return {2, 0xA0, 0xBF, 0};
  if (byte == 0xED) return {2, 0x80, 0x9F, 0xD};
  if (byte < 0xF0) return {2, 0x80, 0xBF, byte & 0xFU};
  if (byte == 0xF0) return {3, 0x90, 0xBF, 0};
  if (byte == 0xF4) return {3, 0x80, 0x8F, 4};
  return {3, 0x80, 0xBF, byte & 0x7U};
}

unsigned char byte_at(std::string_view text, std::size_t position) {
  return static_cast<unsigned char>(text[position]);
}

/// One sequence at the front of a text: its code point and how many bytes it took.
struct Sequence {
  char32_t code_point;
  std::size_t size;
  bool is_valid;
};

Sequence read_sequence(std::string_view text) {
  const unsigned char first = byte_at(text, 0);
  if (first < 0x80) return {first, 1, true};
  Lead lead = lead_of(first);
  char32_t code_point = lead.bits;
  std::size_t size = 1;
  for (; size <= lead.trail_count; ++size) {
    if (size == text.size()) return {kReplacementCharacter, size, false};
    const unsigned char byte = byte_at(text, size);
    if (byte < lead.lowest || byte > lead.highest) return {kReplacementCharacter, size, false};
    code_point = (code_point << 6) | (byte & 0x3FU);
    lead.lowest = 0x80;
    lead.highest = 0xBF;
  }
  if (lead.trail_count == 0) return {kReplacementCharacter, 1, false};
  return {code_point, size, true};
}

char trail(char32_t code_point, unsigned shift) {
  return static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU));
}

}  // namespace

bool is_ascii(std::string_view text) {
  unsigned seen = 0;
  for (const char byte : text) seen |= static_cast<unsigned char>(byte);
  return seen < 0x80;
}

bool is_valid_utf8(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    if (byte_at(text, position) < 0x80) {
      ++position;
      continue;
    }
    const Sequence sequence = read_sequence(text.substr(position));
    if (!sequence.is_valid) return false;
    position += sequence.size;
  }
  return true;
}

char32_t take_code_point(std::string_view& rest) {
  const Sequence sequence = read_sequence(rest);
  rest.remove_prefix(sequence.size);
  return sequence.code_point;
}

void append_utf8(std::string& text, char32_t code_point) {
  if (code_point < 0x80) {
    text += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    text += static_cast<char>(0xC0U | (code_point >> 6));
    text += trail(code_point, 0);
  } else if (code_point < 0x10000) {
    text += static_cast<char>(0xE0U | (code_point >> 12));
    text += trail(code_point, 6);
    text += trail(code_point, 0);
  } else {
    text += static_cast<char>(0xF0U | (code_point >> 18));
    text += trail(code_point, 12);
    text += trail(code_point, 6);
    text += trail(code_point, 0);
  }
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) append_utf8(clean, take_code_point(text));
  return clean;
}

}  // namespace sonder
