#include "ingest/mapping_json.h"

#include <algorithm>
#include <string>

#include "text/numbers.h"

namespace sonder {
namespace {

constexpr std::int64_t kVersion = 1;

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
  JsonObject fields(json, "mapping.fields");
  for (std::size_t index = 0; index < kFieldCount; ++index) {
    read_field(fields, static_cast<Field>(index), table, mapping);
  }
  return fields.finish();
}

}  // namespace

Json to_json(const Mapping& mapping, const Table& table) {
  Json fields = Json::object();
  for (std::size_t index = 0; index < kFieldCount; ++index) {
    const auto field = static_cast<Field>(index);
    const auto column = mapping.column_of(field);
    fields[std::string(to_string(field))] =
        column ? Json(column_reference(table, *column)) : Json(nullptr);
  }
  Json columns = Json::array();
  for (const Column& column : table.columns) columns.push_back(column.name);
  Json json = Json::object();
  json["version"] = kVersion;
  json["kind"] = std::string(to_string(mapping.kind));
  json["fields"] = std::move(fields);
  json["columns"] = std::move(columns);
  return json;
}

Result<Mapping> mapping_from_json(const Json& json, const Table& table) {
  Mapping mapping;
  JsonObject object(json, "mapping");
  if (!object.has("version")) object.fail("version", "is missing");
  object.integer("version", kVersion, {kVersion, kVersion});
  const std::string kind_name = object.text("kind");
  const auto kind = file_kind_from(kind_name);
  if (!kind) object.fail("kind", "is not a kind of file");
  object.texts("columns");
  const Json* fields = object.member("fields");
  if (fields == nullptr) object.fail("fields", "is missing");
  if (auto error = object.finish()) return *error;
  mapping.kind = *kind;
  if (auto error = read_fields(*fields, table, mapping)) return *error;
  return mapping;
}

}  // namespace sonder
