#pragma once

#include "base/bitset.h"
#include "base/text_dictionary.h"

namespace sonder::detail {

/// The codes of the texts that pass the test; never that of the empty text.
template <class Test>
Bitset find_texts(const TextDictionary& dictionary, Test passes) {
  Bitset found(dictionary.size());
  for (std::uint32_t code = 1; code < dictionary.size(); ++code) {
    if (passes(dictionary.text(code))) found.set(code);
  }
  return found;
}

}  // namespace sonder::detail
