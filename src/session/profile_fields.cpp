#include "session/profile_fields.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json_members.h"
#include "model/observation.h"
#include "profile/survivorship.h"
#include "text/blanks.h"

namespace sonder {
namespace {

constexpr std::size_t kMostFurther = 100;  ///< columns without a field that are shown

/// What a field is called and counted among.
struct FieldWords {
  std::optional<Field> field;
  std::string_view name;
  std::string_view label;
  std::string_view group;  ///< label of the group
  std::string_view unit;
  DataType type = DataType::kDescriptive;
};

FieldWords words_of(Field field) {
  const FieldDescription& about = describe(field);
  return {field, about.name, about.label, label_of(about.group), about.unit, about.type};
}

FieldWords words_of(const Attribute& attribute) {
  if (attribute.field) return words_of(*attribute.field);
  return {std::nullopt,     attribute.name(), attribute.label(),
          "Defined by you", attribute.unit(), attribute.data_type()};
}

/// What the fields of one profile are made from.
struct Subject {
  const ImportedFiles& files;
  const Analysis& analysis;
  ProfileId profile;

  const Population& population() const { return analysis.population(); }
  const PersonRecords& records() const { return population().records; }
  std::span<const std::uint32_t> members() const { return analysis.profiles.records.of(profile); }
};

/// What would tell who somebody is who asked to stay unknown.
bool tells_who(const FieldWords& words) {
  if (!words.field) return true;
  switch (*words.field) {
    case Field::kStreet:
    case Field::kHouseNumber:
    case Field::kAddressLine2:
    case Field::kPostcode:
    case Field::kCompany:
    case Field::kReferrer: return true;
    default:
      return words.type == DataType::kIdentity ||
             describe(*words.field).group == FieldGroup::kCompany;
  }
}

Json report_claim(const Subject& subject, const FieldClaim& claim, const FieldWords& words) {
  const PersonRecords& records = subject.records();
  const std::uint32_t record = claim.record.index;
  const auto day = observed_on(subject.population(), record);
  return json_object(
      {{"value", claim.text},
       {"source", subject.files[records.source[record].index]->name},
       {"row", records.file_row[record]},
       {"source_class", to_string(source_class_of(subject.population(), record, words.field))},
       {"verified", words.field && is_verified(records, record, *words.field)},
       {"observed_on", day ? Json(format_iso(*day)) : Json()}});
}

/// The surviving values, each with what gave way to the first.
void append_field(const Subject& subject, const FieldWords& words, SurvivorRule rule,
                  std::vector<FieldClaim> claims, Json& fields) {
  if (claims.empty()) return;
  const SurvivingValues values =
      choose_survivors(subject.population(), words.field, rule, std::move(claims));
  Json others = Json::array();
  for (const FieldClaim& other : values.gave_way) {
    others.push_back(report_claim(subject, other, words));
  }
  for (const FieldClaim& kept : values.kept) {
    Json field = json_object({{"name", words.name},
                              {"label", words.label},
                              {"group", words.group},
                              {"unit", words.unit},
                              {"data_type", to_string(words.type)},
                              {"rule", to_string(rule)},
                              {"others", std::exchange(others, Json::array())}});
    field.update(report_claim(subject, kept, words));
    fields.push_back(std::move(field));
  }
}

/// Claims of every record of the profile for which `text_of` says something.
template <class TextOf>
std::vector<FieldClaim> claims_of(const Subject& subject, TextOf text_of) {
  std::vector<FieldClaim> claims;
  for (const std::uint32_t record : subject.members()) {
    std::string text = text_of(record);
    if (!text.empty()) claims.push_back({{record}, std::move(text)});
  }
  return claims;
}

std::string day_text(std::optional<Date> day) { return day ? format_iso(*day) : std::string(); }

std::string birth_text(const PersonRecords& records, std::uint32_t record) {
  const auto day = records.birth_date.at(record);
  return day ? format_iso(*day) : std::string(records.birth_text.at(record));
}

std::string consent_text(std::uint8_t consent) {
  if (consent == kConsentUnknown) return {};
  return consent == kConsentGiven ? "yes" : "no";
}

/// What the record says of a field that every record has a place for.
std::string text_of(const PersonRecords& records, Field field, std::uint32_t record) {
  switch (field) {
    case Field::kCustomerId: return std::string(records.customer_id.at(record));
    case Field::kEmail: return std::string(records.email.at(record));
    case Field::kBirthDate: return birth_text(records, record);
    case Field::kRegisteredOn: return day_text(records.registered_on.at(record));
    case Field::kMarketingConsent: return consent_text(records.marketing_consent[record]);
    default: return std::string(records.field(field).at(record));
  }
}

void append_known_fields(const Subject& subject, bool hides, Json& fields) {
  for (std::size_t at = 0; at <= static_cast<std::size_t>(Field::kMarketingConsent); ++at) {
    const auto field = static_cast<Field>(at);
    const FieldWords words = words_of(field);
    if (hides && tells_who(words)) continue;
    append_field(
        subject, words, subject.analysis.profiles.survivorship.of(field),
        claims_of(subject,
                  [&](std::uint32_t record) { return text_of(subject.records(), field, record); }),
        fields);
  }
}

/// Whether the address or number that survived says already that it was verified.
bool is_told_beside(const Attribute& attribute, const Json& fields) {
  if (attribute.field != Field::kEmailVerified && attribute.field != Field::kPhoneVerified) {
    return false;
  }
  const std::string_view verified =
      to_string(attribute.field == Field::kEmailVerified ? Field::kEmail : Field::kPhone);
  return std::any_of(fields.begin(), fields.end(), [&](const Json& field) {
    return field["name"] == verified && field["verified"] == true;
  });
}

void append_attributes(const Subject& subject, bool hides, Json& fields) {
  const SurvivorRules& rules = subject.analysis.profiles.survivorship;
  for (const Attribute& attribute : subject.records().attributes.columns) {
    const FieldWords words = words_of(attribute);
    if ((hides && tells_who(words)) || is_told_beside(attribute, fields)) continue;
    append_field(
        subject, words, attribute.field ? rules.of(*attribute.field) : rules.of_own_fields,
        claims_of(subject, [&](std::uint32_t record) { return std::string(attribute.at(record)); }),
        fields);
  }
}

/// Whether a column of a file of customers says something that no field has.
bool is_further(const ImportedFile& file, std::uint32_t column) {
  const Mapping& mapping = file.mapping;
  const auto is_it = [&](const auto& each) { return each.column == column; };
  return !mapping.is_left_out(column) &&
         std::none_of(mapping.fields.begin(), mapping.fields.end(), is_it) &&
         std::none_of(mapping.own_fields.begin(), mapping.own_fields.end(), is_it);
}

void append_row(const Subject& subject, std::uint32_t record, Json& further) {
  const PersonRecords& records = subject.records();
  const ImportedFile& file = *subject.files[records.source[record].index];
  const auto row = file.table.row_of(records.file_row[record]);
  if (!row) return;
  PackedNumbers::Buffer buffer;
  for (std::uint32_t at = 0; at < file.table.columns.size() && further.size() < kMostFurther;
       ++at) {
    const Column& column = file.table.columns[at];
    const std::string_view text = trim(column.cell(*row, buffer));
    if (text.empty() || !is_further(file, at)) continue;
    const FieldWords words{std::nullopt, column.name, column.name, "Other columns", "", {}};
    append_field(subject, words, SurvivorRule::kAll, {{{record}, std::string(text)}}, further);
  }
}

/// The columns that are kept although nobody knows what they mean.
void append_further(const Subject& subject, Json& fields) {
  Json further = Json::array();
  for (const std::uint32_t record : subject.members()) {
    if (subject.records().origin[record] != RecordOrigin::kCustomerRow) continue;
    append_row(subject, record, further);
  }
  fields.insert(fields.end(), further.begin(), further.end());
}

}  // namespace

Json report_profile_fields(const ImportedFiles& files, const Analysis& analysis,
                           ProfileId profile) {
  const Subject subject{files, analysis, profile};
  const bool hides = analysis.profiles.anonymous.test(profile.index);
  Json fields = Json::array();
  append_known_fields(subject, hides, fields);
  append_attributes(subject, hides, fields);
  if (!hides) append_further(subject, fields);
  return fields;
}

}  // namespace sonder
