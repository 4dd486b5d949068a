#include "identity/blocking.h"

#include <gtest/gtest.h>

#include <bit>
#include <random>
#include <string>
#include <vector>

#include "identity/candidate_pairs.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::RecordBuilder;
using enum ComparedField;

RecordBuilder named(std::string_view first, std::string_view last, std::string_view postcode = "") {
  return a_record()
      .with(PersonField::kFirstName, first)
      .with(PersonField::kLastName, last)
      .with(PersonField::kPostcode, postcode);
}

ComparedRecords prepared(const std::vector<RecordBuilder>& people) {
  return prepare_records(a_population(people).records);
}

TEST(BlockRecords, CountsPairsAndNeverPairsBlanks) {
  const std::vector<BlockingRule> rules = {
      {{kPostcode}}, {{kGivenName, kSurname}, true}, {{kPhone}}};
  const Blocking blocking = block_records(
      prepared({named("Ana", "Lis", "10000"), named("Lis", "Ana", "10000"),
                named("Ewa", "Lis", "10000"), named("Ewa", "Nowak"), named("Jan", "Kos")}),
      rules, {});
  EXPECT_EQ(blocking.rules[0].pairs, 3U);
  EXPECT_EQ(blocking.rules[1].pairs, 1U);
  EXPECT_FALSE(blocking.rules[2].takes_part());
}

TEST(BlockRecords, LeavesOutAKeyOfTooManyRecordsAndSaysSo) {
  std::vector<RecordBuilder> people(6, named("Ana", "Lis", "99999"));
  people.push_back(named("Ewa", "Kos", "10000"));
  people.push_back(named("Eva", "Kos", "10000"));
  const std::vector<BlockingRule> rules = {{{kPostcode}}, {{kPostcode, kSurname}}};
  const Blocking blocking = block_records(prepared(people), rules, {.max_block_records = 5});
  EXPECT_EQ(blocking.rules[0].pairs, 1U);
  EXPECT_EQ(blocking.rules[0].skipped_keys, 1U);
  EXPECT_EQ(blocking.rules[0].skipped_pairs, 15U);
  // The narrower rule is not spared: the wider one does not have all its pairs.
  EXPECT_TRUE(blocking.rules[1].takes_part());
}

TEST(BlockRecords, LeavesOutRulesThatCostTooMuchOrFindNothingNew) {
  std::vector<RecordBuilder> people(20, named("Ana", "Lis", "10000"));
  const std::vector<BlockingRule> rules = {{{kSurname}}, {{kSurname, kPostcode}}};
  const Blocking dear = block_records(prepared(people), rules, {.max_pairs_per_record = 9});
  EXPECT_FALSE(dear.rules[0].takes_part());
  EXPECT_EQ(dear.rules[0].pairs, 190U);
  const Blocking cheap = block_records(prepared(people), rules, {.max_pairs_per_record = 10});
  EXPECT_TRUE(cheap.rules[0].takes_part());
  EXPECT_FALSE(cheap.rules[1].takes_part());
}

// By surname 45 pairs, by postcode 20, by surname and postcode 20: together they may make 45.
TEST(BlockRecords, LeavesOutTheMostExpensiveRuleWhereAllMakeTooManyPairs) {
  std::vector<RecordBuilder> people(5, named("Ana", "Lis", "10000"));
  people.insert(people.end(), 5, named("Ewa", "Lis", "20000"));
  const std::vector<BlockingRule> rules = {
      {{kSurname}}, {{kPostcode, kGivenName}}, {{kSurname, kPostcode}}};
  BlockingOptions options{.max_pairs_together = 4.5};
  const Blocking dear = block_records(prepared(people), rules, options);
  EXPECT_FALSE(dear.rules[0].takes_part());
  EXPECT_EQ(dear.rules[0].pairs, 45U);
  EXPECT_TRUE(dear.rules[1].takes_part());
  EXPECT_TRUE(dear.rules[2].takes_part());
  EXPECT_EQ(dear.rules[2].pairs, 20U);
  options.max_pairs_together = 6.5;
  const Blocking cheap = block_records(prepared(people), rules, options);
  EXPECT_TRUE(cheap.rules[0].takes_part());
  EXPECT_FALSE(cheap.rules[2].takes_part());
}

/// Against every pair of records, tried one by one.
TEST(CompareCandidates, FindsEachPairOfTheUnionOnce) {
  std::mt19937 random(11);
  const auto letter = [&] { return std::string(random() % 4 == 0 ? 0 : 2, "abcd"[random() % 4]); };
  std::vector<RecordBuilder> people;
  for (int i = 0; i < 80; ++i) people.push_back(named(letter(), letter(), letter()));
  const std::vector<BlockingRule> rules = {
      {{kGivenName, kSurname}, true}, {{kPostcode}}, {{kSurname, kPostcode}}};
  const ComparedRecords records = prepared(people);
  const Blocking blocking = block_records(records, rules, {.max_block_records = 20});
  const std::vector<std::uint32_t> one_file(records.size());
  const CandidatePairs pairs = compare_candidates({records, blocking, one_file});
  std::uint64_t expected = 0;
  for (std::uint32_t a = 0; a < records.size(); ++a) {
    for (std::uint32_t b = a + 1; b < records.size(); ++b) {
      expected += rules_pairing(records, blocking, a, b) != 0 ? 1 : 0;
    }
  }
  EXPECT_EQ(pairs.size(), expected);
  EXPECT_EQ(pairs.kept().size(), expected);
  std::uint64_t counted = 0;
  for (const PairKind& kind : pairs.kinds()) counted += kind.pairs;
  EXPECT_EQ(counted, expected);
  for (std::size_t rule = 0; rule < rules.size(); ++rule) {
    std::uint64_t of_rule = 0;
    for (const PairKind& kind : pairs.kinds()) of_rule += ((kind.rules >> rule) & 1U) * kind.pairs;
    EXPECT_EQ(of_rule, blocking.rules[rule].takes_part() ? blocking.rules[rule].pairs : 0) << rule;
  }
}

// By hand: of surname (.9) or postcode (.8 · given name .5), neither holds with .1 · (1 - .4).
TEST(EstimateMissedShare, MultipliesWhatEachRuleMisses) {
  const std::vector<BlockingRule> rules = {{{kSurname}}, {{kGivenName, kPostcode}}};
  const Blocking blocking =
      block_records(prepared({named("Ana", "Lis", "1"), named("Ewa", "Kos", "2")}), rules, {});
  std::array<double, kComparedFieldCount> exact = {};
  exact[static_cast<std::size_t>(kSurname)] = .9;
  exact[static_cast<std::size_t>(kGivenName)] = .5;
  exact[static_cast<std::size_t>(kPostcode)] = .8;
  EXPECT_NEAR(estimate_missed_share(blocking, exact), .06, 1e-12);
}

TEST(PersonBlockingRules, FitTheBitsOfAPairKind) {
  EXPECT_LE(person_blocking_rules().size(), kMostBlockingRules);
  for (const BlockingRule& rule : person_blocking_rules()) EXPECT_LE(rule.fields.size(), 2U);
}

}  // namespace
}  // namespace sonder
