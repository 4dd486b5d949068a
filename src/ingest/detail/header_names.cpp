#include "ingest/detail/header_names.h"

#include <algorithm>

namespace sonder {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool are_same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

bool is_header_name(std::string_view cell, std::string_view name) {
  if (name.ends_with('*')) {
    name.remove_suffix(1);
    return are_same(cell.substr(0, name.size()), name);
  }
  if (!name.starts_with('*')) return are_same(cell, name);
  name.remove_prefix(1);
  return cell.size() >= name.size() && are_same(cell.substr(cell.size() - name.size()), name);
}

bool is_any_name(std::string_view cell, std::string_view names) {
  bool found = false;
  for_each_name(names, [&](std::string_view name) { found = found || is_header_name(cell, name); });
  return found;
}

std::optional<std::uint32_t> find_header(const Table& table, std::string_view name) {
  for (std::uint32_t i = 0; i < table.columns.size(); ++i) {
    for (const std::string& cell : table.columns[i].header) {
      if (is_header_name(cell, name)) return i;
    }
  }
  return std::nullopt;
}

}  // namespace sonder
