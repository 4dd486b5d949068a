#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/byte_range.h"
#include "table/raw_table.h"

namespace sonder {

/// Reads SPSS system files: .sav, compressed or not, and .zsav, of either byte order. Whoever has
/// the file gives the stretches that are asked for, one after the other:
///
///     while (const std::optional<ByteRange> range = reader.next()) {
///       ... reader.push(...) as often as there are pieces, then reader.end_range()
///     }
///
/// The one table has a record of names in `head`, every case as a row (also those without any
/// value), and labels, missing values, response sets and the weight as far as the file has them.
///
/// - Numbers are written exactly and in their shortest form ("3", "2.5"); dates, times and
///   durations as `detail::format_sav_number` says; no value is an empty cell.
/// - Texts lose the blanks that fill them up. Their parts are joined where they are longer than
///   255 bytes. They are decoded as the file says, else as the texts themselves suggest.
/// - Value labels do not replace values; see `ColumnLabels`.
///
/// A file that ends too early keeps its whole cases and has the Issue kTruncatedFile. Other issues:
/// kBrokenRecord for descriptions that were left out, kInvalidUtf8 for bytes that are no text or
/// an encoding that had to be guessed, kOddValue for cells of infinite numbers and for more cases
/// than the file announces.
///
/// Beside the columns, memory holds one description or one case. O(bytes).
class SavReader {
 public:
  /// `hash_seed` protects the dictionaries; it never shows in the result.
  explicit SavReader(std::uint64_t file_size, ReaderLimits limits = {},
                     std::uint64_t hash_seed = 0);
  SavReader(SavReader&&) noexcept;
  SavReader& operator=(SavReader&&) noexcept;
  ~SavReader();

  /// The stretch that is wanted next; absent at the end.
  std::optional<ByteRange> next() const;
  /// The next piece of it, of any size. After an error the reader must be dropped.
  /// Errors: kNotATable for other files and for damaged descriptions; kUnsupportedFormat for
  /// portable files, for those of mainframes and for unknown compressions; kLimitExceeded.
  Status push(std::string_view piece);
  /// The stretch has ended, be it too early. Errors: as `push`.
  Status end_range();
  /// Errors: kEmptyFile for no bytes; kNotATable when a stretch is missing.
  Result<std::vector<RawTable>> finish();

  /// Rows so far.
  std::size_t rows_read() const;

 private:
  class Assembly;
  std::unique_ptr<Assembly> assembly_;
};

}  // namespace sonder
