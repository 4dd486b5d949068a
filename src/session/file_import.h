#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "table/delimited_reader.h"
#include "table/dialect.h"
#include "table/table.h"

namespace sonder {

enum class ImportState : std::uint8_t {
  kReadAgain,  ///< the dialect did not fit the whole file: push it again from its first byte
  kDone,       ///< the table can be taken
};

/// Reads one file piece by piece, without ever holding it: the dialect is chosen on the first
/// 256 KiB and judged by the whole file. Where it damaged rows, the file is asked for again to be
/// read with the next likely dialect, and the reading with the least damage wins.
class FileImport {
 public:
  explicit FileImport(std::uint64_t hash_seed) : hash_seed_(hash_seed) {}

  /// Errors: those of `rank_dialects` and `DelimitedReader::push`.
  Status push(std::string_view piece);
  /// The file has ended. Errors: those of `rank_dialects` and `DelimitedReader::finish`.
  Result<ImportState> finish();
  /// The table, after kDone.
  Table take_table();

  std::uint64_t rows_read() const { return reader_ ? reader_->rows_read() : 0; }

 private:
  Status choose_dialect(bool is_whole_file);
  bool has_next_dialect(const RawTable& table) const;
  void start_reading(std::size_t candidate);

  std::uint64_t hash_seed_;
  std::string prefix_;  ///< what came before a dialect was chosen
  std::vector<DialectCandidate> candidates_;
  std::size_t candidate_ = 0;
  std::optional<DelimitedReader> reader_;
  std::optional<RawTable> best_;
};

}  // namespace sonder
