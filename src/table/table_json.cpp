#include "table/table_json.h"

#include "base/minor_units.h"
#include "base/utf8.h"

namespace sonder {
namespace {

void append_escape(std::string& json, unsigned char control) {
  constexpr char kHex[] = "0123456789abcdef";
  json += "\\u00";
  json += kHex[control >> 4];
  json += kHex[control & 15U];
}

void append_byte(std::string& json, char byte) {
  switch (byte) {
    case '"': json += "\\\""; return;
    case '\\': json += "\\\\"; return;
    case '\n': json += "\\n"; return;
    case '\r': json += "\\r"; return;
    case '\t': json += "\\t"; return;
    case '\b': json += "\\b"; return;
    case '\f': json += "\\f"; return;
    default: break;
  }
  const auto code = static_cast<unsigned char>(byte);
  if (code < 0x20) return append_escape(json, code);
  json += byte;
}

void append_text(std::string& json, std::string_view text) {
  json += '"';
  if (is_valid_utf8(text)) {
    for (const char byte : text) append_byte(json, byte);
  } else {
    for (const char byte : replace_invalid_utf8(text)) append_byte(json, byte);
  }
  json += '"';
}

void append_quoted(std::string& json, std::string_view plain) {
  json += '"';
  json += plain;
  json += '"';
}

void append_value(std::string& json, const Column& column, std::size_t row) {
  if (!column.has_value(row)) {
    json += "null";
    return;
  }
  switch (column.type) {
    case ColumnType::kText: return append_text(json, column.text.at(row));
    case ColumnType::kInteger: json += std::to_string(column.value(row)); return;
    case ColumnType::kDecimal: json += format_decimal(column.value(row), column.decimals); return;
    case ColumnType::kDate:
      return append_quoted(json, format_iso(Date{static_cast<std::int32_t>(column.value(row))}));
    case ColumnType::kDateTime:
      return append_quoted(json, format_iso(Timestamp{column.value(row)}) +
                                     (column.zone == ZoneUse::kUtc ? "Z" : ""));
    case ColumnType::kBoolean: json += column.value(row) != 0 ? "true" : "false"; return;
  }
}

/// Writes the items with commas between them.
template <class Items, class Append>
void append_list(std::string& json, const Items& items, Append append_item) {
  json += '[';
  bool is_first = true;
  for (const auto& item : items) {
    if (!is_first) json += ',';
    is_first = false;
    append_item(item);
  }
  json += ']';
}

void append_columns(std::string& json, const Table& table, bool raw) {
  append_list(json, table.columns, [&](const Column& column) {
    json += "{\"name\":";
    append_text(json, column.name);
    json += ",\"type\":";
    append_quoted(json, to_string(raw ? ColumnType::kText : column.type));
    json += '}';
  });
}

void append_rows(std::string& json, const Table& table, bool raw) {
  PackedNumbers::Buffer buffer;
  json += '[';
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (row > 0) json += ',';
    append_list(json, table.columns, [&](const Column& column) {
      if (raw) return append_text(json, column.cell(row, buffer));
      append_value(json, column, row);
    });
  }
  json += ']';
}

void append_issue(std::string& json, const Issue& issue) {
  json += "{\"code\":";
  append_quoted(json, to_string(issue.code));
  json += ",\"row\":" + (issue.row == 0 ? "null" : std::to_string(issue.row));
  json += ",\"column\":" + (issue.column ? std::to_string(*issue.column) : "null");
  json += ",\"message\":";
  append_text(json, issue.message);
  json += '}';
}

void append_issue_counts(std::string& json, const IssueLog& issues) {
  json += '{';
  bool is_first = true;
  for (std::size_t i = 0; i < kIssueCodeCount; ++i) {
    const auto code = static_cast<IssueCode>(i);
    if (issues.count(code) == 0) continue;
    if (!is_first) json += ',';
    is_first = false;
    append_quoted(json, to_string(code));
    json += ':' + std::to_string(issues.count(code));
  }
  json += '}';
}

void append_surplus(std::string& json, const std::vector<SurplusCells>& surplus) {
  append_list(json, surplus, [&](const SurplusCells& row) {
    json += "{\"row\":" + std::to_string(row.row) + ",\"cells\":";
    append_list(json, row.cells, [&](const std::string& cell) { append_text(json, cell); });
    json += '}';
  });
}

}  // namespace

std::string write_issues_json(const IssueLog& issues) {
  std::string json;
  append_list(json, issues.kept(), [&](const Issue& issue) { append_issue(json, issue); });
  return json;
}

std::string write_table_json(const Table& table, bool raw) {
  std::string json = "{\"columns\":";
  append_columns(json, table, raw);
  json += ",\"rows\":";
  append_rows(json, table, raw);
  json += ",\"issues\":" + write_issues_json(table.issues) + ",\"issue_counts\":";
  append_issue_counts(json, table.issues);
  json += ",\"surplus\":";
  append_surplus(json, table.surplus);
  json += '}';
  return json;
}

}  // namespace sonder
