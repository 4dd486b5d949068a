#include "privacy/detail/suppression.h"

#include <algorithm>
#include <optional>

namespace sonder::detail {
namespace {

// Cells are suppressed up to a size, so that who is suppressed follows from the sizes alone and not
// from which cell has which. Whoever knows the total, the shown cells and this rule can then deal
// the suppressed sizes out in any order and would have been shown the same table.

struct SuppressedCells {
  std::uint64_t count = 0;
  std::uint64_t people = 0;
  std::uint64_t smallest = 0;
  std::uint64_t largest = 0;
};

SuppressedCells cells_up_to(std::uint64_t size, const GroupSizes& sizes) {
  SuppressedCells cells;
  for (const Cell& cell : sizes.cells) {
    if (cell.people == 0 || cell.people > size) continue;
    cells.smallest = cells.count == 0 ? cell.people : std::min(cells.smallest, cell.people);
    cells.largest = std::max(cells.largest, cell.people);
    cells.people += cell.people;
    ++cells.count;
  }
  return cells;
}

bool is_enough(const SuppressedCells& cells, std::uint64_t minimum_group) {
  if (cells.count < 2 || cells.people < minimum_group) return false;
  if (cells.smallest != cells.largest) return true;
  // Cells of one size cannot change places, but one person more here and one less there gives
  // sizes that would have been suppressed as well.
  return cells.smallest >= 2 && cells.smallest + 2 <= minimum_group;
}

std::optional<std::uint64_t> next_size(std::uint64_t above, const GroupSizes& sizes) {
  std::optional<std::uint64_t> next;
  for (const Cell& cell : sizes.cells) {
    if (cell.people > above && (!next || cell.people < *next)) next = cell.people;
  }
  return next;
}

/// The size up to which cells are suppressed, 0 for none; absent when all of them are not enough.
std::optional<std::uint64_t> choose_size(const GroupSizes& sizes, std::uint64_t minimum_group) {
  std::optional<std::uint64_t> size = minimum_group - 1;
  if (cells_up_to(*size, sizes).count == 0) return 0;
  while (size && !is_enough(cells_up_to(*size, sizes), minimum_group)) {
    size = next_size(*size, sizes);
  }
  return size;
}

}  // namespace

Suppression choose_suppression(const GroupSizes& sizes, std::uint64_t minimum_group) {
  const std::optional<std::uint64_t> size =
      sizes.total < minimum_group ? std::nullopt : choose_size(sizes, minimum_group);
  if (!size) return {Bitset(sizes.cells.size(), true), true};
  Suppression suppression{Bitset(sizes.cells.size()), false};
  for (std::size_t i = 0; i < sizes.cells.size(); ++i) {
    const std::uint64_t people = sizes.cells[i].people;
    if (people > 0 && people <= *size) suppression.hides_cell.set(i);
  }
  return suppression;
}

}  // namespace sonder::detail
