// The reader of JSON records: however a file is cut into pieces it reads the same, all columns of
// a table are equally long, and a value that the strict parser takes is read here too. The first
// byte chooses the limits, the second the cuts; the rest is the file.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/json_tape.h"
#include "table/json_reader.h"
#include "table/table.h"
#include "table/table_json.h"

namespace {

using sonder::RawTable;
using sonder::ReaderLimits;
using sonder::Result;

void require(bool holds) {
  if (!holds) std::abort();
}

Result<std::vector<RawTable>> read(std::string_view text, const ReaderLimits& limits,
                                   std::size_t longest_piece) {
  sonder::JsonReader reader(text.size(), limits, longest_piece);
  for (std::size_t size = 1; !text.empty(); size = size * 7 % longest_piece + 1) {
    const sonder::Status status = reader.push(text.substr(0, size));
    if (!status) return status.error();
    text.remove_prefix(std::min(size, text.size()));
  }
  const sonder::Status status = reader.end_range();
  if (!status) return status.error();
  return reader.finish();
}

std::string describe(RawTable raw) {
  std::string text = raw.part;
  require(!raw.columns.empty() && !raw.head.empty());
  for (const sonder::CodedText& column : raw.columns) require(column.codes.size() == raw.row_count);
  for (const sonder::HeadRecord& title : raw.titles) {
    for (const std::string& cell : title.cells) text += cell;
  }
  for (const std::uint64_t position : raw.blank_before) text += std::to_string(position) + ' ';
  sonder::Table table = sonder::name_columns(std::move(raw));
  sonder::infer_types(table);
  for (const sonder::Column& column : table.columns) {
    text += column.name;
    for (std::size_t row = 0; row < table.row_count; ++row) text += column.text.at(row);
  }
  return text + sonder::write_table_json(table, true);
}

void compare_with_strict_parser(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // the strict one passes it over
  sonder::JsonTape tape;
  const bool is_read = !tape.read(text).has_value();
  if (sonder::parse_json(text).has_value()) require(is_read || text.size() > 4096);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t kChoices = 2;
  if (size < kChoices) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + kChoices, size - kChoices);
  ReaderLimits limits;
  if ((data[0] & 1) != 0) {
    limits = {std::size_t{8} + data[0], std::size_t{1} + data[0] % 7,
              std::size_t{1} + data[0] % 11};
  }
  compare_with_strict_parser(text);
  auto whole = read(text, limits, size + 1);
  auto pieces = read(text, limits, std::size_t{1} + data[1] % 32);
  require(whole.has_value() == pieces.has_value());
  if (!whole) {
    require(whole.error() == pieces.error());
    return 0;
  }
  require(whole.value().size() == pieces.value().size());
  for (std::size_t i = 0; i < whole.value().size(); ++i) {
    require(describe(std::move(whole.value()[i])) == describe(std::move(pieces.value()[i])));
  }
  return 0;
}
