#include "model/observation.h"

namespace sonder {
namespace {

bool is_identifier(Field field) {
  return field == Field::kEmail || field == Field::kPhone || field == Field::kCustomerId;
}

SourceClass class_of_activity(Field field) {
  switch (field) {
    case Field::kOrdersPlaced:
    case Field::kOrdersAbandoned:
    case Field::kItemsBought:
    case Field::kAverageOrder:
    case Field::kTotalSpent:
    case Field::kOrdersReturned: return SourceClass::kTransactional;
    default: return SourceClass::kNonTransactional;
  }
}

SourceClass class_of_customer_row(const PersonRecords& records, std::size_t record, Field field) {
  const FieldDescription& about = describe(field);
  if (about.type == DataType::kQuantitative) return class_of_activity(field);
  if (about.group == FieldGroup::kMotivation) return SourceClass::kNonTransactional;
  if (about.type != DataType::kIdentity) return SourceClass::kDeclared;
  const bool is_checked =
      is_verified(records, record, Field::kEmail) || is_verified(records, record, Field::kPhone);
  return is_checked ? SourceClass::kDigitalIdentity : SourceClass::kOnlineIdentity;
}

}  // namespace

SourceClass source_class_of(const Population& population, std::size_t record,
                            std::optional<Field> field) {
  const PersonRecords& records = population.records;
  const SourceFacts* facts = population.facts_of(records.source[record]);
  if (facts != nullptr && facts->source_class) return *facts->source_class;
  if (!field) return SourceClass::kDeclared;
  switch (records.origin[record]) {
    case RecordOrigin::kCustomerRow: return class_of_customer_row(records, record, *field);
    case RecordOrigin::kOrder:
      return is_identifier(*field) ? SourceClass::kOnlineIdentity : SourceClass::kTransactional;
    case RecordOrigin::kEvent:
      return is_identifier(*field) ? SourceClass::kOnlineIdentity : SourceClass::kNonTransactional;
    case RecordOrigin::kResponse: break;
  }
  return is_identifier(*field) ? SourceClass::kOnlineIdentity : SourceClass::kDeclared;
}

bool is_verified(const PersonRecords& records, std::size_t record, Field field) {
  if (field == Field::kEmail) return records.attributes.at(Field::kEmailVerified, record) == "yes";
  if (field == Field::kPhone) return records.attributes.at(Field::kPhoneVerified, record) == "yes";
  return false;
}

std::optional<Date> observed_on(const Population& population, std::size_t record) {
  const PersonRecords& records = population.records;
  if (record < records.observed_on.values.size()) {
    if (const auto day = records.observed_on.at(record)) return day;
  }
  const SourceFacts* facts = population.facts_of(records.source[record]);
  return facts == nullptr ? std::nullopt : facts->observed_on;
}

}  // namespace sonder
