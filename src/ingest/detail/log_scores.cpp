#include <algorithm>

#include "ingest/detail/event_words.h"
#include "ingest/detail/kind_weighing.h"

namespace sonder {
namespace {

using enum FileKind;
using enum Field;

/// Whether most of the distinct texts of a column tell what became of a message. Looks at no more
/// than the first few hundred.
bool tells_of_messages(const Column& column) {
  constexpr std::uint32_t kLookedAt = 300;
  const TextDictionary& texts = column.text.dictionary;
  const std::uint32_t end = std::min(texts.size(), kLookedAt);
  std::uint32_t stages = 0;
  for (std::uint32_t code = 1; code < end; ++code) {
    const EventMeaning meaning = understand_event_name(texts.text(code));
    stages += meaning.what == EventMeaning::What::kMessage ? 1 : 0;
  }
  return stages > 0 && stages * 2 >= end - 1;
}

/// The column whose texts tell what became of messages, or null.
const Column* find_stages(const Subject& subject) {
  for (const Field field : {kEventName, kStatus}) {
    const FieldMatch* match = find_match(subject.matches, field);
    if (match == nullptr) continue;
    const Column& column = subject.table.columns[match->column];
    if (tells_of_messages(column)) return &column;
  }
  return nullptr;
}

void oppose_without_person(const Subject& subject, Scale& scale) {
  const bool names_person = subject.has(kCustomerId) || subject.has(kEmail) ||
                            subject.has(kAnonymousId) || subject.has(kPhone);
  if (!names_person) scale.oppose(0.3, "no column says whom it is about");
}

/// Money of orders. Logs may have the id of one.
void oppose_money_columns(const Subject& subject, Scale& scale) {
  const bool has_money = has_name_of(subject, kAmount) || has_name_of(subject, kUnitPrice);
  if (has_money) scale.oppose(0.4, "columns of money are there, too");
}

void weigh_events(const Subject& subject, Scale& scale) {
  weigh_fields(kEvents, subject, scale);
  const bool is_named = has_certain_name_of(subject, {kEventName});
  if (!subject.has(kEventName) && !subject.has(kPage) && !subject.has(kEventCall)) {
    scale.oppose(0.1, "nothing says what happened");
  }
  if (!subject.has(kHappenedAt)) scale.oppose(0.2, "nothing says when it happened");
  if (find_stages(subject) != nullptr) scale.oppose(0.4, "what happened became of messages");
  if (!is_named) oppose_money_columns(subject, scale);
  oppose_without_person(subject, scale);
  oppose_survey_columns(subject, scale);
}

void weigh_messages(const Subject& subject, Scale& scale) {
  weigh_fields(kMessages, subject, scale);
  const bool has_stages = subject.has(kOpenedAt) || subject.has(kClickedAt) ||
                          subject.has(kDeliveredAt) || subject.has(kBouncedAt);
  if (const Column* column = find_stages(subject)) {
    scale.support(0.6, "column `" + column->name + "` says what became of messages");
  } else if (!has_stages && !(subject.has(kSentAt) && subject.has(kCampaign))) {
    scale.oppose(0.15, "nothing says what became of a message");
  }
  if (!subject.has(kSentAt) && !subject.has(kHappenedAt)) {
    scale.oppose(0.3, "nothing says when it was sent");
  }
  if (subject.has(kTicketId)) scale.oppose(0.3, "columns of a help desk are there, too");
  oppose_money_columns(subject, scale);
  oppose_without_person(subject, scale);
  oppose_survey_columns(subject, scale);
}

void weigh_tickets(const Subject& subject, Scale& scale) {
  weigh_fields(kTickets, subject, scale);
  const bool is_desk = has_certain_name_of(subject, {kTicketId, kSolvedAt});
  if (!is_desk) scale.oppose(0.15, "no column holds the number of a case or when it was solved");
  if (!subject.has(kSubject) && !subject.has(kSolvedAt) && !subject.has(kStatus)) {
    scale.oppose(0.3, "nothing says what it was about or whether it was solved");
  }
  if (has_certain_name_of(subject, {kEventName})) {
    scale.oppose(0.4, "columns of events are there, too");
  }
  oppose_money_columns(subject, scale);
  oppose_without_person(subject, scale);
  oppose_survey_columns(subject, scale);
}

void weigh_notes(const Subject& subject, Scale& scale) {
  weigh_fields(kNotes, subject, scale);
  if (!subject.has(kText)) scale.oppose(0.1, "no column holds a note");
  if (!subject.has(kHappenedAt)) scale.oppose(0.3, "nothing says when it was written");
  if (describes_persons(subject)) scale.oppose(0.3, "the rows describe persons");
  const bool is_other_log =
      has_certain_name_of(subject, {kEventName, kAnonymousId, kTicketId, kSolvedAt, kSentAt});
  if (is_other_log) scale.oppose(0.3, "columns of another log are there, too");
  if (has_order_columns(subject)) scale.oppose(0.3, "columns of orders are there, too");
  oppose_money_columns(subject, scale);
  oppose_without_person(subject, scale);
  oppose_survey_columns(subject, scale);
}

}  // namespace

void weigh_log(FileKind kind, const Subject& subject, Scale& scale) {
  switch (kind) {
    case kEvents: return weigh_events(subject, scale);
    case kMessages: return weigh_messages(subject, scale);
    case kTickets: return weigh_tickets(subject, scale);
    case kNotes: return weigh_notes(subject, scale);
    default: return;
  }
}

}  // namespace sonder
