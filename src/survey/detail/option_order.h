#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sonder {

/// How often each option stood before each other one in the same cell, and how often it was named.
class Precedence {
 public:
  explicit Precedence(std::size_t option_count);

  std::size_t size() const { return counts_.size(); }
  void add_option(std::size_t option, std::uint64_t times) { counts_[option] += times; }
  void add_pair(std::size_t first, std::size_t second, std::uint64_t times);

  std::uint64_t count(std::size_t option) const { return counts_[option]; }
  std::uint64_t times_before(std::size_t first, std::size_t second) const {
    return pairs_[first * counts_.size() + second];
  }

 private:
  std::vector<std::uint64_t> counts_;
  std::vector<std::uint64_t> pairs_;
};

/// The options in an order that respects which one usually stands first; where cells do not tell,
/// the more frequent one comes first, then the earlier one. O(options³).
std::vector<std::size_t> order_options(const Precedence& precedence);

}  // namespace sonder
