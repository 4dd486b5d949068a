#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/byte_range.h"
#include "table/delimited_reader.h"
#include "table/file_reader.h"

namespace sonder::detail {

/// Reads delimited text with one dialect after another until one fits all of the file.
class DelimitedFile {
 public:
  DelimitedFile(std::uint64_t file_size, ReadingOptions options, std::uint64_t hash_seed);

  /// Ranks the dialects by the file's first bytes, in UTF-8 or an encoding that has ASCII.
  /// Errors: those of `rank_dialects`.
  Status start(std::string_view prefix, bool is_whole_file);

  std::optional<ByteRange> next() const;
  Status push(std::string_view piece);
  bool has_enough() const { return is_abandoned_; }
  Status end_range();
  Result<std::vector<RawTable>> finish();
  std::size_t rows_read() const { return reader_ ? reader_->rows_read() : 0; }

 private:
  void start_reading(std::size_t candidate);
  Status abandon(const Error& error);
  void judge(RawTable table);

  std::uint64_t file_size_;
  ReadingOptions options_;
  std::uint64_t hash_seed_;
  std::vector<DialectCandidate> candidates_;
  std::size_t candidate_ = 0;
  std::optional<DelimitedReader> reader_;
  bool is_abandoned_ = false;  ///< a row grew too long; another dialect may do better
  std::optional<RawTable> best_;
  std::size_t best_candidate_ = 0;
};

}  // namespace sonder::detail
