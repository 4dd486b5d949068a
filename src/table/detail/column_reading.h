#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table/table.h"

namespace sonder::detail {

/// The distinct texts of a column that ought to have a value: neither blank nor a missing token.
struct Distinct {
  std::vector<std::uint32_t> codes;
  std::vector<std::string_view> texts;  ///< trimmed and without an exporter's guard
  std::vector<std::uint32_t> cells;     ///< how many rows hold each
  std::uint64_t cell_count = 0;         ///< sum of `cells`
  std::size_t code_count = 0;           ///< of the whole dictionary
  Bitset filled;                        ///< per code: not blank, missing tokens included
  std::size_t filled_count = 0;         ///< rows of those
  bool has_guard = false;
  bool has_guarded_digits = false;  ///< a guard before a digit says: this is no number
};

/// Of the first `rows` of a column.
Distinct find_distinct(const CodedText& text, std::size_t rows);

/// So many distinct texts may be odd before a type is given up.
std::size_t most_odd_texts(const Distinct& distinct);

/// Something to report about a whole column.
struct Finding {
  IssueCode code = IssueCode::kOddValue;
  const char* message = "";  ///< goes behind "column `name`: "
};

/// One way to understand a column: a value for every code that could be read.
struct Reading {
  ColumnType type = ColumnType::kText;
  std::vector<std::int64_t> values;  ///< per code
  Bitset known;                      ///< per code
  std::size_t odd_texts = 0;         ///< distinct texts that could not be read
  std::uint64_t odd_cells = 0;       ///< rows of those
  bool has_unread = false;           ///< odd texts, and those set aside
  std::int32_t decimals = 0;
  DecimalMark decimal_mark = DecimalMark::kPoint;
  std::string currency;
  bool is_percent = false;
  DateOrder date_order = DateOrder::kYearMonthDay;
  MonthNames month_names = MonthNames::kPolish;
  MomentCoding moment_coding = MomentCoding::kWritten;
  ZoneUse zone = ZoneUse::kLocal;
  bool is_ambiguous = false;
  std::vector<Finding> findings;
  std::string evidence;

  Reading(ColumnType column_type, std::size_t code_count)
      : type(column_type), values(code_count), known(code_count) {}

  /// What the text at `position` of the distinct ones says; nothing makes it odd.
  void add(const Distinct& distinct, std::size_t position, std::optional<std::int64_t> value) {
    if (!value) {
      ++odd_texts;
      odd_cells += distinct.cells[position];
      has_unread = true;
      return;
    }
    values[distinct.codes[position]] = *value;
    known.set(distinct.codes[position]);
  }
};

/// Numbers, or why they are none.
struct NumberReading {
  std::optional<Reading> reading;
  const char* identifier = "";  ///< what shows that the numbers are names; empty otherwise
};

/// Numbers, whole or not as the texts decide; none when too many texts are no numbers or some are
/// identifiers.
NumberReading find_numbers(const Distinct& distinct, std::optional<DecimalMark> mark);
/// Numbers of the type told, however many texts are odd, identifiers among them.
Reading force_numbers(const Distinct& distinct, ColumnType type, std::optional<DecimalMark> mark);

/// Written dates or moments as the texts decide; absent when too many are none, or texts of
/// nothing but digits are not all days and the column's name does not speak of a date.
std::optional<Reading> find_dates(const Distinct& distinct, const TypeChoice& choice,
                                  std::string_view name);
/// Written dates or moments as told, however many texts are odd.
Reading force_dates(const Distinct& distinct, ColumnType type, const TypeChoice& choice);

/// Moments that numbers stand for; absent unless all of them are of 1990-2035 in one coding and
/// the column's name speaks of a moment.
std::optional<Reading> find_counted_moments(const Distinct& distinct, std::string_view name);
/// Moments in the coding told, however many texts are odd. Without a type, dates if all are
/// midnights.
Reading force_counted_moments(const Distinct& distinct, std::optional<ColumnType> type,
                              MomentCoding coding);

}  // namespace sonder::detail
