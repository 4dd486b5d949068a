#include "table/table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "text/blanks.h"
#include "text/utf8.h"

namespace sonder {
namespace {

constexpr std::size_t kSampleRows = 100;

bool is_number_or_date(std::string_view text) {
  return weigh_decimal_mark(text) != MarkEvidence::kNeither || possible_date_orders(text) != 0;
}

/// What a first record holds where the column below consists of numbers or dates.
struct HeaderVotes {
  std::size_t texts = 0;
  std::size_t typed = 0;
};

std::string_view sample_cell(const RawTable& raw, std::size_t column, std::size_t row) {
  const std::vector<HeadRecord>& head = raw.head;
  if (row + 1 >= head.size()) return raw.columns[column].at(row + 1 - head.size());
  const std::vector<std::string>& cells = head[row + 1].cells;
  return column < cells.size() ? std::string_view(cells[column]) : "";
}

/// Nine in ten of the filled cells among the first rows are numbers or dates.
bool is_typed_column(const RawTable& raw, std::size_t column) {
  const std::size_t rows = raw.head.size() - 1 + raw.row_count;
  std::size_t filled = 0;
  std::size_t typed = 0;
  for (std::size_t row = 0; row < std::min(rows, kSampleRows); ++row) {
    const std::string_view cell = trim(sample_cell(raw, column, row));
    if (cell.empty()) continue;
    ++filled;
    if (is_number_or_date(cell)) ++typed;
  }
  return filled > 0 && typed * 10 >= filled * 9;
}

bool is_header(const RawTable& raw) {
  const std::vector<std::string>& first = raw.head.front().cells;
  HeaderVotes above_typed;
  std::size_t texts = 0;
  std::size_t typed = 0;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const std::string_view cell = trim(first[i]);
    if (cell.empty()) continue;
    const bool is_typed = is_number_or_date(cell);
    ++(is_typed ? typed : texts);
    if (!is_typed_column(raw, i)) continue;
    ++(is_typed ? above_typed.typed : above_typed.texts);
  }
  if (texts == 0) return false;
  if (raw.head.size() == 1) return typed == 0;
  return above_typed.texts >= above_typed.typed;
}

std::string_view cell_of(const HeadRecord& record, std::size_t column) {
  return column < record.cells.size() ? std::string_view(record.cells[column]) : "";
}

void prepend_cells(RawTable& raw, std::size_t column, std::size_t header_rows) {
  CodedText& text = raw.columns[column];
  std::vector<std::uint32_t> codes;
  for (std::size_t i = header_rows; i < raw.head.size(); ++i) {
    codes.push_back(text.dictionary.intern(cell_of(raw.head[i], column)));
  }
  text.codes.insert(text.codes.begin(), codes.begin(), codes.end());
}

/// Positions of the blank records between those of the head, and of those behind it.
std::vector<std::uint64_t> shift_blanks(const RawTable& raw, std::size_t header_rows) {
  std::vector<std::uint64_t> positions;
  const std::size_t added = raw.head.size() - header_rows;
  for (std::size_t i = 1; i <= added; ++i) {
    const std::uint64_t row = raw.head[header_rows + i - 1].row + 1;
    const std::uint64_t next = i < added ? raw.head[header_rows + i].row : raw.first_row;
    positions.insert(positions.end(), next - row, i);
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

bool is_trailing_delimiter(const RawTable& raw) {
  const std::size_t last = raw.columns.size() - 1;
  if (last == 0 || !trim(cell_of(raw.head.front(), last)).empty()) return false;
  return raw.columns.back().dictionary.size() == 1;
}

void name_column(Table& table, std::size_t position, std::string_view written) {
  std::string& name = table.columns[position].name;
  name = replace_invalid_utf8(trim(written));
  if (!name.empty()) return;
  name = "column " + std::to_string(position + 1);
  if (!table.has_header) return;
  table.issues.add({.code = IssueCode::kUnnamedColumn,
                    .column = static_cast<std::uint32_t>(position),
                    .message = "the file does not name " + name});
}

void report_repeated_names(Table& table) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string& name = table.columns[i].name;
    if (names.insert(name).second) continue;
    table.issues.add({.code = IssueCode::kRepeatedName,
                      .column = static_cast<std::uint32_t>(i),
                      .message = "column " + std::to_string(i + 1) +
                                 " has the name of an earlier one: `" + name + "`"});
  }
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

std::optional<std::size_t> Table::find_column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return i;
  }
  return std::nullopt;
}

Table name_columns(RawTable raw) {
  Table table;
  table.has_header = raw.has_known_names || is_header(raw);
  prepend_head(raw, table.has_header ? 1 : 0);
  if (is_trailing_delimiter(raw)) raw.columns.pop_back();
  table.format = raw.format;
  table.part = std::move(raw.part);
  table.dialect = raw.dialect;
  table.titles = std::move(raw.titles);
  table.row_count = raw.row_count;
  table.first_row = raw.first_row;
  table.blank_before = std::move(raw.blank_before);
  table.surplus = std::move(raw.surplus);
  table.byte_count = raw.byte_count;
  table.issues = std::move(raw.issues);
  table.columns.resize(raw.columns.size());
  for (std::size_t i = 0; i < raw.columns.size(); ++i) {
    table.columns[i].text = std::move(raw.columns[i]);
    if (i < raw.labels.size()) table.columns[i].labels = std::move(raw.labels[i]);
    name_column(table, i, table.has_header ? cell_of(raw.head.front(), i) : "");
  }
  if (table.has_header) report_repeated_names(table);
  return table;
}

}  // namespace sonder
