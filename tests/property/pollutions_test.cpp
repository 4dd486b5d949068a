#include "support/pollutions.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <map>

#include "support/ledger.h"

// One table polluted in 2,290 ways, read without being told anything. Exact: every record that is
// not blank is as its writer meant it. Flagged: it is not, and an issue or an error says so.

namespace sonder {
namespace {

using testing::Pollution;
using testing::Records;

enum class Outcome : std::uint8_t { kExact, kFlagged, kSilent };

struct Tally {
  std::size_t exact = 0;
  std::size_t flagged = 0;
  std::size_t silent = 0;

  std::size_t total() const { return exact + flagged + silent; }
};

/// Without the empty cells at the end of records, and without empty records.
Records without_empty_ends(Records records) {
  for (testing::Record& record : records) {
    while (!record.empty() && record.back().empty()) record.pop_back();
  }
  std::erase_if(records, [](const testing::Record& record) { return record.empty(); });
  return records;
}

bool names_damage(const IssueLog& issues) {
  for (const IssueCode code :
       {IssueCode::kShortRow, IssueCode::kLongRow, IssueCode::kStrayQuote,
        IssueCode::kUnclosedQuote, IssueCode::kTitleLine, IssueCode::kDoubtfulDialect}) {
    if (issues.count(code) > 0) return true;
  }
  return false;
}

Outcome judge(const Pollution& pollution) {
  const Result<RawTable> read = testing::read_ranked(pollution.bytes);
  if (!read) return pollution.expected.empty() ? Outcome::kExact : Outcome::kFlagged;
  const Records records = testing::records_of(testing::ledger_of(read.value()));
  if (records == without_empty_ends(pollution.expected)) return Outcome::kExact;
  return names_damage(read.value().issues) ? Outcome::kFlagged : Outcome::kSilent;
}

class Tallies {
 public:
  void add(const Pollution& pollution) {
    const Outcome outcome = judge(pollution);
    for (Tally* tally : {&by_kind_[pollution.kind], &all_}) {
      if (outcome == Outcome::kExact) ++tally->exact;
      if (outcome == Outcome::kFlagged) ++tally->flagged;
      if (outcome == Outcome::kSilent) ++tally->silent;
    }
    EXPECT_NE(outcome, Outcome::kSilent) << pollution.name;
    if (outcome == Outcome::kFlagged) flagged_.push_back(pollution.name);
  }

  void print() const {
    for (const auto& [kind, tally] : by_kind_) print(kind, tally);
    print("all", all_);
  }

  const Tally& all() const { return all_; }
  const std::vector<std::string>& flagged() const { return flagged_; }

 private:
  static void print(const std::string& kind, const Tally& tally) {
    std::printf("%-26s %5zu exact %5zu flagged %5zu silent\n", kind.c_str(), tally.exact,
                tally.flagged, tally.silent);
  }

  std::map<std::string, Tally> by_kind_;
  Tally all_;
  std::vector<std::string> flagged_;
};

TEST(Pollutions, AreReadExactlyOrFlaggedAndNeverSilentlyWrong) {
  Tallies tallies;
  testing::with_pollutions([&tallies](const Pollution& pollution) { tallies.add(pollution); });
  tallies.print();
  EXPECT_EQ(tallies.all().total(), 2'290U);
  EXPECT_EQ(tallies.all().silent, 0U);
  EXPECT_GE(tallies.all().exact, 1'950U);
}

TEST(Pollutions, OfOtherKindsAreNeverSilentlyWrongEither) {
  Tallies tallies;
  testing::with_more_pollutions([&tallies](const Pollution& pollution) { tallies.add(pollution); });
  tallies.print();
  EXPECT_EQ(tallies.all().silent, 0U);
}

}  // namespace
}  // namespace sonder
