#include "text/fold.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace sonder {
namespace {

/// The folded letter of U+00C0 to U+017F: '=' keeps the code point, '*' is in `kLigatures`.
constexpr char kLatin[] =
    "aaaaaa*ceeeeiiii"   // U+00C0
    "dnooooo=ouuuuy**"   // U+00D0
    "aaaaaa*ceeeeiiii"   // U+00E0
    "dnooooo=ouuuuy*y"   // U+00F0
    "aaaaaaccccccccdd"   // U+0100
    "ddeeeeeeeeeegggg"   // U+0110
    "gggghhhhiiiiiiii"   // U+0120
    "ii**jjkkklllllll"   // U+0130
    "lllnnnnnnnnnoooo"   // U+0140
    "oo**rrrrrrssssss"   // U+0150
    "ssttttttuuuuuuuu"   // U+0160
    "uuuuwwyyyzzzzzzs";  // U+0170

struct Ligature {
  char32_t code_point;
  std::string_view letters;
};
constexpr Ligature kLigatures[] = {{0xC6, "ae"},  {0xDE, "th"},  {0xDF, "ss"},
                                   {0xE6, "ae"},  {0xFE, "th"},  {0x132, "ij"},
                                   {0x133, "ij"}, {0x152, "oe"}, {0x153, "oe"}};

struct Letter {
  char16_t from;
  char16_t to;
};

/// Lower-case letters that decompose into a base and marks (Unicode 15, NFD), and final sigma.
/// Sorted by `from`.
constexpr Letter kDecomposed[] = {
    // Greek
    {0x390, 0x3B9},
    {0x3AC, 0x3B1},
    {0x3AD, 0x3B5},
    {0x3AE, 0x3B7},
    {0x3AF, 0x3B9},
    {0x3B0, 0x3C5},
    {0x3C2, 0x3C3},
    {0x3CA, 0x3B9},
    {0x3CB, 0x3C5},
    {0x3CC, 0x3BF},
    {0x3CD, 0x3C5},
    {0x3CE, 0x3C9},
    // Cyrillic
    {0x439, 0x438},
    {0x450, 0x435},
    {0x451, 0x435},
    {0x453, 0x433},
    {0x457, 0x456},
    {0x45C, 0x43A},
    {0x45D, 0x438},
    {0x45E, 0x443},
    {0x477, 0x475},
    {0x4C2, 0x436},
    {0x4D1, 0x430},
    {0x4D3, 0x430},
    {0x4D7, 0x435},
    {0x4DB, 0x4D9},
    {0x4DD, 0x436},
    {0x4DF, 0x437},
    {0x4E3, 0x438},
    {0x4E5, 0x438},
    {0x4E7, 0x43E},
    {0x4EB, 0x4E9},
    {0x4ED, 0x44D},
    {0x4EF, 0x443},
    {0x4F1, 0x443},
    {0x4F3, 0x443},
    {0x4F5, 0x447},
    {0x4F9, 0x44B},
};

bool is_between(char32_t value, char32_t lowest, char32_t highest) {
  return value >= lowest && value <= highest;
}

/// The next code point where capitals stand on even places, as in most of Cyrillic.
char32_t lower_of_pair(char32_t capital_or_small) { return capital_or_small | 1U; }

char32_t lower_greek(char32_t letter) {
  switch (letter) {
    case 0x370:
    case 0x372:
    case 0x376: return letter + 1;
    case 0x37F: return 0x3F3;
    case 0x386: return 0x3AC;
    case 0x388:
    case 0x389:
    case 0x38A: return letter + 37;
    case 0x38C: return 0x3CC;
    case 0x38E:
    case 0x38F: return letter + 63;
    case 0x3CF: return 0x3D7;
    case 0x3F4: return 0x3B8;
    case 0x3F7:
    case 0x3FA: return letter + 1;
    case 0x3F9: return 0x3F2;
    default: break;
  }
  if (is_between(letter, 0x391, 0x3AB) && letter != 0x3A2) return letter + 32;
  if (is_between(letter, 0x3D8, 0x3EF)) return lower_of_pair(letter);
  if (is_between(letter, 0x3FD, 0x3FF)) return letter - 130;
  return letter;
}

char32_t lower_cyrillic(char32_t letter) {
  if (letter < 0x410) return letter + 80;
  if (letter < 0x430) return letter + 32;
  if (letter == 0x4C0) return 0x4CF;
  if (is_between(letter, 0x4C1, 0x4CE)) return letter + (letter & 1U);
  if (is_between(letter, 0x460, 0x481)) return lower_of_pair(letter);
  if (is_between(letter, 0x48A, 0x52F) && letter != 0x4CF) return lower_of_pair(letter);
  return letter;
}

char32_t without_marks(char32_t letter) {
  const auto* found =
      std::lower_bound(std::begin(kDecomposed), std::end(kDecomposed), letter,
                       [](const Letter& entry, char32_t wanted) { return entry.from < wanted; });
  return found != std::end(kDecomposed) && found->from == letter ? found->to : letter;
}

/// Combining diacritical marks, and the Cyrillic ones.
bool is_mark(char32_t letter) {
  return is_between(letter, 0x300, 0x36F) || is_between(letter, 0x483, 0x487);
}

void append_ligature(std::string& text, char32_t letter) {
  for (const Ligature& ligature : kLigatures) {
    if (ligature.code_point == letter) text += ligature.letters;
  }
}

void append_latin(std::string& text, char32_t letter) {
  const char folded = kLatin[letter - 0xC0];
  if (folded == '=') return append_utf8(text, letter);
  if (folded == '*') return append_ligature(text, letter);
  text += folded;
}

void append_folded(std::string& text, char32_t letter) {
  if (is_mark(letter)) return;
  if (is_between(letter, 0xC0, 0x17F)) return append_latin(text, letter);
  if (is_between(letter, 0x218, 0x21B)) {
    text += letter < 0x21A ? 's' : 't';
    return;
  }
  if (is_between(letter, 0x370, 0x3FF)) letter = without_marks(lower_greek(letter));
  if (is_between(letter, 0x400, 0x52F)) letter = without_marks(lower_cyrillic(letter));
  append_utf8(text, letter);
}

/// The bytes up front that are ASCII.
std::size_t count_ascii(std::string_view text) {
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  const char* at = begin;
  while (at != end && static_cast<unsigned char>(*at) < 0x80) ++at;
  return static_cast<std::size_t>(at - begin);
}

void append_lower_ascii(std::string& text, std::string_view ascii) {
  const std::size_t from = text.size();
  text += ascii;
  char* const letters = text.data() + from;
  for (std::size_t i = 0; i < ascii.size(); ++i) {
    if (letters[i] >= 'A' && letters[i] <= 'Z') letters[i] = static_cast<char>(letters[i] | 0x20);
  }
}

bool is_ascii_alphanumeric(char32_t c) {
  return is_between(c, '0', '9') || is_between(c, 'a', 'z') || is_between(c, 'A', 'Z');
}

struct Range {
  char32_t first;
  char32_t last;
};

/// Blocks beyond ASCII that hold punctuation, symbols and pictures rather than letters.
constexpr Range kSymbols[] = {
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB9},     {0xBB, 0xBF},
    {0xD7, 0xD7},     {0xF7, 0xF7},     {0x37E, 0x37E},   {0x387, 0x387},
    {0x2000, 0x206F}, {0x20A0, 0x2BFF}, {0x3000, 0x3004}, {0x3007, 0x3030},
    {0xFE00, 0xFE6F}, {0xFEFF, 0xFF0F}, {0xFFFC, 0xFFFF}, {0x1F000, 0x1FAFF}};

}  // namespace

bool is_word_character(char32_t character) {
  if (character < 0x80) return is_ascii_alphanumeric(character);
  return std::none_of(std::begin(kSymbols), std::end(kSymbols), [character](const Range& range) {
    return is_between(character, range.first, range.last);
  });
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    const std::size_t ascii = count_ascii(text);
    append_lower_ascii(folded, text.substr(0, ascii));
    text.remove_prefix(ascii);
    if (!text.empty()) append_folded(folded, take_code_point(text));
  }
  return folded;
}

std::string fold_words(std::string_view text) {
  const std::string folded = fold(text);
  std::string_view rest = folded;
  std::string words;
  bool is_gap = false;
  while (!rest.empty()) {
    const char32_t letter = take_code_point(rest);
    if (!is_word_character(letter)) {
      is_gap = true;
      continue;
    }
    if (is_gap && !words.empty()) words += ' ';
    is_gap = false;
    append_utf8(words, letter);
  }
  return words;
}

}  // namespace sonder
