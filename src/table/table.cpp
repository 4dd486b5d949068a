#include "table/table.h"

#include <algorithm>
#include <utility>

#include "base/text_index.h"
#include "base/utf8.h"
#include "table/detail/header_rows.h"
#include "table/detail/response_columns.h"
#include "text/blanks.h"

namespace sonder {
namespace {

std::string_view cell_of(const HeadRecord& record, std::size_t column) {
  return column < record.cells.size() ? std::string_view(record.cells[column]) : "";
}

bool is_packed(const RawTable& raw, std::size_t column) {
  return column < raw.packed.size() && raw.packed[column].has_value();
}

void prepend_cells(RawTable& raw, std::size_t column, std::size_t header_rows) {
  std::vector<std::string_view> cells;
  for (std::size_t i = header_rows; i < raw.head.size(); ++i) {
    cells.push_back(cell_of(raw.head[i], column));
  }
  if (is_packed(raw, column)) raw.packed[column]->prepend(cells);
  CodedText& text = raw.columns[column];
  std::vector<std::uint32_t> codes;
  for (const std::string_view cell : cells) codes.push_back(text.dictionary.intern(cell));
  text.codes.insert(text.codes.begin(), codes.begin(), codes.end());
}

/// Positions of the blank records between those of the head, and of those behind it.
std::vector<std::uint64_t> shift_blanks(const RawTable& raw, std::size_t header_rows) {
  std::vector<std::uint64_t> positions;
  const std::size_t added = raw.head.size() - header_rows;
  for (std::size_t i = 1; i <= added; ++i) {
    const std::uint64_t row = raw.head[header_rows + i - 1].row + 1;
    const std::uint64_t next = i < added ? raw.head[header_rows + i].row : raw.first_row;
    positions.insert(positions.end(), static_cast<std::size_t>(next - row), i);
  }
  for (const std::uint64_t position : raw.blank_before) positions.push_back(position + added);
  return positions;
}

/// Makes the records of the head behind the header the first rows.
void prepend_head(RawTable& raw, std::size_t header_rows) {
  if (raw.head.size() == header_rows) return;
  for (std::size_t i = 0; i < raw.columns.size(); ++i) prepend_cells(raw, i, header_rows);
  raw.blank_before = shift_blanks(raw, header_rows);
  raw.first_row = raw.head[header_rows].row;
  raw.row_count += raw.head.size() - header_rows;
}

bool is_trailing_delimiter(const RawTable& raw, std::size_t header_rows) {
  const std::size_t last = raw.columns.size() - 1;
  const auto is_blank = [last](const HeadRecord& record) {
    return trim(cell_of(record, last)).empty();
  };
  const auto header_end =
      raw.head.begin() + static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, header_rows));
  if (last == 0 || !std::all_of(raw.head.begin(), header_end, is_blank)) return false;
  return raw.columns.back().dictionary.size() == 1;
}

void name_column(Table& table, std::size_t position, std::string_view written) {
  std::string& name = table.columns[position].name;
  name = replace_invalid_utf8(written);
  if (!name.empty()) return;
  name = "column " + std::to_string(position + 1);
  if (!table.has_header) return;
  table.issues.add({.code = IssueCode::kUnnamedColumn,
                    .column = static_cast<std::uint32_t>(position),
                    .message = "the file does not name " + name});
}

/// Adds the tags to the texts that several columns have in common.
void tell_apart_by_tags(std::vector<Column>& columns) {
  CodedText named;
  for (const Column& column : columns) named.codes.push_back(named.dictionary.intern(column.name));
  std::vector<std::size_t> counts(named.dictionary.size());
  for (const std::uint32_t name : named.codes) ++counts[name];
  std::vector<std::string> names;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    const std::string& tag = column.header.front();
    const bool is_told = counts[named.codes[i]] == 1 || tag.empty() || tag == column.name;
    names.push_back(is_told ? column.name : column.name + " (" + replace_invalid_utf8(tag) + ")");
  }
  for (std::size_t i = 0; i < columns.size(); ++i) columns[i].name = std::move(names[i]);
}

void report_repeated_names(Table& table) {
  TextIndex names;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& name = table.columns[i].name;
    if (!names.find(name)) {
      names.add(name, static_cast<std::uint32_t>(i));
      continue;
    }
    table.issues.add({.code = IssueCode::kRepeatedName,
                      .column = static_cast<std::uint32_t>(i),
                      .message = "column " + std::to_string(i + 1) +
                                 " has the name of an earlier one: `" + name + "`"});
  }
}

/// What was asked for, read the way that fits as many rows.
detail::HeaderRows choose_header_rows(const RawTable& raw, const HeaderOptions& options) {
  detail::HeaderRows found = detail::find_header_rows(raw);
  if (!options.header_rows) return found;
  const std::size_t count = std::min(*options.header_rows, raw.head.size());
  const auto style = count == found.count ? found.style
                     : count > 1          ? detail::HeaderStyle::kQuestionsAbove
                                          : detail::HeaderStyle::kNames;
  return {count, style, "you chose the header rows"};
}

/// Cells of the header row with most of them.
std::size_t header_width(const RawTable& raw, std::size_t rows) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < rows; ++i) width = std::max(width, raw.head[i].cells.size());
  return width;
}

/// Decides where the names of a header belong that is narrower than its rows, and says so.
void settle_narrow_header(const HeaderOptions& options, detail::HeaderRows& rows, RawTable& raw) {
  const std::size_t width = header_width(raw, rows.count);
  if (rows.count == 0 || width >= raw.columns.size()) return;
  rows.has_row_names = options.has_row_names.value_or(detail::looks_like_row_names(raw, rows));
  const std::string header = "row " + std::to_string(raw.head[rows.count - 1].row);
  std::string message = header + ", the header, has " + std::to_string(width) +
                        " cells and the rows have " + std::to_string(raw.columns.size()) + ": ";
  if (rows.has_row_names) {
    message += "its names begin above the second column";
    rows.evidence +=
        "; it is shorter than the rows, whose first cells are all different, so that "
        "its names begin above the second column, as R writes them";
  } else {
    message += std::to_string(raw.columns.size() - width) + " columns have no name";
  }
  raw.issues.add({.code = IssueCode::kShortRow,
                  .row = raw.head[rows.count - 1].row,
                  .message = std::move(message)});
}

void take_columns(RawTable& raw, std::vector<std::vector<std::string>>& header,
                  detail::HeaderStyle style, Table& table) {
  // Columns name themselves in the log after what the reader noted.
  table.issues = std::move(raw.issues);
  table.columns.resize(raw.columns.size());
  for (std::size_t i = 0; i < raw.columns.size(); ++i) {
    Column& column = table.columns[i];
    column.text = std::move(raw.columns[i]);
    if (is_packed(raw, i)) column.packed = std::move(raw.packed[i]);
    if (i < raw.labels.size()) column.labels = std::move(raw.labels[i]);
    column.header = std::move(header[i]);
    name_column(table, i, detail::join_header_cells(column.header, style));
  }
}

void take_facts(RawTable& raw, Table& table) {
  table.format = raw.format;
  table.part = std::move(raw.part);
  table.dialect = raw.dialect;
  table.line_ends = raw.line_ends;
  table.titles = std::move(raw.titles);
  table.row_count = raw.row_count;
  table.first_row = raw.first_row;
  table.blank_before = std::move(raw.blank_before);
  table.response_sets = std::move(raw.response_sets);
  table.weight_column = raw.weight_column;
  table.sheets = std::move(raw.sheets);
  table.surplus = std::move(raw.surplus);
  table.byte_count = raw.byte_count;
  table.encoding = std::move(raw.encoding);
}

}  // namespace

std::string_view to_string(ColumnType type) {
  switch (type) {
    case ColumnType::kText: return "text";
    case ColumnType::kInteger: return "integer";
    case ColumnType::kDecimal: return "decimal";
    case ColumnType::kDate: return "date";
    case ColumnType::kDateTime: return "datetime";
    case ColumnType::kBoolean: return "boolean";
  }
  return "";
}

std::uint64_t Table::file_row(std::size_t row) const {
  const auto later = std::upper_bound(blank_before.begin(), blank_before.end(), row);
  return first_row + row + static_cast<std::uint64_t>(later - blank_before.begin());
}

std::optional<std::size_t> Table::row_of(std::uint64_t file_row) const {
  std::size_t low = 0;
  for (std::size_t high = row_count; low < high;) {
    const std::size_t middle = low + (high - low) / 2;
    if (this->file_row(middle) < file_row) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == row_count || this->file_row(low) != file_row) return std::nullopt;
  return low;
}

std::optional<std::size_t> Table::find_column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return i;
  }
  return std::nullopt;
}

std::optional<std::pair<std::int64_t, std::int64_t>> value_range(const Column& column) {
  if (column.packed) return column.packed->range();
  std::optional<std::pair<std::int64_t, std::int64_t>> range;
  for (std::size_t code = 1; code < column.values.size(); ++code) {
    if (!column.known.test(code)) continue;
    const std::int64_t value = column.values[code];
    if (!range) range = {value, value};
    range = {std::min(range->first, value), std::max(range->second, value)};
  }
  return range;
}

Table name_columns(RawTable raw, const HeaderOptions& options) {
  detail::HeaderRows rows = choose_header_rows(raw, options);
  settle_narrow_header(options, rows, raw);
  std::vector<std::vector<std::string>> header = detail::fill_header_cells(raw, rows);
  Table table;
  table.has_header = rows.count > 0;
  table.header_evidence = rows.evidence;
  prepend_head(raw, rows.count);
  if (is_trailing_delimiter(raw, rows.count)) raw.columns.pop_back();
  take_columns(raw, header, rows.style, table);
  take_facts(raw, table);
  raw.head.resize(rows.count);
  table.header = std::move(raw.head);
  if (rows.style == detail::HeaderStyle::kTagsAndText && rows.count > 0) {
    tell_apart_by_tags(table.columns);
  }
  if (table.has_header) report_repeated_names(table);
  detail::join_response_sets(table);
  return table;
}

}  // namespace sonder
