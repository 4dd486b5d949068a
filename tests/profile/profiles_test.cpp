#include "profile/profiles.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "profile/timeline.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::a_response;
using testing::an_order;
using testing::day;

Profiles profiles_of(const Population& population) {
  return build_profiles(population, resolve_identities(population.records).value());
}

std::vector<std::uint32_t> items(const Grouping& grouping, std::uint32_t profile) {
  const auto span = grouping.of({profile});
  return {span.begin(), span.end()};
}

TEST(BuildProfiles, GroupsOrdersByPersonAndTimeWithUndatedOnesLast) {
  const Population population =
      a_population({a_record().id("7"), a_record().id("8"), a_record().id("7")},
                   {an_order().by(2).on(2024, 3, 1), an_order().by(0),
                    an_order().by(1).on(2024, 1, 1), an_order().by(0).on(2024, 2, 28),
                    an_order().on(2024, 1, 1), an_order().by(0).on(2024, 3, 1)});
  const Profiles profiles = profiles_of(population);
  ASSERT_EQ(profiles.size(), 2U);
  EXPECT_EQ(items(profiles.records, 0), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(items(profiles.orders, 0), (std::vector<std::uint32_t>{3, 0, 5, 1}));
  EXPECT_EQ(items(profiles.orders, 1), (std::vector<std::uint32_t>{2}));
}

TEST(BuildProfiles, GroupsResponsesAndLeavesAnonymousOnesOut) {
  const Population population =
      a_population({a_record().id("7")}, {},
                   {a_response().by(0).on(2024, 5, 2), a_response().on(2024, 5, 1),
                    a_response().by(0).on(2024, 5, 1)});
  const Profiles profiles = profiles_of(population);
  EXPECT_EQ(items(profiles.responses, 0), (std::vector<std::uint32_t>{2, 0}));
}

TEST(BuildProfiles, PutsEveryRecordAndEveryNamedOrderIntoOneProfile) {
  const Population population = a_population(
      {a_record().id("1").email("a@example.pl"), a_record().id("2"),
       a_record().email("a@example.pl"), a_record()},
      {an_order().by(0), an_order().by(1), an_order().by(2), an_order().by(3), an_order()});
  const Profiles profiles = profiles_of(population);
  EXPECT_EQ(profiles.records.items.size(), 4U);
  EXPECT_EQ(profiles.orders.items.size(), 4U);
  EXPECT_EQ(profiles.records.starts.size(), profiles.size() + 1);
}

TEST(BuildProfiles, MakesNothingOfAnEmptyPopulation) {
  const Population nobody;
  const Profiles profiles = profiles_of(nobody);
  EXPECT_EQ(profiles.size(), 0U);
  EXPECT_EQ(profiles.orders.starts, std::vector<std::uint32_t>{0});
}

TEST(BuildProfiles, NamesAPersonByTheFullestThingAnyRecordSays) {
  const Population population = a_population(
      {a_record().id("1").email("z@example.pl").with(PersonField::kFullName, "Zofia Łęcka"),
       a_record()
           .id("2")
           .with(PersonField::kFirstName, "Łukasz")
           .with(PersonField::kLastName, "Wąs"),
       a_record().id("3").with(PersonField::kLastName, "Čorić"),
       a_record().id("4").with(PersonField::kFirstName, "Ольга"),
       a_record().id("5").email("e@example.pl"), a_record().email("f@example.pl"), a_record()});
  const Profiles profiles = profiles_of(population);
  std::vector<std::string> names;
  for (std::size_t profile = 0; profile < profiles.size(); ++profile) {
    names.emplace_back(profiles.display_name.at(profile));
  }
  EXPECT_EQ(names, (std::vector<std::string>{"Zofia Łęcka", "Łukasz Wąs", "Čorić", "Ольга", "5",
                                             "f@example.pl", ""}));
}

TEST(BuildProfiles, TakesFirstAndLastNameFromOneRecord) {
  const Population population =
      a_population({a_record().id("1").with(PersonField::kFirstName, "Ania"),
                    a_record().id("1").with(PersonField::kLastName, "Nowak"),
                    a_record()
                        .id("1")
                        .with(PersonField::kFirstName, "Anna")
                        .with(PersonField::kLastName, "Lis")});
  EXPECT_EQ(profiles_of(population).display_name.at(0), "Anna Lis");
}

TEST(BuildProfiles, PrefersWhatACustomerFileSaysToWhatAnEarlierOrderSays) {
  const Population population = a_population(
      {a_record()
           .id("1")
           .email("old@example.pl")
           .with(PersonField::kFullName, "A. Lis")
           .from(RecordOrigin::kOrder),
       a_record().id("1").email("new@example.pl").with(PersonField::kFullName, "Anna Lis")});
  const Profiles profiles = profiles_of(population);
  EXPECT_EQ(profiles.display_name.at(0), "Anna Lis");
  EXPECT_EQ(profiles.email.at(0), "new@example.pl");
  EXPECT_EQ(profiles.customer_id.at(0), "1");
}

TEST(SurvivingRecord, RanksCustomerRowsBeforeOrdersBeforeResponses) {
  const Population population = a_population(
      {a_record().id("1").with(PersonField::kCity, "Split").from(RecordOrigin::kResponse),
       a_record().id("1").with(PersonField::kCity, "Zadar").from(RecordOrigin::kOrder),
       a_record().id("1").with(PersonField::kCity, "Pula").from(RecordOrigin::kOrder),
       a_record().id("1")});
  const Profiles profiles = profiles_of(population);
  EXPECT_EQ(surviving_record(population, profiles, {0}, PersonField::kCity), RecordId{1});
  EXPECT_EQ(surviving_record(population, profiles, {0}, PersonField::kPhone), std::nullopt);
}

std::vector<TimelineKind> kinds(const Timeline& timeline) {
  std::vector<TimelineKind> kinds;
  for (const TimelineEvent& event : timeline.events) kinds.push_back(event.kind);
  return kinds;
}

Population a_busy_person() {
  return a_population(
      {a_record().id("1").registered(2024, 1, 5)},
      {an_order().by(0).on(2024, 2, 29).at(13, 5).paid(1000),
       an_order().by(0).on(2024, 3, 1).paid(500), an_order().by(0).on(2024, 3, 1).returned(500),
       an_order().by(0).on(2024, 4, 1).cancelled(), an_order().by(0)},
      {a_response().by(0).on(2024, 3, 2).recommends(9), a_response().by(0)});
}

TEST(BuildTimeline, TellsWhatHappenedLatestFirst) {
  const Population population = a_busy_person();
  const auto timeline = build_timeline(population, profiles_of(population), {0}, day(2025, 1, 1));
  EXPECT_EQ(kinds(timeline), (std::vector{TimelineKind::kCancelled, TimelineKind::kResponse,
                                          TimelineKind::kReturn, TimelineKind::kPurchase,
                                          TimelineKind::kPurchase, TimelineKind::kRegistered}));
  EXPECT_EQ(timeline.events[4].position, 0U);
  EXPECT_EQ(timeline.events[4].file_row, 2U);
  EXPECT_TRUE(timeline.events[4].has_time);
  EXPECT_FALSE(timeline.events[3].has_time);
  EXPECT_EQ(timeline.events[1].position, 0U);
  EXPECT_EQ(timeline.undated, 2U);
}

TEST(BuildTimeline, IncludesTheDayItIsAskedForAndNothingLater) {
  const Population population = a_busy_person();
  const Profiles profiles = profiles_of(population);
  EXPECT_EQ(kinds(build_timeline(population, profiles, {0}, day(2024, 2, 29))),
            (std::vector{TimelineKind::kPurchase, TimelineKind::kRegistered}));
  EXPECT_EQ(kinds(build_timeline(population, profiles, {0}, day(2024, 2, 28))),
            std::vector{TimelineKind::kRegistered});
  EXPECT_TRUE(build_timeline(population, profiles, {0}, day(2024, 1, 4)).events.empty());
}

TEST(BuildTimeline, NeverLeaksALaterEventOnAnyDay) {
  const Population population = a_busy_person();
  const Profiles profiles = profiles_of(population);
  const auto whole = build_timeline(population, profiles, {0}, day(2025, 1, 1));
  for (Date as_of = day(2023, 12, 30); as_of < day(2024, 4, 5); ++as_of.days_since_epoch) {
    const auto timeline = build_timeline(population, profiles, {0}, as_of);
    std::size_t expected = 0;
    for (const TimelineEvent& event : whole.events) expected += day_of(event.at) <= as_of ? 1 : 0;
    EXPECT_EQ(timeline.events.size(), expected);
    for (const TimelineEvent& event : timeline.events) EXPECT_LE(day_of(event.at), as_of);
  }
}

TEST(BuildTimeline, TellsOneRegistrationOfRepeatedRowsAndOneOfEachFile) {
  const Population population = a_population(
      {a_record().id("1").registered(2024, 1, 5), a_record().id("1").registered(2024, 1, 5),
       a_record().id("1").registered(2024, 1, 5).in_file(1)});
  const auto timeline = build_timeline(population, profiles_of(population), {0}, day(2024, 2, 1));
  ASSERT_EQ(timeline.events.size(), 2U);
  EXPECT_EQ(timeline.events[0].source, SourceId{1});
  EXPECT_EQ(timeline.events[1].source, SourceId{0});
}

TEST(TimelineKindNames, AreStable) {
  EXPECT_EQ(to_string(TimelineKind::kRegistered), "registered");
  EXPECT_EQ(to_string(TimelineKind::kPurchase), "purchase");
  EXPECT_EQ(to_string(TimelineKind::kReturn), "return");
  EXPECT_EQ(to_string(TimelineKind::kCancelled), "cancelled");
  EXPECT_EQ(to_string(TimelineKind::kResponse), "response");
}

TEST(KnownBeyondSurveys, LeavesOutPeopleWhoOnlyAnswered) {
  Population population =
      a_population({a_record().id("7"), a_record().id("8"), a_record().id("8")});
  population.records.origin = {RecordOrigin::kResponse, RecordOrigin::kResponse,
                               RecordOrigin::kOrder};
  const Profiles profiles =
      build_profiles(population, resolve_identities(population.records).value());
  EXPECT_EQ(known_beyond_surveys(population, profiles).positions(), std::vector<std::uint32_t>{1});
}

}  // namespace
}  // namespace sonder
