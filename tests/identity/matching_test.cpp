#include "identity/matching.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::RecordBuilder;

using Groups = std::set<std::set<std::uint32_t>>;

Matches match(const std::vector<RecordBuilder>& people, const MatchOptions& options = {}) {
  Result<Matches> matches = match_people(a_population(people).records, options);
  if (!matches) ADD_FAILURE() << matches.error().message;
  return std::move(matches).value();
}

/// The groups as sets of records, named by `original`.
Groups groups_of(const Matches& matches, const std::vector<std::uint32_t>& original) {
  std::vector<std::set<std::uint32_t>> groups(matches.group_count);
  for (std::size_t record = 0; record < original.size(); ++record) {
    groups[matches.group_of[record]].insert(original[record]);
  }
  return {groups.begin(), groups.end()};
}

Groups groups_of(const Matches& matches) {
  std::vector<std::uint32_t> order(matches.group_of.size());
  for (std::uint32_t record = 0; record < order.size(); ++record) order[record] = record;
  return groups_of(matches, order);
}

RecordBuilder anna() {
  return a_record()
      .with(PersonField::kFirstName, "Anna")
      .with(PersonField::kLastName, "Wójcikowska")
      .with(PersonField::kStreet, "Długa 17")
      .with(PersonField::kCity, "Zakopane")
      .with(PersonField::kPostcode, "34-500")
      .with(PersonField::kPhone, "601 234 567")
      .born(1984, 7, 19);
}

RecordBuilder marko() {
  return a_record()
      .with(PersonField::kFirstName, "Marko")
      .with(PersonField::kLastName, "Šimić")
      .with(PersonField::kStreet, "Ilica 203")
      .with(PersonField::kCity, "Zagreb")
      .with(PersonField::kPostcode, "10000")
      .with(PersonField::kPhone, "+385 91 765 4321")
      .born(1971, 1, 30);
}

// A handful of records teaches nothing; what is expected of person records has to do.
TEST(MatchPeople, LinksOnePersonInFilesTooSmallToLearnFrom) {
  RecordBuilder misspelt = anna();
  misspelt.with(PersonField::kLastName, "Wojcikowksa").with(PersonField::kPhone, "");
  const Matches matches = match({anna(), marko(), misspelt});
  EXPECT_EQ(groups_of(matches), (Groups{{0, 2}, {1}}));
  ASSERT_EQ(matches.links.size(), 1U);
  EXPECT_EQ(matches.links[0].reason, LinkReason::kSimilarity);
  EXPECT_GT(matches.links[0].weight, 0);
}

TEST(MatchPeople, TakesAPhoneThatIsNobodysOwnForNone) {
  RecordBuilder one = anna();
  RecordBuilder other = marko();
  for (RecordBuilder* record : {&one, &other}) record->with(PersonField::kPhone, "000 000 000");
  EXPECT_EQ(groups_of(match({one, other})), (Groups{{0}, {1}}));
  const Matches matches = match({one, other});
  for (const FieldEvidence& field : explain_pair(matches, {0}, {1}).fields) {
    EXPECT_NE(field.field, ComparedField::kPhone);
  }
}

TEST(MatchPeople, KeepsNamesakesApart) {
  const RecordBuilder namesake = a_record()
                                     .with(PersonField::kFirstName, "Anna")
                                     .with(PersonField::kLastName, "Wójcikowska")
                                     .with(PersonField::kStreet, "Szeroka 4")
                                     .with(PersonField::kCity, "Gdańsk")
                                     .with(PersonField::kPostcode, "80-001")
                                     .with(PersonField::kPhone, "512 000 111")
                                     .born(1962, 2, 3);
  EXPECT_EQ(groups_of(match({anna(), namesake, marko()})), (Groups{{0}, {1}, {2}}));
}

TEST(MatchPeople, LeavesRecordsThatSayNothingAlone) {
  EXPECT_EQ(groups_of(match({a_record(), a_record(), a_record()})), (Groups{{0}, {1}, {2}}));
  EXPECT_EQ(match({}).group_count, 0U);
  EXPECT_EQ(match({anna()}).group_count, 1U);
}

TEST(MatchPeople, LinksBySharedIdentifiersTogetherWithLikeness) {
  const Matches matches = match({anna().id("7"), a_record().id("7").email("a@x.pl").in_file(1),
                                 a_record().email("a@x.pl").in_file(2), anna().in_file(3)});
  EXPECT_EQ(matches.group_count, 1U);
  std::multiset<LinkReason> reasons;
  for (const MatchLink& link : matches.links) reasons.insert(link.reason);
  EXPECT_EQ(reasons, (std::multiset<LinkReason>{LinkReason::kCustomerId, LinkReason::kEmail,
                                                LinkReason::kSimilarity}));
}

/// Two shops that both number their customers from 1.
TEST(MatchPeople, LinksNobodyByIdsThatTwoShopsGiveToDifferentPeople) {
  const Matches matches = match(
      {anna().id("1"), marko().id("2"), marko().id("1").in_file(1), anna().id("2").in_file(1)});
  EXPECT_EQ(groups_of(matches), (Groups{{0, 3}, {1, 2}}));
}

TEST(MatchPeople, JoinsOrdersThatOnlyHaveIdsWithTheFileOfTheseIds) {
  const Matches matches = match({anna().id("1"), marko().id("2"), a_record().id("1").in_file(1),
                                 a_record().id("2").in_file(1)});
  EXPECT_EQ(groups_of(matches), (Groups{{0, 2}, {1, 3}}));
}

TEST(MatchPeople, KeepsApartWhomAPersonToldApart) {
  MatchOptions options;
  options.decisions = {{RecordId{0}, RecordId{1}, false}};
  const Matches matches = match({anna(), anna()}, options);
  EXPECT_EQ(matches.group_count, 2U);
  ASSERT_EQ(matches.refused.size(), 1U);
}

TEST(MatchPeople, JoinsWhomAPersonJoined) {
  MatchOptions options;
  options.decisions = {{RecordId{1}, RecordId{0}, true}};
  const Matches matches = match({anna().id("1"), marko().id("2")}, options);
  ASSERT_EQ(matches.group_count, 1U);
  EXPECT_EQ(matches.links[0].reason, LinkReason::kDecision);
  EXPECT_EQ(matches.links[0].first, RecordId{0});
}

TEST(MatchPeople, KeepsApartByDecisionWhoSharesAnIdentifierWithAllThatFollowsFromIt) {
  MatchOptions options;
  options.decisions = {{RecordId{0}, RecordId{2}, false}};
  const Matches matches =
      match({anna().email("a@x.pl"), anna().email("a@x.pl"), marko().email("a@x.pl").in_file(1)},
            options);
  EXPECT_EQ(groups_of(matches), (Groups{{0, 1}, {2}}));
}

TEST(MatchPeople, TellsWhichDecisionsGaveWay) {
  MatchOptions options;
  options.decisions = {{RecordId{0}, RecordId{1}, true}, {RecordId{0}, RecordId{1}, false}};
  const Matches matches = match({anna(), marko()}, options);
  EXPECT_EQ(matches.gave_way, (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(matches.group_count, 2U);
}

TEST(MatchPeople, LinksByIdentifiersAloneWhereAsked) {
  MatchOptions options;
  options.by_likeness = false;
  const Matches matches =
      match({anna().id("7"), anna(), a_record().id("7").in_file(1), marko()}, options);
  EXPECT_EQ(groups_of(matches), (Groups{{0, 2}, {1}, {3}}));
  EXPECT_EQ(matches.compared_pairs, 0U);
}

TEST(MatchPeople, LinksNobodyWhoAskedToStayUnknown) {
  const Matches matches =
      match({anna().id("7").email("a@x.pl").anonymous(), anna(), a_record().id("7").in_file(1),
             marko().email("a@x.pl").in_file(1), marko().in_file(2)});
  EXPECT_EQ(groups_of(matches), (Groups{{0}, {1}, {2}, {3}, {4}}));
  EXPECT_EQ(matches.anonymous.positions(), (std::vector<std::uint32_t>{0, 2, 3}));
  EXPECT_TRUE(matches.uncertain.empty());
}

TEST(MatchPeople, LinksNobodyWhoAskedToStayUnknownByDecisionEither) {
  MatchOptions options;
  options.decisions = {{RecordId{0}, RecordId{1}, true}};
  const Matches matches = match({anna().anonymous(), marko()}, options);
  EXPECT_EQ(matches.group_count, 2U);
  EXPECT_EQ(matches.gave_way, (std::vector<std::uint32_t>{0}));
}

/// An id that another shop gives to somebody else tells nothing of who asked.
TEST(MatchPeople, LeavesAloneOnlyThoseOfTheShopThatWasAsked) {
  const Matches matches = match({anna().id("1").anonymous(), marko().id("2"),
                                 marko().id("1").in_file(1), anna().id("2").in_file(1)});
  EXPECT_EQ(groups_of(matches), (Groups{{0}, {1, 2}, {3}}));
  EXPECT_EQ(matches.anonymous.count(), 1U);
}

TEST(MatchPeople, RefusesOptionsOutsideTheirRange) {
  MatchOptions low;
  low.threshold = 0;
  MatchOptions blocks;
  blocks.blocking.max_block_records = 1;
  MatchOptions pairs;
  pairs.blocking.max_pairs_per_record = 0;
  MatchOptions doubts;
  doubts.uncertain_from = .6;
  MatchOptions drawn;
  drawn.training.random_pairs = 1;
  MatchOptions mailboxes;
  mailboxes.identifiers.max_customer_ids_per_email = 0;
  for (const MatchOptions& options : {low, blocks, pairs, doubts, drawn, mailboxes}) {
    const auto matches = match_people(a_population({}).records, options);
    ASSERT_FALSE(matches);
    EXPECT_EQ(matches.error().code, ErrorCode::kInvalidArgument);
  }
}

std::string random_word(std::mt19937& random, std::size_t length) {
  std::string word;
  for (std::size_t i = 0; i < length; ++i) {
    word += static_cast<char>('a' + static_cast<char>(random() % 26));
  }
  return word;
}

/// Invented people, each with one to three records of which any field may be blank or misspelt.
struct Town {
  std::vector<RecordBuilder> records;
  std::vector<std::uint32_t> person;
};

std::string spoil(std::string text, std::mt19937& random) {
  if (random() % 5 == 0) return {};
  if (random() % 5 == 0) std::swap(text[0], text[1]);
  return text;
}

Town random_town(std::uint32_t seed, std::uint32_t people) {
  std::mt19937 random(seed);
  std::vector<std::string> names;
  for (int name = 0; name < 60; ++name) names.push_back(random_word(random, 4 + random() % 6));
  Town town;
  for (std::uint32_t person = 0; person < people; ++person) {
    const std::string first = names[random() % 60];
    const std::string last = names[random() % 60];
    const std::string street = random_word(random, 9);
    const std::string postcode = std::to_string(10'000 + random() % 300);
    const auto year = static_cast<std::int32_t>(1940 + random() % 60);
    const auto month = static_cast<std::int32_t>(1 + random() % 12);
    for (std::uint32_t copy = 0; copy < 1 + random() % 3; ++copy) {
      town.records.push_back(a_record()
                                 .with(PersonField::kFirstName, spoil(first, random))
                                 .with(PersonField::kLastName, spoil(last, random))
                                 .with(PersonField::kStreet, spoil(street, random))
                                 .with(PersonField::kPostcode, spoil(postcode, random))
                                 .born(year, month, 1 + static_cast<std::int32_t>(person % 28)));
      town.person.push_back(person);
    }
  }
  return town;
}

TEST(MatchPeople, FindsThePeopleOfATown) {
  const Town town = random_town(3, 400);
  const Matches matches = match(town.records);
  std::uint64_t found = 0;
  std::uint64_t wrong = 0;
  std::uint64_t missed = 0;
  for (std::size_t a = 0; a < town.person.size(); ++a) {
    for (std::size_t b = a + 1; b < town.person.size(); ++b) {
      const bool is_linked = matches.group_of[a] == matches.group_of[b];
      const bool is_same = town.person[a] == town.person[b];
      found += is_linked && is_same ? 1 : 0;
      wrong += is_linked && !is_same ? 1 : 0;
      missed += !is_linked && is_same ? 1 : 0;
    }
  }
  EXPECT_GT(2.0 * static_cast<double>(found) / static_cast<double>(2 * found + wrong + missed),
            .99);
}

TEST(MatchPeople, GroupsTheSameInAnyOrderOfRecordsAndFiles) {
  std::mt19937 random(17);
  for (std::uint32_t round = 0; round < 6; ++round) {
    Town town = random_town(round, 60);
    std::vector<std::uint32_t> order;
    for (std::uint32_t record = 0; record < town.records.size(); ++record) {
      town.records[record].in_file(record % 3);
      order.push_back(record);
    }
    const Groups before = groups_of(match(town.records), order);
    std::shuffle(order.begin(), order.end(), random);
    std::vector<RecordBuilder> shuffled;
    for (const std::uint32_t record : order) {
      shuffled.push_back(town.records[record]);
      shuffled.back().in_file(2 - record % 3);
    }
    EXPECT_EQ(groups_of(match(shuffled), order), before) << round;
  }
}

/// The towns are too plain for doubts as large as those asked about by default.
constexpr double kDoubt = 1e-4;

Matches match_town(const Town& town, std::vector<Decision> decisions) {
  MatchOptions options;
  options.decisions = std::move(decisions);
  options.uncertain_from = kDoubt;
  return match(town.records, options);
}

TEST(MatchPeople, ReplaysDecisionsAndForgetsThoseTakenBack) {
  const Town town = random_town(12, 150);
  const Matches plain = match_town(town, {});
  ASSERT_GT(plain.links.size(), 20U);
  for (std::size_t link = 0; link < 20; ++link) {
    const Decision apart{plain.links[link].first, plain.links[link].second, false};
    const Matches unmerged = match_town(town, {apart});
    EXPECT_NE(unmerged.group_of[apart.first.index], unmerged.group_of[apart.second.index]);
    const Matches replayed = match_town(town, {apart, {apart.first, apart.second, true}});
    EXPECT_EQ(groups_of(replayed), groups_of(plain)) << link;
    EXPECT_EQ(groups_of(match_town(town, {apart})), groups_of(unmerged)) << link;
  }
  EXPECT_EQ(groups_of(match_town(town, {})), groups_of(plain));
}

std::size_t count_doubtful_links(const Matches& matches) {
  return static_cast<std::size_t>(
      std::count_if(matches.links.begin(), matches.links.end(), [](const MatchLink& link) {
        return link.reason == LinkReason::kSimilarity && 1 - probability_of(link.weight) >= kDoubt;
      }));
}

TEST(MatchPeople, AsksAboutTheLeastCertainFirstAndOnceForTwoGroups) {
  const Matches matches = match_town(random_town(21, 120), {});
  ASSERT_GT(matches.uncertain.size(), 5U);
  std::set<std::set<std::uint32_t>> asked;
  std::size_t within = 0;
  double before = 0;
  for (const MatchLink& pair : matches.uncertain) {
    EXPECT_GE(std::abs(pair.weight), before);
    before = std::abs(pair.weight);
    EXPECT_GE(probability_of(-before), kDoubt);
    const std::uint32_t a = matches.group_of[pair.first.index];
    const std::uint32_t b = matches.group_of[pair.second.index];
    if (a == b) {
      ++within;
    } else {
      EXPECT_TRUE(asked.insert({a, b}).second);
    }
  }
  EXPECT_EQ(within, count_doubtful_links(matches));
  EXPECT_EQ(matches.uncertain_pairs, matches.uncertain.size());
}

TEST(MatchPeople, AsksNoMoreAboutWhatWasDecided) {
  const Town town = random_town(21, 120);
  const Matches before = match_town(town, {});
  ASSERT_FALSE(before.uncertain.empty());
  for (std::size_t i = 0; i < std::min<std::size_t>(10, before.uncertain.size()); ++i) {
    const MatchLink& pair = before.uncertain[i];
    for (const bool is_same : {false, true}) {
      const Matches after = match_town(town, {{pair.first, pair.second, is_same}});
      EXPECT_FALSE(
          std::any_of(after.uncertain.begin(), after.uncertain.end(), [&](const MatchLink& other) {
            return other.first == pair.first && other.second == pair.second;
          }));
    }
  }
}

TEST(MatchPeople, ExpectsFewerFalseAndMoreMissedLinksAtHigherThresholds) {
  const Matches matches = match(random_town(5, 200).records);
  ASSERT_EQ(matches.errors.size(), 6U);
  for (std::size_t i = 1; i < matches.errors.size(); ++i) {
    EXPECT_LE(matches.errors[i].false_links, matches.errors[i - 1].false_links);
    EXPECT_GE(matches.errors[i].missed_links, matches.errors[i - 1].missed_links);
    EXPECT_LE(matches.errors[i].pairs, matches.errors[i - 1].pairs);
  }
}

// They are linked whatever their likelihood.
TEST(MatchPeople, ExpectsNoErrorsOfPairsThatShareAnIdentifier) {
  Town town = random_town(5, 100);
  const auto known = static_cast<std::uint32_t>(town.records.size());
  for (std::uint32_t record = 0; record < known; ++record) {
    town.records[record].email("person" + std::to_string(town.person[record]) + "@example.com");
  }
  const Matches matches = match(town.records);
  EXPECT_GT(matches.compared_pairs, 100U);
  EXPECT_EQ(matches.errors.front().pairs, 0U);
}

TEST(ExplainPair, AddsUpToTheWeightOfTheLink) {
  const Matches matches = match(random_town(8, 200).records);
  ASSERT_FALSE(matches.links.empty());
  for (const MatchLink& link : matches.links) {
    const PairEvidence evidence = explain_pair(matches, link.first, link.second);
    double sum = evidence.prior + evidence.household;
    EXPECT_LE(evidence.household, 0);
    for (const FieldEvidence& field : evidence.fields) sum += field.weight + field.frequency;
    EXPECT_NEAR(sum, evidence.weight, 1e-9);
    EXPECT_NEAR(evidence.weight, link.weight, 1e-9);
    EXPECT_GE(evidence.probability, .5);
  }
}

TEST(ExplainPair, CountsARareNameForMoreThanACommonOne) {
  Town town = random_town(9, 300);
  const auto rare = static_cast<std::uint32_t>(town.records.size());
  for (const char* const name : {"Brzęczyszczykiewicz", "Kowalski"}) {
    for (int copy = 0; copy < (name[0] == 'K' ? 40 : 2); ++copy) {
      town.records.push_back(a_record()
                                 .with(PersonField::kLastName, name)
                                 .with(PersonField::kPostcode, std::to_string(copy)));
    }
  }
  const Matches matches = match(town.records);
  const PairEvidence of_rare = explain_pair(matches, {rare}, {rare + 1});
  const PairEvidence of_common = explain_pair(matches, {rare + 2}, {rare + 3});
  ASSERT_EQ(of_rare.fields[0].field, ComparedField::kSurname);
  ASSERT_EQ(of_common.fields[0].field, ComparedField::kSurname);
  EXPECT_EQ(of_rare.fields[0].weight, of_common.fields[0].weight);
  // 40 of 42 records with the names in question against 2: log2(20) bits.
  EXPECT_NEAR(of_rare.fields[0].frequency - of_common.fields[0].frequency, 4.321928, 1e-6);
}

}  // namespace
}  // namespace sonder
