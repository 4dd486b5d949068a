#include <gtest/gtest.h>

#include <string>

#include "session/session.h"
#include "support/sessions.h"

namespace sonder {
namespace {

using testing::members_of;
using testing::must;
using testing::session_of;

constexpr std::string_view kNorth =
    "customer_id,first_name,last_name,email,marketing_consent,analytics_consent,updated_at\n"
    "C1,Ana,Horvat,ana@example.com,yes,yes,2024-05-01\n"
    "C2,Ivo,Kos,ivo@example.com,yes,,2024-05-01\n";
constexpr std::string_view kSouth =
    "customer_id,first_name,last_name,email,marketing_consent,updated_at\n"
    "S1,Ana,Horvat,ana@example.com,no,2023-04-01\n";
constexpr std::string_view kMessages =
    "message_id,campaign,channel,email,sent_at,opened_at,unsubscribed_at\n"
    "m1,Winter,email,ana@example.com,2024-01-02 08:00,,2024-01-03 09:00\n"
    "m2,Spring,email,ana@example.com,2024-03-02 08:00,,2024-03-04 09:00\n"
    "m3,Spring,sms,ana@example.com,2024-03-02 08:00,,\n"
    "m4,Spring,email,ivo@example.com,2024-03-02 08:00,2024-03-02 09:00,\n";

Session three_files() {
  return session_of({{"north.csv", kNorth}, {"south.csv", kSouth}, {"messages.csv", kMessages}});
}

Json consents_of(Session& session, const char* email) {
  return must(session.profile({{"email", email}}))["consents"];
}

TEST(ProfileConsents, TellsEveryUseAndWhoSaysSo) {
  Session session = three_files();
  const Json uses = consents_of(session, "ana@example.com")["uses"];
  EXPECT_EQ(members_of(uses, "purpose"),
            Json::array({"marketing", "analytics", "profiling", "third_party"}));
  EXPECT_EQ(members_of(uses, "state"), Json::array({"refused", "given", "not_known", "not_known"}));
  const Json& claims = uses[0]["claims"];
  EXPECT_EQ(members_of(claims, "state"), Json::array({"refused", "given"}));
  EXPECT_EQ(claims[0]["source"], "south.csv");
  EXPECT_EQ(claims[0]["row"], 2);
  EXPECT_EQ(claims[0]["observed_on"], "2023-04-01");
  EXPECT_EQ(claims[0]["source_class"], "declared");
  EXPECT_EQ(uses[3]["claims"], Json::array());
}

TEST(ProfileConsents, TellsWhichChannelsWereLeft) {
  Session session = three_files();
  const Json left = consents_of(session, "ana@example.com")["unsubscribed"];
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0]["channel"], "email");
  EXPECT_EQ(left[0]["campaign"], "Spring");
  EXPECT_EQ(left[0]["on"], "2024-03-04");
  EXPECT_EQ(left[0]["source"], "messages.csv");
  EXPECT_EQ(left[0]["row"], 3);
  EXPECT_EQ(consents_of(session, "ivo@example.com")["unsubscribed"], Json::array());
}

TEST(ProfileConsents, DoesNotTellWhatCameAfterTheDayOfTheAnalysis) {
  Session session = three_files();
  must(session.set_options({{"as_of", "2024-02-01"}}));
  const Json left = consents_of(session, "ana@example.com")["unsubscribed"];
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0]["campaign"], "Winter");
}

}  // namespace
}  // namespace sonder
