#include <gtest/gtest.h>

#include <limits>

#include "features/feature_table.h"
#include "support/feature_tables.h"
#include "support/linked_profiles.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::a_response;
using testing::an_order;
using testing::day;
using testing::Decimals;
using testing::decimals_of;
using testing::linked_profiles;
using testing::Texts;
using testing::texts_of;
using testing::unlinked_profiles;
using testing::Values;
using testing::values_of;

constexpr auto kUnknown = std::nullopt;

FeatureTable measure(const Population& population, std::optional<Date> as_of = std::nullopt) {
  return measure_features(population, unlinked_profiles(population), {as_of}).value();
}

std::optional<std::int64_t> days(std::int32_t year, std::int32_t month, std::int32_t day_of_month) {
  return day(year, month, day_of_month).days_since_epoch;
}

// Worked out by hand: anna buys three times on two days and sends one thing back, b buys nothing.
Population two_people() {
  return a_population({a_record().id("anna"), a_record().id("b")},
                      {an_order().by(0).on(2024, 2, 28).paid(1'000),
                       an_order().by(0).on(2024, 3, 1).at(9, 0).paid(2'001),
                       an_order().by(0).on(2024, 3, 1).at(18, 30).paid(500),
                       an_order().by(0).on(2024, 3, 5).returned(400),
                       an_order().by(0).on(2024, 3, 9).paid(99'999).cancelled()});
}

TEST(MeasureFeatures, CountsPurchasesAndReturnsButNothingCancelled) {
  const FeatureTable table = measure(two_people());
  EXPECT_EQ(values_of(table, "order_count"), (Values{3, 0}));
  EXPECT_EQ(values_of(table, "return_count"), (Values{1, 0}));
  EXPECT_EQ(decimals_of(table, "return_share"), (Decimals{0.25, kUnknown}));
}

TEST(MeasureFeatures, SumsPurchasesLessReturns) {
  const FeatureTable table = measure(two_people());
  EXPECT_EQ(values_of(table, "net_spend"), (Values{3'101, kUnknown}));
  EXPECT_EQ(values_of(table, "average_order"), (Values{1'167, kUnknown})) << "3501 / 3";
}

TEST(MeasureFeatures, CountsDaysAcrossALeapDay) {
  const FeatureTable table = measure(two_people(), day(2024, 3, 31));
  EXPECT_EQ(values_of(table, "first_order"), (Values{days(2024, 2, 28), kUnknown}));
  EXPECT_EQ(values_of(table, "last_order"), (Values{days(2024, 3, 1), kUnknown}));
  EXPECT_EQ(values_of(table, "recency_days"), (Values{30, kUnknown}));
  EXPECT_EQ(values_of(table, "tenure_days"), (Values{32, kUnknown}));
  EXPECT_EQ(decimals_of(table, "days_between"), (Decimals{2.0, kUnknown}))
      << "two orders on one day are one day of purchase";
}

TEST(LastActivity, CountsEventsMessagesTicketsAndNotes) {
  Population population = a_population({});
  population.notes.written.push_back(start_of_day(day(2024, 1, 1)));
  EXPECT_EQ(last_activity(population), day(2024, 1, 1));
  population.events.at.push_back(start_of_day(day(2024, 1, 2)));
  EXPECT_EQ(last_activity(population), day(2024, 1, 2));
  population.messages.at.back().push_back(start_of_day(day(2024, 1, 3)));
  EXPECT_EQ(last_activity(population), day(2024, 1, 3));
  population.tickets.opened.push_back(start_of_day(day(2024, 1, 4)));
  EXPECT_EQ(last_activity(population), day(2024, 1, 4));
  population.tickets.solved.push_back(start_of_day(day(2024, 1, 5)));
  EXPECT_EQ(last_activity(population), day(2024, 1, 5));
}

TEST(MeasureFeatures, IsTakenAtTheLastActivityUnlessToldOtherwise) {
  const Population population = two_people();
  EXPECT_EQ(last_activity(population), day(2024, 3, 9));
  EXPECT_EQ(measure(population).as_of, day(2024, 3, 9));
  EXPECT_EQ(last_activity(a_population({})), (Date{}));
}

TEST(MeasureFeatures, SeesNothingAfterTheDayItIsTakenAt) {
  const FeatureTable table = measure(two_people(), day(2024, 2, 29));
  EXPECT_EQ(values_of(table, "order_count"), (Values{1, 0}));
  EXPECT_EQ(values_of(table, "net_spend"), (Values{1'000, kUnknown}));
  EXPECT_EQ(values_of(table, "recency_days"), (Values{1, kUnknown}));
}

TEST(MeasureFeatures, KeepsTheEveningOfTheDayItIsTakenAt) {
  const FeatureTable table = measure(two_people(), day(2024, 3, 1));
  EXPECT_EQ(values_of(table, "order_count"), (Values{3, 0}));
}

TEST(MeasureFeatures, RoundsTheAverageHalfAwayFromZero) {
  const auto average = [](std::int64_t first, std::int64_t second) {
    const Population population =
        a_population({a_record().id("7")}, {an_order().by(0).on(2024, 1, 1).paid(first),
                                            an_order().by(0).on(2024, 1, 2).paid(second)});
    return values_of(measure(population), "average_order");
  };
  EXPECT_EQ(average(1, 2), (Values{2}));
  EXPECT_EQ(average(1, 1), (Values{1}));
  EXPECT_EQ(average(-1, -2), (Values{-2}));
  EXPECT_EQ(average(0, 0), (Values{0}));
}

TEST(MeasureFeatures, AveragesOnlyPurchasesWithAnAmount) {
  const Population population =
      a_population({a_record().id("7")},
                   {an_order().by(0).on(2024, 1, 1).paid(900), an_order().by(0).on(2024, 1, 2)});
  const FeatureTable table = measure(population);
  EXPECT_EQ(values_of(table, "order_count"), (Values{2}));
  EXPECT_EQ(values_of(table, "average_order"), (Values{900}));
}

TEST(MeasureFeatures, CountsAnUndatedOrderOnlyWhereNothingCouldBeLater) {
  const Population population =
      a_population({a_record().id("7"), a_record().id("8")},
                   {an_order().by(0).on(2024, 1, 1).paid(100), an_order().by(1).paid(50)});
  const FeatureTable whole = measure(population);
  EXPECT_EQ(values_of(whole, "order_count"), (Values{1, 1}));
  EXPECT_EQ(values_of(whole, "net_spend"), (Values{100, 50}));
  EXPECT_EQ(values_of(whole, "recency_days"), (Values{0, kUnknown}));
  EXPECT_EQ(values_of(measure(population, day(2023, 12, 31)), "order_count"), (Values{0, 0}));
  EXPECT_EQ(orders_as_of(population, day(2024, 1, 1)), Bitset(2, true));
}

TEST(MeasureFeatures, CountsDistinctProductsOfPurchases) {
  const Population population = a_population(
      {a_record().id("7"), a_record().id("8"), a_record().id("9")},
      {an_order().by(0).on(2024, 1, 1).of({"tea", 1, 500, "drinks"}).of({"cup", 2, 400, "home"}),
       an_order().by(0).on(2024, 1, 2).of({"tea", 1, 500, "drinks"}),
       an_order().by(1).on(2024, 1, 3).returned(5).of({"lamp", -1, -5, "home"}),
       an_order().by(2).on(2024, 1, 4).of({"", 1, 10, ""}).of({"lamp", 1, 10, "home"})});
  const FeatureTable table = measure(population);
  EXPECT_EQ(values_of(table, "product_count"), (Values{2, kUnknown, 1}));
  EXPECT_EQ(texts_of(table, "top_category"), (Texts{"drinks", kUnknown, "home"}));
}

TEST(MeasureFeatures, BreaksTiesBetweenCategoriesByName) {
  const Population population = a_population(
      {a_record().id("7"), a_record().id("8")},
      {an_order().by(0).on(2024, 1, 1).of({"a", 1, 50, "Zabawki"}).of({"b", 1, 50, "Książki"}),
       an_order().by(1).on(2024, 1, 1).of({"c", 1, kUnknown, "Чай"}).of({"d", 1, 1, "Šalice"})});
  EXPECT_EQ(texts_of(measure(population), "top_category"), (Texts{"Książki", "Šalice"}));
}

TEST(MeasureFeatures, TakesTheLastRecommendation) {
  const Population population = a_population(
      {a_record().id("7"), a_record().id("8")}, {},
      {a_response().by(0).on(2024, 5, 2).recommends(9), a_response().by(0).recommends(1),
       a_response().by(0).on(2024, 5, 1).recommends(3), a_response().by(0).on(2024, 5, 3)});
  const FeatureTable table = measure(population);
  EXPECT_EQ(values_of(table, "recommendation"), (Values{9, kUnknown}));
  EXPECT_EQ(values_of(table, "response_count"), (Values{4, 0}));
  const FeatureTable earlier = measure(population, day(2024, 5, 1));
  EXPECT_EQ(values_of(earlier, "recommendation"), (Values{3, kUnknown}));
  EXPECT_EQ(values_of(earlier, "response_count"), (Values{1, 0}));
}

TEST(MeasureFeatures, KeepsARecommendationOfZero) {
  const Population population =
      a_population({a_record().id("7")}, {}, {a_response().by(0).on(2024, 5, 2).recommends(0)});
  EXPECT_EQ(values_of(measure(population), "recommendation"), (Values{0}));
}

TEST(MeasureFeatures, CountsWholeYearsOfAge) {
  const Population population =
      a_population({a_record().id("1").born(1990, 3, 15), a_record().id("2").born(1990, 3, 16),
                    a_record().id("3").born(2004, 2, 29), a_record().id("4").born(2030, 1, 1)});
  EXPECT_EQ(values_of(measure(population, day(2023, 3, 15)), "age_years"),
            (Values{33, 32, 19, kUnknown}));
  EXPECT_EQ(values_of(measure(population, day(2023, 2, 28)), "age_years"),
            (Values{32, 32, 18, kUnknown}))
      << "born on 29 February ages on 1 March";
}

TEST(MeasureFeatures, DescribesPeopleByTheRecordThatSurvives) {
  const Population population = a_population(
      {a_record()
           .id("7")
           .from(RecordOrigin::kOrder)
           .with(PersonField::kCountry, "PL")
           .born(1980, 1, 1),
       a_record().id("7").email("a@b.pl").with(PersonField::kCountry, "HR").born(1990, 1, 1),
       a_record().id("8").with(PersonField::kCity, "Kraków")});
  const Profiles profiles = linked_profiles(population, {0, 0, 1});
  const FeatureTable table = measure_features(population, profiles, {day(2024, 1, 1)}).value();
  EXPECT_EQ(texts_of(table, "country"), (Texts{"HR", kUnknown}));
  EXPECT_EQ(texts_of(table, "city"), (Texts{kUnknown, "Kraków"}));
  EXPECT_EQ(values_of(table, "age_years"), (Values{34, kUnknown}));
  EXPECT_EQ(values_of(table, "has_email"), (Values{1, 0}));
}

TEST(MeasureFeatures, LetsOneRefusalOutweighConsent) {
  const Population population =
      a_population({a_record().id("7").consents(true), a_record().id("7").consents(false),
                    a_record().id("8").consents(true), a_record().id("8"), a_record().id("9")});
  const FeatureTable table =
      measure_features(population, linked_profiles(population, {0, 0, 1, 1, 2})).value();
  EXPECT_EQ(values_of(table, "marketing_consent"), (Values{0, 1, kUnknown}));
}

TEST(MeasureFeatures, TakesTheEarliestRegistrationThatIsSeen) {
  const Population population = a_population({a_record().id("7").registered(2023, 5, 1),
                                              a_record().id("7").registered(2022, 5, 1),
                                              a_record().id("8").registered(2025, 1, 1)});
  const Profiles profiles = linked_profiles(population, {0, 0, 1});
  const FeatureTable table = measure_features(population, profiles, {day(2024, 1, 1)}).value();
  EXPECT_EQ(values_of(table, "registered_on"), (Values{days(2022, 5, 1), kUnknown}));
}

TEST(MeasureFeatures, LeavesOutWhatNobodyKnows) {
  const FeatureTable table = measure(a_population({a_record().id("7")}));
  std::vector<std::string> names;
  for (const Feature& feature : table.features) names.push_back(feature.name);
  EXPECT_EQ(names, (std::vector<std::string>{"order_count", "return_count", "response_count",
                                             "has_email"}));
}

TEST(MeasureFeatures, MeasuresNobody) {
  const FeatureTable table = measure(a_population({}));
  EXPECT_EQ(table.profile_count, 0U);
  EXPECT_TRUE(table.features.empty());
}

TEST(MeasureFeatures, SaysTheCurrencyOfAmounts) {
  Population population = two_people();
  population.money = {2, "PLN"};
  const FeatureTable table = measure(population);
  EXPECT_EQ(table.money, (MoneyScale{2, "PLN"}));
  EXPECT_EQ(table.find("net_spend")->unit, "PLN");
  EXPECT_EQ(table.find("recency_days")->unit, "days");
}

TEST(MeasureFeatures, RefusesAmountsWhoseSumDoesNotFit) {
  constexpr std::int64_t kHuge = std::numeric_limits<std::int64_t>::max();
  const Population orders = a_population(
      {a_record().id("7"), a_record().id("8")},
      {an_order().by(0).on(2024, 1, 1).paid(kHuge), an_order().by(1).on(2024, 1, 1).paid(1)});
  EXPECT_EQ(measure_features(orders, unlinked_profiles(orders)).error().code,
            ErrorCode::kLimitExceeded);
  const Population lines =
      a_population({a_record().id("7")},
                   {an_order().by(0).on(2024, 1, 1).of({"a", 1, kHuge, "x"}).of({"b", 1, 1, "x"})});
  EXPECT_EQ(measure_features(lines, unlinked_profiles(lines)).error().code,
            ErrorCode::kLimitExceeded);
  const Population both_ways =
      a_population({a_record().id("7")}, {an_order().by(0).on(2024, 1, 1).paid(kHuge),
                                          an_order().by(0).on(2024, 1, 2).returned(kHuge)});
  EXPECT_EQ(values_of(measure(both_ways), "net_spend"), (Values{0}));
}

TEST(FeatureType, HasAStableName) {
  EXPECT_EQ(to_string(FeatureType::kInteger), "integer");
  EXPECT_EQ(to_string(FeatureType::kDecimal), "decimal");
  EXPECT_EQ(to_string(FeatureType::kMoney), "money");
  EXPECT_EQ(to_string(FeatureType::kDate), "date");
  EXPECT_EQ(to_string(FeatureType::kCategory), "category");
  EXPECT_EQ(to_string(FeatureType::kBoolean), "boolean");
}

TEST(FeatureTable, FindsNothingUnderAnUnknownName) {
  EXPECT_EQ(measure(two_people()).find("shoe_size"), nullptr);
}

}  // namespace
}  // namespace sonder
