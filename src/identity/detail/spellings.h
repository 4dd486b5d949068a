#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text_dictionary.h"

namespace sonder::detail {

/// How the keys of one list of values are spelt, and which spelling stands for each: the most
/// frequent, and of those the first in the alphabet. More may be counted at any time.
class Spellings {
 public:
  /// `records` more spell the key so.
  void add(std::uint32_t key, std::string_view text, std::uint64_t records);

  /// Chooses anew for the keys that were added to since. Gives those, ascending, that another
  /// spelling stands for now; keys without one before are among them. O(spellings).
  std::vector<std::uint32_t> settle();

  bool is_empty() const { return known_.empty() && added_.empty(); }
  /// What stands for the key, as of the last `settle`; empty for a key that was never added.
  std::string_view chosen(std::uint32_t key) const;

 private:
  /// A spelling that so many records have of a key.
  struct Spelling {
    std::uint32_t key = 0;
    std::uint32_t text = 0;
    std::uint64_t records = 0;
  };

  static bool is_before(const Spelling& a, const Spelling& b);
  bool is_better(const Spelling& a, const Spelling& b) const;
  void merge_added();
  std::uint32_t choose(std::uint32_t key) const;

  TextDictionary texts_;
  std::vector<Spelling> known_;  ///< by key and text, each once
  std::vector<Spelling> added_;
  std::vector<std::uint32_t> chosen_;  ///< by key: code in `texts_`
};

}  // namespace sonder::detail
