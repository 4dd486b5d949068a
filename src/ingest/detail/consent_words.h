#pragma once

#include <cstdint>
#include <string_view>

#include "model/population.h"

namespace sonder {

/// What a cell says of a consent: kConsentGiven, kConsentRefused, or kConsentUnknown where it is
/// no word for either. Words for yes and no in many languages, 1 and 0, "subscribed",
/// "unsubscribed" and the like.
std::uint8_t read_consent(std::string_view text);

}  // namespace sonder
