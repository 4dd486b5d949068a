#include "stats/random.h"

#include <cassert>

namespace sonder {

std::uint64_t Random::draw() {
  state_ += 0x9e3779b97f4a7c15U;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
  return mixed ^ (mixed >> 31U);
}

std::uint64_t Random::draw_below(std::uint64_t count) {
  assert(count > 0);
  // 2⁶⁴ modulo count: as many numbers are left over when the others are dealt out evenly.
  const std::uint64_t left_over = (0 - count) % count;
  std::uint64_t drawn = draw();
  while (drawn < left_over) drawn = draw();
  return drawn % count;
}

}  // namespace sonder
