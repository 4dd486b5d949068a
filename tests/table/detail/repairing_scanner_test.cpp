#include "table/detail/repairing_scanner.h"

#include <gtest/gtest.h>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::Cells;
using testing::cells_of;
using testing::raw_table_from;

constexpr Dialect kThree = {.repair_width = 3};

TEST(RepairQuotes, LeavesProperRecordsAlone) {
  const RawTable table =
      raw_table_from("a,b,c\n\"x, y\",\"5\"\"\",\"\"\n1,\"p\r\nq\" , 3\n", kThree);
  EXPECT_EQ(cells_of(table), (Cells{{"x, y", "5\"", ""}, {"1", "p\r\nq", " 3"}}));
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(RepairQuotes, ReadsAnOpeningMarkAsTextWhereThatGivesTheWidth) {
  const RawTable table = raw_table_from("a,b,c\n\"2,3,\"x, y\"\n4,5,6\n", kThree);
  EXPECT_EQ(cells_of(table), (Cells{{"\"2", "3", "x, y"}, {"4", "5", "6"}}));
  ASSERT_EQ(table.issues.count(IssueCode::kStrayQuote), 1U);
  EXPECT_EQ(table.issues.kept().front().message,
            "row 2 has quote marks that do not add up; those out of place were kept as text and it "
            "was cut into 3 cells: check where they begin and end");
}

TEST(RepairQuotes, ReadsMarksInsideAQuotedCellAsTextWhereThatGivesTheWidth) {
  const RawTable table =
      raw_table_from("a,b,c\n\"\"warm, soft\",2,3\n\"he said \"hi, you\" twice\",5,6\n", kThree);
  EXPECT_EQ(cells_of(table),
            (Cells{{"\"warm, soft", "2", "3"}, {"he said \"hi, you\" twice", "5", "6"}}));
}

TEST(RepairQuotes, KeepsTheRowsBehindAMarkAtTheEndOfALine) {
  const RawTable table = raw_table_from("a,b,c\n1,2,\"\n4,\"x, y\",6\n7,8,9\n", kThree);
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2", "\""}, {"4", "x, y", "6"}, {"7", "8", "9"}}));
}

TEST(RepairQuotes, TakesApartACellOfSeveralLinesWhereThatGivesTheWidth) {
  const RawTable table = raw_table_from("a,b,c\n1,2,\"3\n4,5\",6\n", kThree);
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2", "\"3"}, {"4", "5\"", "6"}}));
  EXPECT_GE(table.issues.count(IssueCode::kStrayQuote), 1U);
}

TEST(RepairQuotes, KeepsACellThatTheEndOfTheFileCutsOff) {
  const RawTable table = raw_table_from("a,b,c\n1,2,3\n4,\"warm, so", kThree);
  EXPECT_EQ(cells_of(table), (Cells{{"1", "2", "3"}, {"4", "warm, so", ""}}));
  EXPECT_EQ(table.issues.count(IssueCode::kShortRow), 1U);
}

/// Everything a reading tells that a limit of `row_bytes` may change.
std::string told_with_limit(std::string_view text, std::size_t piece_bytes, std::size_t row_bytes) {
  const auto table = testing::read_in_pieces(text, piece_bytes, kThree, {.row_bytes = row_bytes});
  if (!table) return table.error().message;
  std::string told;
  for (const auto& row : cells_of(table.value())) {
    for (const std::string& cell : row) told += cell + '|';
  }
  return told;
}

TEST(RepairQuotes, FindsTheSameRowsTooLongHoweverTheFileIsCut) {
  constexpr std::string_view kText =
      "a,b,c\n\"2,3,\"x, y\"\n\"4\",\"long, long\",\"6\"\n\"7\"x\",8,9\n1,\"open, 2,3";
  for (std::size_t row_bytes = 6; row_bytes < kText.size() + 2; ++row_bytes) {
    const std::string whole = told_with_limit(kText, kText.size(), row_bytes);
    for (std::size_t piece_bytes = 1; piece_bytes < kText.size(); ++piece_bytes) {
      ASSERT_EQ(told_with_limit(kText, piece_bytes, row_bytes), whole)
          << row_bytes << " in pieces of " << piece_bytes;
    }
  }
}

TEST(RepairQuotes, GivesUpOnACellOfAMegabyteAndGoesOnBehindItsMark) {
  std::string text = "a,b,c\n1,\"2,3\n";
  while (text.size() < std::size_t{3} << 20) text += "4,5,6\n";
  const RawTable table = raw_table_from(text, kThree);
  EXPECT_EQ(cells_of(table)[0], (std::vector<std::string>{"1", "\"2", "3"}));
  EXPECT_EQ(table.issues.total(), 1U);
}

TEST(RepairQuotes, RefusesARowThatIsTooLong) {
  EXPECT_FALSE(
      testing::read_in_pieces("a,b,c\n" + std::string(200, 'x'), 50, kThree, {.row_bytes = 100}));
}

}  // namespace
}  // namespace sonder
