#include "profile/consents.h"

#include <algorithm>
#include <string_view>

#include "profile/timeline.h"

namespace sonder {

std::uint8_t consent_of(const PersonRecords& records, std::uint32_t record, Field field) {
  if (field == Field::kMarketingConsent) return records.marketing_consent[record];
  const std::string_view said = records.attributes.at(field, record);
  if (said == "yes") return kConsentGiven;
  return said == "no" ? kConsentRefused : kConsentUnknown;
}

std::uint8_t weigh_consent(const PersonRecords& records, std::span<const std::uint32_t> of_profile,
                           Field field) {
  std::uint8_t consent = kConsentUnknown;
  for (const std::uint32_t record : of_profile) {
    const std::uint8_t said = consent_of(records, record, field);
    if (said == kConsentRefused) return kConsentRefused;
    if (said == kConsentGiven) consent = kConsentGiven;
  }
  return consent;
}

std::vector<std::uint32_t> unsubscribed_messages(const Population& population,
                                                 const Profiles& profiles, ProfileId profile,
                                                 Date as_of) {
  const Messages& messages = population.messages;
  std::vector<std::uint32_t> last;
  for (const std::uint32_t message : profiles.messages.of(profile)) {
    if (!reached_as_of(messages, message, MessageStage::kUnsubscribed, as_of)) continue;
    std::erase_if(last, [&](std::uint32_t earlier) {
      return messages.channel.codes[earlier] == messages.channel.codes[message];
    });
    last.push_back(message);
  }
  return last;
}

}  // namespace sonder
