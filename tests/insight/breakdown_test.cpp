#include "insight/breakdown.h"

#include <gtest/gtest.h>

#include "support/feature_tables.h"

namespace sonder {

void PrintTo(const Cell& cell, std::ostream* out) { *out << cell.label << " " << cell.people; }

namespace {

using testing::a_category;
using testing::a_decimal;
using testing::a_feature;
using testing::a_feature_table;
using testing::bits;
using testing::Texts;
using testing::Values;

using Cells = std::vector<Cell>;

constexpr auto kUnknown = std::nullopt;

TEST(BreakDown, CountsCategoriesInTheOrderOfTheirNames) {
  const FeatureTable table =
      a_feature_table(6, {a_category("country", {"RU", "PL", kUnknown, "HR", "PL", "PL"})});
  const GroupSizes all = break_down(table, Bitset(6, true), "country").value();
  EXPECT_EQ(all.title, "country");
  EXPECT_EQ(all.total, 6U);
  EXPECT_EQ(all.cells, (Cells{{"HR", 1}, {"PL", 3}, {"RU", 1}, {"not known", 1}}));
  const GroupSizes some = break_down(table, bits(6, {0, 1}), "country").value();
  EXPECT_EQ(some.total, 2U);
  EXPECT_EQ(some.cells, (Cells{{"PL", 1}, {"RU", 1}}));
}

TEST(BreakDown, AddsUpTheSmallestBeyondTwelveCells) {
  Texts cities;
  for (std::size_t city = 0; city < 13; ++city) {
    for (std::size_t i = 0; i <= city; ++i) cities.push_back(std::string(1, "mlkjihgfedcba"[city]));
  }
  const auto people = static_cast<std::uint32_t>(cities.size());
  const FeatureTable table = a_feature_table(people, {a_category("city", cities)});
  const GroupSizes sizes = break_down(table, Bitset(people, true), "city").value();
  EXPECT_EQ(sizes.cells, (Cells{{"a", 13},
                                {"b", 12},
                                {"c", 11},
                                {"d", 10},
                                {"e", 9},
                                {"f", 8},
                                {"g", 7},
                                {"h", 6},
                                {"i", 5},
                                {"j", 4},
                                {"k", 3},
                                {"other", 3}}));
}

TEST(BreakDown, LeavesRoomForThoseNotKnown) {
  Texts cities = {kUnknown};
  for (const char city : std::string("abcdefghijkl")) cities.push_back(std::string(1, city));
  const FeatureTable table = a_feature_table(13, {a_category("city", cities)});
  const GroupSizes sizes = break_down(table, Bitset(13, true), "city").value();
  EXPECT_EQ(sizes.cells.size(), kMaxCells);
  EXPECT_EQ(sizes.cells[9].label, "j") << "ties are kept by name";
  EXPECT_EQ(sizes.cells[10].label, "other");
  EXPECT_EQ(sizes.cells[10].people, 2U);
  EXPECT_EQ(sizes.cells[11].label, "not known");
}

TEST(BreakDown, CountsYesAndNo) {
  const FeatureTable table =
      a_feature_table(4, {a_feature("has_email", FeatureType::kBoolean, {1, 1, 0, kUnknown})});
  EXPECT_EQ(break_down(table, Bitset(4, true), "has_email").value().cells,
            (Cells{{"yes", 2}, {"no", 1}, {"not known", 1}}));
  EXPECT_EQ(break_down(table, Bitset(4), "has_email").value().cells,
            (Cells{{"yes", 0}, {"no", 0}}));
}

TEST(BreakDown, CountsEveryPointOfAScaleEvenWhereNobodyIs) {
  const FeatureTable table = a_feature_table(
      4, {a_feature("recommendation", FeatureType::kInteger, {10, 7, kUnknown, 7})});
  EXPECT_EQ(break_down(table, bits(4, {1, 2, 3}), "recommendation").value().cells,
            (Cells{{"7", 2}, {"8", 0}, {"9", 0}, {"10", 0}, {"not known", 1}}));
}

TEST(BreakDown, RefusesWhatDoesNotFallIntoGroups) {
  const FeatureTable table =
      a_feature_table(2, {a_feature("net_spend", FeatureType::kMoney, {1, 2}),
                          a_decimal("return_share", {0.1, 0.2}),
                          a_feature("last_order", FeatureType::kDate, {1, 2}),
                          a_feature("order_count", FeatureType::kInteger, {0, 11}),
                          a_feature("scale", FeatureType::kInteger, {-5, 5})});
  for (const std::string_view name : {"net_spend", "return_share", "last_order", "order_count"}) {
    EXPECT_EQ(break_down(table, Bitset(2, true), name).error().code, ErrorCode::kInvalidArgument)
        << name;
  }
  EXPECT_EQ(break_down(table, Bitset(2, true), "scale").value().cells.size(), 11U);
  EXPECT_EQ(break_down(table, Bitset(2, true), "shoe_size").error().code, ErrorCode::kNotFound);
}

TEST(BreakDownByRfm, CountsGroupsAndThoseNotScored) {
  RfmScores scores;
  scores.scored = bits(4, {0, 1, 2});
  scores.group = {RfmGroup::kNew, RfmGroup::kChampions, RfmGroup::kNew, RfmGroup::kHibernating};
  const GroupSizes sizes = break_down_by_rfm(scores, bits(4, {0, 2, 3}));
  EXPECT_EQ(sizes.total, 3U);
  EXPECT_EQ(sizes.cells, (Cells{{"Champions", 0},
                                {"Loyal", 0},
                                {"Promising", 0},
                                {"New", 2},
                                {"Need attention", 0},
                                {"At risk", 0},
                                {"Cannot lose", 0},
                                {"Hibernating", 0},
                                {"Not scored", 1}}));
}

}  // namespace
}  // namespace sonder
