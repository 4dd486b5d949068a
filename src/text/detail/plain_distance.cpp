#include "text/detail/plain_distance.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace sonder::detail {

std::size_t plain_distance(std::u32string_view a, std::u32string_view b,
                           Transpositions transpositions) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before_last, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool is_transposed = transpositions == Transpositions::kCountOnce && i > 1 && j > 1 &&
                                 a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_transposed) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace sonder::detail
