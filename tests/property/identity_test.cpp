#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/sessions.h"
#include "support/shared_files.h"

// The synthetic persons of the shared data folder, of which PROVENANCE.md knows who is who.

namespace sonder {
namespace {

using testing::must;

constexpr const char* kFolder = "identity/febrl/";

using Groups = std::set<std::set<std::string>>;

Groups groups_of(Session& session, const Json& options = Json::object()) {
  const Json report = must(session.identity(options));
  Groups groups;
  for (const Json& group : report["groups"]) {
    groups.insert(group.get<std::set<std::string>>());
  }
  return groups;
}

/// "rec-<n>-org" and "rec-<n>-dup-<k>" tell of the same person.
std::string person_of(const std::string& record) { return record.substr(0, record.find('-', 4)); }

std::uint64_t count_pairs(std::uint64_t records) { return records * (records - 1) / 2; }

/// 2 · found / (2 · found + wrong + missed), of pairs.
double f1(const Groups& groups) {
  std::map<std::string, std::uint64_t> people;
  std::uint64_t linked = 0;
  std::uint64_t found = 0;
  for (const std::set<std::string>& group : groups) {
    std::map<std::string, std::uint64_t> in_group;
    for (const std::string& record : group) ++in_group[person_of(record)];
    for (const auto& [person, records] : in_group) {
      found += count_pairs(records);
      people[person] += records;
    }
    linked += count_pairs(group.size());
  }
  std::uint64_t all = 0;
  for (const auto& [person, records] : people) all += count_pairs(records);
  return 2 * static_cast<double>(found) / static_cast<double>(linked + all);
}

class SyntheticPersons : public ::testing::Test {
 protected:
  void SetUp() override {
    if (testing::shared_bytes(std::string(kFolder) + "dataset4b.csv").empty()) {
      GTEST_SKIP() << "the files are not there";
    }
  }

  static Session session_of(std::initializer_list<const char*> names) {
    Session session;
    for (const char* name : names) testing::import_shared(session, std::string(kFolder) + name);
    return session;
  }
};

// The best figure published for this file is .995399 (GOLDENS G21).
TEST_F(SyntheticPersons, OfTheThirdSetAreFoundAtTheDefaultThreshold) {
  Session session = session_of({"dataset3.csv"});
  const Groups groups = groups_of(session);
  EXPECT_GE(f1(groups), .995);
}

// Published: .9998 at its best, .9992 where p >= .5, and .996086 of exact agreement (GOLDENS G21).
TEST_F(SyntheticPersons, OfTwoFilesWithoutDuplicatesAreFoundOneToOne) {
  Session session = session_of({"dataset4a.csv", "dataset4b.csv"});
  const Groups groups = groups_of(session);
  EXPECT_GE(f1(groups), .9995);
  const auto largest =
      std::max_element(groups.begin(), groups.end(),
                       [](const auto& a, const auto& b) { return a.size() < b.size(); });
  EXPECT_EQ(largest->size(), 2U);
}

// Nothing is published of these; as good as of the harder third set they have to be.
TEST_F(SyntheticPersons, OfTheFirstAndSecondSetAreFound) {
  Session first = session_of({"dataset1.csv"});
  EXPECT_GE(f1(groups_of(first)), .995);
  Session second = session_of({"dataset2.csv"});
  EXPECT_GE(f1(groups_of(second)), .995);
}

TEST_F(SyntheticPersons, OfAFileWithoutDuplicatesStayAlone) {
  Session session = session_of({"dataset4a.csv"});
  EXPECT_EQ(groups_of(session).size(), 5'000U);
}

/// Both sets number their people from 0: 500 people and 4,000 others.
TEST_F(SyntheticPersons, OfTwoSetsAreNotOneForTheSakeOfTheirIds) {
  Session session = session_of({"dataset1.csv", "dataset2.csv"});
  EXPECT_EQ(groups_of(session).size(), 4'500U);
}

/// With names and addresses only, which many share.
TEST_F(SyntheticPersons, AreFoundBySomeOfTheirColumns) {
  Session session;
  const std::string path = std::string(kFolder) + "dataset2.csv";
  const SourceId file = testing::import_shared(session, path).front();
  Json mapping = must(session.file(file))["mapping"];
  for (const char* field : {"national_id", "birth_date"}) mapping["fields"].erase(field);
  must(session.set_mapping(file, mapping));
  EXPECT_GE(f1(groups_of(session)), .98);
}

TEST_F(SyntheticPersons, AreGroupedTheSameInAnyOrderOfRowsAndFiles) {
  std::vector<std::string> lines;
  std::string header;
  for (const char* name : {"dataset1.csv"}) {
    const std::string bytes = testing::shared_bytes(std::string(kFolder) + name);
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = bytes.find('\n', begin);
      (begin == 0 ? header : lines.emplace_back()) = bytes.substr(begin, end - begin) + "\n";
      begin = end + 1;
    }
  }
  std::mt19937 random(20);
  Groups before;
  for (int round = 0; round < 3; ++round) {
    Session session;
    std::vector<std::string> files(2, header);
    for (const std::string& line : lines) files[line[4] % 2 == 0 ? 0 : 1] += line;
    must(testing::import_text(session, "a.csv", files[round == 1 ? 1 : 0]));
    must(testing::import_text(session, "b.csv", files[round == 1 ? 0 : 1]));
    const Groups groups = groups_of(session);
    if (round == 0) before = groups;
    EXPECT_EQ(groups, before) << round;
    std::shuffle(lines.begin(), lines.end(), random);
  }
  EXPECT_GT(before.size(), 400U);
}

}  // namespace
}  // namespace sonder
