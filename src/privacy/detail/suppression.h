#pragma once

#include <cstdint>

#include "base/bitset.h"
#include "insight/breakdown.h"

namespace sonder::detail {

/// Which figures of a table may not be seen.
struct Suppression {
  Bitset hides_cell;
  bool hides_total = false;
};

/// The rule of `PrivacyGate::release`. O(cells²), and cells are few.
Suppression choose_suppression(const GroupSizes& sizes, std::uint64_t minimum_group);

}  // namespace sonder::detail
