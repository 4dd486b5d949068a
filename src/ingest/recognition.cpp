#include "ingest/recognition.h"

#include <algorithm>
#include <array>

#include "ingest/detail/column_facts.h"
#include "ingest/detail/field_matching.h"
#include "ingest/detail/kind_scores.h"

namespace sonder {
namespace {

constexpr std::array kRecognisableKinds = {FileKind::kCustomers, FileKind::kOrders,
                                           FileKind::kOrderLines, FileKind::kSurvey};
constexpr double kLeastOther = 0.05;

struct FieldDescription {
  Field field;
  std::string_view name;
  DataType type;
};

constexpr FieldDescription kFields[] = {
    {Field::kCustomerId, "customer_id", DataType::kIdentity},
    {Field::kEmail, "email", DataType::kIdentity},
    {Field::kFirstName, "first_name", DataType::kIdentity},
    {Field::kLastName, "last_name", DataType::kIdentity},
    {Field::kFullName, "full_name", DataType::kIdentity},
    {Field::kPhone, "phone", DataType::kIdentity},
    {Field::kBirthDate, "birth_date", DataType::kIdentity},
    {Field::kCity, "city", DataType::kDescriptive},
    {Field::kPostcode, "postcode", DataType::kDescriptive},
    {Field::kCountry, "country", DataType::kDescriptive},
    {Field::kRegisteredOn, "registered_on", DataType::kDescriptive},
    {Field::kMarketingConsent, "marketing_consent", DataType::kDescriptive},
    {Field::kOrderId, "order_id", DataType::kQuantitative},
    {Field::kOrderedAt, "ordered_at", DataType::kQuantitative},
    {Field::kAmount, "amount", DataType::kQuantitative},
    {Field::kOrderTotal, "order_total", DataType::kQuantitative},
    {Field::kQuantity, "quantity", DataType::kQuantitative},
    {Field::kUnitPrice, "unit_price", DataType::kQuantitative},
    {Field::kCurrency, "currency", DataType::kQuantitative},
    {Field::kStatus, "status", DataType::kQuantitative},
    {Field::kChannel, "channel", DataType::kQuantitative},
    {Field::kProduct, "product", DataType::kDescriptive},
    {Field::kCategory, "category", DataType::kDescriptive},
    {Field::kBrand, "brand", DataType::kDescriptive},
};
static_assert(std::size(kFields) == kFieldCount);

FileCandidate judge_kind(FileKind kind, const Table& table, const std::vector<ColumnFacts>& facts) {
  const std::vector<FieldMatch> matches = match_fields(kind, table, facts);
  KindScore score = score_kind(kind, table, facts, matches);
  FileCandidate candidate;
  candidate.mapping.kind = kind;
  for (const FieldMatch& match : matches) {
    candidate.mapping.fields.push_back({match.field, match.column});
  }
  candidate.confidence = score.confidence;
  candidate.evidence = std::move(score.evidence);
  if (!table.has_header) {
    candidate.evidence.push_back("the file has no header, so only the values could tell");
  }
  return candidate;
}

FileCandidate judge_other(const std::vector<FileCandidate>& candidates) {
  double best = 0;
  for (const FileCandidate& candidate : candidates) best = std::max(best, candidate.confidence);
  return {Mapping{}, std::max(kLeastOther, 1 - best), {"what the other kinds leave unexplained"}};
}

}  // namespace

std::string_view to_string(FileKind kind) {
  switch (kind) {
    case FileKind::kCustomers: return "customers";
    case FileKind::kOrders: return "orders";
    case FileKind::kOrderLines: return "order_lines";
    case FileKind::kSurvey: return "survey";
    case FileKind::kOther: return "other";
  }
  return "";
}

std::optional<FileKind> file_kind_from(std::string_view name) {
  for (const FileKind kind : kRecognisableKinds) {
    if (to_string(kind) == name) return kind;
  }
  if (name == to_string(FileKind::kOther)) return FileKind::kOther;
  return std::nullopt;
}

std::string_view to_string(Field field) { return kFields[static_cast<std::size_t>(field)].name; }

std::optional<Field> field_from(std::string_view name) {
  for (const FieldDescription& field : kFields) {
    if (field.name == name) return field.field;
  }
  return std::nullopt;
}

DataType data_type_of(Field field) { return kFields[static_cast<std::size_t>(field)].type; }

std::optional<std::size_t> Mapping::column_of(Field field) const {
  for (const FieldColumn& each : fields) {
    if (each.field == field) return each.column;
  }
  return std::nullopt;
}

std::vector<FileCandidate> recognise(const Table& table) {
  const std::vector<ColumnFacts> facts = study_columns(table);
  std::vector<FileCandidate> candidates;
  for (const FileKind kind : kRecognisableKinds) {
    candidates.push_back(judge_kind(kind, table, facts));
  }
  candidates.push_back(judge_other(candidates));
  std::stable_sort(
      candidates.begin(), candidates.end(),
      [](const FileCandidate& a, const FileCandidate& b) { return a.confidence > b.confidence; });
  return candidates;
}

}  // namespace sonder
