#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "profile/profiles.h"

namespace sonder {

/// The folded name, e-mail and customer id of every profile in one block of memory, so that a
/// search is one scan over it.
class PeopleIndex {
 public:
  explicit PeopleIndex(const Profiles& profiles);

  /// Profiles whose folded name, e-mail or customer id contains every blank-separated word of
  /// `text`; everybody for a blank text. "lukasz gmail" finds "Łukasz" at that provider.
  /// O(words × bytes).
  Bitset find(std::string_view text) const;

  /// A profile's name, folded; empty where it has none.
  std::string_view name(std::uint32_t profile) const;

 private:
  Bitset find_word(std::string_view word) const;

  std::string haystack_;               ///< one line per profile
  std::vector<std::uint32_t> starts_;  ///< of each profile's line, and the end
};

}  // namespace sonder
