#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/detail/numbered_texts.h"

namespace sonder {

/// Gives every distinct text a code, in the order of first appearance. Code 0 is always the
/// empty text. Bytes are compared, nothing is folded.
///
/// Open addressing over a seeded hash, so that a crafted file cannot make it quadratic; ids of one
/// form are found by their numbers instead. Codes do not depend on the seed. All texts lie in one
/// block of memory.
class TextDictionary {
 public:
  static constexpr std::uint32_t kEmpty = 0;

  explicit TextDictionary(std::uint64_t seed = 0);
  /// A dictionary without texts and with the seed of this one.
  TextDictionary emptied() const;

  /// The text's code, new or known. O(length) expected. `text` must not point into this.
  std::uint32_t intern(std::string_view text);
  /// Interns `count` texts that stand `stride` apart and appends their codes: quicker than one
  /// by one, because memory is asked for ahead.
  void intern_rows(const std::string_view* texts, std::size_t stride, std::size_t count,
                   std::vector<std::uint32_t>& codes);
  /// The code, or nothing when the text never came.
  std::optional<std::uint32_t> find(std::string_view text) const;

  /// Valid until the next `intern`. O(1).
  std::string_view text(std::uint32_t code) const {
    const std::uint64_t begin = code == 0 ? 0 : ends_[code - 1];
    return {bytes_.data() + begin, static_cast<std::size_t>(ends_[code] - begin)};
  }
  /// The texts of all codes one behind the other. Valid until the next `intern`.
  std::string_view all_texts() const { return {bytes_.data(), bytes_.size()}; }
  /// How many codes there are, at least 1.
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  std::size_t memory_bytes() const;

 private:
  /// What identifies a text: up to 16 bytes it is the text itself, longer ones are hashed and
  /// compared. `tag` is the length, with the top bit set for hashed ones.
  struct Key {
    std::uint64_t front = 0;  ///< 8 bytes of the text, or the hash
    std::uint64_t back = 0;   ///< those behind them, or 0
    std::uint32_t tag = 0;
  };
  struct Slot {
    std::uint64_t front = 0;
    std::uint64_t back = 0;
    std::uint32_t tag = 0;
    std::uint32_t code = kEmpty;  ///< kEmpty marks a free slot: the empty text needs none
  };

  Key key_of(std::string_view text) const;
  std::size_t home_of(std::uint64_t front, std::uint64_t back) const;
  bool holds(const Slot& slot, const Key& key, std::string_view text) const;
  std::uint32_t intern_at(std::size_t home, const Key& key, std::string_view text);
  std::uint32_t intern_numbered(std::string_view text);
  void intern_near(const std::string_view* texts, std::size_t stride, std::size_t count,
                   std::vector<std::uint32_t>& codes);
  void intern_far(const std::string_view* texts, std::size_t stride, std::size_t count,
                  std::vector<std::uint32_t>& codes);
  std::size_t find_slot(std::size_t home, const Key& key, std::string_view text) const;
  std::uint32_t search_from(std::size_t home, const Key& key, std::string_view text);
  void reserve_slots(std::size_t more);
  std::uint32_t append(std::string_view text);
  void find_numbers();
  bool number_like(std::string_view example);
  bool is_numbered(std::uint32_t code);
  void grow();

  // Odd and secret:
  std::uint64_t front_multiplier_;
  std::uint64_t back_multiplier_;
  unsigned home_shift_ = 64;     ///< leaves as many bits as number the slots
  std::uint32_t last_ = kEmpty;  ///< most files repeat the cell above, which needs no look-up
  std::vector<char> bytes_;
  std::vector<std::uint64_t> ends_;  ///< end of each text in `bytes_`
  std::vector<Slot> slots_;          ///< a power of two, at most three quarters full
  std::size_t hashed_count_ = 0;     ///< slots that are taken
  detail::NumberedTexts numbered_;   ///< the texts that have no slot
};

/// A column of texts: one code per row into its own dictionary.
struct CodedText {
  TextDictionary dictionary;
  std::vector<std::uint32_t> codes;

  std::string_view at(std::size_t row) const { return dictionary.text(codes[row]); }
  bool is_empty(std::size_t row) const { return codes[row] == TextDictionary::kEmpty; }
};

}  // namespace sonder
