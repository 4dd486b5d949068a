#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "table/delimited_reader.h"
#include "table/table.h"

/// Tables out of text that stands in the test.
namespace sonder::testing {

/// Reads `text` in pieces of `piece_bytes`.
inline Result<RawTable> read_in_pieces(std::string_view text, std::size_t piece_bytes,
                                       Dialect dialect = {}, ReaderLimits limits = {}) {
  DelimitedReader reader(dialect, limits);
  for (; !text.empty(); text.remove_prefix(std::min(text.size(), piece_bytes))) {
    const Status status = reader.push(text.substr(0, piece_bytes));
    if (!status) return status.error();
  }
  return reader.finish();
}

/// The cells of `text`, which must be readable; comma and quotes unless told otherwise.
inline RawTable raw_table_from(std::string_view text, Dialect dialect = {}) {
  return read_in_pieces(text, text.size() + 1, dialect).value();
}

/// The columns of `text`, named and typed.
inline Table table_from(std::string_view text, Dialect dialect = {}) {
  Table table = name_columns(raw_table_from(text, dialect));
  infer_types(table);
  return table;
}

/// One column of that name with these cells, which hold no tab or line break, before a second one.
inline Table column_from(const std::vector<std::string>& cells, std::string_view name = "name") {
  std::string text(name);
  text += "\trow\n";
  for (std::size_t i = 0; i < cells.size(); ++i) text += cells[i] + "\t" + std::to_string(i) + "\n";
  return table_from(text, {'\t', false});
}

using Cells = std::vector<std::vector<std::string>>;

/// Every row as the texts it was.
inline Cells cells_of(const RawTable& table) {
  Cells rows(table.row_count);
  for (const CodedText& column : table.columns) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
      rows[row].emplace_back(column.at(row));
    }
  }
  return rows;
}

}  // namespace sonder::testing
