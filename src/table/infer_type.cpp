#include <algorithm>
#include <utility>

#include "base/text_words.h"
#include "table/detail/column_reading.h"
#include "table/detail/reading_evidence.h"
#include "text/booleans.h"

namespace sonder {
namespace {

using detail::Distinct;
using detail::Reading;

constexpr std::size_t kLongestNumberBytes = 64;
/// Texts of one shape are all alike.
constexpr std::size_t kPackedRowsLookedAt = 512;
/// Words this short are also codes: "NO" is a country, "F" may be anything.
constexpr std::size_t kLongestDoubtfulWord = 2;

/// Few enough cells are odd for the reading to stand.
bool is_acceptable(const Reading& reading, const Distinct& distinct) {
  if (reading.odd_texts == distinct.codes.size()) return false;
  if (reading.odd_texts > detail::most_odd_texts(distinct)) return false;
  return reading.odd_cells * 10 <= distinct.cell_count;
}

/// So many texts have no digit that neither numbers nor dates could be accepted.
bool are_digits_scarce(const Distinct& distinct) {
  const std::size_t most_odd = detail::most_odd_texts(distinct);
  std::size_t odd = 0;
  for (const std::string_view text : distinct.texts) {
    if (!has_digit(text.substr(0, kLongestNumberBytes))) ++odd;
    if (odd > most_odd) return true;
  }
  return false;
}

Reading read_booleans(const Distinct& distinct, bool with_digits) {
  Reading reading(ColumnType::kBoolean, distinct.code_count);
  for (std::size_t i = 0; i < distinct.codes.size(); ++i) {
    const std::string_view text = distinct.texts[i];
    std::optional<bool> answer = parse_boolean(text);
    if (with_digits && (text == "1" || text == "0")) answer = text == "1";
    reading.add(distinct, i, answer ? std::optional<std::int64_t>(*answer) : std::nullopt);
  }
  reading.evidence = detail::join(
      {"words for yes and no in ",
       detail::count_of(distinct.cell_count - reading.odd_cells, distinct.cell_count, "cells")});
  return reading;
}

bool are_ticks(const Distinct& distinct) {
  return std::all_of(distinct.texts.begin(), distinct.texts.end(),
                     [](std::string_view text) { return text == "Y" || text == "y"; });
}

/// Only answers, and not short words that all mean the same, but for "Y" (ticked options).
std::optional<Reading> find_booleans(const Distinct& distinct) {
  bool has_answer[2] = {};
  bool has_long_word = false;
  for (const std::string_view text : distinct.texts) {
    const std::optional<bool> answer = parse_boolean(text);
    if (!answer) return std::nullopt;
    has_answer[*answer ? 1 : 0] = true;
    has_long_word = has_long_word || text.size() > kLongestDoubtfulWord;
  }
  const bool is_plain = has_long_word || (has_answer[0] && has_answer[1]) || are_ticks(distinct);
  if (!is_plain) return std::nullopt;
  return read_booleans(distinct, false);
}

Reading read_text(const Distinct& distinct, std::string_view evidence) {
  Reading reading(ColumnType::kText, 0);
  reading.known = distinct.filled;
  reading.evidence = evidence;
  return reading;
}

bool is_moment(ColumnType type) {
  return type == ColumnType::kDate || type == ColumnType::kDateTime;
}

bool is_counted(const TypeChoice& choice) {
  return choice.moment_coding && *choice.moment_coding != MomentCoding::kWritten;
}

/// Numbers are moments when all of them count to recent ones, as under the name of a date.
Reading force_moments(const Distinct& distinct, const TypeChoice& choice) {
  const std::optional<Reading> counted =
      choice.moment_coding ? std::nullopt : detail::find_counted_moments(distinct, "date");
  if (!counted) return detail::force_dates(distinct, *choice.type, choice);
  return detail::force_counted_moments(distinct, choice.type, counted->moment_coding);
}

Reading force_reading(const Distinct& distinct, const TypeChoice& choice) {
  if (is_counted(choice) && (!choice.type || is_moment(*choice.type))) {
    return detail::force_counted_moments(distinct, choice.type, *choice.moment_coding);
  }
  switch (*choice.type) {
    case ColumnType::kText: break;
    case ColumnType::kInteger:
    case ColumnType::kDecimal:
      return detail::force_numbers(distinct, *choice.type, choice.decimal_mark);
    case ColumnType::kDate:
    case ColumnType::kDateTime: return force_moments(distinct, choice);
    case ColumnType::kBoolean: return read_booleans(distinct, true);
  }
  return read_text(distinct, "you chose text");
}

Reading find_reading(const Distinct& distinct, const TypeChoice& choice, std::string_view name) {
  if (distinct.codes.empty()) return read_text(distinct, "no cell has a value");
  if (auto booleans = find_booleans(distinct)) return *std::move(booleans);
  if (are_digits_scarce(distinct)) return read_text(distinct, "words");
  auto dates = detail::find_dates(distinct, choice, name);
  if (dates && is_acceptable(*dates, distinct)) return *std::move(dates);
  if (auto moments = detail::find_counted_moments(distinct, name)) return *std::move(moments);
  detail::NumberReading numbers = detail::find_numbers(distinct, choice.decimal_mark);
  if (numbers.reading && is_acceptable(*numbers.reading, distinct)) {
    return *std::move(numbers.reading);
  }
  if (*numbers.identifier != '\0') return read_text(distinct, numbers.identifier);
  return read_text(distinct, "too many cells are neither numbers nor dates");
}

void report_finding(Table& table, std::size_t position, const detail::Finding& finding) {
  table.issues.add({.code = finding.code,
                    .column = static_cast<std::uint32_t>(position),
                    .message = detail::join(
                        {"column `", table.columns[position].name, "`: ", finding.message})});
}

void report_odd_cell(Table& table, std::size_t position, std::size_t row) {
  if (!table.issues.keeps(IssueCode::kOddValue)) {
    return table.issues.count_only(IssueCode::kOddValue);
  }
  const Column& column = table.columns[position];
  const std::uint64_t file_row = table.file_row(row);
  table.issues.add(
      {.code = IssueCode::kOddValue,
       .row = file_row,
       .column = static_cast<std::uint32_t>(position),
       .message = detail::join({"column `", column.name, "`, row ", std::to_string(file_row),
                                ": not a value of type ", to_string(column.type)})});
}

void report_odd_cells(Table& table, std::size_t position, const Distinct& distinct) {
  Bitset odd(distinct.code_count);
  for (const std::uint32_t code : distinct.codes) {
    if (!table.columns[position].known.test(code)) odd.set(code);
  }
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (!odd.test(table.columns[position].text.codes[row])) continue;
    ++table.columns[position].odd_count;
    report_odd_cell(table, position, row);
  }
}

bool is_number(ColumnType type) {
  return type == ColumnType::kInteger || type == ColumnType::kDecimal;
}

void take_reading(Column& column, Reading& reading) {
  column.type = reading.type;
  column.values = std::move(reading.values);
  column.known = std::move(reading.known);
  column.decimals = reading.decimals;
  column.decimal_mark = reading.decimal_mark;
  column.currency = std::move(reading.currency);
  column.is_percent = reading.is_percent;
  column.date_order = reading.date_order;
  column.month_names = reading.month_names;
  column.moment_coding = reading.moment_coding;
  column.zone = reading.zone;
  column.is_ambiguous = reading.is_ambiguous && !is_number(reading.type);
  column.evidence = std::move(reading.evidence);
}

/// As text, also what stands for nothing is a value.
std::size_t count_valued(const Column& column, const Distinct& distinct) {
  if (column.type == ColumnType::kText) return distinct.filled_count;
  std::size_t rows = 0;
  for (std::size_t i = 0; i < distinct.codes.size(); ++i) {
    if (column.known.test(distinct.codes[i])) rows += distinct.cells[i];
  }
  return rows;
}

/// The type of a packed column's numbers or dates, where that is all they can be.
ColumnType type_of(PackedShape shape) {
  switch (shape.kind) {
    case PackedShape::Kind::kDate: return ColumnType::kDate;
    case PackedShape::Kind::kMoment: return ColumnType::kDateTime;
    case PackedShape::Kind::kDecimal: break;
  }
  return shape.decimals == 0 ? ColumnType::kInteger : ColumnType::kDecimal;
}

bool is_told(const TypeChoice& choice) { return choice != TypeChoice{}; }

/// A packed column is understood by its sample where that is what its shape says; nothing else
/// could be found in the other rows then, as all have the shape.
bool take_packed_type(Column& column, std::string_view name) {
  const PackedNumbers& packed = *column.packed;
  if (packed.odd_count() > 0) return false;
  const std::size_t sample = std::min(column.text.codes.size(), kPackedRowsLookedAt);
  Reading reading = find_reading(detail::find_distinct(column.text, sample), {}, name);
  if (reading.type != type_of(packed.shape()) || reading.has_unread || reading.is_ambiguous) {
    return false;
  }
  if (reading.type == ColumnType::kDecimal && reading.decimals != packed.shape().decimals) {
    return false;
  }
  if (reading.moment_coding != MomentCoding::kWritten) return false;
  take_reading(column, reading);
  column.evidence = "every cell is written alike and gives its text back";
  column.filled_count = column.valued_count = packed.filled_count();
  column.distinct_count = packed.count_distinct();
  return true;
}

}  // namespace

void unpack_column(Table& table, std::size_t position) {
  Column& column = table.columns[position];
  if (!column.packed) return;
  column.text = column.packed->to_coded();
  column.packed.reset();
  infer_type(table, position, {.type = column.type});
}

void infer_type(Table& table, std::size_t position, const TypeChoice& choice) {
  Column& column = table.columns[position];
  if (column.packed) {
    const std::string_view shown = table.has_header ? std::string_view(column.name) : "";
    if (!is_told(choice) && take_packed_type(column, shown)) return;
    column.text = column.packed->to_coded();
    column.packed.reset();
  }
  const Distinct distinct = detail::find_distinct(column.text, column.text.codes.size());
  const std::string_view name = table.has_header ? std::string_view(column.name) : "";
  Reading reading = choice.type || is_counted(choice) ? force_reading(distinct, choice)
                                                      : find_reading(distinct, choice, name);
  column.filled_count = distinct.filled_count;
  column.odd_count = 0;
  column.distinct_count = column.text.dictionary.size() - 1;
  column.has_guard = distinct.has_guard;
  take_reading(column, reading);
  column.valued_count = count_valued(column, distinct);
  for (const detail::Finding& finding : reading.findings) report_finding(table, position, finding);
  if (reading.has_unread) report_odd_cells(table, position, distinct);
}

void infer_types(Table& table) {
  for (std::size_t column = 0; column < table.columns.size(); ++column) infer_type(table, column);
}

}  // namespace sonder
