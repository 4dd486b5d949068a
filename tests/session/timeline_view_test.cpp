#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "session/session.h"
#include "support/sessions.h"

namespace sonder {
namespace {

using testing::import_text;
using testing::members_of;
using testing::must;
using testing::session_of;

constexpr std::string_view kCustomers =
    "customer_id,first_name,last_name,email\nC1,Anna,Lis,anna@example.com\n"
    "C2,Jan,Kos,jan@example.com\n";
constexpr std::string_view kEvents =
    "event_id,event_time,customer_id,visitor_id,event,page\n"
    "1,2024-03-01 10:00:00,C1,v1,Page Viewed,/home\n"
    "2,2024-03-01 10:20:00,C1,v1,Product Viewed,/tea\n"
    "3,2024-03-01 10:40:00,C1,v1,Cart Abandoned,/cart\n"
    "4,2024-03-05 09:00:00,,v1,Page Viewed,/home\n"
    "5,2024-03-06 09:00:00,,v2,Page Viewed,/home\n"
    "5,2024-03-06 09:00:00,,v2,Page Viewed,/home\n";
constexpr std::string_view kMessages =
    "message_id,campaign,channel,email,sent_at,opened_at,clicked_at\n"
    "m1,Spring,email,anna@example.com,2024-03-02 08:00,2024-03-04 09:00,\n"
    "m2,Spring,email,jan@example.com,2024-03-02 08:00,,\n";
constexpr std::string_view kTickets =
    "ticket_id,created_at,solved_at,customer_id,subject,status,rating\n"
    "T1,2024-03-03 08:00,2024-03-07 08:00,C1,Late parcel,solved,4\n"
    "T2,2024-03-03 08:00,,C2,Wrong size,open,\n";
constexpr std::string_view kNotes =
    "customer_id,note_date,author,note\nC1,2024-03-04,Ewa,Prefers a call in the morning\n"
    "C2,2024-03-02,Jan,Asked for an invoice\n";

Session five_files() {
  return session_of({{"customers.csv", kCustomers},
                     {"events.csv", kEvents},
                     {"messages.csv", kMessages},
                     {"tickets.csv", kTickets},
                     {"notes.csv", kNotes}});
}

Json kinds_of(const Json& report) { return members_of(report["events"], "kind"); }

TEST(SessionTimeline, TellsEventsMessagesTicketsAndNotesOfOnePerson) {
  Session session = five_files();
  const Json report = must(session.timeline({{"customer_id", "C1"}}));
  EXPECT_EQ(kinds_of(report),
            Json::array({"visit", "note", "ticket", "message", "abandoned_cart", "visit"}));
  EXPECT_EQ(report["total"], 6);
  EXPECT_EQ(report["counts"]["visit"], 2);
  const Json& events = report["events"];
  EXPECT_EQ(events[0]["at"], "2024-03-05T09:00:00");
  EXPECT_EQ(events[1]["text"], "Prefers a call in the morning");
  EXPECT_EQ(events[1]["author"], "Ewa");
  EXPECT_EQ(events[2]["title"], "Late parcel");
  EXPECT_EQ(events[2]["ticket"]["solved_at"], "2024-03-07T08:00:00");
  EXPECT_EQ(events[2]["ticket"]["rating"], 4.0);
  EXPECT_EQ(events[3]["stages"], Json::array({"sent", "opened"}));
  EXPECT_EQ(events[3]["campaign"], "Spring");
  EXPECT_EQ(events[5]["visit"]["events"], 2);
  EXPECT_EQ(events[5]["visit"]["pages"], 2);
  EXPECT_EQ(events[5]["row"], 2);
  EXPECT_EQ(events[5]["source"], "events.csv");
}

TEST(SessionTimeline, GivesThePageOfTheKindsAskedFor) {
  Session session = five_files();
  const Json visits = must(session.timeline({{"customer_id", "C1"}, {"kinds", {"visit"}}}));
  EXPECT_EQ(kinds_of(visits), Json::array({"visit", "visit"}));
  EXPECT_EQ(visits["total"], 2);
  const Json page = must(session.timeline({{"customer_id", "C1"}, {"from", 1}, {"count", 2}}));
  EXPECT_EQ(kinds_of(page), Json::array({"note", "ticket"}));
  EXPECT_EQ(page["total"], 6);
  EXPECT_TRUE(must(session.timeline({{"customer_id", "C1"}, {"from", 6}}))["events"].empty());
}

TEST(SessionTimeline, DoesNotTellWhatCameAfterTheDayOfTheAnalysis) {
  Session session = five_files();
  must(session.set_options({{"as_of", "2024-03-03"}}));
  const Json report = must(session.timeline({{"customer_id", "C1"}}));
  EXPECT_EQ(kinds_of(report), Json::array({"ticket", "message", "abandoned_cart", "visit"}));
  EXPECT_FALSE(report["events"][0]["ticket"]["solved"]);
  EXPECT_EQ(report["events"][0]["ticket"]["solved_at"], nullptr);
  EXPECT_EQ(report["events"][1]["stages"], Json::array({"sent"}));
}

TEST(SessionTimeline, KeepsTheEventsOfAVisitorWithoutAName) {
  Session session = five_files();
  const auto found = must(session.find_people({{"text", ""}}));
  EXPECT_EQ(found.size(), 3U);
  Json visitor;
  for (const std::uint32_t profile : found) {
    Json report = must(session.profile({{"profile", profile}}));
    if (report["name"] == "v2") visitor = std::move(report);
  }
  ASSERT_TRUE(visitor.is_object());
  ASSERT_EQ(visitor["timeline"].size(), 1U);
  EXPECT_EQ(visitor["timeline"][0]["kind"], "visit");
  EXPECT_EQ(visitor["timeline"][0]["visit"]["events"], 1);
}

TEST(SessionTimeline, LeavesOutTheWordsOfWhoAskedToStayUnknown) {
  Session session;
  must(import_text(session, "customers.csv",
                   "customer_id,first_name,last_name,email,do_not_identify\n"
                   "C1,Anna,Lis,anna@example.com,yes\nC2,Jan,Kos,jan@example.com,no\n"));
  must(import_text(session, "notes.csv", kNotes));
  must(import_text(session, "tickets.csv", kTickets));
  std::size_t hidden = 0;
  for (const std::uint32_t profile : must(session.find_people({{"text", ""}}))) {
    const Json report = must(session.profile({{"profile", profile}}));
    if (!report["anonymous"]) continue;
    for (const Json& event : report["timeline"]) {
      EXPECT_EQ(event["text"], nullptr);
      EXPECT_EQ(event["title"], nullptr);
      EXPECT_EQ(event["author"], nullptr);
      ++hidden;
    }
  }
  EXPECT_EQ(hidden, 2U);
}

TEST(SessionTimeline, RefusesWhatItDoesNotUnderstand) {
  Session session = five_files();
  const auto code = [&](const Json& request) { return session.timeline(request).error().code; };
  EXPECT_EQ(code({{"customer_id", "C1"}, {"kinds", {"visits"}}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"customer_id", "C1"}, {"count", 0}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"customer_id", "C1"}, {"count", 1001}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"customer_id", "C1"}, {"page", 1}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"from", 1}}), ErrorCode::kInvalidJson);
  EXPECT_EQ(code({{"profile", 99}}), ErrorCode::kNotFound);
}

TEST(SessionTimeline, GivesAPageOfAHundredThousandEventsWithoutLag) {
  std::string text = "event_id,event_time,customer_id,event\n";
  for (int event = 0; event < 100'000; ++event) {
    const std::string hour = std::to_string(10 + event % 14);
    text += std::to_string(event) + ",2024-03-" + std::to_string(10 + event % 20) + ' ' + hour +
            ":00:00,C1,Level Completed\n";
  }
  Session session;
  must(import_text(session, "customers.csv", kCustomers));
  must(import_text(session, "events.csv", text));
  must(session.overview());
  const auto begin = std::chrono::steady_clock::now();
  const Json report =
      must(session.timeline({{"customer_id", "C1"}, {"from", 99'990}, {"count", 40}}));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(report["total"], 100'000);
  EXPECT_EQ(report["events"].size(), 10U);
  EXPECT_LT(took.count(), 0.5);
}

}  // namespace
}  // namespace sonder
