#pragma once

#include <optional>
#include <string>

#include "table/detail/sav_dictionary.h"
#include "table/raw_table.h"
#include "text/encoding.h"

namespace sonder::detail {

/// What a system file says of the bytes of its texts.
struct SavEncoding {
  std::optional<Encoding> encoding;  ///< absent where it says nothing
  /// What it says where that cannot be read, in printable ASCII.
  std::string unknown_name;
};

/// By the extension that names the encoding, else by the code page.
SavEncoding find_sav_encoding(const SavDictionary& dictionary);

/// Makes UTF-8 of all texts of the table: names, labels and cells, each distinct cell once. Where
/// the file does not say how they are encoded, all of them together are weighed. Bytes of an
/// unknown encoding stay as they are. `hash_seed` protects the new dictionaries.
/// Issues: kInvalidUtf8 for the whole file when the encoding is guessed or unknown, and for each
/// cell that is not valid UTF-8 in the end. O(bytes of distinct texts), and O(rows) for columns
/// with invalid texts.
void decode_sav_texts(RawTable& table, const SavEncoding& told, std::uint64_t hash_seed);

}  // namespace sonder::detail
