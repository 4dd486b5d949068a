#include "profile/survivorship.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "profile/profiles.h"
#include "support/linked_profiles.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::day;

std::vector<std::string> texts(const std::vector<FieldClaim>& claims) {
  std::vector<std::string> list;
  for (const FieldClaim& claim : claims) list.push_back(claim.text);
  return list;
}

using Texts = std::vector<std::string>;

/// Four records of one person, of which the third is of a later day than the second.
Population four_records() {
  return a_population({a_record().from(RecordOrigin::kOrder), a_record().observed(2024, 1, 1),
                       a_record().observed(2024, 6, 1), a_record().from(RecordOrigin::kResponse)});
}

SurvivingValues choose(const Population& population, Field field, SurvivorRule rule,
                       const Texts& said) {
  std::vector<FieldClaim> claims;
  for (std::uint32_t record = 0; record < said.size(); ++record) {
    if (!said[record].empty()) claims.push_back({{record}, said[record]});
  }
  return choose_survivors(population, field, rule, claims);
}

TEST(ChooseSurvivors, KeepsTheMostRecentAndNamesWhatGaveWay) {
  const SurvivingValues values =
      choose(four_records(), Field::kCity, SurvivorRule::kMostRecent, {"Split", "Zadar", "Pula"});
  EXPECT_EQ(texts(values.kept), (Texts{"Pula"}));
  EXPECT_EQ(values.kept[0].record, RecordId{2});
  EXPECT_EQ(texts(values.gave_way), (Texts{"Zadar", "Split"}));
}

TEST(ChooseSurvivors, GoesByOriginAndOrderWhereNoDayIsKnown) {
  const Population population =
      a_population({a_record().from(RecordOrigin::kResponse), a_record().from(RecordOrigin::kOrder),
                    a_record(), a_record()});
  const SurvivingValues values =
      choose(population, Field::kCity, SurvivorRule::kMostRecent, {"A", "B", "C", "D"});
  EXPECT_EQ(texts(values.kept), (Texts{"C"}));
  EXPECT_EQ(texts(values.gave_way), (Texts{"D", "B", "A"}));
}

TEST(ChooseSurvivors, TakesSpellingsForOneValue) {
  const SurvivingValues values = choose(four_records(), Field::kCity, SurvivorRule::kMostRecent,
                                        {"Łódź", "ŁÓDŹ", "lodz", "Lublin"});
  EXPECT_EQ(texts(values.kept), (Texts{"lodz"}));
  EXPECT_EQ(texts(values.gave_way), (Texts{"Lublin"}));
}

TEST(ChooseSurvivors, PutsAVerifiedAddressFirst) {
  Population population = four_records();
  population.records.attributes.of(Field::kEmailVerified).set(1, "yes");
  const SurvivingValues values = choose(population, Field::kEmail, SurvivorRule::kVerifiedFirst,
                                        {"a@x.pl", "b@x.pl", "c@x.pl"});
  EXPECT_EQ(texts(values.kept), (Texts{"b@x.pl"}));
}

TEST(ChooseSurvivors, NeverOverwritesWhatThePersonSaid) {
  Population population = four_records();
  population.files.push_back({{1}, SourceClass::kInferred, std::nullopt});
  population.records.source[2] = {1};
  const SurvivingValues values = choose(population, Field::kInterests, SurvivorRule::kDeclaredFirst,
                                        {"", "", "opera", "chess"});
  EXPECT_EQ(texts(values.kept), (Texts{"chess"}));
}

TEST(ChooseSurvivors, FollowsTheTrustInSources) {
  Population population = four_records();
  population.files.push_back({{1}, SourceClass::kThirdParty, std::nullopt});
  population.records.source[2] = {1};
  const SurvivingValues values = choose(population, Field::kCity, SurvivorRule::kSourcePriority,
                                        {"Split", "Zadar", "Pula", "Rijeka"});
  // Declared by the customer's row, then by the response, then known of orders, then bought.
  EXPECT_EQ(texts(values.kept), (Texts{"Zadar"}));
  EXPECT_EQ(texts(values.gave_way), (Texts{"Rijeka", "Split", "Pula"}));
}

TEST(ChooseSurvivors, CountsCharactersAndRecords) {
  const Population population = four_records();
  const Texts said = {"Ил", "Abc", "Ил", "abcd"};
  EXPECT_EQ(texts(choose(population, Field::kCity, SurvivorRule::kLongest, said).kept),
            (Texts{"abcd"}));
  EXPECT_EQ(texts(choose(population, Field::kCity, SurvivorRule::kMostFrequent, said).kept),
            (Texts{"Ил"}));
}

TEST(ChooseSurvivors, KeepsAllOfWhatAPersonMayHaveSeveralOf) {
  const SurvivingValues values =
      choose(four_records(), Field::kPets, SurvivorRule::kAll, {"cat", "dog", "Cat", "parrot"});
  EXPECT_EQ(texts(values.kept), (Texts{"Cat", "dog", "parrot"}));
  EXPECT_TRUE(values.gave_way.empty());
}

TEST(SurvivorRule, HasANameEach) {
  for (std::size_t rule = 0; rule < kSurvivorRuleCount; ++rule) {
    const auto each = static_cast<SurvivorRule>(rule);
    EXPECT_EQ(survivor_rule_from(to_string(each)), each);
  }
  EXPECT_EQ(survivor_rule_from("newest"), std::nullopt);
}

TEST(BuildProfiles, KeepsValuesByTheRulesItIsGiven) {
  const Population population =
      a_population({a_record().with(PersonField::kCity, "Split").observed(2024, 6, 1),
                    a_record().with(PersonField::kCity, "Slavonski Brod").observed(2024, 1, 1)});
  Resolution resolution;
  resolution.profile_of = {{0}, {0}};
  resolution.profile_count = 1;
  resolution.anonymous = Bitset(2);
  SurvivorRules rules;
  EXPECT_EQ(surviving_record(population, build_profiles(population, resolution, rules), {0},
                             PersonField::kCity),
            RecordId{0});
  rules.of_field[static_cast<std::size_t>(Field::kCity)] = SurvivorRule::kLongest;
  EXPECT_EQ(surviving_record(population, build_profiles(population, resolution, rules), {0},
                             PersonField::kCity),
            RecordId{1});
}

}  // namespace
}  // namespace sonder
