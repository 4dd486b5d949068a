// The reader of system files: however its stretches are cut into pieces they read the same, what
// is asked for lies in the file, and the columns agree with the rows. The first two bytes choose
// the cuts and the limits; the rest is the file, whose blocks are stored and not deflated.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "../support/sav_files.h"
#include "table/sav_reader.h"

namespace {

using sonder::RawTable;
using sonder::ReaderLimits;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(const RawTable& table) {
  const std::size_t width = table.columns.size();
  require(table.head.size() == 1 && table.head.front().cells.size() == width);
  require(table.labels.size() == width);
  require(!table.weight_column || *table.weight_column < width);
  for (const sonder::CodedText& column : table.columns) {
    require(column.codes.size() == table.row_count);
    for (const std::uint32_t code : column.codes) require(code < column.dictionary.size());
  }
  for (const sonder::ResponseSet& set : table.response_sets) {
    for (const std::uint32_t column : set.columns) require(column < width);
  }
}

/// Everything a reading tells, as one text.
std::string describe(const RawTable& table) {
  check(table);
  std::string text;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const sonder::ColumnLabels& labels = table.labels[i];
    text += table.head.front().cells[i] + '|' + labels.label + '|';
    for (const auto& value : labels.values) text += value.text + '=' + value.label + ';';
    for (const std::string& missing : labels.missing) text += missing + ';';
    if (labels.missing_range) text += labels.missing_range->lowest + labels.missing_range->highest;
    for (std::size_t row = 0; row < table.row_count; ++row) {
      text += '<';
      text += table.columns[i].at(row);
    }
  }
  for (const sonder::ResponseSet& set : table.response_sets) text += set.name + set.label;
  for (const sonder::Issue& issue : table.issues.kept()) text += issue.message;
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kChoices = 2;
  if (size < kChoices) return 0;
  const std::string_view file(reinterpret_cast<const char*>(data) + kChoices, size - kChoices);
  ReaderLimits limits;
  limits.rows = 10'000;
  if ((data[1] & 1) != 0) limits = {std::size_t{8} * data[1], data[1] % 8U, data[1] % 16U};
  auto whole = sonder::testing::read_sav(file, file.size() + 1, limits);
  auto pieces = sonder::testing::read_sav(file, std::size_t{1} + data[0] % 64, limits);
  require(whole.has_value() == pieces.has_value());
  if (!whole) {
    require(whole.error() == pieces.error());
    return 0;
  }
  require(describe(whole.value().front()) == describe(pieces.value().front()));
  return 0;
}
