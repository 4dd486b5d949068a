#include "base/text_order.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/sorting.h"
#include "base/text_words.h"

namespace sonder {
namespace {

constexpr std::size_t kFrontBytes = 8;

/// A text by its first bytes, filled up with zeros; the first one is the highest.
struct Entry {
  std::uint64_t front;
  std::uint32_t position;
};

std::vector<Entry> list_entries(const std::vector<std::string_view>& texts) {
  std::vector<Entry> entries(texts.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    const std::uint64_t word = load_short_text(texts[i].substr(0, kFrontBytes));
    entries[i] = {__builtin_bswap64(word), i};
  }
  return entries;
}

std::size_t byte_at(const Entry& entry, std::size_t shift) { return entry.front >> shift & 0xFF; }

/// One step of the radix sort, by one byte; nothing to do where all have the same one.
void sort_by_byte(std::size_t shift, std::vector<Entry>& entries, std::vector<Entry>& sorted) {
  std::array<std::uint32_t, 256> next{};
  for (const Entry& entry : entries) ++next[byte_at(entry, shift)];
  if (next[byte_at(entries.front(), shift)] == entries.size()) return;
  std::uint32_t start = 0;
  for (std::uint32_t& place : next) start += std::exchange(place, start);
  for (const Entry& entry : entries) sorted[next[byte_at(entry, shift)]++] = entry;
  entries.swap(sorted);
}

/// Sorts the positions from `begin` to `end`, whose texts begin alike.
void sort_by_rest(const std::vector<std::string_view>& texts, std::size_t begin, std::size_t end,
                  std::vector<std::uint32_t>& order) {
  if (end - begin < 2) return;
  std::vector<std::uint32_t> alike(order.begin() + static_cast<std::ptrdiff_t>(begin),
                                   order.begin() + static_cast<std::ptrdiff_t>(end));
  sort_stably(alike, [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
  std::copy(alike.begin(), alike.end(), order.begin() + static_cast<std::ptrdiff_t>(begin));
}

}  // namespace

std::vector<std::uint32_t> order_by_text(const std::vector<std::string_view>& texts) {
  std::vector<Entry> entries = list_entries(texts);
  std::vector<Entry> sorted(entries.size());
  for (std::size_t byte = 0; byte < kFrontBytes && !entries.empty(); ++byte) {
    sort_by_byte(byte * 8, entries, sorted);
  }
  std::vector<std::uint32_t> order(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) order[i] = entries[i].position;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= entries.size(); ++i) {
    if (i < entries.size() && entries[i].front == entries[begin].front) continue;
    sort_by_rest(texts, begin, i, order);
    begin = i;
  }
  return order;
}

}  // namespace sonder
