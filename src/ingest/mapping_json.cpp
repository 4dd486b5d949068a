#include "ingest/mapping_json.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/json_members.h"
#include "base/sorting.h"
#include "ingest/detail/layouts.h"
#include "ingest/personal_columns.h"
#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::int64_t kFirstVersion = 1;
constexpr std::int64_t kVersion = 2;
constexpr std::int64_t kMostHeaderRows = 4;

std::size_t count_named(const Table& table, std::string_view name) {
  return static_cast<std::size_t>(
      std::count_if(table.columns.begin(), table.columns.end(),
                    [&](const Column& column) { return column.name == name; }));
}

/// The position of "#3", from 0; absent when the text is not of that form.
std::optional<std::size_t> position_in(std::string_view text) {
  if (!text.starts_with('#')) return std::nullopt;
  const auto position = parse_integer(text.substr(1));
  if (!position || *position < 1) return std::nullopt;
  return static_cast<std::size_t>(*position - 1);
}

std::string column_reference(const Table& table, std::size_t column) {
  const std::string& name = table.columns[column].name;
  const bool is_clear = count_named(table, name) == 1 && !position_in(name);
  return is_clear ? name : "#" + std::to_string(column + 1);
}

/// Absent when the table has no such column, or several of that name.
std::optional<std::size_t> find_reference(const Table& table, std::string_view reference) {
  if (const auto position = position_in(reference)) {
    return *position < table.columns.size() ? position : std::nullopt;
  }
  return count_named(table, reference) == 1 ? table.find_column(reference) : std::nullopt;
}

bool has_column(const Mapping& mapping, std::size_t column) {
  return std::any_of(mapping.fields.begin(), mapping.fields.end(),
                     [&](const FieldColumn& each) { return each.column == column; });
}

// Words of choices, in the order of their enumerators

constexpr std::string_view kTypes[] = {"text", "integer", "decimal", "date", "datetime", "boolean"};
constexpr std::string_view kDateOrders[] = {"ymd", "dmy", "mdy"};
constexpr std::string_view kDecimalMarks[] = {"point", "comma"};
constexpr std::string_view kMonthNames[] = {"pl", "hr"};

template <class Enum, std::size_t count>
Json word_of(std::optional<Enum> value, const std::string_view (&words)[count]) {
  return value ? Json(words[static_cast<std::size_t>(*value)]) : Json();
}

template <class Enum, std::size_t count>
std::optional<Enum> read_word(JsonObject& object, std::string_view key,
                              const std::string_view (&words)[count]) {
  if (!object.has(key)) {
    // Marks an explicit null as asked for.
    object.member(key);
    return std::nullopt;
  }
  const std::string text = object.text(key);
  const auto word = std::find(std::begin(words), std::end(words), text);
  if (word != std::end(words)) return static_cast<Enum>(word - std::begin(words));
  object.fail(key, "is not a word that this member may be");
  return std::nullopt;
}

// Writing

Json references(const Table& table, const std::vector<std::uint32_t>& columns) {
  Json list = Json::array();
  for (const std::uint32_t column : columns) list.push_back(column_reference(table, column));
  return list;
}

Json write_fields(const Mapping& mapping, const Table& table) {
  Json fields = Json::object();
  for (std::size_t index = 0; index < kFieldCount; ++index) {
    const auto field = static_cast<Field>(index);
    if (!is_attribute(field)) fields[std::string(to_string(field))] = nullptr;
  }
  for (const FieldColumn& each : mapping.fields) {
    fields[std::string(to_string(each.field))] = column_reference(table, each.column);
  }
  return fields;
}

Json write_types(const Mapping& mapping, const Table& table) {
  Json types = Json::object();
  for (const ColumnChoice& choice : mapping.types) {
    types[column_reference(table, choice.column)] =
        json_object({{"type", word_of(choice.type.type, kTypes)},
                     {"date_order", word_of(choice.type.date_order, kDateOrders)},
                     {"decimal_mark", word_of(choice.type.decimal_mark, kDecimalMarks)},
                     {"month_names", word_of(choice.type.month_names, kMonthNames)}});
  }
  return types;
}

Json mark_text(char mark) { return mark == '\0' ? Json("") : Json(std::string(1, mark)); }

Json write_reading(const ReadingChoice& reading) {
  Json json = Json::object();
  if (const auto& dialect = reading.dialect) {
    json = json_object({{"delimiter", mark_text(dialect->delimiter)},
                        {"quote", mark_text(dialect->quote)},
                        {"escape", mark_text(dialect->escape)},
                        {"drops_blank", dialect->drops_blank},
                        {"title_records", dialect->title_records}});
  }
  if (reading.header_rows) json["header_rows"] = *reading.header_rows;
  if (reading.has_row_names) json["row_names"] = *reading.has_row_names;
  if (!reading.encoding.empty()) json["encoding"] = reading.encoding;
  if (!reading.sheet.empty()) json["sheet"] = reading.sheet;
  return json;
}

Json write_own_fields(const Mapping& mapping, const Table& table) {
  Json fields = Json::object();
  for (const OwnFieldColumn& each : mapping.own_fields) {
    fields[each.field.name] = json_object({{"column", column_reference(table, each.column)},
                                           {"type", to_string(each.field.value)},
                                           {"unit", each.field.unit},
                                           {"allowed", each.field.allowed}});
  }
  return fields;
}

/// What only a person can say, where one did.
void write_told(const Mapping& mapping, const Table& table, Json& json) {
  if (mapping.source_class) json["source"] = to_string(*mapping.source_class);
  if (mapping.observed_on) json["observed_on"] = format_iso(*mapping.observed_on);
  if (!mapping.shop.empty()) json["shop"] = mapping.shop;
  if (!mapping.own_fields.empty()) json["own_fields"] = write_own_fields(mapping, table);
}

// Reading

void read_field(JsonObject& fields, Field field, const Table& table, Mapping& mapping) {
  const std::string name(to_string(field));
  if (!fields.has(name)) {
    // Marks an explicit null as asked for.
    fields.member(name);
    return;
  }
  const std::string reference = fields.text(name);
  const auto column = find_reference(table, reference);
  if (!column) return fields.fail(name, "is not one column of the table");
  if (has_column(mapping, *column)) return fields.fail(name, "names a column of another field");
  mapping.fields.push_back({field, static_cast<std::uint32_t>(*column)});
}

std::optional<Error> read_fields(const Json& json, const Table& table, Mapping& mapping) {
  JsonObject fields(json, "mapping/fields");
  for (std::size_t index = 0; index < kFieldCount; ++index) {
    read_field(fields, static_cast<Field>(index), table, mapping);
  }
  return fields.finish();
}

/// Ascending positions of the named columns.
std::vector<std::uint32_t> read_columns(JsonObject& object, std::string_view key,
                                        const Table& table) {
  std::vector<std::uint32_t> columns;
  for (const std::string& reference : object.texts(key)) {
    const auto column = find_reference(table, reference);
    if (!column) object.fail(key, "names what is not one column of the table");
    if (column) columns.push_back(static_cast<std::uint32_t>(*column));
  }
  sort_stably(columns);
  const bool is_repeated = std::adjacent_find(columns.begin(), columns.end()) != columns.end();
  if (is_repeated) object.fail(key, "names a column twice");
  return columns;
}

std::optional<Error> read_type(const Json& json, ColumnChoice& choice) {
  JsonObject object(json, "mapping/types");
  choice.type.type = read_word<ColumnType>(object, "type", kTypes);
  choice.type.date_order = read_word<DateOrder>(object, "date_order", kDateOrders);
  choice.type.decimal_mark = read_word<DecimalMark>(object, "decimal_mark", kDecimalMarks);
  choice.type.month_names = read_word<MonthNames>(object, "month_names", kMonthNames);
  return object.finish();
}

/// `json` may be null: absent.
std::optional<Error> read_types(const Json* json, const Table& table, Mapping& mapping) {
  if (json == nullptr) return std::nullopt;
  const Error unknown{ErrorCode::kInvalidJson,
                      "mapping/types: must be an object of columns of the table, each once"};
  if (!json->is_object()) return unknown;
  for (const auto& [reference, value] : json->items()) {
    const auto column = find_reference(table, reference);
    if (!column) return unknown;
    ColumnChoice choice{static_cast<std::uint32_t>(*column), {}};
    if (auto error = read_type(value, choice)) return error;
    mapping.types.push_back(choice);
  }
  const auto by_column = [](const ColumnChoice& a, const ColumnChoice& b) {
    return a.column < b.column;
  };
  const auto is_same = [](const ColumnChoice& a, const ColumnChoice& b) {
    return a.column == b.column;
  };
  sort_stably(mapping.types, by_column);
  const bool is_repeated = std::adjacent_find(mapping.types.begin(), mapping.types.end(),
                                              is_same) != mapping.types.end();
  return is_repeated ? std::optional(unknown) : std::nullopt;
}

char read_mark(JsonObject& object, std::string_view key, std::string_view allowed, char fallback) {
  const std::string text = object.text(key, std::string(1, fallback));
  if (text.empty()) return '\0';
  if (text.size() == 1 && allowed.find(text[0]) != std::string_view::npos) return text[0];
  if (text != std::string(1, fallback)) object.fail(key, "is not a mark that this may be");
  return fallback;
}

Dialect read_dialect(JsonObject& object) {
  Dialect dialect;
  dialect.delimiter = read_mark(object, "delimiter", ",;\t| ", '\0');
  dialect.quote = read_mark(object, "quote", "\"'", '"');
  dialect.escape = read_mark(object, "escape", "\\", '\0');
  dialect.drops_blank = object.boolean("drops_blank", false);
  dialect.title_records =
      static_cast<std::uint32_t>(object.integer("title_records", 0, {0, 1'000}));
  return dialect;
}

std::optional<Error> read_reading(const Json& json, std::string path, ReadingChoice& reading) {
  JsonObject object(json, std::move(path));
  const bool has_dialect = object.has("delimiter");
  const Dialect dialect = read_dialect(object);
  if (has_dialect) reading.dialect = dialect;
  if (has_dialect && dialect.delimiter == '\0') object.fail("delimiter", "is empty");
  if (object.has("header_rows")) {
    reading.header_rows =
        static_cast<std::size_t>(object.integer("header_rows", 1, {0, kMostHeaderRows}));
  }
  if (object.has("row_names")) reading.has_row_names = object.boolean("row_names", false);
  reading.encoding = object.text("encoding", "");
  if (!reading.encoding.empty() && !encoding_from(reading.encoding)) {
    object.fail("encoding", "is not an encoding that can be read");
  }
  reading.sheet = object.text("sheet", "");
  return object.finish();
}

constexpr std::size_t kLongestName = 80;

OwnField read_own_field(const std::string& name, JsonObject& object) {
  OwnField field{name};
  if (name.empty() || name.size() > kLongestName) object.fail("", "needs a name of 1 to 80 bytes");
  if (field_from(name)) object.fail("", "has the name of a field that is known");
  const auto type = value_type_from(object.text("type", "text"));
  if (!type) object.fail("type", "is not a kind of value");
  field.value = type.value_or(ValueType::kText);
  field.unit = object.text("unit", "");
  field.allowed = object.texts("allowed");
  return field;
}

bool is_taken(const Mapping& mapping, std::uint32_t column) {
  return has_column(mapping, column) ||
         std::any_of(mapping.own_fields.begin(), mapping.own_fields.end(),
                     [&](const OwnFieldColumn& each) { return each.column == column; });
}

/// `json` may be null: absent.
std::optional<Error> read_own_fields(const Json* json, const Table& table, Mapping& mapping) {
  if (json == nullptr) return std::nullopt;
  if (!json->is_object()) {
    return Error{ErrorCode::kInvalidJson, "mapping/own_fields: must be an object by name"};
  }
  for (const auto& [name, value] : json->items()) {
    JsonObject object(value, "mapping/own_fields/" + name);
    OwnField field = read_own_field(name, object);
    const auto column = find_reference(table, object.text("column"));
    const auto position = static_cast<std::uint32_t>(column.value_or(0));
    if (!column) object.fail("column", "is not one column of the table");
    if (column && is_taken(mapping, position)) object.fail("column", "is that of another field");
    if (auto error = object.finish()) return error;
    mapping.own_fields.push_back({std::move(field), position});
  }
  return std::nullopt;
}

/// What only a person can say of the file.
void read_told(JsonObject& object, Mapping& mapping) {
  if (const std::string source = object.text("source", ""); !source.empty()) {
    mapping.source_class = source_class_from(source);
    if (!mapping.source_class) object.fail("source", "is not one of the nine sources");
  }
  mapping.shop = object.text("shop", "");
  if (mapping.shop.size() > kLongestName) object.fail("shop", "must be 80 bytes or fewer");
  if (const std::string day = object.text("observed_on", ""); !day.empty()) {
    mapping.observed_on = parse_iso_date(day);
    if (!mapping.observed_on) object.fail("observed_on", "must be a date such as 2024-02-29");
  }
}

Layout read_layout(JsonObject& object) {
  const auto layout = layout_from(object.text("layout", "generic"));
  if (!layout) object.fail("layout", "is not a layout");
  return layout.value_or(Layout::kGeneric);
}

/// Whose export the table seems to be, if that is of this kind.
Layout layout_of_kind(FileKind kind, const Table& table) {
  const LayoutMatch found = find_layout(table);
  return found.kind == kind ? found.layout : Layout::kGeneric;
}

/// Layout, metadata and columns left out, as told or else as found.
void read_columns_apart(JsonObject& object, bool is_first_version, const Table& table,
                        Mapping& mapping) {
  mapping.left_out = columns_left_out_at_first(table);
  mapping.layout = layout_of_kind(mapping.kind, table);
  if (!is_first_version && object.has("layout")) mapping.layout = read_layout(object);
  if (mapping.kind == FileKind::kSurvey) mapping.metadata = find_metadata(mapping.layout, table);
  if (is_first_version) return;
  if (object.has("metadata")) mapping.metadata = read_columns(object, "metadata", table);
  if (object.has("left_out")) mapping.left_out = read_columns(object, "left_out", table);
}

// Differences

/// One sentence for each field of the mapping's own that came, went or became another.
void compare_own_fields(const Mapping& before, const Mapping& after, const Table& table,
                        std::vector<std::string>& changes) {
  const auto has = [](const Mapping& mapping, const OwnFieldColumn& wanted) {
    return std::find(mapping.own_fields.begin(), mapping.own_fields.end(), wanted) !=
           mapping.own_fields.end();
  };
  for (const OwnFieldColumn& each : before.own_fields) {
    if (has(after, each)) continue;
    changes.push_back("the field `" + each.field.name + "` is no longer kept as it was");
  }
  for (const OwnFieldColumn& each : after.own_fields) {
    if (has(before, each)) continue;
    changes.push_back("column `" + table.columns[each.column].name + "` is kept as `" +
                      each.field.name + "`");
  }
}

void compare_told(const Mapping& before, const Mapping& after, std::vector<std::string>& changes) {
  if (before.source_class != after.source_class) {
    const auto words = [](const Mapping& mapping) {
      return mapping.source_class ? to_string(*mapping.source_class) : "what its fields say";
    };
    changes.push_back("the source: " + std::string(words(before)) + " became " +
                      std::string(words(after)));
  }
  if (before.shop != after.shop) {
    changes.push_back(after.shop.empty() ? std::string("the file is of no shop by name")
                                         : "the file is of the shop `" + after.shop + "`");
  }
  if (before.observed_on == after.observed_on) return;
  changes.push_back(after.observed_on ? "the file is of " + format_iso(*after.observed_on)
                                      : std::string("the day of the file is no longer told"));
}

std::string column_in(const Mapping& mapping, Field field, const Table& table) {
  for (const FieldColumn& each : mapping.fields) {
    if (each.field == field) return "`" + column_reference(table, each.column) + "`";
  }
  return "no column";
}

std::string change(std::string_view what, std::string_view from, std::string_view to) {
  return std::string(what) + ": " + std::string(from) + " became " + std::string(to);
}

using Columns = std::vector<std::uint32_t>;

/// One sentence for each column that one list has and the other has not.
void compare_columns(const Columns& before, const Columns& after, std::string_view what,
                     const Table& table, std::vector<std::string>& changes) {
  for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
    const bool was = std::find(before.begin(), before.end(), column) != before.end();
    const bool is = std::find(after.begin(), after.end(), column) != after.end();
    if (was == is) continue;
    changes.push_back("column `" + table.columns[column].name + "` is " +
                      (is ? "now " : "no longer ") + std::string(what));
  }
}

const ColumnChoice* find_choice(const Mapping& mapping, std::uint32_t column) {
  const auto choice = std::find_if(mapping.types.begin(), mapping.types.end(),
                                   [&](const ColumnChoice& each) { return each.column == column; });
  return choice == mapping.types.end() ? nullptr : &*choice;
}

void compare_types(const Mapping& before, const Mapping& after, const Table& table,
                   std::vector<std::string>& changes) {
  for (std::uint32_t column = 0; column < table.columns.size(); ++column) {
    const ColumnChoice* was = find_choice(before, column);
    const ColumnChoice* is = find_choice(after, column);
    const bool is_same = was != nullptr && is != nullptr ? *was == *is : was == is;
    if (!is_same) {
      changes.push_back("column `" + table.columns[column].name + "` is read in another way");
    }
  }
}

}  // namespace

Json to_json(const Mapping& mapping, const Table& table) {
  Json columns = Json::array();
  for (const Column& column : table.columns) columns.push_back(column.name);
  Json json = json_object({{"version", kVersion},
                           {"kind", to_string(mapping.kind)},
                           {"layout", to_string(mapping.layout)},
                           {"fields", write_fields(mapping, table)},
                           {"metadata", references(table, mapping.metadata)},
                           {"left_out", references(table, mapping.left_out)},
                           {"types", write_types(mapping, table)},
                           {"reading", write_reading(mapping.reading)},
                           {"columns", std::move(columns)}});
  write_told(mapping, table, json);
  return json;
}

Result<ReadingChoice> reading_choice_from_json(const Json& json) {
  ReadingChoice reading;
  if (auto error = read_reading(json, "reading", reading)) return *error;
  return reading;
}

Result<Mapping> mapping_from_json(const Json& json, const Table& table) {
  Mapping mapping;
  JsonObject object(json, "mapping");
  if (!object.has("version")) object.fail("version", "is missing");
  const std::int64_t version = object.integer("version", kVersion, {kFirstVersion, kVersion});
  const auto kind = file_kind_from(object.text("kind"));
  if (!kind) object.fail("kind", "is not a kind of file");
  mapping.kind = kind.value_or(FileKind::kOther);
  object.texts("columns");
  const Json* fields = object.member("fields");
  if (fields == nullptr) object.fail("fields", "is missing");
  const bool is_first = version == kFirstVersion;
  read_columns_apart(object, is_first, table, mapping);
  const Json* types = is_first ? nullptr : object.member("types");
  const Json* own_fields = is_first ? nullptr : object.member("own_fields");
  if (!is_first) read_told(object, mapping);
  const Json* reading = is_first ? nullptr : object.member("reading");
  if (auto error = object.finish()) return *error;
  if (auto error = read_fields(*fields, table, mapping)) return *error;
  if (auto error = read_own_fields(own_fields, table, mapping)) return *error;
  if (auto error = read_types(types, table, mapping)) return *error;
  if (reading == nullptr) return mapping;
  if (auto error = read_reading(*reading, "mapping/reading", mapping.reading)) return *error;
  return mapping;
}

std::vector<std::string> diff_mappings(const Mapping& before, const Mapping& after,
                                       const Table& table) {
  std::vector<std::string> changes;
  if (before.kind != after.kind) {
    changes.push_back(change("the kind of file", to_string(before.kind), to_string(after.kind)));
  }
  if (before.layout != after.layout) {
    changes.push_back(change("the layout", to_string(before.layout), to_string(after.layout)));
  }
  for (std::size_t index = 0; index < kFieldCount; ++index) {
    const auto field = static_cast<Field>(index);
    const std::string was = column_in(before, field, table);
    const std::string is = column_in(after, field, table);
    if (was != is) changes.push_back(change(to_string(field), was, is));
  }
  compare_columns(before.metadata, after.metadata, "taken for the tool's own", table, changes);
  compare_columns(before.left_out, after.left_out, "left out", table, changes);
  compare_own_fields(before, after, table, changes);
  compare_told(before, after, changes);
  compare_types(before, after, table, changes);
  if (before.reading != after.reading) changes.push_back("the file is read in another way");
  return changes;
}

}  // namespace sonder
