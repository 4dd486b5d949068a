#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/byte_range.h"
#include "table/raw_table.h"
#include "table/zip_directory.h"

namespace sonder {

struct XlsxOptions {
  ReaderLimits limits = {};  ///< rows: of all sheets together
  ZipLimits zip = {};        ///< member_bytes: of all parts that are read, together
  /// Cells of all sheets together, each filled to its width: one cell far to the right and many
  /// short rows are a large table out of few bytes.
  std::uint64_t cells = std::uint64_t{256} << 20;
  /// The sheet to read, hidden or not: its name, or else its number from 1 on. Absent: every
  /// visible one that holds data.
  std::optional<std::string> sheet = std::nullopt;
};

/// Reads a workbook (.xlsx, .xlsm; ISO 29500 strict and transitional) that stays where it is: the
/// reader says which stretch it wants next and gets it in pieces of any size.
///
///     while (const std::optional<ByteRange> range = reader.next()) {
///       ... reader.push(piece) ...
///       reader.end_range()
///     }
///
/// Every sheet becomes one RawTable with its name as `part`, even when there is only one. Records
/// have the numbers of the sheet's rows. A cell's text is what a spreadsheet shows, with nothing
/// lost: see `detail::number_text` for numbers, percentages and dates; TRUE and FALSE; formulas by
/// the result that the file keeps. Errors such as #DIV/0! and formulas without a result are empty
/// cells with the Issue kErrorCell; cells and rows that come twice have kRepeatedKey, cells
/// without a readable place kOddValue. The text of horizontally merged header cells stands in each
/// of them. A title line in front of the header is put into `RawTable::titles`.
///
/// Nothing is held but the texts that cells share and the tables: O(bytes) time. Declared sizes
/// are compared with what came, and the ZIP checksum with the bytes.
class XlsxReader {
 public:
  explicit XlsxReader(std::uint64_t file_size, XlsxOptions options = {},
                      std::uint64_t hash_seed = 0);
  XlsxReader(XlsxReader&&) noexcept;
  XlsxReader& operator=(XlsxReader&&) noexcept;
  ~XlsxReader();

  /// The stretch wanted next; the same one until `end_range`. Absent when all is read or failed.
  std::optional<ByteRange> next() const;
  /// A piece of that stretch, inflated if the range says so. Errors, after which the reader must
  /// be dropped: kNotATable for a cut or damaged file, kUnsupportedFormat, naming what the file is
  /// instead, kLimitExceeded, kNotFound when there is no such sheet.
  Status push(std::string_view piece);
  /// The stretch has ended. Errors: as for `push`.
  Status end_range();
  /// Errors: kEmptyFile when no sheet holds data, kInvalidState before all was read.
  Result<std::vector<RawTable>> finish();

  /// All worksheets in the workbook's order, known before the first one is read.
  const std::vector<SheetInfo>& sheets() const;
  /// Rows behind the first record so far.
  std::size_t rows_read() const;

 private:
  class Assembly;
  std::unique_ptr<Assembly> assembly_;
};

}  // namespace sonder
