#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sonder {

/// What survey tools join the ticked options of one cell by.
inline constexpr std::string_view kCommaSeparator = ", ";
inline constexpr std::string_view kSemicolonSeparator = ";";

/// A part of a cell between separators; never empty.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Cuts at every separator; blanks behind a separator belong to it, and empty pieces are left out.
/// With `holds_parentheses` nothing is cut inside them, unless they do not balance.
/// O(cell length).
std::vector<Piece> cut_pieces(std::string_view cell, std::string_view separator,
                              bool holds_parentheses);

}  // namespace sonder
