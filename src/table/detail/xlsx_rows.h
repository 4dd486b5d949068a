#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "table/detail/table_builder.h"
#include "table/raw_table.h"

namespace sonder::detail {

/// The filled cells of one row of a sheet.
struct SheetRow {
  struct Cell {
    std::uint32_t column = 0;  ///< from 0
    std::uint32_t begin = 0;   ///< in `bytes`
    std::uint32_t size = 0;
  };

  std::uint64_t number = 0;  ///< from 1
  std::string bytes;
  std::vector<Cell> cells;

  std::string_view text(const Cell& cell) const {
    return std::string_view(bytes).substr(cell.begin, cell.size);
  }
};

/// Cells of one row merged into their first one.
struct MergedCells {
  std::uint64_t row = 0;  ///< from 1
  std::uint32_t first_column = 0;
  std::uint32_t last_column = 0;
};

/// What all sheets of a workbook may take together. The tables can be far larger than the XML:
/// one cell far to the right makes a sheet wide, and many cells may refer to one shared text.
struct SheetBudget {
  std::uint64_t rows = 0;                             ///< rows that hold anything
  std::uint64_t blank_rows = std::uint64_t{4} << 20;  ///< in front of others; each is reported
  std::uint64_t columns = std::uint64_t{128} << 10;
  /// Filled to the width of their sheet; those beyond it count sixteenfold.
  std::uint64_t cells = 0;
  std::uint64_t text_bytes = std::uint64_t{2} << 30;
};

/// Gives the rows of a sheet to a TableBuilder. A sheet has no width of its own: it is that of the
/// first rows, which are held back until there are enough of them. Rows without cells are blank
/// records, so that records have the numbers of the sheet's rows.
///
/// Cells that strayed make no table wide or long: those behind 256 empty columns, unless several
/// of the first rows have something there or the first row begins there, and up to 15 rows below
/// 65,536 empty ones. They are put into `RawTable::surplus`, behind the others and without what is
/// empty between them, with the Issue kLongRow saying in which row and column they begin.
///
/// Leading rows with one filled cell, at the left edge of a table of three columns or more, are
/// titles.
class SheetRows {
 public:
  SheetRows(ReaderLimits limits, std::uint64_t hash_seed, SheetBudget& budget);

  /// Cells must be filled, sorted by column and each column there once; there must be one. Rows
  /// that do not come in order are put behind those that came.
  void add(const SheetRow& row);
  /// Notes cells that may belong to the header; they are told after all rows.
  void add_merged(const MergedCells& merged);

  bool has_rows() const { return last_row_ > 0; }
  /// The number that the next row will have at least.
  std::uint64_t next_row() const { return last_row_ + 1; }
  std::size_t row_count() const;
  const std::optional<Error>& error() const { return error_; }

  /// The first rows have the text of horizontally merged header cells in each of them.
  /// Nothing may be added afterwards.
  RawTable finish();

 private:
  void take(std::uint64_t& budget, std::uint64_t amount, std::string_view what);
  void feed_held();
  void end_held();
  void set_aside(const SheetRow& row, std::size_t first);
  std::size_t find_width(std::size_t titles) const;
  std::size_t count_titles() const;
  void feed(const SheetRow& row, std::size_t width);
  void fill_merged(RawTable& table) const;
  std::size_t fill_merged_record(HeadRecord& record, std::size_t& room) const;

  ReaderLimits limits_;
  std::uint64_t hash_seed_;
  SheetBudget& budget_;
  std::vector<SheetRow> held_;           ///< the first rows, or what comes far below the others
  std::optional<TableBuilder> builder_;  ///< once the first rows are settled
  std::vector<SurplusCells> far_cells_;
  IssueLog far_issues_;
  std::size_t width_ = 0;
  std::uint64_t last_row_ = 0;
  std::uint64_t last_held_ = 0;  ///< of the rows that were held back
  std::vector<MergedCells> merged_;
  std::optional<Error> error_;
};

}  // namespace sonder::detail
