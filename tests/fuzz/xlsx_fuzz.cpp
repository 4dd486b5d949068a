// The reader of workbooks: however its parts are cut into pieces they read the same, and every
// cell can be asked for. The first two bytes choose the pieces and the limits; the rest is the
// rows of a sheet, what follows them, a shared text, the formats and the properties of the
// workbook, parted by 0xFF.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "../support/workbooks.h"
#include "base/utf8.h"
#include "table/raw_table.h"

namespace {

using sonder::RawTable;
using sonder::Result;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The text up to the next 0xFF, which is taken off as well.
std::string take_part(std::string_view& text) {
  const std::size_t size = std::min(text.find('\xFF'), text.size());
  std::string part(text.substr(0, size));
  text.remove_prefix(std::min(size + 1, text.size()));
  return part;
}

sonder::testing::WorkbookText workbook_from(std::string_view text) {
  const std::string rows = take_part(text);
  const std::string after = take_part(text);
  const std::string shared = take_part(text);
  const std::string formats = take_part(text);
  return {.sheets = {{"A", rows, after}, {"B", after + rows, {}, "hidden"}},
          .shared = {shared, "<t>second</t>"},
          .formats = formats,
          .properties = take_part(text)};
}

sonder::XlsxOptions options_of(std::uint8_t choice) {
  sonder::XlsxOptions options;
  options.limits.columns = 300;  // wide tables would only be slow
  if ((choice & 1) != 0) {
    options.limits = {std::size_t{8} + choice, std::size_t{1} + choice % 7,
                      std::size_t{1} + choice % 11};
  }
  if ((choice & 2) != 0) options.sheet = "2";
  return options;
}

/// Everything a table holds, as text.
std::string written(const RawTable& table) {
  std::string text = table.part + "\n";
  const auto add_record = [&text](std::uint64_t row, const std::vector<std::string>& cells) {
    text += std::to_string(row);
    for (const std::string& cell : cells) text += "\t" + cell;
    text += '\n';
  };
  for (const sonder::HeadRecord& record : table.titles) add_record(record.row, record.cells);
  for (const sonder::HeadRecord& record : table.head) add_record(record.row, record.cells);
  sonder::PackedNumbers::Buffer buffer;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    std::vector<std::string> cells;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      cells.emplace_back(table.cell(column, row, buffer));
      require(sonder::is_valid_utf8(cells.back()));
    }
    add_record(table.file_row(row), cells);
  }
  for (const sonder::SurplusCells& cells : table.surplus) add_record(cells.row, cells.cells);
  for (const sonder::Issue& issue : table.issues.kept()) text += issue.message + "\n";
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kChoices = 2;
  if (size < kChoices) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + kChoices, size - kChoices);
  const std::string file = sonder::testing::workbook_of(workbook_from(text));
  const sonder::XlsxOptions options = options_of(data[1]);

  const auto whole = sonder::testing::read_workbook(file, options);
  const auto pieces = sonder::testing::read_workbook(file, options, std::size_t{1} + data[0] % 32);
  require(whole.has_value() == pieces.has_value());
  if (!whole) {
    require(whole.error() == pieces.error());
    return 0;
  }
  require(whole.value().size() == pieces.value().size());
  for (std::size_t i = 0; i < whole.value().size(); ++i) {
    require(written(whole.value()[i]) == written(pieces.value()[i]));
  }
  return 0;
}
