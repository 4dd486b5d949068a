#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>

#include "features/feature_table.h"
#include "support/feature_tables.h"
#include "support/linked_profiles.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::an_order;
using testing::day;
using testing::unlinked_profiles;
using testing::Values;
using testing::values_of;

/// The day of measuring in all of these, after a 29 February.
const Date kAsOf = day(2024, 3, 31);

Timestamp days_before(int days, int hour = 0) {
  const Timestamp midnight = start_of_day({kAsOf.days_since_epoch - days});
  return {midnight.seconds_since_epoch + hour * 3'600};
}

FeatureTable measured(const Population& population) {
  return measure_features(population, unlinked_profiles(population), {kAsOf}).value();
}

/// Of the first person, in 7, 30, 90 and 365 days.
Values in_windows(const FeatureTable& table, const std::string& measure) {
  Values values;
  for (const char* window : {"_7d", "_30d", "_90d", "_365d"}) {
    const Values all = values_of(table, measure + window);
    values.push_back(all.empty() ? std::nullopt : all.front());
  }
  return values;
}

// By hand: each window's last day inside and the day before it, 7, 30, 90 and 365 days ago; 2024
// has a 29 February, so 365 days ago is 1 April 2023.
TEST(Windows, HoldTheDayAndThoseBeforeIt) {
  const Population population = a_population(
      {a_record().id("anna")},
      {an_order().by(0).on(2024, 3, 31).paid(1), an_order().by(0).on(2024, 3, 25).paid(10),
       an_order().by(0).on(2024, 3, 24).paid(100), an_order().by(0).on(2024, 3, 2).paid(1'000),
       an_order().by(0).on(2024, 3, 1).paid(10'000), an_order().by(0).on(2024, 1, 2).paid(100'000),
       an_order().by(0).on(2024, 1, 1).paid(1'000'000),
       an_order().by(0).on(2023, 4, 2).paid(10'000'000),
       an_order().by(0).on(2023, 4, 1).paid(100'000'000)});
  const FeatureTable table = measured(population);
  EXPECT_EQ(in_windows(table, "order_count"), (Values{2, 4, 6, 8}));
  EXPECT_EQ(in_windows(table, "net_spend"), (Values{11, 1'111, 111'111, 11'111'111}));
}

TEST(Windows, LeaveOutTheFutureCancelledAndUndatedOrders) {
  const Population population = a_population(
      {a_record().id("anna"), a_record().id("bob")},
      {an_order().by(0).on(2024, 3, 30).paid(700), an_order().by(0).on(2024, 3, 30).returned(200),
       an_order().by(0).on(2024, 4, 1).paid(50), an_order().by(0).paid(40),
       an_order().by(0).on(2024, 3, 30).paid(30).cancelled()});
  const FeatureTable table = measured(population);
  EXPECT_EQ(in_windows(table, "order_count"), (Values{1, 1, 1, 1}));
  EXPECT_EQ(in_windows(table, "net_spend"), (Values{500, 500, 500, 500}));
  EXPECT_EQ(values_of(table, "order_count_30d").at(1), 0) << "bob bought nothing, which is known";
}

TEST(Windows, DoNotKnowTheSpendOfOrdersWithoutAmounts) {
  const FeatureTable some = measured(
      a_population({a_record().id("anna"), a_record().id("bob"), a_record().id("eva")},
                   {an_order().by(0).on(2024, 3, 30), an_order().by(1).on(2023, 1, 1).paid(5)}));
  EXPECT_EQ(values_of(some, "net_spend_30d"), (Values{std::nullopt, 0, 0}));
  EXPECT_EQ(values_of(some, "order_count_30d"), (Values{1, 0, 0}));
  const FeatureTable none = measured(a_population({a_record().id("anna"), a_record().id("bob")},
                                                  {an_order().by(0).on(2024, 3, 30)}));
  EXPECT_EQ(none.find("net_spend_30d"), nullptr);
}

/// Two visits of anna, one of two pages, and one of each day that a window ends before.
Population visits() {
  Population population = a_population({a_record().id("anna"), a_record().id("bob")}, {});
  Events& events = population.events;
  for (const Timestamp at : {days_before(0, 9), days_before(0, 10), days_before(0, 9),
                             days_before(7), days_before(400), days_before(-1)}) {
    events.about.push_back({}, events.size() + 2, RecordId{0});
    events.at.push_back(at);
    events.kind.push_back(EventKind::kPageView);
    for (CodedText* text : {&events.name, &events.page, &events.product, &events.category,
                            &events.channel, &events.campaign, &events.text}) {
      text->codes.push_back(text->dictionary.intern(""));
    }
  }
  return population;
}

TEST(Windows, CountVisitsAndNotPages) {
  const FeatureTable table = measured(visits());
  EXPECT_EQ(values_of(table, "visit_count"), (Values{4, 0}));
  EXPECT_EQ(values_of(table, "last_visit"), (Values{kAsOf.days_since_epoch, std::nullopt}));
  EXPECT_EQ(in_windows(table, "visit_count"), (Values{2, 3, 3, 3}));
}

/// Anna got three messages: opened in time, opened later than measured, and one of later.
Population messages() {
  Population population = a_population({a_record().id("anna"), a_record().id("bob")}, {});
  Messages& all = population.messages;
  const std::array<std::array<int, 2>, 3> sent_and_opened = {{{40, 39}, {3, -1}, {-2, -2}}};
  for (const auto& [sent, opened] : sent_and_opened) {
    all.about.push_back({}, all.size() + 2, RecordId{0});
    for (CodedText* text : {&all.channel, &all.campaign, &all.step, &all.subject}) {
      text->codes.push_back(text->dictionary.intern(""));
    }
    for (std::size_t stage = 0; stage < kMessageStageCount; ++stage) {
      const auto of = static_cast<MessageStage>(stage);
      all.at[stage].push_back(of == MessageStage::kSent     ? std::optional(days_before(sent))
                              : of == MessageStage::kOpened ? std::optional(days_before(opened))
                                                            : std::nullopt);
    }
    all.reached.push_back(0b101);
  }
  return population;
}

TEST(Contacts, CountMessagesAndWhatBecameOfThemByTheDay) {
  const FeatureTable table = measured(messages());
  EXPECT_EQ(values_of(table, "message_count"), (Values{2, 0}));
  EXPECT_EQ(values_of(table, "opened_count"), (Values{1, 0}));
  EXPECT_EQ(values_of(table, "clicked_count"), (Values{0, 0}));
  EXPECT_EQ(values_of(table, "last_message"), (Values{kAsOf.days_since_epoch - 3, std::nullopt}));
  EXPECT_EQ(in_windows(table, "message_count"), (Values{1, 1, 2, 2}));
}

TEST(Windows, AreNotThereOfWhatNoFileTells) {
  const FeatureTable table = measured(a_population({a_record().id("anna")}, {}));
  for (const char* name : {"order_count_7d", "visit_count", "message_count_30d", "ticket_count"}) {
    EXPECT_EQ(table.find(name), nullptr) << name;
  }
}

}  // namespace
}  // namespace sonder
