#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/issue.h"
#include "base/text_dictionary.h"
#include "table/dialect.h"

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

  friend bool operator==(const ColumnLabels&, const ColumnLabels&) = default;
};

/// What a file holds, cell by cell, before anything is made of it.
struct RawTable {
  /// The first records are kept aside, because the header is among them and may take several.
  static constexpr std::size_t kHeadRecords = 4;

  FileFormat format = FileFormat::kDelimited;
  std::string part;  ///< the sheet or the path of a nested list; empty for the only table of a file
  Dialect dialect;
  std::vector<HeadRecord> titles;  ///< lines in front of the header, see `Dialect::title_records`
  std::vector<HeadRecord>
      head;  ///< at most `kHeadRecords` records, the header among them, as written
  bool has_known_names = false;  ///< `head.front()` names the columns: the format says so
  /// All other records; each column has one code per record.
  std::vector<CodedText> columns;
  std::size_t row_count = 0;  ///< of `columns`
  std::uint64_t first_row =
      1;  ///< `Issue::row` of row 0 of `columns` when nothing blank precedes it
  /// Positions in `columns` before which a blank record was skipped.
  std::vector<std::uint64_t> blank_before;
  std::vector<ColumnLabels> labels;
  std::vector<SurplusCells> surplus;
  std::uint64_t byte_count = 0;
  bool had_byte_order_mark = false;
  IssueLog issues;

  /// The record number in the file of a row of `columns`, as in `Issue::row`. O(log blanks).
  std::uint64_t file_row(std::size_t row) const;
};

/// How badly a dialect fits a file that was read with it to the end: 0 is perfect. Counts rows of
/// the wrong width and quotes in wrong places, as a share of all rows; a table with one column
/// where another dialect finds several is worse than that one if its rows agree.
double damage_share(const RawTable& table);

}  // namespace sonder
