#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_words.h"

namespace sonder::detail {

/// Finds the codes of texts that differ only in the digits at their end, such as "C0107824", by
/// the number these write: in a table that stays in fast memory where a hash table of a million
/// ids does not. It takes up to 250 kB, and up to 64 bytes a text where these are far apart.
class NumberedTexts {
 public:
  /// Tells apart the texts that are written as this one: as long, with as many digits at the end,
  /// at most 6, and the same bytes in front. Of texts of 2-16 bytes only. False, and nothing
  /// changes, where this one does not end in digits.
  bool take_form(std::string_view text);
  bool has_form() const { return size_ != 0; }

  /// Where the code of the text stands or belongs, 0 for none so far; null for a text of another
  /// form. Valid until the next call.
  std::uint32_t* place_of(std::string_view text);
  /// Its code, or 0.
  std::uint32_t find(std::string_view text) const;

  std::size_t memory_bytes() const {
    return (codes_.capacity() + stretches_.capacity()) * sizeof(std::uint32_t);
  }

 private:
  static constexpr std::uint32_t kOtherForm = kNoDigits;
  static constexpr std::uint32_t kUnseen = 0xFFFF'FFFFU;
  /// So many neighbours have their codes side by side.
  static constexpr std::uint32_t kStretch = 16;
  static constexpr std::size_t kWordBytes = 8;

  static std::uint64_t last_word(std::string_view text);
  std::uint32_t number_of(std::string_view text) const;
  std::uint32_t open_stretch();

  std::size_t size_ = 0;  ///< of the texts in bytes; 0 without a form
  // The bits in front of the digits that the last word of a text has, those that only the first
  // word has, and what they are:
  std::uint64_t first_mask_ = 0;
  std::uint64_t first_ = 0;
  std::uint64_t last_mask_ = 0;
  std::uint64_t last_ = 0;
  std::vector<std::uint32_t> stretches_;  ///< where in `codes_` each begins, or kUnseen
  std::vector<std::uint32_t> codes_;
};

/// The last bytes, those of a shorter text at the end of the word.
inline std::uint64_t NumberedTexts::last_word(std::string_view text) {
  if (text.size() >= kWordBytes) return load_8_bytes(text.data() + text.size() - kWordBytes);
  return load_short_text(text) << 8 * (kWordBytes - text.size());
}

inline std::uint32_t NumberedTexts::number_of(std::string_view text) const {
  if (text.size() != size_) return kOtherForm;
  const std::uint64_t word = last_word(text);
  if ((word & last_mask_) != last_) return kOtherForm;
  if (first_mask_ != 0 && (load_8_bytes(text.data()) & first_mask_) != first_) return kOtherForm;
  constexpr std::uint64_t kZeros = 0x3030'3030'3030'3030U;
  return read_8_digits((word & ~last_mask_) | (kZeros & last_mask_));
}

inline std::uint32_t* NumberedTexts::place_of(std::string_view text) {
  const std::uint32_t number = number_of(text);
  if (number == kOtherForm) return nullptr;
  std::uint32_t& stretch = stretches_[number / kStretch];
  if (stretch == kUnseen) stretch = open_stretch();
  return &codes_[stretch + number % kStretch];
}

}  // namespace sonder::detail
