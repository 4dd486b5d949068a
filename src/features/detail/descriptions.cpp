#include "features/detail/descriptions.h"

#include <optional>

#include "features/detail/feature_column.h"
#include "profile/consents.h"

namespace sonder::detail {
namespace {

Feature measure_field(const Population& population, const Profiles& profiles, PersonField field,
                      std::string_view label) {
  Feature feature =
      make_feature({to_string(field), label, "", FeatureType::kCategory, DataType::kDescriptive},
                   profiles.size());
  const CodedText& column = population.records.field(field);
  feature.categories = column.dictionary;
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    const auto record = surviving_record(population, profiles, {profile}, field);
    if (record) set_value(feature, profile, column.codes[record->index]);
  }
  return feature;
}

/// Survives like the fields of `surviving_record`: the best origin first, then the first record.
std::optional<Date> surviving_birth_date(const PersonRecords& records,
                                         std::span<const std::uint32_t> of_profile) {
  std::optional<std::uint32_t> chosen;
  for (const std::uint32_t record : of_profile) {
    if (!records.birth_date.known.test(record)) continue;
    if (!chosen || records.origin[record] < records.origin[*chosen]) chosen = record;
  }
  return chosen ? records.birth_date.at(*chosen) : std::nullopt;
}

std::int32_t whole_years(Date from, Date to) {
  const CivilDate birth = to_civil(from);
  const CivilDate now = to_civil(to);
  const bool had_birthday =
      now.month > birth.month || (now.month == birth.month && now.day >= birth.day);
  return now.year - birth.year - (had_birthday ? 0 : 1);
}

Feature measure_age(const PersonRecords& records, const Profiles& profiles, Date as_of) {
  Feature age =
      make_feature({"age_years", "Age", "years", FeatureType::kInteger, DataType::kDescriptive},
                   profiles.size());
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    const auto birth = surviving_birth_date(records, profiles.records.of({profile}));
    if (birth && *birth <= as_of) set_value(age, profile, whole_years(*birth, as_of));
  }
  return age;
}

Feature measure_email(const Profiles& profiles) {
  Feature has_email = make_feature(
      {"has_email", "Has an e-mail address", "", FeatureType::kBoolean, DataType::kIdentity},
      profiles.size());
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    set_value(has_email, profile, profiles.email.is_empty(profile) ? 0 : 1);
  }
  return has_email;
}

Feature measure_consent(const PersonRecords& records, const Profiles& profiles) {
  Feature consent = make_feature({"marketing_consent", "Consents to marketing", "",
                                  FeatureType::kBoolean, DataType::kIdentity},
                                 profiles.size());
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    const std::uint8_t said =
        weigh_consent(records, profiles.records.of({profile}), Field::kMarketingConsent);
    if (said != kConsentUnknown) set_value(consent, profile, said == kConsentGiven ? 1 : 0);
  }
  return consent;
}

Feature measure_registration(const PersonRecords& records, const Profiles& profiles, Date as_of) {
  Feature registered =
      make_feature({"registered_on", "Registered on", "", FeatureType::kDate, DataType::kIdentity},
                   profiles.size());
  for (std::uint32_t profile = 0; profile < profiles.size(); ++profile) {
    std::optional<Date> earliest;
    for (const std::uint32_t record : profiles.records.of({profile})) {
      const auto day = records.registered_on.at(record);
      if (day && *day <= as_of && (!earliest || *day < *earliest)) earliest = day;
    }
    if (earliest) set_value(registered, profile, earliest->days_since_epoch);
  }
  return registered;
}

}  // namespace

std::vector<Feature> measure_descriptions(const Population& population, const Profiles& profiles,
                                          Date as_of) {
  std::vector<Feature> columns;
  columns.push_back(measure_field(population, profiles, PersonField::kCountry, "Country"));
  columns.push_back(measure_field(population, profiles, PersonField::kCity, "City"));
  columns.push_back(measure_age(population.records, profiles, as_of));
  columns.push_back(measure_email(profiles));
  columns.push_back(measure_consent(population.records, profiles));
  columns.push_back(measure_registration(population.records, profiles, as_of));
  return columns;
}

}  // namespace sonder::detail
