#include <gtest/gtest.h>

#include "support/ledger.h"
#include "support/mutations.h"
#include "support/pollutions.h"

// A file may arrive in any pieces. Whatever they are, the table and its issues are those of the
// file as a whole.

namespace sonder {
namespace {

/// Everything a reading tells, as one text.
std::string describe(const Result<RawTable>& read) {
  if (!read) return read.error().message;
  const RawTable& table = read.value();
  std::string text = std::to_string(table.row_count) + 'x' + std::to_string(table.columns.size()) +
                     ' ' + std::to_string(table.byte_count);
  for (const auto& [row, cells] : testing::ledger_of(table)) {
    text += '\n' + std::to_string(row);
    for (const std::string& cell : cells) text += '<' + cell + '>';
  }
  for (const std::uint64_t row : table.blank_before) text += " b" + std::to_string(row);
  for (const Issue& issue : table.issues.kept()) text += "\n!" + issue.message;
  return text + '!' + std::to_string(table.issues.total());
}

/// `cut` says where the next piece ends, given where it begins.
template <class Cut>
std::string describe_in_pieces(std::string_view bytes, const Dialect& dialect, Cut cut) {
  DelimitedReader reader(dialect);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.size(), cut(at));
    const Status pushed = reader.push(bytes.substr(at, end - at));
    if (!pushed) return pushed.error().message;
    at = end;
  }
  return describe(reader.finish());
}

std::string describe_cut_once(std::string_view bytes, const Dialect& dialect, std::size_t cut) {
  return describe_in_pieces(bytes, dialect,
                            [&](std::size_t at) { return at < cut ? cut : bytes.size(); });
}

std::string describe_in_steps(std::string_view bytes, const Dialect& dialect, std::size_t step) {
  return describe_in_pieces(bytes, dialect, [step](std::size_t at) { return at + step; });
}

constexpr std::string_view kSmallFiles[] = {
    "a,b\n1,2\n3,4\n",
    "a,b\r\n1,2\r\n3,4\r\n",
    "a,b\r1,2\r3,4\r",
    "\xEF\xBB\xBFsep=;\r\na;b\r\n1;2\r\n",
    "a,b\n\"x,y\",\"he said \"\"hi\"\"\"\n\"\"\"\",\"\"\n",
    "a,b\r\n\"line\r\nbreak\",\"\r\"\r\n",
    "a,b\n \"x\" , \"y\"\t\n",
    "a,b\n\"x\"y,2\n\"p\" q,3\n",
    "a,b\n1,\"open\n2,3\n",
    "a,b,c\n1\n1,2,3,4\n\n , ,\n,,\n",
    "a, b, c\n1, 2, \"x, y\"\n",
    " a  b \n  1\t2  \n\r\n3 \"4 5\"\n",
    "a\tb\n\"x\ty\"\n1\t'2'\n",
    "\"a\\\"b\",\"c\\\\\"\n\"\\x\",1\n",
    "note\nfirst\n\nthird\n\n",
    "\xC5\x81ukasz,\xF0\x9F\x98\x80\n\xB3,2\n",
};

std::vector<Dialect> small_dialects() {
  std::vector<Dialect> dialects = {{},
                                   {.delimiter = ';'},
                                   {.delimiter = ' '},
                                   {.delimiter = '\t', .quote = '\0'},
                                   {.quote = '\''},
                                   {.escape = '\\'},
                                   {.drops_blank = true},
                                   {.title_records = 1},
                                   {.repair_width = 2},
                                   {.escape = '\\', .drops_blank = true, .repair_width = 3}};
  return dialects;
}

TEST(Cuts, AnywhereInSmallFilesChangeNothing) {
  for (const std::string_view bytes : kSmallFiles) {
    for (const Dialect& dialect : small_dialects()) {
      const std::string whole = describe(testing::read_whole(bytes, dialect));
      for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
        ASSERT_EQ(describe_cut_once(bytes, dialect, cut), whole) << bytes << " cut at " << cut;
      }
      for (std::size_t step = 1; step < 4; ++step) {
        ASSERT_EQ(describe_in_steps(bytes, dialect, step), whole) << bytes << " by " << step;
      }
    }
  }
}

TEST(Cuts, AnywhereInRandomTextChangeNothing) {
  testing::Dice dice(11);
  for (int i = 0; i < 1'500; ++i) {
    Dialect dialect = testing::random_dialect(dice);
    const bool can_mend = dialect.delimiter != ' ' && dialect.quote != '\0';
    if (can_mend && dice.one_in(3)) dialect.repair_width = 1 + dice.below(4);
    const std::string bytes = testing::random_text(dialect, dice);
    const std::string whole = describe(testing::read_whole(bytes, dialect));
    for (std::size_t cut = 1; cut < bytes.size(); cut += 1 + dice.below(8)) {
      ASSERT_EQ(describe_cut_once(bytes, dialect, cut), whole) << bytes << " cut at " << cut;
    }
    ASSERT_EQ(describe_in_steps(bytes, dialect, 1), whole) << bytes;
  }
}

TEST(Cuts, AtRandomInDamagedTablesChangeNothing) {
  testing::Dice dice(12);
  const std::string source = testing::write_file(testing::make_source());
  for (int i = 0; i < 200; ++i) {
    const std::string bytes = testing::damaged(testing::damaged(source, dice), dice);
    const Dialect dialect = {.repair_width = dice.one_in(2) ? 9U : 0U};
    const std::string whole = describe(testing::read_whole(bytes, dialect));
    const auto next_cut = [&dice](std::size_t at) { return at + 1 + dice.below(700); };
    ASSERT_EQ(describe_in_pieces(bytes, dialect, next_cut), whole) << i;
  }
}

}  // namespace
}  // namespace sonder
