#include <algorithm>
#include <iterator>
#include <utility>

#include "table/detail/column_reading.h"
#include "text/blanks.h"
#include "text/booleans.h"
#include "text/fold.h"

namespace sonder {
namespace {

using detail::Distinct;
using detail::Reading;

constexpr std::string_view kMissing[] = {"na", "n/a", "#n/a", "nan", "null", "-", "?"};
constexpr std::size_t kLongestMissing = 4;
constexpr std::size_t kLongestNumberBytes = 64;

bool is_missing_token(std::string_view cell) {
  if (cell.size() > kLongestMissing) return false;
  return std::find(std::begin(kMissing), std::end(kMissing), fold(cell)) != std::end(kMissing);
}

Distinct find_distinct(const CodedText& text) {
  Distinct distinct;
  distinct.code_count = text.dictionary.size();
  for (std::uint32_t code = 1; code < text.dictionary.size(); ++code) {
    const std::string_view cell = trim(text.dictionary.text(code));
    if (cell.empty() || is_missing_token(cell)) continue;
    distinct.codes.push_back(code);
    distinct.texts.push_back(cell);
  }
  return distinct;
}

/// Rows per code.
std::vector<std::size_t> count_rows(const CodedText& text) {
  std::vector<std::size_t> counts(text.dictionary.size());
  for (const std::uint32_t code : text.codes) ++counts[code];
  return counts;
}

std::size_t most_odd_texts(const Distinct& distinct) {
  return std::max<std::size_t>(3, distinct.codes.size() / 50);
}

/// Few enough cells are odd for the reading to stand.
bool is_acceptable(const Reading& reading, const Distinct& distinct,
                   const std::vector<std::size_t>& counts) {
  if (reading.odd_count == distinct.codes.size()) return false;
  if (reading.odd_count > most_odd_texts(distinct)) return false;
  std::size_t filled = 0;
  std::size_t odd = 0;
  for (const std::uint32_t code : distinct.codes) {
    filled += counts[code];
    if (!reading.known.test(code)) odd += counts[code];
  }
  return odd * 10 <= filled;
}

/// So many texts have no digit that neither numbers nor dates could be accepted.
bool are_digits_scarce(const Distinct& distinct) {
  const std::size_t most_odd = most_odd_texts(distinct);
  std::size_t odd = 0;
  for (const std::string_view text : distinct.texts) {
    const std::string_view start = text.substr(0, kLongestNumberBytes);
    if (start.find_first_of("0123456789") == std::string_view::npos) ++odd;
    if (odd > most_odd) return true;
  }
  return false;
}

Reading read_booleans(const Distinct& distinct) {
  Reading reading(ColumnType::kBoolean, distinct.code_count);
  for (std::size_t i = 0; i < distinct.codes.size(); ++i) {
    std::optional<std::int64_t> value;
    if (const std::optional<bool> answer = parse_boolean(distinct.texts[i]))
      value = *answer ? 1 : 0;
    reading.add(distinct.codes[i], value);
  }
  return reading;
}

/// Only answers, and not one letter alone: a column of "F" may hold anything.
std::optional<Reading> find_booleans(const Distinct& distinct) {
  if (distinct.texts.front().size() == 1 && distinct.texts.size() == 1) return std::nullopt;
  for (const std::string_view text : distinct.texts) {
    if (!parse_boolean(text)) return std::nullopt;
  }
  return read_booleans(distinct);
}

Reading read_text(const CodedText& text) {
  Reading reading(ColumnType::kText, text.dictionary.size());
  reading.values.clear();
  for (std::uint32_t code = 1; code < text.dictionary.size(); ++code) {
    if (!trim(text.dictionary.text(code)).empty()) reading.known.set(code);
  }
  return reading;
}

Reading force_reading(const Distinct& distinct, const TypeChoice& choice, const CodedText& text) {
  switch (*choice.type) {
    case ColumnType::kText: break;
    case ColumnType::kInteger:
    case ColumnType::kDecimal:
      return detail::force_numbers(distinct, *choice.type, choice.decimal_mark);
    case ColumnType::kDate:
    case ColumnType::kDateTime:
      return detail::force_dates(distinct, *choice.type, choice.date_order);
    case ColumnType::kBoolean: return read_booleans(distinct);
  }
  return read_text(text);
}

Reading find_reading(const Distinct& distinct, const TypeChoice& choice, const CodedText& text,
                     const std::vector<std::size_t>& counts) {
  if (distinct.codes.empty()) return read_text(text);
  if (std::optional<Reading> booleans = find_booleans(distinct)) return *std::move(booleans);
  if (are_digits_scarce(distinct)) return read_text(text);
  std::optional<Reading> dates = detail::find_dates(distinct, choice.date_order);
  if (dates && is_acceptable(*dates, distinct, counts)) return *std::move(dates);
  std::optional<Reading> numbers = detail::find_numbers(distinct, choice.decimal_mark);
  if (numbers && is_acceptable(*numbers, distinct, counts)) return *std::move(numbers);
  return read_text(text);
}

bool is_number(ColumnType type) {
  return type == ColumnType::kInteger || type == ColumnType::kDecimal;
}

void report_ambiguity(Table& table, std::size_t position) {
  const Column& column = table.columns[position];
  const bool is_about_numbers = is_number(column.type);
  table.issues.add(
      {.code = is_about_numbers ? IssueCode::kAmbiguousNumbers : IssueCode::kAmbiguousDates,
       .column = static_cast<std::uint32_t>(position),
       .message = "column `" + column.name + "`: " +
                  (is_about_numbers ? "the comma or point could group thousands or start decimals"
                                    : "day and month could be either way round")});
}

void report_odd_cell(Table& table, std::size_t position, std::size_t row) {
  if (!table.issues.keeps(IssueCode::kOddValue)) {
    return table.issues.count_only(IssueCode::kOddValue);
  }
  const Column& column = table.columns[position];
  const std::uint64_t file_row = table.file_row(row);
  table.issues.add({.code = IssueCode::kOddValue,
                    .row = file_row,
                    .column = static_cast<std::uint32_t>(position),
                    .message = "column `" + column.name + "`, row " + std::to_string(file_row) +
                               ": not a value of type " + std::string(to_string(column.type))});
}

void report_odd_cells(Table& table, std::size_t position, const Distinct& distinct) {
  Bitset odd(distinct.code_count);
  for (const std::uint32_t code : distinct.codes) {
    if (!table.columns[position].known.test(code)) odd.set(code);
  }
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (odd.test(table.columns[position].text.codes[row])) report_odd_cell(table, position, row);
  }
}

std::size_t count_filled(const CodedText& text, const std::vector<std::size_t>& counts) {
  std::size_t filled = 0;
  for (std::uint32_t code = 1; code < counts.size(); ++code) {
    if (!trim(text.dictionary.text(code)).empty()) filled += counts[code];
  }
  return filled;
}

void take_reading(Column& column, Reading reading) {
  column.type = reading.type;
  column.values = std::move(reading.values);
  column.known = std::move(reading.known);
  column.decimals = reading.decimals;
  column.decimal_mark = reading.decimal_mark;
  column.date_order = reading.date_order;
  column.is_ambiguous = reading.is_ambiguous && !is_number(reading.type);
}

}  // namespace

void infer_type(Table& table, std::size_t position, const TypeChoice& choice) {
  Column& column = table.columns[position];
  const Distinct distinct = find_distinct(column.text);
  const std::vector<std::size_t> counts = count_rows(column.text);
  Reading reading = choice.type ? force_reading(distinct, choice, column.text)
                                : find_reading(distinct, choice, column.text, counts);
  const bool is_ambiguous = reading.is_ambiguous;
  const bool has_odd_texts = reading.odd_count > 0;
  column.filled_count = count_filled(column.text, counts);
  take_reading(column, std::move(reading));
  if (is_ambiguous) report_ambiguity(table, position);
  if (has_odd_texts) report_odd_cells(table, position, distinct);
}

void infer_types(Table& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) infer_type(table, column);
}

}  // namespace sonder
