#include "base/sorting.h"

#include <algorithm>

namespace sonder::detail {
namespace {

/// What says which of two positions comes first.
struct Order {
  IsBefore is_before;
  const void* context;

  [[nodiscard]] bool operator()(std::uint32_t a, std::uint32_t b) const {
    return is_before(context, a, b);
  }
};

/// Two neighbouring sorted runs: [from, middle) and [middle, to).
struct RunPair {
  std::size_t from;
  std::size_t middle;
  std::size_t to;
};

/// Merges the two runs of `source` into the same places of `target`.
void merge_runs(const std::vector<std::uint32_t>& source, const RunPair& runs,
                const Order& is_before, std::vector<std::uint32_t>& target) {
  std::size_t left = runs.from;
  std::size_t right = runs.middle;
  for (std::size_t at = runs.from; at < runs.to; ++at) {
    const bool takes_right =
        left == runs.middle || (right < runs.to && is_before(source[right], source[left]));
    target[at] = source[takes_right ? right++ : left++];
  }
}

}  // namespace

std::vector<std::uint32_t> sort_positions(std::size_t count, IsBefore is_before,
                                          const void* context) {
  const Order order{is_before, context};
  std::vector<std::uint32_t> positions(count);
  for (std::size_t i = 0; i < count; ++i) positions[i] = static_cast<std::uint32_t>(i);
  std::vector<std::uint32_t> merged(count);
  for (std::size_t run = 1; run < count; run *= 2) {
    for (std::size_t from = 0; from < count; from += 2 * run) {
      const RunPair runs{from, std::min(from + run, count), std::min(from + 2 * run, count)};
      merge_runs(positions, runs, order, merged);
    }
    positions.swap(merged);
  }
  return positions;
}

}  // namespace sonder::detail
