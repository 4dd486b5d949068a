#include "session/identity_view.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "support/sessions.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::must;
using testing::session_of;

constexpr const char* kHeader = "customer_id,first_name,last_name,birth_date,postcode,city\n";
constexpr const char* kAnna = "Anna,Wójcikowska,1984-07-19,34-500,Zakopane\n";
constexpr const char* kAnnaMisspelt = "Ana,Wojcikowska,1984-07-19,34-500,Zakopane\n";
constexpr const char* kMarko = "Marko,Šimić,1971-01-30,10000,Zagreb\n";

Session two_shops() {
  Session session;
  must(import_text(
      session, "north.csv",
      std::string(kHeader) + "1," + kAnna + "2," + kMarko + "3,Ivo,Kos,1999-12-01,,\n"));
  must(import_text(session, "south.csv",
                   std::string(kHeader) + "2," + kAnnaMisspelt +
                       "1,Eva,Lis,1950-05-05,20000,Split\n" + "9," + kMarko));
  return session;
}

TEST(IdentityReport, PutsEveryRecordIntoOneGroup) {
  Session session = two_shops();
  const Json report = must(session.identity(Json::object()));
  EXPECT_EQ(report["groups"], Json::parse(R"([["north.csv:1","south.csv:2"],["north.csv:2","9"],
      ["3"],["south.csv:1"]])"));
  EXPECT_EQ(report["records"], 6);
  EXPECT_EQ(report["people"], 4);
  EXPECT_EQ(report["threshold"], 0.5);
  EXPECT_EQ(report["large_groups"], 0);
  EXPECT_FALSE(report.contains("links"));
}

TEST(IdentityReport, NamesRecordsWithoutAnIdByTheirRow) {
  Session session;
  must(import_text(session, "people.csv",
                   "first_name,last_name,birth_date,phone\n"
                   "Anna,Wójcikowska,1984-07-19,601234567\n"
                   "Marko,Šimić,1971-01-30,917654321\n"
                   "Anna,Wojcikowska,1984-07-19,601234567\n"));
  const Json report = must(session.identity(Json::object()));
  EXPECT_EQ(report["groups"], Json::parse(R"([["people.csv#2","people.csv#4"],["people.csv#3"]])"));
}

TEST(IdentityReport, NamesRecordsByAColumnThatTellsThemApart) {
  Session session;
  must(import_text(session, "people.csv",
                   "unique_id,given_name,surname,dob,email\n"
                   "0,Anna,Wójcikowska,1984-07-19,a@x.pl\n"
                   "1,Marko,Šimić,1971-01-30,\n"
                   "2,Anna,Wójcikowska,1984-07-19,a@x.pl\n"));
  const Json report = must(session.identity(Json::object()));
  EXPECT_EQ(report["groups"], Json::parse(R"([["0","2"],["1"]])"));
}

TEST(IdentityReport, ExplainsAPairFieldByField) {
  Session session = two_shops();
  const Json report = must(
      session.identity(Json::parse(R"({"explain":["north.csv:1","south.csv:2"],"links":true})")));
  const Json& pair = report["pair"];
  EXPECT_EQ(pair["fields"][0]["field"], "given_name");
  EXPECT_EQ(pair["fields"][0]["level"], "exact") << "Ana is Anna in another spelling";
  EXPECT_EQ(pair["fields"][1]["level"], "exact");
  double sum = pair["prior"].get<double>() + pair["household"].get<double>();
  for (const Json& field : pair["fields"]) {
    sum += field["weight"].get<double>() + field["frequency"].get<double>();
  }
  EXPECT_NEAR(pair["weight"].get<double>(), sum, 1e-9);
  EXPECT_NEAR(pair["probability"].get<double>(), 1 / (1 + std::exp2(-sum)), 1e-9);
  ASSERT_EQ(report["links"].size(), 2U);
  EXPECT_EQ(report["links"][0]["reason"], "similarity");
}

TEST(IdentityReport, SaysWhatEachRuleCostsAndWhatToExpect) {
  Session session = two_shops();
  const Json report = must(session.identity(Json::object()));
  const Json& blocking = report["blocking"];
  const auto rule = std::find_if(blocking.begin(), blocking.end(),
                                 [](const Json& each) { return each["rule"] == "birth_date"; });
  ASSERT_NE(rule, blocking.end());
  EXPECT_EQ((*rule)["pairs"], 2);
  EXPECT_TRUE((*rule)["left_out"].is_null());
  EXPECT_EQ(report["expected_errors"].size(), 6U);
  EXPECT_EQ(report["expected_errors"][2]["threshold"], 0.5);
  EXPECT_EQ(report["expected_errors"][2]["pairs"], 2);
}

TEST(IdentityReport, ExpectsNoErrorsWhereNothingIsCompared) {
  Session session = session_of({{"people.csv", "customer_id,first_name\n1,Anna\n2,Marko\n"}});
  const Json report = must(session.identity(Json::object()));
  EXPECT_EQ(report["compared_pairs"], 0);
  EXPECT_EQ(report["expected_errors"], Json::array());
}

TEST(IdentityReport, KeepsApartWhomAPersonToldApart) {
  Session session = two_shops();
  const Json report = must(session.identity(
      Json::parse(R"({"decisions":[{"same":false,"records":["north.csv:1","south.csv:2"]}]})")));
  EXPECT_EQ(report["people"], 5);
  ASSERT_EQ(report["refused"].size(), 1U);
  EXPECT_EQ(report["refused"][0]["records"], Json::parse(R"(["north.csv:1","south.csv:2"])"));
}

TEST(IdentityReport, RefusesWhatItDoesNotKnow) {
  Session session = two_shops();
  for (const char* options : {R"({"treshold":0.5})", R"({"explain":["1"]})",
                              R"({"decisions":[{"same":false,"records":["1",2]}]})",
                              R"({"decisions":[{"records":["1","2"]}]})"}) {
    EXPECT_EQ(session.identity(Json::parse(options)).error().code, ErrorCode::kInvalidJson)
        << options;
  }
  EXPECT_EQ(session.identity(Json::parse(R"({"explain":["3","nobody"]})")).error().code,
            ErrorCode::kNotFound);
  EXPECT_EQ(session.identity(Json::parse(R"({"threshold":1})")).error().code,
            ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace sonder
