#include <gtest/gtest.h>

#include "support/broken_files.h"
#include "support/ledger.h"
#include "support/mutations.h"
#include "support/pollutions.h"

// Thousands of seeded random and damaged files in all dialects. Every byte of each must be in a
// cell, a title, a surplus cell or a blank record, or be a delimiter, quote, escape or blank that
// the dialect explains: the records put together out of the table are those that a plain
// tokenizer, which shares no code with the reader, cuts out of the same bytes.

namespace sonder {
namespace {

using testing::Ledger;

/// How the ledgers differ in the first record, for the message.
std::string first_difference(const Ledger& read, const Ledger& plain) {
  for (const auto& [row, cells] : plain) {
    const auto found = read.find(row);
    if (found == read.end()) return "row " + std::to_string(row) + " is missing";
    if (found->second != cells) return "row " + std::to_string(row) + " differs";
  }
  return read.size() > plain.size() ? "rows too many" : "";
}

::testing::AssertionResult is_conserved(const std::string& bytes, const Dialect& dialect) {
  const Ledger plain = testing::plain_ledger_of(bytes, dialect);
  const Result<RawTable> read = testing::read_whole(bytes, dialect);
  if (!read) {
    if (plain.empty()) return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << read.error().message;
  }
  const std::string difference = first_difference(testing::ledger_of(read.value()), plain);
  if (difference.empty()) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << difference << " of:\n" << bytes;
}

TEST(ByteLedger, HoldsForRandomTextInEveryDialect) {
  testing::Dice dice(1);
  for (int i = 0; i < 12'000; ++i) {
    const Dialect dialect = testing::random_dialect(dice);
    ASSERT_TRUE(is_conserved(testing::random_text(dialect, dice), dialect)) << i;
  }
}

TEST(ByteLedger, HoldsForDamagedTablesInEveryDialect) {
  testing::Dice dice(2);
  const std::string source = testing::write_file(testing::make_source());
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes = source.substr(0, 600 + dice.below(2'000));
    for (std::uint32_t damage = dice.below(6); damage > 0; --damage) {
      bytes = testing::damaged(std::move(bytes), dice);
    }
    ASSERT_TRUE(is_conserved(bytes, testing::random_dialect(dice))) << i;
  }
}

TEST(ByteLedger, HoldsForTheDialectThatIsChosen) {
  testing::Dice dice(3);
  const std::string source = testing::write_file(testing::make_source());
  for (int i = 0; i < 300; ++i) {
    const std::string bytes = testing::damaged(source.substr(0, 1'500), dice);
    const Result<RawTable> read = testing::read_ranked(bytes);
    if (!read || read.value().dialect.repair_width > 0) continue;
    ASSERT_TRUE(is_conserved(bytes, read.value().dialect)) << i;
  }
}

/// The same files as tests/web/native_equality.test.mjs compares two builds on.
TEST(ByteLedger, HoldsForEveryBrokenFileOfText) {
  std::size_t checked = 0;
  for (std::uint32_t number = 0; number < 3'600; ++number) {
    const testing::BrokenFile file = testing::broken_file(number);
    if (!file.is_plain_text) continue;
    const Result<RawTable> read = testing::read_ranked(file.bytes);
    if (!read || read.value().dialect.repair_width > 0) continue;
    ++checked;
    ASSERT_TRUE(is_conserved(file.bytes, read.value().dialect)) << number << ' ' << file.name;
  }
  EXPECT_GE(checked, 1'800U);
}

/// Bytes of a text that are no delimiter, quote mark, escape, blank or line end, counted.
std::map<char, std::size_t> count_letters(std::string_view text, const Dialect& dialect) {
  std::map<char, std::size_t> counts;
  for (const char byte : text) {
    const bool is_mark = byte == dialect.delimiter || byte == dialect.quote ||
                         byte == dialect.escape || byte == ' ' || byte == '\t' || byte == '\r' ||
                         byte == '\n';
    if (!is_mark) ++counts[byte];
  }
  return counts;
}

/// What a mending reading makes of quote marks is its own affair; no letter may be lost by it.
TEST(ByteLedger, LosesNoLetterWhereQuotesAreMended) {
  testing::Dice dice(4);
  for (int i = 0; i < 2'000; ++i) {
    Dialect dialect = testing::random_dialect(dice);
    if (dialect.delimiter == ' ' || dialect.quote == '\0') continue;
    dialect.repair_width = 1 + dice.below(4);
    const std::string bytes = testing::random_text(dialect, dice);
    const Result<RawTable> read = testing::read_whole(bytes, dialect);
    if (!read) continue;
    std::string cells;
    for (const auto& record : testing::records_of(testing::ledger_of(read.value()))) {
      for (const std::string& cell : record) cells += cell;
    }
    ASSERT_EQ(count_letters(cells, dialect), count_letters(bytes, dialect)) << bytes;
  }
}

}  // namespace
}  // namespace sonder
