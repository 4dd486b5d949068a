#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bitset.h"
#include "base/date.h"
#include "base/issue.h"
#include "base/text_dictionary.h"
#include "table/raw_table.h"
#include "text/counted_moments.h"
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

/// What the moments of a column are measured by.
enum class ZoneUse : std::uint8_t {
  kLocal,  ///< as the clocks on the wall showed them; no cell said where
  kUtc,    ///< every cell carried an offset, which was taken off, or counts from 1970 in UTC
  kMixed,  ///< only some cells carried an offset; all are as the clocks on the wall showed them
};

/// One column: the raw text of every cell and what the whole column was understood as.
/// Typed values belong to the distinct texts, not to the rows: the value of a row is
/// `values[text.codes[row]]` where `known` has that code.
struct Column {
  std::string name;
  /// The cells above it from top to bottom, trimmed, one per header row. A blank one with text
  /// further down holds the text to its left, which the file wrote once for a block of columns.
  std::vector<std::string> header;
  ColumnLabels labels;  ///< what the file says of it besides
  /// Of packed columns the first few thousand rows only, as a sample.
  CodedText text;
  /// All cells of a column of mostly different numbers or dates, see `unpack_column`.
  std::optional<PackedNumbers> packed;
  ColumnType type = ColumnType::kText;

  /// Per code of the dictionary: the integer; the mantissa at `decimals`; days since the epoch;
  /// seconds since the epoch; or 0 and 1. Empty for kText.
  std::vector<std::int64_t> values;
  /// Per code: whether it has a value. Empty cells, odd cells and tokens for missing have none:
  /// dashes, ".", "?", "NA", "N/A", "n.a.", "null", "none", "nil", "NaN", "brak", "brak danych",
  /// "b/d", "nema", "nema podataka", Russian "no data", "[not completed]", in any case.
  /// For kText: everything but empty and blank texts, so that no answer is lost there.
  Bitset known;

  std::int32_t decimals = 0;  ///< of kDecimal
  DecimalMark decimal_mark = DecimalMark::kPoint;
  std::string currency;     ///< ISO 4217 code that all amounts share, see `CurrencyMark`; or empty
  bool is_percent = false;  ///< the values are percent: "15 %" is 15, not 0.15
  DateOrder date_order = DateOrder::kYearMonthDay;
  MonthNames month_names = MonthNames::kPolish;
  MomentCoding moment_coding = MomentCoding::kWritten;
  ZoneUse zone = ZoneUse::kLocal;  ///< of kDateTime
  bool is_ambiguous = false;       ///< another date order or month's name would have fitted too
  /// Some cells begin with an exporter's apostrophe before a sign or digit; values are read
  /// without it.
  bool has_guard = false;
  // As `infer_type` counted them:
  std::size_t filled_count = 0;    ///< rows whose cell holds more than blanks
  std::size_t valued_count = 0;    ///< rows with a value
  std::size_t odd_count = 0;       ///< rows whose cell does not fit the type, each with an Issue
  std::size_t distinct_count = 0;  ///< different texts that are not empty
  /// One sentence that says why the column was understood so, with counts of cells and without
  /// any value, such as "day first: 31 of 412 dates have a first number above 12".
  std::string evidence;

  bool has_value(std::size_t row) const {
    return packed ? packed->number(row).has_value() : known.test(text.codes[row]);
  }
  /// Of a row that has one.
  std::int64_t value(std::size_t row) const {
    return packed ? *packed->number(row) : values[text.codes[row]];
  }
  /// The raw text of a cell, in `buffer` or in this.
  std::string_view cell(std::size_t row, PackedNumbers::Buffer& buffer) const {
    return packed ? packed->text(row, buffer) : text.at(row);
  }
};

/// A file as columns of equal length, each cell's raw text still there.
struct Table {
  FileFormat format = FileFormat::kDelimited;
  std::string part;  ///< see RawTable
  Dialect dialect;
  LineEnds line_ends;              ///< of delimited text
  std::vector<HeadRecord> titles;  ///< see RawTable
  std::vector<Column> columns;
  std::size_t row_count = 0;
  bool has_header = true;
  std::vector<HeadRecord> header;  ///< the header rows as written; empty without a header
  std::string header_evidence;     ///< one sentence that says why those rows are the header
  std::uint64_t first_row = 1;     ///< see RawTable
  std::vector<std::uint64_t> blank_before;     ///< see RawTable
  std::vector<ResponseSet> response_sets;      ///< positions are those of `columns`
  std::optional<std::uint32_t> weight_column;  ///< see RawTable
  std::vector<SheetInfo> sheets;               ///< see RawTable
  std::vector<SurplusCells> surplus;
  std::uint64_t byte_count = 0;
  EncodingChoice encoding;  ///< see `settle_encoding`
  IssueLog issues;

  /// The record number in the file, as in `Issue::row`.
  std::uint64_t file_row(std::size_t row) const;
  /// The row of that record number, if it became one. O(log rows × log blanks).
  std::optional<std::size_t> row_of(std::uint64_t file_row) const;
  /// The first column of that name.
  std::optional<std::size_t> find_column(std::string_view name) const;
};

/// What the header may be told instead of being found.
struct HeaderOptions {
  /// Records in front of the rows, 0-4; more than the file has means all it has.
  std::optional<std::size_t> header_rows = std::nullopt;
  /// Whether the first column holds names of rows that the header leaves out.
  std::optional<bool> has_row_names = std::nullopt;
};

/// Decides which of the first records are the header, and names the columns by them. The header is
///
/// - three rows when the third holds Qualtrics' ImportIds, two in its oldest exports ("V1", "V2"
///   above "ResponseID"): tags, then question texts;
/// - two rows when the second holds nothing but tags such as "#name" (KoboToolbox);
/// - two rows when the second holds the options of the questions in the first (SurveyMonkey): it
///   fills cells that the first leaves blank or says "Response", and has no text of its own below
///   "Respondent ID", "Start Date" and the like; three where a row of question codes comes first;
/// - two rows when the first names groups of columns (merged cells) and the second, all text, the
///   columns in them, some of numbers or dates;
/// - else the first record, unless all its filled cells are numbers or dates, or more of the
///   columns of numbers and dates begin with a number or date than with text. (Empty cells say
///   nothing: real headers have them.)
///
/// A column of one header row is called what it says; of Qualtrics' rows, the question text, with
/// the tag behind it where several columns share that; otherwise the cells from top to bottom
/// joined by " - ", without repetitions, codes, and "Response". Names are trimmed; a missing one is
/// "column 3". Markup in names stays. Records of the head that are no header become the first rows.
/// A last column that is empty throughout, name and all, is a trailing delimiter and goes.
/// A single header row that is one cell shorter than every row names the columns from the second
/// one on when the first holds a different text in each row: names of rows, as R writes them and
/// its read.table reads them.
/// A question with several answers in several columns (`response_sets`) gets one more column
/// behind all others.
/// Issues: kUnnamedColumn, kRepeatedName, kShortRow for a header narrower than its rows.
/// O(columns), or O(rows) when records become rows.
Table name_columns(RawTable raw, const HeaderOptions& options = {});

/// What a column may be told instead of finding out.
struct TypeChoice {
  std::optional<ColumnType> type = std::nullopt;
  std::optional<DateOrder> date_order = std::nullopt;
  std::optional<DecimalMark> decimal_mark = std::nullopt;
  std::optional<MonthNames> month_names = std::nullopt;
  /// Other than kWritten: the column holds moments, whatever the type (kDate drops the times).
  std::optional<MomentCoding> moment_coding = std::nullopt;

  friend bool operator==(const TypeChoice&, const TypeChoice&) = default;
};

/// Understands one column as a whole. Cells are trimmed first, and one apostrophe before a sign or
/// digit, an exporter's guard, is left out. A type is taken when it reads all filled cells, or all
/// but a few odd ones (at most 10 % of the cells and at most the larger of 3 and 2 % of the
/// distinct texts; none for booleans); each odd cell is an Issue and stays readable as text. One
/// type told by `choice` is taken whatever it costs. The order of the rows does not matter.
///
/// - Identifiers stay text: a number with a leading zero, more than 15 digits, a plus sign before
///   7 digits or more, 9 digits or more in groups parted by blanks, or a guard before a digit,
///   makes the column text. Currencies and percent signs make numbers of them again.
/// - Numbers are exact. Only where the longest of them would not fit 63 bits at the decimals of
///   the column are those of more than 15 digits rounded; the evidence says so.
/// - Amounts with a currency and percentages are kDecimal. Of numbers with and without a percent
///   sign the more frequent kind is read, the other is odd. Two currencies, or fewer than half
///   the amounts with one, leave `currency` empty, with the Issue kMixedCurrencies.
/// - Marks that could be either decimal or grouping in the whole column count as the point's
///   reading would have it, with the Issue kAmbiguousNumbers.
/// - 8 or 14 digits are dates when every filled cell is a day YYYYMMDD (and HHMMSS) of 1900-2100,
///   or, under a name that speaks of a date, as soon as dates can be accepted.
/// - The day or month order is decided by all values together; when both fit, `.` and `-` mean
///   day first, `/` month first, with the Issue kAmbiguousDates. Where some dates prove day first
///   and others month first, the more frequent order is read, the other dates are odd however
///   many, and the same Issue says so.
/// - Moments are brought to UTC when every one carries an offset. If only some do, all are taken
///   as written, with the Issue kMixedZones.
/// - Numbers that all are days of Excel (1900 system) or Unix seconds, milli- or microseconds in
///   1990-2035 are moments if the column's name speaks of a date or time; whole days only if it
///   speaks of a date.
/// - Words for yes and no are booleans when no cell is anything else; of words of one or two
///   letters there must be both. 1 and 0 are integers.
/// - Times without a day ("12:30", "01:02:03") stay text: they may be clock times, hours and
///   minutes or minutes and seconds.
///
/// Issues are added to those the table has. O(rows + bytes of distinct texts).
void infer_type(Table& table, std::size_t position, const TypeChoice& choice = {});

/// Puts all cells of a packed column into its dictionary, for those who work with codes. The type
/// stays what it is. O(rows).
void unpack_column(Table& table, std::size_t position);

/// The lowest and the highest value of a column that is not text; absent where no row has one.
/// O(rows) where it is packed, else O(distinct texts).
std::optional<std::pair<std::int64_t, std::int64_t>> value_range(const Column& column);

/// `infer_type` for every column.
void infer_types(Table& table);

}  // namespace sonder
