#include "table/dialect.h"

#include <gtest/gtest.h>

#include "support/tables.h"

namespace sonder {
namespace {

Dialect first_choice(std::string_view text, bool is_whole_file = true) {
  return rank_dialects(text, is_whole_file).value().front().dialect;
}

Error refusal(std::string_view bytes) { return rank_dialects(bytes, true).error(); }

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(RankDialects, FindsEachDelimiter) {
  EXPECT_EQ(first_choice("a,b,c\n1,2,3\n"), (Dialect{',', '"'}));
  EXPECT_EQ(first_choice("a;b;c\n1,5;2;3\n"), (Dialect{';', '"'}));
  EXPECT_EQ(first_choice("a\tb\n1\t2\n"), (Dialect{'\t', '"'}));
  EXPECT_EQ(first_choice("a|b\n1|2\n"), (Dialect{'|', '"'}));
  EXPECT_EQ(first_choice(" 00004 1 19970101  2  29.33\n 00004 1 19970118  2  29.73\n"),
            (Dialect{' ', '"'}));
}

TEST(RankDialects, TakesSemicolonsWhereCommasStartDecimals) {
  EXPECT_EQ(first_choice("id;price\n1;2,50\n2;3,10\n3;7,99\n"), (Dialect{';', '"'}));
}

TEST(RankDialects, IsNotMisledByCommasInsideQuotes) {
  EXPECT_EQ(first_choice("a;b\n\"x,y,z\";1\n\"p,q,r\";2\n"), (Dialect{';', '"'}));
}

TEST(RankDialects, SeesThatQuotesAreTextWhenTheyDoNotClose) {
  const std::string rows = repeated("red\tblue\n", 50);
  EXPECT_EQ(first_choice("a\tb\n" + rows + "\"big\" one\t2\n\"never closed\t3\n" + rows),
            (Dialect{.delimiter = '\t', .quote = '\0'}));
}

TEST(RankDialects, SeesThatAnOpenQuoteSwallowsTheRestOfThePrefix) {
  const std::string rows = repeated("red\tblue\n", 500);
  EXPECT_EQ(first_choice("a\tb\n1\t\"2\n" + rows, false),
            (Dialect{.delimiter = '\t', .quote = '\0'}));
}

TEST(RankDialects, KeepsQuotesWhenTheyWrapCells) {
  EXPECT_EQ(first_choice("\"a\";\"b\"\n\"1\";\"2\"\n"), (Dialect{';', '"'}));
}

TEST(RankDialects, ReturnsTheReadingWithoutQuotesNextWhenBothFit) {
  const auto ranked = rank_dialects("a\tb\n1\t2\n", true).value();
  EXPECT_EQ(ranked[0].dialect, (Dialect{'\t', '"'}));
  EXPECT_EQ(ranked[1].dialect, (Dialect{.delimiter = '\t', .quote = '\0'}));
  EXPECT_EQ(ranked.size(), 7U);
  EXPECT_EQ(ranked[0].evidence, "2 cells in 2 of 2 rows, separated by tab");
}

TEST(RankDialects, ReturnsCommaForASingleColumn) {
  EXPECT_EQ(first_choice("name\nAnna\nBartek\n"), (Dialect{',', '"'}));
  EXPECT_EQ(first_choice("x"), (Dialect{',', '"'}));
}

TEST(RankDialects, DoesNotCutNamesOrTimestampsAtBlanks) {
  EXPECT_NE(first_choice("full name\nAnna Nowak\nJan Kos\n").delimiter, ' ');
  EXPECT_NE(first_choice("moment\n2024-01-02 10:00\n2024-01-03 11:00\n").delimiter, ' ');
}

TEST(RankDialects, ForgivesARowThatThePrefixCuts) {
  EXPECT_EQ(first_choice("a,b,c\n1,2,3\n4", false), (Dialect{',', '"'}));
}

TEST(RankDialects, BelievesTheLineThatAnnouncesTheDelimiter) {
  EXPECT_EQ(first_choice("sep=;\na,b;c\n1,2;3\n"), (Dialect{';', '"'}));
  EXPECT_EQ(first_choice("\xEF\xBB\xBFsep=\t\r\na\r\n1\r\n"), (Dialect{'\t', '"'}));
}

TEST(RankDialects, ScoresBetweenZeroAndOneInDescendingOrder) {
  for (const char* text : {"a,b\n1\n", "\"\n", "sep=,\na", ",,,,\n;;;\n", "a b c\n\"d\n"}) {
    const auto ranked = rank_dialects(text, true).value();
    double last = 1;
    for (const DialectCandidate& candidate : ranked) {
      EXPECT_LE(candidate.score, last);
      EXPECT_GE(candidate.score, 0);
      last = candidate.score;
    }
  }
}

TEST(RankDialects, RefusesFilesWithoutText) {
  for (const char* text : {"", "\n\n", "  \t", "\xEF\xBB\xBF", "\xEF\xBB\xBF\r\n"}) {
    EXPECT_EQ(refusal(text).code, ErrorCode::kEmptyFile);
  }
}

TEST(RankDialects, NamesOtherFormats) {
  using namespace std::string_view_literals;
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"\x1F\x8B\x08"sv, "gzip"}, {"%PDF-1.7"sv, "PDF"},         {"<!DOCTYPE html><p>"sv, "HTML"},
      {" <html>"sv, "HTML"},      {"\x89PNG\r\n"sv, "an image"}, {"<?xml version"sv, "XML"}};
  for (const auto& [bytes, format] : cases) {
    EXPECT_EQ(refusal(bytes).code, ErrorCode::kUnsupportedFormat) << format;
    EXPECT_NE(refusal(bytes).message.find(format), std::string::npos) << refusal(bytes).message;
  }
}

TEST(RankDialects, RefusesBytesThatAreNotText) {
  std::string bytes;
  for (int i = 0; i < 1'000; ++i) bytes += static_cast<char>(i * 7919 >> 3);
  EXPECT_EQ(refusal(bytes).code, ErrorCode::kNotATable);
  EXPECT_EQ(refusal(std::string_view("\0", 1)).code, ErrorCode::kNotATable);
}

TEST(RankDialects, FindsTheRarerDelimiters) {
  EXPECT_EQ(first_choice("a:b:c\nx:y:z\np:q:r\n"), (Dialect{.delimiter = ':'}));
  EXPECT_EQ(first_choice("a^b^c\n1^2^3\n"), (Dialect{.delimiter = '^'}));
  EXPECT_EQ(first_choice("a~b~c\n1~2~3\n"), (Dialect{.delimiter = '~'}));
  EXPECT_EQ(first_choice("sep=#\na#b\n1,5#2,5\n"), (Dialect{.delimiter = '#'}));
}

TEST(RankDialects, TakesTheBlankBehindEveryDelimiterForPartOfIt) {
  EXPECT_EQ(first_choice("a, b, c\n1, 2, \"x, y\"\n3, , 5\n"), (Dialect{.drops_blank = true}));
  EXPECT_EQ(first_choice("a; b\n1; 2\n3; 4\n5; 6\n"),
            (Dialect{.delimiter = ';', .drops_blank = true}));
  EXPECT_FALSE(first_choice("a,b,c\n1, 2,3\n4, 5,6\n").drops_blank);
}

TEST(RankDialects, FindsApostrophesAroundCells) {
  EXPECT_EQ(first_choice("'a','b'\n'x, y','1'\n'p','2'\n"), (Dialect{.quote = '\''}));
  // The guard of spreadsheets against formulas is no quote mark, and nor is a word in them.
  EXPECT_EQ(first_choice("id,phone\n1,'+48601\n2,'+48602\n"), Dialect{});
  EXPECT_EQ(first_choice("id,word\n1,'so'\n2,yes\n3,no\n4,no\n"), Dialect{});
}

TEST(RankDialects, FindsTheMarkInFrontOfQuotesInsideCells) {
  EXPECT_EQ(first_choice("a,b\n\"say \\\"x, y\\\"\",1\n\"z\",2\n"), (Dialect{.escape = '\\'}));
  EXPECT_EQ(first_choice("a,b\n\"say ^\"x, y^\"\",1\n\"z\",2\n"), (Dialect{.escape = '^'}));
  EXPECT_EQ(first_choice("a,b\n\"say \"\"x, y\"\"\",1\n\"z\",2\n"), Dialect{});
}

TEST(RankDialects, SetsTitleLinesAside) {
  const auto titles = [](std::string_view text) { return first_choice(text).title_records; };
  EXPECT_EQ(titles("Report of May\nid,name,sum\n1,Ana,5\n2,Ivo,7\n"), 1U);
  EXPECT_EQ(titles("Report,,\n,,\nid,name,sum\n1,Ana,5\n2,Ivo,7\n"), 2U);
  EXPECT_EQ(titles("Report\n\nid,name,sum\n1,Ana,5\n2,Ivo,7\n"), 1U);
  EXPECT_EQ(titles("# one, two\n# three\nid,name,sum\n1,Ana,5\n"), 2U);
  EXPECT_EQ(titles("From,May\nTo,June\nid,name,sum,tax\n1,Ana,5,1\n2,Ivo,7,2\n3,Eva,1,0\n"), 2U);
  EXPECT_EQ(titles("id,name,sum\n1,Ana,5\n"), 0U);
  EXPECT_EQ(titles("name,sum\nAna,5,1\nIvo,6,2\n"), 0U);
  EXPECT_EQ(titles("name\nAna\nIvo\n"), 0U);
}

TEST(RankDialects, TakesANameAboveLastAndFirstNamesForThatOfOneColumn) {
  const auto ranked = rank_dialects("name\nKos, Jan\nMak, Eva\nBach, Ana\n", true).value();
  EXPECT_EQ(ranked[0].evidence.substr(0, 6), "1 cell");
}

TEST(RankDialects, OffersToMendQuotesBehindTheStrictReading) {
  const auto ranked = rank_dialects("a,b,c\n\"1\",2,3\n4,5,6\n", true).value();
  EXPECT_EQ(ranked[0].dialect, Dialect{});
  EXPECT_EQ(ranked[1].dialect, (Dialect{.repair_width = 3}));
}

TEST(RankDialects, MendsQuotesAtOnceWhereTheyDoNotAddUp) {
  const std::string rows = repeated("1,\"x, y\",3\n", 20);
  EXPECT_EQ(first_choice("a,b,c\n" + rows + "1,\"2,\"x, y\"\n" + rows),
            (Dialect{.repair_width = 3}));
}

TEST(RankDialects, ChoosesTheSameWhereverThePrefixIsCut) {
  const std::string rows = repeated("7;\"Kos; Jan\";2,50;12.05.2024\n8;Eva;3,10;13.05.2024\n", 10);
  const std::string text = "id;name;price;day\n" + rows;
  for (std::size_t size = 30; size < text.size(); ++size) {
    ASSERT_EQ(first_choice(text.substr(0, size), false), (Dialect{.delimiter = ';'})) << size;
  }
}

TEST(RankDialects, SaysWhatItSaw) {
  EXPECT_EQ(rank_dialects("Trees\nid, name\n1, Oak\n2, Elm\n3, Ash\n", true).value()[0].evidence,
            "2 cells in 4 of 4 rows, separated by comma and a blank, behind 1 title line");
}

TEST(FindNextReading, IsNothingWhereNothingIsDamaged) {
  const std::string_view text = "a,b\n1,2\n";
  const auto ranked = rank_dialects(text, true).value();
  EXPECT_FALSE(find_next_reading(ranked, 0, testing::raw_table_from(text)));
}

TEST(FindNextReading, IsNothingForOneLongRowAmongMany) {
  const std::string text = "a,b\n" + repeated("1,2\n", 50) + "1,2,3\n" + repeated("1,2\n", 50);
  const auto ranked = rank_dialects(text, true).value();
  EXPECT_FALSE(find_next_reading(ranked, 0, testing::raw_table_from(text)));
}

TEST(FindNextReading, MendsQuotesThatTheBeginningDidNotShow) {
  const std::string clean = "a,b,c\n" + repeated("1,\"x, y\",3\n", 50);
  const auto ranked = rank_dialects(clean, false).value();
  const RawTable read = testing::raw_table_from(clean + "1,\"2,\"x, y\"\n", ranked[0].dialect);
  const auto next = find_next_reading(ranked, 0, read);
  ASSERT_TRUE(next);
  EXPECT_EQ(ranked[*next].dialect.repair_width, 3U);
}

TEST(FindNextReading, TriesAnotherDelimiterWhereManyRowsAreRagged) {
  const std::vector<DialectCandidate> ranked = {{{}, 0.6, ""}, {{.delimiter = ';'}, 0.5, ""}};
  EXPECT_EQ(find_next_reading(ranked, 0, testing::raw_table_from("a,b\n1,2\n1\n1\n")), 1U);
}

TEST(DamageShare, StandsABlankRecordBetweenTheFirstOfOneColumn) {
  const RawTable table = testing::raw_table_from("a,b\n1,2\n\n3,4\n", {.delimiter = ' '});
  EXPECT_EQ(table.columns.size(), 1U);
  EXPECT_GT(damage_share(table), 0.5);
}

TEST(FindCalmerReading, PassesOverDialectsInWhichAQuoteSwallowsTheRest) {
  const std::vector<DialectCandidate> ranked = {
      {{}, 1, ""}, {{.delimiter = ';'}, 1, ""}, {{.repair_width = 2}, 1, ""}};
  EXPECT_EQ(find_calmer_reading(ranked, 0), 2U);
  EXPECT_FALSE(find_calmer_reading(ranked, 2));
}

TEST(FindCalmerReading, KeepsTheDelimiterBecauseAnotherOneOnlyHidesTheLongRow) {
  const std::vector<DialectCandidate> ranked = {
      {{}, 1, ""}, {{.delimiter = ';', .quote = '\0'}, 1, ""}, {{.quote = '\0'}, 1, ""}};
  EXPECT_EQ(find_calmer_reading(ranked, 0), 2U);
}

TEST(ReportDoubtfulDialect, NamesAReadingThatHardlyFits) {
  RawTable table;
  report_doubtful_dialect({{}, 0.9, "2 cells"}, table);
  EXPECT_EQ(table.issues.total(), 0U);
  report_doubtful_dialect({{}, 0.2, "2 cells"}, table);
  EXPECT_EQ(table.issues.count(IssueCode::kDoubtfulDialect), 1U);
}

TEST(ReadDelimited, NamesARowWhereALostDelimiterOpensAQuoteInMidCell) {
  const RawTable table =
      testing::raw_table_from("a,b,c,d\n1,x\"warm, soft\",3\n5\" pipe,3\",5,6\n");
  ASSERT_EQ(table.issues.count(IssueCode::kStrayQuote), 1U);
  EXPECT_EQ(table.issues.kept()[0].row, 2U);
}

TEST(DelimiterName, NamesThemAll) {
  EXPECT_EQ(delimiter_name(','), "comma");
  EXPECT_EQ(delimiter_name(';'), "semicolon");
  EXPECT_EQ(delimiter_name('\t'), "tab");
  EXPECT_EQ(delimiter_name('|'), "bar");
  EXPECT_EQ(delimiter_name(':'), "colon");
  EXPECT_EQ(delimiter_name('^'), "caret");
  EXPECT_EQ(delimiter_name('~'), "tilde");
  EXPECT_EQ(delimiter_name(' '), "blanks");
  EXPECT_EQ(delimiter_name('#'), "mark");
}

}  // namespace
}  // namespace sonder
