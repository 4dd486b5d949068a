#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "table/dialect.h"
#include "table/raw_table.h"

namespace sonder {

/// Reads delimited text piece by piece in constant extra memory: only the row that a piece cuts
/// is held back. LF, CRLF and CR end records, also in one file (kMixedLineEnds). Blank records are
/// counted and skipped, except in a table of one column, where they are empty cells unless they end
/// the file. Records of empty cells only, such as ",,,", are blank when nothing but blank records
/// follows. Short rows are filled with empty cells, long ones give their surplus to
/// `RawTable::surplus`; surplus cells that are all empty are a trailing delimiter and not an issue,
/// nor is a row without the trailing delimiter that the first record has.
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

  /// Allows columns of mostly different numbers and dates to be `RawTable::packed`. Say so before
  /// the first piece.
  void pack_numbers();
  /// How many bytes are to come, 0 if nobody knows: spares the copies of growing columns.
  void expect_bytes(std::uint64_t total);
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

}  // namespace sonder
