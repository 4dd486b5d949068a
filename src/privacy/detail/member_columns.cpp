#include "privacy/detail/member_columns.h"

namespace sonder::detail {
namespace {

void append_text(std::string_view text, bool known, Feature& column) {
  column.values.push_back(known ? column.categories.intern(text) : TextDictionary::kEmpty);
  column.known.push_back(known);
}

Feature identifier_column(std::string_view name, std::string_view label, const CodedText& texts,
                          const std::vector<std::uint32_t>& people) {
  Feature column;
  column.name = name;
  column.label = label;
  column.type = FeatureType::kCategory;
  column.data_type = DataType::kIdentity;
  for (const std::uint32_t profile : people) {
    append_text(texts.at(profile), !texts.is_empty(profile), column);
  }
  return column;
}

Feature describe_like(const Feature& feature) {
  Feature column;
  column.name = feature.name;
  column.label = feature.label;
  column.unit = feature.unit;
  column.type = feature.type;
  column.data_type = feature.data_type;
  return column;
}

void append_value(const Feature& feature, std::uint32_t profile, Feature& column) {
  const bool known = feature.known.test(profile);
  column.known.push_back(known);
  if (feature.type == FeatureType::kDecimal) {
    column.decimals.push_back(known ? feature.decimals[profile] : 0.0);
    return;
  }
  column.values.push_back(known ? feature.values[profile] : 0);
}

}  // namespace

std::vector<Feature> identifier_columns(const Profiles& profiles,
                                        const std::vector<std::uint32_t>& people) {
  std::vector<Feature> columns;
  columns.push_back(identifier_column("customer_id", "Customer id", profiles.customer_id, people));
  columns.push_back(identifier_column("email", "E-mail", profiles.email, people));
  columns.push_back(identifier_column("name", "Name", profiles.display_name, people));
  return columns;
}

Feature take_members(const Feature& feature, const std::vector<std::uint32_t>& people) {
  Feature column = describe_like(feature);
  for (const std::uint32_t profile : people) {
    if (feature.type != FeatureType::kCategory) {
      append_value(feature, profile, column);
      continue;
    }
    const auto code = static_cast<std::uint32_t>(feature.values[profile]);
    append_text(feature.categories.text(code), feature.known.test(profile), column);
  }
  return column;
}

}  // namespace sonder::detail
