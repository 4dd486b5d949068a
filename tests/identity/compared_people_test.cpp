#include "identity/compared_people.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "identity/training.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::RecordBuilder;

/// Thirty people of one surname, each twice; born on one day by threes.
std::vector<RecordBuilder> a_family() {
  std::vector<RecordBuilder> records;
  for (std::int32_t person = 0; person < 60; ++person) {
    const std::int32_t who = person / 2;
    records.push_back(a_record()
                          .with(PersonField::kFirstName, std::string(4, char('a' + who % 20)))
                          .with(PersonField::kLastName, "Kowalska")
                          .born(1960 + who / 3, 1, 1));
  }
  return records;
}

/// Far less likely to be one person than any file shows.
MatchModel unlikely_model() {
  MatchModel model = person_match_model();
  model.prior = 1e-12;
  model.household = 1e-12;
  return model;
}

MatchModel likely_model() {
  MatchModel model = person_match_model();
  model.prior = .1;
  model.household = .01;
  return model;
}

ComparedPeople compared(const std::vector<RecordBuilder>& records) {
  ComparedPeople people;
  people.take(a_population(records).records, {}, true);
  return people;
}

TEST(ComparedPeople, ForgetPairsThatDoNotMatterAndFindThemWhereTheyDo) {
  ComparedPeople people = compared(a_family());
  const std::size_t all = people.pairs().kept().size();
  const std::vector<WeighedPair> likely = people.weigh(likely_model());
  people.forget_hopeless(unlikely_model());
  EXPECT_LT(people.pairs().kept().size(), all);
  EXPECT_EQ(people.pairs().size(), all);
  EXPECT_EQ(people.weigh(likely_model()), likely);
  EXPECT_EQ(people.pairs().kept().size(), all);
}

TEST(ComparedPeople, MissNothingByAModelMuchLikeTheOneTheyForgotBy) {
  ComparedPeople people = compared(a_family());
  people.forget_hopeless(unlikely_model());
  const std::size_t kept = people.pairs().kept().size();
  MatchModel alike = unlikely_model();
  alike.prior *= 1.5;
  const std::vector<WeighedPair> weighed = people.weigh(alike);
  EXPECT_EQ(people.pairs().kept().size(), kept);
  ComparedPeople whole = compared(a_family());
  EXPECT_EQ(weighed, whole.weigh(alike));
}

TEST(ComparedPeople, LeaveOutPairsWithinFiles) {
  std::vector<RecordBuilder> records = a_family();
  for (std::size_t record = 0; record < records.size(); ++record) {
    records[record].in_file(static_cast<std::uint32_t>(record % 2));
  }
  ComparedPeople people = compared(records);
  const std::vector<std::uint32_t>& file_of = people.file_of();
  std::vector<WeighedPair> expected = people.weigh(likely_model());
  std::erase_if(expected, [&](const WeighedPair& pair) {
    return file_of[pair.first] == 1 && file_of[pair.second] == 1;
  });
  EXPECT_EQ(people.weigh(likely_model(), {false, true}), expected);
}

TEST(ComparedPeople, AreNotComparedUnlessAskedFor) {
  ComparedPeople people;
  people.take(a_population(a_family()).records, {}, false);
  EXPECT_EQ(people.records().size(), 60U);
  EXPECT_EQ(people.pairs().size(), 0U);
  people.take(a_population(a_family()).records, {}, true);
  EXPECT_EQ(people.pairs().size(), compared(a_family()).pairs().size());
}

/// Of one key the spelling that most have stands for it, and changes as records come.
TEST(RecordPreparation, SpellsAKeyAsMostRecordsDo) {
  std::vector<RecordBuilder> people(1, a_record().with(PersonField::kLastName, "Nowicka"));
  RecordPreparation preparation;
  EXPECT_TRUE(preparation.extend(a_population(people).records).respelt.empty());
  people.insert(people.end(), 2, a_record().with(PersonField::kLastName, "Nowicki"));
  const RecordGrowth growth = preparation.extend(a_population(people).records);
  ASSERT_EQ(growth.respelt.size(), 1U);
  EXPECT_EQ(growth.added.size(), 2U);
  const ComparedRecords& records = preparation.records();
  for (std::size_t position = 0; position < 3; ++position) {
    EXPECT_EQ(records.text_at(position, ComparedField::kSurname), U"nowicki");
  }
}

}  // namespace
}  // namespace sonder
