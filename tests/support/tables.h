#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "table/decode_text.h"
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
  RawTable raw = raw_table_from(text, dialect);
  settle_encoding(raw);
  Table table = name_columns(std::move(raw));
  infer_types(table);
  return table;
}

/// The same with columns of mostly different numbers packed, as a whole file is read.
inline Table packed_table_from(std::string_view text) {
  DelimitedReader reader({});
  reader.pack_numbers();
  if (!reader.push(text)) return {};
  Table table = name_columns(reader.finish().value());
  infer_types(table);
  return table;
}

/// One column of that name with these cells, which hold no tab or line break, before a second one.
inline Table column_from(const std::vector<std::string>& cells, std::string_view name = "name") {
  std::string text(name);
  text += "\trow\n";
  for (std::size_t i = 0; i < cells.size(); ++i) text += cells[i] + "\t" + std::to_string(i) + "\n";
  return table_from(text, {.delimiter = '\t', .quote = '\0'});
}

using Cells = std::vector<std::vector<std::string>>;

/// The first record as it was written.
inline const std::vector<std::string>& first_record(const RawTable& table) {
  return table.head.front().cells;
}

/// Every record behind the first, filled to the table's width.
inline Cells cells_of(const RawTable& table) {
  Cells rows;
  for (std::size_t i = 1; i < table.head.size(); ++i) {
    rows.push_back(table.head[i].cells);
    rows.back().resize(table.columns.size());
  }
  for (std::size_t row = 0; row < table.row_count; ++row) {
    rows.emplace_back();
    for (const CodedText& column : table.columns) rows.back().emplace_back(column.at(row));
  }
  return rows;
}

/// The record numbers of those.
inline std::vector<std::uint64_t> file_rows_of(const RawTable& table) {
  std::vector<std::uint64_t> rows;
  for (std::size_t i = 1; i < table.head.size(); ++i) rows.push_back(table.head[i].row);
  for (std::size_t row = 0; row < table.row_count; ++row) rows.push_back(table.file_row(row));
  return rows;
}

}  // namespace sonder::testing
