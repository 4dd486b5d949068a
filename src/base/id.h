#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace sonder {

/// A position in one kind of column. Ids of different kinds do not convert into each other.
template <class Tag>
struct Id {
  std::uint32_t index = 0;

  friend bool operator==(Id, Id) = default;
  friend auto operator<=>(Id, Id) = default;
};

}  // namespace sonder
