#include "model/attributes.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

#include "model/observation.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::day;

TEST(Attributes, KeepWhatOnlySomeRecordsSay) {
  Attributes attributes;
  attributes.of(Field::kCarMake).set(2, "Škoda");
  EXPECT_EQ(attributes.at(Field::kCarMake, 0), "");
  EXPECT_EQ(attributes.at(Field::kCarMake, 2), "Škoda");
  EXPECT_EQ(attributes.at(Field::kCarMake, 9), "");
  EXPECT_EQ(attributes.at(Field::kPets, 2), "");
  EXPECT_EQ(attributes.find(Field::kPets), nullptr);
}

TEST(Attributes, KeepTheFirstDefinitionOfAnOwnField) {
  Attributes attributes;
  attributes.of(OwnField{"Shoe size", ValueType::kInteger, "EU"}).set(0, "42");
  attributes.of(OwnField{"Shoe size", ValueType::kText, "UK"}).set(1, "8");
  ASSERT_EQ(attributes.columns.size(), 1U);
  EXPECT_EQ(attributes.columns[0].unit(), "EU");
  EXPECT_EQ(attributes.find("Shoe size")->at(1), "8");
}

TEST(Attribute, IsDescribedByTheCatalogueOrByItsDefinition) {
  const Attribute buys = attribute_of(Field::kBuysFor);
  EXPECT_EQ(buys.name(), "buys_for");
  const Attribute size = attribute_of(OwnField{"Size", ValueType::kText, "", {"S", "M"}});
  EXPECT_EQ(size.label(), "Size");
  EXPECT_EQ(size.data_type(), DataType::kDescriptive);
}

TEST(SourceClassOf, FollowsTheRowsOriginAndTheField) {
  Population population = a_population({a_record().id("1"), a_record().from(RecordOrigin::kOrder),
                                        a_record().from(RecordOrigin::kResponse)});
  EXPECT_EQ(source_class_of(population, 0, Field::kEmail), SourceClass::kOnlineIdentity);
  EXPECT_EQ(source_class_of(population, 0, Field::kPets), SourceClass::kDeclared);
  EXPECT_EQ(source_class_of(population, 0, Field::kTotalSpent), SourceClass::kTransactional);
  EXPECT_EQ(source_class_of(population, 0, Field::kVisits), SourceClass::kNonTransactional);
  EXPECT_EQ(source_class_of(population, 0, Field::kDecidingFactor), SourceClass::kNonTransactional);
  EXPECT_EQ(source_class_of(population, 0, std::nullopt), SourceClass::kDeclared);
  EXPECT_EQ(source_class_of(population, 1, Field::kCity), SourceClass::kTransactional);
  EXPECT_EQ(source_class_of(population, 1, Field::kEmail), SourceClass::kOnlineIdentity);
  EXPECT_EQ(source_class_of(population, 2, Field::kFirstName), SourceClass::kDeclared);
}

TEST(SourceClassOf, TakesAVerifiedIdentityForADigitalOne) {
  Population population = a_population({a_record().id("1"), a_record().id("2")});
  population.records.attributes.of(Field::kEmailVerified).set(1, "yes");
  EXPECT_FALSE(is_verified(population.records, 0, Field::kEmail));
  EXPECT_TRUE(is_verified(population.records, 1, Field::kEmail));
  EXPECT_FALSE(is_verified(population.records, 1, Field::kPhone));
  EXPECT_EQ(source_class_of(population, 1, Field::kEmail), SourceClass::kDigitalIdentity);
}

TEST(SourceClassOf, TakesWhatTheFileWasToldToBeForAllOfIt) {
  Population population = a_population({a_record().id("1"), a_record().id("1").in_file(1)});
  population.files.push_back({{1}, SourceClass::kThirdParty, day(2024, 5, 1)});
  EXPECT_EQ(source_class_of(population, 1, Field::kEmail), SourceClass::kThirdParty);
  EXPECT_EQ(source_class_of(population, 1, std::nullopt), SourceClass::kThirdParty);
  EXPECT_EQ(source_class_of(population, 0, Field::kEmail), SourceClass::kOnlineIdentity);
}

TEST(ObservedOn, IsTheDayOfTheRowElseOfTheFile) {
  Population population = a_population(
      {a_record().in_file(1).observed(2024, 2, 29), a_record().in_file(1), a_record()});
  population.files.push_back({{1}, std::nullopt, day(2024, 5, 1)});
  EXPECT_EQ(observed_on(population, 0), day(2024, 2, 29));
  EXPECT_EQ(observed_on(population, 1), day(2024, 5, 1));
  EXPECT_EQ(observed_on(population, 2), std::nullopt);
}

}  // namespace
}  // namespace sonder
