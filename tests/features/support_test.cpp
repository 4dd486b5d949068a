#include <gtest/gtest.h>

#include <optional>

#include "features/feature_table.h"
#include "support/feature_tables.h"
#include "support/linked_profiles.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::day;
using testing::Decimals;
using testing::decimals_of;
using testing::unlinked_profiles;
using testing::Values;
using testing::values_of;

/// A moment of March 2024.
Timestamp march(int day_of_month, int hour = 0) {
  return {start_of_day(day(2024, 3, day_of_month)).seconds_since_epoch + hour * 3'600};
}

void add_case(Population& population, std::uint32_t record, std::optional<Timestamp> opened,
              std::optional<Timestamp> solved) {
  Tickets& tickets = population.tickets;
  tickets.about.push_back({}, tickets.size() + 2, RecordId{record});
  tickets.opened.push_back(opened);
  tickets.solved.push_back(solved);
  tickets.is_solved.push_back(solved.has_value());
}

/// Anna asked twice and once more without a date, bob's solution came before his question, and eva
/// never asked.
Population three_people() {
  Population population =
      a_population({a_record().id("anna"), a_record().id("bob"), a_record().id("eva")}, {});
  add_case(population, 0, march(1), march(2, 12));
  add_case(population, 0, march(10), march(20));
  add_case(population, 0, std::nullopt, std::nullopt);
  add_case(population, 1, march(5), march(4));
  return population;
}

FeatureTable measured(const Population& population, Date as_of) {
  return measure_features(population, unlinked_profiles(population), {as_of}).value();
}

TEST(MeasureFeatures, CountsCasesAtTheHelpDesk) {
  const FeatureTable table = measured(three_people(), day(2024, 3, 20));
  EXPECT_EQ(values_of(table, "ticket_count"), (Values{3, 1, 0}));
  EXPECT_EQ(values_of(table, "open_tickets"), (Values{1, 0, 0}));
  EXPECT_EQ(decimals_of(table, "days_to_solve"), (Decimals{5.75, std::nullopt, std::nullopt}));
  EXPECT_EQ(
      values_of(table, "last_ticket"),
      (Values{day(2024, 3, 10).days_since_epoch, day(2024, 3, 5).days_since_epoch, std::nullopt}));
}

TEST(MeasureFeatures, SeesNoCaseAndNoSolutionOfALaterDay) {
  const FeatureTable table = measured(three_people(), day(2024, 3, 12));
  EXPECT_EQ(values_of(table, "ticket_count"), (Values{2, 1, 0}));
  EXPECT_EQ(values_of(table, "open_tickets"), (Values{1, 0, 0}));
  EXPECT_EQ(decimals_of(table, "days_to_solve"), (Decimals{1.5, std::nullopt, std::nullopt}));
}

TEST(MeasureFeatures, HasNoCasesWhereNoFileTellsOfAny) {
  const FeatureTable table = measured(a_population({a_record().id("anna")}, {}), day(2024, 3, 1));
  EXPECT_EQ(table.find("ticket_count"), nullptr);
}

}  // namespace
}  // namespace sonder
