#include "table/detail/json_tables.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/utf8.h"
#include "table/detail/find_texts.h"
#include "table/detail/json_cell.h"

namespace sonder::detail {
namespace {

constexpr std::uint32_t kNone = 0xFFFF'FFFFU;
/// 4 bytes each: what gaps may cost before a file counts as an attack.
constexpr std::uint64_t kMostEmptyCells = std::uint64_t{1} << 28;

// What a field is, so that names in the file never meet those made here.
constexpr char kRoot = 'r';
constexpr char kMember = 'm';
constexpr char kElement = 'e';  ///< of a row by position
constexpr char kMade = 'c';     ///< "parent_row", "position", "key", "value"

constexpr std::size_t kKeyPrefix = sizeof(std::uint32_t) + 1;

// An event of a tracking library has all of these members, whatever else it has (segment.com,
// "Spec: Common Fields"); their spelling is shared by the libraries that took over its format.
constexpr std::uint8_t kEventType = 1;
constexpr std::uint8_t kEventMessage = 2;
constexpr std::uint8_t kEventPerson = 4;
constexpr std::uint8_t kEventTime = 8;
constexpr std::uint8_t kWholeEvent = 15;

std::uint8_t event_part_of(std::string_view name) {
  if (name == "type") return kEventType;
  if (name == "messageId") return kEventMessage;
  if (name == "userId" || name == "anonymousId") return kEventPerson;
  const bool is_time = name == "timestamp" || name == "originalTimestamp" || name == "receivedAt" ||
                       name == "sentAt";
  return is_time ? kEventTime : 0;
}

/// As for every reader: bytes that are not UTF-8 stay as they are and are reported.
void report_invalid_column(RawTable& table, std::size_t column) {
  const CodedText& text = table.columns[column];
  const Bitset invalid =
      find_texts(text.dictionary, [](std::string_view cell) { return !is_valid_utf8(cell); });
  if (invalid.count() == 0) return;
  for (std::size_t row = 0; row < table.row_count; ++row) {
    if (!invalid.test(text.codes[row])) continue;
    const std::uint64_t number = table.file_row(row);
    table.issues.add({IssueCode::kInvalidUtf8, number, static_cast<std::uint32_t>(column),
                      "row " + std::to_string(number) + " holds bytes that are not UTF-8"});
  }
}

/// The records of a list of lists may begin with one that names the columns.
void take_head_record(RawTable& table) {
  HeadRecord head{table.file_row(0), {}};
  for (CodedText& column : table.columns) {
    head.cells.emplace_back(column.at(0));
    column.codes.erase(column.codes.begin());
  }
  table.head.push_back(std::move(head));
  table.first_row = table.head.front().row + 1;
  --table.row_count;
  std::erase(table.blank_before, 0U);
  for (std::uint64_t& position : table.blank_before) --position;
}

std::string_view bytes_of(const std::uint32_t& number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

}  // namespace

JsonTables::JsonTables(ReaderLimits limits, std::uint64_t hash_seed)
    : limits_(limits), hash_seed_(hash_seed), field_names_(hash_seed) {
  fields_.push_back({0, kNone, kNone, 0, 0, 0, 0, 0});
}

/// At the row that was begun last.
void JsonTables::fail(std::uint32_t table, std::string_view what) {
  if (error_) return;
  error_ = Error{ErrorCode::kLimitExceeded,
                 "row " + std::to_string(next_row(table) - 1) + std::string(what)};
}

/// Of the row that was begun last.
void JsonTables::report(std::uint32_t table, IssueCode code, std::optional<std::uint32_t> column,
                        std::string_view what) {
  IssueLog& log = tables_[table].table.issues;
  if (!log.keeps(code)) return log.count_only(code);
  const std::uint64_t row = next_row(table) - 1;
  log.add({code, row, column, "row " + std::to_string(row) + std::string(what)});
}

std::uint64_t JsonTables::next_row(std::uint32_t list) const {
  return tables_[list].rows + tables_[list].skipped + std::uint64_t{1};
}

std::size_t JsonTables::row_count() const {
  std::size_t rows = 0;
  for (const Building& building : tables_) rows += building.is_list ? building.rows : 0;
  return rows;
}

// ---- tables and fields

std::uint32_t JsonTables::start_table(std::string_view part, std::uint32_t root, bool is_list) {
  const auto table = static_cast<std::uint32_t>(tables_.size());
  Building building{{}, root, is_list};
  building.table.part = part;
  fields_[root].child = table;
  tables_.push_back(std::move(building));
  return table;
}

std::uint32_t JsonTables::find_list(std::string_view part) {
  const std::uint32_t root = find_field(0, kRoot, part);
  const std::uint32_t known = fields_[root].child;
  return known != kNone ? known : start_table(part, root, true);
}

/// The table of the lists of objects in that field.
std::uint32_t JsonTables::find_child(std::uint32_t table, std::uint32_t field) {
  if (fields_[field].child != kNone) return fields_[field].child;
  std::string part = tables_[table].table.part;
  const std::string path = path_of(field);
  if (!part.empty() && !path.empty()) part += '.';
  const std::uint32_t child = start_table(part + path, find_field(field, kRoot, ""), false);
  fields_[field].child = child;
  return child;
}

std::uint32_t JsonTables::find_field(std::uint32_t parent, char kind, std::string_view name) {
  field_key_.assign(bytes_of(parent));
  field_key_ += kind;
  field_key_ += name;
  const std::uint32_t field = field_names_.intern(field_key_);
  return field < fields_.size() ? field : add_field(parent, kind, name);
}

/// Field 0, which stands for none, once there are too many.
std::uint32_t JsonTables::add_field(std::uint32_t parent, char kind, std::string_view name) {
  if (depth_ > 0 && fields_.size() > limits_.columns + tables_.size()) {
    fail(scopes_[depth_ - 1].table,
         " has a field beyond the limit of " + std::to_string(limits_.columns) + " different ones");
    return 0;
  }
  const bool is_event_part = kind == kMember && fields_[parent].parent == 0;
  fields_.push_back(
      {parent, kNone, kNone, 0, 0, 0, 0, is_event_part ? event_part_of(name) : std::uint8_t{0}});
  return static_cast<std::uint32_t>(fields_.size() - 1);
}

std::string_view JsonTables::name_of(std::uint32_t field) const {
  return field_names_.text(field).substr(kKeyPrefix);
}

/// From the record down to the field.
std::string JsonTables::path_of(std::uint32_t field) const {
  std::string path(name_of(field));
  for (std::uint32_t outer = fields_[field].parent;
       field_names_.text(outer)[kKeyPrefix - 1] != kRoot; outer = fields_[outer].parent) {
    path.insert(0, std::string(name_of(outer)) + '.');
  }
  return path;
}

/// The member of that name, which most often is the one that followed `before` in the last object
/// of this kind.
std::uint32_t JsonTables::find_member(std::uint32_t parent, std::string_view name,
                                      std::uint32_t before) {
  const std::uint32_t guess = before == 0 ? fields_[parent].first : fields_[before].next;
  if (guess != 0 && name_of(guess) == name) return guess;
  const std::uint32_t field = find_field(parent, kMember, name);
  (before == 0 ? fields_[parent].first : fields_[before].next) = field;
  return field;
}

// ---- records

void JsonTables::skip_record(std::uint32_t list, IssueCode code, std::string_view what) {
  Building& building = tables_[list];
  building.table.blank_before.push_back(building.rows);
  ++building.skipped;
  check_row_limit(list);
  report(list, code, std::nullopt, what);
}

void JsonTables::check_row_limit(std::uint32_t table) {
  if (next_row(table) - 1 <= limits_.rows) return;
  fail(table, " is beyond the limit of " + std::to_string(limits_.rows) + " rows");
}

void JsonTables::begin_row(std::uint32_t table) {
  ++tables_[table].rows;
  check_row_limit(table);
}

/// Gives each name of an object its field. Of members that share one all but the last are marked
/// by field 0, to be passed over.
void JsonTables::resolve_names(JsonTape& tape, std::size_t object, const Scope& scope) {
  std::vector<JsonToken>& tokens = tape.tokens();
  ++object_count_;
  std::uint32_t before = 0;
  for (std::size_t i = object + 1; i < tokens[object].link; i = skip_value(tokens, i + 1)) {
    const std::string_view written = tape.text_of(tokens[i]);
    const std::uint32_t field = find_member(
        scope.field, tokens[i].has_escapes ? unescape_json(written).text : written, before);
    if (error_) return;
    if (fields_[field].object == object_count_) drop_repeated(tape, scope.table, field);
    fields_[field].object = object_count_;
    fields_[field].token = static_cast<std::uint32_t>(i);
    tokens[i].link = field;
    before = field;
  }
}

void JsonTables::drop_repeated(JsonTape& tape, std::uint32_t table, std::uint32_t field) {
  tape.tokens()[fields_[field].token].link = 0;
  report(table, IssueCode::kRepeatedKey, std::nullopt,
         " names `" + replace_invalid_utf8(path_of(field)) + "` twice; the last value counts");
}

/// Whether the record is an event whose identifier an earlier row has.
bool JsonTables::is_repeated_message(JsonTape& tape, std::uint32_t table) const {
  const std::vector<JsonToken>& tokens = tape.tokens();
  unsigned parts = 0;
  std::size_t message = 0;
  for (std::size_t i = 1; i < tokens[0].link; i = skip_value(tokens, i + 1)) {
    const unsigned part = fields_[tokens[i].link].event_parts;
    parts |= part;
    if (part == kEventMessage) message = i;
  }
  if (parts != kWholeEvent) return false;
  const std::uint32_t column = fields_[tokens[message].link].column;
  const JsonText id = cell_text(tape, message + 1);
  if (column == kNone || id.text.empty()) return false;
  return tables_[table].columns[column].dictionary().find(id.text).has_value();
}

void JsonTables::add_record(std::uint32_t list, JsonTape& tape,
                            std::optional<std::string_view> key) {
  depth_ = 0;
  start_record(list, tape, key);
  walk(tape);
}

void JsonTables::start_record(std::uint32_t table, JsonTape& tape,
                              std::optional<std::string_view> key) {
  const JsonToken& record = tape.tokens().front();
  const std::uint32_t root = tables_[table].root;
  if (record.kind == JsonKind::kList && record.holds_objects) {
    return push({ScopeKind::kRows, record.link, table, root});
  }
  begin_row(table);
  if (key) put_cell(table, find_field(root, kMade, "key"), *key);
  if (record.kind == JsonKind::kList) {
    return push({ScopeKind::kPositions, record.link, table, root});
  }
  if (record.kind != JsonKind::kObject) {
    return put_token(tape, 0, table, find_field(root, kMade, "value"));
  }
  push({ScopeKind::kMembers, record.link, table, root});
  resolve_names(tape, 0, scopes_[0]);
  if (error_ || !is_repeated_message(tape, table)) return;
  depth_ = 0;
  --tables_[table].rows;
  skip_record(table, IssueCode::kRepeatedRecord,
              " is an event whose messageId came before; it was left out");
}

void JsonTables::walk(JsonTape& tape) {
  std::size_t position = 1;
  while (depth_ > 0 && !error_) {
    const Scope& scope = scopes_[depth_ - 1];
    if (position >= scope.end) {
      --depth_;
    } else if (scope.kind == ScopeKind::kMembers) {
      position = take_member(tape, position);
    } else {
      position = take_element(tape, position);
    }
  }
}

std::size_t JsonTables::take_member(JsonTape& tape, std::size_t name) {
  const std::uint32_t field = tape.tokens()[name].link;
  if (field == 0) return skip_value(tape.tokens(), name + 1);
  return put_value(tape, name + 1, scopes_[depth_ - 1].table, field);
}

std::size_t JsonTables::take_element(JsonTape& tape, std::size_t element) {
  Scope& scope = scopes_[depth_ - 1];
  const std::uint32_t table = scope.table;
  const std::uint32_t root = tables_[table].root;
  const std::string position = std::to_string(++scope.position);
  if (scope.kind == ScopeKind::kPositions) {
    return put_value(tape, element, table, find_field(root, kElement, position));
  }
  const std::size_t parent_row = scope.parent_row;
  begin_row(table);
  if (parent_row > 0) {
    put_cell(table, find_field(root, kMade, "parent_row"), std::to_string(parent_row));
    put_cell(table, find_field(root, kMade, "position"), position);
  }
  if (tape.tokens()[element].kind == JsonKind::kObject)
    return enter_object(tape, element, table, root);
  return put_value(tape, element, table, find_field(root, kMade, "value"));
}

std::size_t JsonTables::enter_object(JsonTape& tape, std::size_t object, std::uint32_t table,
                                     std::uint32_t field) {
  push({ScopeKind::kMembers, tape.tokens()[object].link, table, field});
  resolve_names(tape, object, scopes_[depth_ - 1]);
  return object + 1;
}

std::size_t JsonTables::put_value(JsonTape& tape, std::size_t value, std::uint32_t table,
                                  std::uint32_t field) {
  if (error_) return value;
  const JsonToken& token = tape.tokens()[value];
  const bool is_filled_object = token.kind == JsonKind::kObject && token.link > value + 1;
  if (is_filled_object) return enter_object(tape, value, table, field);
  if (token.kind == JsonKind::kList && token.holds_objects) {
    const std::uint32_t child = find_child(table, field);
    push({ScopeKind::kRows, token.link, child, field, tables_[table].rows});
    return value + 1;
  }
  put_token(tape, value, table, field);
  return skip_value(tape.tokens(), value);
}

// ---- cells

void JsonTables::put_token(JsonTape& tape, std::size_t value, std::uint32_t table,
                           std::uint32_t field) {
  const JsonToken& token = tape.tokens()[value];
  const bool is_plain = token.kind == JsonKind::kNumber || token.kind == JsonKind::kBoolean ||
                        (token.kind == JsonKind::kText && !token.has_escapes);
  if (is_plain) {
    const std::string_view cell = tape.text_of(token);
    const std::uint32_t column = put_cell(table, field, cell);
    if (token.kind == JsonKind::kNumber) check_number(table, column, cell);
    return;
  }
  const JsonText text = cell_text(tape, value);
  const std::uint32_t column = put_cell(table, field, text.text);
  if (text.has_lone_surrogate) {
    report(table, IssueCode::kInvalidUtf8, column, " holds half of a surrogate pair");
  }
  if (token.kind != JsonKind::kList) return;
  for (std::size_t i = value + 1; i < token.link; ++i) {
    if (tape.tokens()[i].kind == JsonKind::kNumber) {
      check_number(table, column, tape.text_of(tape.tokens()[i]));
    }
  }
}

void JsonTables::check_number(std::uint32_t table, std::uint32_t column, std::string_view number) {
  if (!is_large_number(number)) return;
  report(table, IssueCode::kLargeNumber, column, " holds a number beyond 2^53; it is kept as text");
}

/// Into the last row. The column that it went to.
std::uint32_t JsonTables::put_cell(std::uint32_t table, std::uint32_t field,
                                   std::string_view cell) {
  if (error_) return 0;
  Building& building = tables_[table];
  std::uint32_t& column = fields_[field].column;
  if (column == kNone) {
    column = static_cast<std::uint32_t>(building.columns.size());
    building.columns.push_back(JsonColumn(field, hash_seed_));
    if (field_names_.text(field)[kKeyPrefix - 1] != kElement) building.is_positional = false;
  }
  count_empty(table, building.columns[column].put(building.rows - 1, cell));
  return column;
}

void JsonTables::count_empty(std::uint32_t table, std::size_t cells) {
  empty_cells_ += cells;
  if (empty_cells_ <= kMostEmptyCells) return;
  fail(table, " and those before it lack more than " + std::to_string(kMostEmptyCells) +
                  " fields that others have, the limit");
}

// ---- the end

RawTable JsonTables::finish_table(std::size_t position) {
  Building& building = tables_[position];
  RawTable table = std::move(building.table);
  table.row_count = building.rows;
  HeadRecord names;
  for (JsonColumn& column : building.columns) {
    names.cells.push_back(path_of(column.field()));
    table.columns.push_back(column.take(building.rows));
  }
  building.columns.clear();
  if (building.is_positional) {
    take_head_record(table);
  } else {
    table.has_known_names = true;
    table.head.push_back(std::move(names));
  }
  for (std::size_t i = 0; i < table.columns.size(); ++i) report_invalid_column(table, i);
  return table;
}

/// The longest of those that are not inside of a record.
std::size_t JsonTables::find_first_table() const {
  std::size_t first = tables_.size();
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    const Building& building = tables_[i];
    if (building.columns.empty()) continue;
    if (first == tables_.size()) first = i;
    const std::size_t best = tables_[first].is_list ? tables_[first].rows : 0;
    if (building.is_list && building.rows > best) first = i;
  }
  return first;
}

void JsonTables::fill_gaps() {
  for (std::uint32_t i = 0; i < tables_.size(); ++i) {
    for (const JsonColumn& column : tables_[i].columns) {
      count_empty(i, column.count_gaps(tables_[i].rows));
    }
  }
}

Result<std::vector<RawTable>> JsonTables::finish() {
  fill_gaps();
  if (error_) return *error_;
  std::vector<RawTable> finished;
  const std::size_t first = find_first_table();
  if (first == tables_.size()) return finished;
  finished.push_back(finish_table(first));
  for (std::size_t i = 0; i < tables_.size(); ++i) {
    if (i == first) continue;
    if (tables_[i].columns.empty()) {
      finished.front().issues.append(tables_[i].table.issues);
    } else {
      finished.push_back(finish_table(i));
    }
  }
  return finished;
}

}  // namespace sonder::detail
