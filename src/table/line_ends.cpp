#include "table/line_ends.h"

#include <algorithm>

namespace sonder {

LineEnd LineEnds::usual() const {
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const Count& a, const Count& b) { return a.records < b.records; });
  return static_cast<LineEnd>(most - counts.begin());
}

std::string_view to_string(const LineEnds& ends) {
  if (ends.total() == 0) return "none";
  if (ends.odd_count() > 0) return "mixed";
  constexpr std::string_view kNames[] = {"lf", "crlf", "cr"};
  return kNames[static_cast<std::size_t>(ends.usual())];
}

}  // namespace sonder
