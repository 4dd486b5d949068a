#pragma once

#include <cstdint>

namespace sonder {

/// Numbers that look random and are the same for the same seed on every platform: SplitMix64
/// (Steele, Lea and Flood 2014, OOPSLA, 453-472). Not for secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  /// Each of the 2⁶⁴ numbers is as likely. O(1).
  std::uint64_t draw();

  /// Each of 0 .. `count` - 1 is exactly as likely. Requires count > 0. O(1) on average.
  std::uint64_t draw_below(std::uint64_t count);

 private:
  std::uint64_t state_;
};

}  // namespace sonder
