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
  EXPECT_EQ(table.issues.count(IssueCode::kStrayQuote), 1U);
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
