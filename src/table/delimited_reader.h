#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "base/result.h"
#include "base/text_dictionary.h"
#include "table/dialect.h"

namespace sonder {

struct ReaderLimits {
  std::size_t row_bytes = std::size_t{16} << 20;  ///< longest row
  std::size_t columns = 16'384;
  std::size_t rows = 50'000'000;
};

/// Cells beyond the header's width, kept so that nothing is lost.
struct SurplusCells {
  std::uint64_t row = 0;  ///< as in `Issue::row`
  std::vector<std::string> cells;
};

/// What a file holds, cell by cell, before anything is made of it.
struct RawTable {
  Dialect dialect;
  /// Cells of the first record that is not blank, as written.
  std::vector<std::string> first_record;
  /// All other records; each column has one code per record.
  std::vector<CodedText> columns;
  std::size_t row_count = 0;
  /// `Issue::row` of each record from `columns` is its position + 2 + the blank records before
  /// it; those few are listed here as positions before which a blank record was skipped.
  std::vector<std::uint64_t> blank_before;
  std::uint64_t leading_blank_count = 0;  ///< blank records before `first_record`
  std::vector<SurplusCells> surplus;
  std::uint64_t byte_count = 0;
  bool had_byte_order_mark = false;
  IssueLog issues;

  /// The record number in the file of a row of `columns`, as in `Issue::row`. O(log blanks).
  std::uint64_t file_row(std::size_t row) const;
};

/// Reads delimited text piece by piece in constant extra memory: only the row that a piece cuts
/// is held back. LF, CRLF and CR end records. Blank records are counted and skipped, except in a
/// table of one column, where they are empty cells unless they end the file. Records of empty
/// cells only, such as ",,,", are blank when nothing but blank records follows.
/// Short rows are filled with empty cells, long ones give their surplus to `RawTable::surplus`;
/// surplus cells that are all empty are a trailing delimiter and not an issue, nor is a row
/// without the trailing delimiter that the first record has.
///
/// A quote opens a cell at its start, also behind blanks; blanks behind the closing quote are
/// dropped. A byte order mark and a first line such as "sep=;" are taken off; that line is not
/// counted as a record, as spreadsheets do not show it.
/// The result does not depend on where the pieces were cut.
/// O(bytes).
class DelimitedReader {
 public:
  /// `hash_seed` protects the dictionaries; it never shows in the result.
  explicit DelimitedReader(Dialect dialect, ReaderLimits limits = {}, std::uint64_t hash_seed = 0);
  DelimitedReader(DelimitedReader&&) noexcept;
  DelimitedReader& operator=(DelimitedReader&&) noexcept;
  ~DelimitedReader();

  /// Errors: kLimitExceeded. After an error the reader must be dropped.
  Status push(std::string_view piece);
  /// Ends the file. Errors: kEmptyFile, kLimitExceeded.
  Result<RawTable> finish();

  std::uint64_t bytes_read() const;
  /// Rows behind the first record so far.
  std::size_t rows_read() const;

 private:
  class Assembly;
  std::unique_ptr<Assembly> assembly_;
};

/// How badly a dialect fits a file that was read with it to the end: 0 is perfect. Counts rows of
/// the wrong width and quotes in wrong places, as a share of all rows; a table with one column
/// where another dialect finds several is worse than that one if its rows agree.
double damage_share(const RawTable& table);

}  // namespace sonder
