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

/// Nine in ten of the filled cells among the first rows are numbers or dates.
bool is_typed_column(const CodedText& column) {
  std::size_t filled = 0;
  std::size_t typed = 0;
  for (std::size_t row = 0; row < std::min(column.codes.size(), kSampleRows); ++row) {
    const std::string_view cell = trim(column.at(row));
    if (cell.empty()) continue;
    ++filled;
    if (is_number_or_date(cell)) ++typed;
  }
  return filled > 0 && typed * 10 >= filled * 9;
}

bool is_header(const RawTable& raw) {
  HeaderVotes above_typed;
  std::size_t texts = 0;
  std::size_t typed = 0;
  for (std::size_t i = 0; i < raw.first_record.size(); ++i) {
    const std::string_view cell = trim(raw.first_record[i]);
    if (cell.empty()) continue;
    const bool is_typed = is_number_or_date(cell);
    ++(is_typed ? typed : texts);
    if (!is_typed_column(raw.columns[i])) continue;
    ++(is_typed ? above_typed.typed : above_typed.texts);
  }
  if (texts == 0) return false;
  if (raw.row_count == 0) return typed == 0;
  return above_typed.texts >= above_typed.typed;
}

/// Makes the first record row 0.
void prepend_first_record(RawTable& raw) {
  for (std::size_t i = 0; i < raw.columns.size(); ++i) {
    CodedText& column = raw.columns[i];
    column.codes.insert(column.codes.begin(), column.dictionary.intern(raw.first_record[i]));
  }
  for (std::uint64_t& position : raw.blank_before) ++position;
  ++raw.row_count;
}

bool is_trailing_delimiter(const RawTable& raw) {
  if (raw.columns.size() < 2 || !trim(raw.first_record.back()).empty()) return false;
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
  const std::uint64_t blank_count = static_cast<std::uint64_t>(later - blank_before.begin());
  return row + (has_header ? 2 : 1) + leading_blank_count + blank_count;
}

std::optional<std::size_t> Table::find_column(std::string_view name) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return i;
  }
  return std::nullopt;
}

Table name_columns(RawTable raw) {
  Table table;
  table.has_header = is_header(raw);
  if (!table.has_header) prepend_first_record(raw);
  if (is_trailing_delimiter(raw)) raw.columns.pop_back();
  table.dialect = raw.dialect;
  table.row_count = raw.row_count;
  table.blank_before = std::move(raw.blank_before);
  table.leading_blank_count = raw.leading_blank_count;
  table.surplus = std::move(raw.surplus);
  table.byte_count = raw.byte_count;
  table.issues = std::move(raw.issues);
  table.columns.resize(raw.columns.size());
  for (std::size_t i = 0; i < raw.columns.size(); ++i) {
    table.columns[i].text = std::move(raw.columns[i]);
    name_column(table, i, table.has_header ? raw.first_record[i] : "");
  }
  if (table.has_header) report_repeated_names(table);
  return table;
}

}  // namespace sonder
