#include "session/timeline_view.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/json_members.h"
#include "ingest/assemble.h"

namespace sonder {
namespace {

constexpr std::size_t kProductsPerOrder = 20;

/// What the events of one person are told from.
struct Life {
  const ImportedFiles& files;
  const Analysis& analysis;
  ProfileId profile;
  Timeline timeline = {};

  const Population& population() const { return analysis.population(); }
  Date as_of() const { return analysis.features.as_of; }
  bool hides_words() const { return analysis.profiles.anonymous.test(profile.index); }
  const std::string& file_name(SourceId source) const { return files[source.index]->name; }
};

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json moment_or_null(std::optional<Timestamp> at) { return at ? Json(format_iso(*at)) : Json(); }

// Orders and responses

Json report_line(const Life& life, std::size_t line) {
  const OrderLines& lines = life.population().lines;
  return json_object({{"name", lines.shown_product(line)},
                      {"quantity", lines.quantity[line]},
                      {"amount", lines.has_amount.test(line)
                                     ? Json(to_major(lines.amount[line], life.population().money))
                                     : Json()}});
}

std::string order_number(const Life& life, std::uint32_t order) {
  const Orders& orders = life.population().orders;
  const ImportedFile& file = *life.files[orders.source[order].index];
  const auto row = file.table.row_of(orders.file_row[order]);
  return row ? order_id_at(file.table, file.mapping, *row) : std::string();
}

void append_order(const Life& life, std::uint32_t order, Json& event) {
  const Population& population = life.population();
  const Orders& orders = population.orders;
  event["order_number"] = order_number(life, order);
  if (orders.has_amount.test(order)) {
    event["amount"] = to_major(orders.amount[order], population.money);
  }
  event["channel"] = text_or_null(orders.channel.at(order));
  const auto& of_order = population.lines.order;
  const auto [first, last] = std::equal_range(of_order.begin(), of_order.end(), OrderId{order});
  const auto begin = static_cast<std::size_t>(first - of_order.begin());
  const auto count = static_cast<std::size_t>(last - first);
  event["product_count"] = count;
  for (std::size_t i = 0; i < std::min(count, kProductsPerOrder); ++i) {
    event["products"].push_back(report_line(life, begin + i));
  }
}

void append_answers(const Life& life, std::uint32_t response, Json& event) {
  const SurveyResponses& responses = life.population().responses;
  const ImportedFile& file = *life.files[responses.source[response].index];
  const std::uint32_t row = responses.table_row[response];
  for (const Question& question : file.questionnaire->questions) {
    if (question.kind == QuestionKind::kTimestamp || question.kind == QuestionKind::kContact) {
      continue;
    }
    std::string answer = answer_at(file.table, question, row);
    if (answer.empty()) continue;
    event["answers"].push_back(
        json_object({{"question", question.text}, {"answer", std::move(answer)}}));
  }
}

// What people do besides, and what passes between them and the shop

/// The first of the columns that says anything.
std::string_view first_text(std::initializer_list<const CodedText*> columns, std::uint32_t row) {
  for (const CodedText* column : columns) {
    if (!column->is_empty(row)) return column->at(row);
  }
  return {};
}

void append_visit(const Life& life, std::uint32_t visit, Json& event) {
  const Events& events = life.population().events;
  const Visit& told = life.timeline.visits[visit];
  event["title"] =
      text_or_null(first_text({&events.page, &events.product, &events.name}, told.events.front()));
  event["channel"] = text_or_null(events.channel.at(told.events.front()));
  event["campaign"] = text_or_null(events.campaign.at(told.events.front()));
  event["visit"] = json_object({{"events", told.events.size()},
                                {"pages", visit_depth(events, told)},
                                {"end", format_iso(told.end)}});
}

void append_event(const Life& life, std::uint32_t position, Json& event) {
  const Events& events = life.population().events;
  const bool is_action = events.kind[position] == EventKind::kAction;
  event["title"] =
      text_or_null(is_action ? first_text({&events.name, &events.product, &events.page}, position)
                             : first_text({&events.product, &events.page, &events.name}, position));
  event["channel"] = text_or_null(events.channel.at(position));
  event["campaign"] = text_or_null(events.campaign.at(position));
  if (!life.hides_words()) event["text"] = text_or_null(events.text.at(position));
}

void append_message(const Life& life, std::uint32_t message, Json& event) {
  const Messages& messages = life.population().messages;
  event["title"] = text_or_null(first_text({&messages.subject, &messages.campaign}, message));
  event["channel"] = text_or_null(messages.channel.at(message));
  event["campaign"] = text_or_null(messages.campaign.at(message));
  event["step"] = text_or_null(messages.step.at(message));
  for (std::size_t stage = 0; stage < kMessageStageCount; ++stage) {
    const auto each = static_cast<MessageStage>(stage);
    if (!reached_as_of(messages, message, each, life.as_of())) continue;
    event["stages"].push_back(to_string(each));
  }
}

void append_ticket(const Life& life, std::uint32_t ticket, Json& event) {
  const Tickets& tickets = life.population().tickets;
  const bool is_solved = solved_as_of(tickets, ticket, life.as_of());
  event["channel"] = text_or_null(tickets.channel.at(ticket));
  if (!life.hides_words()) {
    event["title"] = text_or_null(tickets.subject.at(ticket));
    event["text"] = text_or_null(tickets.text.at(ticket));
  }
  event["ticket"] = json_object(
      {{"topic", text_or_null(tickets.topic.at(ticket))},
       {"solved", is_solved},
       {"solved_at", is_solved ? moment_or_null(tickets.solved.at(ticket)) : Json()},
       {"rating",
        is_solved && tickets.has_rating.test(ticket) ? Json(tickets.rating[ticket]) : Json()}});
}

void append_note(const Life& life, std::uint32_t note, Json& event) {
  if (life.hides_words()) return;
  const Notes& notes = life.population().notes;
  event["title"] = text_or_null(notes.subject.at(note));
  event["text"] = text_or_null(notes.text.at(note));
  event["author"] = text_or_null(notes.author.at(note));
}

void append_details(const Life& life, const TimelineEvent& event, Json& report) {
  switch (event.kind) {
    case TimelineKind::kRegistered: return;
    case TimelineKind::kPurchase:
    case TimelineKind::kReturn:
    case TimelineKind::kCancelled: return append_order(life, event.position, report);
    case TimelineKind::kResponse: return append_answers(life, event.position, report);
    case TimelineKind::kVisit: return append_visit(life, event.position, report);
    case TimelineKind::kAbandonedCart:
    case TimelineKind::kInquiry:
    case TimelineKind::kAction: return append_event(life, event.position, report);
    case TimelineKind::kMessage: return append_message(life, event.position, report);
    case TimelineKind::kTicket: return append_ticket(life, event.position, report);
    case TimelineKind::kNote: return append_note(life, event.position, report);
  }
}

Json report_event(const Life& life, const TimelineEvent& event) {
  Json report =
      json_object({{"kind", to_string(event.kind)},
                   {"at", event.has_time ? format_iso(event.at) : format_iso(day_of(event.at))},
                   {"source", life.file_name(event.source)},
                   {"row", event.file_row},
                   {"order_number", nullptr},
                   {"amount", nullptr},
                   {"channel", nullptr},
                   {"products", Json::array()},
                   {"product_count", 0},
                   {"answers", Json::array()},
                   {"title", nullptr},
                   {"text", nullptr},
                   {"campaign", nullptr},
                   {"step", nullptr},
                   {"author", nullptr},
                   {"stages", Json::array()},
                   {"visit", nullptr},
                   {"ticket", nullptr}});
  append_details(life, event, report);
  return report;
}

// Pages

std::optional<TimelineKind> kind_named(std::string_view name) {
  for (std::size_t kind = 0; kind < kTimelineKindCount; ++kind) {
    if (to_string(static_cast<TimelineKind>(kind)) == name) return static_cast<TimelineKind>(kind);
  }
  return std::nullopt;
}

using KindCounts = std::array<std::size_t, kTimelineKindCount>;

/// Of the kinds that there are.
Json report_counts(const std::vector<TimelineEvent>& events) {
  KindCounts counts{};
  for (const TimelineEvent& event : events) ++counts[static_cast<std::size_t>(event.kind)];
  Json report = Json::object();
  for (std::size_t kind = 0; kind < kTimelineKindCount; ++kind) {
    if (counts[kind] == 0) continue;
    report[std::string(to_string(static_cast<TimelineKind>(kind)))] = counts[kind];
  }
  return report;
}

bool is_wanted(const TimelinePage& page, TimelineKind kind) {
  return page.kinds.empty() ||
         std::find(page.kinds.begin(), page.kinds.end(), kind) != page.kinds.end();
}

}  // namespace

Result<TimelinePage> timeline_page_from(const Json& json) {
  JsonObject object(json, "timeline");
  TimelinePage page;
  for (const std::string& name : object.texts("kinds")) {
    const auto kind = kind_named(name);
    if (!kind) object.fail("kinds", "holds \"" + name + "\", which is no kind of event");
    page.kinds.push_back(kind.value_or(TimelineKind::kPurchase));
  }
  page.from = static_cast<std::size_t>(object.integer("from", 0, {0, 0xFFFFFFFF}));
  page.count = static_cast<std::size_t>(object.integer(
      "count", static_cast<std::int64_t>(page.count), {1, std::int64_t{kLongestTimelinePage}}));
  for (const char* const of_profile : {"profile", "customer_id", "email"}) {
    object.member(of_profile);  // read by `find_profile`
  }
  if (auto error = object.finish()) return *error;
  return page;
}

Json profile_asked_for(const Json& json) {
  Json which = json;
  if (!which.is_object()) return which;
  for (const char* const of_page : {"kinds", "from", "count"}) which.erase(of_page);
  return which;
}

Result<Json> report_timeline(const ImportedFiles& files, const Analysis& analysis,
                             ProfileId profile, const TimelinePage& page) {
  if (profile.index >= analysis.profiles.size()) {
    return Error{ErrorCode::kNotFound, "there is no profile " + std::to_string(profile.index)};
  }
  Life life{files, analysis, profile};
  life.timeline = build_timeline(life.population(), analysis.profiles, profile, life.as_of());
  Json events = Json::array();
  std::size_t total = 0;
  for (const TimelineEvent& event : life.timeline.events) {
    if (!is_wanted(page, event.kind)) continue;
    const std::size_t place = total++;
    if (place < page.from || place - page.from >= page.count) continue;
    events.push_back(report_event(life, event));
  }
  return json_object({{"profile", profile.index},
                      {"counts", report_counts(life.timeline.events)},
                      {"total", total},
                      {"from", page.from},
                      {"events", std::move(events)},
                      {"undated", life.timeline.undated}});
}

}  // namespace sonder
