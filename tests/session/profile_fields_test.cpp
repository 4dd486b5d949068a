#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/sessions.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::must;

/// The values of a field of the profile, in order.
std::vector<std::string> values(const Json& profile, const std::string& name) {
  std::vector<std::string> list;
  for (const Json& field : profile["fields"]) {
    if (field["name"] == name) list.push_back(field["value"]);
  }
  return list;
}

Json field(const Json& profile, const std::string& name) {
  for (const Json& each : profile["fields"]) {
    if (each["name"] == name) return each;
  }
  ADD_FAILURE() << "no field " << name;
  return {};
}

using Values = std::vector<std::string>;

/// One person in an older and in a newer file.
void import_two_files(Session& session) {
  must(import_text(
      session, "crm.csv",
      "customer_id,name,birth_date,email,city,pets,number_of_children,wybor,updated_at\n"
      "7,Ana Horvat,1984-07-19,ana@example.com,Split,cat,2,niebieski,2023-01-01\n"
      "8,Eva Lis,1990-01-31,eva@example.com,Zadar,,,zielony,2023-02-01\n"));
  must(import_text(session, "shop.csv",
                   "customer_id,name,birth_date,email,city,pets,email_verified,updated_at\n"
                   "7,Ana Horvat,1984-07-19,ana.new@example.com,Rijeka,dog,yes,2024-05-01\n"
                   "9,Ivo Kos,1971-03-02,ivo@example.com,Pula,,no,2024-05-01\n"));
}

TEST(ProfileFields, TellsWhatSurvivedWhereItIsFromAndHowOldItIs) {
  Session session;
  import_two_files(session);
  const Json profile = must(session.profile({{"customer_id", "7"}}));
  const Json city = field(profile, "city");
  EXPECT_EQ(city["value"], "Rijeka");
  EXPECT_EQ(city["source"], "shop.csv");
  EXPECT_EQ(city["row"], 2);
  EXPECT_EQ(city["observed_on"], "2024-05-01");
  EXPECT_EQ(city["source_class"], "declared");
  EXPECT_EQ(city["rule"], "most_recent");
  ASSERT_EQ(city["others"].size(), 1U);
  EXPECT_EQ(city["others"][0]["value"], "Split");
  const Json email = field(profile, "email");
  EXPECT_EQ(email["value"], "ana.new@example.com");
  EXPECT_EQ(email["verified"], true);
  EXPECT_EQ(email["source_class"], "digital_identity");
  EXPECT_EQ(values(profile, "pets"), (Values{"dog", "cat"}));
  EXPECT_EQ(field(profile, "children")["group"], "Family");
}

TEST(ProfileFields, SaysOnceThatAnAddressWasVerified) {
  Session session;
  import_two_files(session);
  EXPECT_EQ(values(must(session.profile({{"customer_id", "7"}})), "email_verified"), Values{});
  const Json other = must(session.profile({{"customer_id", "9"}}));
  EXPECT_EQ(field(other, "email")["verified"], false);
  EXPECT_EQ(values(other, "email_verified"), Values{"no"});
}

TEST(ProfileFields, KeepsColumnsThatNobodyUnderstands) {
  Session session;
  import_two_files(session);
  const Json profile = must(session.profile({{"customer_id", "7"}}));
  EXPECT_EQ(field(profile, "wybor")["value"], "niebieski");
  EXPECT_EQ(field(profile, "wybor")["group"], "Other columns");
}

TEST(ProfileFields, KeepsValuesByTheRulesThatAreAskedFor) {
  Session session;
  import_two_files(session);
  ASSERT_TRUE(session.set_options({{"survivorship", {{"pets", "most_recent"}}}}));
  EXPECT_EQ(values(must(session.profile({{"customer_id", "7"}})), "pets"), (Values{"dog"}));
  EXPECT_EQ(session.set_options({{"survivorship", {{"pets", "newest"}}}}).error().code,
            ErrorCode::kInvalidJson);
  EXPECT_EQ(session.set_options({{"survivorship", {{"shoes", "all"}}}}).error().code,
            ErrorCode::kInvalidJson);
}

}  // namespace
}  // namespace sonder
