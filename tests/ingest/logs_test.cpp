#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/assemble.h"
#include "ingest/detail/event_words.h"
#include "support/mapped_files.h"
#include "support/tables.h"

namespace sonder {
namespace {

using testing::a_file;
using testing::assembled;
using testing::File;
using testing::table_from;
using testing::texts;

const std::vector<Field> kEventFields = {Field::kEventId,    Field::kHappenedAt,
                                         Field::kCustomerId, Field::kAnonymousId,
                                         Field::kEventName,  Field::kPage};
constexpr std::string_view kEventHeader = "id,at,customer,visitor,event,page\n";

File an_event_file(const std::string& rows) {
  return a_file(FileKind::kEvents, kEventFields, std::string(kEventHeader) + rows);
}

// What it is

struct Example {
  FileKind kind;
  std::string text;
};

TEST(RecogniseLogs, TellsEventsMessagesTicketsAndNotesInSeveralLanguages) {
  const std::vector<Example> examples = {
      {FileKind::kEvents,
       "event_id,event_time,customer_id,visitor_id,event,page\n"
       "1,2024-03-01 10:00:00,C1,v1,Page Viewed,/home\n"
       "2,2024-03-01 10:02:00,C1,v1,Product Viewed,/tea\n"
       "3,2024-03-02 11:00:00,,v2,Product Added,/cart\n"},
      {FileKind::kEvents,
       "data zdarzenia,klient,zdarzenie,strona\n"
       "2024-03-01 10:00:00,C1,wizyta,/start\n"
       "2024-03-01 10:01:00,C2,dodanie do koszyka,/koszyk\n"
       "2024-03-02 10:00:00,C2,porzucony koszyk,/koszyk\n"},
      {FileKind::kMessages,
       "message_id,campaign,channel,email,sent_at,opened_at,clicked_at\n"
       "m1,Spring,email,a@example.pl,2024-03-01 08:00,2024-03-01 09:00,\n"
       "m2,Spring,email,b@example.pl,2024-03-01 08:00,,\n"
       "m3,Spring,sms,c@example.pl,2024-03-01 08:00,,2024-03-02 08:00\n"},
      {FileKind::kMessages,
       "customer_id,campaign,event,timestamp\n"
       "C1,Spring,sent,2024-03-01 08:00\nC1,Spring,opened,2024-03-01 09:00\n"
       "C2,Spring,sent,2024-03-01 08:00\nC2,Spring,bounced,2024-03-01 08:01\n"},
      {FileKind::kTickets,
       "ticket_id,created_at,solved_at,customer_id,subject,status\n"
       "T1,2024-03-01 08:00,2024-03-02 08:00,C1,Late parcel,solved\n"
       "T2,2024-03-03 08:00,,C2,Wrong size,open\n"},
      {FileKind::kNotes,
       "customer_id,note_date,author,note\n"
       "C1,2024-03-01,Ewa,Prefers a call in the morning\nC2,2024-03-02,Jan,Asked for an invoice\n"},
  };
  for (const Example& example : examples) {
    const FileCandidate best = recognise(table_from(example.text)).front();
    EXPECT_EQ(to_string(best.mapping.kind), to_string(example.kind)) << example.text;
    EXPECT_GE(best.confidence, 0.6) << example.text;
  }
}

TEST(UnderstandEventName, KnowsTheKindsInFiveLanguages) {
  EXPECT_EQ(understand_event_name("Product Viewed").kind, EventKind::kProductView);
  EXPECT_EQ(understand_event_name("view_item").kind, EventKind::kProductView);
  EXPECT_EQ(understand_event_name("Porzucony koszyk").kind, EventKind::kAbandonedCart);
  EXPECT_EQ(understand_event_name("pretraga").kind, EventKind::kSearch);
  EXPECT_EQ(understand_event_name("заявка").kind, EventKind::kInquiry);
  EXPECT_EQ(understand_event_name("Warenkorb").kind, EventKind::kCartAdd);
  EXPECT_EQ(understand_event_name("Level Completed").kind, EventKind::kAction);
  const EventMeaning opened = understand_event_name("Email Opened");
  EXPECT_EQ(opened.what, EventMeaning::What::kMessage);
  EXPECT_EQ(opened.stage, MessageStage::kOpened);
  EXPECT_EQ(opened.channel, "email");
}

// Events

TEST(AssembleEvents, MakesEveryRowAnEventOfItsCustomer) {
  const auto result =
      assembled({a_file(FileKind::kCustomers, {Field::kCustomerId, Field::kFullName},
                        "id,name\nC1,Anna Lis\n"),
                 an_event_file("1,2024-03-01 10:00:00,C1,v1,Page Viewed,/home\n"
                               "2,2024-03-01 10:02:00,C1,v1,Level Completed,\n")});
  const Events& events = result.population.events;
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events.kind, (std::vector{EventKind::kPageView, EventKind::kAction}));
  EXPECT_EQ(texts(events.page), (std::vector<std::string>{"/home", ""}));
  EXPECT_EQ(texts(events.name), (std::vector<std::string>{"Page Viewed", "Level Completed"}));
  const RecordId record = events.about.record[0];
  EXPECT_EQ(result.population.records.customer_id.at(record.index), "C1");
  EXPECT_EQ(events.about.record[1], record);
  EXPECT_EQ(events.about.file_row, (std::vector<std::uint64_t>{2, 3}));
  EXPECT_EQ(events.about.source[0], SourceId{1});
}

TEST(AssembleEvents, SkipsARepeatedIdAndTellsItsRowAndColumn) {
  const auto result =
      assembled({an_event_file("7,2024-03-01 10:00:00,C1,,visit,\n"
                               "7,2024-03-01 10:00:00,C1,,visit,\n"
                               "8,,C1,,visit,\n")});
  const RowAccount& account = result.accounts.front();
  EXPECT_EQ(result.population.events.size(), 2U);
  EXPECT_EQ(account.read, 3U);
  EXPECT_EQ(account.used, 2U);
  EXPECT_EQ(account.skipped, 1U);
  EXPECT_EQ(account.issues.count(IssueCode::kRepeatedRecord), 1U);
  EXPECT_EQ(account.issues.kept().at(0).row, 3U);
  EXPECT_EQ(account.issues.kept().at(0).column, 0U);
  EXPECT_EQ(account.issues.count(IssueCode::kMissingDate), 1U);
  EXPECT_EQ(account.issues.kept().at(1).row, 4U);
  EXPECT_EQ(account.issues.kept().at(1).column, 1U);
}

TEST(AssembleEvents, TakesTheSameIdOfTwoFilesForTwoEvents) {
  const std::string row = "7,2024-03-01 10:00:00,C1,,visit,\n";
  EXPECT_EQ(assembled({an_event_file(row), an_event_file(row)}).population.events.size(), 2U);
}

TEST(AssembleEvents, GivesAVisitorToTheOneCustomerWhoSaidWhoHeWas) {
  const auto result =
      assembled({an_event_file("1,2024-03-01 10:00:00,,v1,visit,\n"
                               "2,2024-03-01 10:05:00,C1,v1,visit,\n"
                               "3,2024-03-01 11:00:00,,v2,visit,\n"
                               "4,2024-03-02 11:00:00,,v2,visit,\n")});
  const AboutWhom& about = result.population.events.about;
  EXPECT_EQ(about.record[0], about.record[1]);
  EXPECT_EQ(about.record[2], about.record[3]);
  EXPECT_NE(about.record[0], about.record[2]);
  EXPECT_EQ(result.accounts.front().anonymous, 2U);
  EXPECT_EQ(result.population.records.size(), 2U);
}

TEST(AssembleEvents, GivesADeviceOfTwoCustomersToNeither) {
  const auto result =
      assembled({an_event_file("1,2024-03-01 10:00:00,C1,v1,visit,\n"
                               "2,2024-03-01 10:05:00,C2,v1,visit,\n"
                               "3,2024-03-01 11:00:00,,v1,visit,\n")});
  const AboutWhom& about = result.population.events.about;
  EXPECT_NE(about.record[2], about.record[0]);
  EXPECT_NE(about.record[2], about.record[1]);
}

TEST(AssembleEvents, CountsRowsThatNameNobody) {
  const auto result = assembled({an_event_file("1,2024-03-01 10:00:00,,,visit,\n")});
  EXPECT_EQ(result.accounts.front().without_customer, 1U);
  EXPECT_FALSE(result.population.events.about.has_record.test(0));
}

TEST(AssembleEvents, CountsRowsThatComeAfterTheirTime) {
  std::string rows;
  for (int day = 10; day < 30; ++day) {
    rows += std::to_string(day) + ",2024-03-" + std::to_string(day) + " 10:00:00,C1,,visit,\n";
  }
  rows += "99,2024-03-15 09:00:00,C1,,visit,\n";
  EXPECT_EQ(assembled({an_event_file(rows)}).accounts.front().late, 1U);
}

// Messages

bool reached(const Messages& messages, std::size_t message, MessageStage stage) {
  return messages.has_reached(message, stage);
}

TEST(AssembleMessages, ReadsARowPerMessage) {
  const auto result = assembled({a_file(FileKind::kMessages,
                                        {Field::kCustomerId, Field::kCampaign, Field::kChannel,
                                         Field::kSentAt, Field::kOpenedAt, Field::kClickedAt},
                                        "customer,campaign,channel,sent,opened,clicked\n"
                                        "C1,Spring,E-mail,2024-03-01 08:00,2024-03-01 09:00,\n"
                                        "C2,Spring,SMS,2024-03-01 08:00,,\n")});
  const Messages& messages = result.population.messages;
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(texts(messages.channel), (std::vector<std::string>{"email", "sms"}));
  EXPECT_TRUE(reached(messages, 0, MessageStage::kSent));
  EXPECT_TRUE(reached(messages, 0, MessageStage::kOpened));
  EXPECT_FALSE(reached(messages, 0, MessageStage::kClicked));
  EXPECT_FALSE(reached(messages, 1, MessageStage::kOpened));
  const auto opened = messages.moments(MessageStage::kOpened).at(0);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(format_iso(*opened), "2024-03-01T09:00:00");
}

TEST(AssembleMessages, FoldsWhatBecameOfAMessageIntoOneAndCountsRepetitions) {
  const auto result = assembled(
      {a_file(FileKind::kMessages,
              {Field::kCustomerId, Field::kCampaign, Field::kEventName, Field::kHappenedAt},
              "customer,campaign,event,at\n"
              "C1,Spring,clicked,2024-03-01 10:00\nC1,Spring,sent,2024-03-01 08:00\n"
              "C1,Spring,opened,2024-03-01 09:00\nC1,Spring,opened,2024-03-01 09:00\n"
              "C1,Summer,sent,2024-06-01 08:00\nC1,Spring,sent,2024-03-08 08:00\n")});
  const Messages& messages = result.population.messages;
  ASSERT_EQ(messages.size(), 3U);
  EXPECT_EQ(texts(messages.campaign), (std::vector<std::string>{"Spring", "Spring", "Summer"}));
  EXPECT_TRUE(reached(messages, 0, MessageStage::kClicked));
  EXPECT_FALSE(reached(messages, 1, MessageStage::kClicked));
  EXPECT_EQ(result.accounts.front().skipped, 1U);
  EXPECT_EQ(result.accounts.front().used, 5U);
}

// Tickets and notes

TEST(AssembleTickets, ReadsWhenTheyWereSolvedAndHowThatWasRated) {
  const auto result =
      assembled({a_file(FileKind::kTickets,
                        {Field::kTicketId, Field::kHappenedAt, Field::kSolvedAt, Field::kCustomerId,
                         Field::kSubject, Field::kStatus, Field::kRating},
                        "id,opened,solved,customer,subject,status,rating\n"
                        "T1,2024-03-01 08:00,2024-03-02 08:00,C1,Late parcel,closed,4\n"
                        "T2,2024-03-03 08:00,,C1,Wrong size,new,\n"
                        "T3,2024-03-03 08:00,2024-03-01 08:00,C2,Invoice,closed,\n"
                        "T1,2024-03-05 08:00,,C1,Late parcel,new,\n")});
  const Tickets& tickets = result.population.tickets;
  ASSERT_EQ(tickets.size(), 3U);
  EXPECT_EQ(tickets.is_solved.positions(), (std::vector<std::uint32_t>{0, 2}));
  EXPECT_EQ(tickets.solved.known.positions(), std::vector<std::uint32_t>{0});
  EXPECT_EQ(tickets.rating[0], 4.0);
  EXPECT_FALSE(tickets.has_rating.test(1));
  EXPECT_EQ(result.accounts.front().skipped, 1U);
}

TEST(AssembleNotes, KeepsWhoWroteWhatAboutWhom) {
  const auto result = assembled({a_file(
      FileKind::kNotes, {Field::kCustomerId, Field::kHappenedAt, Field::kAuthor, Field::kText},
      "customer,date,author,note\nC1,2024-03-01,Ewa,Prefers a call\n,2024-03-02,Jan,Hm\n")});
  const Notes& notes = result.population.notes;
  EXPECT_EQ(texts(notes.text), (std::vector<std::string>{"Prefers a call", "Hm"}));
  EXPECT_EQ(texts(notes.author), (std::vector<std::string>{"Ewa", "Jan"}));
  EXPECT_TRUE(notes.about.has_record.test(0));
  EXPECT_FALSE(notes.about.has_record.test(1));
  EXPECT_EQ(result.accounts.front().without_customer, 1U);
}

TEST(CheckMapping, NamesWhatALogLacks) {
  EXPECT_TRUE(check_mapping({FileKind::kEvents, {{Field::kHappenedAt, 0}}}).has_value());
  EXPECT_TRUE(check_mapping({FileKind::kEvents, {{Field::kEventName, 0}}}).has_value());
  EXPECT_TRUE(check_mapping({FileKind::kMessages, {{Field::kCustomerId, 0}}}).has_value());
  EXPECT_TRUE(check_mapping({FileKind::kTickets, {{Field::kSubject, 0}}}).has_value());
  EXPECT_TRUE(check_mapping({FileKind::kNotes, {{Field::kHappenedAt, 0}}}).has_value());
  EXPECT_FALSE(
      check_mapping({FileKind::kEvents, {{Field::kHappenedAt, 0}, {Field::kEventName, 1}}}));
}

}  // namespace
}  // namespace sonder
