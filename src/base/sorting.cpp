#include "base/sorting.h"

#include <algorithm>

namespace sonder::detail {
namespace {

/// Merges the sorted runs [from, middle) and [middle, to) into `target`.
void merge_runs(const std::vector<std::uint32_t>& source, std::size_t from, std::size_t middle,
                std::size_t to, IsBefore is_before, const void* context,
                std::vector<std::uint32_t>& target) {
  std::size_t left = from;
  std::size_t right = middle;
  for (std::size_t at = from; at < to; ++at) {
    const bool takes_right =
        left == middle || (right < to && is_before(context, source[right], source[left]));
    target[at] = source[takes_right ? right++ : left++];
  }
}

}  // namespace

std::vector<std::uint32_t> sort_positions(std::size_t count, IsBefore is_before,
                                          const void* context) {
  std::vector<std::uint32_t> positions(count);
  for (std::size_t i = 0; i < count; ++i) positions[i] = static_cast<std::uint32_t>(i);
  std::vector<std::uint32_t> merged(count);
  for (std::size_t run = 1; run < count; run *= 2) {
    for (std::size_t from = 0; from < count; from += 2 * run) {
      merge_runs(positions, from, std::min(from + run, count), std::min(from + 2 * run, count),
                 is_before, context, merged);
    }
    positions.swap(merged);
  }
  return positions;
}

}  // namespace sonder::detail
