#include <gtest/gtest.h>

#include <string>

#include "support/sessions.h"

namespace sonder {
namespace {

using testing::import_text;
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

}  // namespace
}  // namespace sonder
