#include "ingest/detail/cell_texts.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/blanks.h"
#include "text/email.h"

namespace sonder {
namespace {

constexpr std::string_view kMissingTokens[] = {"NA",   "N/A", "n/a", "na", "null", "NULL",
                                               "None", "nan", "NaN", "-",  "?",    "<NA>"};

/// Maps every text of a column by `read`, which returns what it says.
template <class Read>
CodeMap map_codes(const Column& column, TextDictionary& into, Read read) {
  const TextDictionary& texts = column.text.dictionary;
  CodeMap map(texts.size(), TextDictionary::kEmpty);
  for (std::uint32_t code = 1; code < texts.size(); ++code) {
    const std::string_view text = trim(texts.text(code));
    if (!is_missing_token(text)) map[code] = into.intern(read(code, text));
  }
  return map;
}

std::string_view without_guard(std::string_view text) {
  return text.starts_with('\'') ? trim(text.substr(1)) : text;
}

}  // namespace

const Column* mapped_column(const Table& table, const Mapping& mapping, Field field) {
  const auto column = mapping.column_of(field);
  return column ? &table.columns[*column] : nullptr;
}

bool is_missing_token(std::string_view text) {
  return std::find(std::begin(kMissingTokens), std::end(kMissingTokens), text) !=
         std::end(kMissingTokens);
}

CodeMap map_texts(const Column& column, TextDictionary& into) {
  return map_codes(column, into, [](std::uint32_t, std::string_view text) { return text; });
}

CodeMap map_guarded_texts(const Column& column, TextDictionary& into) {
  return map_codes(column, into,
                   [](std::uint32_t, std::string_view text) { return without_guard(text); });
}

CodeMap map_ids(const Column& column, TextDictionary& into) {
  std::string whole_number;
  return map_codes(column, into, [&](std::uint32_t code, std::string_view text) {
    if (column.type != ColumnType::kInteger || !column.known.test(code)) return without_guard(text);
    whole_number = std::to_string(column.values[code]);
    return std::string_view(whole_number);
  });
}

CodeMap map_emails(const Column& column, TextDictionary& into) {
  std::string address;
  return map_codes(column, into, [&](std::uint32_t, std::string_view text) {
    address = normalise_email(without_guard(text)).value_or(std::string());
    return std::string_view(address);
  });
}

std::optional<Timestamp> moment_at(const Column& column, std::size_t row) {
  if (column.type != ColumnType::kDate && column.type != ColumnType::kDateTime) return std::nullopt;
  if (!column.has_value(row)) return std::nullopt;
  const std::int64_t value = column.value(row);
  if (column.type == ColumnType::kDateTime) return Timestamp{value};
  return start_of_day(Date{static_cast<std::int32_t>(value)});
}

}  // namespace sonder
