#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "table/dialect.h"

/// Seeded random text and damage. The generator is used as it is, without distributions, because
/// those differ between standard libraries.
namespace sonder::testing {

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_()) % limit; }
  bool one_in(std::uint32_t limit) { return below(limit) == 0; }
  std::size_t place_in(std::string_view text) {
    return text.empty() ? 0 : below(static_cast<std::uint32_t>(text.size()));
  }

 private:
  std::mt19937 engine_;
};

inline Dialect random_dialect(Dice& dice) {
  constexpr char kDelimiters[] = {',', ';', '\t', '|', ':', '^', '~', ' '};
  constexpr char kQuotes[] = {'"', '"', '"', '\'', '\0'};
  Dialect dialect;
  dialect.delimiter = kDelimiters[dice.below(8)];
  dialect.quote = kQuotes[dice.below(5)];
  if (dialect.quote != '\0' && dice.one_in(3)) dialect.escape = '\\';
  dialect.drops_blank = dialect.delimiter != ' ' && dice.one_in(4);
  return dialect;
}

/// Text in which everything that means something to the dialect is frequent.
inline std::string random_text(const Dialect& dialect, Dice& dice) {
  std::string alphabet = "ab1\n\r \t,\"\\";
  alphabet.append(3, dialect.delimiter);
  if (dialect.quote != '\0') alphabet.append(2, dialect.quote);
  std::string text;
  for (std::uint32_t size = dice.below(120); size > 0; --size) {
    text += alphabet[dice.below(static_cast<std::uint32_t>(alphabet.size()))];
  }
  return text;
}

/// The text with one thing broken: a bit flipped, its end cut off, a block written twice, a
/// delimiter swapped, or a quote mark put where none belongs.
inline std::string damaged(std::string text, Dice& dice) {
  const std::size_t at = dice.place_in(text);
  switch (dice.below(5)) {
    case 0: {
      // Only low bits: the text stays text.
      text[at] = static_cast<char>(text[at] ^ (1 << dice.below(5)));
      return text;
    }
    case 1: return text.substr(0, at + 1);
    case 2: return text.insert(at, text.substr(at, dice.below(200)));
    case 3: {
      const std::size_t comma = text.find(',', at);
      if (comma != std::string::npos) text[comma] = ";\t|"[dice.below(3)];
      return text;
    }
    default: return text.insert(at, 1, '"');
  }
}

}  // namespace sonder::testing
