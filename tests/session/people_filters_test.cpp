#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "session/session.h"
#include "support/sessions.h"

namespace sonder {
namespace {

using testing::must;
using testing::session_of;

constexpr std::string_view kCrm =
    "customer_id,first_name,last_name,email,city,country,marketing_consent\n"
    "C1,Ana,Horvat,ana@example.com,Zagreb,Croatia,yes\n"
    "C2,Ivo,Kos,ivo@example.com,Split,Croatia,no\n"
    "C3,Eva,Lis,eva@example.com,London,United Kingdom,\n";
constexpr std::string_view kOrders =
    "order_id,customer_id,order_date,total,shop name\n"
    "1,C1,2024-01-01,10,North\n2,C1,2024-02-01,200,South\n3,C2,2024-02-03,20,North\n"
    "4,C9,2024-03-03,5,South\n";

/// Names of those whom the query finds, sorted by name; C9 has none and comes last.
std::vector<std::string> found_by(Session& session, const Json& query) {
  std::vector<std::string> names;
  for (const Json& row : must(session.people(must(session.find_people(query))))) {
    names.push_back(row["name"]);
  }
  return names;
}

using Names = std::vector<std::string>;

Session two_files() { return session_of({{"crm.csv", kCrm}, {"orders.csv", kOrders}}); }

TEST(PeopleFilters, FindByShopPlaceFileAndConsent) {
  Session session = two_files();
  EXPECT_EQ(found_by(session, {{"shop", "South"}}), (Names{"Ana Horvat", "C9"}));
  EXPECT_EQ(found_by(session, {{"shop", "North"}}), (Names{"Ana Horvat", "Ivo Kos"}));
  EXPECT_EQ(found_by(session, {{"country", "Croatia"}}), (Names{"Ana Horvat", "Ivo Kos"}));
  EXPECT_EQ(found_by(session, {{"city", "London"}}), (Names{"Eva Lis"}));
  EXPECT_EQ(found_by(session, {{"file", 0}}), (Names{"Ana Horvat", "Eva Lis", "Ivo Kos"}));
  EXPECT_EQ(found_by(session, {{"file", 1}}), (Names{"Ana Horvat", "C9", "Ivo Kos"}));
  EXPECT_EQ(found_by(session, {{"consent", "given"}}), (Names{"Ana Horvat"}));
  EXPECT_EQ(found_by(session, {{"consent", "refused"}}), (Names{"Ivo Kos"}));
  EXPECT_EQ(found_by(session, {{"consent", "not_known"}}), (Names{"C9", "Eva Lis"}));
}

TEST(PeopleFilters, HoldTogetherWithOneAnotherAndTheSearch) {
  Session session = two_files();
  EXPECT_EQ(found_by(session, {{"shop", "North"}, {"consent", "given"}}), (Names{"Ana Horvat"}));
  EXPECT_EQ(found_by(session, {{"country", "Croatia"}, {"text", "KOS"}}), (Names{"Ivo Kos"}));
  EXPECT_EQ(found_by(session, {{"country", "Croatia"}, {"city", "London"}}), Names{});
  EXPECT_EQ(found_by(session, {{"shop", ""}, {"text", "eva"}}), (Names{"Eva Lis"}));
}

TEST(PeopleFilters, FindNobodyByWhatNobodyHas) {
  Session session = two_files();
  EXPECT_EQ(found_by(session, {{"shop", "West"}}), Names{});
  EXPECT_EQ(found_by(session, {{"country", "croatia"}}), Names{});
  EXPECT_EQ(found_by(session, {{"file", 7}}), Names{});
}

// As the overview counts them: see `people_by_shop`.
TEST(PeopleFilters, FindAsManyOfAShopAsTheOverviewCounts) {
  Session session = two_files();
  for (const char* const day : {"2024-01-15", "2024-03-03"}) {
    must(session.set_options({{"as_of", day}}));
    const Json overview = must(session.overview());
    for (const Json& shop : overview["by_shop"]["shops"]) {
      const auto found = must(session.find_people({{"shop", shop["shop"]}, {"sort", "profile"}}));
      EXPECT_EQ(found.size(), shop["people"]) << day << ' ' << shop["shop"];
    }
  }
}

TEST(PeopleFilters, AreReadStrictly) {
  Session session = two_files();
  const auto code = [&](const Json& query) { return session.find_people(query).error().code; };
  EXPECT_EQ(code({{"consent", "yes"}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"file", -1}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"file", "crm.csv"}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"shop", 3}}), ErrorCode::kInvalidJson);
}

}  // namespace
}  // namespace sonder
