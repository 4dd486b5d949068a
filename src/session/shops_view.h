#pragma once

#include "base/json.h"
#include "session/analysis.h"

namespace sonder {

/// `ProfileShop[]` of web/src/types.ts: what a person did in each shop, beside all of them.
Json report_profile_shops(const Analysis& analysis, ProfileId profile);

/// `ShopsReport` of web/src/types.ts: how people spread over the shops, or null without any.
Json report_shops(const Analysis& analysis);

}  // namespace sonder
