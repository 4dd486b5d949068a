#include "session/consent_view.h"

#include <string_view>
#include <utility>

#include "base/json_members.h"
#include "model/observation.h"
#include "profile/consents.h"

namespace sonder {
namespace {

std::string_view state_name(std::uint8_t consent) {
  if (consent == kConsentUnknown) return "not_known";
  return consent == kConsentGiven ? "given" : "refused";
}

/// What the consents of one person are told from.
struct Subject {
  const ImportedFiles& files;
  const Analysis& analysis;
  ProfileId profile;

  const Population& population() const { return analysis.population(); }
  std::span<const std::uint32_t> records() const { return analysis.profiles.records.of(profile); }
};

Json report_claim(const Subject& subject, std::uint32_t record, Field field, std::uint8_t said) {
  const Population& population = subject.population();
  const auto day = observed_on(population, record);
  return json_object({{"state", state_name(said)},
                      {"source", subject.files[population.records.source[record].index]->name},
                      {"row", population.records.file_row[record]},
                      {"source_class", to_string(source_class_of(population, record, field))},
                      {"observed_on", day ? Json(format_iso(*day)) : Json()}});
}

/// Those that decide first, and among them in the order of files and rows.
Json report_claims(const Subject& subject, Field field) {
  Json claims = Json::array();
  for (const std::uint8_t said : {kConsentRefused, kConsentGiven}) {
    for (const std::uint32_t record : subject.records()) {
      if (consent_of(subject.population().records, record, field) != said) continue;
      claims.push_back(report_claim(subject, record, field, said));
    }
  }
  return claims;
}

Json report_use(const Subject& subject, Field field) {
  const FieldDescription& about = describe(field);
  const std::uint8_t consent =
      weigh_consent(subject.population().records, subject.records(), field);
  return json_object({{"field", about.name},
                      {"label", about.label},
                      {"purpose", to_string(about.purpose)},
                      {"state", state_name(consent)},
                      {"claims", report_claims(subject, field)}});
}

Json report_unsubscribed(const Subject& subject, std::uint32_t message) {
  const Messages& messages = subject.population().messages;
  auto at = messages.moments(MessageStage::kUnsubscribed).at(message);
  if (!at) at = messages.first_moment(message);
  const std::string_view campaign = messages.campaign.at(message);
  return json_object({{"channel", messages.channel.at(message)},
                      {"campaign", campaign.empty() ? Json() : Json(campaign)},
                      {"on", at ? Json(format_iso(day_of(*at))) : Json()},
                      {"source", subject.files[messages.about.source[message].index]->name},
                      {"row", messages.about.file_row[message]}});
}

}  // namespace

Json report_consents(const ImportedFiles& files, const Analysis& analysis, ProfileId profile) {
  const Subject subject{files, analysis, profile};
  Json uses = Json::array();
  for (const Field field : kConsentFields) uses.push_back(report_use(subject, field));
  Json left = Json::array();
  for (const std::uint32_t message : unsubscribed_messages(subject.population(), analysis.profiles,
                                                           profile, analysis.features.as_of)) {
    left.push_back(report_unsubscribed(subject, message));
  }
  return json_object({{"uses", std::move(uses)}, {"unsubscribed", std::move(left)}});
}

}  // namespace sonder
