#include "base/text_dictionary.h"

#include <algorithm>
#include <cstring>

namespace sonder {
namespace {

constexpr std::size_t kFirstSlotCount = 16;
constexpr std::size_t kLongestInPlace = 8;
constexpr std::uint32_t kHashedTag = 0x8000'0000U;

constexpr std::size_t kBatch = 256;

/// Spreads a seed over 64 bits: the finisher of SplitMix64 (Steele, Lea and Flood, "Fast
/// Splittable Pseudorandom Number Generators", OOPSLA 2014).
std::uint64_t spread(std::uint64_t seed) {
  std::uint64_t mixed = seed + 0x9e3779b97f4a7c15U;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31);
}

/// Starts loading memory that will be read soon. WebAssembly can only read it at once, which still
/// lets many reads wait side by side.
void ask_ahead(const void* address) {
#ifdef __wasm__
  asm volatile("" : : "r"(*static_cast<const volatile char*>(address)));
#else
  __builtin_prefetch(address);
#endif
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
  if (size == 0) return 0;
  if (size >= 4) return load_4(bytes) | load_4(bytes + size - 4) << 32;
  return load_1(bytes) | load_1(bytes + size / 2) << 8 | load_1(bytes + size - 1) << 16;
}

/// Of texts longer than 8 bytes. Products of 64 bits only: WebAssembly has no wider ones. Who does
/// not know the multiplier cannot choose texts that collide.
std::uint64_t hash_long(std::string_view text, std::uint64_t multiplier) {
  std::uint64_t hash = text.size() * multiplier;
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * multiplier;
    hash ^= hash >> 32;
  };
  const std::size_t last = text.size() - 8;
  for (std::size_t at = 0; at < last; at += 8) mix(load_8(text.data() + at));
  mix(load_8(text.data() + last));
  return hash;
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

TextDictionary::TextDictionary(std::uint64_t seed) : multiplier_(spread(seed) | 1), ends_(1, 0) {}

TextDictionary TextDictionary::emptied() const {
  TextDictionary dictionary;
  dictionary.multiplier_ = multiplier_;
  return dictionary;
}

TextDictionary::Key TextDictionary::key_of(std::string_view text) const {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (text.size() <= kLongestInPlace) return {load_short(text), size};
  return {hash_long(text, multiplier_), size | kHashedTag};
}

/// The highest bits of a product depend on all bits of the factor (multiply-shift hashing,
/// Dietzfelbinger et al., Journal of Algorithms 25, 1997).
std::size_t TextDictionary::home_of(const Key& key) const {
  const std::uint64_t factor = key.word ^ (std::uint64_t{key.tag} << 56 | key.tag);
  return static_cast<std::size_t>(factor * multiplier_ >> home_shift_);
}

bool TextDictionary::holds(const Slot& slot, const Key& key, std::string_view text) const {
  if (slot.word != key.word || slot.tag != key.tag) return false;
  return (key.tag & kHashedTag) == 0 || is_same(this->text(slot.code), text);
}

std::size_t TextDictionary::find_slot(std::size_t home, const Key& key,
                                      std::string_view text) const {
  for (std::size_t position = home;; position = (position + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[position];
    if (slot.code == kEmpty || holds(slot, key, text)) return position;
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
  home_shift_ = 64 - static_cast<unsigned>(__builtin_ctzll(slots_.size()));
  for (const Slot& slot : old) {
    if (slot.code == kEmpty) continue;
    std::size_t position = home_of({slot.word, slot.tag});
    while (slots_[position].code != kEmpty) position = (position + 1) & (slots_.size() - 1);
    slots_[position] = slot;
  }
}

/// Makes room for that many texts that are new.
void TextDictionary::reserve_slots(std::size_t more) {
  while ((ends_.size() + more) * 4 >= slots_.size() * 3) grow();
}

inline std::uint32_t TextDictionary::intern_at(std::size_t home, const Key& key,
                                               std::string_view text) {
  if (text.empty()) return kEmpty;
  const Slot& first = slots_[home];
  if (first.code != kEmpty && holds(first, key, text)) return first.code;
  Slot& slot = slots_[find_slot(home, key, text)];
  if (slot.code == kEmpty) slot = {key.word, key.tag, append(text)};
  return slot.code;
}

std::uint32_t TextDictionary::intern(std::string_view text) {
  if (text.empty()) return kEmpty;
  if (is_same(this->text(last_), text)) return last_;
  reserve_slots(1);
  const Key key = key_of(text);
  last_ = intern_at(home_of(key), key, text);
  return last_;
}

void TextDictionary::intern_rows(const std::string_view* texts, std::size_t stride,
                                 std::size_t count, std::vector<std::uint32_t>& codes) {
  Key keys[kBatch];
  std::size_t homes[kBatch];
  const std::size_t before = codes.size();
  codes.resize(before + count);
  for (std::size_t from = 0; from < count; from += kBatch) {
    const std::size_t size = std::min(kBatch, count - from);
    const std::string_view* const batch = texts + from * stride;
    reserve_slots(size);
    for (std::size_t i = 0; i < size; ++i) {
      keys[i] = key_of(batch[i * stride]);
      homes[i] = home_of(keys[i]);
      ask_ahead(&slots_[homes[i]]);
    }
    std::uint32_t* const batch_codes = codes.data() + before + from;
    for (std::size_t i = 0; i < size; ++i) {
      batch_codes[i] = intern_at(homes[i], keys[i], batch[i * stride]);
    }
  }
}

std::optional<std::uint32_t> TextDictionary::find(std::string_view text) const {
  if (text.empty()) return kEmpty;
  if (slots_.empty()) return std::nullopt;
  const Key key = key_of(text);
  const std::uint32_t code = slots_[find_slot(home_of(key), key, text)].code;
  if (code == kEmpty) return std::nullopt;
  return code;
}

std::size_t TextDictionary::memory_bytes() const {
  return bytes_.capacity() + ends_.capacity() * sizeof(std::uint64_t) +
         slots_.capacity() * sizeof(Slot);
}

}  // namespace sonder
