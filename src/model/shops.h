#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/population.h"

namespace sonder {

/// In a list of which shop each thing is of: no file says.
inline constexpr std::uint32_t kNoShop = 0xFFFFFFFF;

/// The shops and services, or brands, of one owner that the files are of. An order is of the shop
/// that its row names, else of the one that its file was told to be of; all else goes by its file.
struct Shops {
  std::vector<std::string> names;       ///< sorted by their bytes, each once
  std::vector<std::uint32_t> of_order;  ///< position in `names`, or kNoShop
  std::vector<std::uint32_t> of_record;
  std::vector<std::uint32_t> of_event;

  std::uint32_t size() const { return static_cast<std::uint32_t>(names.size()); }
};

/// O(orders + records + events + shops · log shops).
Shops find_shops(const Population& population);

}  // namespace sonder
