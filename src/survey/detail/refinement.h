#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sonder {

/// Responses grouped by what is the same of them: one code each, below `count`.
struct CodedGroups {
  std::vector<std::uint32_t> code_of;  ///< per response
  std::uint32_t count = 1;
};

/// Cuts every group by a further value, below `value_count`, of each response. Groups are numbered
/// in the order in which responses come. O(responses + groups × values).
template <class ValueAt>
void refine(CodedGroups& groups, std::uint32_t value_count, const ValueAt& value_at) {
  constexpr std::uint32_t kUnseen = 0xFFFFFFFF;
  std::vector<std::uint32_t> code_of_pair(std::size_t{groups.count} * value_count, kUnseen);
  groups.count = 0;
  for (std::size_t row = 0; row < groups.code_of.size(); ++row) {
    std::uint32_t& code =
        code_of_pair[std::size_t{groups.code_of[row]} * value_count + value_at(row)];
    if (code == kUnseen) code = groups.count++;
    groups.code_of[row] = code;
  }
}

}  // namespace sonder
