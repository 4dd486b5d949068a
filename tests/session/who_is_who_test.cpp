#include "session/who_is_who.h"

#include <gtest/gtest.h>

#include <string>

#include "support/sessions.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::must;

constexpr const char* kHeader = "customer_id,first_name,last_name,birth_date,postcode,city,email\n";

/// North has Anna twice, once misspelt and under another id; south knows her by her address.
constexpr const char* kNorth =
    "N1,Anna,Wójcikowska,1984-07-19,34-500,Zakopane,anna@example.com\n"
    "N2,Ana,Wojcikowska,1984-07-19,34-500,Zakopane,\n"
    "N3,Marko,Šimić,1971-01-30,10000,Zagreb,marko@example.com\n"
    "N4,Eva,Lis,1950-05-05,20000,Split,eva@example.com\n";
constexpr const char* kSouth =
    "S1,Anna,Kowalska,1984-07-19,00-950,Warszawa,anna@example.com\n"
    "S2,Ivo,Kos,1999-12-01,51000,Rijeka,ivo@example.com\n";

struct Shops {
  Session session;
  std::uint32_t north = 0;
  std::uint32_t south = 0;
};

Shops two_shops() {
  Shops shops;
  shops.north = must(import_text(shops.session, "north.csv", std::string(kHeader) + kNorth)).index;
  shops.south = must(import_text(shops.session, "south.csv", std::string(kHeader) + kSouth)).index;
  return shops;
}

Json address(std::uint32_t file, std::uint64_t row) { return {{"file", file}, {"row", row}}; }

std::uint32_t profile_at(Shops& shops, std::uint32_t file, std::uint64_t row) {
  return must(shops.session.profile_of(address(file, row))).get<std::uint32_t>();
}

Json decision(bool same, const Json& a, const Json& b) {
  return {{"same", same}, {"records", Json::array({a, b})}};
}

void decide(Shops& shops, const Json& decisions) {
  ASSERT_TRUE(shops.session.set_decisions({{"decisions", decisions}}));
}

std::uint64_t links_because(const Json& report, const std::string& reason) {
  for (const Json& link : report["links"]) {
    if (link["reason"] == reason) return link["links"];
  }
  ADD_FAILURE() << "no count of links because of " << reason;
  return 0;
}

TEST(WhoIsWho, LinksRecordsThatAreMuchAlikeAndSaysWhy) {
  Shops shops = two_shops();
  EXPECT_EQ(profile_at(shops, shops.north, 2), profile_at(shops, shops.north, 3));
  EXPECT_EQ(profile_at(shops, shops.north, 2), profile_at(shops, shops.south, 2));
  const Json report = must(shops.session.who_is_who());
  EXPECT_EQ(report["records"], 6);
  EXPECT_EQ(report["people"], 4);
  EXPECT_EQ(links_because(report, "similarity"), 1);
  EXPECT_EQ(links_because(report, "email"), 1);
  EXPECT_EQ(links_because(report, "customer_id"), 0);
}

TEST(WhoIsWho, LinksByIdentifiersAloneWhereLikenessIsOff) {
  Shops shops = two_shops();
  ASSERT_TRUE(shops.session.set_options({{"identity", {{"by_likeness", false}}}}));
  EXPECT_NE(profile_at(shops, shops.north, 2), profile_at(shops, shops.north, 3));
  EXPECT_EQ(profile_at(shops, shops.north, 2), profile_at(shops, shops.south, 2));
  const Json report = must(shops.session.who_is_who());
  EXPECT_EQ(report["by_likeness"], false);
  EXPECT_EQ(report["compared_pairs"], 0);
  EXPECT_EQ(report["expected_errors"], Json::array());
}

TEST(WhoIsWho, KeepsApartWhatAPersonSaysAreTwo) {
  Shops shops = two_shops();
  const Json before = must(shops.session.who_is_who());
  decide(shops, Json::array({decision(false, address(shops.north, 2), address(shops.south, 2))}));
  EXPECT_NE(profile_at(shops, shops.north, 2), profile_at(shops, shops.south, 2));
  const Json report = must(shops.session.who_is_who());
  EXPECT_EQ(report["decisions"][0]["same"], false);
  EXPECT_EQ(report["decisions"][0]["records"][1]["source"], "south.csv");
  decide(shops, Json::array());
  EXPECT_EQ(must(shops.session.who_is_who()), before);
}

TEST(WhoIsWho, JoinsWhatAPersonSaysIsOne) {
  Shops shops = two_shops();
  decide(shops, Json::array({decision(true, address(shops.north, 5), address(shops.south, 3))}));
  EXPECT_EQ(profile_at(shops, shops.north, 5), profile_at(shops, shops.south, 3));
  EXPECT_EQ(links_because(must(shops.session.who_is_who()), "decision"), 1);
}

/// Files that come later, and decisions, are told of as if all had been there from the start.
TEST(WhoIsWho, IsTheSameHoweverTheFilesCame) {
  Shops shops = two_shops();
  const std::string east = std::string(kHeader) +
                           "E1,Mrako,Simic,1971-01-30,10000,Zagreb,\n"
                           "E2,Ivo,Kos,1999-12-01,51000,Rijeka,ivo.kos@example.com\n"
                           "E3,Wojcikowska,Anna,1984-07-19,34-500,Zakopane,\n";
  const Json decisions = Json::array({decision(false, address(0, 1), address(0, 2))});
  must(import_text(shops.session, "east.csv", east));
  decide(shops, decisions);
  const Json at_once = must(shops.session.who_is_who());

  Shops in_turn = two_shops();
  must(in_turn.session.who_is_who());
  must(import_text(in_turn.session, "east.csv", east));
  must(in_turn.session.who_is_who());
  decide(in_turn, decisions);
  EXPECT_EQ(must(in_turn.session.who_is_who()), at_once);
}

TEST(WhoIsWho, LetsADecisionWaitForARecordThatIsGone) {
  Shops shops = two_shops();
  decide(shops, Json::array({decision(true, address(shops.north, 5), address(shops.south, 3))}));
  ASSERT_TRUE(shops.session.remove_file({shops.south}));
  const Json report = must(shops.session.who_is_who());
  EXPECT_TRUE(report["decisions"][0]["records"][1].is_null());
  EXPECT_EQ(report["people"], 3);
}

TEST(WhoIsWho, ShowsTwoRecordsSideBySide) {
  Shops shops = two_shops();
  const Json pair = must(shops.session.record_pair(
      {{"first", address(shops.north, 2)}, {"second", address(shops.north, 3)}}));
  EXPECT_EQ(pair["together"], true);
  EXPECT_EQ(pair["reason"], "similarity");
  EXPECT_GT(pair["probability"], 0.9);
  EXPECT_EQ(pair["records"][0]["name"], "Anna Wójcikowska");
  EXPECT_EQ(pair["fields"][0]["label"], "First name");
  EXPECT_EQ(pair["fields"][0]["values"], Json::parse(R"(["Anna","Ana"])"));
  EXPECT_EQ(pair["fields"][0]["level"], "exact") << "Ana is Anna in another spelling";
  double weight = pair["prior"].get<double>() + pair["household"].get<double>();
  for (const Json& field : pair["fields"]) weight += field["weight"].get<double>();
  EXPECT_NEAR(pair["probability"], 1 / (1 + std::exp2(-weight)), 1e-12);
}

TEST(WhoIsWho, TellsInTheProfileWhatEachRecordIsLinkedTo) {
  Shops shops = two_shops();
  const Json profile =
      must(shops.session.profile({{"profile", profile_at(shops, shops.north, 2)}}));
  ASSERT_EQ(profile["records"].size(), 3);
  EXPECT_TRUE(profile["records"][0]["reason"].is_null());
  EXPECT_EQ(profile["records"][1]["reason"], "similarity");
  EXPECT_EQ(profile["records"][1]["linked_to"], 0);
  EXPECT_EQ(profile["records"][2]["reason"], "email");
  EXPECT_EQ(profile["records"][2]["file"], shops.south);
}

TEST(WhoIsWho, LeavesAloneWhoAskedToStayUnknown) {
  Session session;
  const std::string header = "customer_id,email,first_name,last_name,do_not_identify\n";
  const auto crm = must(import_text(session, "crm.csv",
                                    header + "1,anna@example.com,Anna,Lis,yes\n"
                                             "2,eva@example.com,Eva,Kos,no\n"));
  must(import_text(session, "orders.csv",
                   "order_id,customer_id,order_date,total\n10,1,2024-02-29,12.50\n"
                   "11,2,2024-03-01,5.00\n"));
  const Json report = must(session.who_is_who());
  EXPECT_EQ(report["records"], 4);
  EXPECT_EQ(report["people"], 3);
  EXPECT_EQ(report["anonymous"], 2);
  const Json overview = must(session.overview());
  EXPECT_EQ(overview["anonymous"], 2);
  EXPECT_EQ(overview["net"], 17.5);
  const Json profile = must(session.profile({{"profile", 0}}));
  EXPECT_EQ(profile["anonymous"], true);
  EXPECT_EQ(profile["name"], "");
  EXPECT_EQ(profile["fields"], Json::array());
  EXPECT_EQ(profile["records"][0]["customer_id"], "");
  EXPECT_EQ(session.profile({{"customer_id", "1"}}).error().code, ErrorCode::kNotFound);
  EXPECT_EQ(must(session.find_people({{"text", "anna"}})).size(), 0);
  const Json pair = {{"first", address(crm.index, 2)}, {"second", address(crm.index, 3)}};
  EXPECT_EQ(session.record_pair(pair).error().code, ErrorCode::kInvalidArgument);
}

TEST(WhoIsWho, RefusesWhatItCannotRead) {
  Shops shops = two_shops();
  const auto code_of = [](const auto& result) { return result.error().code; };
  EXPECT_EQ(code_of(shops.session.profile_of(address(shops.north, 99))), ErrorCode::kNotFound);
  EXPECT_EQ(code_of(shops.session.profile_of({{"file", 0}})), ErrorCode::kInvalidJson);
  EXPECT_EQ(code_of(shops.session.record_pair({{"first", address(0, 2)}})),
            ErrorCode::kInvalidJson);
  const Json lonely = {{"same", true}, {"records", Json::array({address(0, 2)})}};
  EXPECT_EQ(code_of(shops.session.set_decisions({{"decisions", Json::array({lonely})}})),
            ErrorCode::kInvalidJson);
  EXPECT_EQ(code_of(shops.session.set_options({{"identity", {{"link_from", 0.3}}}})),
            ErrorCode::kInvalidJson);
}

}  // namespace
}  // namespace sonder
