#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/assemble.h"
#include "ingest/detail/attribute_values.h"
#include "ingest/detail/consent_words.h"
#include "support/mapped_files.h"
#include "support/people.h"
#include "support/tables.h"

namespace sonder {
namespace {

using testing::a_file;
using testing::assembled;
using testing::day;
using testing::table_from;

std::string said(const AssembledPopulation& result, Field field, std::size_t record) {
  return std::string(result.population.records.attributes.at(field, record));
}

std::uint64_t issues(const AssembledPopulation& result, IssueCode code) {
  return result.accounts[0].issues.count(code);
}

TEST(AssembleAttributes, KeepsEachInTheFormOfItsKind) {
  const auto result = assembled(
      {a_file(FileKind::kCustomers,
              {Field::kCustomerId, Field::kTotalSpent, Field::kLastContact, Field::kEmailVerified,
               Field::kBirthYear, Field::kBuysFor, Field::kWorkEmail},
              "id,spent,contact,verified,born,for,work\n"
              "1,1250.50,2024-02-29,tak,1984,A GIFT,Jan@Firma.PL \n"
              "2,7.00,2023-12-31,nie,1990,both,\n")});
  EXPECT_EQ(said(result, Field::kTotalSpent, 0), "1250.5");
  EXPECT_EQ(said(result, Field::kTotalSpent, 1), "7");
  EXPECT_EQ(said(result, Field::kLastContact, 0), "2024-02-29");
  EXPECT_EQ(said(result, Field::kEmailVerified, 0), "yes");
  EXPECT_EQ(said(result, Field::kEmailVerified, 1), "no");
  EXPECT_EQ(said(result, Field::kBirthYear, 0), "1984");
  EXPECT_EQ(said(result, Field::kBuysFor, 0), "A GIFT");
  EXPECT_EQ(said(result, Field::kWorkEmail, 0), "jan@firma.pl");
  EXPECT_EQ(said(result, Field::kWorkEmail, 1), "");
}

// 5260250995 and 123456785 have right check digits, 5260250994 has not.
TEST(AssembleAttributes, NamesNumbersThatNobodyCanHaveAndKeepsThem) {
  const auto result =
      assembled({a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kNip, Field::kRegon},
                        "id,nip,regon\n1,526-025-09-95,123456785\n2,5260250994,\n")});
  EXPECT_EQ(said(result, Field::kNip, 0), "5260250995");
  EXPECT_EQ(said(result, Field::kRegon, 0), "123456785");
  EXPECT_EQ(said(result, Field::kNip, 1), "5260250994");
  EXPECT_EQ(issues(result, IssueCode::kWrongNumber), 1U);
}

// People answer in the words of their own files, which no list of ours can name.
TEST(AssembleAttributes, TakesWhatAnyLanguageSaysForAFieldOfTheCatalogue) {
  const auto result = assembled({a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kBuysFor},
                                        "id,for\n1,dla siebie\n2,za sebe\n3,для себя\n4,both\n")});
  EXPECT_EQ(said(result, Field::kBuysFor, 0), "dla siebie");
  EXPECT_EQ(said(result, Field::kBuysFor, 2), "для себя");
  EXPECT_EQ(issues(result, IssueCode::kUnexpectedChoice), 0U);
}

TEST(AssembleAttributes, KeepsAgesAsYearsOfBirthWhereTheDayIsKnown) {
  auto file = a_file(FileKind::kCustomers,
                     {Field::kCustomerId, Field::kAge, Field::kChildrenAges, Field::kObservedAt},
                     "id,age,kids,seen\n1,40,\"5, 8\",2024-03-01\n2,31,,2020-01-15\n");
  const auto result = assembled({std::move(file)});
  EXPECT_EQ(said(result, Field::kBirthYear, 0), "1984");
  EXPECT_EQ(said(result, Field::kBirthYear, 1), "1989");
  EXPECT_EQ(said(result, Field::kChildrenBirthYears, 0), "2019, 2016");
  EXPECT_EQ(said(result, Field::kAge, 0), "");
  EXPECT_EQ(issues(result, IssueCode::kUndatedAge), 0U);
}

TEST(AssembleAttributes, KeepsAgesOfNoDayAsTheyAreAndSaysSo) {
  const auto result = assembled(
      {a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kAge}, "id,age\n1,40\n2,31\n")});
  EXPECT_EQ(said(result, Field::kAge, 0), "40");
  EXPECT_EQ(said(result, Field::kBirthYear, 0), "");
  EXPECT_EQ(issues(result, IssueCode::kUndatedAge), 1U);
}

TEST(AssembleAttributes, KeepsFieldsThatTheMappingDefines) {
  auto file =
      a_file(FileKind::kCustomers, {Field::kCustomerId}, "id,buty,rozmiar\n1,42,m\n2,39,XXL\n");
  file.mapping.own_fields = {
      {{"Shoe size", ValueType::kInteger, "EU"}, 1},
      {{"Shirt", ValueType::kText, "", {"S", "M", "L"}}, 2},
  };
  const auto result = assembled({std::move(file)});
  const Attributes& attributes = result.population.records.attributes;
  EXPECT_EQ(attributes.find("Shoe size")->at(0), "42");
  EXPECT_EQ(attributes.find("Shirt")->at(0), "M");
  EXPECT_EQ(attributes.find("Shirt")->at(1), "XXL");
  EXPECT_EQ(issues(result, IssueCode::kUnexpectedChoice), 1U);
}

TEST(AssembleAttributes, NotesWhatWasToldOfAFile) {
  auto file = a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kAge}, "id,age\n1,40\n");
  file.mapping.source_class = SourceClass::kSecondParty;
  file.mapping.observed_on = day(2024, 5, 1);
  const auto result = assembled({std::move(file)});
  EXPECT_EQ(said(result, Field::kBirthYear, 0), "1984");
  const SourceFacts* facts = result.population.facts_of(result.population.records.source[0]);
  ASSERT_NE(facts, nullptr);
  EXPECT_EQ(facts->source_class, SourceClass::kSecondParty);
}

TEST(BirthYears, TakesSeveralAgesAndNothingElse) {
  EXPECT_EQ(birth_years("0", day(2024, 3, 1)), "2024");
  EXPECT_EQ(birth_years("5 & 8/11", day(2024, 3, 1)), "2019, 2016, 2013");
  EXPECT_EQ(birth_years("121", day(2024, 3, 1)), "");
  EXPECT_EQ(birth_years("five", day(2024, 3, 1)), "");
  EXPECT_EQ(birth_years("", day(2024, 3, 1)), "");
}

TEST(ReadConsent, UnderstandsWordsForBoth) {
  for (const char* const given : {"yes", "TAK", "1", "subscribed", "да"}) {
    EXPECT_EQ(read_consent(given), kConsentGiven) << given;
  }
  for (const char* const refused : {"no", "nie", "0", "Unsubscribed", "нет"}) {
    EXPECT_EQ(read_consent(refused), kConsentRefused) << refused;
  }
  EXPECT_EQ(read_consent("perhaps"), kConsentUnknown);
  EXPECT_EQ(read_consent(""), kConsentUnknown);
}

}  // namespace
}  // namespace sonder
