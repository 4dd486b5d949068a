#include "session/session.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "support/sessions.h"
#include "support/shop_files.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::kCustomers;
using testing::kOrders;
using testing::members_of;
using testing::must;
using testing::session_of;

constexpr std::string_view kSurvey =
    "Timestamp,Email Address,How likely are you to recommend us to a friend?,What is missing?\n"
    "3/11/2024 10:00:00,Luka@Example.com,10,Nothing at all is missing from here\n"
    "3/12/2024 11:30:00,stranger@example.com,3,Better shoes for the winter please\n"
    "3/13/2024 12:45:00,ivan@example.com,8,\n"
    "3/14/2024 12:45:00,anna@example.com,9,More colours for the bags you sell\n";

Session three_files() {
  return session_of(
      {{"customers.csv", kCustomers}, {"orders.csv", kOrders}, {"survey.csv", kSurvey}});
}

Json names_of(const Json& people) { return members_of(people, "name"); }

Json people(Session& session, const Json& query) {
  const std::vector<std::uint32_t> found = must(session.find_people(query));
  return must(session.people(found));
}

/// What became of a file's rows.
struct Account {
  int read;
  int used;
  int skipped;
  int without_customer;

  friend bool operator==(const Account&, const Account&) = default;
};

Account account_of(const Json& file) {
  const Json& rows = file["rows"];
  return {rows["read"], rows["used"], rows["skipped"], rows["without_customer"]};
}

TEST(Session, RecognisesThreeKindsOfFiles) {
  Session session = three_files();
  const Json files = must(session.files());
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files[0]["kind"], "customers");
  EXPECT_EQ(files[1]["kind"], "orders");
  EXPECT_EQ(files[2]["kind"], "survey");
  EXPECT_EQ(files[0]["dialect"]["delimiter"], "semicolon");
  EXPECT_EQ(account_of(files[1]), (Account{6, 6, 0, 1}));
}

TEST(Session, LinksFilesIntoPeopleAndAddsUpExactly) {
  Session session = three_files();
  const Json overview = must(session.overview());
  EXPECT_EQ(overview["profiles"], 4);  // Anna, Ivan, Luka, and stranger@
  EXPECT_EQ(overview["buyers"], 2);
  EXPECT_EQ(overview["purchases"], 5);
  EXPECT_EQ(overview["returns"], 1);
  EXPECT_EQ(overview["net"], 40.75);
  EXPECT_EQ(overview["net_without_customer"], 1.25);
  EXPECT_EQ(overview["orders_without_customer"], 1);
  EXPECT_EQ(overview["linked_responses"], 3);  // stranger@ is in the survey alone
  EXPECT_EQ(overview["as_of"], "2024-03-14");
}

/// Customers who hold their orders, which hold their lines: three tables, joined as three files
/// are.
TEST(Session, JoinsTheListsInsideOfJsonRecords) {
  Session session;
  must(import_text(session, "customers.json",
                   R"([{"id":"c1","email":"a@example.com","first_name":"Ana","orders":[)"
                   R"({"number":"o1","date":"2024-01-02","total":12.5,"lines":[)"
                   R"({"sku":"s1","quantity":2,"price":5},{"sku":"s2","quantity":1,"price":2.5}]},)"
                   R"({"number":"o2","date":"2024-02-02","total":3,"lines":[)"
                   R"({"sku":"s2","quantity":1,"price":3}]}]},)"
                   R"({"id":"c2","email":"b@example.com","first_name":"Ivo","orders":[)"
                   R"({"number":"o3","date":"2024-03-02","total":7,"lines":[)"
                   R"({"sku":"s3","quantity":1,"price":7}]}]}])"));
  const Json files = must(session.files());
  ASSERT_EQ(files.size(), 3U);
  const std::uint64_t used[] = {2, 3, 4};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(files[i]["rows"]["used"], used[i]) << files[i];
  const Json overview = must(session.overview());
  EXPECT_EQ(overview["profiles"], 2);
  EXPECT_EQ(overview["purchases"], 3);
  EXPECT_EQ(overview["net"], 22.5);
  EXPECT_EQ(overview["orders_without_customer"], 0);
}

/// Of what shops list inside of orders only the lines are lines: not taxes, ways of shipping and
/// vouchers, though these have prices and amounts, nor parcels, which list the lines once more. The
/// lines' own ids are nobody's.
TEST(Session, TakesOnlyTheLinesInsideOfOrders) {
  Session session;
  must(import_text(
      session, "shop.json",
      R"({"orders":[{"id":501,"email":"a@example.com","created_at":"2024-01-10T11:00:00",)"
      R"("total_price":"29.94","customer":{"id":71},"line_items":[)"
      R"({"id":901,"sku":"S1","title":"Tea","quantity":1,"price":"10.00"},)"
      R"({"id":902,"sku":"S2","title":"Cup","quantity":2,"price":"5.00"}],)"
      R"("tax_lines":[{"price":"4.94","rate":0.2,"title":"VAT"}],)"
      R"("shipping_lines":[{"id":31,"title":"Post","price":"5.00","code":"P"}],)"
      R"("refunds":[{"id":41,"reason":"late","total":"-1.00"}],)"
      R"("discount_codes":[{"code":"TEN","amount":"10.00","type":"fixed"}],)"
      R"("fulfillments":[{"id":61,"status":"sent","line_items":[)"
      R"({"id":901,"sku":"S1","title":"Tea","quantity":1,"price":"10.00"}]}]},)"
      R"({"id":502,"email":"b@example.com","created_at":"2024-01-11T11:00:00",)"
      R"("total_price":"15.00","customer":{"id":72},"line_items":[)"
      R"({"id":903,"sku":"S1","title":"Tea","quantity":1,"price":"10.00"}],"tax_lines":[],)"
      R"("shipping_lines":[{"id":32,"title":"Post","price":"5.00","code":"P"}],)"
      R"("discount_codes":[],"fulfillments":[]}]})"));
  std::vector<std::string> kinds;
  for (const Json& file : must(session.files())) {
    kinds.push_back(file["part"].get<std::string>() + " " + file["kind"].get<std::string>());
  }
  const std::vector<std::string> expected = {"orders orders",
                                             "orders.line_items order_lines",
                                             "orders.tax_lines other",
                                             "orders.shipping_lines other",
                                             "orders.refunds other",
                                             "orders.discount_codes other",
                                             "orders.fulfillments other",
                                             "orders.fulfillments.line_items other"};
  EXPECT_EQ(kinds, expected);
  const Json evidence = must(session.files())[2]["candidates"][0]["evidence"];
  EXPECT_EQ(evidence.back(), "of lists inside of records only orders and their lines are read");
  const Json overview = must(session.overview());
  EXPECT_EQ(overview["net"], 44.94);
  EXPECT_EQ(overview["purchases"], 2);
  EXPECT_EQ(overview["profiles"], 2);
}

TEST(Session, TakesOnlyTheOrdersInsideOfCustomers) {
  Session session;
  must(import_text(
      session, "people.json",
      R"([{"id":"c1","email":"a@example.com","first_name":"Ana","last_name":"Lis",)"
      R"("orders":[{"id":"o1","date":"2024-01-02","total":12.5}],)"
      R"("addresses":[{"id":7,"city":"Split","country":"HR","zip":"21000"},)"
      R"({"id":8,"city":"Zadar","country":"HR","zip":"23000"}],)"
      R"("notes":[{"at":"2024-02-01","text":"called","amount":3}]},)"
      R"({"id":"c2","email":"b@example.com","first_name":"Ivo","last_name":"Bor",)"
      R"("orders":[],"addresses":[{"id":9,"city":"Pula","country":"HR","zip":"52100"}],)"
      R"("notes":[]}])"));
  const Json overview = must(session.overview());
  EXPECT_EQ(overview["records"], 3);
  EXPECT_EQ(overview["profiles"], 2);
  EXPECT_EQ(overview["purchases"], 1);
  EXPECT_EQ(overview["net"], 12.5);
}

/// Orders without an id are known by the name of their list.
TEST(Session, TakesPurchasesInsideOfCustomersForOrders) {
  Session session;
  must(import_text(session, "people.json",
                   R"([{"customer_id":"c1","email":"a@example.com","purchases":[)"
                   R"({"date":"2024-01-02","amount":12.5},{"date":"2024-02-03","amount":4.0}]},)"
                   R"({"customer_id":"c2","email":"b@example.com","purchases":[)"
                   R"({"date":"2024-01-02","amount":3.5}]}])"));
  const Json overview = must(session.overview());
  EXPECT_EQ(overview["profiles"], 2);
  EXPECT_EQ(overview["purchases"], 3);
  EXPECT_EQ(overview["net"], 20);
}

TEST(Session, ListsPeopleBySpendWithoutRegardToCaseAndDiacritics) {
  Session session = three_files();
  const Json by_spend = people(session, {{"sort", "net_spend"}, {"descending", true}});
  EXPECT_EQ(by_spend[0]["name"], "Anna Nowak");
  EXPECT_EQ(by_spend[0]["net_spend"], 32.0);
  EXPECT_EQ(by_spend[0]["order_count"], 3);
  EXPECT_EQ(by_spend[0]["last_order"], "2024-03-09");
  EXPECT_EQ(names_of(people(session, {{"text", "covic"}})), Json::array({"Luka Čović"}));
  EXPECT_EQ(names_of(people(session, {{"text", "петров ИВАН"}})), Json::array({"Иван Петров"}));
  EXPECT_TRUE(people(session, {{"text", "covic anna"}}).empty());
}

TEST(Session, TellsOnePersonWithTimelineRecordsAndReasons) {
  Session session = three_files();
  const Json anna = must(session.profile({{"customer_id", "4"}}));
  EXPECT_EQ(anna["name"], "Anna Nowak");
  ASSERT_EQ(anna["timeline"].size(), 5U);
  EXPECT_EQ(anna["timeline"][0]["kind"], "response");
  EXPECT_EQ(anna["timeline"][1]["at"], "2024-03-09");
  EXPECT_EQ(anna["timeline"][1]["amount"], 10.0);
  EXPECT_EQ(anna["timeline"][2]["kind"], "return");
  EXPECT_EQ(anna["records"][0]["reason"], nullptr);
  EXPECT_EQ(anna["records"][1]["reason"], "email");
  EXPECT_EQ(must(session.profile({{"email", " Anna@Example.com "}})), anna);
}

TEST(Session, CountsARuleAndItsSpend) {
  Session session = three_files();
  const Json count =
      must(session.count_rule({{"feature", "order_count"}, {"is", ">="}, {"value", 1}}));
  EXPECT_EQ(count["members"], 2);
  EXPECT_EQ(count["net_spend"], 39.5);
  EXPECT_EQ(count["share"], 0.5);
  const Result<Json> unknown =
      session.count_rule({{"feature", "shoe_size"}, {"is", "="}, {"value", 1}});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().code, ErrorCode::kNotFound);
}

TEST(Session, KeepsSavedSegmentsBesideTheRfmGroups) {
  Session session = three_files();
  must(session.save_segment("poles", {{"feature", "country"}, {"is", "="}, {"value", "PL"}}));
  const Json segments = must(session.segments())["segments"];
  EXPECT_EQ(segments.back()["name"], "poles");
  EXPECT_EQ(segments.back()["members"], 1);
  EXPECT_EQ(names_of(people(session, {{"segment", "poles"}})), Json::array({"Anna Nowak"}));
  EXPECT_EQ(session.save_segment("champions", {{"all", Json::array()}}).error().code,
            ErrorCode::kInvalidArgument);
  must(session.remove_segment("poles"));
  EXPECT_EQ(session.find_people({{"segment", "poles"}}).error().code, ErrorCode::kNotFound);
}

TEST(Session, ReportsASurveyForTheMembersOfASegment) {
  Session session = three_files();
  const Json everyone = must(session.survey(Json::object()));
  EXPECT_EQ(everyone["responses"], 4);
  EXPECT_EQ(everyone["linked"], 3);
  EXPECT_EQ(everyone["questions"][0]["nps"]["score"], 25.0);  // 2 promoters, 1 detractor of 4
  must(session.save_segment("buyers", {{"feature", "order_count"}, {"is", ">"}, {"value", 0}}));
  const Json buyers = must(session.survey({{"segment", "buyers"}}));
  EXPECT_EQ(buyers["selected_responses"], 2);  // Anna 9, Ivan 8
  EXPECT_EQ(buyers["questions"][0]["nps"]["score"], 50.0);
}

TEST(Session, RefusesToListFewerPeopleThanThePolicyAllows) {
  Session session = three_files();
  must(session.save_segment("all", {{"all", Json::array()}}));
  EXPECT_EQ(session.export_segment({{"segment", "all"}}).error().code, ErrorCode::kGroupTooSmall);
  must(session.set_options({{"minimum_group", 2}}));
  const Json list = must(session.export_segment({{"segment", "all"}}));
  EXPECT_EQ(list["people"], 2);           // Anna and Luka gave consent
  EXPECT_EQ(list["withheld_people"], 2);  // Ivan refused, stranger@ was not asked
}

TEST(Session, SeesNothingLaterThanTheAsOfDate) {
  Session session = three_files();
  must(session.set_options({{"as_of", "2024-02-29"}}));
  const Json overview = must(session.overview());
  EXPECT_EQ(overview["purchases"], 2);
  EXPECT_EQ(overview["net"], 25.0);
  const Json anna = must(session.profile({{"customer_id", "1"}}));
  EXPECT_EQ(anna["timeline"].size(), 2U);
}

TEST(Session, TakesAMappingAndSaysSo) {
  Session session = three_files();
  Json mapping = must(session.file(SourceId{1}))["mapping"];
  mapping["kind"] = "other";
  mapping["fields"] = Json::object();
  const Json report = must(session.set_mapping(SourceId{1}, mapping));
  EXPECT_EQ(report["kind"], "other");
  EXPECT_EQ(report["confidence"], 1.0);
  EXPECT_EQ(account_of(report), (Account{6, 0, 6, 0}));
  EXPECT_EQ(must(session.overview())["purchases"], 0);
  EXPECT_EQ(session.rfm().error().code, ErrorCode::kNotFound);
}

TEST(Session, KeepsAFileWhoseMappingLacksAFieldOutOfTheResultsAndSaysWhy) {
  Session session = three_files();
  Json mapping = must(session.file(SourceId{0}))["mapping"];
  mapping["fields"] = Json::object();
  const Json report = must(session.set_mapping(SourceId{0}, mapping));
  EXPECT_EQ(report["problem"]["code"], "missing_field");
  EXPECT_EQ(report["rows"]["used"], 0);
  EXPECT_EQ(must(session.overview())["purchases"], 5);
}

TEST(Session, ForgetsARemovedFileAndKeepsTheOthersIds) {
  Session session = three_files();
  must(session.remove_file(SourceId{0}));
  const Json files = must(session.files());
  ASSERT_EQ(files.size(), 2U);
  EXPECT_EQ(files[0]["id"], 1);
  EXPECT_EQ(session.file(SourceId{0}).error().code, ErrorCode::kNotFound);
}

TEST(Session, GivesTheSameReportsWhereverTheFileIsCut) {
  Session whole;
  Session cut;
  must(import_text(whole, "orders.csv", kOrders));
  must(import_text(cut, "orders.csv", kOrders, 3));
  EXPECT_EQ(must(whole.files()), must(cut.files()));
  EXPECT_EQ(must(whole.overview()), must(cut.overview()));
}

TEST(Session, GivesTheSamePeopleWhicheverFileComesFirst) {
  Session session;
  must(import_text(session, "survey.csv", kSurvey));
  must(import_text(session, "orders.csv", kOrders));
  must(import_text(session, "customers.csv", kCustomers));
  Session other = three_files();
  EXPECT_EQ(must(session.overview()), must(other.overview()));
  const Json query = {{"sort", "name"}};
  EXPECT_EQ(names_of(people(session, query)), names_of(people(other, query)));
}

/// Enough different numbers for columns to be packed while they are read.
TEST(Session, CountsTheOrdersOfAFileWithThousandsOfDifferentNumbers) {
  constexpr int kCount = 9'000;
  std::string text = "order_id,customer_id,ordered_at,total\n";
  for (int i = 0; i < kCount; ++i) {
    text += std::to_string(500'000 + i) + ",C" + std::to_string(i % 700) + ",2024-01-" +
            (i % 20 < 9 ? "0" : "") + std::to_string(i % 20 + 1) + ',' + std::to_string(i) +
            ".50\n";
  }
  Session session;
  const SourceId file = must(import_text(session, "orders.csv", text));
  EXPECT_EQ(must(session.file(file))["kind"], "orders");
  EXPECT_EQ(account_of(must(session.file(file))), (Account{kCount, kCount, 0, 0}));
  const Json overview = must(session.overview());
  EXPECT_EQ(overview["purchases"], kCount);
  EXPECT_EQ(overview["profiles"], 700);
  EXPECT_EQ(overview["net"], kCount * (kCount - 1) / 2 + kCount / 2);
  EXPECT_EQ(must(session.preview_table(file, 8'999, 1))["rows"][0],
            (Json{"508999", "C599", "2024-01-20", "8999.50"}));
}

TEST(Session, CountsWhatBecomesOfRowsOnlyWhenAsked) {
  const std::string text = "order_id,customer_id,ordered_at,total\n1,7,2024-01-02,5.00\n";
  Session session;
  must(session.begin_import({"orders.csv", text.size(), {}}));
  while (session.next_range()) {
    must(session.push_chunk(text));
    must(session.end_range());
  }
  Json reports;
  while (reports.is_null()) reports = must(session.import_report());
  const Json& before = reports[0];
  EXPECT_EQ(before["rows"]["read"], 1);
  EXPECT_EQ(before["rows"]["used"], nullptr);
  EXPECT_EQ(before["coverage"], nullptr);
  const Json after = must(session.files())[0];
  EXPECT_EQ(account_of(after), (Account{1, 1, 0, 0}));
  EXPECT_FALSE(after["coverage"]["sources"].empty());
}

/// Gives a session the whole of a file in one piece.
void feed(Session& session, const std::string& name, const std::string& text) {
  must(session.begin_import({name, text.size(), {}}));
  while (session.next_range()) {
    must(session.push_chunk(text));
    must(session.end_range());
  }
}

TEST(Session, UnderstandsAFileColumnByColumnAndForgetsItWhenCancelledInBetween) {
  Session session;
  feed(session, "kept.csv", "customer_id,email\n1,ana@example.com\n");
  int parts = 0;
  for (; !session.is_understood(); ++parts) must(session.understand_more());
  EXPECT_EQ(parts, 4);  // what was read, two columns, and that there is no third
  must(session.finish_import());
  const Json before = must(session.files());

  feed(session, "given up.csv", "customer_id,email\n2,jan@example.com\n");
  for (parts = 0; parts < 2; ++parts) must(session.understand_more());
  session.cancel_import();
  EXPECT_EQ(session.understand_more().error().code, ErrorCode::kInvalidState);
  EXPECT_EQ(must(session.files()), before);
}

TEST(Session, EndsAnImportWhoseContentsCannotBeTaken) {
  Session session;
  must(session.begin_import({"a.csv", 8, {}}));
  EXPECT_EQ(session.understand_more().error().code, ErrorCode::kInvalidState);
  must(session.begin_import({"a.csv", 8, {}}));
}

TEST(Session, RefusesToFinishAFileThatIsNotReadToItsEnd) {
  Session session;
  must(session.begin_import({"a.csv", 8, {}}));
  must(session.push_chunk("a,b\n1,2\n"));
  must(session.end_range());
  EXPECT_TRUE(session.next_range().has_value());
  EXPECT_EQ(session.finish_import().error().code, ErrorCode::kInvalidState);
}

TEST(Session, RefusesTheWrongOrderOfCalls) {
  Session session;
  EXPECT_EQ(session.push_chunk("a").error().code, ErrorCode::kInvalidState);
  EXPECT_EQ(session.finish_import().error().code, ErrorCode::kInvalidState);
  must(session.begin_import({"never read.csv", 9, {}}));
  EXPECT_EQ(session.finish_import().error().code, ErrorCode::kInvalidState);
  must(session.begin_import({"a.csv", 1, {}}));
  EXPECT_EQ(session.begin_import({"b.csv", 1, {}}).error().code, ErrorCode::kInvalidState);
  session.cancel_import();
  must(session.begin_import({"b.csv", 1, {}}));
}

TEST(Session, GoesOnAfterEveryKindOfBrokenFile) {
  Session session;
  EXPECT_EQ(import_text(session, "empty.csv", "").error().code, ErrorCode::kEmptyFile);
  EXPECT_EQ(import_text(session, "blank.csv", " \r\n \n").error().code, ErrorCode::kEmptyFile);
  EXPECT_EQ(import_text(session, "book.xlsx", "PK\x03\x04 and so on").error().code,
            ErrorCode::kNotATable);
  EXPECT_EQ(import_text(session, "old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").error().code,
            ErrorCode::kUnsupportedFormat);
  const std::string binary("\x7f\x45\x4c\x46\x00\x01\x02\x00\x00", 9);
  EXPECT_EQ(import_text(session, "program", binary).error().code, ErrorCode::kNotATable);
  EXPECT_EQ(import_text(session, "line.csv", std::string(20U << 20, 'x')).error().code,
            ErrorCode::kLimitExceeded);
  must(import_text(session, "header.csv", "order_id,customer_id,ordered_at,total\n"));
  must(import_text(session, "orders.csv", kOrders));
  EXPECT_EQ(must(session.overview())["purchases"], 5);
}

TEST(Session, AnswersBeforeAnyFile) {
  Session session;
  EXPECT_EQ(must(session.files()), Json::array());
  EXPECT_EQ(must(session.overview())["profiles"], 0);
  EXPECT_TRUE(must(session.find_people(Json::object())).empty());
  EXPECT_EQ(session.rfm().error().code, ErrorCode::kNotFound);
  EXPECT_EQ(session.survey(Json::object()).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(must(session.profiles()).length, 0U);
}

std::string read_shared(const std::string& path) {
  std::ifstream file(std::string(SONDER_SHARED_DATA) + "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// Figures of ../shared/data/PROVENANCE.md, measured there with other tools.
TEST(Session, GivesThePublishedFiguresOfTheCdnowFiles) {
  const std::string sample = read_shared("commerce/cdnow/CDNOW_sample.txt");
  if (sample.empty()) GTEST_SKIP() << "the shared data folder is absent";
  Session session;
  must(import_text(session, "CDNOW_sample.txt", sample));
  EXPECT_EQ(must(session.file(SourceId{0}))["rows"]["used"], 6'919);
  const Json overview = must(session.overview());
  EXPECT_EQ(overview["profiles"], 2'357);
  EXPECT_EQ(overview["net"], 244'091.94);
}

TEST(Session, ReadsTheUnquotedTsvToItsLastResponse) {
  const std::string tsv = read_shared("survey/google_forms/2018-english-form-responses.tsv");
  if (tsv.empty()) GTEST_SKIP() << "the shared data folder is absent";
  Session session;
  must(import_text(session, "responses.tsv", tsv, 100'000));
  const Json report = must(session.survey(Json::object()));
  EXPECT_EQ(report["responses"], 3'062);
  for (const Json& question : report["questions"]) {
    if (question["metric"] != "nps") continue;
    EXPECT_EQ(question["base"], 3'001);
    EXPECT_EQ(question["nps"]["score"], 72.1093);
    EXPECT_EQ(question["nps"]["scale_from_one"], true);
  }
}

}  // namespace
}  // namespace sonder
