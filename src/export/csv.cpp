#include "export/csv.h"

#include <algorithm>
#include <cmath>

#include "base/date.h"
#include "base/json.h"
#include "export/detail/formula_guard.h"

namespace sonder {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::int32_t kDecimalPlaces = 6;
constexpr double kMillion = 1e6;
constexpr double kLargestExact = 9007199254740992.0;  // 2^53

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool needs_quotes(std::string_view text, char delimiter) {
  if (text.empty()) return false;
  if (is_blank(text.front()) || is_blank(text.back())) return true;
  return std::any_of(text.begin(), text.end(),
                     [&](char c) { return c == delimiter || c == '"' || c == '\r' || c == '\n'; });
}

void append_quoted(std::string& csv, std::string_view text) {
  csv += '"';
  for (const char c : text) {
    if (c == '"') csv += '"';
    csv += c;
  }
  csv += '"';
}

/// Numbers are ours and need neither quotes nor guard.
void append_number(std::string& csv, std::string number, const CsvOptions& options) {
  if (options.decimal_comma) std::replace(number.begin(), number.end(), '.', ',');
  csv += number;
}

/// Fixed, without zeros at the end; what is too large to have six places is written as in JSON.
std::string format_measure(double value) {
  const double scaled = std::round(value * kMillion);
  if (!(std::abs(scaled) < kLargestExact)) return write_json(value);
  std::string text = format_decimal(static_cast<std::int64_t>(scaled), kDecimalPlaces);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

void append_value(std::string& csv, const Feature& column, std::size_t row, const MoneyScale& money,
                  const CsvOptions& options) {
  if (!column.known.test(row)) return;
  if (column.type == FeatureType::kDecimal) {
    append_number(csv, format_measure(column.decimals[row]), options);
    return;
  }
  const std::int64_t value = column.values[row];
  switch (column.type) {
    case FeatureType::kMoney:
      append_number(csv, format_decimal(value, money.decimals), options);
      break;
    case FeatureType::kDate: csv += format_iso(Date{static_cast<std::int32_t>(value)}); break;
    case FeatureType::kBoolean: csv += value != 0 ? "yes" : "no"; break;
    case FeatureType::kCategory:
      append_csv_text(csv, column.categories.text(static_cast<std::uint32_t>(value)),
                      options.delimiter);
      break;
    default: csv += std::to_string(value); break;
  }
}

void append_header(std::string& csv, const MemberTable& table, char delimiter) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) csv += delimiter;
    append_csv_text(csv, table.columns[i].name, delimiter);
  }
  csv += "\r\n";
}

void append_member(std::string& csv, const MemberTable& table, std::size_t row,
                   const CsvOptions& options) {
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (i > 0) csv += options.delimiter;
    append_value(csv, table.columns[i], row, table.money, options);
  }
  csv += "\r\n";
}

}  // namespace

void append_csv_text(std::string& csv, std::string_view text, char delimiter) {
  std::string guarded;
  if (detail::needs_apostrophe(text)) {
    guarded.push_back('\'');
    guarded += text;
    text = guarded;
  }
  if (needs_quotes(text, delimiter)) {
    append_quoted(csv, text);
    return;
  }
  csv += text;
}

Result<std::string> write_csv(const Released<MemberTable>& table, const CsvOptions& options) {
  if (options.delimiter != ',' && options.delimiter != ';' && options.delimiter != '\t') {
    return Error{ErrorCode::kInvalidArgument, "the delimiter must be a comma, semicolon or tab"};
  }
  if (options.decimal_comma && options.delimiter == ',') {
    return Error{ErrorCode::kInvalidArgument,
                 "a decimal comma needs a semicolon or tab as delimiter"};
  }
  std::string csv;
  if (options.byte_order_mark) csv += kByteOrderMark;
  append_header(csv, table.value(), options.delimiter);
  for (std::size_t row = 0; row < table.value().member_count; ++row) {
    append_member(csv, table.value(), row, options);
  }
  return csv;
}

std::string write_csv(const Released<Quotes>& quotes) {
  constexpr char kDelimiter = ',';
  std::string csv;
  append_csv_text(csv, quotes.value().question, kDelimiter);
  csv += "\r\n";
  for (const std::string& text : quotes.value().texts) {
    append_csv_text(csv, text, kDelimiter);
    csv += "\r\n";
  }
  return csv;
}

}  // namespace sonder
