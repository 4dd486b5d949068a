#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "table/table.h"

namespace sonder::detail {

/// The distinct texts of a column that ought to have a value: neither blank nor a missing token.
struct Distinct {
  std::vector<std::uint32_t> codes;
  std::vector<std::string_view> texts;  ///< trimmed
  std::size_t code_count = 0;           ///< of the whole dictionary
};

/// One way to understand a column: a value for every code that could be read.
struct Reading {
  ColumnType type = ColumnType::kText;
  std::vector<std::int64_t> values;  ///< per code
  Bitset known;                      ///< per code
  std::size_t odd_count = 0;         ///< distinct texts that could not be read
  std::int32_t decimals = 0;
  DecimalMark decimal_mark = DecimalMark::kPoint;
  DateOrder date_order = DateOrder::kYearMonthDay;
  bool is_ambiguous = false;

  Reading(ColumnType column_type, std::size_t code_count)
      : type(column_type), values(code_count), known(code_count) {}

  void add(std::uint32_t code, std::optional<std::int64_t> value) {
    if (!value) {
      ++odd_count;
      return;
    }
    values[code] = *value;
    known.set(code);
  }
};

/// Numbers, whole or not as the texts decide, or absent when they are identifiers.
std::optional<Reading> find_numbers(const Distinct& distinct, std::optional<DecimalMark> mark);
/// Numbers of the type told, however many texts are odd.
Reading force_numbers(const Distinct& distinct, ColumnType type, std::optional<DecimalMark> mark);

/// Dates or moments as the texts decide; absent when none is one, or eight digits are not all days.
std::optional<Reading> find_dates(const Distinct& distinct, std::optional<DateOrder> order);
/// Dates or moments as told, however many texts are odd.
Reading force_dates(const Distinct& distinct, ColumnType type, std::optional<DateOrder> order);

}  // namespace sonder::detail
