#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sonder::detail {

/// The languages whose letters are known; the last ones are rarer among our files.
enum class Language : std::uint8_t {
  kWesternEuropean,
  kPolish,
  kCroatian,
  kRussian,
  kCzech,
  kHungarian
};
inline constexpr std::size_t kLanguageCount = 6;

/// "Western European", "Polish", "Croatian", "Russian", "Czech", "Hungarian".
std::string_view to_string(Language language);

enum class Script : std::uint8_t { kNone, kAscii, kLatin, kCyrillic };

/// How a character joins others. The order is that of the columns in the tables of costs.
enum class Sound : std::uint8_t { kNone, kVowel, kSonorant, kObstruent, kOfAnotherKind };

/// A character and how often languages use it and where. `costs` points to 11 digits of base 36,
/// half bits each: for the character, for each `Sound` in front of it and for each behind it.
struct Glyph {
  Script script = Script::kNone;
  Sound sound = Sound::kNone;
  bool is_upper = false;
  std::array<const char*, kLanguageCount> costs{};
};

/// Of any character beyond ASCII; those of ASCII have no costs.
Glyph glyph_of(char32_t code_point);

/// A letter of one of the languages, or a mark that text of all of them has.
bool is_known_character(char32_t code_point);

/// Half bits that the case of a character beyond ASCII costs between its neighbours: a capital
/// behind a small letter or between a capital and a small one, a small letter before a capital.
int cost_of_case(const Glyph& glyph, const Glyph& previous, const Glyph& next);

/// How well a character beyond ASCII stands between its neighbours in a language.
struct Fit {
  int cost = 0;           ///< half bits: twice the negative binary logarithm of its probability
  bool is_usual = false;  ///< the language has it, and in such places
};
Fit fit_of(const Glyph& glyph, Language language, const Glyph& previous, const Glyph& next);

}  // namespace sonder::detail
