#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sonder {

namespace detail {

/// Whether the item at position `a` comes before that at `b`.
using IsBefore = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

/// The positions 0 to count - 1 in the order of their items, equal ones as they were: merging
/// neighbouring runs from the bottom up. O(count log count).
std::vector<std::uint32_t> sort_positions(std::size_t count, IsBefore is_before,
                                          const void* context);

}  // namespace detail

/// Sorts items so that equal ones keep their order. One merge sort serves all types: each use of
/// the library's own costs 2-4 kB of WebAssembly. For lists that are short or sorted once a
/// question; what sorts millions of plain numbers takes std::sort. O(n log n), n below 2^32.
template <class T, class Less>
void sort_stably(std::vector<T>& items, const Less& is_less) {
  struct Context {
    const std::vector<T>& items;
    const Less& is_less;
  };
  const Context context{items, is_less};
  const auto is_before = [](const void* erased, std::uint32_t a, std::uint32_t b) -> bool {
    const auto& known = *static_cast<const Context*>(erased);
    return known.is_less(known.items[a], known.items[b]);
  };
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t position : detail::sort_positions(items.size(), is_before, &context)) {
    sorted.push_back(std::move(items[position]));
  }
  items = std::move(sorted);
}

/// The same by `<`.
template <class T>
void sort_stably(std::vector<T>& items) {
  sort_stably(items, [](const T& a, const T& b) { return a < b; });
}

}  // namespace sonder
