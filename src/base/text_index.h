#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text_dictionary.h"

namespace sonder {

/// Finds positions by text. One index serves all who look texts up: each hash table of the
/// library's own costs 1-2 kB of WebAssembly.
class TextIndex {
 public:
  /// The first position that a text gets stays.
  void add(std::string_view text, std::uint32_t position);
  /// Absent when the text was not added. O(length).
  std::optional<std::uint32_t> find(std::string_view text) const;

 private:
  TextDictionary texts_;
  std::vector<std::uint32_t> positions_;  ///< by code
};

/// The bytes of a number as a text to look up, for as long as the number stays where it is.
std::string_view bytes_of(const std::uint64_t& number);

}  // namespace sonder
