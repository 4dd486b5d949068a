#include "survey/detail/answer_pieces.h"

namespace sonder {
namespace {

/// How many parentheses are open after `byte`, never below 0.
std::size_t depth_after(char byte, std::size_t depth) {
  if (byte == '(') return depth + 1;
  return byte == ')' && depth > 0 ? depth - 1 : depth;
}

bool has_balanced_parentheses(std::string_view cell) {
  std::size_t depth = 0;
  for (const char byte : cell) {
    if (byte == ')' && depth == 0) return false;
    depth = depth_after(byte, depth);
  }
  return depth == 0;
}

void append_piece(std::string_view cell, std::size_t begin, std::size_t end,
                  std::vector<Piece>& pieces) {
  while (end > begin && cell[end - 1] == ' ') --end;
  if (end > begin) pieces.push_back({begin, end});
}

}  // namespace

std::vector<Piece> cut_pieces(std::string_view cell, std::string_view separator,
                              bool holds_parentheses) {
  const bool counts_depth = holds_parentheses && has_balanced_parentheses(cell);
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  std::size_t depth = 0;
  std::size_t at = 0;
  const char first = separator.front();
  while (at < cell.size()) {
    const char byte = cell[at];
    if (counts_depth) depth = depth_after(byte, depth);
    if (depth > 0 || byte != first || !cell.substr(at).starts_with(separator)) {
      ++at;
      continue;
    }
    append_piece(cell, begin, at, pieces);
    at += separator.size();
    while (at < cell.size() && cell[at] == ' ') ++at;
    begin = at;
  }
  append_piece(cell, begin, cell.size(), pieces);
  return pieces;
}

}  // namespace sonder
