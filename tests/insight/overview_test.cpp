#include "insight/overview.h"

#include <gtest/gtest.h>

#include "support/cdnow.h"
#include "support/linked_profiles.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::a_response;
using testing::an_order;
using testing::day;
using testing::unlinked_profiles;

Overview describe(const Population& population, std::optional<Date> as_of = std::nullopt) {
  const Profiles profiles = unlinked_profiles(population);
  const FeatureTable features = measure_features(population, profiles, {as_of}).value();
  return describe_population(population, profiles, features);
}

// By hand: net = 1000 + 500 - 200 + 250 = 1550, of which 250 belong to nobody known.
Population a_small_shop() {
  return a_population(
      {a_record().id("7"), a_record().id("8"), a_record().id("9")},
      {an_order().by(0).on(2023, 12, 31).paid(1'000), an_order().by(0).on(2024, 2, 1).paid(500),
       an_order().by(0).on(2024, 2, 29).at(23, 59).returned(200),
       an_order().by(1).on(2024, 2, 2).paid(9'900).cancelled(), an_order().on(2024, 2, 3).paid(250),
       an_order().by(1)},
      {a_response().by(2).on(2024, 1, 5).recommends(9), a_response().on(2024, 1, 6).recommends(2)});
}

TEST(DescribePopulation, CountsPeopleOrdersAndResponses) {
  const Overview overview = describe(a_small_shop());
  EXPECT_EQ(overview.profiles, 3U);
  EXPECT_EQ(overview.records, 3U);
  EXPECT_EQ(overview.buyers, 2U);
  EXPECT_EQ(overview.repeat_buyers, 1U);
  EXPECT_EQ(overview.purchases, 4U);
  EXPECT_EQ(overview.returns, 1U);
  EXPECT_EQ(overview.cancelled, 1U);
  EXPECT_EQ(overview.orders_without_customer, 1U);
  EXPECT_EQ(overview.orders_without_date, 1U);
  EXPECT_EQ(overview.responses, 2U);
  EXPECT_EQ(overview.linked_responses, 1U);
}

TEST(DescribePopulation, SumsWhatIsKnownAndSaysWhatBelongsToNobody) {
  const Overview overview = describe(a_small_shop());
  EXPECT_EQ(overview.net, (MinorUnits{1'550}));
  EXPECT_EQ(overview.net_without_customer, (MinorUnits{250}));
  EXPECT_EQ(overview.first_order, day(2023, 12, 31));
  EXPECT_EQ(overview.last_order, day(2024, 2, 29));
}

TEST(DescribePopulation, ListsEveryMonthBetweenTheFirstAndTheLastOrder) {
  const Overview overview = describe(a_small_shop());
  ASSERT_EQ(overview.months.size(), 3U);
  const std::vector<Date> months = {day(2023, 12, 1), day(2024, 1, 1), day(2024, 2, 1)};
  const std::vector<std::uint64_t> purchases = {1, 0, 2};
  const std::vector<std::uint64_t> buyers = {1, 0, 1};
  const std::vector<MinorUnits> net = {{1'000}, {0}, {550}};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(overview.months[i].month, months[i]);
    EXPECT_EQ(overview.months[i].purchases, purchases[i]);
    EXPECT_EQ(overview.months[i].buyers, buyers[i]);
    EXPECT_EQ(overview.months[i].net, net[i]);
  }
}

TEST(DescribePopulation, SeesNothingAfterTheDayOfTheFeatures) {
  const Overview overview = describe(a_small_shop(), day(2024, 1, 5));
  EXPECT_EQ(overview.as_of, day(2024, 1, 5));
  EXPECT_EQ(overview.purchases, 1U);
  EXPECT_EQ(overview.cancelled, 0U);
  EXPECT_EQ(overview.orders_without_date, 0U);
  EXPECT_EQ(overview.responses, 1U);
  EXPECT_EQ(overview.months.size(), 1U);
}

TEST(DescribePopulation, DescribesNobody) {
  const Overview overview = describe(a_population({}));
  EXPECT_EQ(overview.profiles, 0U);
  EXPECT_EQ(overview.first_order, std::nullopt);
  EXPECT_TRUE(overview.months.empty());
  EXPECT_EQ(overview.top_fifth_share, std::nullopt);
}

Population buyers_who_spent(const std::vector<std::int64_t>& spend) {
  std::vector<testing::RecordBuilder> records;
  std::vector<testing::OrderBuilder> orders;
  for (std::uint32_t i = 0; i < spend.size(); ++i) {
    records.push_back(a_record().id(std::to_string(i)));
    orders.push_back(an_order().by(i).on(2024, 1, 1).paid(spend[i]));
  }
  return a_population(records, orders);
}

TEST(TopFifthShare, TakesTheFifthRoundedUp) {
  EXPECT_EQ(describe(buyers_who_spent({10, 50, 10, 20, 10})).top_fifth_share, 0.5);
  EXPECT_EQ(describe(buyers_who_spent({10, 50, 10, 20, 5, 5})).top_fifth_share, 0.7)
      << "two of six";
}

TEST(TopFifthShare, CountsWhoeverWasPaidBackMoreAsNothing) {
  EXPECT_EQ(describe(buyers_who_spent({60, 40, 0, 0, -70})).top_fifth_share, 0.6);
}

TEST(TopFifthShare, IsAbsentForFewBuyersAndForNoSpend) {
  EXPECT_EQ(describe(buyers_who_spent({10, 50, 10, 20})).top_fifth_share, std::nullopt);
  EXPECT_EQ(describe(buyers_who_spent({0, 0, 0, 0, -5})).top_fifth_share, std::nullopt);
}

// GOLDENS G1 and G13; the figures of January 1997 are from awk over the same file.
TEST(DescribePopulation, ReproducesThePublishedFiguresOfTheCdnowSample) {
  const auto population = testing::read_cdnow_sample();
  if (!population) GTEST_SKIP() << "no shared data";
  const Overview overview = describe(*population);
  EXPECT_EQ(overview.purchases, 6'919U);
  EXPECT_EQ(overview.buyers, 2'357U);
  EXPECT_EQ(overview.repeat_buyers, 1'152U);
  EXPECT_EQ(overview.net, (MinorUnits{24'409'194}));
  ASSERT_TRUE(overview.top_fifth_share);
  EXPECT_NEAR(*overview.top_fifth_share, 0.67455, 5e-6);
  ASSERT_EQ(overview.months.size(), 18U);
  EXPECT_EQ(overview.months[0].purchases, 885U);
  EXPECT_EQ(overview.months[0].buyers, 781U);
  EXPECT_EQ(overview.months[0].net, (MinorUnits{2'859'270}));
}

TEST(OverviewToJson, WritesAmountsInMajorUnitsAndWhatIsAbsentAsNull) {
  Overview overview;
  overview.as_of = day(2024, 2, 29);
  overview.money = {3, "PLN"};
  overview.net = {1'234'567};
  overview.months.push_back({day(2024, 2, 1), 3, 2, {-500}});
  overview.links[static_cast<std::size_t>(LinkReason::kEmail)] = 4;
  const Json json = to_json(overview);
  EXPECT_EQ(json["as_of"], "2024-02-29");
  EXPECT_EQ(json["currency"], "PLN");
  EXPECT_EQ(json["decimals"], 3);
  EXPECT_EQ(write_json(json["net"]), "1234.567");
  EXPECT_EQ(write_json(json["months"]),
            R"([{"buyers":2,"month":"2024-02-01","net":-0.5,"purchases":3}])");
  EXPECT_TRUE(json["first_order"].is_null());
  EXPECT_TRUE(json["top_fifth_share"].is_null());
  EXPECT_EQ(json["links"]["email"], 4);
  EXPECT_EQ(json["links"]["customer_id"], 0);
  EXPECT_EQ(json["links"]["shared_emails"], 0);
  EXPECT_EQ(json["links"].size(), kLinkReasonCount + 1);
}

TEST(OverviewToJson, RoundsShares) {
  Overview overview;
  overview.top_fifth_share = 2.0 / 3.0;
  overview.first_order = day(1997, 1, 1);
  EXPECT_EQ(write_json(to_json(overview)["top_fifth_share"]), "0.666667");
  EXPECT_EQ(to_json(overview)["first_order"], "1997-01-01");
}

}  // namespace
}  // namespace sonder
