#include "table/detail/xlsx_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sonder::detail {
namespace {

constexpr std::uint32_t kXfd = 16'383;
constexpr std::uint64_t kLastRow = 1'048'576;

using Cells = std::map<std::uint32_t, std::string>;  // by column

SheetRow row_of(std::uint64_t number, const Cells& cells) {
  SheetRow row{number, {}, {}};
  for (const auto& [column, text] : cells) {
    row.cells.push_back({column, static_cast<std::uint32_t>(row.bytes.size()),
                         static_cast<std::uint32_t>(text.size())});
    row.bytes += text;
  }
  return row;
}

/// A thousand rows of two cells, with the further cells of some of them.
std::map<std::uint64_t, Cells> thousand_rows(const std::map<std::uint64_t, Cells>& further) {
  std::map<std::uint64_t, Cells> rows = further;
  for (std::uint64_t number = 1; number <= 1'000; ++number) {
    rows[number].insert({{0, "id"}, {1, "name"}});
  }
  return rows;
}

/// What may be spent on a thousand rows of two cells and a few cells besides.
SheetBudget small_budget() { return {.rows = 2'000, .blank_rows = 70'000, .cells = 2'500}; }

RawTable table_of(const std::map<std::uint64_t, Cells>& rows, SheetBudget budget) {
  SheetRows sheet({}, 0, budget);
  for (const auto& [number, cells] : rows) sheet.add(row_of(number, cells));
  EXPECT_FALSE(sheet.error());
  return sheet.finish();
}

std::size_t rows_in(const RawTable& table) { return table.head.size() + table.row_count; }

/// The surplus, row by row.
std::map<std::uint64_t, std::vector<std::string>> surplus_of(const RawTable& table) {
  std::map<std::uint64_t, std::vector<std::string>> surplus;
  for (const SurplusCells& cells : table.surplus) surplus[cells.row] = cells.cells;
  return surplus;
}

using Surplus = std::map<std::uint64_t, std::vector<std::string>>;

TEST(SheetRows, KeepsACellFarToTheRightAsideWhereverItIs) {
  for (const std::uint64_t number : {1U, 2U, 5U, 16U, 17U, 1'000U}) {
    const RawTable table = table_of(thousand_rows({{number, {{kXfd, "x"}}}}), small_budget());
    EXPECT_EQ(table.columns.size(), 2U) << number;
    EXPECT_EQ(rows_in(table), 1'000U);
    EXPECT_EQ(surplus_of(table), (Surplus{{number, {"x"}}}));
    EXPECT_EQ(table.issues.total(), 1U);
    const std::string message = "row " + std::to_string(number) +
                                " has cells from column 16384 on that are far from all others; "
                                "they were kept aside";
    EXPECT_EQ(table.issues.kept(),
              (std::vector<Issue>{{IssueCode::kLongRow, number, kXfd, message}}));
  }
}

TEST(SheetRows, KeepsFarCellsOfManyRowsAside) {
  std::map<std::uint64_t, Cells> further;
  for (std::uint64_t number = 100; number < 110; ++number) {
    further[number] = {{2, "near"}, {1'000, "a"}, {kXfd, "b"}};
  }
  const RawTable table = table_of(thousand_rows(further), small_budget());
  EXPECT_EQ(table.columns.size(), 2U);
  ASSERT_EQ(table.surplus.size(), 20U);
  EXPECT_EQ(table.surplus.front().cells, (std::vector<std::string>{"near"}));
  EXPECT_EQ(table.surplus.back().row, 109U);
  EXPECT_EQ(table.surplus.back().cells, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(table.issues.count(IssueCode::kLongRow), 20U);
}

TEST(SheetRows, TakesARowOfNothingButAFarCellForBlank) {
  const std::map<std::uint64_t, Cells> rows = {
      {1, {{0, "id"}, {1, "name"}}}, {2, {{kXfd, "x"}}}, {3, {{0, "1"}, {1, "Ada"}}}};
  const RawTable table = table_of(rows, small_budget());
  ASSERT_EQ(table.head.size(), 2U);
  EXPECT_EQ(table.head[1].row, 3U);
  EXPECT_EQ(table.head[1].cells, (std::vector<std::string>{"1", "Ada"}));
  EXPECT_EQ(table.issues.count(IssueCode::kBlankRow), 1U);
  EXPECT_EQ(surplus_of(table), (Surplus{{2, {"x"}}}));
}

TEST(SheetRows, IsAsWideAsColumnsFarOutThatManyRowsHave) {
  std::map<std::uint64_t, Cells> rows = thousand_rows({});
  for (auto& [number, cells] : rows) cells[1'000] = "far";
  const RawTable table = table_of(rows, {.rows = 2'000, .cells = 1'001'000});
  EXPECT_EQ(table.columns.size(), 1'001U);
  EXPECT_EQ(table.issues.total(), 0U);
  const std::map<std::uint64_t, Cells> two = {{1, {{0, "id"}, {1'000, "note"}}},
                                              {2, {{0, "1"}, {1'000, "text"}}}};
  EXPECT_EQ(table_of(two, {.rows = 2, .cells = 2'002}).columns.size(), 1'001U);
}

TEST(SheetRows, TakesLessThan256EmptyColumnsForItsOwn) {
  const auto width_with_cell_at = [](std::uint32_t column) {
    const RawTable table =
        table_of({{1, {{0, "id"}, {1, "name"}}}, {2, {{0, "1"}, {column, "note"}}}},
                 {.rows = 2, .cells = 10'000});
    return std::max(table.head[0].cells.size(), table.head[1].cells.size());
  };
  EXPECT_EQ(width_with_cell_at(257), 258U);
  EXPECT_EQ(width_with_cell_at(258), 2U);
}

TEST(SheetRows, KeepsRowsFarBelowAside) {
  const RawTable table = table_of(
      thousand_rows({{500'000, {{1, "x"}, {9, "y"}}}, {kLastRow, {{0, "z"}}}}), small_budget());
  EXPECT_EQ(rows_in(table), 1'000U);
  EXPECT_TRUE(table.blank_before.empty());
  EXPECT_EQ(surplus_of(table), (Surplus{{500'000, {"x", "y"}}, {kLastRow, {"z"}}}));
  ASSERT_EQ(table.issues.kept().size(), 2U);
  EXPECT_EQ(table.issues.kept()[0].row, 500'000U);
  EXPECT_EQ(table.issues.kept()[0].column, 1U);
  EXPECT_EQ(table.issues.kept()[1].row, kLastRow);
  EXPECT_EQ(table.issues.kept()[1].column, 0U);
}

TEST(SheetRows, KeepsRowsFarBelowAShortTableAside) {
  const RawTable table =
      table_of({{1, {{0, "id"}}}, {2, {{0, "7"}}}, {kLastRow, {{0, "x"}}}}, small_budget());
  EXPECT_EQ(rows_in(table), 2U);
  EXPECT_EQ(surplus_of(table), (Surplus{{kLastRow, {"x"}}}));
}

TEST(SheetRows, GoesOnBelowAGapWhenManyRowsFollow) {
  std::map<std::uint64_t, Cells> rows = thousand_rows({});
  for (std::uint64_t i = 0; i < 16; ++i) rows[66'537 + i] = {{0, "id"}, {1, "name"}};
  const RawTable table = table_of(rows, small_budget());
  EXPECT_EQ(rows_in(table), 1'016U);
  EXPECT_EQ(table.issues.count(IssueCode::kBlankRow), 65'536U);
  EXPECT_TRUE(table.surplus.empty());
}

TEST(SheetRows, BoundsWhatIsKeptAside) {
  SheetBudget budget = {.rows = 100, .cells = 500};
  SheetRows sheet({}, 0, budget);
  std::uint64_t number = 0;
  while (!sheet.error() && number < 100) sheet.add(row_of(++number, {{0, "id"}, {kXfd, "x"}}));
  // The first sixteen agree on their width.
  EXPECT_EQ(number, 16U);
  ASSERT_TRUE(sheet.error());
  EXPECT_EQ(sheet.error()->code, ErrorCode::kLimitExceeded);

  SheetBudget narrow = {.rows = 100, .cells = 500};
  SheetRows strays({}, 0, narrow);
  for (number = 1; number <= 16; ++number) strays.add(row_of(number, {{0, "id"}}));
  // 16 cells so far; each row with a stray counts 17.
  while (!strays.error() && number < 100) strays.add(row_of(number++, {{0, "id"}, {kXfd, "x"}}));
  EXPECT_EQ(number - 1, 16U + 29U);
}

}  // namespace
}  // namespace sonder::detail
