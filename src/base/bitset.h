#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sonder {

/// A fixed number of yes/no answers, 64 to a word: validity masks and segment members.
/// Bits past `size()` are always clear, so whole words can be counted and compared.
class Bitset {
 public:
  Bitset() = default;
  explicit Bitset(std::size_t size, bool value = false);
  /// Takes over (size + 63) / 64 words; bits past `size` are cleared.
  static Bitset from_words(std::size_t size, std::vector<std::uint64_t> words);

  std::size_t size() const { return size_; }
  bool test(std::size_t position) const {
    return ((words_[position >> 6] >> (position & 63)) & 1U) != 0;
  }
  void set(std::size_t position) { words_[position >> 6] |= std::uint64_t{1} << (position & 63); }
  void reset(std::size_t position) {
    words_[position >> 6] &= ~(std::uint64_t{1} << (position & 63));
  }
  void push_back(bool value);
  /// Bits that are added are clear.
  void resize(std::size_t size);

  /// How many bits are set. O(size / 64).
  std::size_t count() const;
  /// How many bits are set here and in `other`, of the same size. O(size / 64).
  std::size_t count_common(const Bitset& other) const;
  /// The positions of the set bits, ascending.
  std::vector<std::uint32_t> positions() const;

  /// Both operands of these have the same size.
  Bitset& operator&=(const Bitset& other);
  Bitset& operator|=(const Bitset& other);
  /// Every bit turned round.
  void flip();

  const std::vector<std::uint64_t>& words() const { return words_; }

  friend bool operator==(const Bitset&, const Bitset&) = default;

 private:
  void clear_tail();

  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace sonder
