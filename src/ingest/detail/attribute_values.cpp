#include "ingest/detail/attribute_values.h"

#include <algorithm>
#include <variant>

#include "ingest/detail/cell_texts.h"
#include "ingest/detail/consent_words.h"
#include "text/blanks.h"
#include "text/email.h"
#include "text/fold.h"
#include "text/registration_numbers.h"
#include "text/vat_numbers.h"

namespace sonder {
namespace {

constexpr std::int64_t kOldest = 120;  ///< years
constexpr std::int64_t kFirstYear = 1000;
constexpr std::int64_t kLastYear = 9999;

AttributeValue odd_text(std::string_view text, IssueCode code = IssueCode::kOddValue) {
  return {std::string(text), code};
}

/// A scaled number without zeros behind the mark: 1250 of 2 decimals is "12.5".
std::string decimal_text(std::int64_t value, std::int32_t decimals) {
  std::string digits = std::to_string(value < 0 ? -value : value);
  const auto behind = static_cast<std::size_t>(decimals);
  if (digits.size() <= behind) digits.insert(0, behind + 1 - digits.size(), '0');
  if (behind > 0) {
    digits.insert(digits.size() - behind, 1, '.');
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits.pop_back();
  }
  return value < 0 ? "-" + digits : digits;
}

AttributeValue read_number(const Column& column, std::size_t row, std::string_view text) {
  const bool is_number = column.type == ColumnType::kInteger || column.type == ColumnType::kDecimal;
  if (!is_number || !column.has_value(row)) return odd_text(text);
  const bool has_decimals = column.type == ColumnType::kDecimal;
  return {decimal_text(column.value(row), has_decimals ? column.decimals : 0)};
}

AttributeValue read_day(const Column& column, std::size_t row, std::string_view text) {
  const auto moment = moment_at(column, row);
  return moment ? AttributeValue{format_iso(day_of(*moment))} : odd_text(text);
}

AttributeValue read_moment(const Column& column, std::size_t row, std::string_view text) {
  if (column.type != ColumnType::kDateTime) return read_day(column, row, text);
  const auto moment = moment_at(column, row);
  return moment ? AttributeValue{format_iso(*moment)} : odd_text(text);
}

AttributeValue read_year(const Column& column, std::size_t row, std::string_view text) {
  if (const auto moment = moment_at(column, row)) {
    return {std::to_string(to_civil(day_of(*moment)).year)};
  }
  if (column.type != ColumnType::kInteger || !column.has_value(row)) return odd_text(text);
  const std::int64_t year = column.value(row);
  if (year < kFirstYear || year > kLastYear) return odd_text(text);
  return {std::to_string(year)};
}

AttributeValue read_answer(std::string_view text) {
  const std::uint8_t answer = read_consent(text);
  if (answer == kConsentUnknown) return odd_text(text);
  return {answer == kConsentGiven ? "yes" : "no"};
}

AttributeValue read_registration(RegistrationKind kind, std::string_view text) {
  auto number = read_registration_number(kind, text);
  if (auto* digits = std::get_if<std::string>(&number)) return {std::move(*digits)};
  return odd_text(text, IssueCode::kWrongNumber);
}

AttributeValue read_vat(std::string_view text) {
  auto number = read_vat_number(text);
  if (auto* known = std::get_if<std::string>(&number)) return {std::move(*known)};
  return odd_text(text, IssueCode::kWrongNumber);
}

AttributeValue read_text(std::optional<Field> field, std::string_view text) {
  using enum RegistrationKind;
  if (!field) return {std::string(text)};
  switch (*field) {
    case Field::kNip: return read_registration(kNip, text);
    case Field::kRegon: return read_registration(kRegon, text);
    case Field::kKrs: return read_registration(kKrs, text);
    case Field::kOib: return read_registration(kOib, text);
    case Field::kInn: return read_registration(kInn, text);
    case Field::kOgrn: return read_registration(kOgrn, text);
    case Field::kVatNumber: return read_vat(text);
    case Field::kWorkEmail: return {normalise_email(text).value_or(std::string(text))};
    default: return {std::string(text)};
  }
}

AttributeValue read_typed(const Attribute& attribute, const Column& column, std::size_t row,
                          std::string_view text) {
  switch (attribute.value_type()) {
    case ValueType::kText: return read_text(attribute.field, text);
    case ValueType::kInteger:
    case ValueType::kDecimal:
    case ValueType::kMoney: return read_number(column, row, text);
    case ValueType::kDate: return read_day(column, row, text);
    case ValueType::kMoment: return read_moment(column, row, text);
    case ValueType::kBoolean: return read_answer(text);
    case ValueType::kYear: return read_year(column, row, text);
  }
  return {};
}

/// The spelling of a choice that the field's definition has, or nothing.
std::optional<std::string> allowed_spelling(const OwnField& field, std::string_view text) {
  const std::string folded = fold(text);
  for (const std::string& allowed : field.allowed) {
    if (fold(allowed) == folded) return allowed;
  }
  return std::nullopt;
}

}  // namespace

AttributeValue read_attribute(const Attribute& attribute, const Column& column, std::size_t row) {
  PackedNumbers::Buffer buffer;
  std::string_view text = trim(column.cell(row, buffer));
  if (text.starts_with('\'')) text = trim(text.substr(1));
  if (text.empty() || is_missing_token(text)) return {};
  AttributeValue value = read_typed(attribute, column, row, text);
  if (value.odd || attribute.own.allowed.empty()) return value;
  auto spelling = allowed_spelling(attribute.own, value.text);
  if (!spelling) return odd_text(value.text, IssueCode::kUnexpectedChoice);
  return {*std::move(spelling)};
}

std::string birth_years(std::string_view ages, Date on) {
  const std::int32_t year = to_civil(on).year;
  std::string years;
  for (std::size_t at = 0; at < ages.size();) {
    const std::size_t end = std::min(ages.find_first_not_of("0123456789", at), ages.size());
    if (end == at) {
      if (std::string_view(" ,;/+&").find(ages[at]) == std::string_view::npos) return {};
      ++at;
      continue;
    }
    if (end - at > 3) return {};
    const std::int64_t age = std::stoi(std::string(ages.substr(at, end - at)));
    if (age > kOldest) return {};
    years += (years.empty() ? "" : ", ") + std::to_string(year - age);
    at = end;
  }
  return years;
}

}  // namespace sonder
