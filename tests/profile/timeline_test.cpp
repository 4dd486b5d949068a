#include "profile/timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <random>
#include <vector>

#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::day;

Timestamp moment(std::int32_t month, std::int32_t of_month, std::int32_t hour,
                 std::int32_t minute) {
  Timestamp at = start_of_day(day(2024, month, of_month));
  at.seconds_since_epoch += hour * 3600 + minute * 60;
  return at;
}

struct EventRow {
  EventKind kind = EventKind::kPageView;
  std::optional<Timestamp> at = std::nullopt;
  std::string_view page = {};
  std::uint32_t source = 0;
  std::uint32_t record = 0;
};

void add(const EventRow& row, Population& population) {
  Events& events = population.events;
  events.about.push_back({row.source}, events.size() + 2, RecordId{row.record});
  events.at.push_back(row.at);
  events.kind.push_back(row.kind);
  events.page.codes.push_back(events.page.dictionary.intern(row.page));
  for (CodedText* text : {&events.name, &events.product, &events.category, &events.channel,
                          &events.campaign, &events.text}) {
    text->codes.push_back(TextDictionary::kEmpty);
  }
}

Population with_events(const std::vector<EventRow>& rows) {
  Population population = a_population({a_record().id("1"), a_record().id("2")});
  for (const EventRow& row : rows) add(row, population);
  return population;
}

Profiles profiles_of(const Population& population) {
  return build_profiles(population, resolve_identities(population.records).value());
}

Timeline life(const Population& population, Date as_of = day(2030, 1, 1)) {
  return build_timeline(population, profiles_of(population), {0}, as_of);
}

std::vector<std::size_t> lengths(const std::vector<Visit>& visits) {
  std::vector<std::size_t> lengths;
  for (const Visit& visit : visits) lengths.push_back(visit.events.size());
  return lengths;
}

// FEATURES 1.4 kind 1: a visit ends by a gap above 30 minutes or a new day.
TEST(FindVisits, EndsAVisitByAGapOfMoreThanHalfAnHour) {
  const Population population = with_events(
      {{.at = moment(3, 1, 10, 0)}, {.at = moment(3, 1, 10, 30)}, {.at = moment(3, 1, 11, 1)}});
  EXPECT_EQ(lengths(life(population).visits), (std::vector<std::size_t>{2, 1}));
}

TEST(FindVisits, EndsAVisitAtMidnight) {
  const Population population =
      with_events({{.at = moment(3, 1, 23, 50)}, {.at = moment(3, 2, 0, 5)}});
  EXPECT_EQ(lengths(life(population).visits), (std::vector<std::size_t>{1, 1}));
}

TEST(FindVisits, KeepsTwoLogsApartAndTakesAnotherGapWhenTold) {
  const Population population = with_events({{.at = moment(3, 1, 10, 0)},
                                             {.at = moment(3, 1, 10, 5), .source = 1},
                                             {.at = moment(3, 1, 10, 40)}});
  EXPECT_EQ(lengths(life(population).visits), (std::vector<std::size_t>{1, 1, 1}));
  const std::vector<std::uint32_t> positions = {0, 1, 2};
  EXPECT_EQ(lengths(find_visits(population.events, positions, day(2030, 1, 1), {60})),
            (std::vector<std::size_t>{2, 1}));
}

TEST(VisitDepth, CountsDistinctPages) {
  const Population population = with_events({{.at = moment(3, 1, 10, 0), .page = "/a"},
                                             {.at = moment(3, 1, 10, 1), .page = "/b"},
                                             {.at = moment(3, 1, 10, 2), .page = "/a"},
                                             {EventKind::kSearch, moment(3, 1, 10, 3), "/s"}});
  const Timeline timeline = life(population);
  ASSERT_EQ(timeline.visits.size(), 1U);
  EXPECT_EQ(visit_depth(population.events, timeline.visits[0]), 2U);
}

TEST(BuildTimeline, TellsVisitsAndWhatIsNoPartOfOne) {
  const Population population = with_events({{EventKind::kAbandonedCart, moment(3, 1, 10, 40)},
                                             {.at = moment(3, 1, 10, 0)},
                                             {EventKind::kInquiry, moment(3, 1, 9, 0)},
                                             {EventKind::kAction, std::nullopt},
                                             {.at = moment(3, 1, 10, 10)},
                                             {.at = moment(3, 1, 10, 0), .record = 1}});
  const Timeline timeline = life(population);
  ASSERT_EQ(timeline.events.size(), 3U);
  EXPECT_EQ(timeline.events[0].kind, TimelineKind::kAbandonedCart);
  EXPECT_EQ(timeline.events[1].kind, TimelineKind::kVisit);
  EXPECT_EQ(timeline.events[1].file_row, 3U);
  EXPECT_EQ(timeline.events[2].kind, TimelineKind::kInquiry);
  EXPECT_EQ(timeline.undated, 1U);
}

TEST(BuildTimeline, SettlesTheSameMomentByRowAndThenByFile) {
  Population population = with_events({{EventKind::kAction, moment(3, 1, 9, 0), "", 1},
                                       {EventKind::kAction, moment(3, 1, 9, 0), "", 0},
                                       {EventKind::kAction, moment(3, 1, 9, 0), "", 0}});
  population.events.about.file_row = {2, 3, 2};
  const Timeline timeline = life(population);
  ASSERT_EQ(timeline.events.size(), 3U);
  EXPECT_EQ(timeline.events[0].position, 1U);
  EXPECT_EQ(timeline.events[1].position, 0U);
  EXPECT_EQ(timeline.events[2].position, 2U);
}

TEST(ReachedAsOf, DoesNotTellWhatCameLater) {
  Messages messages;
  messages.about.push_back({0}, 2, RecordId{0});
  for (MomentColumn& column : messages.at) column.push_back(std::nullopt);
  const auto set = [&](MessageStage stage, Timestamp at) {
    messages.at[static_cast<std::size_t>(stage)].values[0] = at;
    messages.at[static_cast<std::size_t>(stage)].known.set(0);
  };
  set(MessageStage::kSent, moment(3, 1, 8, 0));
  set(MessageStage::kOpened, moment(3, 3, 8, 0));
  messages.reached.push_back(0b100101);  // sent, opened, unsubscribed
  EXPECT_TRUE(reached_as_of(messages, 0, MessageStage::kSent, day(2024, 3, 1)));
  EXPECT_FALSE(reached_as_of(messages, 0, MessageStage::kOpened, day(2024, 3, 2)));
  EXPECT_TRUE(reached_as_of(messages, 0, MessageStage::kOpened, day(2024, 3, 3)));
  EXPECT_FALSE(reached_as_of(messages, 0, MessageStage::kClicked, day(2024, 3, 9)));
  EXPECT_FALSE(reached_as_of(messages, 0, MessageStage::kUnsubscribed, day(2024, 2, 29)));
}

/// Events in any order, some on the same moment.
Population with_many_events(std::size_t count) {
  std::mt19937 random(7);
  Population population = a_population({a_record().id("1")});
  for (std::size_t i = 0; i < count; ++i) {
    const auto minute = static_cast<std::int32_t>(random() % 400'000);
    Timestamp at = moment(1, 1, 0, 0);
    at.seconds_since_epoch += minute * 60;
    add({random() % 2 == 0 ? EventKind::kPageView : EventKind::kAction, at}, population);
  }
  return population;
}

TEST(BuildTimeline, HoldsEveryEventOfALongLifeOnceAndInOrder) {
  const Population population = with_many_events(100'000);
  const Profiles profiles = profiles_of(population);
  const auto begin = std::chrono::steady_clock::now();
  const Timeline timeline = build_timeline(population, profiles, {0}, day(2030, 1, 1));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  EXPECT_LT(took.count(), 1.0);
  EXPECT_TRUE(std::is_sorted(timeline.events.begin(), timeline.events.end(),
                             [](const auto& a, const auto& b) { return a.at > b.at; }));
  std::size_t told = 0;
  for (const Visit& visit : timeline.visits) told += visit.events.size();
  EXPECT_EQ(told + timeline.events.size() - timeline.visits.size(), 100'000U);
}

}  // namespace
}  // namespace sonder
