#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "text/detail/encoding_scores.h"
#include "text/detail/encoding_tables.h"
#include "text/encoding.h"

namespace sonder {
namespace {

/// The character that an encoding makes of the first byte of a UTF-8 sequence.
struct Lead {
  char16_t character;
  char byte;
  Encoding encoding;
};

/// Of Latin-1, Latin Extended-A, Cyrillic, punctuation, and pictures.
constexpr Lead kLeads[] = {
    {u'Â', '\xC2', Encoding::kWindows1252}, {u'Ã', '\xC3', Encoding::kWindows1252},
    {u'Ä', '\xC4', Encoding::kWindows1252}, {u'Å', '\xC5', Encoding::kWindows1252},
    {u'Ð', '\xD0', Encoding::kWindows1252}, {u'Ñ', '\xD1', Encoding::kWindows1252},
    {u'â', '\xE2', Encoding::kWindows1252}, {u'ð', '\xF0', Encoding::kWindows1252},
    {u'Â', '\xC2', Encoding::kWindows1250}, {u'Ă', '\xC3', Encoding::kWindows1250},
    {u'Ä', '\xC4', Encoding::kWindows1250}, {u'Ĺ', '\xC5', Encoding::kWindows1250},
    {u'Đ', '\xD0', Encoding::kWindows1250}, {u'Ń', '\xD1', Encoding::kWindows1250},
    {u'â', '\xE2', Encoding::kWindows1250}, {u'đ', '\xF0', Encoding::kWindows1250},
    {u'Р', '\xD0', Encoding::kWindows1251}, {u'С', '\xD1', Encoding::kWindows1251},
    {u'в', '\xE2', Encoding::kWindows1251}, {u'р', '\xF0', Encoding::kWindows1251},
    {u'¬', '\xC2', Encoding::kMacRoman},    {u'√', '\xC3', Encoding::kMacRoman},
    {u'ƒ', '\xC4', Encoding::kMacRoman},    {u'≈', '\xC5', Encoding::kMacRoman},
    {u'‚', '\xE2', Encoding::kMacRoman},
};

/// A picture's or a character's sequence read byte by byte.
struct Misreading {
  std::size_t characters = 0;  ///< that were made of one; 0 when there is none
  bool is_cyrillic = false;    ///< the one they were made of
  std::size_t size = 0;        ///< bytes of the text
};

bool is_blank(char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

bool is_plausible(char32_t code_point) {
  return detail::is_known_character(code_point) || (code_point >= 0x1F000 && code_point < 0x1FB00);
}

/// How many bytes a UTF-8 sequence with this first one has.
std::size_t sequence_size(char lead) {
  const auto code = static_cast<unsigned char>(lead);
  return code < 0xE0 ? 2 : code < 0xF0 ? 3 : 4;
}

/// `rest` begins behind the character of the lead.
Misreading read_behind(const Lead& lead, std::string_view rest) {
  const std::u16string_view table = detail::high_half(lead.encoding);
  const std::size_t size_before = rest.size();
  std::string bytes(1, lead.byte);
  const std::size_t size = sequence_size(lead.byte);
  while (bytes.size() < size && !rest.empty()) {
    const std::size_t found = table.find(static_cast<char16_t>(take_code_point(rest)));
    if (found == std::u16string_view::npos) return {};
    bytes += static_cast<char>(detail::kHighBytes + found);
  }
  if (!is_valid_utf8(bytes)) return {};
  std::string_view sequence = bytes;
  const char32_t code_point = take_code_point(sequence);
  if (!is_plausible(code_point)) return {};
  return {size, code_point >= 0x400 && code_point < 0x500, size_before - rest.size()};
}

/// `rest` begins behind `character`.
Misreading find_misreading(char32_t character, std::string_view rest) {
  for (const Lead& lead : kLeads) {
    if (lead.character != character) continue;
    const Misreading misreading = read_behind(lead, rest);
    if (misreading.characters > 0) return misreading;
  }
  return {};
}

/// One word. Cyrillic leads are letters and signs that may well stand before a closing quote, so
/// one such pair alone proves nothing.
bool is_misread_word(std::string_view word) {
  std::size_t marked = 0;
  std::size_t misread = 0;
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
  while (!word.empty()) {
    const char32_t character = take_code_point(word);
    if (character < 0x80) continue;
    const Misreading found = find_misreading(character, word);
    marked += std::max<std::size_t>(found.characters, 1);
    misread += found.characters;
    if (found.characters > 0) ++(found.is_cyrillic ? cyrillic : latin);
    word.remove_prefix(found.size);
  }
  return misread * 2 > marked && (latin > 0 || cyrillic > 1);
}

}  // namespace

bool is_double_encoded(std::string_view text) {
  if (is_ascii(text) || !is_valid_utf8(text)) return false;
  while (!text.empty()) {
    const auto end = std::find_if(text.begin(), text.end(), is_blank);
    const auto size = static_cast<std::size_t>(end - text.begin());
    if (is_misread_word(text.substr(0, size))) return true;
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return false;
}

}  // namespace sonder
