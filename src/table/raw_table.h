#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/text_dictionary.h"
#include "table/dialect.h"
#include "table/line_ends.h"
#include "table/packed_numbers.h"
#include "text/encoding.h"

namespace sonder {

/// What the bytes of a file are.
enum class FileFormat : std::uint8_t {
  kDelimited,  ///< CSV, TSV and their kin
  kXlsx,
  kSav,     ///< SPSS system file
  kJson,    ///< one JSON document
  kNdjson,  ///< one JSON value per line
};

/// "delimited", "xlsx", "sav", "json", "ndjson".
std::string_view to_string(FileFormat format);

struct ReaderLimits {
  std::size_t row_bytes = std::size_t{16} << 20;  ///< longest row
  std::size_t columns = 16'384;
  std::size_t rows = 50'000'000;
};

/// Cells beyond the table's width, kept so that nothing is lost.
struct SurplusCells {
  std::uint64_t row = 0;  ///< as in `Issue::row`
  std::vector<std::string> cells;
};

/// One record kept aside as it was written.
struct HeadRecord {
  std::uint64_t row = 0;  ///< as in `Issue::row`
  std::vector<std::string> cells;

  friend bool operator==(const HeadRecord&, const HeadRecord&) = default;
};

/// What the columns stand for where the file says so (SPSS); parallel to the columns or empty.
struct ColumnLabels {
  struct Value {
    std::string text;  ///< as the cells hold it
    std::string label;

    friend bool operator==(const Value&, const Value&) = default;
  };
  std::string label;          ///< the question, in full words
  std::vector<Value> values;  ///< in the file's order
  /// Texts of cells that the file declares to mean "no answer", in the file's order.
  std::vector<std::string> missing;
  /// Numbers, or dates, from the one to the other and including both.
  struct Range {
    std::string lowest;   ///< as a cell would hold it; empty where there is no lower end
    std::string highest;  ///< as a cell would hold it; empty where there is no upper end

    friend bool operator==(const Range&, const Range&) = default;
  };
  /// Those mean "no answer" as well.
  std::optional<Range> missing_range;

  friend bool operator==(const ColumnLabels&, const ColumnLabels&) = default;
};

/// A question with several answers that the file keeps in several columns (SPSS).
struct ResponseSet {
  std::string name;   ///< as the file names it, with its leading "$"
  std::string label;  ///< the question, in full words; may be empty
  /// The text of the cells of ticked answers, each column being an answer. Absent when every
  /// column holds one of the answers given.
  std::optional<std::string> ticked;
  std::vector<std::uint32_t> columns;
  /// Of a `Table`: the column added to it that holds all answers of a row, parted by semicolons,
  /// and the answers there are.
  std::optional<std::uint32_t> joined = std::nullopt;
  std::vector<std::string> options = {};

  friend bool operator==(const ResponseSet&, const ResponseSet&) = default;
};

/// One worksheet of a workbook.
struct SheetInfo {
  std::string name;
  bool is_hidden = false;
  std::uint64_t byte_count = 0;  ///< of its XML
  bool is_read = false;          ///< its rows are one of the file's tables

  friend bool operator==(const SheetInfo&, const SheetInfo&) = default;
};

/// What a file holds, cell by cell, before anything is made of it.
struct RawTable {
  /// The first records are kept aside, because the header is among them and may take several.
  static constexpr std::size_t kHeadRecords = 4;

  FileFormat format = FileFormat::kDelimited;
  std::string part;  ///< the sheet or the path of a nested list; empty for the only table of a file
  Dialect dialect;
  LineEnds line_ends;              ///< of delimited text
  std::vector<HeadRecord> titles;  ///< lines in front of the header, see `Dialect::title_records`
  std::vector<HeadRecord>
      head;  ///< at most `kHeadRecords` records, the header among them, as written
  bool has_known_names = false;  ///< `head.front()` names the columns: the format says so
  /// All other records; each column has one code per record.
  std::vector<CodedText> columns;
  /// Parallel to the columns or empty; where one is there, it holds all the cells, and `columns`
  /// those of the first few thousand rows, as a sample.
  std::vector<std::optional<PackedNumbers>> packed;
  std::size_t row_count = 0;  ///< of `columns`
  std::uint64_t first_row =
      1;  ///< `Issue::row` of row 0 of `columns` when nothing blank precedes it
  /// Positions in `columns` before which a blank record was skipped.
  std::vector<std::uint64_t> blank_before;
  std::vector<ColumnLabels> labels;
  std::vector<ResponseSet> response_sets;
  /// The column that says how many people each row stands for, where the file names one (SPSS).
  std::optional<std::uint32_t> weight_column;
  /// Of a workbook's first table: all its sheets, read or not, in its order.
  std::vector<SheetInfo> sheets;
  std::vector<SurplusCells> surplus;
  std::uint64_t byte_count = 0;
  bool had_byte_order_mark = false;
  EncodingChoice encoding;  ///< see `settle_encoding`
  IssueLog issues;

  /// The record number in the file of a row of `columns`, as in `Issue::row`. O(log blanks).
  std::uint64_t file_row(std::size_t row) const;
  /// The text of a cell of `columns`, in `buffer` or in this.
  std::string_view cell(std::size_t column, std::size_t row, PackedNumbers::Buffer& buffer) const {
    if (column < packed.size() && packed[column]) return packed[column]->text(row, buffer);
    return columns[column].at(row);
  }
};

/// How badly a dialect fits a file that was read with it to the end: 0 is perfect. Counts rows of
/// the wrong width and quotes in wrong places, as a share of all rows; a row whose quotes were
/// mended counts half. A table with one column where another dialect finds several is worse than
/// that one if its rows agree.
double damage_share(const RawTable& table);

/// Says so in the table's issues when the dialect that read it is a poor guess: its rows hardly
/// agree on a width, nothing but blanks or colons seems to part their cells, or there is one column
/// with quote marks inside most of its cells.
void report_doubtful_dialect(const DialectCandidate& taken, RawTable& table);

/// The next of the `ranked` dialects behind `current` that may lose less than `best`, the least
/// damaged reading of the file so far; absent when reading the file again is not worth the time.
/// Another way with quote marks is worth it when quote marks are the damage, another delimiter
/// when one row in twenty is damaged. O(bytes of distinct texts).
std::optional<std::size_t> find_next_reading(const std::vector<DialectCandidate>& ranked,
                                             std::size_t current, const RawTable& best);

/// The next `ranked` dialect behind `current` with its delimiter in which an unclosed quote does
/// not make one row of the rest of the file: for when a row passed `ReaderLimits::row_bytes`.
std::optional<std::size_t> find_calmer_reading(const std::vector<DialectCandidate>& ranked,
                                               std::size_t current);

}  // namespace sonder
