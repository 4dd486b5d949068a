#pragma once

#include <cstddef>
#include <string_view>

namespace sonder::detail {

enum class Transpositions : bool { kCountTwice, kCountOnce };

/// The distance by the table of Wagner and Fischer (1974), three rows of it at a time: for texts of
/// any length, and what the bit-parallel ones are tested against. O(length of a · length of b).
std::size_t plain_distance(std::u32string_view a, std::u32string_view b,
                           Transpositions transpositions);

}  // namespace sonder::detail
