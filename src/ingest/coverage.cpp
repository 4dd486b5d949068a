#include "ingest/coverage.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace sonder {
namespace {

/// What people do besides buying, and what passes between them and the shop.
bool is_contact_log(FileKind kind) {
  return kind == FileKind::kEvents || kind == FileKind::kMessages || kind == FileKind::kTickets ||
         kind == FileKind::kNotes;
}

bool feeds(SourceClass source, const Mapping& mapping, const RowAccount& account) {
  const bool is_survey = mapping.kind == FileKind::kSurvey;
  switch (source) {
    case SourceClass::kTransactional:
      return mapping.has_any({Field::kAmount, Field::kOrderTotal, Field::kUnitPrice,
                              Field::kQuantity, Field::kRefund});
    case SourceClass::kDeclared:
      return is_survey || mapping.has_any({Field::kMarketingConsent, Field::kGender,
                                           Field::kLanguage, Field::kBirthDate});
    case SourceClass::kDigitalIdentity:
      return mapping.has_any({Field::kFullName, Field::kLastName}) &&
             mapping.has_any({Field::kPhone, Field::kBirthDate, Field::kStreet});
    case SourceClass::kOnlineIdentity: return mapping.has_any({Field::kCustomerId, Field::kEmail});
    case SourceClass::kAnonymousIdentity:
      return account.without_customer > 0 || account.anonymous > 0;
    case SourceClass::kNonTransactional:
      return is_survey || is_contact_log(mapping.kind) || mapping.has_any({Field::kChannel});
    case SourceClass::kSecondParty:
    case SourceClass::kInferred:
    case SourceClass::kThirdParty: break;
  }
  return false;
}

std::vector<SourceClass> find_sources(const Mapping& mapping, const RowAccount& account) {
  std::vector<SourceClass> sources;
  for (std::size_t i = 0; i <= static_cast<std::size_t>(SourceClass::kThirdParty); ++i) {
    const auto source = static_cast<SourceClass>(i);
    if (feeds(source, mapping, account)) sources.push_back(source);
  }
  return sources;
}

std::vector<DataType> find_types(const Mapping& mapping) {
  std::array<bool, 4> is_there{};
  for (const FieldColumn& each : mapping.fields) {
    if (mapping.is_left_out(each.column)) continue;
    is_there[static_cast<std::size_t>(data_type_of(each.field))] = true;
  }
  if (mapping.kind == FileKind::kSurvey) {
    is_there[static_cast<std::size_t>(DataType::kQualitative)] = true;
  }
  std::vector<DataType> types;
  for (std::size_t i = 0; i < is_there.size(); ++i) {
    if (is_there[i]) types.push_back(static_cast<DataType>(i));
  }
  return types;
}

std::optional<std::size_t> find_main_date(const Mapping& mapping) {
  for (const Field field : {Field::kOrderedAt, Field::kAnsweredAt, Field::kHappenedAt,
                            Field::kSentAt, Field::kRegisteredOn}) {
    if (const auto column = mapping.column_of(field)) return column;
  }
  return std::nullopt;
}

Date day_at(const Column& column, std::int64_t value) {
  if (column.type == ColumnType::kDateTime) return day_of(Timestamp{value});
  return Date{static_cast<std::int32_t>(value)};
}

}  // namespace

Coverage find_coverage(const Mapping& mapping, const RowAccount& account) {
  return {find_sources(mapping, account), find_types(mapping)};
}

std::optional<Freshness> measure_freshness(const Table& table, const Mapping& mapping) {
  const auto position = find_main_date(mapping);
  if (!position) return std::nullopt;
  const Column& column = table.columns[*position];
  if (column.type != ColumnType::kDate && column.type != ColumnType::kDateTime) return std::nullopt;
  const auto range = value_range(column);
  if (!range) return std::nullopt;
  return Freshness{static_cast<std::uint32_t>(*position), day_at(column, range->first),
                   day_at(column, range->second)};
}

}  // namespace sonder
