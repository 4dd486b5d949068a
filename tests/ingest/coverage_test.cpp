#include "ingest/coverage.h"

#include <gtest/gtest.h>

#include "support/tables.h"

namespace sonder {
namespace {

using enum SourceClass;
using testing::table_from;

Date day(std::string_view text) { return parse_iso_date(text).value(); }

Mapping mapping_of(FileKind kind, std::initializer_list<Field> fields) {
  Mapping mapping{.kind = kind};
  std::uint32_t column = 0;
  for (const Field field : fields) mapping.fields.push_back({field, column++});
  return mapping;
}

std::vector<SourceClass> sources_of(const Mapping& mapping, std::uint64_t without_customer = 0) {
  RowAccount account;
  account.without_customer = without_customer;
  return find_coverage(mapping, account).sources;
}

TEST(FindCoverage, NamesTheSourcesAndTypesOfOrders) {
  const Mapping orders =
      mapping_of(FileKind::kOrders, {Field::kEmail, Field::kAmount, Field::kChannel, Field::kCity});
  const Coverage expected = {
      {kTransactional, kOnlineIdentity, kAnonymousIdentity, kNonTransactional},
      {DataType::kIdentity, DataType::kQuantitative, DataType::kDescriptive}};
  RowAccount account;
  account.without_customer = 2;
  EXPECT_EQ(find_coverage(orders, account), expected);
}

TEST(FindCoverage, CountsAnswersAsDeclaredAndQualitative) {
  const Mapping survey = mapping_of(FileKind::kSurvey, {});
  const Coverage expected = {{kDeclared, kNonTransactional}, {DataType::kQualitative}};
  EXPECT_EQ(find_coverage(survey, {}), expected);
}

TEST(FindCoverage, TakesANameForAVerifiedIdentityOnlyBesideSomethingElse) {
  EXPECT_TRUE(sources_of(mapping_of(FileKind::kCustomers, {Field::kFullName})).empty());
  EXPECT_EQ(sources_of(mapping_of(FileKind::kCustomers, {Field::kFullName, Field::kPhone})),
            std::vector<SourceClass>{kDigitalIdentity});
}

TEST(FindCoverage, CountsEventsButNotWhatIsLeftOut) {
  Mapping events = mapping_of(FileKind::kEvents, {Field::kEmail});
  events.layout = Layout::kEventStream;
  events.left_out = {0};
  EXPECT_EQ(sources_of(events), std::vector<SourceClass>{kNonTransactional});
  EXPECT_TRUE(find_coverage(events, {}).types.empty());
}

TEST(FindCoverage, SaysNothingOfATableThatIsNotMapped) {
  EXPECT_EQ(find_coverage({}, {}), Coverage());
}

TEST(MeasureFreshness, GivesTheFirstAndLastDayOfTheColumnThatDatesTheRows) {
  const Table table = table_from(
      "joined,ordered\n2019-05-01,2024-02-29 23:59:00\n2018-01-01,\n,2023-12-31 00:00:00\n");
  const Mapping mapping = mapping_of(FileKind::kOrders, {Field::kRegisteredOn, Field::kOrderedAt});
  EXPECT_EQ(measure_freshness(table, mapping),
            (Freshness{1, day("2023-12-31"), day("2024-02-29")}));
  EXPECT_EQ(measure_freshness(table, mapping_of(FileKind::kCustomers, {Field::kRegisteredOn})),
            (Freshness{0, day("2018-01-01"), day("2019-05-01")}));
}

TEST(MeasureFreshness, IsAbsentWithoutADate) {
  const Table table = table_from("ordered,amount\nsoon,2\nlater,3\n");
  EXPECT_EQ(measure_freshness(table, mapping_of(FileKind::kOrders, {Field::kOrderedAt})),
            std::nullopt);
  EXPECT_EQ(measure_freshness(table, {}), std::nullopt);
  const Table empty = table_from("ordered,amount\n");
  EXPECT_EQ(measure_freshness(empty, mapping_of(FileKind::kOrders, {Field::kOrderedAt})),
            std::nullopt);
}

}  // namespace
}  // namespace sonder
