#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/byte_range.h"
#include "table/raw_table.h"

namespace sonder {

/// How a file is to be read, where that was told instead of being left to its bytes.
struct ReadingOptions {
  std::optional<Dialect> dialect = std::nullopt;
  std::optional<Encoding> encoding = std::nullopt;
  std::optional<std::string> sheet = std::nullopt;  ///< see XlsxOptions
  ReaderLimits limits;
};

/// Reads a file of any format that can be read, telling by its first bytes which one it is. Who
/// has the file gives the stretches that are asked for, one after the other, in pieces:
///
///     while (const std::optional<ByteRange> range = reader.next()) {
///       while (!reader.has_enough() && ...) reader.push(piece);
///       reader.end_range();
///     }
///     reader.finish()
///
/// No more of the file is held than a cut row. Delimited text is read with the likeliest dialect
/// of its first 256 KiB and judged by the whole file; where that damaged rows, the file is asked
/// for again to be read with the next likely one, and the reading with the least damage wins.
///
/// A file that looks like the definition of a survey - XML or JSON whose first 256 KiB have the
/// words of one - is kept as text besides, up to 16 MiB: see `take_document`. What it is, the text
/// tells.
class FileReader {
 public:
  /// In place of a size that nobody knows, such as that of a packed file. Formats that are not
  /// read from the first byte to the last are refused then.
  static constexpr std::uint64_t kUnknownSize = UINT64_MAX;

  explicit FileReader(std::uint64_t file_size, ReadingOptions options = {},
                      std::uint64_t hash_seed = 0);
  FileReader(FileReader&&) noexcept;
  FileReader& operator=(FileReader&&) noexcept;
  ~FileReader();

  /// The stretch that is wanted next; absent when the file is read.
  std::optional<ByteRange> next() const;
  /// The next piece of it, of any size. After an error the reader must be dropped.
  /// Errors: kUnsupportedFormat and kNotATable, naming what the file is; kEmptyFile;
  /// kLimitExceeded; those of the format's reader.
  Status push(std::string_view piece);
  /// Nothing more of the stretch is wanted.
  bool has_enough() const;
  /// The stretch has ended. Errors: as `push`.
  Status end_range();
  /// The text of a file that may define a survey, without what is beyond 16 MiB and one byte; empty
  /// for other files. To be asked before `finish`, which fails for one without tables.
  std::string take_document();
  /// The tables of the file, never none. Errors: as `push`; kInvalidState while a stretch is
  /// wanted.
  Result<std::vector<RawTable>> finish();

  /// Rows so far.
  std::size_t rows_read() const;

 private:
  class Reading;
  std::unique_ptr<Reading> reading_;
};

}  // namespace sonder
