// The fast way through delimited text against the scanner that reads byte by byte: the same cells,
// the same complaints, however the text is cut.

#include "table/detail/regular_records.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "table/detail/byte_masks.h"
#include "table/detail/record_scanner.h"

namespace sonder::detail {
namespace {

/// Writes down what it is told. When in a record its length is noticed depends on the cuts.
struct Listener {
  std::string heard;
  bool is_long = false;

  void cell(std::string_view text) { heard += '[' + std::string(text) + ']'; }
  void end_record() {
    heard += is_long ? " long\n" : "\n";
    is_long = false;
  }
  void stray_quote() { heard += "stray "; }
  void unclosed_quote() { heard += "unclosed "; }
  void long_record() { is_long = true; }
};

/// The same for one who takes whole records, too.
struct FastListener : Listener {
  std::size_t width;
  std::size_t room = 1'000'000;
  std::size_t taken_at_once = 0;

  explicit FastListener(std::size_t record_width) : width(record_width) {}
  std::size_t record_width() const { return width; }
  std::size_t record_room() const { return room; }
  void records(const std::vector<std::string_view>& cells, std::size_t count) {
    for (std::size_t i = 0; i < count * width; ++i) {
      cell(cells[i]);
      if ((i + 1) % width == 0) end_record();
    }
    taken_at_once += count;
  }
};

std::string describe(const LineEnds& ends) {
  std::string text;
  for (const LineEnds::Count& count : ends.counts) {
    text += std::to_string(count.records) + " from " + std::to_string(count.first_row) + "; ";
  }
  return text;
}

constexpr std::uint64_t kLongest = 1U << 20;

std::string plain_reading(std::string_view text, const Dialect& dialect,
                          std::uint64_t longest = kLongest) {
  Listener listener;
  RecordScanner<Listener> scanner(dialect, longest, listener);
  scanner.scan(text);
  scanner.finish();
  return listener.heard + describe(scanner.line_ends());
}

/// Read by a listener of that width, in windows that end at `cuts`.
FastListener fast_reading(std::string_view text, const Dialect& dialect, std::size_t width,
                          const std::vector<std::size_t>& cuts = {},
                          std::uint64_t longest = kLongest) {
  FastListener listener(width);
  RecordScanner<FastListener> scanner(dialect, longest, listener);
  std::size_t from = 0;
  for (const std::size_t cut : cuts) {
    scanner.scan(text.substr(from, cut - from));
    from = cut;
  }
  scanner.scan(text.substr(from));
  scanner.finish();
  listener.heard += describe(scanner.line_ends());
  return listener;
}

TEST(MatchBlock, FindsWhatTheLoopFinds) {
  std::mt19937 random(1);
  char block[kBlockBytes];
  for (int round = 0; round < 1'000; ++round) {
    for (char& byte : block) byte = static_cast<char>("ab,\"\n\r\xC3\x80"[random() % 8]);
    for (const char wanted : {',', '"', '\n', '\x80'}) {
      EXPECT_EQ(match_block(block, wanted), match_block_plain(block, wanted));
    }
  }
}

TEST(PrefixParity, SetsTheBitsFromEachOddMarkToTheNext) {
  EXPECT_EQ(prefix_parity(0), 0U);
  EXPECT_EQ(prefix_parity(0b0010'0100), 0b0001'1100U);
  EXPECT_EQ(prefix_parity(std::uint64_t{1} << 63), std::uint64_t{1} << 63);
  EXPECT_EQ(prefix_parity(1), ~std::uint64_t{0});
}

TEST(RegularRecords, TakesThemAtOnce) {
  const auto listener = fast_reading("a,b\r\n\"c,\"\"d\",\"\"\nlast,one", {}, 2);
  EXPECT_EQ(listener.heard, "[a][b]\n[c,\"d][]\n[last][one]\n1 from 2; 1 from 1; 0 from 0; ");
  EXPECT_EQ(listener.taken_at_once, 2U);
}

TEST(RegularRecords, LeavesWhatIsSpecialToTheScanner) {
  for (const std::string_view text :
       {"a,b,c\n1,2\n", "a\"b,c\"d\n1,2\n", " \"a\",b\n1,2\n", "\"a\"x,b\n1,2\n", "\"a,b\n1,2\n",
        "\r\na,b\n", "a,b\r\r\n1,2\r", "\"a\"\"\",\"b\n"}) {
    EXPECT_EQ(fast_reading(text, {}, 2).heard, plain_reading(text, {})) << text;
  }
}

TEST(RegularRecords, TakesNoMoreThanThereIsRoomFor) {
  FastListener listener(1);
  listener.room = 2;
  RegularRecords records({}, kLongest);
  EXPECT_EQ(records.take("a\nb\nc\n", 1, listener.room), 4U);
  EXPECT_EQ(records.record_count(), 2U);
}

/// Text with all that matters to a reader, wild or like an export.
std::string random_text(std::mt19937& random, char delimiter, bool is_wild) {
  const std::string_view alphabet = is_wild ? "aD\"\"DD\n\r \\b" : "abcdefgDDD ";
  std::string text;
  const std::size_t size = random() % (is_wild ? 400 : 4'000);
  while (text.size() < size) {
    const char byte = alphabet[random() % alphabet.size()];
    text += byte == 'D' ? delimiter : byte;
    if (!is_wild && random() % 20 == 0) {
      constexpr std::string_view kEnds[] = {"\r\n", "\n", "\n", "\r"};
      text += kEnds[random() % 4];
    }
    if (!is_wild && random() % 40 == 0) text += "\"x\"\"y\n\",";
  }
  return text;
}

std::vector<std::size_t> random_cuts(std::mt19937& random, std::size_t size) {
  std::vector<std::size_t> cuts(random() % 6);
  for (std::size_t& cut : cuts) cut = random() % (size + 1);
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

TEST(RegularRecords, ReadWhatTheScannerReadsInAnyTextHoweverCut) {
  std::mt19937 random(2);
  const Dialect dialects[] = {{},
                              {.delimiter = ';'},
                              {.delimiter = '\t', .quote = '\0'},
                              {.delimiter = ',', .quote = '\''},
                              {.delimiter = ',', .quote = '"', .escape = '\\'},
                              {.delimiter = ',', .drops_blank = true},
                              {.delimiter = ' '}};
  for (int round = 0; round < 6'000; ++round) {
    const Dialect& dialect = dialects[random() % std::size(dialects)];
    const std::string text = random_text(random, dialect.delimiter, round % 3 != 0);
    const std::uint64_t longest = random() % 4 == 0 ? 20 + random() % 60 : kLongest;
    const auto cuts = random_cuts(random, text.size());
    ASSERT_EQ(fast_reading(text, dialect, 1 + random() % 4, cuts, longest).heard,
              plain_reading(text, dialect, longest))
        << "round " << round << ": " << text;
  }
}

TEST(RegularRecords, ReadRecordsAcrossBlocksAndWindows) {
  std::string text;
  for (int row = 0; row < 9'000; ++row) {
    text += std::to_string(row) + (row % 7 == 0 ? ",\"a, \"\"b\"\"\nc\"," : ",abc,") +
            std::string(static_cast<std::size_t>(row % 90), 'x') + (row % 3 == 0 ? "\r\n" : "\n");
  }
  ASSERT_GT(text.size(), 2 * RegularRecords::kWindowBytes);
  const auto listener = fast_reading(text, {}, 3, {40'000, 80'001});
  EXPECT_EQ(listener.heard, plain_reading(text, {}));
  EXPECT_GT(listener.taken_at_once, 8'900U);
}

}  // namespace
}  // namespace sonder::detail
