#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bitset.h"
#include "base/date.h"
#include "base/issue.h"
#include "base/text_dictionary.h"
#include "table/raw_table.h"
#include "text/dates.h"
#include "text/numbers.h"

namespace sonder {

enum class ColumnType : std::uint8_t {
  kText,
  kInteger,  ///< whole numbers, also written "17850.0" when the whole column is
  kDecimal,  ///< exact decimals with `Column::decimals` digits
  kDate,
  kDateTime,
  kBoolean,
};

/// "text", "integer", "decimal", "date", "datetime", "boolean".
std::string_view to_string(ColumnType type);

/// One column: the raw text of every cell and what the whole column was understood as.
/// Typed values belong to the distinct texts, not to the rows: the value of a row is
/// `values[text.codes[row]]` where `known` has that code.
struct Column {
  std::string name;
  ColumnLabels labels;  ///< what the file says of it besides
  CodedText text;
  ColumnType type = ColumnType::kText;

  /// Per code of the dictionary: the integer; the mantissa at `decimals`; days since the epoch;
  /// seconds since the epoch; or 0 and 1. Empty for kText.
  std::vector<std::int64_t> values;
  /// Per code: whether it has a value. Empty cells, tokens for missing ("NA", "N/A", "null",
  /// "-", "?") and odd cells have none. For kText: everything but empty and blank texts.
  Bitset known;

  std::int32_t decimals = 0;  ///< of kDecimal
  DecimalMark decimal_mark = DecimalMark::kPoint;
  DateOrder date_order = DateOrder::kYearMonthDay;
  bool is_ambiguous = false;     ///< the other date order would have read it too
  std::size_t filled_count = 0;  ///< rows whose cell holds more than blanks

  bool has_value(std::size_t row) const { return known.test(text.codes[row]); }
  std::int64_t value(std::size_t row) const { return values[text.codes[row]]; }
};

/// A file as columns of equal length, each cell's raw text still there.
struct Table {
  FileFormat format = FileFormat::kDelimited;
  std::string part;  ///< see RawTable
  Dialect dialect;
  std::vector<HeadRecord> titles;  ///< see RawTable
  std::vector<Column> columns;
  std::size_t row_count = 0;
  bool has_header = true;
  std::uint64_t first_row = 1;              ///< see RawTable
  std::vector<std::uint64_t> blank_before;  ///< see RawTable
  std::vector<SurplusCells> surplus;
  std::uint64_t byte_count = 0;
  IssueLog issues;

  /// The record number in the file, as in `Issue::row`.
  std::uint64_t file_row(std::size_t row) const;
  /// The first column of that name.
  std::optional<std::size_t> find_column(std::string_view name) const;
};

/// Decides whether the first record names the columns, and names them: trimmed, "column 3" where
/// a name is missing. It names them unless all its filled cells are numbers or dates, or more of
/// the columns of numbers and dates begin with a number or date than with text. (Empty cells say
/// nothing: real headers have them.) Without a header the first record becomes row 0.
/// A last column that is empty throughout, name and all, is a trailing delimiter and goes.
/// Issues: kUnnamedColumn, kRepeatedName. O(columns), or O(rows) without a header.
Table name_columns(RawTable raw);

/// What a column may be told instead of finding out.
struct TypeChoice {
  std::optional<ColumnType> type = std::nullopt;
  std::optional<DateOrder> date_order = std::nullopt;
  std::optional<DecimalMark> decimal_mark = std::nullopt;
};

/// Understands one column as a whole. Cells are trimmed first. A type is taken when it reads all
/// filled cells, or all but a few odd ones (at most 10 % of the cells and at most the larger of 3
/// and 2 % of the distinct texts; none for booleans); each odd cell is an Issue and stays readable
/// as text. One type told by `choice` is taken whatever it costs.
///
/// - Identifiers stay text: a number with a leading zero, more than 15 digits, a plus sign before
///   7 digits or more, or 9 digits or more in groups parted by blanks, makes the column text.
/// - Eight digits are dates when every filled cell is a day YYYYMMDD of 1900-2100.
/// - The day or month order is decided by all values together; when both fit, `.` and `-` mean
///   day first, `/` month first, with the Issue kAmbiguousDates.
/// - Marks that could be either decimal or grouping in the whole column count as the point's
///   reading would have it, with the Issue kAmbiguousNumbers.
///
/// Issues are added to those the table has. O(rows + bytes of distinct texts).
void infer_type(Table& table, std::size_t position, const TypeChoice& choice = {});

/// `infer_type` for every column.
void infer_types(Table& table);

}  // namespace sonder
