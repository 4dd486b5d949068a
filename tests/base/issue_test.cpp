#include "base/issue.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace sonder {
namespace {

Issue issue_in(std::uint64_t row, IssueCode code = IssueCode::kShortRow) {
  return {.code = code, .row = row, .column = std::nullopt, .message = "row is short"};
}

IssueLog log_of(std::uint64_t first_row, std::uint64_t last_row) {
  IssueLog log;
  for (std::uint64_t row = first_row; row <= last_row; ++row) log.add(issue_in(row));
  return log;
}

TEST(IssueCode, HasADistinctNameForEveryCode) {
  std::set<std::string_view> names;
  for (std::size_t code = 0; code < kIssueCodeCount; ++code) {
    names.insert(to_string(static_cast<IssueCode>(code)));
  }
  EXPECT_EQ(names.size(), kIssueCodeCount);
  EXPECT_FALSE(names.contains(""));
  EXPECT_EQ(to_string(static_cast<IssueCode>(kIssueCodeCount)), "");
}

TEST(IssueLog, IsEmptyAtFirst) {
  const IssueLog log;
  EXPECT_EQ(log.total(), 0U);
  EXPECT_EQ(log.kept(), std::vector<Issue>{});
  EXPECT_TRUE(log.keeps(IssueCode::kShortRow));
}

TEST(IssueLog, KeepsIssuesInTheOrderInWhichTheyWereFound) {
  IssueLog log;
  log.add(issue_in(9));
  log.add(issue_in(4, IssueCode::kLongRow));
  log.add(issue_in(7));
  EXPECT_EQ(log.kept(),
            (std::vector<Issue>{issue_in(9), issue_in(4, IssueCode::kLongRow), issue_in(7)}));
}

TEST(IssueLog, CountsEveryIssueAndKeepsAHundredOfACode) {
  IssueLog log = log_of(1, 250);
  log.add(issue_in(3, IssueCode::kLongRow));
  EXPECT_EQ(log.count(IssueCode::kShortRow), 250U);
  EXPECT_EQ(log.count(IssueCode::kLongRow), 1U);
  EXPECT_EQ(log.total(), 251U);
  ASSERT_EQ(log.kept().size(), 101U);
  EXPECT_EQ(log.kept()[99], issue_in(100));
  EXPECT_EQ(log.kept()[100], issue_in(3, IssueCode::kLongRow));
}

TEST(IssueLog, SaysWhetherAMessageIsStillWorthBuilding) {
  EXPECT_TRUE(log_of(1, 99).keeps(IssueCode::kShortRow));
  const IssueLog full = log_of(1, 100);
  EXPECT_FALSE(full.keeps(IssueCode::kShortRow));
  EXPECT_TRUE(full.keeps(IssueCode::kLongRow));
}

TEST(IssueLog, CountsWithoutKeeping) {
  IssueLog log;
  log.count_only(IssueCode::kBlankRow);
  log.count_only(IssueCode::kBlankRow, 41);
  EXPECT_EQ(log.count(IssueCode::kBlankRow), 42U);
  EXPECT_TRUE(log.kept().empty());
}

TEST(IssueLog, AppendsToWhatOneLogWouldHaveSeen) {
  IssueLog cut = log_of(1, 60);
  cut.append(log_of(61, 180));
  const IssueLog whole = log_of(1, 180);
  EXPECT_EQ(cut.count(IssueCode::kShortRow), 180U);
  EXPECT_EQ(cut.kept(), whole.kept());
  EXPECT_FALSE(cut.keeps(IssueCode::kShortRow));
}

}  // namespace
}  // namespace sonder
