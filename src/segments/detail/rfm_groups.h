#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "segments/rfm.h"

namespace sonder::detail {

/// A range of scores, both ends included.
struct ScoreRange {
  std::int32_t low;
  std::int32_t high;

  bool contains(std::int32_t score) const { return score >= low && score <= high; }
};

/// One block of the map from scores of five to groups. A group may have several.
struct RfmBlock {
  RfmGroup group;
  ScoreRange recency;
  ScoreRange frequency;
  ScoreRange value;  ///< frequency + monetary, 2-10

  bool contains(std::int32_t r, std::int32_t f, std::int32_t m) const {
    return recency.contains(r) && frequency.contains(f) && value.contains(f + m);
  }
};

/// Disjoint, together all 125 combinations; a test counts them.
std::span<const RfmBlock> rfm_blocks();

}  // namespace sonder::detail
