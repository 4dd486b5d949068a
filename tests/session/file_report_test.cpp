#include "session/file_report.h"

#include <gtest/gtest.h>

#include <string>

#include "session/session.h"
#include "support/sessions.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::must;

Json report_of(std::string_view text, ReadingChoice reading = {}) {
  Session session;
  const SourceId id = must(import_text(session, "file.csv", text, 1 << 20, std::move(reading)));
  return must(session.file(id));
}

/// `report_of` after a person changed the mapping.
Json report_of_changed(std::string_view text, const Json& change) {
  Session session;
  const SourceId id = must(import_text(session, "file.csv", text));
  Json mapping = must(session.file(id))["mapping"];
  mapping.update(change);
  return must(session.set_mapping(id, mapping));
}

constexpr std::string_view kOrders =
    "order_id,customer_id,order_date,total\n"
    "1,7,2024-02-29,12.50\n"
    "\n"
    "2,,2024-03-01,7.50\n"
    "2,8,2024-03-01,7.50\n"
    "3,8,2024-03-05\n"
    "4,9,2024-03-02,3.00\n"
    "5,9,2024-03-02,4.00\n"
    "6,10,2024-03-03,5.00\n"
    "7,7,2024-03-04,6.00\n";

constexpr std::string_view kEitherWay =
    "order_id,customer_id,order_date,total\n1,7,03/04/2024,1.00\n2,7,05/06/2024,2.00\n";

Json report_of_orders() { return report_of(kOrders); }

TEST(FileReport, AccountsForEveryRow) {
  const Json rows = report_of_orders()["rows"];
  // Nine records behind the header, one of them blank; order 2 comes twice, order 3 is short.
  EXPECT_EQ(rows, (Json{{"read", 8},
                        {"used", 7},
                        {"skipped", 1},
                        {"without_customer", 1},
                        {"blank", 1},
                        {"broken", 0},
                        {"short", 1},
                        {"surplus", 0},
                        {"repeated", 1}}));
}

TEST(FileReport, OfAFileThatTakesNoPartSkipsEveryRow) {
  const Json report = report_of("dish,minutes\nsoup,20\nbread,90\n");
  EXPECT_EQ(report["rows"]["read"], 2);
  EXPECT_EQ(report["rows"]["used"], 0);
  EXPECT_EQ(report["rows"]["skipped"], 2);
  EXPECT_EQ(report["coverage"], (Json{{"sources", Json::array()}, {"data_types", Json::array()}}));
}

TEST(FileReport, LeadsFromAnIssueToItsRow) {
  Session session;
  const SourceId id = must(import_text(session, "file.csv", kOrders));
  const Json report = must(session.file(id));
  for (const Json& issue : report["issues"]) {
    if (issue["code"] != "repeated_record") continue;
    EXPECT_EQ(issue["row"], 5);  // the header is 1, the blank record 3
    EXPECT_EQ(issue["table_row"], 2);
    const Json preview = must(session.preview_table(id, 2, 1));
    EXPECT_EQ(preview["numbers"], Json::array({5}));
    EXPECT_EQ(preview["rows"][0][1], "8");
    return;
  }
  ADD_FAILURE() << "no repeated record";
}

TEST(FileReport, LeadsNowhereFromARecordThatIsNoRow) {
  const Json report = report_of("a title of the file\n\n" + std::string(kOrders));
  EXPECT_EQ(report["titles"], Json::array({Json::array({"a title of the file"})}));
  for (const Json& issue : report["issues"]) {
    if (issue["code"] != "title_line") continue;
    EXPECT_EQ(issue["table_row"], nullptr);
  }
}

TEST(FileReport, SaysOfEachColumnHowItWasReadAndWhatIsMissing) {
  const Json report = report_of(
      "customer_id;email;order_date;total\n1;a@example.com;31.12.2024;1 234,50\n2;;01.02.2024;NA\n"
      "3;c@example.com;03.02.2024;7,5\n4;;04.02.2024;8,5\n5;;05.02.2024;x\n");
  const Json& date = report["columns"][2];
  EXPECT_EQ(date["type"], "date");
  EXPECT_EQ(date["date_order"], "dmy");
  EXPECT_EQ(date["is_ambiguous"], false);
  EXPECT_EQ(date["field"], "ordered_at");
  EXPECT_EQ(date["decimal_mark"], nullptr);
  EXPECT_FALSE(date["evidence"].get<std::string>().empty());
  const Json& email = report["columns"][1];
  EXPECT_EQ(email["filled"], 2);
  EXPECT_EQ(email["missing"], 3);
  EXPECT_EQ(email["distinct"], 2);
  EXPECT_EQ(email["personal"], "email");
  EXPECT_EQ(email["examples"], (Json{"a@example.com", "c@example.com"}));
}

TEST(FileReport, TellsOddCellsFromMissingOnes) {
  std::string text = "name;score\n";
  for (int i = 0; i < 40; ++i) text += "n" + std::to_string(i) + ";" + std::to_string(i) + "\n";
  const Json score = report_of(text + "a;NA\nb;\nc;many\n")["columns"][1];
  EXPECT_EQ(score["type"], "integer");
  EXPECT_EQ(score["filled"], 42);
  EXPECT_EQ(score["missing"], 2);
  EXPECT_EQ(score["odd"], 1);
}

TEST(FileReport, SaysHowTheBytesWereReadAndWhatWasTold) {
  const Json found = report_of("imię;miasto\nŁucja;Kraków\n");
  EXPECT_EQ(found["format"], "delimited");
  EXPECT_EQ(found["part"], "");
  EXPECT_EQ(found["encoding"]["name"], "utf-8");
  EXPECT_EQ(found["encoding"]["is_told"], false);
  EXPECT_EQ(found["dialect"]["delimiter"], "semicolon");
  EXPECT_EQ(found["dialect"]["mark"], ";");
  EXPECT_EQ(found["dialect"]["line_end"], "lf");
  EXPECT_EQ(found["header_rows"], 1);
  const Json told = report_of(
      "imi\xEA;miasto\nJ\xF3zef;\xA3\xF3"
      "d\xBC\n",
      {.header_rows = 0, .encoding = "iso-8859-2"});
  EXPECT_EQ(told["encoding"]["is_told"], true);
  EXPECT_EQ(told["header_rows"], 0);
  EXPECT_EQ(told["rows"]["read"], 2);
  EXPECT_EQ(told["columns"][1]["examples"], (Json{"miasto", "Łódź"}));
  EXPECT_EQ(told["mapping"]["reading"], (Json{{"header_rows", 0}, {"encoding", "iso-8859-2"}}));
}

std::string in_utf16(std::string_view ascii) {
  std::string bytes;
  for (const char letter : ascii) bytes += {letter, '\0'};
  return bytes;
}

TEST(FileReport, CallsAnEncodingToldOnlyWhenAPersonChoseIt) {
  const std::string bytes = in_utf16("name,city\nAnna,Split\nJan,Zadar\n");
  const Json found = report_of(bytes);
  EXPECT_EQ(found["encoding"]["name"], "utf-16le");
  EXPECT_EQ(found["encoding"]["is_told"], false);
  EXPECT_EQ(found["columns"][1]["examples"], (Json{"Split", "Zadar"}));
  EXPECT_EQ(report_of(bytes, {.encoding = "utf-16le"})["encoding"]["is_told"], true);
}

TEST(FileReport, CountsRowsWithAnotherLineEndAndNamesOfRows) {
  const Json mixed = report_of("a,b\n1,2\r\n3,4\n5,6\n");
  EXPECT_EQ(mixed["dialect"]["line_end"], "mixed");
  EXPECT_EQ(mixed["issue_counts"]["mixed_line_ends"], 1);
  const Json named = report_of("mpg,cyl\nMazda,21,6\nDatsun,22,4\nHornet,21,6\n");
  EXPECT_EQ(named["columns"][1]["name"], "mpg");
  const Json told =
      report_of("mpg,cyl\nMazda,21,6\nDatsun,22,4\nHornet,21,6\n", {.has_row_names = false});
  EXPECT_EQ(told["columns"][0]["name"], "mpg");
  EXPECT_EQ(told["mapping"]["reading"], (Json{{"row_names", false}}));
}

TEST(FileReport, HasNoDialectWhereThereIsNone) {
  const Json report = report_of(R"([{"email":"a@example.com"},{"email":"b@example.com"}])");
  EXPECT_EQ(report["format"], "json");
  EXPECT_EQ(report["dialect"], nullptr);
  EXPECT_EQ(report["rows"]["read"], 2);
}

TEST(FileReport, SpansTheDaysOfTheMainDateColumn) {
  EXPECT_EQ(report_of_orders()["freshness"],
            (Json{{"column", 2}, {"first", "2024-02-29"}, {"last", "2024-03-05"}}));
  EXPECT_EQ(report_of("dish,minutes\nsoup,20\n")["freshness"], nullptr);
}

TEST(FileReport, CoversWhatTheFieldsFeed) {
  EXPECT_EQ(report_of_orders()["coverage"],
            (Json{{"sources", {"transactional", "online_identity", "anonymous_identity"}},
                  {"data_types", {"identity", "quantitative"}}}));
  const Json people = report_of(
      "customer_id,email,last_name,phone,gender\n1,a@example.com,Nowak,+48 600 700 800,F\n"
      "2,b@example.com,Kos,+48 600 700 801,M\n");
  EXPECT_EQ(people["coverage"],
            (Json{{"sources", {"declared", "digital_identity", "online_identity"}},
                  {"data_types", {"identity", "descriptive"}}}));
}

TEST(FileReport, ListsPersonalColumnsAndWhichOfThemAreLeftOut) {
  constexpr std::string_view kPeople =
      "customer_id,email,ip_address\n1,a@example.com,192.0.2.1\n2,b@example.com,192.0.2.7\n";
  const Json found = report_of(kPeople)["personal"];
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0], (Json{{"column", 1}, {"kind", "email"}, {"rows", 2}, {"left_out", false}}));
  EXPECT_EQ(found[1],
            (Json{{"column", 2}, {"kind", "ip_address"}, {"rows", 2}, {"left_out", true}}));
  const Json taken = report_of_changed(kPeople, {{"left_out", Json::array()}});
  EXPECT_EQ(taken["personal"][1]["left_out"], false);
  EXPECT_EQ(taken["changes"], Json::array({"column `ip_address` is no longer left out"}));
}

TEST(FileReport, OffersTheMappingOfEveryCandidate) {
  const Json candidates = report_of(kOrders)["candidates"];
  ASSERT_GT(candidates.size(), 1U);
  for (const Json& candidate : candidates) {
    EXPECT_EQ(candidate["mapping"]["kind"], candidate["kind"]);
    EXPECT_EQ(report_of_changed(kOrders, candidate["mapping"])["kind"], candidate["kind"]);
  }
}

TEST(ImportQuestions, AreNotAskedOfAPlainFile) {
  EXPECT_EQ(report_of(kOrders)["asks"], Json::array());
}

TEST(ImportQuestions, AskAboutDatesThatCouldBeEitherWayRound) {
  const Json asks = report_of(kEitherWay)["asks"];
  ASSERT_EQ(asks.size(), 1U);
  EXPECT_EQ(asks[0]["about"], "date_order");
  EXPECT_EQ(asks[0]["column"], 2);
  EXPECT_EQ(asks[0]["answers"], (Json{"dmy", "mdy"}));
  EXPECT_EQ(asks[0]["taken"], "mdy");
  EXPECT_EQ(asks[0]["example"], "03/04/2024");
  EXPECT_EQ(asks[0]["shown"], (Json{"2024-04-03", "2024-03-04"}));
}

TEST(ImportQuestions, AskAboutDatesOfWhichSomeProveEachOrder) {
  const Json asks = report_of(
      "order_id,customer_id,order_date,total\n1,7,03/04/2024,1\n2,7,25/06/2024,2\n"
      "3,8,26/06/2024,2\n4,8,07/28/2024,2\n")["asks"];
  ASSERT_EQ(asks.size(), 1U);
  EXPECT_EQ(asks[0]["answers"], (Json{"dmy", "mdy"}));
}

TEST(ImportQuestions, AreOverOnceAnsweredAndComeBackWithTheOldMapping) {
  Session session;
  const SourceId id = must(import_text(session, "file.csv", kEitherWay));
  const Json before = must(session.file(id));
  Json mapping = before["mapping"];
  mapping["types"] = {{"order_date", {{"date_order", "dmy"}}}};
  const Json told = must(session.set_mapping(id, mapping));
  EXPECT_EQ(told["asks"], Json::array());
  EXPECT_EQ(told["columns"][2]["date_order"], "dmy");
  EXPECT_EQ(told["freshness"]["first"], "2024-04-03");
  EXPECT_FALSE(told["issue_counts"].contains("ambiguous_dates"));
  const Json again = must(session.set_mapping(id, before["mapping"]));
  EXPECT_EQ(again["asks"], before["asks"]);
  EXPECT_EQ(again["columns"], before["columns"]);
  EXPECT_EQ(again["issue_counts"], before["issue_counts"]);
}

TEST(ImportQuestions, AskWhoseMonthsAreMeantAndTakeTheAnswer) {
  Session session;
  const SourceId id = must(import_text(
      session, "file.csv", "order_id,order_date,total\n1,2. lip 2024,5\n2,9. lip 2024,7\n"));
  const Json report = must(session.file(id));
  ASSERT_EQ(report["asks"].size(), 1U);
  EXPECT_EQ(report["asks"][0]["about"], "month_names");
  EXPECT_EQ(report["asks"][0]["taken"], "pl");
  EXPECT_EQ(report["asks"][0]["answers"], (Json{"pl", "hr"}));
  EXPECT_EQ(report["asks"][0]["shown"], (Json{"2024-07-02", "2024-06-02"}));
  EXPECT_EQ(report["columns"][1]["month_names"], "pl");
  Json mapping = report["mapping"];
  mapping["types"] = {{"order_date", {{"month_names", "hr"}}}};
  const Json told = must(session.set_mapping(id, mapping));
  EXPECT_EQ(told["columns"][1]["month_names"], "hr");
  EXPECT_EQ(told["freshness"]["first"], "2024-06-02");
  EXPECT_EQ(told["asks"], Json::array());
  EXPECT_EQ(told["mapping"]["types"]["order_date"]["month_names"], "hr");
}

TEST(ImportQuestions, AskAboutMarksThatCouldGroupOrStartDecimals) {
  const Json asks = report_of(
      "order_id;customer_id;order_date;total\n1;7;2024-02-29;1,234\n2;7;2024-03-01;2,500\n")
      ["asks"];
  ASSERT_EQ(asks.size(), 1U);
  EXPECT_EQ(asks[0]["about"], "decimal_mark");
  EXPECT_EQ(asks[0]["answers"], (Json{"point", "comma"}));
  EXPECT_EQ(asks[0]["example"], "1,234");
  EXPECT_EQ(asks[0]["shown"], (Json{"1234", "1.234"}));
}

TEST(ImportQuestions, AskAboutTheKindUntilOneIsChosen) {
  // A table with next to nothing in it that would tell.
  constexpr std::string_view kBare = "id,date\n1,2024-01-01\n1,2024-01-02\n2,2024-01-03\n";
  const Json report = report_of(kBare);
  const double lead = report["candidates"][0]["confidence"].get<double>() -
                      report["candidates"][1]["confidence"].get<double>();
  if (lead >= kClearLead) GTEST_SKIP() << "recognition is sure of this file by now";
  ASSERT_EQ(report["asks"][0]["about"], "kind");
  EXPECT_EQ(report["asks"][0]["answers"],
            (Json{report["candidates"][0]["kind"], report["candidates"][1]["kind"]}));
  EXPECT_EQ(report_of_changed(kBare, Json::object())["asks"], Json::array());
}

}  // namespace
}  // namespace sonder
