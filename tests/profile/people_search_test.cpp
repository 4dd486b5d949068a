#include "profile/people_search.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace sonder {
namespace {

struct Person {
  std::string_view name;
  std::string_view email;
  std::string_view customer_id;
};

Profiles people(std::initializer_list<Person> persons) {
  Profiles profiles;
  for (const Person& person : persons) {
    profiles.display_name.codes.push_back(profiles.display_name.dictionary.intern(person.name));
    profiles.email.codes.push_back(profiles.email.dictionary.intern(person.email));
    profiles.customer_id.codes.push_back(
        profiles.customer_id.dictionary.intern(person.customer_id));
    ++profiles.resolution.profile_count;
  }
  return profiles;
}

using Positions = std::vector<std::uint32_t>;

TEST(PeopleIndex, FindsPartsOfNamesAddressesAndIds) {
  const PeopleIndex index(people({{"Łukasz Żak", "lz@example.com", "0042"},
                                  {"Lukas Zack", "zack@example.org", "7"},
                                  {"", "", "420"}}));
  EXPECT_EQ(index.find("lukas").positions(), (Positions{0, 1}));
  EXPECT_EQ(index.find("ŻAK").positions(), (Positions{0}));
  EXPECT_EQ(index.find("42").positions(), (Positions{0, 2}));
  EXPECT_EQ(index.find("example.org").positions(), (Positions{1}));
}

TEST(PeopleIndex, WantsEveryWordInAnyOrder) {
  const PeopleIndex index(
      people({{"Anna Nowak", "an@example.com", "1"}, {"Anna Petrova", "ap@example.com", "2"}}));
  EXPECT_EQ(index.find("  nowak   anna ").positions(), (Positions{0}));
  EXPECT_EQ(index.find("anna").positions(), (Positions{0, 1}));
}

TEST(PeopleIndex, FindsNothingAcrossTwoPeople) {
  const PeopleIndex index(people({{"", "", "12"}, {"34", "", ""}}));
  EXPECT_TRUE(index.find("1234").positions().empty());
  EXPECT_TRUE(index.find("12\n34").positions().empty());
}

TEST(PeopleIndex, FindsEverybodyForABlankTextAndNobodyAmongNobody) {
  const PeopleIndex index(people({{"A", "", ""}, {"", "", ""}}));
  EXPECT_EQ(index.find("  ").positions(), (Positions{0, 1}));
  EXPECT_EQ(PeopleIndex(people({})).find("a").size(), 0U);
}

}  // namespace
}  // namespace sonder
