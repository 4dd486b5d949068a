// The delimited reader: however a file is cut into pieces, it reads the same, every cell can be
// asked for, and typed values agree with their columns. The first four bytes choose the dialect,
// the limits and the cuts; the rest is the file.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "table/delimited_reader.h"
#include "table/dialect.h"
#include "table/table.h"
#include "table/table_json.h"

namespace {

using sonder::Dialect;
using sonder::Error;
using sonder::RawTable;
using sonder::ReaderLimits;
using sonder::Result;
using sonder::Table;

/// Sizes of pieces, 1 to `longest`, from a linear congruential generator.
struct Cuts {
  std::uint32_t state;
  std::size_t longest;

  std::size_t next() {
    state = state * 1'664'525U + 1'013'904'223U;
    return 1 + (state >> 16) % longest;
  }
};

Result<RawTable> read(std::string_view text, Dialect dialect, const ReaderLimits& limits,
                      Cuts cuts) {
  sonder::DelimitedReader reader(dialect, limits, cuts.state);
  while (!text.empty()) {
    const std::size_t size = std::min(text.size(), cuts.next());
    const sonder::Status status = reader.push(text.substr(0, size));
    if (!status) return status.error();
    text.remove_prefix(size);
  }
  return reader.finish();
}

Result<RawTable> read_whole(std::string_view text, Dialect dialect, const ReaderLimits& limits) {
  sonder::DelimitedReader reader(dialect, limits);
  const sonder::Status status = reader.push(text);
  if (!status) return status.error();
  return reader.finish();
}

void require(bool holds) {
  if (!holds) std::abort();
}

std::string understand(RawTable raw) {
  require(sonder::damage_share(raw) >= 0 && sonder::damage_share(raw) <= 1);
  Table table = sonder::name_columns(std::move(raw));
  sonder::infer_types(table);
  for (const sonder::Column& column : table.columns) {
    require(column.text.codes.size() == table.row_count);
    require(column.filled_count <= table.row_count);
    require(column.known.size() == column.text.dictionary.size());
  }
  return sonder::write_table_json(table, true) + sonder::write_table_json(table, false);
}

Dialect dialect_of(std::uint8_t choice) {
  constexpr std::string_view kDelimiters = ",;\t| ";
  return {kDelimiters[choice % kDelimiters.size()], (choice & 0x80) == 0 ? '"' : '\0'};
}

ReaderLimits limits_of(std::uint8_t choice) {
  if ((choice & 1) == 0) return {};
  return {std::size_t{8} + choice, std::size_t{1} + choice % 7, std::size_t{1} + choice % 11};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kChoices = 4;
  if (size < kChoices) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + kChoices, size - kChoices);
  Dialect dialect = dialect_of(data[0]);
  const auto ranked = sonder::rank_dialects(text, (data[1] & 0x80) != 0);
  if (ranked && (data[1] & 0x40) != 0) dialect = ranked.value().front().dialect;

  const ReaderLimits limits = limits_of(data[1] & 0x3F);
  const Cuts cuts{data[2], std::size_t{1} + data[3] % 32};
  auto whole = read_whole(text, dialect, limits);
  auto pieces = read(text, dialect, limits, cuts);
  require(whole.has_value() == pieces.has_value());
  if (!whole) {
    require(whole.error() == pieces.error());
    return 0;
  }
  require(understand(std::move(whole).value()) == understand(std::move(pieces).value()));
  return 0;
}
