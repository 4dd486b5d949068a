#include "base/text_dictionary.h"

#include <cstring>

namespace sonder {
namespace {

constexpr std::size_t kFirstSlotCount = 16;
constexpr std::size_t kLongestInPlace = 8;
constexpr std::uint32_t kHashedTag = 0x8000'0000U;

// Multiply-and-fold over words of 8 bytes, after Wang Yi's wyhash (final version 4, public
// domain); the constants are its default secret.
constexpr std::uint64_t kSecret0 = 0x2d358dccaa6c78a5U;
constexpr std::uint64_t kSecret1 = 0x8bb84b93962eacc9U;
constexpr std::uint64_t kSecret2 = 0x4b33a62ed433d4a3U;

std::uint64_t fold_product(std::uint64_t a, std::uint64_t b) {
  const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t load_8(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

std::uint64_t load_4(const char* bytes) {
  std::uint32_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

std::uint64_t load_1(const char* bytes) { return static_cast<unsigned char>(*bytes); }

/// Up to 8 bytes as one word; with the length it determines every byte (loads may overlap).
std::uint64_t load_short(std::string_view text) {
  const char* bytes = text.data();
  const std::size_t size = text.size();
  if (size >= 4) return load_4(bytes) | load_4(bytes + size - 4) << 32;
  return load_1(bytes) | load_1(bytes + size / 2) << 8 | load_1(bytes + size - 1) << 16;
}

/// Of texts longer than 8 bytes.
std::uint64_t hash_long(std::string_view text, std::uint64_t seed) {
  const char* bytes = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = seed ^ kSecret0;
  for (; left > 16; left -= 16, bytes += 16) {
    hash = fold_product(load_8(bytes) ^ kSecret1, load_8(bytes + 8) ^ hash);
  }
  const char* end = text.data() + text.size();
  const std::uint64_t a = load_8(text.size() < 16 ? text.data() : end - 16);
  const std::uint64_t b = load_8(end - 8);
  return fold_product(kSecret1 ^ text.size(), fold_product(a ^ kSecret2, b ^ hash));
}

/// By words, because memcmp of the WebAssembly library goes byte by byte. `b` is not empty.
bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (b.size() <= kLongestInPlace) return load_short(a) == load_short(b);
  const std::size_t last = b.size() - 8;
  for (std::size_t at = 0; at < last; at += 8) {
    if (load_8(a.data() + at) != load_8(b.data() + at)) return false;
  }
  return load_8(a.data() + last) == load_8(b.data() + last);
}

}  // namespace

TextDictionary::TextDictionary(std::uint64_t seed) : seed_(seed), ends_(1, 0) {}

TextDictionary::Key TextDictionary::key_of(std::string_view text) const {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (text.size() <= kLongestInPlace) return {load_short(text), size};
  return {hash_long(text, seed_), size | kHashedTag};
}

std::size_t TextDictionary::home_of(const Key& key) const {
  const std::uint64_t hash = (key.tag & kHashedTag) != 0
                                 ? key.word
                                 : fold_product(key.word ^ seed_ ^ kSecret0, key.tag ^ kSecret1);
  return static_cast<std::size_t>(hash) & (slots_.size() - 1);
}

std::size_t TextDictionary::find_slot(const Key& key, std::string_view text) const {
  std::size_t position = home_of(key);
  for (;; position = (position + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[position];
    if (slot.code == kEmpty) return position;
    if (slot.word != key.word || slot.tag != key.tag) continue;
    if ((key.tag & kHashedTag) == 0 || is_same(this->text(slot.code), text)) return position;
  }
}

std::uint32_t TextDictionary::append(std::string_view text) {
  bytes_.insert(bytes_.end(), text.begin(), text.end());
  ends_.push_back(bytes_.size());
  return size() - 1;
}

void TextDictionary::grow() {
  std::vector<Slot> old(slots_.empty() ? kFirstSlotCount : slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.code == kEmpty) continue;
    std::size_t position = home_of({slot.word, slot.tag});
    while (slots_[position].code != kEmpty) position = (position + 1) & (slots_.size() - 1);
    slots_[position] = slot;
  }
}

std::uint32_t TextDictionary::intern(std::string_view text) {
  if (text.empty()) return kEmpty;
  if (is_same(this->text(last_), text)) return last_;
  if (ends_.size() * 4 >= slots_.size() * 3) grow();
  const Key key = key_of(text);
  Slot& slot = slots_[find_slot(key, text)];
  if (slot.code == kEmpty) slot = {key.word, key.tag, append(text)};
  last_ = slot.code;
  return last_;
}

std::optional<std::uint32_t> TextDictionary::find(std::string_view text) const {
  if (text.empty()) return kEmpty;
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t code = slots_[find_slot(key_of(text), text)].code;
  if (code == kEmpty) return std::nullopt;
  return code;
}

std::size_t TextDictionary::memory_bytes() const {
  return bytes_.capacity() + ends_.capacity() * sizeof(std::uint64_t) +
         slots_.capacity() * sizeof(Slot);
}

}  // namespace sonder
