// Workbooks as they are on a disk, deflated: what zlib inflates the module reads.

#include <gtest/gtest.h>
#include <zlib.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/real_files.h"
#include "support/tables.h"
#include "support/workbooks.h"
#include "table/xlsx_reader.h"

namespace sonder {
namespace {

/// Inflates `packed` into the reader piece by piece, as a host does.
Status give_inflated(XlsxReader& reader, std::string_view packed) {
  z_stream stream{};
  inflateInit2(&stream, -MAX_WBITS);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::vector<char> piece(std::size_t{64} << 10);
  Status status = Done{};
  for (int state = Z_OK; status && state == Z_OK;) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    state = inflate(&stream, Z_NO_FLUSH);
    status = reader.push({piece.data(), piece.size() - stream.avail_out});
  }
  inflateEnd(&stream);
  return status;
}

Result<std::vector<RawTable>> read_file(const std::string& file) {
  XlsxReader reader(file.size());
  while (const std::optional<ByteRange> range = reader.next()) {
    const std::string_view bytes = std::string_view(file).substr(
        static_cast<std::size_t>(range->from), static_cast<std::size_t>(range->size));
    const Status pushed = range->is_deflated ? give_inflated(reader, bytes) : reader.push(bytes);
    if (!pushed) return pushed.error();
    const Status ended = reader.end_range();
    if (!ended) return ended.error();
  }
  return reader.finish();
}

/// "2019-12-13 09:50:30" as the CSV of the same form writes it: "12/13/2019 9:50:30".
std::string as_form_date(const std::string& iso) {
  const auto number = [&iso](std::size_t at, std::size_t size) {
    return std::to_string(std::stoi(iso.substr(at, size)));
  };
  return number(5, 2) + "/" + number(8, 2) + "/" + iso.substr(0, 4) + " " + number(11, 2) +
         iso.substr(13);
}

std::vector<std::string> cells_of_row(const RawTable& table, std::size_t record) {
  if (record < table.head.size()) return table.head[record].cells;
  std::vector<std::string> cells;
  PackedNumbers::Buffer buffer;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    cells.emplace_back(table.cell(column, record - table.head.size(), buffer));
  }
  return cells;
}

TEST(XlsxFile, EqualsTheCsvOfTheSameFormCellByCell) {
  const std::string file = testing::shared_bytes("survey/google_forms/2019-english-responses.xlsx");
  const std::string text = testing::shared_bytes("survey/google_forms/2019-english-responses.csv");
  if (file.empty() || text.empty()) GTEST_SKIP() << "the forms of 2019 are not there";
  const auto tables = read_file(file);
  ASSERT_TRUE(tables) << tables.error().message;
  ASSERT_EQ(tables.value().size(), 1U);
  const RawTable& workbook = tables.value()[0];
  const RawTable csv = testing::raw_table_from(text);
  ASSERT_EQ(workbook.head.size() + workbook.row_count, 1'839U);
  ASSERT_EQ(workbook.columns.size(), 52U);
  EXPECT_EQ(workbook.issues.total(), 0U);
  for (std::size_t record = 0; record < 1'839; ++record) {
    std::vector<std::string> cells = cells_of_row(workbook, record);
    if (record > 0) cells[0] = as_form_date(cells[0]);
    ASSERT_EQ(cells, cells_of_row(csv, record)) << record;
  }
}

std::string deflated(std::size_t size) {
  std::string packed;
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string blanks(std::size_t{1} << 20, ' ');
  std::vector<char> piece(std::size_t{64} << 10);
  for (std::size_t given = 0; given < size; given += blanks.size()) {
    stream.next_in = reinterpret_cast<Bytef*>(blanks.data());
    stream.avail_in = static_cast<uInt>(blanks.size());
    const bool is_last = given + blanks.size() >= size;
    do {
      stream.next_out = reinterpret_cast<Bytef*>(piece.data());
      stream.avail_out = static_cast<uInt>(piece.size());
      deflate(&stream, is_last ? Z_FINISH : Z_NO_FLUSH);
      packed.append(piece.data(), piece.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  deflateEnd(&stream);
  return packed;
}

/// A workbook whose sheet is `packed`, said to inflate to `size` bytes.
std::string bomb(const std::string& packed, std::uint64_t size) {
  std::vector<testing::Packed> parts = testing::parts_of({.sheets = {{"A", ""}}});
  for (testing::Packed& part : parts) {
    if (part.name == "xl/worksheets/sheet1.xml") part.bytes = packed;
  }
  std::string file = testing::zip_of(parts);
  const std::size_t entry = file.rfind("xl/worksheets/sheet1.xml") - 46;
  file.replace(entry + 10, 2, testing::little_endian(8, 2));
  return file.replace(entry + 24, 4, testing::little_endian(size, 4));
}

TEST(XlsxFile, RefusesABombByWhatItDeclares) {
  constexpr std::size_t kSize = std::size_t{64} << 20;
  const auto tables = read_file(bomb(deflated(kSize), 4'000'000'000));
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().code, ErrorCode::kLimitExceeded);
}

TEST(XlsxFile, StopsABombThatDeclaresLess) {
  constexpr std::size_t kSize = std::size_t{64} << 20;
  const auto tables = read_file(bomb(deflated(kSize), std::size_t{1} << 20));
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().message,
            "a part of the workbook is larger than its directory says, as in bombs");
}

}  // namespace
}  // namespace sonder
