#include <gtest/gtest.h>

#include <string>

#include "support/sessions.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::members_of;
using testing::must;

/// Tells the session which shop a file is of.
void tell_shop(Session& session, SourceId file, const std::string& shop) {
  const Json files = must(session.files());
  for (const Json& report : files) {
    if (report["id"] != file.index) continue;
    Json mapping = report["mapping"];
    mapping["shop"] = shop;
    EXPECT_EQ(must(session.set_mapping(file, mapping))["mapping"]["shop"], shop);
  }
}

/// Ana buys in both shops, under another id in each.
void import_two_shops(Session& session) {
  const std::string header = "customer_id,first_name,last_name,birth_date,email\n";
  const auto north_people = must(import_text(session, "north.csv",
                                             header + "N1,Ana,Horvat,1984-07-19,ana@example.com\n"
                                                      "N2,Ivo,Kos,1971-03-02,ivo@example.com\n"));
  const auto south_people = must(
      import_text(session, "south.csv", header + "S1,Ana,Horvat,1984-07-19,ana@example.com\n"));
  const auto north = must(import_text(
      session, "north_orders.csv",
      "order_id,customer_id,order_date,total\nA,N1,2024-01-01,10\nB,N2,2024-01-02,20\n"));
  const auto south = must(import_text(
      session, "south_orders.csv", "order_id,customer_id,order_date,total\nC,S1,2024-02-01,200\n"));
  for (const SourceId file : {north_people, north}) tell_shop(session, file, "North");
  for (const SourceId file : {south_people, south}) tell_shop(session, file, "South");
}

TEST(Shops, StandSideBySideInTheProfile) {
  Session session;
  import_two_shops(session);
  const Json profile = must(session.profile({{"email", "ana@example.com"}}));
  ASSERT_EQ(profile["shops"].size(), 2U);
  const Json& south = profile["shops"][1];
  EXPECT_EQ(south["shop"], "South");
  EXPECT_EQ(south["records"], 2);
  for (const Json& feature : south["features"]) {
    if (feature["name"] != "net_spend") continue;
    EXPECT_EQ(feature["value"], 200);
    EXPECT_EQ(feature["of_all"], 210);
  }
  EXPECT_EQ(south["rfm"]["bins"], 5);
}

TEST(Shops, AreCountedInTheOverview) {
  Session session;
  import_two_shops(session);
  const Json spread = must(session.overview())["by_shop"];
  EXPECT_EQ(spread["in_several"], 1);
  EXPECT_EQ(spread["shops"][0], Json::parse(R"({"shop":"North","people":2,"buyers":2,
                                                "purchases":2,"net":30})"));
}

TEST(Shops, AreNoneWhereNobodySaysAny) {
  Session session;
  must(
      import_text(session, "crm.csv", "customer_id,email\n1,ana@example.com\n2,ivo@example.com\n"));
  EXPECT_TRUE(must(session.overview())["by_shop"].is_null());
  EXPECT_EQ(must(session.profile({{"profile", 0}}))["shops"], Json::array());
}

/// Ana orders most in the south, Ivo and Eva in the north; Ana answers twice, Eva not at all.
TEST(Shops, PartAndWeighWhatPeopleAnswer) {
  Session session;
  import_two_shops(session);
  const auto more = must(import_text(session, "south_later.csv",
                                     "order_id,customer_id,order_date,total\n"
                                     "D,S1,2024-02-03,5\nE,S1,2024-02-04,6\n"));
  tell_shop(session, more, "South");
  const auto eva = must(import_text(session, "north_later.csv",
                                    "order_id,customer_id,order_date,total,email\n"
                                    "F,N9,2024-02-03,5,eva@example.com\n"));
  tell_shop(session, eva, "North");
  const auto survey =
      must(import_text(session, "survey.csv",
                       "Timestamp,Email Address,How likely are you to recommend us? (0-10)\n"
                       "2024-03-01 10:00:00,ana@example.com,10\n"
                       "2024-03-02 10:00:00,ana@example.com,10\n"
                       "2024-03-03 10:00:00,ivo@example.com,4\n"));
  const Json table = must(session.cross_table(
      {{"file", survey.index}, {"rows", {2}}, {"groups", {{{"customers", "main_shop"}}}}}));
  const Json& columns = table["questions"][0]["tables"][0]["columns"];
  EXPECT_EQ(members_of(columns, "label"), Json({"Total", "North", "South"}));
  EXPECT_EQ(columns[1]["nps"]["score"], -100.0);
  EXPECT_EQ(columns[2]["nps"]["score"], 100.0);
  const Json report = must(
      session.survey({{"file", survey.index}, {"weights", {{"customers", {"rfm", "main_shop"}}}}}));
  const Json& categories = report["weighting"]["margins"][1]["categories"];
  EXPECT_EQ(categories[0]["label"], "North");
  EXPECT_EQ(categories[0]["raw_share"], 0.333333);
  EXPECT_EQ(categories[0]["target"], 0.666667);
}

}  // namespace
}  // namespace sonder
