#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace sonder::detail {

/// The words of a folded text, which single blanks divide.
inline std::vector<std::string> words_of_folded(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

}  // namespace sonder::detail
