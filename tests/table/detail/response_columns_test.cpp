#include "table/detail/response_columns.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/tables.h"

namespace sonder {
namespace {

using testing::raw_table_from;

/// Names of what was heard of, each column ticked with 1.
RawTable ticked_channels() {
  RawTable raw = raw_table_from("Q1_1,Q1_2,Q1_3,weight\n1,0,1,0.5\n0,0,0,2\n0,1,0,1\n1,1,1,1\n");
  raw.labels.resize(4);
  raw.labels[0].label = "Radio";
  raw.labels[1].label = "Posters; leaflets";
  raw.response_sets = {{"$heard", "Where did you hear of us?", "1", {0, 1, 2}}};
  raw.weight_column = 3;
  return raw;
}

std::vector<std::string> cells_of_column(const Column& column) {
  std::vector<std::string> cells;
  for (const std::uint32_t code : column.text.codes) {
    cells.emplace_back(column.text.dictionary.text(code));
  }
  return cells;
}

TEST(JoinResponseSets, PutsTickedAnswersIntoOneCell) {
  const Table table = name_columns(ticked_channels());
  ASSERT_EQ(table.columns.size(), 5U);
  EXPECT_EQ(table.columns[4].name, "Where did you hear of us?");
  EXPECT_EQ(cells_of_column(table.columns[4]),
            (std::vector<std::string>{"Radio;Q1_3", "", "Posters, leaflets",
                                      "Radio;Posters, leaflets;Q1_3"}));
}

TEST(JoinResponseSets, KeepsTheSetsAndTheWeightWithTheTable) {
  const Table table = name_columns(ticked_channels());
  const std::vector<ResponseSet> expected = {{"$heard",
                                              "Where did you hear of us?",
                                              "1",
                                              {0, 1, 2},
                                              4,
                                              {"Radio", "Posters, leaflets", "Q1_3"}}};
  EXPECT_EQ(table.response_sets, expected);
  EXPECT_EQ(table.weight_column, 3U);
}

TEST(JoinResponseSets, CallsChosenAnswersByTheirLabels) {
  RawTable raw = raw_table_from("first,second\n1,2\n2,2\n9,1\n4,\n");
  ColumnLabels labels;
  labels.values = {{"1", "Price"}, {"2", "Quality"}, {"9", "Refused"}};
  labels.missing = {"9"};
  raw.labels = {labels, labels};
  raw.response_sets = {{"$why", "", std::nullopt, {0, 1}}};
  const Table table = name_columns(std::move(raw));
  EXPECT_EQ(table.columns[2].name, "why");
  EXPECT_EQ(cells_of_column(table.columns[2]),
            (std::vector<std::string>{"Price;Quality", "Quality", "Price", "4"}));
  EXPECT_EQ(table.response_sets[0].options, (std::vector<std::string>{"Price", "Quality", "4"}));
}

TEST(JoinResponseSets, LeavesASetOfOneColumnAlone) {
  RawTable raw = raw_table_from("a,b\n1,2\n");
  raw.response_sets = {{"$a", "", "1", {0}}};
  EXPECT_EQ(name_columns(std::move(raw)).columns.size(), 2U);
}

}  // namespace
}  // namespace sonder
