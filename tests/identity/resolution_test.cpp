#include "identity/resolution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/people.h"

namespace sonder {
namespace {

using testing::a_population;
using testing::a_record;
using testing::RecordBuilder;

Resolution resolve(const std::vector<RecordBuilder>& records, ResolutionOptions options = {}) {
  return resolve_identities(a_population(records).records, options).value();
}

std::vector<std::uint32_t> profile_numbers(const Resolution& resolution) {
  std::vector<std::uint32_t> numbers;
  for (const ProfileId profile : resolution.profile_of) numbers.push_back(profile.index);
  return numbers;
}

TEST(ResolveIdentities, LinksRecordsThatShareACustomerId) {
  const Resolution resolution =
      resolve({a_record().id("7"), a_record().id("8"), a_record().id("7")});
  EXPECT_EQ(profile_numbers(resolution), (std::vector<std::uint32_t>{0, 1, 0}));
  EXPECT_EQ(resolution.profile_count, 2U);
  EXPECT_EQ(resolution.links, (std::vector<Link>{{{0}, {2}, LinkReason::kCustomerId}}));
}

TEST(ResolveIdentities, FollowsAChainOfDifferentIdentifiers) {
  const Resolution resolution =
      resolve({a_record().id("7").email("ewa@example.pl"), a_record().email("ewa@example.pl"),
               a_record().id("7").email("ewa@example.hr"), a_record().email("ewa@example.hr")});
  EXPECT_EQ(profile_numbers(resolution), (std::vector<std::uint32_t>{0, 0, 0, 0}));
  EXPECT_EQ(resolution.links, (std::vector<Link>{{{0}, {2}, LinkReason::kCustomerId},
                                                 {{0}, {1}, LinkReason::kEmail},
                                                 {{2}, {3}, LinkReason::kEmail}}));
}

TEST(ResolveIdentities, LeavesAloneWhoAskedToStayUnknownAndWhatSharesTheirIdentifiers) {
  const Resolution resolution =
      resolve({a_record().id("7").anonymous(), a_record().id("7").email("ewa@example.pl"),
               a_record().email("ewa@example.pl"), a_record().id("8"), a_record().id("8")});
  EXPECT_EQ(profile_numbers(resolution), (std::vector<std::uint32_t>{0, 1, 2, 3, 3}));
  EXPECT_EQ(resolution.anonymous.positions(), (std::vector<std::uint32_t>{0, 1}));
}

TEST(ResolveIdentities, LetsEmptyIdentifiersLinkNobody) {
  const Resolution resolution = resolve({a_record(), a_record(), a_record()});
  EXPECT_EQ(profile_numbers(resolution), (std::vector<std::uint32_t>{0, 1, 2}));
  EXPECT_TRUE(resolution.links.empty());
}

TEST(ResolveIdentities, MakesNoProfileOfNoRecord) {
  const Resolution resolution = resolve({});
  EXPECT_EQ(resolution.profile_count, 0U);
  EXPECT_TRUE(resolution.profile_of.empty());
}

TEST(ResolveIdentities, KeepsSpellingsApartThatDifferInOneLetter) {
  const Resolution resolution =
      resolve({a_record().id("Żółć-1"), a_record().id("Zolc-1"), a_record().id("Ёлка")});
  EXPECT_EQ(resolution.profile_count, 3U);
}

std::vector<RecordBuilder> mailbox_of(int customers) {
  std::vector<RecordBuilder> records;
  for (int customer = 0; customer < customers; ++customer) {
    records.push_back(a_record().id("c" + std::to_string(customer)).email("office@example.com"));
  }
  return records;
}

TEST(ResolveIdentities, LetsAMailboxOfAsManyCustomersAsAllowedLinkThem) {
  const Resolution resolution = resolve(mailbox_of(5));
  EXPECT_EQ(resolution.profile_count, 1U);
  EXPECT_EQ(resolution.shared_emails, 0U);
}

TEST(ResolveIdentities, LetsAMailboxOfMoreCustomersLinkNobody) {
  std::vector<RecordBuilder> records = mailbox_of(6);
  records.push_back(a_record().email("office@example.com"));
  const Resolution resolution = resolve(records);
  EXPECT_EQ(resolution.profile_count, 7U);
  EXPECT_EQ(resolution.shared_emails, 1U);
}

TEST(ResolveIdentities, CountsDistinctCustomersOfAMailboxNotItsRecords) {
  const std::vector<RecordBuilder> records(50, a_record().id("7").email("ana@example.hr"));
  const Resolution resolution = resolve(records, {.max_customer_ids_per_email = 1});
  EXPECT_EQ(resolution.profile_count, 1U);
  EXPECT_EQ(resolution.shared_emails, 0U);
}

TEST(ResolveIdentities, CountsRecordsWithoutCustomerIdAsNoCustomerOfAMailbox) {
  const Resolution resolution =
      resolve({a_record().email("ana@example.hr"), a_record().email("ana@example.hr"),
               a_record().id("7").email("ana@example.hr")},
              {.max_customer_ids_per_email = 1});
  EXPECT_EQ(resolution.profile_count, 1U);
}

TEST(ResolveIdentities, RefusesALimitOutsideItsRange) {
  const PersonRecords records;
  for (const std::uint32_t limit : {0U, 1'001U}) {
    const auto result = resolve_identities(records, {.max_customer_ids_per_email = limit});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::kInvalidArgument);
  }
  EXPECT_TRUE(resolve_identities(records, {.max_customer_ids_per_email = 1'000}));
}

std::vector<RecordBuilder> random_records(std::mt19937& random, std::uint32_t count) {
  std::vector<RecordBuilder> records;
  for (std::uint32_t record = 0; record < count; ++record) {
    records.push_back(a_record());
    if (random() % 4 != 0) records.back().id("c" + std::to_string(random() % count));
    if (random() % 3 != 0) {
      records.back().email(std::to_string(random() % count) + "@example.com");
    }
  }
  return records;
}

/// The profiles as a set of sets of records, named by `original`.
std::set<std::set<std::uint32_t>> partition(const Resolution& resolution,
                                            const std::vector<std::uint32_t>& original) {
  std::map<std::uint32_t, std::set<std::uint32_t>> groups;
  for (std::size_t record = 0; record < original.size(); ++record) {
    groups[resolution.profile_of[record].index].insert(original[record]);
  }
  std::set<std::set<std::uint32_t>> sets;
  for (const auto& [profile, members] : groups) sets.insert(members);
  return sets;
}

TEST(ResolveIdentities, GroupsTheSameInAnyOrderOfRecords) {
  std::mt19937 random(20240229);
  for (int round = 0; round < 40; ++round) {
    const std::uint32_t count = 1 + static_cast<std::uint32_t>(random() % 60);
    const std::vector<RecordBuilder> records = random_records(random, count);
    std::vector<std::uint32_t> order(count);
    for (std::uint32_t record = 0; record < count; ++record) order[record] = record;
    const auto before = partition(resolve(records, {.max_customer_ids_per_email = 2}), order);
    std::shuffle(order.begin(), order.end(), random);
    std::vector<RecordBuilder> shuffled;
    for (const std::uint32_t record : order) shuffled.push_back(records[record]);
    EXPECT_EQ(partition(resolve(shuffled, {.max_customer_ids_per_email = 2}), order), before);
  }
}

/// Joins profiles one link at a time, the slow and obvious way.
std::vector<std::uint32_t> join_by_links(std::size_t record_count, const std::vector<Link>& links) {
  std::vector<std::uint32_t> group(record_count);
  for (std::uint32_t record = 0; record < record_count; ++record) group[record] = record;
  for (const Link& link : links) {
    std::replace(group.begin(), group.end(), std::uint32_t{group[link.second.index]},
                 std::uint32_t{group[link.first.index]});
  }
  return group;
}

TEST(ResolveIdentities, ProvesEachProfileByASpanningForestOfTrueLinks) {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    const std::vector<RecordBuilder> records = random_records(random, 50);
    const Resolution resolution = resolve(records);
    EXPECT_EQ(resolution.links.size() + resolution.profile_count, records.size());
    for (const Link& link : resolution.links) {
      const RecordBuilder& first = records[link.first.index];
      const RecordBuilder& second = records[link.second.index];
      EXPECT_LT(link.first, link.second);
      const bool is_id = link.reason == LinkReason::kCustomerId;
      EXPECT_EQ(is_id ? first.customer_id_text : first.email_text,
                is_id ? second.customer_id_text : second.email_text);
      EXPECT_NE(is_id ? first.customer_id_text : first.email_text, "");
    }
    const auto joined = join_by_links(records.size(), resolution.links);
    for (std::size_t a = 0; a < records.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        EXPECT_EQ(joined[a] == joined[b], resolution.profile_of[a] == resolution.profile_of[b]);
      }
    }
  }
}

TEST(ResolveIdentities, NumbersProfilesByTheirFirstRecord) {
  std::mt19937 random(11);
  const Resolution resolution = resolve(random_records(random, 80));
  std::uint32_t next = 0;
  for (const ProfileId profile : resolution.profile_of) {
    EXPECT_LE(profile.index, next);
    if (profile.index == next) ++next;
  }
  EXPECT_EQ(next, resolution.profile_count);
}

TEST(LinkReasonNames, AreStable) {
  EXPECT_EQ(to_string(LinkReason::kCustomerId), "customer_id");
  EXPECT_EQ(to_string(LinkReason::kEmail), "email");
  EXPECT_EQ(to_string(LinkReason::kSimilarity), "similarity");
}

}  // namespace
}  // namespace sonder
