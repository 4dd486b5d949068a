#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "model/population.h"
#include "profile/profiles.h"

namespace sonder {

/// The folded name, e-mail, customer id and phones' digits of every profile in one block of
/// memory, so that a search is one scan over it.
class PeopleIndex {
 public:
  /// Both are read, not kept. `profiles` are of the population's records. O(bytes of the texts).
  PeopleIndex(const Profiles& profiles, const Population& population);

  /// Profiles whose folded name, e-mail, customer id or phone contains every blank-separated word
  /// of `text`; everybody for a blank text. "lukasz gmail" finds "Łukasz" at that provider.
  ///
  /// Three digits or more, with nothing but the marks of phones between them, are also searched as
  /// one part of a phone, however the file writes it: "345-678" finds "512 345 678". Of a whole
  /// number the calling code need not be in the file, nor the trunk prefix: "+385 91 234 5678" and
  /// "091 234 5678" find each other. O(words × bytes).
  Bitset find(std::string_view text) const;

  /// The same of those in `among`, one bit per profile. Of few, only their own bytes are looked at.
  Bitset find(std::string_view text, const Bitset& among) const;

  /// A profile's name, folded; empty where it has none.
  std::string_view name(std::uint32_t profile) const;

 private:
  Bitset find_words(std::string_view text, const Bitset& among) const;
  Bitset find_word(std::string_view word, const Bitset& among) const;
  /// As `find_word`, line by line.
  Bitset find_in_lines(std::string_view word, const Bitset& among) const;

  std::string haystack_;               ///< one line per profile
  std::vector<std::uint32_t> starts_;  ///< of each profile's line, and the end
};

}  // namespace sonder
