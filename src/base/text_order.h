#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sonder {

/// The positions of texts in the order of their bytes, equal ones as they were. All are sorted by
/// their first eight bytes at once, digit by digit from the last to the first (a radix sort); only
/// those that share them are compared. O(bytes up to the eighth + texts that share them · log),
/// texts below 2^32.
std::vector<std::uint32_t> order_by_text(const std::vector<std::string_view>& texts);

}  // namespace sonder
