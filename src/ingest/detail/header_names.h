#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "table/table.h"

namespace sonder {

/// Whether a header cell is the name: the same but for ASCII case; "x*" stands for whatever begins
/// so, "*x" for whatever ends so.
bool is_header_name(std::string_view cell, std::string_view name);

/// Whether a header cell is one of the names between bars.
bool is_any_name(std::string_view cell, std::string_view names);

/// The first column with that name in any header row.
std::optional<std::uint32_t> find_header(const Table& table, std::string_view name);

/// Calls `visit` with each of the names between bars.
template <class Visit>
void for_each_name(std::string_view names, const Visit& visit) {
  while (!names.empty()) {
    const std::size_t end = names.find('|');
    visit(names.substr(0, end));
    names.remove_prefix(end == std::string_view::npos ? names.size() : end + 1);
  }
}

}  // namespace sonder
