#include "insight/customer_groups.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/feature_tables.h"

namespace sonder {
namespace {

using testing::a_category;
using testing::a_decimal;
using testing::a_feature;
using testing::a_feature_table;
using testing::bits;
using testing::Texts;
using testing::Values;

constexpr auto kUnknown = std::nullopt;

using Labels = std::vector<std::string>;
using Positions = std::vector<std::uint32_t>;

CustomerGroups group(const FeatureTable& table, std::string_view name) {
  const auto groups = group_customers(table, std::nullopt, name);
  EXPECT_TRUE(groups);
  return groups.value();
}

TEST(GroupCustomers, TakesCategoriesByName) {
  const CustomerGroups groups =
      group(a_feature_table(4, {a_category("country", {"RU", "PL", kUnknown, "PL"})}), "country");
  EXPECT_EQ(groups.title, "country");
  EXPECT_EQ(groups.labels, (Labels{"PL", "RU", "Not known"}));
  EXPECT_EQ(groups.group_of, (Positions{1, 0, 2, 0}));
}

TEST(GroupCustomers, PutsTheSmallestCategoriesTogether) {
  Texts cities;
  for (std::size_t city = 0; city < 13; ++city) {
    for (std::size_t i = 0; i <= city; ++i) cities.push_back(std::string(1, "abcdefghijklm"[city]));
  }
  const auto people = static_cast<std::uint32_t>(cities.size());
  const CustomerGroups groups =
      group(a_feature_table(people, {a_category("city", cities)}), "city");
  EXPECT_EQ(groups.labels,
            (Labels{"c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "Other"}));
  EXPECT_EQ(groups.group_of[0], 11U);
  EXPECT_EQ(groups.group_of[1], 11U);
  EXPECT_EQ(groups.group_of.back(), 10U);
}

TEST(GroupCustomers, KnowsYesAndNo) {
  const CustomerGroups groups = group(
      a_feature_table(3, {a_feature("has_email", FeatureType::kBoolean, {0, 1, 0})}), "has_email");
  EXPECT_EQ(groups.labels, (Labels{"Yes", "No"}));
  EXPECT_EQ(groups.group_of, (Positions{1, 0, 1}));
}

// Quartiles of 1-9 by type 7: 3, 5, 7.
TEST(GroupCustomers, CutsNumbersAtTheirQuartiles) {
  Feature tenure =
      a_feature("tenure_days", FeatureType::kInteger, {9, 1, 2, 3, 4, 5, 6, 7, 8, kUnknown});
  tenure.unit = "days";
  const CustomerGroups groups = group(a_feature_table(10, {tenure}), "tenure_days");
  EXPECT_EQ(groups.labels, (Labels{"Up to 3 days", "Above 3 days to 5 days",
                                   "Above 5 days to 7 days", "Above 7 days", "Not known"}));
  EXPECT_EQ(groups.group_of, (Positions{3, 0, 0, 0, 1, 1, 2, 2, 3, 4}));
}

TEST(GroupCustomers, HasEachLimitOnce) {
  const CustomerGroups groups =
      group(a_feature_table(5, {a_feature("order_count", FeatureType::kInteger, {1, 1, 1, 1, 6})}),
            "order_count");
  EXPECT_EQ(groups.labels, (Labels{"Up to 1", "Above 1"}));
  EXPECT_EQ(group(a_feature_table(2, {a_feature("n", FeatureType::kInteger, {4, 4})}), "n").labels,
            (Labels{"Known"}));
}

TEST(GroupCustomers, WritesLimitsAsWhatTheyAre) {
  FeatureTable table =
      a_feature_table(3, {a_feature("net_spend", FeatureType::kMoney, {1'000, 2'050, 9'000}),
                          a_feature("last_order", FeatureType::kDate, {0, 31, 59}),
                          a_decimal("return_share", {0.25, 0.5, 0.75})});
  table.money.decimals = 2;
  EXPECT_EQ(group(table, "net_spend").labels.front(), "Up to 15.25");
  EXPECT_EQ(group(table, "last_order").labels.back(), "Above 1970-02-15");
  EXPECT_EQ(group(table, "return_share").labels.front(), "Up to 0.375");
}

TEST(GroupCustomers, RefusesWhatIsNotThere) {
  const FeatureTable table = a_feature_table(1, {});
  EXPECT_EQ(group_customers(table, std::nullopt, "rfm").error().code, ErrorCode::kNotFound);
  EXPECT_EQ(group_customers(table, std::nullopt, "shoe_size").error().code, ErrorCode::kNotFound);
}

TEST(GroupCustomers, HasNamedGroupsOfScores) {
  RfmScores scores;
  scores.scored = bits(3, {0, 2});
  scores.group = {RfmGroup::kLoyal, RfmGroup::kChampions, RfmGroup::kHibernating};
  const CustomerGroups groups = group_customers(a_feature_table(3, {}), scores, "rfm").value();
  EXPECT_EQ(groups.labels.size(), kRfmGroupCount + 1);
  EXPECT_EQ(groups.labels.back(), "No purchase");
  EXPECT_EQ(groups.group_of, (Positions{1, 8, 7}));
}

TEST(MarginOf, CountsCustomersAndPlacesTheirResponses) {
  const CustomerGroups groups{.title = "Country", .labels = {"PL", "RU"}, .group_of = {0, 1, 0, 1}};
  const std::vector<std::uint32_t> respondents = {2, kNobody, 1, 3, 0};
  const WeightMargin margin = margin_of(groups, bits(4, {0, 1, 2}), respondents);
  EXPECT_EQ(margin.targets, (std::vector<double>{2, 1}));
  EXPECT_EQ(margin.category_of, (Positions{0, kNoCategory, 1, kNoCategory, 0}));
}

}  // namespace
}  // namespace sonder
