#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

/// Seeded texts for properties of normalisers.
namespace sonder::testing {

/// The generator is used without distributions, because those differ between standard libraries.
class TextDice {
 public:
  explicit TextDice(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t limit) { return engine_() % limit; }

  std::string_view one_of(std::span<const std::string_view> texts) {
    return texts[below(texts.size())];
  }

  /// Up to `most` of the parts one behind the other.
  std::string from_parts(std::span<const std::string_view> parts, std::size_t most) {
    std::string text;
    for (std::size_t count = below(most + 1); count > 0; --count) text += one_of(parts);
    return text;
  }

  /// With a byte changed, taken away, doubled or broken, or as it was.
  std::string mutated(std::string text) {
    if (text.empty()) return text;
    const std::size_t at = below(text.size());
    switch (below(5)) {
      case 0: text[at] = static_cast<char>(below(256)); return text;
      case 1: return text.erase(at, 1);
      case 2: return text.insert(at, 1, text[at]);
      case 3: return text.insert(at, 1, static_cast<char>(0x80 + below(128)));
      default: return text;
    }
  }

 private:
  std::mt19937 engine_;
};

}  // namespace sonder::testing
