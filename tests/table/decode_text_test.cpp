#include "table/decode_text.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "support/customer_lists.h"
#include "support/real_files.h"
#include "support/tables.h"

namespace sonder {
namespace {

using testing::Cells;
using testing::cells_of;
using testing::encode;
using testing::encode_utf16;
using testing::first_record;
using testing::raw_table_from;

using Names = std::vector<std::string>;

RawTable settled(std::string_view bytes, std::optional<Encoding> chosen = std::nullopt) {
  RawTable table = raw_table_from(bytes);
  settle_encoding(table, chosen);
  return table;
}

std::vector<Issue> issues_of(const RawTable& table, IssueCode code) {
  std::vector<Issue> found;
  for (const Issue& issue : table.issues.kept()) {
    if (issue.code == code) found.push_back(issue);
  }
  return found;
}

constexpr std::string_view kOrders =
    "klient,miasto\n"
    "Łukasz Wójcik,Łódź\n"
    "Anna Nowak,Gdańsk\n"
    "Paweł Zając,Łódź\n"
    "Grażyna Śliwa,Łódź\n"
    "Jan Źrebięcki,Poznań\n";

TEST(SettleEncoding, DecodesHeadRowsAndSurplusAndKeepsCodes) {
  const std::string text = std::string(kOrders) + "Ewa Mąka,Łódź,też\n";
  RawTable before = raw_table_from(encode(text, Encoding::kLatin2));
  RawTable table = before;
  settle_encoding(table);
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kLatin2);
  EXPECT_EQ(cells_of(table), cells_of(raw_table_from(text)));
  EXPECT_EQ(table.surplus.at(0).cells, (Names{"też"}));
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    EXPECT_EQ(table.columns[i].codes, before.columns[i].codes);
    EXPECT_EQ(table.columns[i].dictionary.size(), before.columns[i].dictionary.size());
  }
  EXPECT_TRUE(issues_of(table, IssueCode::kInvalidUtf8).empty());
}

TEST(SettleEncoding, DecodesTitlesAndTheNameOfThePart) {
  RawTable table = raw_table_from(encode(kOrders, Encoding::kWindows1250));
  table.titles.push_back({1, {encode("Sprzedaż", Encoding::kWindows1250)}});
  table.part = encode("Świdnica", Encoding::kWindows1250);
  settle_encoding(table);
  EXPECT_EQ(table.titles.front().cells, (Names{"Sprzedaż"}));
  EXPECT_EQ(table.part, "Świdnica");
}

TEST(SettleEncoding, FindsDecodedTextsAgain) {
  RawTable table = settled(encode(kOrders, Encoding::kIbm852));
  TextDictionary& cities = table.columns[1].dictionary;
  EXPECT_EQ(cities.find("Łódź"), table.columns[1].codes[0]);
  EXPECT_EQ(cities.intern("Poznań"), table.columns[1].codes.back());
  EXPECT_FALSE(cities.find(encode("Łódź", Encoding::kIbm852)));
}

TEST(SettleEncoding, TellsWhatItTookWhyAndWhatCameNext) {
  const RawTable table = settled(encode(kOrders, Encoding::kWindows1250));
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kWindows1250);
  EXPECT_GT(table.encoding.taken.score, 0.9);
  // By hand: Łódź counts twice in the head and once in its column.
  EXPECT_EQ(table.encoding.taken.evidence,
            "19 of 19 characters beyond ASCII stand where Polish text has them");
  ASSERT_TRUE(table.encoding.runner_up);
  EXPECT_LT(table.encoding.runner_up->score, 0.1);
  EXPECT_FALSE(table.encoding.is_told);
}

TEST(SettleEncoding, TakesUtf8AsItIs) {
  const RawTable table = settled(kOrders);
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kUtf8);
  EXPECT_FALSE(table.encoding.runner_up);
  EXPECT_EQ(cells_of(table), cells_of(raw_table_from(kOrders)));
  EXPECT_EQ(table.issues.total(), 0U);
}

TEST(SettleEncoding, BelievesAByteOrderMark) {
  const RawTable table = settled(
      "\xEF\xBB\xBF"
      "a,b\n1,z\xB3oty\n");
  EXPECT_EQ(table.encoding.taken,
            (EncodingGuess{Encoding::kUtf8, 1, "the file begins with a byte order mark"}));
  EXPECT_EQ(issues_of(table, IssueCode::kInvalidUtf8).size(), 1U);
}

TEST(SettleEncoding, CanBeOverruled) {
  const std::string bytes = encode(kOrders, Encoding::kWindows1250);
  const RawTable table = settled(bytes, Encoding::kLatin2);
  EXPECT_TRUE(table.encoding.is_told);
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kLatin2);
  EXPECT_EQ(table.encoding.runner_up->encoding, Encoding::kWindows1250);
  EXPECT_EQ(cells_of(table)[0], (Names{"Łukasz Wójcik", "Łód\u009F"}));
  const RawTable plain = settled("a,b\n1,x\n", Encoding::kIbm866);
  EXPECT_EQ(plain.encoding.taken, (EncodingGuess{Encoding::kIbm866, 0, "chosen by hand"}));
}

TEST(SettleEncoding, KeepsAndReportsBytesThatAreNotTheUtf8TheyAreSaidToBe) {
  const RawTable table =
      settled("a,b\xB3\n1,x\n2,x\n3,x\n4,z\xB3oty\n\n5,z\xB3oty\n", Encoding::kUtf8);
  EXPECT_EQ(cells_of(table)[3], (Names{"4", "z\xB3oty"}));
  const std::vector<Issue> expected = {
      {IssueCode::kInvalidUtf8, 1, 1, "row 1 holds bytes that are not UTF-8"},
      {IssueCode::kInvalidUtf8, 5, 1, "row 5 holds bytes that are not UTF-8"},
      {IssueCode::kInvalidUtf8, 7, 1, "row 7 holds bytes that are not UTF-8"}};
  EXPECT_EQ(issues_of(table, IssueCode::kInvalidUtf8), expected);
}

TEST(SettleEncoding, KeepsFewDamagedCellsOfUtf8) {
  const RawTable table = settled(std::string(kOrders) + "Ol\xB3,Sopot\n");
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kUtf8);
  EXPECT_EQ(cells_of(table).back(), (Names{"Ol\xB3", "Sopot"}));
  EXPECT_EQ(issues_of(table, IssueCode::kInvalidUtf8).size(), 1U);
}

TEST(SettleEncoding, ReportsCellsThatWereEncodedTwiceAndKeepsThem) {
  const RawTable table = settled("a,JÃ³zef\n1,x\n2,x\n3,x\n4,Å‚Ã³dka\n5,łódka\n6,Å‚Ã³dka\n");
  EXPECT_EQ(cells_of(table)[3], (Names{"4", "Å‚Ã³dka"}));
  const std::vector<Issue> expected = {
      {IssueCode::kDoubleEncoded, 1, 1, "row 1 holds text that was encoded twice"},
      {IssueCode::kDoubleEncoded, 5, 1, "row 5 holds text that was encoded twice"},
      {IssueCode::kDoubleEncoded, 7, 1, "row 7 holds text that was encoded twice"}};
  EXPECT_EQ(issues_of(table, IssueCode::kDoubleEncoded), expected);
}

TEST(SettleEncoding, CountsMoreFaultyCellsThanItNames) {
  std::string bytes = "a,b\n";
  for (int i = 0; i < 1'000; ++i) bytes += "1,Ã³\n";
  const RawTable table = settled(bytes);
  EXPECT_EQ(table.issues.count(IssueCode::kDoubleEncoded), 1'000U);
  EXPECT_EQ(issues_of(table, IssueCode::kDoubleEncoded).size(), IssueLog::kKeptPerCode);
}

TEST(SettleEncoding, SaysWhenTheReaderWasGivenUtf16) {
  const std::string bytes = encode_utf16(kOrders, Encoding::kUtf16Le) + std::string("\0\xD8", 2);
  const RawTable table = settled(decode(bytes, Encoding::kUtf16Le), Encoding::kUtf16Le);
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kUtf16Le);
  EXPECT_EQ(cells_of(table)[4], (Names{"Jan Źrebięcki", "Poznań"}));
  const std::vector<Issue> expected = {
      {IssueCode::kInvalidUtf8, 7, 0, "row 7 holds bytes that are not UTF-16"}};
  EXPECT_EQ(issues_of(table, IssueCode::kInvalidUtf8), expected);
}

TEST(SettleEncoding, DecodesWhatIsOddInAColumnOfPackedNumbers) {
  RawTable table = raw_table_from(encode(kOrders, Encoding::kWindows1250));
  const auto rows = static_cast<std::uint32_t>(table.row_count);
  PackedNumbers numbers({PackedShape::Kind::kDecimal, 0});
  for (std::uint32_t row = 1; row < rows; ++row) numbers.append(std::to_string(row));
  numbers.append(encode("pięć", Encoding::kWindows1250));
  table.packed.resize(2);
  table.columns[1] = CodedText();
  table.packed[1] = std::move(numbers);
  settle_encoding(table);
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kWindows1250);
  PackedNumbers::Buffer buffer;
  EXPECT_EQ(table.cell(1, 0, buffer), "1");
  EXPECT_EQ(table.cell(1, rows - 1, buffer), "pięć");
}

TEST(SettleEncoding, LeavesPackedNumbersPackedWhereNothingIsDecoded) {
  RawTable table = raw_table_from("a,b\n1,Łódź\n2,x\n3,x\n4,x\n5,x\n");
  PackedNumbers numbers({PackedShape::Kind::kDecimal, 0});
  for (const char* text : {"4", "Ã³"}) numbers.append(text);
  ASSERT_EQ(table.row_count, 2U);
  table.packed.resize(2);
  table.columns[0] = CodedText();
  table.packed[0] = std::move(numbers);
  settle_encoding(table);
  EXPECT_TRUE(table.packed[0]);
  const std::vector<Issue> expected = {
      {IssueCode::kDoubleEncoded, 6, 0, "row 6 holds text that was encoded twice"}};
  EXPECT_EQ(issues_of(table, IssueCode::kDoubleEncoded), expected);
}

TEST(SettleEncoding, GivesItsChoiceToTheTable) {
  RawTable raw = settled(encode(kOrders, Encoding::kIbm852));
  const Table table = name_columns(std::move(raw));
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kIbm852);
  EXPECT_TRUE(table.find_column("miasto"));
}

// ---- real files

TEST(SettleEncoding, ReadsTheStarWarsSurveyAsMacRoman) {
  const std::string bytes = testing::shared_bytes("survey/surveymonkey/StarWars.csv");
  if (bytes.empty()) GTEST_SKIP() << "StarWars.csv is not there";
  const RawTable table = settled(bytes);
  EXPECT_EQ(table.encoding.taken.encoding, Encoding::kMacRoman);
  // Its only bytes beyond ASCII, 0x8C 0xE6, are the remains of a no-break space.
  EXPECT_EQ(first_record(table)[31],
            "Do you consider yourself to be a fan of the Expanded Universe?åÊ");
  EXPECT_TRUE(issues_of(table, IssueCode::kInvalidUtf8).empty());
}

TEST(SettleEncoding, ReadsEveryOtherRealSurveyAsUtf8) {
  for (const char* path :
       {"survey/google_forms/2019-english-responses.csv",
        "survey/limesurvey/2016_uk_public_data.csv", "survey/surveymonkey/ospo-2018-results.csv",
        "survey/surveymonkey/ospo-2020-results.csv"}) {
    const std::string bytes = testing::shared_bytes(path);
    if (bytes.empty()) GTEST_SKIP() << path << " is not there";
    const RawTable table = settled(bytes);
    EXPECT_EQ(table.encoding.taken.encoding, Encoding::kUtf8) << path;
    EXPECT_TRUE(issues_of(table, IssueCode::kInvalidUtf8).empty()) << path;
  }
}

}  // namespace
}  // namespace sonder
