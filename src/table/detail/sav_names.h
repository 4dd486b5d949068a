#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sonder::detail {

/// Finds numbers by the names of variables, in which capital ASCII letters are as good as small
/// ones. Of a name that comes twice the smallest number counts.
class SavNames {
 public:
  void add(std::string_view name, std::uint32_t number);
  /// To be called after the last `add` and before the first `find`. O(n log n).
  void sort();
  std::optional<std::uint32_t> find(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::uint32_t>> numbers_;
};

}  // namespace sonder::detail
