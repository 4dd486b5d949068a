#include "base/bitset.h"

#include <bit>
#include <cassert>
#include <utility>

namespace sonder {

Bitset::Bitset(std::size_t size, bool value)
    : size_(size), words_((size + 63) / 64, value ? ~std::uint64_t{0} : 0) {
  clear_tail();
}

Bitset Bitset::from_words(std::size_t size, std::vector<std::uint64_t> words) {
  assert(words.size() == (size + 63) / 64);
  Bitset bits;
  bits.size_ = size;
  bits.words_ = std::move(words);
  bits.clear_tail();
  return bits;
}

void Bitset::clear_tail() {
  if ((size_ & 63) != 0) words_.back() &= (std::uint64_t{1} << (size_ & 63)) - 1;
}

void Bitset::push_back(bool value) {
  if ((size_ & 63) == 0) words_.push_back(0);
  ++size_;
  if (value) set(size_ - 1);
}

void Bitset::resize(std::size_t size) {
  size_ = size;
  words_.resize((size + 63) / 64);
  clear_tail();
}

std::size_t Bitset::count() const {
  std::size_t total = 0;
  for (const std::uint64_t word : words_) total += static_cast<std::size_t>(std::popcount(word));
  return total;
}

std::size_t Bitset::count_common(const Bitset& other) const {
  assert(size_ == other.size_);
  std::size_t total = 0;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    total += static_cast<std::size_t>(std::popcount(words_[i] & other.words_[i]));
  }
  return total;
}

std::vector<std::uint32_t> Bitset::positions() const {
  std::vector<std::uint32_t> found;
  found.reserve(count());
  for (std::size_t i = 0; i < words_.size(); ++i) {
    for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
      const auto bit = static_cast<std::size_t>(std::countr_zero(word));
      found.push_back(static_cast<std::uint32_t>((i << 6) + bit));
    }
  }
  return found;
}

Bitset& Bitset::operator&=(const Bitset& other) {
  assert(size_ == other.size_);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

Bitset& Bitset::operator|=(const Bitset& other) {
  assert(size_ == other.size_);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

void Bitset::flip() {
  for (std::uint64_t& word : words_) word = ~word;
  clear_tail();
}

}  // namespace sonder
