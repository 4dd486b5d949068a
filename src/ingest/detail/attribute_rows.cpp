#include "ingest/detail/attribute_rows.h"

#include <utility>

#include "ingest/detail/cell_texts.h"

namespace sonder {
namespace {

bool is_age(Field field) { return field == Field::kAge || field == Field::kChildrenAges; }

/// Whether the mapping's column fills an attribute; the day of the row has a place of its own.
bool fills_attribute(const Mapping& mapping, const FieldColumn& each) {
  return is_attribute(each.field) && each.field != Field::kObservedAt &&
         !mapping.is_left_out(each.column);
}

/// What ages are kept as where the day is known.
Field kept_as(Field field, bool has_day) {
  if (!has_day) return field;
  if (field == Field::kAge) return Field::kBirthYear;
  return field == Field::kChildrenAges ? Field::kChildrenBirthYears : field;
}

std::string_view describe_oddity(IssueCode code) {
  switch (code) {
    case IssueCode::kWrongNumber: return "is no such number: form or check digit does not fit";
    case IssueCode::kUnexpectedChoice: return "is none of the values that the field may have";
    default: return "does not fit the field";
  }
}

void report_column(const MappedTable& mapped, std::uint32_t position, const Attribute& attribute,
                   RowAccount& account) {
  const Column& column = mapped.table->columns[position];
  for (std::size_t row = 0; row < mapped.table->row_count; ++row) {
    const AttributeValue value = read_attribute(attribute, column, row);
    // What does not fit a column of numbers or days was noted when the column was typed.
    if (!value.odd || (*value.odd == IssueCode::kOddValue && column.type != ColumnType::kText)) {
      continue;
    }
    if (!account.issues.keeps(*value.odd)) {
      account.issues.count_only(*value.odd);
      continue;
    }
    account.issues.add({*value.odd, mapped.table->file_row(row), position,
                        "a cell of `" + column.name + "` " +
                            std::string(describe_oddity(*value.odd)) + ", and is kept as it is"});
  }
}

void report_ages(const MappedTable& mapped, const FieldColumn& each, RowAccount& account) {
  const bool has_day =
      mapped.mapping.observed_on || mapped.mapping.column_of(Field::kObservedAt).has_value();
  if (has_day) return;
  account.issues.add({IssueCode::kUndatedAge, 0, each.column,
                      "column `" + mapped.table->columns[each.column].name +
                          "` holds ages, which go stale: say in the mapping which day the file is "
                          "of, and they are kept as years of birth"});
}

}  // namespace

AttributeRows::AttributeRows(const MappedTable& mapped, Attributes& attributes)
    : mapped_(mapped),
      attributes_(attributes),
      observed_at_(mapped_column(*mapped.table, mapped.mapping, Field::kObservedAt)) {
  for (const FieldColumn& each : mapped.mapping.fields) {
    if (fills_attribute(mapped.mapping, each)) add_field(each);
  }
  for (const OwnFieldColumn& each : mapped.mapping.own_fields) {
    if (mapped.mapping.is_left_out(each.column)) continue;
    sources_.push_back({each.column, position_of(attributes_.of(each.field))});
  }
}

void AttributeRows::add_field(const FieldColumn& mapped_field) {
  const bool has_day = mapped_.mapping.observed_on || observed_at_ != nullptr;
  const bool is_dated_age = has_day && is_age(mapped_field.field);
  const Field field = kept_as(mapped_field.field, has_day);
  // A column of years of birth knows better than one of ages.
  if (is_dated_age && mapped_.mapping.has_any({field})) return;
  sources_.push_back({mapped_field.column,
                      position_of(attributes_.of(field)),
                      {},
                      is_dated_age ? std::optional{mapped_field.field} : std::nullopt});
}

std::size_t AttributeRows::position_of(const Attribute& attribute) const {
  return static_cast<std::size_t>(&attribute - attributes_.columns.data());
}

std::optional<Date> AttributeRows::day_of_row(std::size_t row) const {
  const auto moment = observed_at_ == nullptr ? std::nullopt : moment_at(*observed_at_, row);
  return moment ? std::optional{day_of(*moment)} : mapped_.mapping.observed_on;
}

std::uint32_t AttributeRows::read(Source& source, std::size_t row) {
  Attribute& attribute = attributes_.columns[source.attribute];
  const Column& column = mapped_.table->columns[source.column];
  if (!source.age) {
    return attribute.text.dictionary.intern(read_attribute(attribute, column, row).text);
  }
  const std::string ages = read_attribute(attribute_of(*source.age), column, row).text;
  const std::optional<Date> day = day_of_row(row);
  return attribute.text.dictionary.intern(day ? birth_years(ages, *day) : std::string());
}

std::uint32_t AttributeRows::code_of(Source& source, std::size_t row) {
  const Column& column = mapped_.table->columns[source.column];
  if (column.packed || source.age) return read(source, row);
  if (source.codes.empty()) source.codes.resize(column.text.dictionary.size(), kUnread);
  const std::uint32_t text = column.text.codes[row];
  if (source.codes[text] == kUnread) source.codes[text] = read(source, row);
  return source.codes[text];
}

void AttributeRows::take(Source& source, std::size_t row, std::size_t record) {
  const std::uint32_t code = code_of(source, row);
  std::vector<std::uint32_t>& codes = attributes_.columns[source.attribute].text.codes;
  codes.resize(record + 1, TextDictionary::kEmpty);
  if (code != TextDictionary::kEmpty) codes[record] = code;
  if (source.age && code == TextDictionary::kEmpty) keep_age(source, row, record);
}

void AttributeRows::keep_age(const Source& source, std::size_t row, std::size_t record) {
  const Attribute age = attribute_of(*source.age);
  const std::string text = read_attribute(age, mapped_.table->columns[source.column], row).text;
  if (!text.empty()) attributes_.of(*source.age).set(record, text);
}

void AttributeRows::add(std::size_t row, std::size_t record) {
  for (Source& source : sources_) take(source, row, record);
}

void report_odd_attributes(const MappedTable& mapped, RowAccount& account) {
  for (const FieldColumn& each : mapped.mapping.fields) {
    if (!fills_attribute(mapped.mapping, each)) continue;
    if (is_age(each.field)) report_ages(mapped, each, account);
    report_column(mapped, each.column, attribute_of(each.field), account);
  }
  for (const OwnFieldColumn& each : mapped.mapping.own_fields) {
    if (mapped.mapping.is_left_out(each.column)) continue;
    report_column(mapped, each.column, attribute_of(each.field), account);
  }
}

}  // namespace sonder
