#include "model/field_schema.h"

#include <string>
#include <string_view>
#include <vector>

#include "base/json_members.h"
#include "model/field_catalogue.h"

namespace sonder {
namespace {

Json describe_as_json(const FieldDescription& field) {
  return json_object({{"name", field.name},
                      {"label", field.label},
                      {"group", to_string(field.group)},
                      {"group_label", label_of(field.group)},
                      {"data_type", to_string(field.type)},
                      {"value", to_string(field.value)},
                      {"sensitivity", to_string(field.sensitivity)},
                      {"purpose", to_string(field.purpose)},
                      {"unit", field.unit}});
}

/// The words of JSON Schema for a kind of value.
Json schema_of(ValueType type) {
  switch (type) {
    case ValueType::kInteger: return {{"type", "integer"}};
    case ValueType::kDecimal:
    case ValueType::kMoney: return {{"type", "number"}};
    case ValueType::kDate: return {{"type", "string"}, {"format", "date"}};
    case ValueType::kMoment: return {{"type", "string"}, {"format", "date-time"}};
    case ValueType::kBoolean: return {{"type", "boolean"}};
    case ValueType::kYear: return {{"type", "integer"}, {"minimum", 1000}, {"maximum", 9999}};
    case ValueType::kText: break;
  }
  return {{"type", "string"}};
}

Json schema_of(const FieldDescription& field) {
  Json schema = schema_of(field.value);
  schema["title"] = field.label;
  if (field.field == Field::kEmail || field.field == Field::kWorkEmail) schema["format"] = "email";
  schema["x-group"] = to_string(field.group);
  schema["x-data-type"] = to_string(field.type);
  schema["x-sensitivity"] = to_string(field.sensitivity);
  schema["x-purpose"] = to_string(field.purpose);
  if (!field.unit.empty()) schema["x-unit"] = field.unit;
  return schema;
}

}  // namespace

Json field_catalogue_to_json() {
  Json list = Json::array();
  for (const FieldDescription& field : field_catalogue()) list.push_back(describe_as_json(field));
  return list;
}

Json person_schema() {
  Json properties = Json::object();
  for (const FieldDescription& field : field_catalogue()) {
    properties[std::string(field.name)] = schema_of(field);
  }
  return json_object({{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"title", "Record of a person or company"},
                      {"type", "object"},
                      {"properties", std::move(properties)},
                      {"additionalProperties", true}});
}

}  // namespace sonder
