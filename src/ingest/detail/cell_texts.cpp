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

/// A text, and the whole number it stands for in a column of such.
struct Cell {
  std::optional<std::int64_t> number;
  std::string_view text;
};

template <class Read>
std::uint32_t code_of(const Cell& cell, TextDictionary& into, Read read) {
  return is_missing_token(cell.text) ? TextDictionary::kEmpty : into.intern(read(cell));
}

template <class Read>
std::vector<std::uint32_t> map_rows(const PackedNumbers& packed, TextDictionary& into, Read read) {
  std::vector<std::uint32_t> codes(packed.size());
  PackedNumbers::Buffer buffer;
  for (std::size_t row = 0; row < codes.size(); ++row) {
    const std::string_view text = trim(packed.text(row, buffer));
    codes[row] = code_of({std::nullopt, text}, into, read);
  }
  return codes;
}

template <class Read>
std::vector<std::uint32_t> map_distinct(const Column& column, TextDictionary& into, Read read) {
  const TextDictionary& texts = column.text.dictionary;
  std::vector<std::uint32_t> codes(texts.size(), TextDictionary::kEmpty);
  const bool is_whole = column.type == ColumnType::kInteger;
  for (std::uint32_t code = 1; code < texts.size(); ++code) {
    const bool has_number = is_whole && column.known.test(code);
    const auto number = has_number ? std::optional{column.values[code]} : std::nullopt;
    codes[code] = code_of({number, trim(texts.text(code))}, into, read);
  }
  return codes;
}

/// Maps every text of a column by `read`, which returns what it says.
template <class Read>
RowCodes map_codes(const Column* column, TextDictionary& into, Read read) {
  if (column == nullptr) return {};
  if (column->packed) return {*column, map_rows(*column->packed, into, read)};
  return {*column, map_distinct(*column, into, read)};
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

RowCodes map_texts(const Column* column, TextDictionary& into) {
  return map_codes(column, into, [](const Cell& cell) { return cell.text; });
}

RowCodes map_guarded_texts(const Column* column, TextDictionary& into) {
  return map_codes(column, into, [](const Cell& cell) { return without_guard(cell.text); });
}

RowCodes map_ids(const Column* column, TextDictionary& into) {
  std::string whole_number;
  return map_codes(column, into, [&](const Cell& cell) {
    if (!cell.number) return without_guard(cell.text);
    whole_number = std::to_string(*cell.number);
    return std::string_view(whole_number);
  });
}

std::string id_at(const Column& column, std::size_t row) {
  PackedNumbers::Buffer buffer;
  const std::string_view text = trim(column.cell(row, buffer));
  if (is_missing_token(text)) return {};
  const bool is_whole = column.type == ColumnType::kInteger && column.has_value(row);
  return is_whole ? std::to_string(column.value(row)) : std::string(without_guard(text));
}

RowCodes map_emails(const Column* column, TextDictionary& into) {
  std::string address;
  return map_codes(column, into, [&](const Cell& cell) {
    address = normalise_email(without_guard(cell.text)).value_or(std::string());
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
