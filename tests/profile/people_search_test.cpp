#include "profile/people_search.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

namespace sonder {
namespace {

struct Person {
  std::string_view name;
  std::string_view email;
  std::string_view customer_id;
  std::string_view phone = "";
};

/// One record of each person, and further phones of the first one.
PeopleIndex index_of(std::initializer_list<Person> persons,
                     std::initializer_list<std::string_view> phones_of_first = {}) {
  Profiles profiles;
  Population population;
  CodedText& phones = population.records.field(PersonField::kPhone);
  std::vector<std::uint32_t> profile_of;
  for (const Person& person : persons) {
    profiles.display_name.codes.push_back(profiles.display_name.dictionary.intern(person.name));
    profiles.email.codes.push_back(profiles.email.dictionary.intern(person.email));
    profiles.customer_id.codes.push_back(
        profiles.customer_id.dictionary.intern(person.customer_id));
    phones.codes.push_back(phones.dictionary.intern(person.phone));
    profile_of.push_back(profiles.resolution.profile_count++);
  }
  for (const std::string_view phone : phones_of_first) {
    phones.codes.push_back(phones.dictionary.intern(phone));
    profile_of.push_back(0);
  }
  profiles.anonymous = Bitset(profiles.size());
  profiles.records = group_by_profile(profile_of, profiles.size(),
                                      [](std::uint32_t position) { return position; });
  return {profiles, population};
}

using Positions = std::vector<std::uint32_t>;

TEST(PeopleIndex, FindsPartsOfNamesAddressesAndIds) {
  const PeopleIndex index = index_of({{"Łukasz Żak", "lz@example.com", "0042"},
                                      {"Lukas Zack", "zack@example.org", "7"},
                                      {"", "", "420"}});
  EXPECT_EQ(index.find("lukas").positions(), (Positions{0, 1}));
  EXPECT_EQ(index.find("ŻAK").positions(), (Positions{0}));
  EXPECT_EQ(index.find("42").positions(), (Positions{0, 2}));
  EXPECT_EQ(index.find("example.org").positions(), (Positions{1}));
}

// Whether few are searched or many, and by whichever way: those found among all who are of them.
TEST(PeopleIndex, FindsAmongSomeWhomItFindsAmongAll) {
  const PeopleIndex index = index_of({{"Anna Nowak", "an@example.com", "1", "512 345 678"},
                                      {"Anna Petrova", "ap@example.com", "2"},
                                      {"Jan Nowak", "jn@example.org", "3", "512 345 679"},
                                      {"", "", ""},
                                      {"Żaneta Kos", "zk@example.org", "512345"}});
  for (std::uint32_t chosen = 0; chosen < 32; ++chosen) {
    Bitset among(5);
    for (std::uint32_t i = 0; i < 5; ++i) {
      if (((chosen >> i) & 1U) != 0) among.set(i);
    }
    for (const std::string_view text :
         {"", "anna", "nowak jan", "512-345", "example.org", "zaneta"}) {
      Bitset expected = index.find(text);
      expected &= among;
      EXPECT_EQ(index.find(text, among).positions(), expected.positions()) << chosen << ' ' << text;
    }
  }
  EXPECT_EQ(index.find("nowak jan").positions(), (Positions{2}));
  EXPECT_EQ(index.find("512-345").positions(), (Positions{0, 2, 4}));
}

TEST(PeopleIndex, WantsEveryWordInAnyOrder) {
  const PeopleIndex index =
      index_of({{"Anna Nowak", "an@example.com", "1"}, {"Anna Petrova", "ap@example.com", "2"}});
  EXPECT_EQ(index.find("  nowak   anna ").positions(), (Positions{0}));
  EXPECT_EQ(index.find("anna").positions(), (Positions{0, 1}));
}

TEST(PeopleIndex, FindsNothingAcrossTwoPeople) {
  const PeopleIndex index = index_of({{"", "", "12"}, {"34", "", ""}});
  EXPECT_TRUE(index.find("1234").positions().empty());
  EXPECT_TRUE(index.find("12\n34").positions().empty());
}

TEST(PeopleIndex, FindsEverybodyForABlankTextAndNobodyAmongNobody) {
  const PeopleIndex index = index_of({{"A", "", ""}, {"", "", ""}});
  EXPECT_EQ(index.find("  ").positions(), (Positions{0, 1}));
  EXPECT_EQ(index_of({}).find("a").size(), 0U);
}

TEST(PeopleIndex, FindsPartsOfPhonesHoweverTheyAreWritten) {
  const PeopleIndex index = index_of(
      {{"A", "", "", "512 345 678"}, {"B", "", "", "+48 (601) 234-567"}, {"C", "", "", ""}});
  EXPECT_EQ(index.find("345-678").positions(), (Positions{0}));
  EXPECT_EQ(index.find("345678").positions(), (Positions{0}));
  EXPECT_EQ(index.find("678 512").positions(), (Positions{0}));
  EXPECT_EQ(index.find("(601)").positions(), (Positions{1}));
  EXPECT_EQ(index.find("34").positions(), (Positions{0, 1}));
  EXPECT_TRUE(index.find("3-4").positions().empty());
  EXPECT_EQ(index.find("b 601").positions(), (Positions{1}));
}

TEST(PeopleIndex, FindsWholePhonesWithAndWithoutPrefixes) {
  const PeopleIndex index = index_of(
      {{"A", "", "", "091 234 5678"}, {"B", "", "", "+385 92 234 5678"}, {"C", "", "", "0"}});
  for (const char* text : {"+385 91 234 5678", "00385912345678", "091 234 5678", "91 234 5678"}) {
    EXPECT_EQ(index.find(text).positions(), (Positions{0})) << text;
  }
  for (const char* text : {"+385 92 234 5678", "092/234-5678", "0922345678"}) {
    EXPECT_EQ(index.find(text).positions(), (Positions{1})) << text;
  }
}

TEST(PeopleIndex, KnowsAllPhonesOfAPerson) {
  const PeopleIndex index =
      index_of({{"A", "", "", "512345678"}, {"B", "", "", ""}}, {"601234567", "n/a"});
  EXPECT_EQ(index.find("601 234 567").positions(), (Positions{0}));
  EXPECT_EQ(index.find("512 345 678").positions(), (Positions{0}));
  // No number across two phones.
  EXPECT_TRUE(index.find("6786012").positions().empty());
}

}  // namespace
}  // namespace sonder
