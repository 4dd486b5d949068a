#include "text/transliteration.h"

#include "base/utf8.h"
#include "text/fold.h"

namespace sonder {
namespace {

/// From а (U+0430) to я; й, ё and ї are folded to и, е and і before.
constexpr std::string_view kLetters[] = {
    "a", "b", "v", "g", "d", "e",  "zh", "z",  "i",  "i",    "k", "l", "m", "n", "o",  "p",
    "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "",  "y", "",  "e", "yu", "ya"};
/// From ѐ (U+0450) to џ, of which fold leaves ђ, є, ѕ, і, ј, љ, њ, ћ, џ.
constexpr std::string_view kFurtherLetters[] = {"e", "e",  "d",  "g", "ye", "z", "i", "i",
                                                "j", "lj", "nj", "c", "k",  "i", "u", "dz"};
constexpr char32_t kFirst = 0x430;
constexpr char32_t kFirstFurther = 0x450;
constexpr char32_t kBehindFurther = 0x460;
constexpr char32_t kUkrainianGe = 0x491;  // ґ

void append_latin(std::string& latin, char32_t letter) {
  if (letter >= kFirst && letter < kFirstFurther) {
    latin += kLetters[letter - kFirst];
  } else if (letter >= kFirstFurther && letter < kBehindFurther) {
    latin += kFurtherLetters[letter - kFirstFurther];
  } else if (letter == kUkrainianGe) {
    latin += 'g';
  } else {
    append_utf8(latin, letter);
  }
}

}  // namespace

std::string to_latin(std::string_view text) {
  std::string folded = fold(text);
  if (is_ascii(folded)) return folded;
  std::string latin;
  latin.reserve(folded.size());
  std::string_view rest = folded;
  while (!rest.empty()) append_latin(latin, take_code_point(rest));
  return latin;
}

}  // namespace sonder
