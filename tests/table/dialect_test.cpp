#include "table/dialect.h"

#include <gtest/gtest.h>

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
  EXPECT_EQ(ranked.size(), 10U);
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
  const std::pair<std::string_view, std::string_view> cases[] = {{"PK\x03\x04zip"sv, "XLSX"},
                                                                 {"\x1F\x8B\x08"sv, "gzip"},
                                                                 {"%PDF-1.7"sv, "PDF"},
                                                                 {"$FL2@(#) data"sv, "SPSS"},
                                                                 {"\xFF\xFE"
                                                                  "a\0"sv,
                                                                  "UTF-16"},
                                                                 {"a\0,\0b\0\n\0"sv, "UTF-16"},
                                                                 {"<!DOCTYPE html><p>"sv, "HTML"},
                                                                 {" <html>"sv, "HTML"},
                                                                 {"\x89PNG\r\n"sv, "an image"},
                                                                 {"{\"a\": 1}"sv, "JSON"},
                                                                 {"[ {\"a\": 1}]"sv, "JSON"},
                                                                 {"<?xml version"sv, "XML"}};
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

TEST(DelimiterName, NamesAllFive) {
  EXPECT_EQ(delimiter_name(','), "comma");
  EXPECT_EQ(delimiter_name(';'), "semicolon");
  EXPECT_EQ(delimiter_name('\t'), "tab");
  EXPECT_EQ(delimiter_name('|'), "bar");
  EXPECT_EQ(delimiter_name(' '), "blanks");
}

}  // namespace
}  // namespace sonder
