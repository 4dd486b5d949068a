#include "ingest/detail/event_rows.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ingest/detail/cell_texts.h"
#include "ingest/detail/event_actors.h"
#include "ingest/detail/event_words.h"
#include "ingest/detail/message_book.h"

namespace sonder {
namespace {

/// Of a column in its table.
using Position = std::optional<std::uint32_t>;

/// A file of which the rows are being read.
struct LogFile {
  const MappedTable& mapped;
  const RowActors& actors;
  RowAccount& account;

  const Column* column(Field field) const {
    return mapped_column(*mapped.table, mapped.mapping, field);
  }
  Position position(Field field) const {
    const auto column = mapped.mapping.column_of(field);
    return column ? Position(static_cast<std::uint32_t>(*column)) : std::nullopt;
  }
  std::size_t row_count() const { return mapped.table->row_count; }
  void begin_row(std::size_t row, AboutWhom& about) const {
    about.push_back(mapped.source, mapped.table->file_row(row), actors.at(row));
  }
};

std::optional<Timestamp> moment_of(const Column* column, std::size_t row) {
  return column == nullptr ? std::nullopt : moment_at(*column, row);
}

/// Tells repeated ids of a file from new ones, and counts what was read.
class RowCounter {
 public:
  RowCounter(const LogFile& file, Field id_field, Field date_field)
      : file_(file),
        ids_(map_ids(file.column(id_field), texts_)),
        seen_(texts_.size(), false),
        id_column_(file.position(id_field)),
        date_column_(file.position(date_field)) {}

  /// False for a row that repeats one above it: it is skipped.
  bool take(std::size_t row) {
    const std::uint32_t id = ids_.at(row);
    if (id != TextDictionary::kEmpty && seen_[id]) {
      skip(row, id_column_, "the same id came in an earlier row");
      return false;
    }
    seen_[id] = true;
    return true;
  }
  void skip(std::size_t row, Position column, std::string_view message) {
    ++file_.account.skipped;
    note(row, column, IssueCode::kRepeatedRecord, message);
  }
  void note_undated(std::size_t row) {
    note(row, date_column_, IssueCode::kMissingDate,
         "the row has no date, so it has no place on a timeline");
  }
  void finish() {
    file_.account.read = file_.row_count();
    file_.account.used = file_.account.read - file_.account.skipped;
  }

 private:
  void note(std::size_t row, Position column, IssueCode code, std::string_view message) {
    if (!file_.account.issues.keeps(code)) return file_.account.issues.count_only(code);
    file_.account.issues.add(
        {code, file_.mapped.table->file_row(row), column, std::string(message)});
  }

  const LogFile& file_;
  TextDictionary texts_;
  RowCodes ids_;
  std::vector<bool> seen_;
  Position id_column_;
  Position date_column_;
};

/// Rows that come after their time in a file whose rows mostly are in the order of time, rising or
/// falling.
std::uint64_t count_late(const Column* column, std::size_t row_count) {
  constexpr std::uint64_t kMostly = 10;  // one in ten rows may be out of order
  std::uint64_t dated = 0;
  std::uint64_t after_later = 0;
  std::uint64_t after_earlier = 0;
  std::optional<Timestamp> latest;
  std::optional<Timestamp> earliest;
  for (std::size_t row = 0; row < row_count; ++row) {
    const auto at = moment_of(column, row);
    if (!at) continue;
    ++dated;
    after_later += latest && *at < *latest ? 1 : 0;
    after_earlier += earliest && *at > *earliest ? 1 : 0;
    latest = latest ? std::max(*latest, *at) : *at;
    earliest = earliest ? std::min(*earliest, *at) : *at;
  }
  const std::uint64_t late = std::min(after_later, after_earlier);
  return late * kMostly <= dated ? late : 0;
}

// Events and messages

/// What the names of one file's rows mean, each distinct name understood once.
class Meanings {
 public:
  Meanings(const LogFile& file, TextDictionary& names)
      : names_(map_texts(file.column(Field::kEventName), names)),
        calls_(map_texts(file.column(Field::kEventCall), call_texts_)),
        states_(map_texts(file.column(Field::kStatus), state_texts_)),
        has_names_(file.column(Field::kEventName) != nullptr),
        has_page_(file.column(Field::kPage) != nullptr) {
    for (std::uint32_t code = 0; code < names.size(); ++code) {
      of_name_.push_back(understand_event_name(names.text(code)));
    }
    for (std::uint32_t code = 0; code < call_texts_.size(); ++code) {
      of_call_.push_back(understand_call(call_texts_.text(code)));
    }
    for (std::uint32_t code = 0; code < state_texts_.size(); ++code) {
      of_state_.push_back(understand_event_name(state_texts_.text(code)));
    }
  }

  std::uint32_t name_code(std::size_t row) const { return names_.at(row); }
  EventMeaning at(std::size_t row) const {
    if (const auto& call = of_call_[calls_.at(row)]) return *call;
    if (names_.at(row) != TextDictionary::kEmpty) return of_name_[names_.at(row)];
    if (!has_names_ && has_page_) return {.kind = EventKind::kPageView};
    return {};
  }
  /// What became of the message that the row stands for, by its state.
  std::optional<MessageStage> state_at(std::size_t row) const {
    const EventMeaning& meaning = of_state_[states_.at(row)];
    if (meaning.what != EventMeaning::What::kMessage) return std::nullopt;
    return meaning.stage;
  }
  bool has_names() const { return has_names_; }

 private:
  RowCodes names_;
  TextDictionary call_texts_;
  RowCodes calls_;
  TextDictionary state_texts_;
  RowCodes states_;
  bool has_names_;
  bool has_page_;
  std::vector<EventMeaning> of_name_;
  std::vector<std::optional<EventMeaning>> of_call_;
  std::vector<EventMeaning> of_state_;
};

/// The columns of a file that events take their details from, as codes of theirs.
struct EventDetails {
  RowCodes page;
  RowCodes product;
  RowCodes category;
  RowCodes channel;
  RowCodes campaign;
  RowCodes search;
  RowCodes text;

  EventDetails(const LogFile& file, Events& events)
      : page(map_texts(file.column(Field::kPage), events.page.dictionary)),
        product(map_ids(file.column(Field::kProduct), events.product.dictionary)),
        category(map_texts(file.column(Field::kCategory), events.category.dictionary)),
        channel(map_texts(file.column(Field::kChannel), events.channel.dictionary)),
        campaign(map_texts(file.column(Field::kCampaign), events.campaign.dictionary)),
        search(map_texts(file.column(Field::kSearchText), events.text.dictionary)),
        text(map_texts(file.column(Field::kText), events.text.dictionary)) {}

  void add(std::size_t row, Events& events) const {
    events.page.codes.push_back(page.at(row));
    events.product.codes.push_back(product.at(row));
    events.category.codes.push_back(category.at(row));
    events.channel.codes.push_back(channel.at(row));
    events.campaign.codes.push_back(campaign.at(row));
    const std::uint32_t searched = search.at(row);
    events.text.codes.push_back(searched != TextDictionary::kEmpty ? searched : text.at(row));
  }
};

/// Stages that have a column of their own.
constexpr std::pair<MessageStage, Field> kStageFields[] = {
    {MessageStage::kSent, Field::kSentAt},
    {MessageStage::kDelivered, Field::kDeliveredAt},
    {MessageStage::kOpened, Field::kOpenedAt},
    {MessageStage::kClicked, Field::kClickedAt},
    {MessageStage::kBounced, Field::kBouncedAt},
    {MessageStage::kUnsubscribed, Field::kUnsubscribedAt},
};

/// Whether a cell says yes: a count above 0, "yes", or a moment.
bool says_yes(const Column& column, std::size_t row) {
  if (!column.has_value(row) || column.type == ColumnType::kText) return false;
  return moment_at(column, row).has_value() || column.value(row) > 0;
}

void add_stage_columns(const LogFile& file, std::size_t row, MessageBook& book) {
  for (const auto& [stage, field] : kStageFields) {
    const Column* const column = file.column(field);
    if (column == nullptr || !says_yes(*column, row)) continue;
    book.reach(stage, moment_at(*column, row));
  }
}

bool has_stage_columns(const LogFile& file) {
  return std::any_of(std::begin(kStageFields), std::end(kStageFields), [&](const auto& each) {
    return each.second != Field::kSentAt && file.column(each.second) != nullptr;
  });
}

/// A row that stands for a whole message.
void add_message(const LogFile& file, std::size_t row, const Meanings& meanings,
                 MessageBook& book) {
  const Column* const when = file.column(Field::kHappenedAt);
  book.begin_message(row, file.actors.at(row), {});
  add_stage_columns(file, row, book);
  const auto state = meanings.state_at(row);
  if (state) book.reach(*state, std::nullopt);
  // Who has a row was written to.
  if (file.column(Field::kSentAt) == nullptr) book.reach(MessageStage::kSent, moment_of(when, row));
}

void append_log(const LogFile& file, Population& population) {
  Events& events = population.events;
  const Meanings meanings(file, events.name.dictionary);
  const EventDetails details(file, events);
  MessageBook book(file.mapped, population.messages);
  const Column* when = file.column(Field::kHappenedAt);
  if (when == nullptr) when = file.column(Field::kSentAt);
  const bool is_whole = file.mapped.mapping.kind == FileKind::kMessages &&
                        (has_stage_columns(file) || !meanings.has_names());
  const bool is_sent = file.column(Field::kHappenedAt) == nullptr;
  RowCounter counter(file, Field::kEventId, is_sent ? Field::kSentAt : Field::kHappenedAt);
  for (std::size_t row = 0; row < file.row_count(); ++row) {
    if (!counter.take(row)) continue;
    const auto at = moment_of(when, row);
    const EventMeaning meaning = meanings.at(row);
    if (meaning.what == EventMeaning::What::kIdentity) continue;
    if (!at) counter.note_undated(row);
    if (is_whole) {
      add_message(file, row, meanings, book);
    } else if (meaning.what == EventMeaning::What::kMessage) {
      book.add_stage(row, file.actors.at(row), meaning, at);
    } else {
      file.begin_row(row, events.about);
      events.at.push_back(at);
      events.kind.push_back(meaning.kind);
      events.name.codes.push_back(meanings.name_code(row));
      details.add(row, events);
    }
  }
  for (const std::uint32_t row : book.finish(file.mapped)) {
    counter.skip(row, std::nullopt, "the same thing became of the same message in another row");
  }
  counter.finish();
  file.account.late = count_late(when, file.row_count());
}

// Tickets and notes

/// How the column of ratings is read: numbers as they are, words by their place.
std::optional<double> rating_at(const Column* column, std::size_t row) {
  if (column == nullptr || !column->has_value(row)) return std::nullopt;
  if (column->type != ColumnType::kInteger && column->type != ColumnType::kDecimal) {
    return std::nullopt;
  }
  auto rating = static_cast<double>(column->value(row));
  for (std::int32_t i = 0; i < column->decimals; ++i) rating /= 10;
  return rating;
}

/// A case cannot be solved before it was opened: such a moment is not known.
std::optional<Timestamp> solved_at(const Column* column, std::size_t row,
                                   std::optional<Timestamp> opened) {
  const auto solved = moment_of(column, row);
  return solved && opened && *solved < *opened ? std::nullopt : solved;
}

std::vector<bool> find_solved_states(const TextDictionary& states) {
  std::vector<bool> is_solved;
  for (std::uint32_t code = 0; code < states.size(); ++code) {
    is_solved.push_back(is_solved_state(states.text(code)));
  }
  return is_solved;
}

void append_tickets(const LogFile& file, Population& population) {
  Tickets& tickets = population.tickets;
  const Column* const opened = file.column(Field::kHappenedAt);
  const Column* const solved = file.column(Field::kSolvedAt);
  const Column* const rating = file.column(Field::kRating);
  const RowCodes subject = map_texts(file.column(Field::kSubject), tickets.subject.dictionary);
  const RowCodes topic = map_texts(file.column(Field::kCategory), tickets.topic.dictionary);
  const RowCodes channel = map_texts(file.column(Field::kChannel), tickets.channel.dictionary);
  const RowCodes text = map_texts(file.column(Field::kText), tickets.text.dictionary);
  TextDictionary states;
  const RowCodes state = map_texts(file.column(Field::kStatus), states);
  const std::vector<bool> is_solved_state = find_solved_states(states);
  RowCounter counter(file, Field::kTicketId, Field::kHappenedAt);
  for (std::size_t row = 0; row < file.row_count(); ++row) {
    if (!counter.take(row)) continue;
    const auto opened_at = moment_of(opened, row);
    if (!opened_at) counter.note_undated(row);
    const auto rated = rating_at(rating, row);
    file.begin_row(row, tickets.about);
    tickets.opened.push_back(opened_at);
    tickets.solved.push_back(solved_at(solved, row, opened_at));
    const bool has_end = moment_of(solved, row).has_value();
    tickets.is_solved.push_back(has_end || is_solved_state[state.at(row)]);
    tickets.subject.codes.push_back(subject.at(row));
    tickets.topic.codes.push_back(topic.at(row));
    tickets.channel.codes.push_back(channel.at(row));
    tickets.text.codes.push_back(text.at(row));
    tickets.rating.push_back(rated.value_or(0));
    tickets.has_rating.push_back(rated.has_value());
  }
  counter.finish();
  file.account.late = count_late(opened, file.row_count());
}

void append_notes(const LogFile& file, Population& population) {
  Notes& notes = population.notes;
  const Column* const written = file.column(Field::kHappenedAt);
  const RowCodes author = map_texts(file.column(Field::kAuthor), notes.author.dictionary);
  const RowCodes subject = map_texts(file.column(Field::kSubject), notes.subject.dictionary);
  const RowCodes text = map_texts(file.column(Field::kText), notes.text.dictionary);
  RowCounter counter(file, Field::kEventId, Field::kHappenedAt);
  for (std::size_t row = 0; row < file.row_count(); ++row) {
    if (!counter.take(row)) continue;
    const auto at = moment_of(written, row);
    if (!at) counter.note_undated(row);
    file.begin_row(row, notes.about);
    notes.written.push_back(at);
    notes.author.codes.push_back(author.at(row));
    notes.subject.codes.push_back(subject.at(row));
    notes.text.codes.push_back(text.at(row));
  }
  counter.finish();
  file.account.late = count_late(written, file.row_count());
}

constexpr FileKind kLogKinds[] = {FileKind::kEvents, FileKind::kMessages, FileKind::kTickets,
                                  FileKind::kNotes};

void append_file(const LogFile& file, Population& population) {
  switch (file.mapped.mapping.kind) {
    case FileKind::kTickets: return append_tickets(file, population);
    case FileKind::kNotes: return append_notes(file, population);
    default: return append_log(file, population);
  }
}

}  // namespace

void append_logs(std::span<const MappedTable> tables, AssembledPopulation& assembled) {
  std::vector<const MappedTable*> files;
  std::vector<RowAccount*> accounts;
  for (const FileKind kind : kLogKinds) {
    for (std::size_t i = 0; i < tables.size(); ++i) {
      if (tables[i].mapping.kind != kind) continue;
      files.push_back(&tables[i]);
      accounts.push_back(&assembled.accounts[i]);
    }
  }
  if (files.empty()) return;
  const std::vector<RowActors> actors = find_actors(files, accounts, assembled.population);
  for (std::size_t i = 0; i < files.size(); ++i) {
    append_file({*files[i], actors[i], *accounts[i]}, assembled.population);
  }
}

}  // namespace sonder
