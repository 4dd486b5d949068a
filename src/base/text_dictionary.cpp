#include "base/text_dictionary.h"

#include <algorithm>

#include "base/text_words.h"

namespace sonder {
namespace {

constexpr std::size_t kFirstSlotCount = 16;
constexpr std::size_t kLongestInPlace = 16;
constexpr std::uint32_t kHashedTag = 0x8000'0000U;

/// Few enough for what is known of a batch to stay in the fastest memory.
constexpr std::size_t kBatch = 64;
/// So many stay in fast memory, where asking ahead gains nothing.
constexpr std::size_t kNearSlots = 1'024;
/// So many texts need more memory than a table of numbers.
constexpr std::size_t kSlotsBeforeNumbers = 8'192;

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

/// Of texts longer than 16 bytes. Products of 64 bits only: WebAssembly has no wider ones. Who does
/// not know the multiplier cannot choose texts that collide.
std::uint64_t hash_long(std::string_view text, std::uint64_t multiplier) {
  std::uint64_t hash = text.size() * multiplier;
  const auto mix = [&](std::uint64_t word) {
    hash = (hash ^ word) * multiplier;
    hash ^= hash >> 32;
  };
  const std::size_t last = text.size() - 8;
  for (std::size_t at = 0; at < last; at += 8) mix(load_8_bytes(text.data() + at));
  mix(load_8_bytes(text.data() + last));
  return hash;
}

/// By words, because memcmp of the WebAssembly library goes byte by byte. `b` is not empty.
bool is_same(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (b.size() <= 8) return load_short_text(a) == load_short_text(b);
  const std::size_t last = b.size() - 8;
  for (std::size_t at = 0; at < last; at += 8) {
    if (load_8_bytes(a.data() + at) != load_8_bytes(b.data() + at)) return false;
  }
  return load_8_bytes(a.data() + last) == load_8_bytes(b.data() + last);
}

}  // namespace

TextDictionary::TextDictionary(std::uint64_t seed)
    : front_multiplier_(spread(seed) | 1), back_multiplier_(spread(~seed) | 1), ends_(1, 0) {}

TextDictionary TextDictionary::emptied() const {
  TextDictionary dictionary;
  dictionary.front_multiplier_ = front_multiplier_;
  dictionary.back_multiplier_ = back_multiplier_;
  return dictionary;
}

inline TextDictionary::Key TextDictionary::key_of(std::string_view text) const {
  const std::size_t size = text.size();
  const auto tag = static_cast<std::uint32_t>(size);
  if (size <= 8) return {load_short_text(text), 0, tag};
  if (size > kLongestInPlace) return {hash_long(text, front_multiplier_), 0, tag | kHashedTag};
  const std::uint64_t last = load_8_bytes(text.data() + size - 8);
  return {load_8_bytes(text.data()), last >> 8 * (kLongestInPlace - size), tag};
}

/// The highest bits of a product depend on all bits of the factor (multiply-shift hashing,
/// Dietzfelbinger et al., Journal of Algorithms 25, 1997).
inline std::size_t TextDictionary::home_of(std::uint64_t front, std::uint64_t back) const {
  return static_cast<std::size_t>((front * front_multiplier_ + back * back_multiplier_) >>
                                  home_shift_);
}

inline bool TextDictionary::holds(const Slot& slot, const Key& key, std::string_view text) const {
  if (slot.front != key.front || slot.back != key.back || slot.tag != key.tag) return false;
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

/// Ids of one form need no slots, once there are so many texts that slots would be far apart. Any
/// text may be one of the few of another form, hence three are tried.
void TextDictionary::find_numbers() {
  for (const std::uint32_t code : {size() / 4, size() / 2, size() - 1}) {
    if (number_like(text(code))) return;
    numbered_ = {};
  }
}

/// Whether nearly all texts have the form of this one.
bool TextDictionary::number_like(std::string_view example) {
  constexpr std::uint32_t kMostOthers = 8;
  if (!numbered_.take_form(example)) return false;
  std::uint32_t others = 0;
  for (std::uint32_t code = 1; code < size(); ++code) others += is_numbered(code) ? 0 : 1;
  return others <= size() / kMostOthers;
}

/// Puts the code into its place, if it has one.
bool TextDictionary::is_numbered(std::uint32_t code) {
  std::uint32_t* const place = numbered_.place_of(text(code));
  if (place != nullptr) *place = code;
  return place != nullptr;
}

void TextDictionary::grow() {
  if (slots_.size() == kSlotsBeforeNumbers) find_numbers();
  std::vector<Slot> old(slots_.empty() ? kFirstSlotCount : slots_.size() * 2);
  old.swap(slots_);
  home_shift_ = 64 - static_cast<unsigned>(__builtin_ctzll(slots_.size()));
  hashed_count_ = 0;
  for (const Slot& slot : old) {
    if (slot.code == kEmpty) continue;
    if (numbered_.has_form() && is_numbered(slot.code)) continue;
    std::size_t position = home_of(slot.front, slot.back);
    while (slots_[position].code != kEmpty) position = (position + 1) & (slots_.size() - 1);
    slots_[position] = slot;
    ++hashed_count_;
  }
}

/// Makes room for that many texts that are new.
void TextDictionary::reserve_slots(std::size_t more) {
  while ((hashed_count_ + more + 1) * 4 >= slots_.size() * 3) grow();
}

/// The text is new, or its slot is not at home.
std::uint32_t TextDictionary::search_from(std::size_t home, const Key& key, std::string_view text) {
  if (text.empty()) return kEmpty;
  Slot& slot = slots_[find_slot(home, key, text)];
  if (slot.code == kEmpty) {
    slot = {key.front, key.back, key.tag, append(text)};
    ++hashed_count_;
  }
  return slot.code;
}

/// The key of the empty text is that of a free slot, whose code is that of the empty text.
inline std::uint32_t TextDictionary::intern_at(std::size_t home, const Key& key,
                                               std::string_view text) {
  const Slot& slot = slots_[home];
  return holds(slot, key, text) ? slot.code : search_from(home, key, text);
}

/// Of a dictionary with numbered texts; kEmpty for a text that is none.
inline std::uint32_t TextDictionary::intern_numbered(std::string_view text) {
  std::uint32_t* const place = numbered_.place_of(text);
  if (place == nullptr) return kEmpty;
  if (*place == kEmpty) *place = append(text);
  return *place;
}

std::uint32_t TextDictionary::intern(std::string_view text) {
  if (text.empty()) return kEmpty;
  if (is_same(this->text(last_), text)) return last_;
  reserve_slots(1);
  last_ = numbered_.has_form() ? intern_numbered(text) : kEmpty;
  if (last_ != kEmpty) return last_;
  const Key key = key_of(text);
  last_ = intern_at(home_of(key.front, key.back), key, text);
  return last_;
}

/// Where what they are looked up in lies in fast memory.
void TextDictionary::intern_near(const std::string_view* texts, std::size_t stride,
                                 std::size_t count, std::vector<std::uint32_t>& codes) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view text = texts[i * stride];
    std::uint32_t code = numbered_.has_form() ? intern_numbered(text) : kEmpty;
    if (code == kEmpty) {
      const Key key = key_of(text);
      code = intern_at(home_of(key.front, key.back), key, text);
    }
    codes.push_back(code);
  }
}

/// At most kBatch texts; all their slots are asked for first.
void TextDictionary::intern_far(const std::string_view* texts, std::size_t stride,
                                std::size_t count, std::vector<std::uint32_t>& codes) {
  Key keys[kBatch];
  std::size_t homes[kBatch];
  for (std::size_t i = 0; i < count; ++i) {
    keys[i] = key_of(texts[i * stride]);
    homes[i] = home_of(keys[i].front, keys[i].back);
    ask_ahead(&slots_[homes[i]]);
  }
  for (std::size_t i = 0; i < count; ++i) {
    codes.push_back(intern_at(homes[i], keys[i], texts[i * stride]));
  }
}

void TextDictionary::intern_rows(const std::string_view* texts, std::size_t stride,
                                 std::size_t count, std::vector<std::uint32_t>& codes) {
  for (std::size_t from = 0; from < count; from += kBatch) {
    const std::size_t size = std::min(kBatch, count - from);
    reserve_slots(size);
    const std::string_view* const batch = texts + from * stride;
    if (numbered_.has_form() || slots_.size() <= kNearSlots) {
      intern_near(batch, stride, size, codes);
    } else {
      intern_far(batch, stride, size, codes);
    }
  }
}

std::optional<std::uint32_t> TextDictionary::find(std::string_view text) const {
  if (text.empty()) return kEmpty;
  if (slots_.empty()) return std::nullopt;
  std::uint32_t code = numbered_.find(text);
  if (code != kEmpty) return code;
  const Key key = key_of(text);
  code = slots_[find_slot(home_of(key.front, key.back), key, text)].code;
  if (code == kEmpty) return std::nullopt;
  return code;
}

std::size_t TextDictionary::memory_bytes() const {
  return bytes_.capacity() + ends_.capacity() * sizeof(std::uint64_t) +
         slots_.capacity() * sizeof(Slot) + numbered_.memory_bytes();
}

}  // namespace sonder
