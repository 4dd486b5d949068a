#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "support/tables.h"
#include "table/dialect.h"
#include "table/table.h"

/// Real exports, read as the import reads them. They are not part of the checkout.
namespace sonder::testing {

/// The bytes of a file of the shared data folder; empty when it is not there.
inline std::string shared_bytes(std::string_view path) {
  const std::string whole = std::string(SONDER_SHARED_DATA) + "/" + std::string(path);
  std::ifstream file(whole, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The best of the likely readings of these bytes, typed.
inline Table table_of_bytes(const std::string& bytes) {
  constexpr std::size_t kPrefixBytes = std::size_t{256} << 10;
  const bool is_whole = bytes.size() <= kPrefixBytes;
  const auto ranked =
      rank_dialects(std::string_view(bytes).substr(0, kPrefixBytes), is_whole).value();
  RawTable best = raw_table_from(bytes, ranked[0].dialect);
  for (std::size_t next = 1; next < ranked.size() && damage_share(best) > 0; ++next) {
    RawTable other = raw_table_from(bytes, ranked[next].dialect);
    if (damage_share(other) < damage_share(best)) best = std::move(other);
  }
  settle_encoding(best);
  Table table = name_columns(std::move(best));
  infer_types(table);
  return table;
}

}  // namespace sonder::testing
