#include "features/shops.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "features/detail/price_tiers.h"
#include "support/feature_tables.h"
#include "support/linked_profiles.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_feature_table;
using testing::a_population;
using testing::a_record;
using testing::an_order;
using testing::day;
using testing::Texts;
using testing::texts_of;
using testing::unlinked_profiles;
using testing::Values;
using testing::values_of;

/// Anna buys in both shops, bob in Sport alone; one order is of no shop by name.
Population two_shops() {
  return a_population(
      {a_record().id("anna"), a_record().id("bob")},
      {an_order().by(0).on(2024, 1, 1).paid(1'000).in_shop("Art"),
       an_order().by(0).on(2024, 3, 1).paid(3'000).in_shop("Sport"),
       an_order().by(0).on(2024, 3, 2).paid(5'000).in_shop("Sport"),
       an_order().by(0).on(2024, 3, 3).returned(500).in_shop("Sport"),
       an_order().by(1).on(2024, 2, 1).paid(700).in_shop("Sport"),
       an_order().by(1).on(2024, 2, 2).paid(900), an_order().on(2024, 2, 3).paid(50).in_shop("Art"),
       an_order().by(0).on(2024, 2, 4).paid(9'999).in_shop("Art").cancelled()});
}

TEST(MeasureShops, TellsEachShopOnItsOwn) {
  const Population population = two_shops();
  const Shops shops = find_shops(population);
  const ShopsOfPerson anna =
      measure_shops(population, unlinked_profiles(population), {0}, shops, day(2024, 3, 11));
  EXPECT_EQ(anna.shops, (std::vector<std::uint32_t>{0, 1}));
  const FeatureTable table = a_feature_table(2, anna.features);
  EXPECT_EQ(values_of(table, "order_count"), (Values{1, 2}));
  EXPECT_EQ(values_of(table, "net_spend"), (Values{1'000, 7'500}));
  EXPECT_EQ(values_of(table, "average_order"), (Values{1'000, 4'000}));
  EXPECT_EQ(values_of(table, "recency_days"), (Values{70, 9}));
}

TEST(MeasureShops, SeesNothingLaterThanTheDay) {
  const Population population = two_shops();
  const ShopsOfPerson anna = measure_shops(population, unlinked_profiles(population), {0},
                                           find_shops(population), day(2024, 3, 1));
  EXPECT_EQ(values_of(a_feature_table(2, anna.features), "net_spend"), (Values{1'000, 3'000}));
}

TEST(MeasureShops, SaysNothingOfWhoHasToDoWithNone) {
  const Population population = a_population({a_record()}, {an_order().by(0)});
  const ShopsOfPerson person =
      measure_shops(population, unlinked_profiles(population), {0}, find_shops(population), {});
  EXPECT_TRUE(person.shops.empty());
  EXPECT_TRUE(person.features.empty());
}

std::vector<std::optional<std::string>> main_shops(const Population& population, Date as_of) {
  const FeatureTable table =
      measure_features(population, unlinked_profiles(population), {as_of}).value();
  std::vector<std::optional<std::string>> shops(table.profile_count);
  const Feature* const feature = table.find("main_shop");
  for (std::size_t person = 0; feature != nullptr && person < shops.size(); ++person) {
    if (!feature->known.test(person)) continue;
    const auto code = static_cast<std::uint32_t>(feature->values[person]);
    shops[person] = std::string(feature->categories.text(code));
  }
  return shops;
}

TEST(MeasureFeatures, TellInWhichShopMostWasOrdered) {
  EXPECT_EQ(main_shops(two_shops(), day(2024, 3, 11)),
            (std::vector<std::optional<std::string>>{"Sport", "Sport"}));
  EXPECT_EQ(main_shops(two_shops(), day(2024, 1, 31)),
            (std::vector<std::optional<std::string>>{"Art", std::nullopt}));
  const Population one = a_population({a_record().id("anna")},
                                      {an_order().by(0).on(2024, 1, 1).paid(1'000).in_shop("Art")});
  EXPECT_EQ(main_shops(one, day(2024, 3, 11)),
            (std::vector<std::optional<std::string>>{std::nullopt}));
}

TEST(MeasureTradeIn, MeasuresEverybodyByOneShop) {
  const Population population = two_shops();
  const FeatureTable sport = measure_trade_in(population, unlinked_profiles(population),
                                              find_shops(population), 1, day(2024, 3, 11));
  EXPECT_EQ(values_of(sport, "order_count"), (Values{2, 1}));
  EXPECT_EQ(values_of(sport, "net_spend"), (Values{7'500, 700}));
}

TEST(DescribeShops, CountsPeopleOnceAndThoseOfSeveral) {
  const Population population = two_shops();
  const ShopsOverview overview = describe_shops(population, unlinked_profiles(population),
                                                find_shops(population), day(2024, 3, 11));
  ASSERT_EQ(overview.shops.size(), 2U);
  EXPECT_EQ(overview.shops[0].people, 1U);
  EXPECT_EQ(overview.shops[0].purchases, 2U) << "one of them is nobody's";
  EXPECT_EQ(overview.shops[0].net.units, 1'050);
  EXPECT_EQ(overview.shops[1].people, 2U);
  EXPECT_EQ(overview.shops[1].buyers, 2U);
  EXPECT_EQ(overview.shops[1].net.units, 8'200);
  EXPECT_EQ(overview.in_several, 1U);
}

/// Thirty pieces of each of two categories, at 1 to 30 and at 100 times that.
Population priced() {
  std::vector<testing::OrderBuilder> orders;
  for (const bool is_dear : {false, true}) {
    for (std::int64_t price = 1; price <= 30; ++price) {
      orders.push_back(an_order().by(price <= 10 ? 0U : 1U).on(2024, 1, 1));
      orders.back().lines.push_back({is_dear ? "car" : "pen", 1, price * (is_dear ? 10'000 : 100),
                                     is_dear ? "cars" : "pens"});
    }
  }
  return a_population({a_record().id("1"), a_record().id("2")}, orders);
}

// Terciles of 1 to 30 by type 7: 10 2/3 and 20 1/3 (R: quantile(1:30, 1:2/3)).
Bitset all_of(const Population& population) { return Bitset(population.orders.size(), true); }

TEST(PriceTiers, GoByTheTercilesOfTheCategory) {
  const Population population = priced();
  const auto tiers = detail::find_price_tiers(population, all_of(population));
  EXPECT_EQ(tiers[9], detail::PriceTier::kDiscount);
  EXPECT_EQ(tiers[10], detail::PriceTier::kMiddle);
  EXPECT_EQ(tiers[19], detail::PriceTier::kMiddle);
  EXPECT_EQ(tiers[20], detail::PriceTier::kPremium);
  EXPECT_EQ(tiers[30], detail::PriceTier::kDiscount) << "of the dear category";
}

TEST(PriceTiers, OfAPersonIsThatOfTheMiddlePiece) {
  const Population population = priced();
  const FeatureTable table =
      measure_features(population, unlinked_profiles(population), {}).value();
  // The second bought 20 to each category: 10 in the middle, 10 premium; the lower one counts.
  EXPECT_EQ(texts_of(table, "price_tier"), (Texts{"discount", "middle"}));
}

// 40 pens for 100 to 139 in January, 40 for 1,000 in May: in March 139 was the dearest, in May it
// lies between the terciles 126.33 and 1,000.
TEST(PriceTiers, KnowNothingOfLaterPrices) {
  std::vector<testing::OrderBuilder> orders;
  for (int i = 0; i < 80; ++i) {
    orders.push_back(an_order().by(i == 39 ? 0 : 1).on(2024, i < 40 ? 1 : 5, 1));
    orders.back().lines.push_back({"pen", 1, i < 40 ? 100 + i : 1'000, "pens"});
  }
  const Population population = a_population({a_record(), a_record()}, orders);
  const auto tier_on = [&](Date as_of) {
    const Profiles profiles = unlinked_profiles(population);
    return texts_of(measure_features(population, profiles, {as_of}).value(), "price_tier").front();
  };
  EXPECT_EQ(tier_on(day(2024, 3, 1)), "premium");
  EXPECT_EQ(tier_on(day(2024, 5, 1)), "middle");
}

TEST(PriceTiers, AreUnknownOfFewPricesAndOfOnePriceForAll) {
  std::vector<testing::OrderBuilder> orders;
  for (int i = 0; i < 40; ++i) {
    orders.push_back(an_order().by(0).on(2024, 1, 1));
    orders.back().lines.push_back({"pen", 1, 100, "pens"});
    if (i < 29) orders.back().lines.push_back({"car", 1, 1'000 + i, "cars"});
  }
  const Population population = a_population({a_record()}, orders);
  for (const detail::PriceTier tier : detail::find_price_tiers(population, all_of(population))) {
    EXPECT_EQ(tier, detail::PriceTier::kUnknown);
  }
  EXPECT_EQ(
      measure_features(population, unlinked_profiles(population), {}).value().find("price_tier"),
      nullptr);
}

}  // namespace
}  // namespace sonder
