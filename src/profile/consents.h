#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/population.h"
#include "profile/profiles.h"

namespace sonder {

/// The fields in which people allow a use of their data or refuse it. What it is used for is the
/// field's `FieldDescription::purpose`.
inline constexpr std::array<Field, 4> kConsentFields = {
    Field::kMarketingConsent, Field::kAnalyticsConsent, Field::kProfilingConsent,
    Field::kThirdPartyConsent};

/// What one record says of it: kConsentUnknown, kConsentRefused or kConsentGiven. `field` is one of
/// `kConsentFields`. O(attributes).
std::uint8_t consent_of(const PersonRecords& records, std::uint32_t record, Field field);

/// What the records of one person say together: one refusal outweighs any consent, whatever its
/// day, because files seldom tell the day and nobody is to be written to by mistake.
/// kConsentUnknown where none says. O(records * attributes).
std::uint8_t weigh_consent(const PersonRecords& records, std::span<const std::uint32_t> of_profile,
                           Field field);

/// The messages by which a person left a channel as of a day: of each channel the last one that was
/// sent, in the order in which they were sent. O(messages of the person).
std::vector<std::uint32_t> unsubscribed_messages(const Population& population,
                                                 const Profiles& profiles, ProfileId profile,
                                                 Date as_of);

}  // namespace sonder
