#pragma once

#include <bit>
#include <cstdint>
#include <span>

namespace sonder::detail {

inline constexpr std::uint32_t kSeveralFiles = 0xFFFFFFFF;

/// Whether a pair that these rules find, one bit each, belongs to the rule: it does to the first.
inline bool is_first_of(std::uint32_t rules, std::uint32_t rule) {
  return static_cast<std::uint32_t>(std::countr_zero(rules)) == rule;
}

/// The file of a pair, or `kSeveralFiles`.
inline std::uint32_t file_of_pair(std::span<const std::uint32_t> file_of, std::uint32_t a,
                                  std::uint32_t b) {
  return file_of[a] == file_of[b] ? file_of[a] : kSeveralFiles;
}

}  // namespace sonder::detail
